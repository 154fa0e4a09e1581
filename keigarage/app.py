"""The composition root: the one module that knows every layer and hands each what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING

from keigarage.places import Places
from keigarage.reference import RuleBook
from keigarage.services.garage import Garage
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.services.outlooks import Outlooks
from keigarage.services.paperwork import Paperwork
from keigarage.services.preferences import PreferenceFile
from keigarage.services.printing import Printing
from keigarage.services.the_book import open_book
from keigarage.store.garage_file import GarageFile

if TYPE_CHECKING:
    from keigarage.services.agenda import Agenda
    from keigarage.services.auctions import Auctions
    from keigarage.services.calendar import Calendar
    from keigarage.services.files import Files
    from keigarage.services.money import Money
    from keigarage.services.notebook import Notebook
    from keigarage.services.people import People
    from keigarage.services.rulepacks import RulePacks
    from keigarage.services.shipping import Shipping


@dataclass(frozen=True, slots=True)
class App:
    """One open garage and everything that can be done with it; close it, or use it in `with`."""

    places: Places
    file: GarageFile
    book: RuleBook
    garage: Garage
    outlooks: Outlooks
    paperwork: Paperwork
    printing: Printing
    preferences: PreferenceFile
    announce: Announce
    today: Callable[[], date]

    # None of these keeps anything; each is imported when first asked for: a start shows none.

    @property
    def shipping(self) -> "Shipping":
        from keigarage.services.shipping import Shipping

        return Shipping(self.file, self.book, self.announce, self.today)

    @property
    def money(self) -> "Money":
        from keigarage.services.money import Money

        return Money(self.file, self.book, self.announce, self.today)

    @property
    def notebook(self) -> "Notebook":
        from keigarage.services.notebook import Notebook

        return Notebook(self.file, self.book, self.announce, self.today)

    @property
    def files(self) -> "Files":
        from keigarage.services.files import Files

        return Files(self.file, self.announce)

    @property
    def agenda(self) -> "Agenda":
        from keigarage.services.agenda import Agenda

        return Agenda(self.file, self.outlooks, self.announce)

    @property
    def calendar(self) -> "Calendar":
        from keigarage.services.calendar import Calendar

        return Calendar(self.file, self.book, self.today, self.preferences)

    @property
    def auctions(self) -> "Auctions":
        from keigarage.services.auctions import Auctions

        return Auctions(self.file, self.book, self.announce)

    @property
    def people(self) -> "People":
        from keigarage.services.people import People

        return People(self.file, self.announce)

    @property
    def packs(self) -> "RulePacks":
        from keigarage.services.rulepacks import RulePacks

        return RulePacks(self.places.config, self.book, self.garage.cars, self.outlooks.forget_book)

    def close(self) -> None:
        self.file.close()

    def __enter__(self) -> "App":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_app(
    places: Places,
    announce: Announce = to_nobody,
    *,
    write: bool = True,
    mends: bool = True,
    by: str = "window",
    today: Callable[[], date] = date.today,
    book: RuleBook | None = None,
) -> App:
    """Open the garage in `places.garage` and put the program together around it.

    `write=False` reads beside a window that is open; a garage that is not there yet is made.
    With `mends=False` as well, nothing at all is made, mended or locked.
    raises -- GarageError: locked, damaged, or on a disk that cannot be read
    """
    missing = mends and not (places.garage / "garage.sqlite").exists()
    file = GarageFile.open(places.garage, write=write or missing, mends=mends, by=by)
    book = book or open_book(places.config)
    preferences = PreferenceFile(places.config)
    outlooks = Outlooks(file, book, today, lambda: preferences.load().extra_rules)

    def tell(happened: Happened) -> None:
        # Before anybody looks again, so that no table shows an answer that was just overruled.
        outlooks.forget_notes()
        announce(happened)

    return App(
        places=places,
        file=file,
        book=book,
        garage=Garage(file, tell),
        outlooks=outlooks,
        paperwork=Paperwork(file, book, tell),
        printing=Printing(outlooks),
        preferences=preferences,
        announce=tell,
        today=today,
    )
