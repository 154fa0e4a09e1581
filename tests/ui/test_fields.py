"""The boxes that edit one field of a car each."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from keigarage.domain.car_fields import read_field
from keigarage.domain.dates import PartialDate
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.date_box import DateBox, understanding
from keigarage.ui.fields.field import Draft, Field
from keigarage.ui.fields.line_field import LineField
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.text_field import TextField
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import TABLE

LENGTH = partial(read_field, "length_mm")


class Form(QMainWindow):
    """One box among others, with somewhere else for the focus to go, and an undo of its own."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field, self.other = field, LineField("Other")
        self.undone = 0
        undo = QAction("Undo", self)
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        undo.triggered.connect(self._on_undo)
        self.addAction(undo)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.addWidget(field)
        layout.addWidget(self.other)
        self.setCentralWidget(inside)
        self.sent: list[str] = []
        field.committed.connect(self.sent.append)

    def _on_undo(self) -> None:
        self.undone += 1


_forms: list[Form] = []  # a window that Python lets go of is gone


@pytest.fixture(autouse=True)
def _no_forms_left() -> Iterator[None]:
    yield
    _forms.clear()


def form_of(qtbot: QtBot, field: Field) -> Form:
    form = Form(field)
    _forms.append(form)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    field.setFocus()
    return form


def leave(form: Form) -> None:
    form.other.setFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_saves(qtbot: QtBot, key: Qt.Key) -> None:
    field = LineField("Make")
    form = form_of(qtbot, field)
    qtbot.keyClicks(field.editor, "Honda")
    qtbot.keyClick(field.editor, key)
    assert form.sent == ["Honda"]


def test_leaving_saves_once(qtbot: QtBot) -> None:
    field = LineField("Make")
    form = form_of(qtbot, field)
    qtbot.keyClicks(field.editor, "Honda")
    leave(form)
    field.set_text("Honda")
    field.setFocus()
    leave(form)
    assert form.sent == ["Honda"]


def test_a_pause_of_typing_saves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    field = LineField("Make")
    field._pause.setInterval(30)
    form = form_of(qtbot, field)
    qtbot.keyClicks(field.editor, "Honda")
    assert form.sent == []
    qtbot.waitUntil(lambda: form.sent == ["Honda"], timeout=2000)


def test_wrong_text_is_told_kept_and_not_saved(qtbot: QtBot) -> None:
    field = LineField("Length, mm", LENGTH)
    form = form_of(qtbot, field)
    qtbot.keyClicks(field.editor, "long")
    leave(form)
    assert form.sent == []
    assert field.text() == "long"
    assert "whole number" in field.problem
    assert "whole number" in field.editor.accessibleDescription()
    # Mended text takes the sentence away again.
    field.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "3295")
    assert field.problem == "" and field.editor.accessibleDescription() == ""
    leave(form)
    assert form.sent == ["3295"]


def test_a_refusal_by_the_store_keeps_the_text_and_can_be_tried_again(qtbot: QtBot) -> None:
    field = LineField("Make")
    form = form_of(qtbot, field)
    qtbot.keyClicks(field.editor, "Honda")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.show_problem("The disk is full: free some space.")
    assert field.text() == "Honda" and field.is_unsaved
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert form.sent == ["Honda", "Honda"]
    field.set_text("Honda")
    assert field.problem == "" and not field.is_unsaved


def test_escape_puts_the_stored_text_back(qtbot: QtBot) -> None:
    field = LineField("Length, mm", LENGTH)
    field.set_text("3295")
    form = form_of(qtbot, field)
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "nonsense")
    field.commit()
    assert field.problem
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.text() == "3295" and field.problem == ""
    leave(form)
    assert form.sent == []


def test_news_from_the_store_does_not_overwrite_typing(qtbot: QtBot) -> None:
    field = LineField("Make")
    field.set_text("Honda")
    form_of(qtbot, field)
    qtbot.keyClicks(field.editor, " of")
    typed = field.text()
    field.set_text("Suzuki")
    assert field.text() == typed
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.text() == "Suzuki"


