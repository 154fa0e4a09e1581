"""The history of the whole garage: when, what, and from what to what."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car_fields import FIELD_BY_NAME
from keigarage.domain.changes import Change, FieldChange, Standing
from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.rows_model import Column, RowsModel

_STANDINGS = {
    Standing.DONE: "",
    Standing.UNDONE: "taken back",
    Standing.DROPPED: "taken back, then overtaken",
}


def when_text(change: Change) -> str:
    """The change's moment in local time: `2026-11-22 09:12`."""
    return change.at.astimezone().strftime("%Y-%m-%d %H:%M")


def field_text(field: FieldChange) -> str:
    """`Built: 1991 → 1991-05`; a dash stands for nothing."""
    known = FIELD_BY_NAME.get(field.field)
    label = say(known.label) if known else field.field.replace("_", " ")
    before = "–" if field.before in (None, "") else str(field.before)
    after = "–" if field.after in (None, "") else str(field.after)
    return f"{label}: {before} → {after}"


_COLUMNS: tuple[Column[Change], ...] = (
    Column("at", "When", when_text, order=lambda change: change.at, width=140),
    Column("what", "What", lambda change: change.words, width=380),
    Column("standing", "", lambda change: say(_STANDINGS[change.standing])
                   if change.standing is not Standing.DONE else "", width=180),
    Column("by", "By", lambda change: change.by, width=110),
)  # fmt: skip


class HistoryDialog(QDialog):
    """Newest first; the fields of the chosen change stand below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("History of the garage"))
        self.resize(860, 560)
        self._desk = desk
        self.model = RowsModel(_COLUMNS, key=lambda change: change.id, parent=self)
        self.table = QTableView()
        self.table.setAccessibleName(say("Changes"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setStretchLastSection(True)
        for number, column in enumerate(_COLUMNS):
            self.table.setColumnWidth(number, column.width)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self._fields = QPlainTextEdit()
        self._fields.setReadOnly(True)
        self._fields.setAccessibleName(say("What changed, from what to what"))
        self._fields.setMaximumHeight(160)
        told = QLabel(say("Edit, Undo takes back the newest change first."))
        told.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._fields)
        layout.addWidget(told)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        desk.changed.connect(self._load)
        self._load()

    def _load(self) -> None:
        self.model.set_things(self._desk.app.garage.history())
        if self.model.rowCount():
            self.table.selectRow(0)

    def _on_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        change = self.model.thing(current.row())
        lines = [field_text(field) for field in change.fields] if change else []
        self._fields.setPlainText("\n".join(lines))
