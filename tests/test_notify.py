"""A notification goes to the desktop's own program, and no text is ever taken for anything else."""

import shutil
import subprocess

import pytest

from keigarage import notify

HOSTILE = (
    "--help", "-u critical", "it's \"quoted\"", "$(touch x); `id` %s", "back\\nslash\\", "車 é 🚙",
    "'; end run", "",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_typed_after_the_options(desktop, text):
    desktop.has("notify-send")
    assert notify.send(text, text)
    program, *words = desktop.called[0]
    assert program == "notify-send"
    assert words == ["--app-name=Kei Garage", "--", text, text.replace("\\", "\\\\")]


def test_lines_and_control_characters_become_spaces(desktop):
    desktop.has("notify-send")
    assert notify.send("one\ntwo", "a\r\n\tb\x00c\x1b[31m \u202ed")
    assert desktop.called[0][-2:] == ["one two", "a b c [31m d"]


def test_markup_is_shown_not_obeyed(desktop):
    desktop.has("notify-send")
    notify.send("<b>t</b>", "<b>x</b> & <img src=x>")
    assert desktop.called[0][-2:] == ["<b>t</b>", "&lt;b&gt;x&lt;/b&gt; &amp; &lt;img src=x&gt;"]


def test_long_text_is_cut_at_200_letters(desktop):
    desktop.has("notify-send")
    notify.send("t" * 500, "w" * 200)
    title, words = desktop.called[0][-2:]
    assert (len(title), title[-1]) == (200, "…")
    assert words == "w" * 200


def test_a_lone_surrogate_stops_nothing(desktop):
    desktop.has("notify-send")
    assert notify.send("a\ud800b", "c\udcffd")
    assert desktop.called[0][-2:] == ["a?b", "c?d"]


def test_without_any_program_the_answer_is_no(desktop):
    assert not notify.send("title", "words")


def test_a_program_that_fails_is_followed_by_the_next(desktop):
    desktop.has("notify-send", code=1)
    assert not notify.send("title", "words")
    desktop.has("gdbus")
    assert notify.send("title", "words")
    assert [words[0] for words in desktop.called] == ["notify-send", "notify-send", "gdbus"]


def test_gdbus_is_given_each_text_as_a_quoted_string(desktop):
    desktop.has("gdbus")
    assert notify.send("--help", "it's \"a\\b\"")
    words = desktop.called[0]
    assert words[:4] == ["gdbus", "call", "--session", "--timeout=5"]
    at = words.index("org.freedesktop.Notifications.Notify")
    assert words[at + 1 :] == [
        '"Kei Garage"', "uint32 0", '""', '"--help"', '"it\'s \\"a\\\\b\\""', "@as []",
        "@a{sv} {}", "int32 20000",
    ]  # fmt: skip


@pytest.mark.parametrize("problem", [
    subprocess.TimeoutExpired("notify-send", 5), FileNotFoundError(), PermissionError(),
    ValueError("embedded null byte"),
])  # fmt: skip
def test_a_program_that_cannot_run_is_no_exception(desktop, monkeypatch, problem):
    desktop.has("notify-send")

    def run(*_args, **_options):
        raise problem

    monkeypatch.setattr(subprocess, "run", run)
    assert notify.send("title", "words") is False


def test_five_seconds_are_the_most_it_takes(desktop, monkeypatch):
    desktop.has("notify-send")
    seen = {}
    monkeypatch.setattr(subprocess, "run", lambda words, **options: seen.update(options)
                        or subprocess.CompletedProcess(words, 0))  # fmt: skip
    notify.send("title", "words")
    assert seen["timeout"] == 5
    assert not seen.get("shell")


def test_on_a_mac_the_text_is_no_part_of_the_script(desktop):
    desktop.has("osascript")
    [call] = notify.calls("--help", "\" & quit", "darwin")
    _program, *words = call.words
    assert words[-3:] == ["keigarage", "--help", "\" & quit"]
    script = words[:-3]
    assert script[::2] == ["-e"] * 3
    assert not any("quit" in line or "help" in line for line in script)


def test_on_windows_the_text_travels_in_the_environment(desktop):
    desktop.has("powershell")
    [call] = notify.calls("$(calc)", "'; calc", "win32")
    assert not any("calc" in word for word in call.words)
    assert call.environ == {"KEIGARAGE_TITLE": "$(calc)", "KEIGARAGE_WORDS": "'; calc"}
    assert all(f"$env:{name}" in call.words[-1] for name in call.environ)


@pytest.mark.parametrize("platform", ["linux", "freebsd13", "darwin", "win32"])
def test_where_nothing_is_installed_nothing_is_tried(desktop, platform):
    assert shutil.which("notify-send") is None
    assert list(notify.calls("title", "words", platform)) == []
