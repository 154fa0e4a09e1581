"""Letting the page scroll to what keys have reached inside a part of it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea


def reveal(view: QAbstractScrollArea, area: QRect) -> None:
    """Scroll the page around `view` until `area` of its viewport is seen."""
    page = view.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    inside = page.widget() if page is not None else None
    if page is None or inside is None or not area.isValid() or not view.isVisible():
        return
    middle = view.viewport().mapTo(inside, area.center())
    page.ensureVisible(middle.x(), middle.y(), 0, area.height() // 2 + 8)
