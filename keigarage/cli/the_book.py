"""The rule book for commands that open no garage, with the owner's rule packs over it."""

import os
import sys

from keigarage.services.the_book import open_book

TYPE_CHECKING = False
if TYPE_CHECKING:
    from keigarage.reference import RuleBook


def book_at_hand() -> "RuleBook":
    """The book as the settings folder has it; nothing of it is read yet."""
    return open_book(settings_folder())


def settings_folder() -> str:
    """The folder that `places` calls `config`.

    Found without `places` on Linux: what that imports would take as long as a whole answer.
    """
    home = os.environ.get("KEIGARAGE_HOME")
    if home:
        return os.path.join(os.path.abspath(os.path.expanduser(home)), "config")
    if sys.platform == "linux":
        wanted = os.environ.get("XDG_CONFIG_HOME", "")
        base = wanted if os.path.isabs(wanted) else os.path.expanduser("~/.config")
        return os.path.join(base, "keigarage")

    from keigarage.places import places

    return os.fspath(places().config)
