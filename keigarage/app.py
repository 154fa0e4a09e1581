"""The composition root: the one module that knows every layer and hands each what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from keigarage.places import Places
from keigarage.reference import RuleBook
from keigarage.services.garage import Garage
from keigarage.services.happened import Announce, to_nobody
from keigarage.services.outlooks import Outlooks
from keigarage.services.paperwork import Paperwork
from keigarage.services.preferences import PreferenceFile
from keigarage.services.printing import Printing
from keigarage.store.garage_file import GarageFile


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
    by: str = "window",
    today: Callable[[], date] = date.today,
    book: RuleBook | None = None,
) -> App:
    """Open the garage in `places.garage` and put the program together around it.

    `write=False` reads beside a window that is open; a garage that is not there yet is made.
    raises -- GarageError: locked, damaged, or on a disk that cannot be read
    """
    missing = not (places.garage / "garage.sqlite").exists()
    file = GarageFile.open(places.garage, write=write or missing, by=by)
    book = book or RuleBook()
    outlooks = Outlooks(file, book, today)
    return App(
        places=places,
        file=file,
        book=book,
        garage=Garage(file, announce),
        outlooks=outlooks,
        paperwork=Paperwork(file, book, announce),
        printing=Printing(outlooks),
        preferences=PreferenceFile(places.config),
    )
