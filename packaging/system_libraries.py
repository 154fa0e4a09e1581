"""The shared libraries that Qt expects of a Linux system, and Debian's packages that bring them."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from problems import SetupProblem, sentence_for, tell

# What PySide6-Essentials 6.11 links to and does not bring, each with its Debian package. Newer
# Debians and Ubuntus have libglib2.0-0t64, and apt-get takes that when asked for libglib2.0-0.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libzstd.so.1": "libzstd1",
    "libstdc++.so.6": "libstdc++6",
}
WINDOW = OFFSCREEN | {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def missing(
    libraries: Mapping[str, str], load: Callable[[str], object] = ctypes.CDLL
) -> dict[str, str]:
    """Those of `libraries` (file name to package) that this system's loader does not find."""

    def absent(name: str) -> bool:
        try:
            load(name)
        except OSError:
            return True
        return False

    return {name: package for name, package in libraries.items() if absent(name)}


def is_debian(os_release: str) -> bool:
    """Whether this text of /etc/os-release is Debian's or that of a system made from it."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    words = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', " ").split()
    return "debian" in words or "ubuntu" in words


def on_debian(path: Path = Path("/etc/os-release")) -> bool:
    """Whether this machine takes Debian packages."""
    return path.is_file() and is_debian(path.read_text(encoding="utf-8", errors="replace"))


def install(packages: Iterable[str]) -> None:
    """Installs Debian packages; a user who may not do that is told the line to type."""
    names = sorted(set(packages))
    if os.geteuid() != 0:
        raise SetupProblem(
            "Some of the system's own packages are missing: type this line, then run the command "
            f"again.\n\n    sudo apt-get update && sudo apt-get install {' '.join(names)}\n"
        )
    tell(f"Installing from the system's packages: {', '.join(names)} …")
    # A list that cannot be renewed may still do, so only the installation itself may fail.
    _apt("update")
    done = _apt("install", "--yes", "--no-install-recommends", *names)
    if done.returncode != 0:
        raise SetupProblem(sentence_for(done.stdout))


def wish_for(programs: Mapping[str, str], libraries: Mapping[str, str]) -> None:
    """Installs what some tests can do without, where that may be done unasked: as Debian's root.

    programs -- a command to its Debian package
    """
    if sys.platform != "linux" or not on_debian() or os.geteuid() != 0:
        return
    lacking = [package for name, package in programs.items() if shutil.which(name) is None]
    lacking += missing(libraries).values()
    if lacking:
        try:
            install(lacking)
        except SetupProblem as problem:
            tell(f"The tests of the real window are left out: {problem}")


def _apt(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        # A fresh machine is often busy with its own upgrades: wait for those instead of failing.
        ["apt-get", "-o", "DPkg::Lock::Timeout=300", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
    )
