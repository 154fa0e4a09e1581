"""The one door of every write: each is a named change that keeps every row before and after."""

from collections.abc import Callable, Sequence
from datetime import datetime

from keigarage.domain.car import CarId
from keigarage.domain.changes import Change, ChangeId, RowWrite, Standing, Verb
from keigarage.domain.errors import GarageError, NothingToUndo
from keigarage.domain.words import say
from keigarage.store import history
from keigarage.store.database import Database
from keigarage.store.rows import Step, StoredRow, put, standing, steps_of, storable
from keigarage.store.stored import utc_now
from keigarage.store.tables import ChangeRow


class Changes:
    """The history of the garage, and the writing that makes it.

    Undo takes back the last change that holds, redo brings back the first that was taken back, and
    a new change lets go of those. All of it stands in the tables, so it survives a restart.
    """

    def __init__(self, database: Database, by: str, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._by = by
        self._now = now
        self._last_keys: dict[str, int] = {}

    def write(
        self,
        verb: Verb,
        writes: Sequence[RowWrite],
        *,
        subject: str,
        detail: str = "",
        car_id: CarId | None = None,
    ) -> Change | None:
        """Write the rows and record them, in one transaction; None when nothing differs.

        A column that a row leaves out keeps its value, and in a new row stands empty.
        raises -- UnreadableValue for text that cannot be stored, GarageReadOnly, DiskTrouble
        """
        with self._database.together():
            steps = steps_of(self._database, writes)
            if not steps:
                return None
            change = Change(
                id=ChangeId(history.next_id(self._database, ChangeRow)),
                at=self._now(),
                verb=verb,
                subject=subject,
                detail=detail,
                by=self._by,
                car_id=car_id,
                standing=Standing.DONE,
            )
            with storable(steps):
                put(self._database, steps)
                history.drop_undone(self._database)
                history.record(self._database, change, steps)
        return change

    def new_key(self, table: str) -> int:
        """The id for a new row. None is ever given twice, so that the history stays true.

        The tables remember the ids of rows that are gone, this object those it has given out.
        """
        last = self._last_keys.get(table)
        if last is None:
            last = history.last_key(self._database, table)
        self._last_keys[table] = last + 1
        return last + 1

    def undo(self) -> Change:
        """Take back the last change that holds.

        raises -- NothingToUndo, or GarageError when its rows no longer stand as it left them
        """
        with self._database.together():
            change = self.next_undo()
            if change is None:
                raise NothingToUndo(say("There is nothing to undo."))
            steps = history.steps_of_change(self._database, change.id)
            self._lead(change, [step.back for step in reversed(steps)])
            return history.told(history.mark(self._database, change, Standing.UNDONE), steps)

    def redo(self) -> Change:
        """Bring back the first change that was taken back; raises as `undo` does."""
        with self._database.together():
            change = self.next_redo()
            if change is None:
                raise NothingToUndo(say("There is nothing to redo."))
            steps = history.steps_of_change(self._database, change.id)
            self._lead(change, steps)
            return history.told(history.mark(self._database, change, Standing.DONE), steps)

    def next_undo(self) -> Change | None:
        """The change that `undo` would take back, without its fields."""
        return history.first(self._database, Standing.DONE, newest=True)

    def next_redo(self) -> Change | None:
        """The change that `redo` would bring back, without its fields."""
        return history.first(self._database, Standing.UNDONE, newest=False)

    def history(self, car_id: CarId | None = None, limit: int = 500) -> list[Change]:
        """The changes of the garage or of one car, newest first, from what to what.

        A change of more than `history.MOST_ROWS` rows, such as an import, tells its fields in the
        history of each car alone.
        """
        return history.read(self._database, car_id, limit)

    def _lead(self, change: Change, steps: Sequence[Step]) -> None:
        """Lead the rows along the steps, once each is found to stand where its step begins."""
        current = standing(self._database, (step.place for step in steps))
        for step in steps:
            if not _agrees(current[step.place], step.before):
                raise GarageError(
                    say("“{change}” stays as it is: what it changed has been changed by other "
                        "means since, and that would be lost.", change=change.words)
                )  # fmt: skip
            current[step.place] = step.after
        put(self._database, steps)


def _agrees(stands: StoredRow, wanted: StoredRow) -> bool:
    """Equal in every column the history told of; a column added since has no say."""
    if stands is None or wanted is None:
        return stands is wanted
    return all(stands.get(name) == value for name, value in wanted.items())
