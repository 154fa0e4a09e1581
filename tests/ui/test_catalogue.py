"""The catalogue screen: finding a car, narrowing the list, putting a car in the garage."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from keigarage.domain.car import Body, Car, Stage
from keigarage.domain.catalogue_filter import Filter, Order
from keigarage.domain.words import speak_through
from keigarage.places import places
from keigarage.reference.background import Kei
from keigarage.ui.catalogue.screen import CatalogueScreen
from keigarage.ui.catalogue.source_link import SourceLink
from keigarage.ui.desk import Desk
from keigarage.ui.look import palette
from keigarage.ui.rows_model import THING_ROLE
from keigarage.ui.words import speak_through_qt

TODAY = date(2026, 11, 22)
SHELF = ["honda-s500-as280", "honda-s600-as285", "honda-s800-as800", "subaru-360-k111",
         "suzuki-jimny-lj10", "mitsubishi-minica-h21a", "honda-beat-pp1",
         "autozam-az-1-pg6sa"]  # fmt: skip
PICKUP, CIVIC = "ford-f-150-p702", "honda-civic-hatchback-fl1"


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[CatalogueScreen]:
    yield from shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> Iterator[CatalogueScreen]:
    made = CatalogueScreen(desk)
    made.resize(1136, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    discard(made)


def discard(screen: CatalogueScreen) -> None:
    """Take the screen away at once: the next test dresses every widget that is still there."""
    screen.close()
    delete(screen)


def page(screen: CatalogueScreen) -> QWidget | None:
    return screen.frame.pages.currentWidget()


def settle(qtbot: QtBot, screen: CatalogueScreen) -> None:
    """Let the pane follow the list, as it does when the keys rest."""
    qtbot.waitUntil(lambda: not screen._later.isActive())


def choices(screen: CatalogueScreen, facet: str) -> list[QAction]:
    """The actions of a filter's menu, as it stands when it opens."""
    menu = screen.filters.pills[facet].menu()
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if not action.isSeparator()]


def choose(screen: CatalogueScreen, facet: str, words: str) -> None:
    next(a for a in choices(screen, facet) if a.text().split("\t")[0] == words).trigger()


def counts(screen: CatalogueScreen, facet: str) -> dict[str, int]:
    pairs = (action.text().split("\t") for action in choices(screen, facet))
    return {words: int(count) for words, count in pairs}


# What stands there first


def test_the_empty_search_shows_the_favourites(screen: CatalogueScreen) -> None:
    assert page(screen) is screen.landing
    assert [card.generation.id for card in screen.landing.shelf.cards] == SHELF
    assert "301 kei generations, 4 Hondas" in screen.landing.counts.text()
    said = [card.accessibleName() for card in screen.landing.shelf.cards]
    assert said[0].startswith("Honda S500. not a kei. ") and "9,500 rpm" in said[0]
    assert said[5].startswith("Minica Dangan ZZ. ")
    assert "not a kei" not in said[6]


def test_those_that_come_of_age_stand_below_by_their_day(screen: CatalogueScreen) -> None:
    said = [card.accessibleName() for card in screen.landing.next.cards]
    assert len(said) == 4
    # November 2001 has begun to turn 25: the papers decide until the month is over.
    assert said[0] == ("Daihatsu Max. The first may enter depending on its papers; certain in "
                       "8 days, 30 November 2026")  # fmt: skip
    assert said[1] == "Suzuki MR Wagon. The first may enter in 39 days, 31 December 2026"


def test_a_card_tells_the_pane(qtbot: QtBot, screen: CatalogueScreen) -> None:
    qtbot.mouseClick(screen.landing.shelf.cards[7], Qt.MouseButton.LeftButton)
    assert screen.detail.title.text() == "Autozam AZ-1"
    assert screen.landing.shelf.cards[7].isChecked()
    assert not screen.landing.shelf.cards[6].isChecked()


