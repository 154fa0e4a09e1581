"""The command as a real process: bytes, pipes, exit codes, the log, and what it may import."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from keigarage.cli import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "environ",
    [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "ascii"},
     {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)  # fmt: skip
def test_japanese_is_utf8_under_every_locale(process, environ):
    for words in (["eligibility", "H13.11", "--rule", "us-nhtsa-25"], ["catalogue", "PP1"]):
        told = process(*words, **environ)
        assert (told.code, told.err) == (0, "")
    told = process("eligibility", "2001-11", **environ)
    assert "平成13年11月" in told.out
    assert "Shōwa (昭和)" in process("eligibility", "S65", **environ).sentence
    assert "初度検査" in process("eligibility", "--help", **environ).out


def test_bytes_that_are_no_text_are_refused_in_a_sentence(process, tmp_path):
    told = process("--garage", str(tmp_path / "g"), "add", "--name", b"\xff\xfe")
    assert "UTF-8" in told.sentence


def test_a_reader_that_goes_away_is_no_trouble(tmp_path):
    command = f"{sys.executable} -m keigarage catalogue | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["eligibility", "2001"], ["catalogue"]])
def test_an_answer_that_cannot_be_written_is_one_sentence(words):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "keigarage", *words], cwd=ROOT, stdout=full,
            stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "could not be written" in done.stderr.decode()


def test_no_command_loads_qt_and_eligibility_loads_little(tmp_path):
    code = (
        "import sys; from keigarage.cli import run; run(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr)"
    )

    def loaded(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=True
        )
        return {name.split(".")[0] for name in done.stderr.decode().split()}

    garage = ["--garage", str(tmp_path / "g")]
    for words in (["cars"], ["add", "PP1-1100123", "--state", "TX"], ["history"],
                  ["plan", "1"], ["costs", "1"],
                  ["report", "dmv-checklist", "1", "-o", str(tmp_path / "x.pdf")]):  # fmt: skip
        assert "PySide6" not in loaded(*garage, *words)
    assert "reportlab" not in loaded(*garage, "cars")
    little = loaded("eligibility", "2001-11")
    slow = {"click", "msgspec", "peewee", "reportlab", "PySide6", "logging", "pathlib", "typing"}
    assert not little & slow


def test_the_garage_is_in_use(process, tmp_path):
    garage = str(tmp_path / "garage")
    assert process("--garage", garage, "add", "--name", "Beat").code == 0
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sys; from pathlib import Path; from keigarage.store.garage_file import GarageFile;"
         "f = GarageFile.open(Path(sys.argv[1]), by='window'); print('open', flush=True);"
         "sys.stdin.read()", garage],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        assert holder.stdout.readline() == b"open\n"
        assert "Beat" in process("--garage", garage, "cars").out
        for words in (["add", "--name", "Other"], ["edit", "1", "--color", "red"], ["undo"]):
            said = process("--garage", garage, *words).sentence
            assert "use" in said or "open" in said
    finally:
        holder.communicate()
    assert process("--garage", garage, "add", "--name", "Other").code == 0


def test_a_fault_of_ours_is_logged_without_the_owners_words(monkeypatch, capfd, tmp_path):
    def breaks(*_: object) -> None:
        raise ValueError("Taro Yamada PP1-1100123")

    monkeypatch.setattr("keigarage.domain.catalogue.search", breaks)
    monkeypatch.delitem(sys.modules, "keigarage.cli.catalogue", raising=False)
    assert run(["catalogue", "PP1-1100123"]) == 1
    told = capfd.readouterr()
    log = tmp_path / "home" / "logs" / "keigarage.log"
    assert told.out == ""
    assert told.err == (
        "Something went wrong inside the program; what happened was written to "
        f"{log}.\n"
    )
    written = log.read_text()
    assert "ValueError" in written and "catalogue.py" in written
    assert "Yamada" not in written and "1100123" not in written and str(tmp_path) not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_the_log_stays_small(monkeypatch, capfd, tmp_path):
    log = tmp_path / "home" / "logs" / "keigarage.log"
    log.parent.mkdir(parents=True)
    log.write_bytes(b"x" * 1_000_000)

    def breaks(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("keigarage.domain.catalogue.search", breaks)
    monkeypatch.delitem(sys.modules, "keigarage.cli.catalogue", raising=False)
    for _ in range(3):
        assert run(["catalogue", "x"]) == 1
    assert log.stat().st_size < 10_000
    assert (log.parent / "keigarage.log.1").stat().st_size == 1_000_000
    assert log.read_text().count("ValueError") == 3
    capfd.readouterr()


def test_a_log_that_cannot_be_written_is_said(monkeypatch, capfd, tmp_path):
    (tmp_path / "home").write_text("a file in the way")

    def breaks(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("keigarage.domain.catalogue.search", breaks)
    monkeypatch.delitem(sys.modules, "keigarage.cli.catalogue", raising=False)
    assert run(["catalogue", "x"]) == 1
    told = capfd.readouterr().err
    assert "could not be written" in told and told.count("\n") == 1


def test_stopping_is_one_word(monkeypatch, capfd):
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("keigarage.domain.catalogue.search", stops)
    monkeypatch.delitem(sys.modules, "keigarage.cli.catalogue", raising=False)
    assert run(["catalogue", "x"]) == 1
    assert capfd.readouterr().err == "Stopped.\n"
