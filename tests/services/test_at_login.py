"""The start at login: a file the system reads back to the very words, there or not there."""

import configparser
import os
import plistlib
import re
import stat
import sys
from pathlib import Path

import pytest

from keigarage.domain.errors import DiskTrouble
from keigarage.services.at_login import AtLogin, command, content

HARD = ["/opt/a b/python", "--garage", '/home/é/"q" $HOME `id` 50% \\n 車 & ^ ;', "notify"]


@pytest.fixture(autouse=True)
def _linux_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))


def exec_words(entry: str) -> list[str]:
    """Exec as the Desktop Entry Specification reads it: the value first, then its quotes; an
    escape it does not know is a mistake."""
    parsed = configparser.RawConfigParser(strict=True)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(entry)
    assert parsed.get("Desktop Entry", "Type") == "Application"
    written = parsed.get("Desktop Entry", "Exec")
    assert re.fullmatch(r"(?:[^\\]|\\[sntr\\])*", written)
    value = written.replace("\\\\", "\\")
    quoted = r'"((?:[^"\\`$]|\\["\\`$])*)"'
    assert re.fullmatch(f"{quoted}(?: {quoted})*", value)
    words = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(quoted, value)]
    assert not any("%" in word.replace("%%", "") for word in words)
    return [word.replace("%%", "%") for word in words]


def test_it_starts_the_notifier_of_this_very_python(monkeypatch):
    assert command(None, "linux") == [
        sys.executable, "-P", "-m", "keigarage", "notify", "--quiet",
    ]  # fmt: skip
    assert command(Path("/cars"), "linux")[-4:] == ["--garage", "/cars", "notify", "--quiet"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(None, "linux") == [sys.executable, "notify", "--quiet"]


def test_on_windows_no_console_opens(monkeypatch, tmp_path):
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert command(None, "win32")[0] == str(tmp_path / "pythonw.exe")


def test_the_desktop_entry_is_read_back_to_the_same_words():
    entry = content(HARD, "linux").decode()
    assert exec_words(entry) == HARD
    assert "Terminal=false" in entry.splitlines()


def test_the_launch_agent_is_read_back_to_the_same_words():
    agent = plistlib.loads(content(HARD, "darwin"))
    assert agent["ProgramArguments"] == HARD
    assert agent["RunAtLoad"] is True and agent["Label"] == "org.keigarage.notify"


def test_the_batch_file_quotes_every_word():
    lines = content(["C:\\a & b\\py.exe", "C:\\", "100%"], "win32").decode().split("\r\n")
    assert lines[-2] == 'start "" "C:\\a & b\\py.exe" "C:\\\\" "100%%"'


@pytest.mark.parametrize("letter", ["\n", "\r", "\0", "\x1b", "\udce9"])
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_name_that_no_such_file_can_hold_is_refused(platform, letter):
    with pytest.raises(DiskTrouble):
        content(["python", f"a{letter}Exec=evil"], platform)


@pytest.mark.parametrize(("platform", "place"), [
    ("linux", ".config/autostart/keigarage-notify.desktop"),
    ("darwin", "Library/LaunchAgents/org.keigarage.notify.plist"),
    ("win32", "Roaming/Microsoft/Windows/Start Menu/Programs/Startup/keigarage-notify.cmd"),
])  # fmt: skip
def test_on_and_off_again(tmp_path, platform, place):
    at_login = AtLogin(platform)
    assert at_login.path == tmp_path / place
    assert not at_login.on
    at_login.switch(True)
    assert at_login.on and at_login.path.read_bytes() == content(command(None, platform), platform)
    if os.name == "posix":
        assert stat.S_IMODE(at_login.path.stat().st_mode) & 0o133 == 0
    assert [path.name for path in at_login.path.parent.iterdir()] == [at_login.path.name]
    at_login.switch(False)
    at_login.switch(False)
    assert not at_login.on


def test_the_folder_that_the_desktop_names_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert AtLogin("linux").path.parent == tmp_path / "xdg" / "autostart"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert AtLogin("linux").path.parent == tmp_path / ".config" / "autostart"


def test_the_garage_named_stands_in_it(tmp_path):
    at_login = AtLogin("linux")
    at_login.switch(True, tmp_path / "my cars")
    words = exec_words(at_login.path.read_text("utf-8"))
    assert words[words.index("--garage") + 1] == str(tmp_path / "my cars")


def test_where_it_cannot_be_written_one_sentence_says_so(tmp_path):
    (tmp_path / ".config").write_text("a file where the folder should be")
    with pytest.raises(DiskTrouble, match="autostart") as told:
        AtLogin("linux").switch(True)
    assert "\n" not in str(told.value)
    assert not AtLogin("linux").on


def test_what_cannot_be_removed_is_one_sentence(tmp_path):
    path = AtLogin("linux").path
    path.mkdir(parents=True)
    with pytest.raises(DiskTrouble, match=r"keigarage-notify\.desktop"):
        AtLogin("linux").switch(False)
