"""The papers of a car: how far each is, and moving one on."""

from collections.abc import Mapping

from keigarage.domain.car import CarId
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound
from keigarage.domain.paperwork import PAPER_WORDS, Paper, PaperRecord, PaperSpec, PaperState
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.garage_file import GarageFile


class Paperwork:
    """Marks papers; which papers there are is the rule book's to say."""

    def __init__(self, file: GarageFile, book: RuleBook, announce: Announce = to_nobody) -> None:
        self._file = file
        self._book = book
        self._announce = announce

    def spec(self, paper_id: str, state: str) -> PaperSpec:
        """The paper named, among the federal ones and those of `state`; raises NotFound.

        A form number does as well as an id: `130-U`, `HS-7`.
        """
        wanted = paper_id.strip().lower()
        specs = self._book.papers_for(state)
        for spec in specs:
            if wanted in (spec.id, spec.form.lower()) and wanted:
                return spec
        known = ", ".join(spec.id for spec in specs)
        raise NotFound(
            say("There is no paper {paper} here: choose one of {known}.",
                paper=paper_id, known=known)
        )  # fmt: skip

    def mark(
        self, car_id: CarId, paper_id: str, state: PaperState, due: PartialDate | None = None
    ) -> None:
        """Set how far a paper is. `due` replaces the date it is due by, when one is given."""
        self._put(car_id, paper_id, state, due)

    def move_on(self, car_id: CarId, paper: Paper) -> PaperState:
        """Move the paper to its next state, and say which that is."""
        self._put(car_id, paper.spec.id, paper.state.next, None)
        return paper.state.next

    def _put(
        self, car_id: CarId, paper_id: str, state: PaperState, due: PartialDate | None
    ) -> None:
        with self._file.together():
            car = self._file.cars.get(car_id)
            records = self._file.papers.of(car_id)
            held = records.get(paper_id)
            record = PaperRecord(
                paper_id=paper_id, state=state, due=due or (held.due if held else None)
            )
            untouched = PaperRecord(paper_id=paper_id, state=PaperState.NEEDED)
            if held is None and record == untouched and not self._follows(paper_id, records):
                return  # what nobody has touched is needed already
            key = self._file.papers.key(car_id, paper_id) or self._file.changes.new_key("paper")
            row = self._file.papers.row(car_id, record)
            change = self._file.changes.write(
                Verb.SET_PAPER,
                [RowWrite("paper", key, row)],
                subject=car.title,
                detail=self._named(paper_id, car.state, state),
                car_id=car_id,
            )
        if change is not None:
            self._announce(Happened(change, car_id))

    def _follows(self, paper_id: str, records: Mapping[str, PaperRecord]) -> bool:
        """Whether the paper, untouched, takes its state from a federal one already at hand."""
        code = paper_id.split("-", 1)[0].upper()
        known = self._book.papers_for(code) if code in self._book.state_codes() else ()
        federal = next((spec.same_as for spec in known if spec.id == paper_id), "")
        return federal in records and records[federal].state.done

    def _named(self, paper_id: str, code: str, state: PaperState) -> str:
        # A paper of another state than the car's own is known by that state's letters.
        prefix = paper_id.split("-", 1)[0].upper()
        for place in (code, prefix if prefix in self._book.state_codes() else ""):
            for spec in self._book.papers_for(place):
                if spec.id == paper_id:
                    name = spec.form or spec.title
                    return say("{paper} as {state}", paper=name, state=say(PAPER_WORDS[state]))
        return paper_id
