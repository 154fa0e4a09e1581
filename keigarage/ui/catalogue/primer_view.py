"""The primer on the page: a card for each point, with its drawing, its sources, its next step."""

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Kind, kind_of
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.ui.catalogue.columns import Columns
from keigarage.ui.catalogue.flow import Flow
from keigarage.ui.catalogue.primer import (
    ACCENT,
    CIVIC,
    PICKUP,
    TODAYS_KEI,
    Action,
    Evidence,
    Picture,
    Point,
    points,
)
from keigarage.ui.catalogue.primer_pictures import Ladder, Parade, kei_plate
from keigarage.ui.catalogue.source_link import SourceLink, site_of
from keigarage.ui.catalogue.words import say_confidence
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, FIELD
from keigarage.ui.look.palette import Role

_LEAST_PX, _MOST_COLUMNS = 320, 3
_PADDING_PX = 18


class Primer(Columns):
    """What is a kei?

    compare_wanted -- ids of generations to put side by side
    maker_wanted -- the name of a maker whose cars are asked for
    """

    compare_wanted = Signal(object)
    maker_wanted = Signal(str)

    def __init__(self, book: RuleBook, parent: QWidget | None = None) -> None:
        super().__init__(parent, least=_LEAST_PX, most=_MOST_COLUMNS)
        self._book = book
        self._by_id = {one.id: one for one in book.generations()}
        self.setAccessibleName(say("What is a kei?"))
        self._left: Iterator[Point] = iter(points(book))
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._grow)
        self._next.start()

    def finish(self) -> None:
        """Make every card that is still to come."""
        while self._next.isActive():
            self._grow()

    def _grow(self) -> None:
        """One more card: all at once they would hold up a key pressed while the page opens."""
        point = next(self._left, None)
        if point is None:
            self._next.stop()
            return
        card = self._card(point)
        self.add(card)
        card.show()

    def _card(self, point: Point) -> QFrame:
        card = QFrame(self)
        card.setProperty("card", True)
        policy = card.sizePolicy()
        policy.setHeightForWidth(True)
        card.setSizePolicy(policy)
        column = QVBoxLayout(card)
        column.setContentsMargins(_PADDING_PX, 16, _PADDING_PX, 14)
        column.setSpacing(8)
        column.addWidget(Prose(point.title, Role.INK, 15, bold=True, parent=card))
        picture = self._picture(point.picture, card)
        if picture is not None:
            column.addWidget(picture, 0, _side(point.picture))
        for words in point.paragraphs:
            column.addWidget(Prose(words, Role.INK, FIELD, parent=card))
        for part in self._action(point.action, card):
            column.addWidget(part)
        if point.evidence:
            column.addWidget(_evidence(point, card))
        return card

    def _picture(self, picture: Picture, parent: QWidget) -> QWidget | None:
        match picture:
            case Picture.LADDER:
                return Ladder(self._book.kei_standards(), parent)
            case Picture.PARADE:
                return Parade(self._known(TODAYS_KEI, ACCENT, CIVIC, PICKUP), parent)
            case Picture.PLATE:
                return kei_plate(parent)
        return None

    def _action(self, action: Action, parent: QWidget) -> list[QWidget]:
        if action is Action.COMPARE:
            ids = [one.id for one in self._known(TODAYS_KEI, ACCENT, CIVIC, PICKUP)]
            button = QPushButton(say("Compare them in figures"), parent)
            button.clicked.connect(lambda: self.compare_wanted.emit(ids))
            flow = Flow(parent)
            flow.add(button)
            return [flow]
        if action is Action.MAKERS:
            return [self._makers(parent)]
        return []

    def _makers(self, parent: QWidget) -> Flow:
        """Every maker of a kei, the busiest first; pressing one lists its cars."""
        flow = Flow(parent, gap=6, line_gap=6)
        counts = Counter(one.make for one in self._book.generations()
                         if kind_of(one) is Kind.KEI)  # fmt: skip
        for maker, count in counts.most_common():
            button = QPushButton(f"{maker.replace('&', '&&')}  {count}", flow)
            button.setProperty("kind", "chip")
            button.setAccessibleName(
                say("{maker}: {count} kei generations", maker=maker, count=count)
            )
            button.setToolTip(say("Show the kei cars of this maker"))
            button.clicked.connect(self._to_maker(maker))
            flow.add(button)
        return flow

    def _to_maker(self, maker: str) -> Callable[[], None]:
        return lambda: self.maker_wanted.emit(maker)

    def _known(self, *ids: str) -> list[Generation]:
        return [self._by_id[name] for name in ids if name in self._by_id]


def _side(picture: Picture) -> Qt.AlignmentFlag:
    """A plate keeps its size at the left; the other drawings fill the card."""
    return Qt.AlignmentFlag.AlignLeft if picture is Picture.PLATE else Qt.AlignmentFlag(0)


def _evidence(point: Point, parent: QWidget) -> Flow:
    """The sources in small print, each with how sure it is."""
    flow = Flow(parent, gap=10, line_gap=0)
    word = say("Source") if len(point.evidence) == 1 else say("Sources")
    flow.add(Prose(word, Role.QUIET, CAPTION, parent=flow))
    for one in point.evidence:
        if one.address:
            link = SourceLink(one.address, point.title, _named(one), flow)
            link.setAccessibleName(say("Source of {what}: {site}", what=point.title,
                                       site=_named(one)))  # fmt: skip
            flow.add(link)
        else:
            words = f"{one.words} · {say_confidence(one.confidence)}"
            flow.add(Prose(words, Role.QUIET, CAPTION, parent=flow))
    return flow


def _named(one: Evidence) -> str:
    """`1998 · high`, or the site where the figure is not one of a row."""
    return f"{one.words or site_of(one.address)} · {say(one.confidence.value)}"
