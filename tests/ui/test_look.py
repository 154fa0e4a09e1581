"""The look: colours that can be read, outlines true to scale, marks that need no colour."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication

from keigarage.places import resource
from keigarage.ui.look import fonts, palette, theme
from keigarage.ui.look.icons import icon, icon_pixmap
from keigarage.ui.look.marks import Mark, mark_word, paint_fill, paint_mark, paint_progress
from keigarage.ui.look.outline import (
    Outline,
    car_outline,
    outline_pixmap,
    paint_color,
    paint_outline,
)
from keigarage.ui.look.palette import DARK, GROUNDS, LIGHT, TEXT_ROLES, Palette, Role, contrast
from keigarage.ui.look.plate import PlateFace, PlateWidget, paint_chip, paint_plate

SCHEMES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
BODIES = ("hatchback", "truck", "microvan", "sedan", "wagon", "suv", "coupe", "roadster", "van")
YEARS = (1958, 1967, 1976, 1985, 1992, 2001, 2018, None)


def drawn(width: int, height: int, draw: Callable[[QPainter], None]) -> QImage:
    """A clear picture after `draw` had its painter."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def pixels(image: QImage) -> list[QColor]:
    """The pixels that have at least half their ink."""
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel for pixel in found if pixel.alpha() > 127]


def near(one: QColor, other: QColor, within: int = 40) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= within for a, b in pairs)


@pytest.fixture
def own_scheme(qapp: QApplication) -> Iterator[None]:
    yield
    palette.set_scheme("system")
    palette.apply(qapp)


