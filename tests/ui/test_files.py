"""The files of a car on its page: brought in, looked at, renamed, taken out."""

import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import delete

from keigarage.domain.attachments import FileKind
from keigarage.domain.car import Car, CarId
from keigarage.ui.desk import Desk
from keigarage.ui.files import pictures
from keigarage.ui.files.section import CarFiles


@pytest.fixture
def car_id(desk: Desk) -> CarId:
    found = desk.app.garage.add(Car(name="Beat")).id
    assert found is not None
    return found


@pytest.fixture
def files(qtbot: QtBot, desk: Desk, car_id: CarId) -> CarFiles:
    made = CarFiles(desk)
    qtbot.addWidget(made)
    made.resize(340, 400)
    desk.changed.connect(lambda _: made.show_car(car_id))
    made.show_car(car_id)
    made.show()
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Wide as the camera holds it, tall as its note says it is to be seen."""
    image = Image.new("RGB", (400, 300), "#C33333")
    note = image.getexif()
    note[0x112] = 6
    image.save(tmp_path / "front.jpg", exif=note)
    return tmp_path / "front.jpg"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    canvas = Canvas(str(tmp_path / "title.pdf"))
    for number in range(3):
        canvas.drawString(80, 700, str(number))
        canvas.showPage()
    canvas.save()
    return tmp_path / "title.pdf"


def bomb(path: Path) -> Path:
    """A PNG of 40,000 x 40,000 pixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 5001 * 100)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )
    return path


def test_a_picture_is_drawn_upright(photo):
    picture = pictures.drawn(photo, False, 0, 200)
    assert picture.image is not None
    assert (picture.image.width(), picture.image.height()) == (150, 200)
    assert picture.image.pixelColor(70, 90).red() > 150


def test_a_pdf_is_drawn_page_by_page(pdf):
    pages = [pictures.drawn(pdf, True, number, 300) for number in (0, 2)]
    assert [page.pages for page in pages] == [3, 3]
    assert pages[0].image.height() == 300
    assert pages[0].image != pages[1].image


def test_a_picture_beyond_all_cameras_is_kept_and_not_drawn(tmp_path):
    picture = pictures.drawn(bomb(tmp_path / "huge.png"), False, 0, 200)
    assert picture.image is None
    assert "too large to be shown" in picture.why


@pytest.mark.parametrize("is_pdf", [True, False])
def test_rubbish_is_told_and_harms_nobody(tmp_path, is_pdf):
    rubbish = tmp_path / "x"
    rubbish.write_bytes(b"%PDF-1.7 \x89PNG nothing of the kind" * 20)
    picture = pictures.drawn(rubbish, is_pdf, 0, 200)
    assert picture.image is None
    assert "kept as it was attached" in picture.why


def test_a_reader_that_hangs_or_lies_is_let_go(photo):
    def hangs(*_, **__):
        raise subprocess.TimeoutExpired("reader", 1)

    def lies(command, **_):
        return subprocess.CompletedProcess(command, 0, b'{"pages": 1}\n<svg/>')

    assert "too long" in pictures.drawn(photo, False, 0, 9, run=hangs).why
    assert pictures.drawn(photo, False, 0, 9, run=lies).image is None


def test_files_are_attached_and_shown(qtbot, desk, files, car_id, photo, pdf):
    files.attach([photo, pdf])
    qtbot.waitUntil(lambda: len(files.list.files) == 2)
    assert files.note.text() == ""
    assert desk.app.garage.next_undo().words == "Attach 2 files to Beat"
    file = files.list.files[0]
    qtbot.waitUntil(lambda: files.pictures.of(file, 192) is not None, timeout=20_000)
    assert files.pictures.of(file, 192).image is not None


def test_what_cannot_be_attached_is_told_beneath_the_list(qtbot, files, tmp_path):
    files.attach([tmp_path])
    qtbot.waitUntil(lambda: "is a folder" in files.note.problem)
    assert files.list.files == ()


def test_files_are_dropped(qtbot, files, photo):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo)), QUrl("https://example.com/x.jpg")])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    files.dropEvent(drop)
    # A file manager deletes the original after a move.
    assert drop.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: [file.name for file in files.list.files] == ["front.jpg"])
    assert photo.exists()


