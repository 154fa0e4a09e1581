"""Words on the command line go to the commands; none opens the window."""

import os
import sys


def main() -> None:
    """The `keigarage` command."""
    # Whatever is written belongs to the owner alone: 0600 files in 0700 folders.
    os.umask(0o077)
    words = sys.argv[1:]
    if not words or (words[0] == "--garage" and len(words) == 2):
        window()
    from keigarage.cli import run

    sys.exit(run(words))


def window() -> None:
    """The `keigarage-window` command, for menus and desktops."""
    os.umask(0o077)
    from keigarage.ui.start import start

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