# ---- colours


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT_ROLES)
def test_words_can_be_read_on_every_ground(colors: Palette, text: Role, ground: Role) -> None:
    assert contrast(colors.hex(text), colors.hex(ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize(
    "text, ground",
    [
        (Role.PLATE_INK, Role.PLATE),
        (Role.PLATE_INK, Role.PLATE_PALE),
        (Role.SURFACE, Role.INK),
        (Role.SURFACE, Role.PRIMARY_HOVER),
    ],
)
def test_plates_buttons_and_tips_can_be_read(colors: Palette, text: Role, ground: Role) -> None:
    assert contrast(colors.hex(text), colors.hex(ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", [Role.WINDOW, Role.SURFACE, Role.FIELD])
def test_the_focus_ring_stands_out(colors: Palette, ground: Role) -> None:
    assert contrast(colors.hex(Role.FOCUS), colors.hex(ground)) >= 3


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@SCHEMES
def test_the_stylesheet_takes_all_its_colours_from_the_palette(colors: Palette) -> None:
    sheet = theme.stylesheet(colors)
    assert "@" not in sheet
    assert colors.selection in sheet
    written = re.findall(r"#[0-9A-Fa-f]{6}", resource("style.qss").read_text("utf-8"))
    assert set(written) <= {"#FFFFFF"}  # a previewed page is white paper in either scheme


def test_every_picture_the_stylesheet_asks_for_is_there() -> None:
    names = re.findall(r"url\(look:([^)]+)\)", resource("style.qss").read_text("utf-8"))
    assert names
    assert [name for name in names if not resource(f"icons/{name}").is_file()] == []


def test_the_owner_can_turn_the_lights_off(qapp: QApplication, own_scheme: None) -> None:
    palette.apply(qapp)
    palette.set_scheme("dark")
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert DARK.surface in qapp.styleSheet()
    palette.set_scheme("light")
    assert qapp.palette().window().color() == QColor(LIGHT.window)
    assert LIGHT.surface in qapp.styleSheet()


def test_the_system_is_followed_while_the_program_runs(
    qapp: QApplication, own_scheme: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette.apply(qapp)
    palette.apply(qapp)  # a second dressing must not follow twice
    dressed: list[Palette] = []
    monkeypatch.setattr(theme, "current", lambda: dressed.append(DARK) or DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert len(dressed) == 1


def test_a_scheme_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="sepia"):
        palette.set_scheme("sepia")


def test_plates_are_written_in_the_bundled_face(qapp: QApplication) -> None:
    assert QFontInfo(fonts.plate_font(34, bold=True)).family() == fonts.JAPANESE


def test_japanese_has_a_face_behind_the_interface_face(qapp: QApplication) -> None:
    assert fonts.interface_font().families()[-1] == fonts.JAPANESE
    assert fonts.interface_font().pixelSize() == fonts.px(fonts.FIELD)


# ---- outlines


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("year", YEARS)
def test_an_outline_fills_its_dimensions(qapp: QApplication, body: str, year: int | None) -> None:
    outline = car_outline(body, 3295, None, None, era_year=year)
    everything = QRectF()
    for part in outline.parts:
        everything = everything.united(part.path.boundingRect())
    assert outline.length == 3295
    assert everything.left() == pytest.approx(0, abs=30)
    assert everything.right() == pytest.approx(3295, abs=30)
    assert everything.bottom() == pytest.approx(outline.height, abs=30)
    assert not outline.part("body").isEmpty()
    assert not outline.part("glass").isEmpty()


@pytest.mark.parametrize("body", BODIES)
def test_wheels_are_round_stand_on_the_ground_and_keep_the_wheelbase(
    qapp: QApplication, body: str
) -> None:
    front, rear = car_outline(body, 3295, 1600, 2200, era_year=1992).wheels
    assert rear.x - front.x == pytest.approx(2200)
    assert (front.y, rear.y) == (front.radius, rear.radius)
    assert front.x - front.radius > 0
    assert rear.x + rear.radius < 3295


def test_a_taller_car_is_drawn_taller_on_the_same_wheels(qapp: QApplication) -> None:
    low = car_outline("microvan", 3295, 1750, 1900, era_year=1992)
    high = car_outline("microvan", 3295, 1950, 1900, era_year=1992)
    assert high.part("body").boundingRect().bottom() > low.part("body").boundingRect().bottom()
    assert high.wheels == low.wheels


@pytest.mark.parametrize("wrong", [0, 33, 329_500])
def test_a_slip_of_the_keyboard_does_not_bend_the_drawing(qapp: QApplication, wrong: int) -> None:
    usual = car_outline("hatchback", era_year=1992)
    slipped = car_outline("hatchback", wrong, wrong, wrong, era_year=1992)
    assert (slipped.length, slipped.height) == (usual.length, usual.height)
    assert slipped.wheels == usual.wheels


def test_an_unknown_body_is_drawn_all_the_same(qapp: QApplication) -> None:
    assert car_outline("hovercraft").key == car_outline("hatchback").key


def shape_of(outline: Outline) -> str:
    return outline.key.split("/")[1]


@pytest.mark.parametrize(
    "body, year, model, measures, shape",
    [
        ("roadster", 1991, "Honda Beat", (3295, 1175, 2280), "roadster-mid"),
        ("roadster", 1964, "Honda S600", (3300, 1200, 2000), "roadster-classic"),
        ("roadster", 1992, "Suzuki", (3295, 1185, 2060), "roadster-long"),
        ("coupe", 1992, "Autozam AZ-1", (3295, 1150, 2235), "coupe-wedge"),
        ("sedan", 1969, "Subaru 360", (2990, 1380, 1800), "bubble"),
        ("hatchback", 1985, "Mira", (3195, 1400, 2250), "hatch-box"),
        ("hatchback", 1994, "Vivio", (3295, 1385, 2310), "hatch-round"),
        ("hatchback", 1995, "Move", (3295, 1695, 2300), "wagon-tall"),
        ("suv", 1970, "Suzuki Jimny", (2995, 1670, 1930), "suv-open"),
        ("suv", 1990, "Suzuki Jimny", (3295, 1670, 2030), "suv-box"),
        ("suv", 2018, "Suzuki Jimny", (3395, 1725, 2250), "suv-box"),
        ("truck", 1991, "Suzuki Carry", (3295, 1765, 1940), "truck-cab"),
        ("truck", 1999, "Suzuki Carry", (3395, 1780, 2350), "truck-nose"),
        ("truck", 1957, "Daihatsu Midget", (2540, None, 1680), "truck-three"),
        ("truck", 1983, "Suzuki", (3195, 1290, 2150), "truck-bonnet"),
        ("truck", 2020, "Ford F-150", (5885, 1961, 3693), "truck-long"),
        ("microvan", 1990, "Subaru Sambar", (3195, 1900, 1885), "microvan-cab"),
    ],
)
def test_each_age_and_name_has_its_own_shape(
    qapp: QApplication,
    body: str,
    year: int,
    model: str,
    measures: tuple[int, int | None, int],
    shape: str,
) -> None:
    assert shape_of(car_outline(body, *measures, era_year=year, model=model)) == shape


@pytest.mark.parametrize("body", BODIES)
def test_front_and_top_views_keep_the_width(qapp: QApplication, body: str) -> None:
    front = car_outline(body, 3295, 1500, None, "front", 1992, width_mm=1395)
    top = car_outline(body, 3295, 1500, None, "top", 1992, width_mm=1395)
    assert (front.length, front.height) == (1395, 1500)
    assert (top.length, top.height) == (3295, 1395)
    assert front.part("body").boundingRect().width() == pytest.approx(1395, rel=0.05)
    assert top.part("body").boundingRect().height() == pytest.approx(1395, rel=0.05)


@SCHEMES
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("size", [(36, 18), (160, 70)])
def test_a_red_car_is_seen_as_red(
    qapp: QApplication, body: str, size: tuple[int, int], colors: Palette
) -> None:
    outline = car_outline(body, era_year=1992)
    red = paint_color("red")
    image = drawn(
        *size, lambda painter: paint_outline(painter, QRectF(0, 0, *size), outline, red, colors)
    )
    seen = pixels(image)
    reddish = [pixel for pixel in seen if pixel.red() > 1.6 * max(pixel.green(), pixel.blue())]
    assert len(seen) > size[0] * size[1] * 0.15
    assert len(reddish) > len(seen) * 0.25


def test_a_picture_is_painted_once_for_each_scheme(qapp: QApplication) -> None:
    outline, color, size = car_outline("truck", era_year=1992), paint_color("white"), QSize(36, 18)
    first = outline_pixmap(outline, color, size, 2.0, LIGHT)
    assert first.size() == QSize(72, 36)
    assert outline_pixmap(outline, color, size, 2.0, LIGHT).cacheKey() == first.cacheKey()
    assert outline_pixmap(outline, color, size, 2.0, DARK).cacheKey() != first.cacheKey()


@pytest.mark.parametrize(
    "names",
    [
        ("yellow", "Carnival Yellow", "黄", "イエロー"),
        ("white", "White", "白", "white pearl", "Pearl White"),
        ("silver", "Silver metallic", "銀", "シルバー"),
        ("British green", "british racing green"),
        ("red", "赤", "Red/Silver two-tone", "red and black"),
        ("blue", "青", "Siberia Blue", "grey blue"),
    ],
)
def test_one_paint_goes_by_many_names(names: tuple[str, ...]) -> None:
    assert {paint_color(name).name() for name in names} == {paint_color(names[0]).name()}


def test_dark_and_light_shades_differ_from_the_plain_colour() -> None:
    dark, plain, light = (paint_color(name).lightness() for name in ("dark red", "red", "薄赤"))
    assert dark < plain < light


@pytest.mark.parametrize("name", [None, "", "   ", "shichisai", "(((", "#12"])
def test_an_unknown_colour_is_a_pleasant_grey(name: str | None) -> None:
    color = paint_color(name)
    assert color.isValid()
    assert color.saturation() < 40


# ---- marks


@SCHEMES
def test_marks_differ_by_shape_and_not_by_colour_alone(qapp: QApplication, colors: Palette) -> None:
    black, area = QColor("black"), QRectF(0, 0, 20, 20)
    shapes = {
        mark: drawn(20, 20, lambda painter, m=mark: paint_mark(painter, area, m, colors, black))
        for mark in Mark
    }
    assert all(pixels(image) for image in shapes.values())
    assert [pair for pair in combinations(Mark, 2) if shapes[pair[0]] == shapes[pair[1]]] == []


def test_every_mark_has_a_word_of_its_own() -> None:
    words = [mark_word(mark) for mark in Mark]
    assert all(words)
    assert len(set(words)) == len(words)


@SCHEMES
def test_unsettled_states_are_hatched(qapp: QApplication, colors: Palette) -> None:
    area = QPainterPath()
    area.addRect(0, 0, 24, 24)
    hatched = drawn(24, 24, lambda painter: paint_fill(painter, area, Mark.UNSETTLED, colors))
    plain = drawn(24, 24, lambda painter: paint_fill(painter, area, Mark.YES, colors))
    assert len({pixel.name() for pixel in pixels(hatched)}) > 1
    assert {pixel.name() for pixel in pixels(plain)} == {QColor(colors.yes_fill).name()}


@pytest.mark.parametrize("done, needed, share", [(0, 9, 0), (3, 6, 0.5), (9, 9, 1), (1, 0, 0)])
def test_progress_shows_the_share_done(
    qapp: QApplication, done: int, needed: int, share: float
) -> None:
    area = QRectF(0, 0, 100, 6)
    image = drawn(100, 6, lambda painter: paint_progress(painter, area, done, needed, LIGHT))
    row = [image.pixelColor(x, 3) for x in range(100)]
    assert sum(near(pixel, QColor(LIGHT.ink)) for pixel in row) == pytest.approx(share * 100, abs=3)


# ---- plates

FACES = [
    PlateFace("countdown", "1,074", "days", "31 October 2028"),
    PlateFace("window", "8", "days", "1 to 30 Nov 2026"),
    PlateFace("eligible", "may enter", "", "since 31 May 2016"),
    PlateFace("unknown", "?", "", "no date yet"),
    PlateFace("countdown", "123,456,789", "Kalendertage", "a date told at far too great a length"),
]


@SCHEMES
@pytest.mark.parametrize("face", FACES, ids=lambda face: face.spoken[:12])
@pytest.mark.parametrize("size", [(88, 24), (150, 76), (300, 150)])
def test_nothing_spills_over_the_edge_of_a_plate(
    qapp: QApplication, colors: Palette, face: PlateFace, size: tuple[int, int]
) -> None:
    wide, high = size
    area = QRectF(20, 20, wide, high)
    image = drawn(wide + 40, high + 40, lambda painter: paint_plate(painter, area, face, colors))
    eraser = QPainter(image)
    eraser.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    eraser.fillRect(area.adjusted(-1, -1, 1, 1), Qt.GlobalColor.transparent)
    eraser.end()
    assert image == drawn(wide + 40, high + 40, lambda painter: None)


def test_an_open_window_is_hatched_and_eligible_has_a_green_edge(qapp: QApplication) -> None:
    def plate(kind: str) -> QImage:
        face, area = PlateFace(kind, "8", "days", "30 June 2027"), QRectF(0, 0, 168, 84)
        return drawn(168, 84, lambda painter: paint_plate(painter, area, face, LIGHT))

    pale = QColor(LIGHT.plate_pale)
    assert any(near(pixel, pale, 4) for pixel in pixels(plate("window")))
    assert not any(near(pixel, pale, 4) for pixel in pixels(plate("countdown")))
    assert near(plate("eligible").pixelColor(0, 42), QColor(LIGHT.yes))
    assert plate("eligible").pixelColor(20, 30).alpha() == 0


def test_a_chip_is_yellow_and_hatched_in_a_window(qapp: QApplication) -> None:
    def chip(hatched: bool) -> QImage:
        area = QRectF(0, 0, 60, 18)
        return drawn(60, 18, lambda painter: paint_chip(painter, area, "8 days", hatched, LIGHT))

    assert chip(False) != chip(True)
    assert near(chip(False).pixelColor(4, 4), QColor(LIGHT.plate))


def test_a_screen_reader_hears_the_plate(qapp: QApplication) -> None:
    plate = PlateWidget(PlateFace("countdown", "220", "days", "30 June 2027"))
    assert plate.accessibleName() == "220 days, 30 June 2027"
    plate.set_face(PlateFace("eligible", "may enter", "", "since 31 May 2016"))
    assert plate.accessibleName() == "may enter, since 31 May 2016"


# ---- icons

ICONS = sorted(
    file.stem for file in resource("icons").glob("*.svg") if not file.stem.startswith("control-")
)


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_one_family(qapp: QApplication, name: str) -> None:
    drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 20 20"' in drawing
    assert re.findall(r'stroke-width="([^"]+)"', drawing) == ["1.5"]
    assert "#" not in drawing  # every line takes the ink it is given
    assert pixels(icon_pixmap(name, 20, 1.0).toImage())


def test_icons_turn_with_the_scheme(qapp: QApplication, own_scheme: None) -> None:
    add = icon("add")
    palette.set_scheme("light")
    assert near(add.pixmap(20, 20).toImage().pixelColor(10, 10), QColor(LIGHT.ink))
    palette.set_scheme("dark")
    assert near(add.pixmap(20, 20).toImage().pixelColor(10, 10), QColor(DARK.ink))


def test_icons_are_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    assert icon("add").pixmap(QSize(20, 20), 2.0).toImage().size() == QSize(40, 40)


def test_changing_a_copy_leaves_the_icon_whole(qapp: QApplication) -> None:
    for _ in range(50):
        copy = QIcon(icon("add"))
        copy.addPixmap(QPixmap(4, 4))
        assert not copy.pixmap(20, 20).isNull()
    assert pixels(icon("add").pixmap(20, 20).toImage())


def test_a_misspelt_icon_is_noticed(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("garrage")


def test_drawing_svg_is_not_loaded_before_an_icon_is_seen() -> None:
    script = (
        "import sys; import keigarage.ui.look.icons, keigarage.ui.look.outline, "
        "keigarage.ui.look.plate, keigarage.ui.look.theme; "
        "print('PySide6.QtSvg' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
