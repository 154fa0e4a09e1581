"""One open database: queries in, plain rows out, one writing thread, trouble told in sentences."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any, Protocol

import peewee

from keigarage.domain.errors import GarageReadOnly
from keigarage.store.trouble import told

Row = tuple[Any, ...]


class Engine(Protocol):
    """What is used of peewee's database, which tells no types of its own."""

    param: str

    def connect(self) -> bool: ...
    def close(self) -> bool: ...
    def is_closed(self) -> bool: ...
    def cursor(self) -> Any: ...
    def execute(self, query: peewee.Query) -> Any: ...
    def transaction(self) -> AbstractContextManager[Any]: ...


class Database:
    """What the stores and the history talk to; only here is peewee's own database touched.

    The thread that made it is the only one that writes. Any other reads inside `visit`.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        read_only_reason: str = "",
        before_reading: Callable[[], None] = lambda: None,
    ) -> None:
        """`before_reading` makes a connection that was just lent unable to write."""
        self.read_only_reason = read_only_reason
        self._before_reading = before_reading
        self._engine = engine
        self._writer = threading.get_ident()
        self._inside = False
        self._spoiled: BaseException | None = None

    def rows(self, query: peewee.Query) -> list[Row]:
        """The rows of a query, their values as stored."""
        with told(), closing(self._engine.execute(query)) as cursor:
            return list(cursor.fetchall())

    def parts(self, query: peewee.Query, size: int = 500) -> Iterator[list[Row]]:
        """The rows of a long query, some at a time, so that they never all stand in memory."""
        # Closed by hand: the trace of an error would keep the cursor, and with it a lock on the
        # file, until the next garbage collection.
        with told(), closing(self._engine.execute(query)) as cursor:
            while part := cursor.fetchmany(size):
                yield part

    def value(self, query: peewee.Query) -> Any:
        """The first column of the first row; None without a row."""
        found = self.rows(query)
        return found[0][0] if found else None

    def write(self, query: peewee.Query) -> None:
        self._must_be_together()
        with told():
            self._engine.execute(query)

    def write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """One statement for many rows; `?` stands for a value, whatever this database writes."""
        self._must_be_together()
        with told():
            self._engine.cursor().executemany(sql.replace("?", self._engine.param), rows)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is written inside is saved, or nothing of it; an inner one joins the outer.

        Where an inner one fails the outer fails with it, even if the problem was caught between
        them: a full disk has undone the whole transaction by then.
        raises -- GarageReadOnly, GarageLocked, DiskTrouble
        """
        if self.read_only_reason:
            raise GarageReadOnly(self.read_only_reason)
        if threading.get_ident() != self._writer:
            raise RuntimeError("a garage is written by the thread that opened it")
        if self._inside:
            with self._spoiling():
                yield
            return
        with told(), self._engine.transaction():
            self._inside, self._spoiled = True, None
            try:
                yield
                if self._spoiled is not None:
                    raise self._spoiled
            finally:
                self._inside = False

    @contextmanager
    def _spoiling(self) -> Iterator[None]:
        try:
            yield
        except BaseException as problem:
            self._spoiled = self._spoiled or problem
            raise

    @contextmanager
    def visit(self) -> Iterator[None]:
        """Lend the calling thread a connection of its own to read with, until the end."""
        if not self._engine.is_closed():
            yield
            return
        with told():
            self._engine.connect()
        try:
            self._before_reading()
            yield
        finally:
            self._engine.close()

    def close(self) -> None:
        with told():
            self._engine.close()

    def _must_be_together(self) -> None:
        if not self._inside:
            raise RuntimeError("a write outside together() would not be whole")
        if self._spoiled is not None:
            raise self._spoiled


def in_parts(keys: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    """The keys in parts small enough for one query's list of values."""
    every = list(keys)
    for start in range(0, len(every), size):
        yield every[start : start + size]
