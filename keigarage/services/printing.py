"""Printed pages of a car: which report, for which state, on which paper."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keigarage.domain.car import CarId
from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.services.outlooks import Outlooks


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A report decided but not yet drawn: plain values, safe to hand to another thread."""

    title: str
    blocks: tuple[Any, ...]


def draw(manuscript: Manuscript, size: str) -> bytes:
    """The manuscript as a PDF on `letter` or `a4`; touches no store, so it runs on any thread."""
    from keigarage.reports.pdf import render

    return render(manuscript.blocks, size, manuscript.title)


class Printing:
    """Makes reports. ReportLab is imported when the first page is drawn, since it is slow."""

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks

    def compose(self, car_id: CarId, state: str = "") -> Manuscript:
        """What the DMV checklist of a car says; `state` defaults to the car's own.

        raises -- NotFound when neither names a state
        """
        from keigarage.reports.checklist import dmv_checklist

        outlook = self._outlooks.of(car_id, state or None)
        if outlook.state is None:
            raise NotFound(
                say("{car} has no state yet: choose the state that is to plate it.",
                    car=outlook.car.title)
            )  # fmt: skip
        blocks = dmv_checklist(outlook, self._outlooks.generation_of(outlook.car))
        title = f"{outlook.car.title}, {outlook.state.name}"
        return Manuscript(title, tuple(blocks))

    def dmv_checklist(self, car_id: CarId, state: str = "", size: str = "letter") -> bytes:
        """The DMV checklist of a car as a PDF; raises like `compose`."""
        return draw(self.compose(car_id, state), size)

    def save(self, pdf: bytes, path: Path) -> int:
        """Write a rendered report whole or not at all, and say how many pages it has.

        raises -- DiskTrouble, naming the path, when it cannot be written
        """
        from keigarage.reports.pdf import page_count, save

        save(pdf, path)
        return page_count(pdf)
