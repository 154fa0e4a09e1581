"""A whole rule book read to the end, each record into its value: what a rule pack must pass."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from keigarage.domain.car_fields import STATE_CODES
from keigarage.domain.catalogue import Generation
from keigarage.domain.eligibility import Counting
from keigarage.domain.errors import BrokenRuleBook
from keigarage.domain.states import Jurisdiction
from keigarage.domain.words import say
from keigarage.reference import age_rules, background, catalogue, federal, jurisdictions
from keigarage.reference.files import BrokenFile
from keigarage.reference.pack_source import shown
from keigarage.reference.rulebook import EPA, FEDERAL, TARIFF, RuleBook
from keigarage.reference.shapes import Page, Row

_MOST_YEARS, _MOST_MPH, _MOST_MM = 100, 100, 20_000
_MOST = Decimal(10) ** 12

# Both modules hold the shapes of the federal files; importing them makes every shape known.
PAGES: tuple[type[Page], ...] = tuple(
    shape
    for module in (federal, background)
    for shape in vars(module).values()
    if isinstance(shape, type) and issubclass(shape, Page) and shape is not Page
)

# The readers of the book and the file each of them rests on.
_ASKED: tuple[tuple[str, Callable[[RuleBook], object]], ...] = (
    (age_rules.FILE, RuleBook.age_rules),
    (catalogue.INDEX, RuleBook.generations),
    (jurisdictions.INDEX, RuleBook.state_codes),
    (federal.Papers.file, RuleBook.federal_papers),
    (background.Kei.file, RuleBook.kei_standards),
    (federal.Duty.file, RuleBook.duty_rows),
    (federal.Fees.file, RuleBook.fee_rows),
    (federal.Milestones.file, RuleBook.milestones),
    (federal.Costs.file, RuleBook.cost_templates),
    (background.Auction.file, RuleBook.auction_words),
)


def book_files(book: RuleBook) -> frozenset[str]:
    """Every file that a book consists of."""
    states = (f"states/{code}.json" for code in book.state_codes())
    makers = (f"catalogue/{stem}.json" for stem in book.makers().values())
    pages = (page.file for page in PAGES)
    return frozenset(
        {age_rules.FILE, jurisdictions.INDEX, catalogue.INDEX, *states, *makers, *pages}
    )


def read_whole(book: RuleBook) -> None:
    """Read every record of the book into its domain value.

    raises -- BrokenFile, naming the file and the key
    """
    for page in PAGES:
        for key, number in _decimals(book.page(page), "$"):
            if not (number.is_finite() and abs(number) < _MOST):
                raise _broken(page.file, key, say("{text} is no number", text=number))
    for file, ask in _ASKED:
        _asked(file, partial(ask, book))
    if set(book.state_codes()) != STATE_CODES:
        what = say("it has to name the fifty states and DC, and no other")
        raise _broken(jurisdictions.INDEX, "$.names", what)
    for code in book.state_codes():
        file = f"states/{code}.json"
        state: Jurisdiction = _asked(file, partial(book.state, code))
        for key, what in _odd_state(state):
            raise _broken(file, key, what)
    for generation in book.generations():
        for key, what in _odd_generation(generation):
            raise _broken(catalogue.INDEX, f"{generation.id}: {key}", what)
    _check_ages(book)


def _asked(file: str, ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except BrokenRuleBook:
        raise
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError) as trouble:
        why = shown(str(trouble))
        raise _broken(file, "$", say("the program cannot use it ({why})", why=why)) from trouble


def _decimals(value: Any, place: str) -> Iterator[tuple[str, Decimal]]:
    """The exact numbers of a page, which may also be given as text, and so as any text."""
    if isinstance(value, Decimal):
        yield place, value
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _decimals(inner, f"{place}[{number}]")
    elif isinstance(value, Row):
        for key in value.__struct_fields__:
            yield from _decimals(getattr(value, key), f"{place}.{key}")


def _odd_state(state: Jurisdiction) -> Iterator[tuple[str, str]]:
    if not state.sources:
        yield "$.sources", say("a state needs its sources")
    if not state.name.strip():
        yield "$.name", say("a state needs its name")
    for key, value, most in (("max_posted_mph", state.max_posted_mph, _MOST_MPH),
                             ("min_age_years", state.min_age_years, _MOST_YEARS)):  # fmt: skip
        if value is not None and not 0 <= value <= most:
            yield f"$.{key}", say("it has to be from 0 to {most}", most=most)


def _odd_generation(generation: Generation) -> Iterator[tuple[str, str]]:
    start, end = generation.production_start, generation.production_end
    if start and end and end.last < start.first:
        yield "production_end", say("it ends before it begins")
    for key in ("length_mm", "width_mm", "height_mm", "displacement_cc"):
        value = getattr(generation, key)
        if value is not None and not 0 < value <= _MOST_MM:
            yield key, say("it has to be from 1 to {most}", most=_MOST_MM)


def _check_ages(book: RuleBook) -> None:
    rules = book.age_rules()
    for wanted in (FEDERAL, EPA, TARIFF):
        rule = rules.get(wanted)
        if rule is None or rule.min_years is None or rule.counted is Counting.UNKNOWN:
            what = say("the rule {id} and its years have to stay", id=wanted)
            raise _broken(age_rules.FILE, "$.rules", what)
    for rule in rules.values():
        if rule.min_years is not None and not 0 < rule.min_years <= _MOST_YEARS:
            what = say("{id} has to ask for 1 to {most} years", id=rule.id, most=_MOST_YEARS)
            raise _broken(age_rules.FILE, "$.rules", what)


def _broken(file: str, key: str, what: str) -> BrokenFile:
    return BrokenFile(what, file, key, what)
