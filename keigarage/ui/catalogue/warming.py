"""Outlines drawn while nobody waits, so that a key stroke in the search finds them ready."""

from collections.abc import Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from keigarage.domain.catalogue import Generation
from keigarage.ui.catalogue.picture import outline_for, picture_at
from keigarage.ui.catalogue.row_delegate import PX_PER_MM
from keigarage.ui.look import palette

_PAUSE_MS, _WORK_S = 20, 0.004
# Pictures of four times the pixels would push everybody else's out of Qt's cache.
_MOST_RATIO = 1.5


class Warming(QObject):
    """Draws all generations for the list, a few at a time, then stops for good."""

    def __init__(self, generations: Sequence[Generation], screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._left: Iterator[Generation] = iter(generations)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def finish(self) -> None:
        """Draw what is left now."""
        for one in self._left:
            self._draw(one)
        self.stop()

    def _work(self) -> None:
        end = perf_counter() + _WORK_S
        for one in self._left:
            self._draw(one)
            if perf_counter() > end:
                return
        self.stop()

    def _draw(self, one: Generation) -> None:
        outline_for(one)
        ratio = self._screen.devicePixelRatioF()
        if ratio <= _MOST_RATIO:
            picture_at(one, PX_PER_MM, ratio, palette.current())
