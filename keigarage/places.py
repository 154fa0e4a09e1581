"""Where things live: the garage, the preferences, the log, and what the program brings along."""

import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_NAME = "keigarage"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one run. `garage` holds the owner's records, the others the program's own."""

    garage: Path
    config: Path
    logs: Path

    @property
    def sample(self) -> Path:
        """Where the sample garage is made when a first start asks for it."""
        return self.garage.parent / "sample-garage"


def places(garage: str | os.PathLike[str] | None = None) -> Places:
    """The folders to use: `garage` as given, else $KEIGARAGE_HOME, else the platform's own."""
    home = os.environ.get("KEIGARAGE_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        data, config, logs = root, root / "config", root / "logs"
    else:
        # Imported here: the rules on the command line need no folder and should not wait for it.
        import platformdirs

        data = Path(platformdirs.user_data_dir(_NAME, appauthor=False))
        config = Path(platformdirs.user_config_dir(_NAME, appauthor=False))
        logs = Path(platformdirs.user_log_dir(_NAME, appauthor=False))
    chosen = Path(garage).expanduser().absolute() if garage else data / "garage"
    return Places(garage=chosen, config=config, logs=logs)


def resource(name: str) -> Path:
    """The path of a file below `resources/`: beside the source, in a wheel, or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources" / name
    beside = Path(__file__).resolve().parent.parent / "resources"
    if beside.is_dir():
        return beside / name
    installed = find_spec("keigarage_resources")
    if installed is None or not installed.submodule_search_locations:
        raise FileNotFoundError(f"resources/{name}")
    return Path(next(iter(installed.submodule_search_locations))) / name