def test_a_picture_is_pasted(qtbot, files):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    files.add.setFocus()
    qtbot.keyClick(files.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(files.list.files) == 1)
    (file,) = files.list.files
    assert file.name.startswith("Pasted ") and file.name.endswith(".png")
    content = files._desk.app.files.content(file)
    assert QImage(str(content)).size() == image.size()


def test_a_file_is_renamed_by_keys(qtbot, files, photo):
    files.attach([photo])
    qtbot.waitUntil(lambda: len(files.list.files) == 1)
    files.list.setFocus()
    files.list.setCurrentIndex(files.list.model().index(0, 0))
    qtbot.keyClick(files.list, Qt.Key.Key_F2)
    files.form.name.editor.selectAll()
    qtbot.keyClicks(files.form.name.editor, "auction sheet")
    files.form.kind.start("scan")
    qtbot.keyClick(files.form.name.editor, Qt.Key.Key_Return)
    (file,) = files.list.files
    assert (file.name, file.kind) == ("auction sheet.jpg", FileKind.SCAN)
    assert not files.form.isVisible()


def test_a_file_is_removed_and_brought_back(qtbot, desk, files, photo):
    files.attach([photo])
    qtbot.waitUntil(lambda: len(files.list.files) == 1)
    files.list.setCurrentIndex(files.list.model().index(0, 0))
    qtbot.keyClick(files.list, Qt.Key.Key_Delete)
    assert files.list.files == ()
    desk.app.garage.undo()
    assert [file.name for file in files.list.files] == ["front.jpg"]


def test_a_pdf_is_paged_through(qtbot, files, photo, pdf):
    files.attach([pdf, photo])
    qtbot.waitUntil(lambda: len(files.list.files) == 2)
    preview = files.look_at(files.list.files[0])
    qtbot.waitUntil(lambda: preview.picture is not None, timeout=20_000)
    assert preview.place.text() == "Page 1 of 3"
    first = preview.picture
    preview.turn(1)
    qtbot.waitUntil(lambda: preview.picture is not None, timeout=20_000)
    assert preview.place.text() == "Page 2 of 3"
    assert preview.picture != first
    preview.go(1)
    assert preview.windowTitle() == "front.jpg"
    qtbot.waitUntil(lambda: preview.picture is not None, timeout=20_000)
    assert not preview.place.isVisible()
    preview.close()


def test_a_script_cannot_be_opened_from_here(qtbot, files, tmp_path, photo, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    script = tmp_path / "invoice.html"
    script.write_text("<script>")
    files.attach([script, photo])
    qtbot.waitUntil(lambda: len(files.list.files) == 2)
    actions = {action.text().replace("&", ""): action for action in
               files.menu_of(files.list.files[0]).actions()}  # fmt: skip
    assert not actions["Open in another program"].isEnabled()
    files.out.open(files.list.files[0])
    qtbot.waitUntil(lambda: "save a copy" in files.note.problem)
    assert opened == []
    files.out.open(files.list.files[1])
    qtbot.waitUntil(lambda: len(opened) == 1)
    copy = Path(opened[0].toLocalFile())
    assert copy.stat().st_mode & 0o777 == 0o400


def test_a_garage_that_is_only_read_takes_nothing(files, photo):
    files.set_editable(False)
    files.attach([photo])
    assert not files.add.isEnabled()
    assert not files.acceptDrops()
    assert files.list.files == ()


def test_it_fits_the_narrowest_pane(qtbot, files):
    assert files.minimumSizeHint().width() <= 290


def test_a_page_closed_while_files_are_copied_loses_nothing(qtbot, desk, car_id, photo):
    made = CarFiles(desk)
    made.show_car(car_id)
    made.list.grab()
    made.attach([photo])
    made.pictures.of(desk.app.files.record(car_id, desk.app.files.keep([photo]))[0], 192)
    delete(made)
    qtbot.waitUntil(lambda: len(desk.app.files.of(car_id)) == 2)
    desk.background.wait()
    qtbot.wait(50)  # what comes home to the closed page comes home now
