"""The start at login that only notifies: one small file where the system looks for such.

Whether the file is there is the only truth about it; no preference repeats it.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from keigarage.domain.errors import DiskTrouble
from keigarage.domain.words import say

_LABEL = "org.keigarage.notify"


@dataclass(frozen=True, slots=True)
class AtLogin:
    """Writes and removes the file. `platform` as `sys.platform` names it."""

    platform: str = field(default_factory=lambda: sys.platform)

    @property
    def path(self) -> Path:
        if self.platform == "darwin":
            return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        if self.platform == "win32":
            roaming = os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming"
            menu = Path(roaming) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
            return menu / "Startup" / "keigarage-notify.cmd"
        config = os.environ.get("XDG_CONFIG_HOME", "")
        # A relative one is to be passed over, says the specification.
        folder = Path(config) if os.path.isabs(config) else Path.home() / ".config"
        return folder / "autostart" / "keigarage-notify.desktop"

    @property
    def on(self) -> bool:
        return self.path.is_file()

    def switch(self, wanted: bool, garage: Path | None = None) -> None:
        """Write the file, or take it away.

        garage -- the folder to look in; None takes the program's own
        raises -- DiskTrouble, and the file is as it was
        """
        from keigarage.reports.saving import save

        path = self.path
        try:
            if not wanted:
                path.unlink(missing_ok=True)
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            save(content(command(garage, self.platform), self.platform), path)
        except (OSError, DiskTrouble) as problem:
            raise DiskTrouble(
                say("The start at login could not be changed: make sure that you may write "
                    "{path}, then choose it again.", path=path)
            ) from problem  # fmt: skip


def command(garage: Path | None, platform: str) -> list[str]:
    """The words that start the notifier: this very Python, or the frozen program itself."""
    program = Path(sys.executable)
    windowless = program.with_name("pythonw.exe")
    if platform == "win32" and windowless.exists():
        program = windowless  # the other would open a console at every login
    # -P: what lies in the folder of the login must not be taken for a part of the program.
    start = [] if getattr(sys, "frozen", False) else ["-P", "-m", "keigarage"]
    chosen = [] if garage is None else ["--garage", str(garage)]
    return [str(program), *start, *chosen, "notify", "--quiet"]


def content(words: Sequence[str], platform: str) -> bytes:
    """The file that has a system start those words at login.

    raises -- DiskTrouble for a path that such a file cannot name
    """
    if any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in "".join(words)):
        raise DiskTrouble(say("A folder's name holds letters that no start at login can name."))
    if platform == "darwin":
        return _launch_agent(words)
    return (_batch(words) if platform == "win32" else _desktop_entry(words)).encode()


def _desktop_entry(words: Sequence[str]) -> str:
    return "\n".join((
        "[Desktop Entry]", "Type=Application", f"Name={say('Kei Garage: what is due')}",
        f"Comment={say('Notifies of what is due in the garage, then ends')}",
        f"Exec={' '.join(map(_exec_word, words))}", "Icon=keigarage", "Terminal=false",
        "NoDisplay=true", "StartupNotify=false",
        # The desktop shows no notification before it stands itself.
        "X-GNOME-Autostart-Delay=30", "",
    ))  # fmt: skip


def _exec_word(word: str) -> str:
    """A word of Exec: quoted, its own letters escaped; then both again as a value of the file."""
    for letter in '\\"`$':
        word = word.replace(letter, f"\\{letter}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _launch_agent(words: Sequence[str]) -> bytes:
    import plistlib  # with its XML slow to import, and one system alone asks for it

    return plistlib.dumps({
        "Label": _LABEL, "ProgramArguments": list(words), "RunAtLoad": True,
        "ProcessType": "Background",
    })  # fmt: skip


def _batch(words: Sequence[str]) -> str:
    quoted = " ".join(map(_batch_word, words))
    return "\r\n".join(("@echo off", "chcp 65001 >nul", f'start "" {quoted}', ""))


def _batch_word(word: str) -> str:
    # Between quotes & and ^ are letters; % is still read, and a last \ would take the quote along.
    end = "\\" if word.endswith("\\") else ""
    return '"' + word.replace("%", "%%") + end + '"'
