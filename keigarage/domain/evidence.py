"""Proof of age: what each paper can show, how sure it is, and where papers quarrel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keigarage.domain.car import Proof, ProofKind
from keigarage.domain.dates import PartialDate, Precision, date_text, day_text, years_after
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say

LABELS = {
    ProofKind.DATE_LABEL: "maker's date label",
    ProofKind.SEAT_BELT_TAG: "seat-belt tag",
    ProofKind.GLASS_CODE: "glass code",
    ProofKind.FIRST_SALE_INVOICE: "first-sale invoice",
    ProofKind.OLD_REGISTRATION: "25-year-old registration",
    ProofKind.MAKERS_LETTER: "maker's letter",
    ProofKind.HISTORICAL_SOCIETY: "historical society's statement",
}

# NHTSA's FAQ names the label, the invoice, the old registration and the society, in that order;
# a maker's letter is not in the text that was read, and tags and codes date only a part.
STRENGTH = {
    ProofKind.DATE_LABEL: Confidence.HIGH,
    ProofKind.FIRST_SALE_INVOICE: Confidence.HIGH,
    ProofKind.OLD_REGISTRATION: Confidence.HIGH,
    ProofKind.HISTORICAL_SOCIETY: Confidence.HIGH,
    ProofKind.MAKERS_LETTER: Confidence.MEDIUM,
    ProofKind.SEAT_BELT_TAG: Confidence.LOW,
    ProofKind.GLASS_CODE: Confidence.LOW,
}
_ORDER = tuple(STRENGTH)

# A part is made before the car it goes into; a sale or a registration comes after.
_NOT_BEFORE = frozenset({ProofKind.SEAT_BELT_TAG, ProofKind.GLASS_CODE})
_NOT_AFTER = frozenset({ProofKind.FIRST_SALE_INVOICE, ProofKind.OLD_REGISTRATION})


@dataclass(frozen=True, slots=True)
class _Claim:
    """The days of manufacture that one date or paper allows."""

    words: str
    first: date
    last: date
    of_part: bool = False


def _claim(proof: Proof) -> _Claim:
    words = say("{paper} ({when})", paper=say(LABELS[proof.kind]), when=date_text(proof.date))
    first = date.min if proof.kind in _NOT_AFTER else proof.date.first
    last = date.max if proof.kind in _NOT_BEFORE else proof.date.last
    return _Claim(words, first, last, of_part=proof.kind in _NOT_BEFORE)


def best_proof(proofs: Iterable[Proof]) -> Proof | None:
    """The proof an officer is likeliest to take; the finer date wins between equals."""
    fineness = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}
    return min(
        proofs,
        key=lambda proof: (_ORDER.index(proof.kind), fineness[proof.date.precision]),
        default=None,
    )


def confidence(
    proofs: Iterable[Proof],
    built: PartialDate | None = None,
    first_registered: PartialDate | None = None,
) -> Confidence:
    """How sure the date is: the best proof's strength, or unchecked where none is recorded.

    Dates and papers that contradict each other make it a conflict, however strong the papers.
    """
    held = tuple(proofs)
    if conflicts(built, first_registered, held):
        return Confidence.CONFLICT
    best = best_proof(held)
    return STRENGTH[best.kind] if best else Confidence.UNCHECKED


def agreeing(
    built: PartialDate | None, first_registered: PartialDate | None, proofs: Iterable[Proof]
) -> tuple[Proof, ...]:
    """The proofs that do not contradict the date that counts: an answer may rest on these."""
    stands_in = None if built else first_registered
    return tuple(proof for proof in proofs if not conflicts(built, stands_in, (proof,)))


def conflicts(
    built: PartialDate | None, first_registered: PartialDate | None, proofs: Iterable[Proof]
) -> tuple[str, ...]:
    """One sentence for every two dates or papers that cannot both be true."""
    held = tuple(proofs)
    claims = [_claim(proof) for proof in held]
    if first_registered:
        words = say("first registration ({when})", when=date_text(first_registered))
        claims.insert(0, _Claim(words, date.min, first_registered.last))
    if built:
        words = say("date built ({when})", when=date_text(built))
        claims.insert(0, _Claim(words, built.first, built.last))
    apart = [
        _contradiction(one, other)
        for index, one in enumerate(claims)
        for other in claims[index + 1 :]
        if one.first > other.last or other.first > one.last
    ]
    return (*apart, *_registered_before_the_first(first_registered, held))


def _contradiction(one: _Claim, other: _Claim) -> str:
    if one.of_part or other.of_part:
        return say("The {one} and the {other} contradict each other: find out which is wrong, or "
                   "whether the part was replaced.", one=one.words, other=other.words)  # fmt: skip
    return say("The {one} and the {other} contradict each other: find out which is wrong.",
               one=one.words, other=other.words)  # fmt: skip


def _registered_before_the_first(
    first_registered: PartialDate | None, held: tuple[Proof, ...]
) -> list[str]:
    """Both allow the same days of manufacture, yet the first registration has to be the first."""
    if first_registered is None:
        return []
    return [
        say("The first registration ({when}) and the {other} contradict each other: find out "
            "which is wrong.", when=date_text(first_registered), other=_claim(proof).words)
        for proof in held
        if proof.kind is ProofKind.OLD_REGISTRATION and proof.date.last < first_registered.first
    ]  # fmt: skip


def rests_on(built: PartialDate | None, first_registered: PartialDate | None,
             proofs: Iterable[Proof]) -> str:  # fmt: skip
    """What the answer rests on, in words; never a proof that contradicts the date."""
    if not built and not first_registered:
        return say("no date yet")  # a proof counts once its date is entered
    held = tuple(proofs)
    quarrel = bool(conflicts(built, first_registered, held))
    best = best_proof(agreeing(built, first_registered, held))
    if best and quarrel:
        return say("{paper}, {when} · your records contradict each other",
                   paper=say(LABELS[best.kind]), when=date_text(best.date))  # fmt: skip
    if best:
        return say("{paper}, {when} · confidence {confidence}", paper=say(LABELS[best.kind]),
                   when=date_text(best.date), confidence=STRENGTH[best.kind].value)  # fmt: skip
    if quarrel and built:
        return say("your entry alone, which your records contradict")
    if quarrel:
        return say("first registration alone, which your records contradict")
    if built:
        return say("your entry alone; no proof of age is recorded")
    return say("first registration alone; no proof of age is recorded")


def how_to_narrow(
    built: PartialDate | None,
    first_registered: PartialDate | None,
    proofs: Iterable[Proof],
    years: int,
) -> tuple[str, ...]:
    """How better evidence would shorten the window of a rule of `years` counted by the day."""
    held = tuple(proofs)
    counts = built or first_registered
    if counts is None:
        return (
            say("Enter the date that a label, an invoice or an old registration names: the count "
                "starts with it."),
        )  # fmt: skip
    if built and built.precision is Precision.DAY:
        return ()
    hints = []
    last = _latest_allowed(counts, first_registered, held)
    if last < counts.last and (built is None or built.first <= last):
        hints.append(
            say("Your records say it was built by {last}: if the port takes them, arriving from "
                "{certain} on is enough.", last=day_text(last),
                certain=day_text(years_after(last, years)))
        )  # fmt: skip
    finer = best_proof(proof for proof in held if _says_more(proof, counts, built))
    if finer:
        hints.append(
            say("The {paper} gives {when}: enter that as the date built if it names the car's own "
                "manufacture.", paper=say(LABELS[finer.kind]), when=date_text(finer.date))
        )  # fmt: skip
    return (*hints, *_papers_to_look_for(counts, built))


def _papers_to_look_for(counts: PartialDate, built: PartialDate | None) -> list[str]:
    hints = []
    if built is None:
        hints.append(
            say("First registration only stands in: a label or a maker's letter that names the "
                "date built may be earlier.")
        )  # fmt: skip
    if counts.precision is Precision.YEAR:
        hints.append(
            say("A paper that names the month leaves at most 31 days open: look for the completion "
                "inspection certificate (完成検査終了証), the maker's label or a maker's letter.")
        )  # fmt: skip
    if counts.precision is Precision.MONTH:
        hints.append(
            say("A paper that names the day closes the window: look for the completion inspection "
                "certificate (完成検査終了証) or a maker's letter.")
        )  # fmt: skip
    return hints


def _latest_allowed(
    counts: PartialDate, first_registered: PartialDate | None, held: tuple[Proof, ...]
) -> date:
    ends = [counts.last, *(proof.date.last for proof in held if proof.kind in _NOT_AFTER)]
    if first_registered:
        ends.append(first_registered.last)
    return min(ends)


def _says_more(proof: Proof, counts: PartialDate, built: PartialDate | None) -> bool:
    """Whether the proof names the date built, without contradiction, better than what counts.

    Where first registration stands in, any earlier date may be the one built.
    """
    exact = proof.kind not in _NOT_AFTER | _NOT_BEFORE
    begins = built is None or built.first <= proof.date.first
    return exact and begins and proof.date.last <= counts.last and proof.date != counts
