"""Slow work goes away and comes back as a value."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class _Result(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        # Python owns the job until its answer is home; Qt would free it too early.
        self.setAutoDelete(False)
        self._work = work
        self.result = _Result()

    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as problem:
            self.result.failed.emit(problem)  # a failed job still ends
        else:
            self.result.done.emit(answer)


class Background(QObject):
    """Runs plain functions of plain values on a thread; answers arrive on the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._jobs: set[_Job] = set()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` elsewhere; exactly one of `done` and `failed` is called here afterwards."""
        job = _Job(work)
        self._jobs.add(job)
        waiter = _Waiter(self, job, done, failed)
        job.result.done.connect(waiter.done)
        job.result.failed.connect(waiter.failed)
        self._pool.start(job)

    def forget(self, job: _Job) -> None:
        self._jobs.discard(job)

    def wait(self) -> None:
        """Let what is under way finish; called before the window goes."""
        self._pool.waitForDone(10_000)


class _Waiter(QObject):
    """Lives on the window's thread, so its slots run there whatever thread the job ran on."""

    def __init__(
        self,
        background: Background,
        job: _Job,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(background)
        self._background, self._job = background, job
        self._done, self._failed = done, failed

    @Slot(object)
    def done(self, answer: Any) -> None:
        self._finish()
        self._done(answer)

    @Slot(object)
    def failed(self, problem: Exception) -> None:
        self._finish()
        self._failed(problem)

    def _finish(self) -> None:
        self._background.forget(self._job)
        self.deleteLater()
