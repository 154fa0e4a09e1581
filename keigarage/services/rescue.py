"""The way back from a damaged garage: its newest sound backup, opened as a garage of its own."""

from pathlib import Path

from keigarage.domain.errors import DiskTrouble, GarageError
from keigarage.domain.words import say
from keigarage.store.damage import DamagedFile
from keigarage.store.safe_files import copy_private, private_folder
from keigarage.store.snapshots import GARAGE_NAME
from keigarage.store.trouble import told


def has_backup(problem: GarageError) -> bool:
    """Whether the damaged garage that `problem` tells of has a sound backup to go back to."""
    return isinstance(problem, DamagedFile) and problem.snapshot is not None


def copy_backup(problem: GarageError, damaged: Path) -> Path:
    """Put a copy of the newest sound backup in a new folder beside the damaged garage.

    The damaged folder is left exactly as it is. Gives the new garage folder.
    raises -- DiskTrouble when there is no backup, or no room for the copy
    """
    if not isinstance(problem, DamagedFile) or problem.snapshot is None:
        raise DiskTrouble(say("There is no sound backup to open a copy of."))
    folder = _free(damaged)
    with told():
        private_folder(folder)
        copy_private(problem.snapshot.path, folder / GARAGE_NAME)
    return folder


def _free(damaged: Path) -> Path:
    stem, number = f"{damaged.name}-from-backup", 2
    folder = damaged.with_name(stem)
    while folder.exists():
        folder, number = damaged.with_name(f"{stem}-{number}"), number + 1
    return folder
