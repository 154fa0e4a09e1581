"""Writes the two locked files anew from pyproject.toml:  python3 packaging/lock.py [--upgrade]

Keeps the versions that are pinned already, unless told to --upgrade. The files hold for every
system and Python that the program runs on, so they are worked out by uv, which is fetched into a
temporary folder for it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "packaging/requirements.lock"
TESTS = "packaging/requirements-test.lock"


def main(words: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "uv"]
        subprocess.run(pip, check=True)
        # The tests' file takes the program's versions, so one environment can hold both.
        for extra in (["-o", PROGRAM], ["--extra", "test", "-c", PROGRAM, "-o", TESTS]):
            _compile(folder, [*extra, *words])
    return 0


def _compile(uv_folder: str, words: list[str]) -> None:
    everywhere = ["--universal", "--python-version", "3.11", "--only-binary", ":all:"]
    header = ["--no-annotate", "--custom-compile-command", "python3 packaging/lock.py"]
    subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"),
            *(*everywhere, "--group", "setup", *header, *words),
        ],
        check=True,
        cwd=ROOT,
        # Behind a company's proxy only the system knows which certificates to trust.
        env=os.environ | {"PYTHONPATH": uv_folder, "UV_SYSTEM_CERTS": "1"},
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
