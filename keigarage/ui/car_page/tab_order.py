"""Keeping Tab in the order the eye reads, though parts of a page are made late."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, part: QWidget) -> None:
    """Let Tab go from `before` through everything inside `part`.

    Qt puts whatever is made last at the end of the window's order.
    """
    for widget in (part, *part.findChildren(QWidget)):
        # A combo box's list is a window of its own.
        if _takes_tab(widget) and widget.window() is before.window():
            QWidget.setTabOrder(before, widget)
            before = widget


def tab_before(part: QWidget, after: QWidget) -> None:
    """Let Tab come to `part` just before `after`."""
    before = after.previousInFocusChain()
    while before is not None and before is not after and not _takes_tab(before):
        before = before.previousInFocusChain()
    if before is not None:
        QWidget.setTabOrder(before, part)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
