"""The developer entry: what its environment depends on and the commands that make it."""

import ast
import importlib.util
import os
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_entry", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py as if it lay in an empty folder, so that no test can touch the checkout's own environment."""
    module = load()
    place = tmp_path / "a checkout"
    place.mkdir()
    (place / "pyproject.toml").write_text("[project]\n")
    (place / "constraints.txt").write_text("rich==15.0.0\n")
    monkeypatch.setattr(module, "ROOT", place)
    monkeypatch.setattr(module, "VENV", place / ".venv")
    monkeypatch.setattr(module, "STAMP", place / ".venv" / "made-for")
    return module


def finish(dev: ModuleType, kind: str) -> None:
    python = Path(dev.tool("python"))
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    dev.STAMP.write_text(dev.stamp(kind))


def test_the_stamp_changes_with_all_that_an_environment_is_made_from(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = [dev.stamp("run"), dev.stamp("test")]
    for name in ("pyproject.toml", "constraints.txt"):
        with (dev.ROOT / name).open("a") as file:
            file.write("# more\n")
        stamps.append(dev.stamp("run"))
    for name, value in (("version", "3.99.0 (other)"), ("base_prefix", "/somewhere/else")):
        with monkeypatch.context() as patch:
            patch.setattr(sys, name, value)
            stamps.append(dev.stamp("run"))
    assert len(set(stamps)) == 6
    assert dev.stamp("run") == stamps[3]


def test_a_moved_checkout_has_another_stamp(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.stamp("run")
    moved = dev.ROOT.rename(dev.ROOT.with_name("moved"))
    monkeypatch.setattr(dev, "ROOT", moved)
    assert dev.stamp("run") != before


@pytest.mark.parametrize(("made", "run", "test"), [("run", True, False), ("test", True, True)])
def test_an_environment_serves_its_own_kind_and_a_smaller_one(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, made: str, run: bool, test: bool
) -> None:
    finish(dev, made)
    assert (dev.is_ready("run"), dev.is_ready("test")) == (run, test)


def test_an_environment_without_stamp_or_python_is_not_ready(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dev.is_ready("run")
    finish(dev, "run")
    Path(dev.tool("python")).unlink()
    assert not dev.is_ready("run")
    finish(dev, "run")
    dev.STAMP.write_bytes(b"\xff\xfe")
    assert not dev.is_ready("run")


def test_removing_takes_a_folder_but_only_the_link_of_a_linked_one(dev: ModuleType, tmp_path: Path) -> None:
    finish(dev, "run")
    dev.remove()
    assert not dev.VENV.exists()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    dev.VENV.symlink_to(elsewhere, target_is_directory=True)
    dev.remove()
    assert elsewhere.is_dir()
    assert not dev.VENV.is_symlink()
    dev.remove()


def test_pip_installs_the_project_under_its_constraints(dev: ModuleType) -> None:
    make, install = dev.pip_commands("run")
    assert make == [dev.base_python(), "-m", "venv", str(dev.VENV)]
    assert install[:3] == [dev.tool("python"), "-m", "pip"]
    assert install[-5:] == ["install", "-c", "constraints.txt", "-e", "."]
    assert dev.pip_commands("test")[1][-1] == ".[dev]"


def test_uv_installs_the_same_and_never_writes_a_lock(dev: ModuleType) -> None:
    make, install = dev.uv_commands("/bin/uv", "test")
    assert make[:2] == ["/bin/uv", "venv"]
    assert make[-1] == str(dev.VENV)
    assert install[:3] == ["/bin/uv", "pip", "install"]
    assert dev.tool("python") in install
    assert install[-4:] == ["-c", "constraints.txt", "-e", ".[dev]"]
    assert dev.uv_commands("uv", "run")[1][-1] == "."


def test_no_command_chooses_an_index(dev: ModuleType) -> None:
    for command in [*dev.pip_commands("test"), *dev.uv_commands("uv", "test")]:
        assert not [word for word in command if "index" in word or "://" in word]


def test_a_python_without_ensurepip_is_told_which_package_to_install(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    monkeypatch.setattr(dev.sys, "version_info", (3, 12, 4))
    sentence = dev.missing_venv()
    assert "python3.12-venv" in sentence
    assert "\n" not in sentence
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: name)
    assert dev.missing_venv() is None


def test_a_failed_uv_falls_back_to_pip_and_the_stamp_comes_last(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: "/bin/uv")
    monkeypatch.setattr(dev, "missing_venv", lambda: None)
    tried = []

    def attempt(commands: list[list[str]]) -> str | None:
        assert not dev.STAMP.exists()
        tried.append(commands[0][0])
        dev.VENV.mkdir(exist_ok=True)
        return "uv has no network" if commands[0][0] == "/bin/uv" else None

    monkeypatch.setattr(dev, "attempt", attempt)
    dev.make("test")
    assert tried == ["/bin/uv", dev.base_python()]
    assert dev.STAMP.read_text() == dev.stamp("test")


def test_a_failed_install_says_what_to_do_and_leaves_no_stamp(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    monkeypatch.setattr(dev, "missing_venv", lambda: None)
    monkeypatch.setattr(dev, "attempt", lambda _: "first\n\nERROR: no matching distribution\n")
    with pytest.raises(dev.CannotError, match="check the network"):
        dev.make("run")
    assert capsys.readouterr().err == "first\nERROR: no matching distribution\n"
    assert not dev.STAMP.exists()


@pytest.mark.parametrize(
    "line",
    [
        "Looking in indexes: https://me:,'secret@index.example/simple",
        "connection broken by X(host='index.example', port=443): Max retries",
        "Failed to resolve 'index.example' ([Errno -2] Name or service not known)",
        "Connection to index.example timed out. (connect timeout=15)",
        "If this repository is available via HTTPS, or add '--trusted-host index.example'",
        "The repository located at index.example is not a trusted or secure host",
    ],
)
def test_an_installers_lines_are_shown_without_addresses(dev: ModuleType, line: str) -> None:
    shown = dev.last_lines(f"{line}\nERROR: end\n")
    assert "index.example" not in shown
    assert "secret" not in shown
    assert shown.endswith("\nERROR: end")


def test_the_checks_run_in_their_order_and_pytest_gets_the_arguments(dev: ModuleType) -> None:
    steps = dev.steps(["-k", "clock"])
    assert [step[0] for step in steps] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert steps[0][1:] == ["format", "--check"]
    assert steps[-1] == ["pytest", "-n", str(dev.cores()), "-k", "clock"]


def test_the_checks_stop_at_the_first_that_fails(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = []

    def wait_for(command: list[str], _: Path) -> int:
        ran.append(Path(command[0]).stem)
        return 3 if ran[-1] == "mypy" else 0

    monkeypatch.setattr(dev, "ensure", lambda _: None)
    monkeypatch.setattr(dev, "wait_for", wait_for)
    assert dev.main(["test"]) == 3
    assert ran == ["ruff", "ruff", "mypy"]
    assert "`mypy` failed (exit 3)" in capsys.readouterr().err


def test_bench_says_when_there_is_nothing_to_run(dev: ModuleType) -> None:
    with pytest.raises(dev.CannotError, match=r"bench/bench\.py"):
        dev.main(["bench"])


@pytest.mark.parametrize(("args", "code"), [(["--help"], 0), ([], 2), (["nothing"], 2)])
def test_help_is_an_answer_and_a_wrong_word_is_not(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], args: list[str], code: int
) -> None:
    assert dev.main(args) == code
    captured = capsys.readouterr()
    assert "dev.py run" in (captured.err if code else captured.out)


def test_an_old_python_can_still_read_it() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_make_names_the_same_three() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^([\w ]+):$", text, re.MULTILINE)
    assert targets is not None
    assert targets[1].split() == ["run", "test", "bench"]
    assert "dev.py $@ $(ARGS)" in text


def test_ci_runs_the_same_checks() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").endswith("exec python3 dev.py test\n")


def test_constraints_are_names_and_versions_only_and_pin_each_dependency() -> None:
    head, *rows = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert head.startswith("# ")
    assert [row for row in rows if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*==[0-9][0-9a-z.]*", row)] == []
    pinned = [row.split("==")[0] for row in rows]
    assert pinned == sorted(set(pinned))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert {re.split(r"[^\w.-]", text)[0].lower() for text in direct} <= set(pinned)
