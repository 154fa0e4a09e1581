"""Tab in the order the eye reads, though parts of a page are made late.

Qt keeps the order in which controls were made, and boxes made of several controls cannot be moved
in it as one. So the page asks where its controls stand and goes by that.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from keigarage.ui.car_page.section import Section

_LINE_PX = 10


def next_stop(page: QWidget, current: QWidget, forward: bool) -> QWidget | None:
    """Where Tab goes from `current`: inside the page, then out of it, then round again."""
    order = _stops(page)
    if not order:
        return None
    place = order.index(current) if current in order else -1 if forward else len(order)
    place += 1 if forward else -1
    if 0 <= place < len(order):
        return order[place]
    outside = [widget for widget in _chain(page.window()) if not page.isAncestorOf(widget)]
    if outside:
        return outside[0] if forward else outside[-1]
    return order[0] if forward else order[-1]


def _stops(page: QWidget) -> list[QWidget]:
    sections = page.findChildren(Section)
    found = [w for w in page.findChildren(QWidget) if _takes_tab(w) and w.window() is page.window()]

    def where(widget: QWidget) -> tuple[int, int, int]:
        at = widget.mapTo(page, QPoint(0, 0))
        holder = next((n for n, s in enumerate(sections, 1) if s.isAncestorOf(widget)), 0)
        # Things on one line differ by a pixel or two in height.
        return holder, (at.y() + widget.height() // 2) // _LINE_PX, at.x()

    return sorted(found, key=where)


def _chain(window: QWidget) -> list[QWidget]:
    """Everything in the window that takes Tab, in Qt's own order."""
    found, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if _takes_tab(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and widget.height() > 0
    )