def test_news_from_the_store_shows_in_a_box_with_nothing_unsaved(qtbot: QtBot) -> None:
    field = LineField("Make")
    field.set_text("Honda")
    form_of(qtbot, field)
    field.set_text("Suzuki")
    assert field.text() == "Suzuki"


def test_text_saved_in_a_pause_stays_as_typed_until_the_box_is_left(qtbot: QtBot) -> None:
    box = DateBox("Built", saves=True)
    box._pause.setInterval(20)
    form = form_of(qtbot, box)
    box.committed.connect(lambda _: box.set_text("1991"))
    box.editor.insert("H")
    qtbot.keyClicks(box.editor, "3")
    qtbot.waitUntil(lambda: form.sent == ["H3"], timeout=2000)
    assert box.text() == "H3" and not box.is_unsaved
    leave(form)
    assert box.text() == "1991"
    assert form.sent == ["H3"]


def test_undo_goes_to_the_window_unless_there_is_typing_to_take_back(qtbot: QtBot) -> None:
    field = LineField("Make")
    field.set_text("Honda")
    form = form_of(qtbot, field)
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 1
    qtbot.keyClicks(field.editor, "x")
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 1
    assert field.text() == "Honda"


def test_undo_in_notes_goes_to_the_window_too(qtbot: QtBot) -> None:
    field = TextField("Notes")
    field.set_text("one")
    form = form_of(qtbot, field)
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 1


def test_notes_keep_lines_and_save_on_leaving(qtbot: QtBot) -> None:
    field = TextField("Notes")
    form = form_of(qtbot, field)
    qtbot.keyClicks(field.editor, "one")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(field.editor, " two")
    assert form.sent == []
    leave(form)
    assert form.sent == ["one\n two"]


def test_notes_grow_with_their_text(qtbot: QtBot) -> None:
    field = TextField("Notes")
    form_of(qtbot, field)
    few = field.editor.sizeHint().height()
    field.set_text("line\n" * 9)
    assert field.editor.sizeHint().height() > few


def test_a_choice_from_the_list_is_saved_at_once(qtbot: QtBot) -> None:
    field = ChoiceField("Body", [("", "–"), ("truck", "Truck"), ("van", "Van")])
    form = form_of(qtbot, field)
    field.editor.showPopup()
    field.editor.view().setCurrentIndex(field.editor.model().index(1, 0))
    qtbot.keyClick(field.editor.view(), Qt.Key.Key_Return)
    assert form.sent == ["truck"]


def test_choices_stepped_through_by_keys_are_saved_as_one(qtbot: QtBot) -> None:
    field = ChoiceField("Body", [("", "–"), ("truck", "Truck"), ("van", "Van")])
    field.set_text("")
    form = form_of(qtbot, field)
    for _ in range(3):
        qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert form.sent == []
    leave(form)
    assert form.sent == ["van"]


def test_the_wheel_over_a_choice_changes_nothing(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    field = ChoiceField("Body", [("truck", "Truck"), ("van", "Van")])
    field.set_text("truck")
    form_of(qtbot, field)
    event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                        Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    field.editor.event(event)
    assert field.text() == "truck" and not event.isAccepted()


def test_a_value_that_is_no_choice_any_more_is_shown_as_it_is(qtbot: QtBot) -> None:
    field = ChoiceField("Body", [("truck", "Truck")])
    qtbot.addWidget(field)
    field.set_text("hearse")
    assert field.text() == field.words() == "hearse"


def test_a_draft_comes_back_with_its_sentence(qtbot: QtBot) -> None:
    field = LineField("Length, mm", LENGTH)
    form_of(qtbot, field)
    field.start("3295", Draft("wide", "Length must be a number."))
    assert field.text() == "wide" and field.problem == "Length must be a number."
    assert field.draft() == Draft("wide", "Length must be a number.")
    field.start("3395")
    assert field.text() == "3395" and field.draft() is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("平成3年5月", "平成3年5月 → May 1991"),
        ("H3.5", "H3.5 → May 1991"),
        ("1991-05", "May 1991 · 平成3年5月"),
        ("Nov 2001", "November 2001 · 平成13年11月"),
        ("１９９１", "1991 · 平成3年"),
        ("1989", "1989 · 昭和64年／平成元年"),
    ],
)
def test_the_date_box_shows_what_it_understood(qtbot: QtBot, text: str, told: str) -> None:
    box = DateBox()
    qtbot.addWidget(box)
    seen: list[PartialDate | None] = []
    box.understood.connect(seen.append)
    box.editor.setText("")
    qtbot.keyClicks(box.editor, text) if text.isascii() else box.editor.insert(text)
    assert box._note.text() == told
    assert box.value() == seen[-1]
    assert understanding(text, box.value()) == told


