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

from keigarage.domain.changes import Change
from keigarage.domain.words import say
from keigarage.ui.car_page.history_words import told, when_text
from keigarage.ui.desk import Desk
from keigarage.ui.rows_model import Column, RowsModel

_COLUMNS: tuple[Column[Change], ...] = (
    Column("at", "When", when_text, order=lambda change: (change.at, change.id), width=190),
    Column("what", "What", lambda change: change.words, width=420),
    Column("standing", "Taken back", lambda change: told(change).standing, width=170),
    Column("by", "By", lambda change: say(change.by), width=100),
)


class HistoryDialog(QDialog):
    """Newest first; what the chosen change did to each field stands below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("History of the garage"))
        self.resize(960, 600)
        self._desk = desk
        self.model = RowsModel(_COLUMNS, key=lambda change: change.id, parent=self)
        self.table = self._make_table()
        self._fields = QPlainTextEdit()
        self._fields.setReadOnly(True)
        self._fields.setTabChangesFocus(True)
        self._fields.setAccessibleName(say("What changed, from what to what"))
        self._fields.setMaximumHeight(130)
        hint = QLabel(say("Undo in the Edit menu takes back the newest change first."))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._fields)
        layout.addWidget(hint)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        desk.changed.connect(self._load)
        self._load()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(say("Changes"))
        table.setModel(self.model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for number, column in enumerate(_COLUMNS):
            table.setColumnWidth(number, column.width)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        return table

    def _load(self) -> None:
        self.model.set_things(self._desk.app.garage.history())
        if self.model.rowCount():
            self.table.selectRow(0)

    def _on_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        change = self.model.thing(current.row())
        self._fields.setPlainText("\n".join(told(change).fields) if change else "")
