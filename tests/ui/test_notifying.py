"""Notifications while the window runs and the start at login: both off until chosen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from keigarage.domain.errors import GarageError, NothingShows
from keigarage.domain.reminders import Reminder
from keigarage.services.agenda import Agenda
from keigarage.services.at_login import AtLogin
from keigarage.ui.desk import Desk
from keigarage.ui.notifying import Notifier
from keigarage.ui.window import MainWindow


@pytest.fixture(autouse=True)
def _own_autostart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.fixture
def due(desk: Desk) -> None:
    """Something to speak of on 22 November 2026."""
    desk.app.agenda.save_reminder(Reminder(text="Call the broker", due=date(2026, 11, 24)))


@pytest.fixture
def at_work(due: None, desktop, window: MainWindow) -> Iterator[Notifier]:
    assert window.notifier is not None
    yield window.notifier


def box(window: MainWindow, name: str = "tools.notify"):
    return window.menus.actions[name]


def finish(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.notifier is None or not window.notifier._sending)


def test_both_are_off_until_chosen(at_work: Notifier, desktop, window: MainWindow) -> None:
    desktop.has("notify-send")
    at_work.look()
    window.desk.day_changed.emit()
    window.desk.background.wait()
    assert desktop.called == []
    for name in ("tools.notify", "tools.login"):
        assert box(window, name).isCheckable() and not box(window, name).isChecked()
    assert not AtLogin().path.parent.exists()


def test_chosen_it_speaks_at_once_and_once(
    qtbot: QtBot, at_work: Notifier, desktop, window: MainWindow
) -> None:
    desktop.has("notify-send")
    box(window).trigger()
    finish(qtbot, window)
    assert desktop.shown == ["Call the broker, due in 2 days"]
    assert window.desk.app.preferences.load().notify and box(window).isChecked()
    window.desk.day_changed.emit()
    finish(qtbot, window)
    assert len(desktop.shown) == 1


def test_the_next_day_brings_what_that_day_brings(
    qtbot: QtBot, at_work: Notifier, desktop, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.has("notify-send")
    window.desk.app.preferences.save(notify=True)
    at_work._first.timeout.emit()  # a minute after the start
    finish(qtbot, window)
    monkeypatch.setattr(window.desk.app.outlooks, "today", lambda: date(2026, 11, 24))
    window.desk.check_day()
    finish(qtbot, window)
    assert desktop.shown == ["Call the broker, due in 2 days", "Call the broker, due today"]


def test_the_first_look_waits_a_minute(at_work: Notifier) -> None:
    assert at_work._first.isActive() and at_work._first.interval() == 60_000


def test_taken_back_it_is_silent(qtbot: QtBot, at_work: Notifier, desktop,
                                 window: MainWindow) -> None:  # fmt: skip
    box(window).trigger()  # nothing is there to show it
    finish(qtbot, window)
    desktop.has("notify-send")
    box(window).trigger()
    finish(qtbot, window)
    box(window).trigger()
    window.desk.app.agenda.save_reminder(Reminder(text="And this", due=date(2026, 11, 22)))
    at_work.look()
    window.desk.background.wait()
    assert len(desktop.shown) == 1
    assert not window.desk.app.preferences.load().notify


def test_where_no_program_is_there_the_box_is_unticked_with_a_sentence(
    qtbot: QtBot, at_work: Notifier, desktop, window: MainWindow
) -> None:
    box(window).trigger()
    finish(qtbot, window)
    assert "notify-send" in window.banner.words
    assert not box(window).isChecked()
    assert not window.desk.app.preferences.load().notify


def test_a_garage_that_cannot_be_read_is_a_sentence(
    at_work: Notifier, desktop, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise GarageError("Plug the disk in again.")

    window.desk.app.preferences.save(notify=True)
    monkeypatch.setattr(Agenda, "items", fail)
    at_work.look()
    assert window.banner.words == "Plug the disk in again."


def test_an_answer_that_comes_after_the_window_is_gone_does_no_harm(
    qtbot: QtBot, at_work: Notifier, desktop, window: MainWindow
) -> None:
    desk = window.desk
    desk.app.preferences.save(notify=True)
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))
    at_work._failed(NothingShows("Nothing shows."))
    assert not desk.app.preferences.load().notify


def test_a_choice_is_found_again(qtbot: QtBot, at_work: Notifier, window: MainWindow) -> None:
    window.desk.app.preferences.save(notify=True)
    AtLogin().switch(True)
    again = MainWindow(window.desk)
    qtbot.addWidget(again)
    again.settle()
    assert box(again).isChecked() and box(again, "tools.login").isChecked()


# The start at login


def test_login_is_a_file_that_comes_and_goes(at_work: Notifier, window: MainWindow) -> None:
    box(window, "tools.login").trigger()
    assert box(window, "tools.login").isChecked()
    text = AtLogin().path.read_text("utf-8")
    # This window shows another garage than the program's own.
    assert f'"--garage" "{window.desk.app.places.garage}" "notify" "--quiet"' in text
    assert "login" in window.banner.words
    box(window, "tools.login").trigger()
    assert not box(window, "tools.login").isChecked() and not AtLogin().on


def test_login_that_cannot_be_written_stays_off_with_a_sentence(
    at_work: Notifier, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / ".config").write_text("a file where the folder should be")
    box(window, "tools.login").trigger()
    assert "keigarage-notify.desktop" in window.banner.words
    assert not box(window, "tools.login").isChecked()
