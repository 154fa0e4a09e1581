"""A garage, open: its stores, its history, and the lock that makes this program its writer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from keigarage.domain.errors import GarageError, GarageReadOnly
from keigarage.domain.words import say
from keigarage.store.cars import CarStore
from keigarage.store.changes import Changes
from keigarage.store.database import Database
from keigarage.store.opening import Opener, Opening
from keigarage.store.papers import PaperStore
from keigarage.store.proofs import ProofStore
from keigarage.store.snapshots import GARAGE_NAME
from keigarage.store.sqlite_edge import Engine
from keigarage.store.steps import STEPS
from keigarage.store.stored import utc_now
from keigarage.store.tables import HISTORY, RECORDS, MilestoneRow, PlanRow
from keigarage.store.trouble import told

if TYPE_CHECKING:
    from keigarage.store.agenda import ItemStateStore, ReminderStore, SeenStore
    from keigarage.store.attachments import AttachmentStore
    from keigarage.store.auctions import AuctionStore
    from keigarage.store.cost_lines import CostLineStore
    from keigarage.store.own_rules import OwnTariffStore, StateNoteStore
    from keigarage.store.people import PersonStore
    from keigarage.store.plans import PlanStore
    from keigarage.store.sailings import SailingStore


class GarageFile:
    """One garage folder, held open. `open` makes it.

    folder           -- where the garage lives
    read_only_reason -- why nothing can be written, as a sentence; empty when it can
    notice           -- what opening had to mend, as a sentence; mostly empty
    is_newer         -- made by a newer version, which has steps that are not in `steps`
    """

    def __init__(
        self,
        opener: Opener,
        opening: Opening,
        database: Database,
        engine: Engine,
        by: str,
    ) -> None:
        now = opener.now
        self.folder = opener.folder
        self.steps = opener.steps
        self.notice = opening.notice
        self.is_newer = opening.is_newer
        self.cars = CarStore(database, now)
        self.proofs = ProofStore(database)
        self.papers = PaperStore(database)
        self.changes = Changes(database, by, now)
        self._database = database
        self._engine = engine
        self._lock = opening.lock

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        write: bool = True,
        mends: bool = True,
        by: str = "window",
        now: Callable[[], datetime] = utc_now,
        steps: Sequence[str] = STEPS,
    ) -> "GarageFile":
        """Open a garage, and make it where it is missing.

        write -- False takes no lock and makes nothing; it reads beside a window that writes
        mends -- False, when only reading, leaves even an unfinished save or an old file alone
        by    -- who writes, for the history: the window or the command line

        raises -- GarageLocked, GarageDamaged with the newest backup named, NotFound (reading
                  only), UpgradeFailed, DiskTrouble; the file is then as it was

        A newer file, or one that may not be written, opens with `read_only_reason`.
        """
        opener = Opener(folder, steps, now)
        opening = opener.to_write() if write else opener.to_read(mends=mends)
        try:
            engine = Engine(folder / GARAGE_NAME, write=opening.lock is not None)
            database = Database(
                engine,
                read_only_reason=opening.read_only_reason,
                before_reading=engine.forbid_writing,
            )
            with told():
                engine.connect()
            file = cls(opener, opening, database, engine, by)
            if opening.is_newer:
                file._refuse_if_unreadable()
        except BaseException:
            if opening.lock:
                opening.lock.release(clean=False)
            raise
        return file

    # A garage opens on its cars; what the owner noted of states is read with the states.

    @cached_property
    def state_notes(self) -> "StateNoteStore":
        from keigarage.store.own_rules import StateNoteStore

        return StateNoteStore(self._database)

    @cached_property
    def own_tariffs(self) -> "OwnTariffStore":
        from keigarage.store.own_rules import OwnTariffStore

        return OwnTariffStore(self._database)

    # The import of a car is looked at seldom, so what reads it is never in a start's way.

    @cached_property
    def sailings(self) -> "SailingStore":
        from keigarage.store.sailings import SailingStore

        return SailingStore(self._database)

    @cached_property
    def plans(self) -> "PlanStore":
        from keigarage.store.plans import PlanStore

        return PlanStore(self._database, self.sailings)

    # So is the agenda, which belongs to no picture a start shows.

    @cached_property
    def reminders(self) -> "ReminderStore":
        from keigarage.store.agenda import ReminderStore

        return ReminderStore(self._database)

    @cached_property
    def item_states(self) -> "ItemStateStore":
        from keigarage.store.agenda import ItemStateStore

        return ItemStateStore(self._database)

    @cached_property
    def seen(self) -> "SeenStore":
        from keigarage.store.agenda import SeenStore

        return SeenStore(self._database)

    @cached_property
    def cost_lines(self) -> "CostLineStore":
        from keigarage.store.cost_lines import CostLineStore

        return CostLineStore(self._database)

    @cached_property
    def attachments(self) -> "AttachmentStore":
        from keigarage.store.attachments import AttachmentStore

        return AttachmentStore(self._database, self.folder)

    @cached_property
    def auctions(self) -> "AuctionStore":
        from keigarage.store.auctions import AuctionStore

        return AuctionStore(self._database)

    @cached_property
    def people(self) -> "PersonStore":
        from keigarage.store.people import PersonStore

        return PersonStore(self._database)

    def has_arrivals(self) -> bool:
        """Whether any car's plan says when it lands, so that it could land too early."""
        on_ship = PlanRow.select(PlanRow.id).where(PlanRow.sailing_id.is_null(False))
        landed = MilestoneRow.select(MilestoneRow.id).where(MilestoneRow.done.is_null(False))
        return any(self._database.value(asked.limit(1)) for asked in (on_ship, landed))

    @property
    def path(self) -> Path:
        """The database itself. Never open it by hand while this is open."""
        return self.folder / GARAGE_NAME

    @property
    def read_only_reason(self) -> str:
        return self._database.read_only_reason

    @contextmanager
    def together(self) -> Iterator[None]:
        """All writes inside are saved as one, or none of them; may be nested.

        raises -- GarageReadOnly, DiskTrouble; nothing saved before is lost, and it may be tried
                  again
        """
        with self._database.together():
            yield

    @contextmanager
    def visit(self) -> Iterator["GarageFile"]:
        """Lend the calling thread a connection to read with; only the opening thread writes."""
        with self._database.visit():
            yield self

    def data_version(self) -> int:
        """A number that changes once another process has written; a window then looks again."""
        with told():
            return self._engine.writes_by_others()

    def check(self) -> list[str]:
        """Everything wrong with this garage, in words; empty when it is sound."""
        from keigarage.store.check import problems  # seldom needed, so never in a start's way

        return problems(self, self._database)

    def check_files(self) -> list[str]:
        """The attached files that are missing or changed, and those no car has, in words."""
        from keigarage.store.file_check import file_problems

        return list(file_problems(self.attachments, self._database))

    def close(self) -> None:
        """Close the file and let the next one write; doing so twice is harmless."""
        try:
            self._database.close()
        finally:
            lock, self._lock = self._lock, None
            if lock:
                lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.close()

    def _refuse_if_unreadable(self) -> None:
        """A newer file may lack a column that this version reads."""
        try:
            for model in (RECORDS | HISTORY).values():
                self._database.rows(model.select().limit(0))
        except GarageError:
            self.close()
            raise
        except Exception as problem:
            self.close()
            raise GarageReadOnly(
                say("This garage was last opened with a newer version of the program: install that "
                    "version to open it.")
            ) from problem  # fmt: skip
