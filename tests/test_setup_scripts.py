"""The set-up as a newcomer meets it, without a network and without touching the real `.venv`."""

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "packaging"

sys.path.insert(0, str(SCRIPTS))
try:
    import environment
    import old_python
    import setup_machine
    import system_libraries
    from environment import Environment, Need
    from problems import SetupProblem, sentence_for
finally:
    sys.path.remove(str(SCRIPTS))


def _script(name):
    spec = spec_from_file_location(f"{name}_script", SCRIPTS / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


start, tests = _script("start"), _script("test")


def _pins(need):
    lines = need.lock.read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in pins}


class TestOldPython:
    @pytest.mark.parametrize("version", [(3, 10), (3, 7), (2, 7)])
    def test_is_told_what_is_needed(self, version):
        sentence = old_python.objection(version)
        assert "needs Python 3.11 or newer" in sentence
        assert f"this is Python {version[0]}.{version[1]}" in sentence

    @pytest.mark.parametrize("version", [(3, 11), (3, 15), (4, 0)])
    def test_a_newer_one_will_do(self, version):
        assert old_python.objection(version) is None

    @pytest.mark.parametrize("name", ["start.py", "test.py", "old_python.py"])
    def test_can_read_what_turns_it_away(self, name):
        ast.parse((SCRIPTS / name).read_text(encoding="utf-8"), feature_version=(3, 7))

    @pytest.mark.parametrize("name", ["start.py", "test.py"])
    def test_gets_a_sentence_and_no_traceback(self, name):
        pretend = f"""
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
sys.path.insert(0, {str(SCRIPTS)!r})
runpy.run_path({str(SCRIPTS / name)!r}, run_name="__main__")
"""
        done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr.startswith("Kei Garage needs Python 3.11")
        assert len(done.stderr.splitlines()) == 1

    def test_the_sentence_names_what_the_package_needs(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert project["requires-python"] == ">={}.{}".format(*old_python.NEEDED)


class TestSystemLibraries:
    @pytest.mark.parametrize(
        "text, answer",
        [
            ("ID=debian\nVERSION_ID=12\n", True),
            ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', True),
            ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
            ("ID=fedora\n", False),
            ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', False),
            ("ID=debianish\n# ID=debian\n", False),
            ("", False),
        ],
    )
    def test_debian_is_known_by_its_name(self, text, answer, tmp_path):
        assert system_libraries.is_debian(text) is answer
        (tmp_path / "os-release").write_text(text)
        assert system_libraries.on_debian(tmp_path / "os-release") is answer

    def test_a_system_without_a_name_is_not_debian(self, tmp_path):
        assert not system_libraries.on_debian(tmp_path / "os-release")

    def test_missing_is_what_the_loader_does_not_find(self):
        def load(name):
            if "cursor" in name:
                raise OSError(name)

        assert set(system_libraries.missing(system_libraries.WINDOW, load).values()) == {
            "libxcb-cursor0",
            "libwayland-cursor0",
        }
        assert system_libraries.missing(system_libraries.OFFSCREEN, load) == {}

    def test_a_user_is_told_the_line_to_type(self, monkeypatch):
        monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
        monkeypatch.setattr(system_libraries, "_apt", lambda *words: pytest.fail("ran apt-get"))
        with pytest.raises(SetupProblem, match=r"sudo apt-get install libegl1 libgl1\n"):
            system_libraries.install(["libgl1", "libegl1", "libgl1"])

    def test_root_gets_them_after_the_lists_are_renewed(self, monkeypatch):
        ran = []

        def apt(*words):
            ran.append(words)
            return subprocess.CompletedProcess(words, 0, "")

        monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
        monkeypatch.setattr(system_libraries, "_apt", apt)
        system_libraries.install(["libgl1"])
        assert [words[0] for words in ran] == ["update", "install"]
        assert ran[1][-1] == "libgl1"

    def test_a_window_needs_all_that_a_test_needs(self):
        assert system_libraries.OFFSCREEN.items() < system_libraries.WINDOW.items()


class TestEnvironment:
    @pytest.fixture
    def checkout(self, tmp_path, monkeypatch):
        (tmp_path / "packaging").mkdir()
        for name in ("pyproject.toml", *(f"packaging/{need.value}" for need in Need)):
            (tmp_path / name).write_text("click==8\n")
        monkeypatch.setattr(environment, "ROOT", tmp_path)
        monkeypatch.setattr(setup_machine, "ROOT", tmp_path)
        monkeypatch.setattr(environment, "_run", self._make_venv)
        monkeypatch.setattr(Environment, "_pip", lambda self, *words: None)
        return tmp_path

    @staticmethod
    def _make_venv(command):
        """Stands in for `python -m venv`, and for asking an environment's Python for pip."""
        if "venv" in command:
            made = Environment(Path(command[-1]))
            made.python.parent.mkdir()
            made.python.symlink_to(sys.executable)
            (made.folder / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n")
        return subprocess.CompletedProcess(command, 0, "")

    @staticmethod
    def _no_pip(monkeypatch):
        monkeypatch.setattr(Environment, "_pip", lambda self, *words: pytest.fail("ran pip"))

    def test_a_second_start_installs_nothing(self, checkout, monkeypatch):
        python = setup_machine.prepare(Need.PROGRAM, {})
        self._no_pip(monkeypatch)
        assert setup_machine.prepare(Need.PROGRAM, {}) == python
        assert python.exists()

    def test_the_tests_set_up_serves_the_program_but_not_the_other_way(self, checkout):
        made = Environment(checkout / ".venv")
        setup_machine.prepare(Need.PROGRAM, {})
        assert made.has(Need.PROGRAM) and not made.has(Need.TESTS)
        setup_machine.prepare(Need.TESTS, {})
        assert made.has(Need.PROGRAM) and made.has(Need.TESTS)

    @pytest.mark.parametrize("name", ["packaging/requirements.lock", "pyproject.toml"])
    def test_a_changed_pin_is_noticed(self, name, checkout):
        setup_machine.prepare(Need.PROGRAM, {})
        (checkout / name).write_text("click==9\n")
        assert not Environment(checkout / ".venv").has(Need.PROGRAM)

    def test_a_moved_checkout_is_set_up_again(self, checkout, monkeypatch):
        setup_machine.prepare(Need.PROGRAM, {})
        moved = checkout / "elsewhere"
        (checkout / ".venv").rename(moved)
        assert not Environment(moved).has(Need.PROGRAM)

    def test_a_python_that_is_gone_is_noticed(self, checkout):
        setup_machine.prepare(Need.PROGRAM, {})
        made = Environment(checkout / ".venv")
        made.python.unlink()
        made.python.symlink_to(checkout / "removed-python")
        assert not made.has(Need.PROGRAM) and not made.works()

    def test_an_interrupted_run_is_begun_afresh(self, checkout, monkeypatch):
        def interrupted(self, *words):
            raise KeyboardInterrupt

        made = Environment(checkout / ".venv")
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(Environment, "_pip", interrupted)
            setup_machine.prepare(Need.PROGRAM, {})
        (made.folder / "half-a-library").touch()
        assert not made.works()
        setup_machine.prepare(Need.PROGRAM, {})
        assert made.has(Need.PROGRAM)
        assert not (made.folder / "half-a-library").exists()

    def test_a_refusal_of_pip_is_carried_on_from(self, checkout, monkeypatch):
        def refused(self, *words):
            raise SetupProblem("no network")

        made = Environment(checkout / ".venv")
        with monkeypatch.context() as patched, pytest.raises(SetupProblem, match="no network"):
            patched.setattr(Environment, "_pip", refused)
            setup_machine.prepare(Need.PROGRAM, {})
        assert made.works() and not made.has(Need.PROGRAM)
        (made.folder / "fetched-already").touch()
        setup_machine.prepare(Need.PROGRAM, {})
        assert (made.folder / "fetched-already").exists()

    def test_a_folder_that_cannot_be_written_is_a_sentence(self, checkout, monkeypatch):
        (checkout / ".venv").write_text("a file where the folder should be")
        with pytest.raises(SetupProblem, match="could not set itself up in"):
            setup_machine.prepare(Need.PROGRAM, {})

    def test_debian_is_asked_for_pip_and_libraries_in_one_go(self, checkout, monkeypatch):
        asked = []
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(system_libraries, "missing", lambda libraries: dict(libraries))
        monkeypatch.setattr(system_libraries, "on_debian", lambda: True)
        monkeypatch.setattr(system_libraries, "install", asked.append)
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        setup_machine.prepare(Need.PROGRAM, {"libGL.so.1": "libgl1"})
        venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        assert asked == [["libgl1", venv]]


class TestProblems:
    @pytest.mark.parametrize(
        "output, sentence",
        [
            ("Temporary failure in name resolution\nNo matching distribution", "the internet"),
            ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
            ("ERROR: No matching distribution found for shiboken6==6.11.3", "not made for this"),
            ("ERROR: something else", "mend that and run the command again"),
        ],
    )
    def test_a_failed_installation_is_explained(self, output, sentence):
        assert sentence in sentence_for(output)

    def test_no_network_is_one_sentence(self):
        noise = "Failed to establish a new connection\n" * 5
        assert len(sentence_for(noise).splitlines()) == 1

    def test_other_failures_show_the_installers_last_lines(self):
        text = sentence_for("\n".join(f"line {number}" for number in range(40)))
        assert "line 39" in text and "line 5\n" not in text


class TestStart:
    @pytest.mark.parametrize(
        "platform, environ, answer",
        [
            ("linux", {}, False),
            ("linux", {"DISPLAY": "", "WAYLAND_DISPLAY": ""}, False),
            ("linux", {"DISPLAY": ":0"}, True),
            ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
            ("darwin", {}, True),
            ("win32", {}, True),
        ],
    )
    def test_whether_a_window_can_open(self, platform, environ, answer):
        assert start.has_display(platform, environ) is answer

    @pytest.fixture
    def program(self, tmp_path):
        """A stand-in for the program: notes its words, and makes what they ask for."""
        fake = tmp_path / "fake.py"
        fake.write_text(
            "import pathlib, sys\n"
            "words = sys.argv[1:]\n"
            "with open(__file__ + '.log', 'a') as log: print(*words, file=log)\n"
            "if pathlib.Path(__file__ + '.fails').exists(): sys.exit('The disk is full.')\n"
            "if words[0] == 'sample': pathlib.Path(words[1]).mkdir()\n"
            "else: pathlib.Path(words[-1]).write_bytes(b'%PDF-1.4')\n"
        )
        return [sys.executable, str(fake)]

    def test_without_a_display_a_checklist_is_printed(self, program, tmp_path):
        checklist = start.print_sample(program, tmp_path / "sample")
        assert checklist.read_bytes().startswith(b"%PDF")
        assert (tmp_path / "sample" / "garage").is_dir()
        words = Path(program[1] + ".log").read_text().splitlines()[1]
        assert "report dmv-checklist Honda Beat --state TX -o " in words

    def test_a_sample_garage_that_stands_is_used_again(self, program, tmp_path):
        start.print_sample(program, tmp_path / "sample")
        start.print_sample(program, tmp_path / "sample")
        ran = [line.split()[0] for line in Path(program[1] + ".log").read_text().splitlines()]
        assert ran == ["sample", "--garage", "--garage"]

    def test_a_sample_that_failed_is_no_garage(self, program, tmp_path):
        Path(program[1] + ".fails").touch()
        with pytest.raises(SetupProblem, match=r"^The disk is full\.$"):
            start.print_sample(program, tmp_path / "sample")
        assert not (tmp_path / "sample" / "garage").exists()

    def test_words_go_to_the_program_even_without_a_display(self, monkeypatch):
        ran = []
        monkeypatch.setattr(start, "has_display", lambda platform, environ: False)
        monkeypatch.setattr(start, "prepare", lambda need, libraries: Path("python"))
        monkeypatch.setattr(start, "hand_over", lambda command: ran.append(command) or 0)
        assert start.main(["state", "TX", "--json"]) == 0
        assert ran[0][-5:] == ["-m", "keigarage", "state", "TX", "--json"]


class TestTestCommand:
    @pytest.mark.parametrize(
        "words, on_build_server, expected",
        [
            ([], False, []),
            (["-k", "beat"], False, ["-k", "beat"]),
            (["--soak", "-x"], False, ["-m", "not benchmark", "-x"]),
            ([], True, ["-m", "not benchmark"]),
            (["-m", "benchmark"], True, ["-m", "not benchmark", "-m", "benchmark"]),
        ],
    )
    def test_long_tests_run_on_request(self, words, on_build_server, expected):
        assert tests.pytest_words(words, on_build_server) == expected

    @pytest.mark.parametrize("failing, code", [(None, 0), ("ruff", 1), ("mypy", 1), ("pytest", 3)])
    def test_any_failure_fails_the_command_and_pytest_comes_last(self, failing, code, monkeypatch):
        ran = []

        def run(command):
            ran.append(command[2])
            return 0 if command[2] != failing else {"pytest": 3}.get(failing, 1)

        monkeypatch.setattr(tests, "prepare", lambda need, libraries: Path("python"))
        monkeypatch.setattr(tests, "_run", run)
        assert tests.main([]) == code
        assert ran == ["ruff", "mypy", "pytest"]


class TestWhatIsWrittenDown:
    def test_the_readme_begins_with_the_two_commands(self):
        blocks = re.findall(r"```\n(.+?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"))
        assert blocks[:2] == ["python3 packaging/start.py", "python3 packaging/test.py"]
        assert all((ROOT / block.split()[1]).is_file() for block in blocks[:2])

    def test_the_build_server_runs_the_readmes_test_command(self):
        text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        assert lines == ["set -e", 'cd "$(dirname "$0")/.."', "python3 packaging/test.py"]

    @pytest.mark.parametrize("need, extra", [(Need.PROGRAM, None), (Need.TESTS, "test")])
    def test_the_pins_keep_to_the_ranges(self, need, extra):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        wanted = project["dependencies"] + project["optional-dependencies"].get(extra, [])
        pins = _pins(need)
        for wish in map(Requirement, wanted):
            (pin,) = pins[canonicalize_name(wish.name)].specifier
            assert pin.operator == "=="
            assert wish.specifier.contains(pin.version), wish

    def test_qt_and_its_bridge_are_of_one_version(self):
        pins = _pins(Need.PROGRAM)
        assert pins["pyside6-essentials"].specifier == pins["shiboken6"].specifier

    def test_both_files_pin_the_same_versions(self):
        # One file may need a library on more Pythons than the other; its version is the same.
        program, everything = (
            {name: pin.specifier for name, pin in _pins(need).items()}
            for need in (Need.PROGRAM, Need.TESTS)
        )
        assert {name: everything.get(name) for name in program} == program

    @pytest.mark.parametrize("need", list(Need))
    def test_what_a_pinned_library_needs_is_pinned_too(self, need):
        pins = _pins(need)
        for name in pins:
            if pins[name].marker and not pins[name].marker.evaluate():
                continue  # of another system
            for wish in map(Requirement, metadata.requires(name) or ()):
                if wish.marker is None or wish.marker.evaluate({"extra": ""}):
                    assert canonicalize_name(wish.name) in pins, f"{name} needs {wish}"


@pytest.mark.parametrize("name", ["MPLUS1p-Regular.ttf", "MPLUS1p-Bold.ttf", "OFL.txt"])
def test_the_fonts_are_the_ones_their_origin_names(name):
    fonts = ROOT / "resources" / "fonts"
    origin = (fonts / "ORIGIN.md").read_text(encoding="utf-8")
    (row,) = [line for line in origin.splitlines() if line.startswith(f"| `{name}` |")]
    assert hashlib.sha256((fonts / name).read_bytes()).hexdigest() in row


def test_an_installed_copy_brings_its_knowledge_and_fonts(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    facts = list((ROOT / "keigarage/reference/data").rglob("*.json"))
    assert facts and {path.relative_to(ROOT).as_posix() for path in facts} <= names
    for font in ("MPLUS1p-Regular.ttf", "MPLUS1p-Bold.ttf", "OFL.txt"):
        assert f"keigarage_resources/fonts/{font}" in names
    assert not any("screenshots" in name for name in names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "keigarage",
        "keigarage_resources",
    }
