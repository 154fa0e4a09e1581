"""A notification on the desktop, shown by the desktop's own program; no tray, no library."""

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_NAME = "Kei Garage"
_MOST_LETTERS = 200
_TIMEOUT_S = 5
_SHOWN_MS = 20_000
_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"

# The text comes as arguments or by the environment, so no letter of it is ever read as a script.
_APPLE = ("on run argv", "display notification (item 3 of argv) with title (item 2 of argv)",
          "end run")  # fmt: skip
_TOAST = """
$ErrorActionPreference = 'Stop'
[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, \
ContentType=WindowsRuntime]
$form = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02')
$lines = $form.GetElementsByTagName('text')
[void]$lines.Item(0).AppendChild($form.CreateTextNode($env:KEIGARAGE_TITLE))
[void]$lines.Item(1).AppendChild($form.CreateTextNode($env:KEIGARAGE_WORDS))
$id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
$toast = New-Object Windows.UI.Notifications.ToastNotification $form
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($id).Show($toast)
"""


@dataclass(frozen=True, slots=True)
class Call:
    """One program to start: its arguments, and what its environment holds besides ours."""

    words: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict)


def send(title: str, words: str) -> bool:
    """Show a notification: plain text, each part 200 letters at most.

    False where no program is there to show it, or the one that is there could not.
    """
    return any(_done(call) for call in calls(_plain(title), _plain(words), sys.platform))


def calls(title: str, words: str, platform: str) -> Iterator[Call]:
    """The ways to show it on a system, the best first; only programs that are there.

    platform -- as `sys.platform` names it
    """
    if platform == "darwin":
        if script := shutil.which("osascript"):
            lines = (part for line in _APPLE for part in ("-e", line))
            # Options end with the first word that is none, so what follows it is never one.
            yield Call((script, *lines, "keigarage", title, words))
    elif platform == "win32":
        if shell := shutil.which("powershell"):
            yield Call((shell, "-NoProfile", "-NonInteractive", "-Command", _TOAST),
                       {"KEIGARAGE_TITLE": title, "KEIGARAGE_WORDS": words})  # fmt: skip
    else:
        yield from _freedesktop(title, words)


def _freedesktop(title: str, words: str) -> Iterator[Call]:
    body = html.escape(words, quote=False)  # the body, unlike the title, is read as markup
    if sender := shutil.which("notify-send"):
        kept = body.replace("\\", "\\\\")  # it reads "\\n" in the body as a line break
        yield Call((sender, f"--app-name={_NAME}", "--", title, kept))
    if bus := shutil.which("gdbus"):
        yield Call((
            bus, "call", "--session", f"--timeout={_TIMEOUT_S}", "--dest", _SERVICE,
            "--object-path", _PATH, "--method", f"{_SERVICE}.Notify",
            _quoted(_NAME), "uint32 0", _quoted(""), _quoted(title), _quoted(body),
            "@as []", "@a{sv} {}", f"int32 {_SHOWN_MS}",
        ))  # fmt: skip


def _quoted(text: str) -> str:
    """A string as GVariant's text form has it; bare, `'x'` or `--help` would be read as another."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(text: str) -> str:
    """One line without control characters, and no longer than a desktop shows."""
    known = text.encode("utf-8", "replace").decode("utf-8")
    line = " ".join("".join(c if c.isprintable() else " " for c in known).split())
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1] + "…"


def _done(call: Call) -> bool:
    try:
        ended = subprocess.run(
            call.words, env={**os.environ, **call.environ}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_TIMEOUT_S, check=False,
            # No console window flashes up on Windows; elsewhere there is no such flag.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return ended.returncode == 0
