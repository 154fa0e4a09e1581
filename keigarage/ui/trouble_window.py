"""A garage that cannot be opened: one sentence, and the ways on from there."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.words import say


class TroubleWindow(QWidget):
    """Stands in for the main window; nothing in the garage is touched while it shows."""

    open_wanted = Signal(object)
    again_wanted = Signal()
    sample_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, folder: Path, sentence: str, *, has_backup: bool = False) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("trouble")
        self.setWindowTitle(say("Kei Garage"))
        self.resize(680, 280)
        title = QLabel(say("This garage could not be opened"))
        title.setProperty("role", "title")
        self.words = QLabel(sentence)
        self.words.setWordWrap(True)
        place = QLabel(str(folder))
        place.setProperty("role", "quiet")
        place.setWordWrap(True)
        for label in (title, self.words, place):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.again = QPushButton(say("Try again"))
        self.again.setProperty("kind", "primary")
        self.again.setDefault(True)
        self.again.clicked.connect(self.again_wanted)
        self.backup = QPushButton(say("Open a copy of the backup"))
        self.backup.setToolTip(say("The newest sound backup, in a folder of its own"))
        self.backup.clicked.connect(self.backup_wanted)
        self.backup.setVisible(has_backup)
        other = QPushButton(say("Open another garage…"))
        other.clicked.connect(lambda: self._choose(folder))
        sample = QPushButton(say("Open the sample garage"))
        sample.clicked.connect(self.sample_wanted)
        quit_ = QPushButton(say("Quit"))
        quit_.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.again, self.backup, other, sample, quit_):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.words)
        layout.addWidget(place)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _choose(self, folder: Path) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("Open a garage folder"), str(folder))
        if chosen:
            self.open_wanted.emit(Path(chosen))