def test_a_wrong_date_is_told_after_a_pause_not_while_typing(qtbot: QtBot) -> None:
    box = DateBox("Built")
    box._late.setInterval(30)
    qtbot.addWidget(box)
    box.editor.insert("昭和65年")
    assert box.problem == "" and box.value() is None
    qtbot.waitUntil(lambda: "ran from" in box.problem, timeout=2000)
    assert box.text() == "昭和65年"


def test_the_date_box_keeps_its_height(qtbot: QtBot) -> None:
    """A sentence of two lines has its room from the start."""
    box = DateBox("Built")
    form = form_of(qtbot, box)
    form.resize(460, 300)
    before = box.height()
    qtbot.keyClicks(box.editor, "1/2/2001")
    box.commit()
    form.layout().activate()
    assert "can mean" in box.problem
    assert box.height() == before


def test_a_form_of_its_own_lets_escape_through(qtbot: QtBot) -> None:
    """In a dialog Escape closes the dialog; the box is no place to stop it."""
    box = DateBox("Built")
    form = form_of(qtbot, box)
    qtbot.keyClicks(box.editor, "19")
    qtbot.keyClick(box.editor, Qt.Key.Key_Escape)
    assert box.text() == "19"
    leave(form)
    assert form.sent == []


def test_every_box_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    for field in (LineField("Make"), DateBox("Built"), TextField("Notes"),
                  ChoiceField("Body", [("", "–")])):  # fmt: skip
        qtbot.addWidget(field)
        interface = QAccessible.queryAccessibleInterface(field.editor)
        told = [interface.text(kind) for kind in (QAccessible.Text.Name,
                                                  QAccessible.Text.Description)]  # fmt: skip
        assert field.label in told


def test_a_problem_with_brackets_is_shown_literally(qtbot: QtBot) -> None:
    field = LineField("Make")
    qtbot.addWidget(field)
    field.show_problem("<b>no</b>")
    labels = field.findChildren(QLabel)
    assert any(label.text().endswith("<b>no</b>") for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_cut_line_keeps_its_spaces(qtbot: QtBot) -> None:
    block = broken("Return the kei papers, get the export certificate", face(TABLE), 120, most=2)
    assert len(block.lines) == 2 and block.lines[1].endswith("…")
    shown = " ".join(block.lines).removesuffix("…")
    assert "Return the kei papers, get the export certificate".startswith(shown.strip())


def test_new_choices_keep_what_stands_in_the_box(qtbot: QtBot) -> None:
    box = ChoiceField("Sailing", [("", "none"), ("1", "Kitsune Maru")])
    form_of(qtbot, box)
    box.start("1")
    box.set_choices([("", "none"), ("1", "Kitsune Maru 2"), ("2", "Tanuki")])
    assert (box.text(), box.words()) == ("1", "Kitsune Maru 2")
    box.set_choices([("", "none")])
    assert box.text() == "1" and not box.is_unsaved


def test_a_date_far_from_japan_is_told_in_one_calendar(qtbot: QtBot) -> None:
    box = DateBox("Arrives", eras=False)
    form_of(qtbot, box)
    box.start("2026-12-03")
    assert box._note.text() == "3 December 2026"
    box.start("令和8年12月3日")
    assert box._note.text() == "令和8年12月3日 → 3 December 2026"
