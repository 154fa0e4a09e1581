"""Names of people the garage knows, offered while a name is typed."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from keigarage.ui.desk import Desk
from keigarage.ui.fields.field import Field


def offer_names(desk: Desk, field: Field) -> None:
    """Offer them in a field of one line."""
    if isinstance(field.editor, QLineEdit):
        _KnownNames(desk, field.editor)


class _KnownNames(QObject):
    """Offers them in one box; read anew whenever the box is gone to."""

    def __init__(self, desk: Desk, box: QLineEdit) -> None:
        super().__init__(box)
        self._desk = desk
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        box.setCompleter(completer)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._names.setStringList(list(self._desk.app.people.names()))
        return False
