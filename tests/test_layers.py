"""The layers lie one upon the other: an import points down, never up and never to a neighbour."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "keigarage"

# What each layer may import of ours, besides itself and the package's own version. `app` puts the
# lower layers together; `ui` and `cli` open it, and `__main__` chooses between the two.
BELOW = {
    "domain": set(),
    "places": set(),
    "log": set(),
    "notify": set(),
    "reference": {"domain", "places"},
    "store": {"domain", "places"},
    "reports": {"domain", "places"},
    "services": {"domain", "places", "reference", "store", "reports"},
    "app": {"domain", "places", "reference", "store", "reports", "services"},
    # No row leaves the store: whoever shows or prints goes through a service.
    "cli": {"domain", "places", "reference", "reports", "services", "app", "log", "notify"},
    "ui": {"domain", "places", "reference", "reports", "services", "app", "log", "notify"},
    "__main__": {"places", "app", "cli", "ui"},
}

# Other people's packages that have one home each.
HOMES = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "peewee": {"store"},
    "playhouse": {"store"},
    "reportlab": {"reports"},
    "icalendar": {"services"},
}


def imported(path: Path, package: Path) -> Iterator[str]:
    """The full name of every module the file imports, at its top, in a function or by name."""
    inside = ("keigarage", *path.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = inside[: len(inside) - node.level + 1] if node.level else ()
            base = ".".join((*up, *filter(None, [node.module])))
            # `from keigarage import store` names the layer in what it takes.
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if name in ("import_module", "__import__") and isinstance(first, ast.Constant):
                yield str(first.value)


def breaches(package: Path) -> list[str]:
    """`file: module` for every import that points up, sideways, or into another's home."""
    found = []
    for path in sorted(package.rglob("*.py")):
        layer = path.relative_to(package).parts[0].removesuffix(".py")
        for module in imported(path, package):
            if not _allowed(layer, module.split(".")):
                found.append(f"{path.relative_to(package)}: {module}")
    return found


def _allowed(layer: str, parts: list[str]) -> bool:
    top = parts[0]
    if top == "keigarage":
        inner = parts[1] if len(parts) > 1 else ""
        return inner not in BELOW or inner == layer or inner in BELOW.get(layer, set())
    if top in HOMES:
        return layer in HOMES[top]
    return layer != "domain" or top in sys.stdlib_module_names


def test_every_import_points_down():
    assert breaches(PACKAGE) == []


def test_every_layer_is_on_the_list():
    """A new folder or module beside the layers has to be given its place here."""
    names = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.name[:2] != "__"}
    unknown = {name for name in names if (PACKAGE / f"{name}.py").exists()
               or any((PACKAGE / name).glob("*.py"))} - set(BELOW)  # fmt: skip
    assert unknown == set()


@pytest.mark.parametrize("file, line", [
    ("domain/a.py", "import peewee"),
    ("domain/a.py", "import platformdirs"),
    ("domain/a.py", "from keigarage.places import places"),
    ("domain/a.py", "from keigarage.reference import RuleBook"),
    ("domain/a.py", "from ..store import tables"),
    ("reference/a.py", "from keigarage.store.cars import CarStore"),
    ("store/a.py", "from keigarage import reports"),
    ("store/deep/a.py", "from ...reports import pdf"),
    ("reports/a.py", "from keigarage.services.garage import Garage"),
    ("services/a.py", "from PySide6.QtCore import QObject"),
    ("services/a.py", "def f():\n    import reportlab.pdfgen"),
    ("services/a.py", "def f():\n    from keigarage.ui import desk"),
    ("cli/a.py", "if True:\n    import importlib\n    importlib.import_module('PySide6.QtGui')"),
    ("cli/a.py", "from keigarage.ui.start import start"),
    ("ui/a.py", "from keigarage.store.cars import CarStore"),
    ("ui/a.py", "import keigarage.cli"),
    ("app.py", "from keigarage.ui.window import Window"),
    ("places.py", "from keigarage.domain.words import say"),
    ("notify.py", "from PySide6.QtWidgets import QSystemTrayIcon"),
    ("services/a.py", "from keigarage import notify"),
])  # fmt: skip
def test_an_import_that_points_elsewhere_is_found(tmp_path, file, line):
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line, "utf-8")
    assert len(breaches(tmp_path)) == 1


@pytest.mark.parametrize("file, line", [
    ("domain/a.py", "import re\nfrom keigarage.domain.words import say\nfrom . import dates"),
    ("store/a.py", "import peewee\nfrom playhouse import migrate\nfrom .. import __version__"),
    ("reports/a.py", "import reportlab\nfrom keigarage.domain import dates"),
    ("services/a.py", "from keigarage.store.cars import CarStore"),
    ("ui/a.py", "from PySide6 import QtCore\nfrom keigarage.app import App"),
    ("__main__.py", "from keigarage.cli import run\nfrom keigarage.ui.start import start"),
])  # fmt: skip
def test_an_import_that_points_down_is_left_in_peace(tmp_path, file, line):
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line, "utf-8")
    assert breaches(tmp_path) == []
