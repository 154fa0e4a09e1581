"""The window of the rule packs: those there are, and what a new one would change."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.dates import date_text
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.services.rulepacks import InstalledPack, PackReport
from keigarage.ui.desk import Desk
from keigarage.ui.problems import attempt


class PacksDialog(QDialog):
    """Nothing takes effect before its differences were shown and "Use this pack" was pressed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report: PackReport | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Rule packs"))
        self.resize(720, 560)
        self.packs = QListWidget()
        self.packs.setAccessibleName(say("Installed rule packs"))
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(say("What the pack changes"))
        self.heading, self.problem = _label("section"), _label("error")
        self.zip = _button(say("Look at a &zip file…"), self._choose_zip)
        self.folder = _button(say("Look at a &folder…"), self._choose_folder)
        self.off = _button(say("&Take off"), self._take_off)
        self.use = _button(say("&Use this pack"), self._use)
        self.use.setProperty("kind", "primary")
        self._lay_out()
        self.packs.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._load()

    def look_at(self, path: Path) -> None:
        """Check a pack whole, away from the window's thread, and show what it would change."""
        self._offer(None)
        self.problem.setText("")
        self.heading.setText(say("Checking {name}…", name=path.name))
        self.told.setPlainText("")
        packs = self._desk.app.packs
        cars = self._desk.app.garage.cars()
        self._desk.background.run(
            lambda: packs.inspect(path, cars), self._show_report, self._refuse
        )

    def _lay_out(self) -> None:
        intro = _label("quiet")
        intro.setText(
            say("A pack is a folder or zip of rule files from your club. It is laid over the "
                "program's own book, and can be taken off again at any time.")
        )  # fmt: skip
        upper = QHBoxLayout()
        upper.setSpacing(12)
        for button in (self.zip, self.folder):
            upper.addWidget(button)
        upper.addStretch(1)
        upper.addWidget(self.off)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        close = _button(say("Close"), self.accept)
        close.setToolTip(say("Close (Esc)"))
        lower.addWidget(self.problem, 1)
        lower.addWidget(close)
        lower.addWidget(self.use)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addWidget(self.packs, 1)
        layout.addLayout(upper)
        layout.addWidget(line)
        layout.addWidget(self.heading)
        layout.addWidget(self.told, 2)
        layout.addLayout(lower)

    def _load(self) -> None:
        self.packs.clear()
        for pack in self._desk.app.packs.installed():
            item = QListWidgetItem(_title(pack), self.packs)
            item.setData(Qt.ItemDataRole.UserRole, pack)
        self.off.setEnabled(self.packs.count() > 0)
        if self.packs.count():
            self.packs.setCurrentRow(0)
        else:
            self.heading.setText(say("No rule pack is laid over the book."))
            self.told.setPlainText("")
        self._offer(None)

    def _show_chosen(self) -> None:
        pack = self._chosen()
        if pack is None:
            return
        self._offer(None)
        self.heading.setText(_title(pack))
        lines = [pack.trouble] if pack.trouble else []
        if pack.info is not None and pack.info.notes:
            lines.append(pack.info.notes)
        lines += [say("Replaces {file}", file=name) for name in pack.files]
        self.told.setPlainText("\n".join(lines))

    def _show_report(self, report: PackReport) -> None:
        info = report.pack.info
        self.heading.setText(
            say("{name} {version} by {author}, {date}", name=info.name, version=info.version,
                author=info.author, date=date_text(info.date))
        )  # fmt: skip
        lines = [*report.differences] or [say("It says the same as the book does now.")]
        if report.affected:
            lines += ["", say("Cars in this garage that it concerns:")]
            for car in report.affected:
                lines += [f"{car.car.title}: {reason}" for reason in car.because]
        self.told.setPlainText("\n".join(lines))
        self._offer(report)

    def _refuse(self, problem: Exception) -> None:
        self.heading.setText(say("This pack was refused; nothing has changed."))
        if not isinstance(problem, GarageError):
            raise problem
        self.told.setPlainText(str(problem))

    def _offer(self, report: PackReport | None) -> None:
        self._report = report
        self.use.setEnabled(report is not None)

    def _use(self) -> None:
        report = self._report
        if report is not None and self._attempt(lambda: self._desk.app.packs.install(report)):
            self._changed()

    def _take_off(self) -> None:
        pack = self._chosen()
        if pack is not None and self._attempt(lambda: self._desk.app.packs.remove(pack.name)):
            self._changed()

    def _changed(self) -> None:
        self._load()
        self._desk.book_changed.emit()

    def _chosen(self) -> InstalledPack | None:
        item = self.packs.currentItem()
        found: Any = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found if isinstance(found, InstalledPack) else None

    def _attempt(self, work: Any) -> bool:
        self.problem.setText("")
        return attempt(work, self.problem.setText)

    def _choose_zip(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, say("Look at a rule pack"), "", say("Rule packs (*.zip)")
        )
        if chosen:
            self.look_at(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("Look at a rule pack"))
        if chosen:
            self.look_at(Path(chosen))


def _title(pack: InstalledPack) -> str:
    if pack.info is None:
        return pack.name
    told = say("{name} {version} by {author}", name=pack.name, version=pack.info.version,
               author=pack.info.author)  # fmt: skip
    return told if pack.active else say("{pack} (not in use)", pack=told)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _button(words: str, act: Any) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda *_: act())
    return button
