"""A garage, open: its stores, its history, and the lock that makes this program its writer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

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
from keigarage.store.tables import HISTORY, RECORDS
from keigarage.store.trouble import told


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
        by: str = "window",
        now: Callable[[], datetime] = utc_now,
        steps: Sequence[str] = STEPS,
    ) -> "GarageFile":
        """Open a garage, and make it where it is missing.

        write -- False takes no lock and makes nothing; it reads beside a window that writes
        by    -- who writes, for the history: the window or the command line

        raises -- GarageLocked, GarageDamaged with the newest backup named, NotFound (reading
                  only), UpgradeFailed, DiskTrouble; the file is then as it was

        A newer file, or one that may not be written, opens with `read_only_reason`.
        """
        opener = Opener(folder, steps, now)
        opening = opener.to_write() if write else opener.to_read()
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