def test_arrows_go_along_the_shelf(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.search.setFocus()
    qtbot.keyClick(screen.search, Qt.Key.Key_Down)
    cards = screen.landing.shelf.cards
    assert cards[6].hasFocus()  # the one the pane is about
    qtbot.keyClick(cards[6], Qt.Key.Key_Up)  # four stand in a row
    assert cards[2].hasFocus() and screen.detail.title.text() == "Honda S800"
    qtbot.keyClick(cards[2], Qt.Key.Key_Left)
    assert screen.detail.title.text() == "Honda S600"


def test_the_whole_list_is_one_press_away(qtbot: QtBot, screen: CatalogueScreen) -> None:
    assert screen.landing.every.text() == "Show all 320"
    qtbot.mouseClick(screen.landing.every, Qt.MouseButton.LeftButton)
    assert page(screen) is screen.list and len(screen.shown) == 320


# Searching


@pytest.mark.parametrize("text, first, count", [
    ("ビート", "honda-beat-pp1", 1),
    ("pp1", "honda-beat-pp1", 1),
    ("PP1-1100123", "honda-beat-pp1", 1),
    ("E-PP1", "honda-beat-pp1", 1),
    ("f-150", PICKUP, 1),
    ("ジムニー", "suzuki-jimny-lj10", 9),
])  # fmt: skip
def test_names_codes_and_numbers_find_their_car(
    qtbot: QtBot, screen: CatalogueScreen, text: str, first: str, count: int
) -> None:
    screen.search.setText(text)
    settle(qtbot, screen)
    assert (screen.shown[0].id, len(screen.shown)) == (first, count)
    assert screen.frame.counted.text() == f"{count} of 320"
    assert screen.detail.generation is screen.shown[0]


def test_an_emptied_search_brings_the_shelf_back(screen: CatalogueScreen) -> None:
    screen.search.setText("beat")
    assert page(screen) is screen.list
    screen.search.clear()
    assert page(screen) is screen.landing


def test_typing_choosing_and_adding_by_keys_alone(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.focus_search()
    qtbot.keyClicks(screen.search, "jimny")
    qtbot.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.search.hasFocus()
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.list.hasFocus() and screen.list.current.generation.id == "suzuki-jimny-lj20"
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.detail.acts.want.hasFocus()
    qtbot.keyClick(screen.detail.acts.want, Qt.Key.Key_Space)
    assert [car.catalogue_id for car in screen._desk.app.garage.cars()] == ["suzuki-jimny-lj20"]
    screen.focus_search()
    qtbot.keyClick(screen.search, Qt.Key.Key_Escape)
    assert screen.search.text() == "" and page(screen) is screen.landing


def test_rows_say_all_to_those_who_cannot_see_them(screen: CatalogueScreen) -> None:
    screen.search.setText("S500")
    told = screen.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == ("Honda S500. not a kei. AS280. ホンダ・S500. Roadster. AS280. October 1963 to "
                    "September 1964. The first may enter since 31 October 1988; all since "
                    "30 Sep 1989")  # fmt: skip


# Filters


def test_filters_combine_and_stand_as_chips(qtbot: QtBot, screen: CatalogueScreen) -> None:
    choose(screen, "maker", "Honda")
    choose(screen, "body", "Roadster")
    qtbot.keyClicks(screen.filters.year_from, "1963")
    qtbot.keyClicks(screen.filters.year_to, "1999")
    assert screen.filter == Filter(maker="Honda", body=Body.ROADSTER, year_from=1963, year_to=1999)
    assert [one.model for one in screen.shown] == ["Beat", "S500", "S600", "S800"]
    assert screen.filters.chip_texts() == ["Honda", "Roadster", "built 1963 to 1999"]
    chip = next(part for part in screen.filters.chips.parts if part.property("words") == "Honda")
    assert chip.accessibleName() == "Remove the filter Honda"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert screen.filter.maker == "" and len(screen.shown) > 4
    assert screen.filters.pills["maker"].hasFocus()
    qtbot.mouseClick(screen.filters.clear, Qt.MouseButton.LeftButton)
    assert screen.filter.is_empty and page(screen) is screen.landing
    assert screen.filters.year_from.text() == "" and screen.filters.chip_texts() == []


def test_a_year_half_typed_asks_nothing(qtbot: QtBot, screen: CatalogueScreen) -> None:
    qtbot.keyClicks(screen.filters.year_to, "196")
    assert screen.filter.is_empty and screen.filters.year_to.text() == "196"
    qtbot.keyClicks(screen.filters.year_to, "x5")
    assert screen.filters.year_to.text() == "1965" and screen.filter.year_to == 1965
    qtbot.keyClick(screen.filters.year_to, Qt.Key.Key_Backspace)
    assert screen.filter.year_to is None and screen.filters.year_to.text() == "196"


def test_menus_count_what_each_choice_would_leave(screen: CatalogueScreen) -> None:
    assert counts(screen, "kind") == {
        "Any": 320, "Kei cars": 301, "Often filed with kei": 4, "American cars": 15}  # fmt: skip
    screen.search.setText("jimny")
    makers = counts(screen, "maker")
    assert makers["Any"] == makers["Suzuki"] == 9 and makers["Honda"] == 0
    honda = next(a for a in choices(screen, "maker") if a.text().startswith("Honda"))
    assert not honda.isEnabled()
    choose(screen, "standard", "360 cc, 1955 to 1975")
    assert counts(screen, "maker")["Suzuki"] == 2
    # A menu counts its own choices as if none of them were made.
    assert counts(screen, "standard")["Any"] == 9
    assert [one.id for one in screen.shown] == ["suzuki-jimny-lj10", "suzuki-jimny-lj20"]


def test_eligible_now_and_soon(screen: CatalogueScreen) -> None:
    rule = screen._desk.app.book.federal
    choose(screen, "entry", "Eligible now")
    assert all(one.first_eligible(rule) <= TODAY for one in screen.shown)
    choose(screen, "entry", "Becomes eligible within 12 months")
    days = [one.first_eligible(rule) for one in screen.shown]
    assert days and all(TODAY < day <= date(2027, 11, 22) for day in days)
    assert screen.filters.chip_texts() == ["Becomes eligible within 12 months"]
    choose(screen, "entry", "Any")
    assert page(screen) is screen.landing


def test_when_filters_hide_what_the_search_finds(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.search.setText("beat")
    choose(screen, "maker", "Any")
    screen.filters.set_filter(Filter(maker="Suzuki"))
    assert page(screen) is screen.nothing
    assert "“beat” finds cars" in screen.nothing.words.text()
    qtbot.mouseClick(screen.nothing.lift, Qt.MouseButton.LeftButton)
    assert [one.id for one in screen.shown] == ["honda-beat-pp1"]
    screen.search.setText("<b>zzzz</b>")
    assert "<b>zzzz</b>" in screen.nothing.words.text() and screen.nothing.lift.isHidden()
    qtbot.mouseClick(screen.nothing.clear, Qt.MouseButton.LeftButton)
    assert page(screen) is screen.landing and screen.search.hasFocus()


def test_becoming_eligible_next_is_sorted_by_day(qtbot: QtBot, screen: CatalogueScreen) -> None:
    qtbot.mouseClick(screen.landing.by_day, Qt.MouseButton.LeftButton)
    assert screen.order.currentText() == "Becoming eligible next"
    rule = screen._desk.app.book.federal
    coming = [one.first_eligible(rule) for one in screen.shown[:30]]
    assert coming == sorted(coming) and coming[0] == date(2026, 11, 30)
    assert {one.market for one in screen.shown[-15:]} == {"US"}
    assert screen.list.currentIndex().row() == 0
    screen.order.setCurrentIndex(screen.order.findData(Order.YEAR.value))
    assert screen.shown[0].production_start.year < 1960


# The pane


def test_the_pane_tells_the_beat_whole(screen: CatalogueScreen) -> None:
    screen.show_generation("honda-beat-pp1")
    told = "\n".join(label.text() for label in screen.detail.findChildren(QLabel)
                     if label.isVisibleTo(screen.detail))  # fmt: skip
    for words in ("ホンダ・ビート · PP1 · May 1991 to February 1996", "May 1991: since 31 May 2016",
                  "February 1996: since 1 Mar 2021", "3,295 of 3,300 mm, 5 mm to spare", "a kei",
                  "656 cc, 3 cylinders, 4-stroke, naturally aspirated",
                  "64 PS · 63 hp at 8,100 rpm", "60 Nm · 44 lb-ft", "760 kg · 1,676 lb",
                  "平成3年5月 – 平成8年2月", "Rear wheels", "confidence high · as of 2026-11-22",
                  "a custom of the makers since February 1987, not law"):  # fmt: skip
        assert words in told, words
    assert screen.detail.plate.face().big == "all may enter"
    assert screen.detail.side.accessibleName() == (
        "Honda Beat from the side; length 3,295 mm, 10 ft 10 in; width 1,395 mm, 4 ft 7 in; "
        "height 1,175 mm, 3 ft 10 in; wheelbase 2,280 mm, 7 ft 6 in")  # fmt: skip


def test_the_s500_says_why_it_is_none(screen: CatalogueScreen) -> None:
    screen.show_generation("honda-s500-as280")
    kei = screen.detail.groups[1]
    assert kei.aside.words.text() == "not a kei"
    assert "displacement 531 cc, 171 cc over the 360 cc allowed" in kei.lead.text()
    assert not kei.source.isHidden()


def test_an_american_car_is_there_to_be_compared_with(screen: CatalogueScreen) -> None:
    screen.show_generation(PICKUP)
    acts = screen.detail.acts
    assert acts.want.isHidden() and acts.garage.isHidden() and not acts.compare.isHidden()
    assert screen.detail.plate.isHidden()
    assert "no rule of age" in screen.detail.groups[0].lead.text()
    screen.show_generation("honda-beat-pp1")
    assert not acts.want.isHidden() and not screen.detail.plate.isHidden()


def test_a_measure_that_no_source_gives_is_not_made_up(screen: CatalogueScreen) -> None:
    screen.show_generation("suzuki-jimny-ja71")
    assert screen.detail.missing.text() == (
        "No source read gives height: drawn as usual for its kind.")  # fmt: skip
    plan = screen.detail.side.plan(340)
    assert [line.upright for line in plan.lines] == [False, False]


def test_a_source_shows_its_address_before_it_opens(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.show_generation("honda-s500-as280")
    links = [part for part in screen.detail.sources.parts if isinstance(part, SourceLink)]
    record = screen.detail.generation
    assert [link.address for link in links] == list(record.sources[:-1])
    assert record.sources[-1] == "general knowledge"
    assert "general knowledge" in screen.detail.confidence.text()
    popup = links[0].show_address()
    assert record.sources[0] in [label.text() for label in popup.findChildren(QLabel)]
    assert popup.open.isVisibleTo(popup)
    popup.close()


# Adding


def test_a_car_is_added_with_its_fields_and_taken_back(
    qtbot: QtBot, screen: CatalogueScreen
) -> None:
    garage, acts = screen._desk.app.garage, screen.detail.acts
    screen.search.setText("ｐｐ１ー１１００１２３")
    settle(qtbot, screen)
    with qtbot.waitSignal(screen.add_wanted) as told:
        qtbot.mouseClick(acts.want, Qt.MouseButton.LeftButton)
    assert told.args == ["honda-beat-pp1", Stage.WANTED]
    [car] = garage.cars()
    assert (car.stage, car.make, car.model, car.chassis_no, car.displacement_cc, car.body) == (
        Stage.WANTED, "Honda", "Beat", "PP1-1100123", 656, Body.ROADSTER)  # fmt: skip
    assert car.catalogue_id == "honda-beat-pp1" and car.built is None
    assert acts.news.text() == "Honda Beat PP1-1100123 is on the wanted list."
    with qtbot.waitSignal(screen._desk.opened_car) as opened:
        qtbot.mouseClick(acts.open, Qt.MouseButton.LeftButton)
    assert opened.args == [car.id]
    qtbot.mouseClick(acts.undo, Qt.MouseButton.LeftButton)
    assert garage.cars() == [] and acts.news.text() == "Taken back."


def test_a_car_goes_to_the_stage_chosen(screen: CatalogueScreen) -> None:
    screen.show_generation("daihatsu-copen-l880k")
    stages = screen.detail.acts.garage.menu().actions()
    assert [action.text() for action in stages] == [
        "Bought", "In transit", "At port", "Titling", "Owned"]  # fmt: skip
    stages[1].trigger()
    [car] = screen._desk.app.garage.cars()
    assert (car.title, car.stage) == ("Daihatsu Copen", Stage.IN_TRANSIT)
    assert screen.detail.acts.news.text() == "Daihatsu Copen is in the garage: In transit."


def test_undo_beside_the_news_never_takes_back_something_newer(screen: CatalogueScreen) -> None:
    garage, acts = screen._desk.app.garage, screen.detail.acts
    acts.add(Stage.WANTED)
    assert acts.undo.isVisibleTo(acts)
    garage.add(Car(name="Another"))
    assert not acts.undo.isVisibleTo(acts)
    garage.undo()
    assert acts.undo.isVisibleTo(acts)
    garage.undo()  # the menu's own undo took the car: nothing is left to tell
    assert not acts.news.isVisibleTo(acts)


def test_a_full_disk_is_told_where_the_act_was(
    screen: CatalogueScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keigarage.domain.errors import DiskTrouble

    def full(*_: object) -> Car:
        raise DiskTrouble("The disk is full: free some space and try again.")

    monkeypatch.setattr(type(screen._desk.app.garage), "add", full)
    screen.detail.acts.add(Stage.WANTED)
    assert "The disk is full" in screen.detail.acts.problem.text()
    assert not screen.detail.acts.news.isVisibleTo(screen)


def test_nothing_can_be_added_to_a_garage_that_may_only_be_read(
    qtbot: QtBot, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(places(sample_folder), today=lambda: TODAY)
    monkeypatch.setattr(Desk, "read_only", property(lambda self: "This garage may only be read."))
    screen = CatalogueScreen(desk)
    assert not screen.detail.acts.want.isEnabled() and not screen.detail.acts.garage.isEnabled()
    assert screen.detail.acts.want.toolTip() == "This garage may only be read."
    assert screen.detail.acts.compare.isEnabled()
    discard(screen)
    desk.close()


# Comparing


def test_four_cars_at_most_go_side_by_side(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.list_all()
    for _ in range(5):
        qtbot.keyClick(screen.list, Qt.Key.Key_Space)
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert len(screen.compared) == 4
    assert screen.tray.words.text() == "Four at most: take one out first."
    assert not screen.detail.acts.compare.isChecked()
    qtbot.mouseClick(screen.tray.chips.parts[0], Qt.MouseButton.LeftButton)
    assert len(screen.compared) == 3 and screen.tray.words.text() == "Compare"


def test_the_comparison_tells_the_differences(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.show_generation("honda-beat-pp1")
    qtbot.mouseClick(screen.detail.acts.compare, Qt.MouseButton.LeftButton)
    assert not screen.tray.open.isEnabled()  # one alone is no comparison
    screen.show_generation(CIVIC)
    qtbot.mouseClick(screen.detail.acts.compare, Qt.MouseButton.LeftButton)
    assert screen.compared == ["honda-beat-pp1", CIVIC]
    qtbot.mouseClick(screen.tray.open, Qt.MouseButton.LeftButton)
    table = screen.compare_page.table
    assert table.hasFocus()
    told = table.figures.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == ("Honda Civic Hatchback. Length: 4,549 mm · 14 ft 11 in, "
                    "1,254 mm (4 ft 1 in) longer")  # fmt: skip
    rows = table.figures.rowCount()
    screen.compare_page.only.setChecked(True)
    assert table.figures.rowCount() < rows
    assert not any(row.same for row in table.figures.rows)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert screen.frame.currentIndex() == 0 and len(screen.compared) == 2


def test_compared_cars_share_a_ground_and_a_scale(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.compare(["honda-beat-pp1", "suzuki-jimny-jb64", CIVIC, PICKUP])
    stage = screen.compare_page.stage
    strips = stage.places()
    assert all(one.right() < other.left() for one, other in pairwise(strips))
    assert strips[-1].right() <= stage.width()
    assert strips[3].width() == pytest.approx(5885 * stage.px_per_mm)
    assert 1961 * stage.px_per_mm < stage.height()
    for button in stage.findChildren(QPushButton)[::-1]:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert screen.compared == [] and screen.frame.currentIndex() == 0


# Manners


def test_the_day_moves_on_and_so_do_the_countdowns(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = [TODAY]
    desk = Desk(places(folder), today=lambda: day[0])
    screen = CatalogueScreen(desk)
    screen.show_generation("daihatsu-copen-l880k")
    assert screen.detail.plate.face().big == "220"
    day[0] = date(2026, 11, 23)
    desk.check_day()
    assert screen.detail.plate.face().big == "219"
    row = screen.list.currentIndex().data(THING_ROLE)
    assert row.generation.id == "daihatsu-copen-l880k" and screen.list.rows.on == day[0]
    discard(screen)
    desk.close()


def test_light_and_dark_change_under_its_hands(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.list_all()
    try:
        shades = []
        for scheme in ("light", "dark"):
            palette.set_scheme(scheme)
            QApplication.processEvents()
            picture = screen.grab().toImage()
            here = screen.list.mapTo(screen, screen.list.rect().bottomLeft())
            shades.append(picture.pixelColor(here.x() + 300, here.y() - 3).lightness())
            pill = screen.filters.pills["body"]
            at = pill.mapTo(screen, pill.rect().center())
            shades.append(picture.pixelColor(at.x(), at.y() - 8).lightness())
        assert min(shades[:2]) > 200 and max(shades[2:]) < 80
    finally:
        palette.set_scheme("system")


def test_every_control_has_a_name(qtbot: QtBot, screen: CatalogueScreen) -> None:
    screen.landing.prime()
    screen.landing.primer.finish()
    screen.list_all()
    screen.compare(["honda-beat-pp1", CIVIC])
    nameless = []
    for widget in screen.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy():
            continue
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        popup = widget.isWindow() or isinstance(widget.parentWidget().parentWidget(), QComboBox)
        if not (widget.accessibleName() or words or popup):
            nameless.append((type(widget).__name__, widget.objectName()))
    assert nameless == []


@pytest.fixture
def marked() -> Iterator[None]:
    speak_through(lambda template: f"⟦{template}⟧")
    yield
    speak_through_qt()


def test_every_word_of_ours_goes_through_the_translator(
    qtbot: QtBot, desk: Desk, marked: None
) -> None:
    screen = CatalogueScreen(desk)
    screen.landing.prime()
    screen.landing.primer.finish()
    screen.filters.set_filter(Filter(body=Body.ROADSTER, eligible_now=True))
    screen.compare(["honda-beat-pp1", CIVIC])
    own = set(desk.app.book.generation("honda-beat-pp1").sources)
    texts = [words for words in texts_of(screen) if any(map(str.isalpha, words))]
    untold = [words for words in texts if "⟦" not in words and not is_data(words, desk, own)]
    discard(screen)
    assert len(texts) > 100 and untold == []


def texts_of(screen: CatalogueScreen) -> Iterator[str]:
    for button in screen.findChildren(QAbstractButton):
        yield button.text()
        yield button.toolTip()
        yield button.accessibleName()
    for line in screen.findChildren(QLineEdit):
        yield line.placeholderText()
        yield line.accessibleName()
    for box in screen.findChildren(QComboBox):
        yield from (box.itemText(number) for number in range(box.count()))
    for label in screen.findChildren(QLabel):
        yield label.text()
    for row in screen.compare_page.table.figures.rows:
        yield row.label


def kei_notes(desk: Desk) -> list[str]:
    return [note.text for note in desk.app.book.page(Kei).kei_notes]


def is_data(words: str, desk: Desk, addresses: set[str]) -> bool:
    """Whether the words are the rule book's own: names, codes, notes, sites, and eras."""
    text = words.removesuffix("  ×").replace("&&", "&")
    if text.startswith(("平成", "昭和")) or text in kei_notes(desk):
        return True
    if any(text and text in address for address in addresses):
        return True
    return any(
        text == value or text.startswith(f"{one.make}  ")
        for one in desk.app.book.generations()
        for value in (one.title, one.name_ja, one.notes, one.generation, one.variant, one.layout,
                      ", ".join(one.chassis_codes), ", ".join(one.engine_codes))
    )  # fmt: skip


def test_names_are_shown_as_they_are_written(screen: CatalogueScreen) -> None:
    for label in screen.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()


@pytest.mark.benchmark
def test_a_key_stroke_takes_less_than_a_frame(qtbot: QtBot, screen: CatalogueScreen) -> None:
    from statistics import median
    from time import perf_counter

    screen._warming.finish()
    screen.list_all()
    spent = []
    for text in ("s", "su", "suz", "suzuki", "suzuki c", "b", "be", "bea", "p", "pp", "pp1-11"):
        began = perf_counter()
        screen.search.setText(text)
        screen.list.viewport().repaint()
        spent.append((perf_counter() - began) * 1000)
    print(f"key stroke: median {median(spent):.1f} ms, most {max(spent):.1f} ms")
    assert median(spent) < 16
