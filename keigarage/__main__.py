"""Words on the command line go to the commands; none opens the window."""

import gc
import os
import sys


def main() -> None:
    """The `keigarage` command."""
    _keep_to_ourselves()
    words = sys.argv[1:]
    if words and words[0].startswith("--garage="):
        words[:1] = words[0].split("=", 1)
    if not words or (words[0] == "--garage" and len(words) == 2 and words[1][:1] != "-"):
        _open_window(words)
    # A command ends before its garbage matters; looking for it cost a tenth of a printed page.
    gc.set_threshold(100_000, 100, 100)
    from keigarage.cli import run

    sys.exit(run(words))


def window() -> None:
    """The `keigarage-window` command, for menus and desktops."""
    _keep_to_ourselves()
    _open_window(sys.argv[1:])


def _keep_to_ourselves() -> None:
    """Whatever is written belongs to the owner alone: 0600 files in 0700 folders."""
    os.umask(0o077)


def _open_window(words: list[str]) -> None:
    # Nothing made before the first picture becomes garbage; `start` turns the collector on again.
    gc.disable()
    from keigarage.ui.start import start

    sys.exit(start(words))


if __name__ == "__main__":
    main()
