"""Makes the environment and runs the app, the checks or the benchmarks in it; needs only Python.

Must parse on Python 3.8, so that an old one gets a sentence and not a syntax error.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT

if sys.platform != "win32":
    import fcntl

HELP = """\
usage: python3 dev.py run [ARGS...]      open the app; ARGS are the app's own
       python3 dev.py test [ARGS...]     every check in turn; ARGS go to pytest, run beside dev.py
       python3 dev.py bench [ARGS...]    run the benchmarks; ARGS are theirs
       python3 dev.py --help

The environment is made in .venv beside dev.py on first use, and again when what it was made from has changed.
It is safe to delete. uv is used when it is there, else venv and pip.
"""
OLDEST = (3, 11)
WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-for"
CONSTRAINTS = "constraints.txt"
LINES_SHOWN = 12
NOT_MADE = (
    "The environment could not be made, for the reason above: "
    "check the network and pip's own settings (pip config list), then run this again."
)
# An index can carry a name and a password, and an error is what people paste.
ADDRESS = re.compile(r"""(://)\S+|(host=['"]|-host[ =]|resolve '|onnect(?:ion)? to |located at )[^\s'"]+""")


class CannotError(Exception):
    """It could not be done; the message says what and what to do."""


def say(text: str) -> None:
    """One line for the person; stdout stays the app's own."""
    print(text, file=sys.stderr, flush=True)


def tool(name: str) -> str:
    """Path of a program inside the environment."""
    return str(VENV / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name))


def stamp(kind: str) -> str:
    """Hash of all that an environment is made from; its place counts, for a moved one points elsewhere."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", CONSTRAINTS)]
    parts += [sys.version.encode(), os.fsencode(sys.base_prefix), os.fsencode(ROOT), kind.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(kind: str) -> bool:
    """Whether the environment was finished for this kind, or for more, and still has its Python."""
    try:
        found = STAMP.read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    enough = ("run", "test") if kind == "run" else ("test",)
    return found in [stamp(each) for each in enough] and Path(tool("python")).exists()


def base_python() -> str:
    """The Python outside any environment: ours may be the very one that is about to be removed."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def wanted(kind: str) -> list[str]:
    """The arguments that name what to install; relative, so a space in the path cannot hurt."""
    return ["-c", CONSTRAINTS, "-e", ".[dev]" if kind == "test" else "."]


def uv_commands(uv: str, kind: str) -> list[list[str]]:
    """How uv makes the environment; none of these writes a lock file."""
    return [
        [uv, "venv", "--quiet", "--no-project", "--python", base_python(), str(VENV)],
        [uv, "pip", "install", "--quiet", "--python", tool("python"), *wanted(kind)],
    ]


def pip_commands(kind: str) -> list[list[str]]:
    """How the standard library and pip make it."""
    pip = [tool("python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    return [[base_python(), "-m", "venv", str(VENV)], [*pip, "install", *wanted(kind)]]


def missing_venv() -> str | None:
    """The sentence for a Python that cannot make environments, as on Debian, or None."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return None
    package = "python{}.{}-venv".format(*sys.version_info)
    return f"This Python cannot make environments: install the system package {package}, then run this again."


def last_lines(output: str) -> str:
    """The end of an installer's output, without the addresses in it."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join(ADDRESS.sub(r"\1\2...", line) for line in lines[-LINES_SHOWN:])


def attempt(commands: list[list[str]]) -> str | None:
    """Run each until one fails; what the failed one printed, or None when all went well."""
    for command in commands:
        try:
            done = subprocess.run(
                command, cwd=ROOT, check=False, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, errors="replace"
            )
        except OSError as error:
            return str(error)
        if done.returncode:
            return done.stdout
    return None


def remove() -> None:
    """Clear the way for a new environment; its stamp goes first, so that a rest never looks finished."""
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(VENV)


def make(kind: str) -> None:
    """Make the environment anew; raises CannotError."""
    made_for = stamp(kind)
    remove()
    uv = shutil.which("uv")
    output = attempt(uv_commands(uv, kind)) if uv else ""
    if output is not None:
        sentence = missing_venv()
        if sentence is None:
            remove()
            output = attempt(pip_commands(kind))
        if output is not None:
            if output:
                say(last_lines(output))
            raise CannotError(sentence or NOT_MADE)
    STAMP.write_text(made_for, encoding="ascii")


def ensure(kind: str) -> None:
    """See that the environment is there; two callers at once make it one after the other."""
    if is_ready(kind):
        return
    say("Making the environment (once, about a minute) ...")
    with Path(__file__).open("rb") as lock:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # some network disks know no locks
                fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_ready(kind):
            make(kind)


def wait_for(command: list[str], folder: Path | None = None) -> int:
    """Run it to its end and give its exit code; Ctrl-C is for it to answer, not for us."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.call(command, cwd=folder)
    finally:
        signal.signal(signal.SIGINT, before)
    return code if code >= 0 else 128 - code


def become(command: list[str]) -> int:
    """Hand the terminal and the signals over; Windows' exec would return to the shell at once."""
    if not WINDOWS:
        os.execv(command[0], command)
    return wait_for(command)


def launch(command: list[str]) -> int:
    """Run it in the environment, which is made again when it no longer starts."""
    ensure("run")
    try:
        return become(command)
    except OSError:
        STAMP.unlink(missing_ok=True)
    ensure("run")
    return become(command)


def cores() -> int:
    """Cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def steps(pytest_args: list[str]) -> list[list[str]]:
    """The checks in their order, the quickest to tell first."""
    pytest = ["pytest", "-n", str(cores()), *pytest_args]
    return [["ruff", "format", "--check"], ["ruff", "check"], ["mypy"], ["lint-imports"], pytest]


def check(pytest_args: list[str]) -> int:
    """Run the checks and stop at the first that fails."""
    ensure("test")
    for name, *args in steps(pytest_args):
        title = " ".join([name, *args])
        print(f"== {title}", flush=True)
        code = wait_for([tool(name), *args], ROOT)
        if code:
            say(f"dev.py: `{title}` failed (exit {code}); nothing after it was run.")
            return code
    return 0


def main(args: list[str]) -> int:
    """Do what the first argument says; gives the exit code."""
    what, rest = (args[0], args[1:]) if args else ("", [])
    if what == "run":
        return launch([tool("sprint-tui"), *rest])
    if what == "test":
        return check(rest)
    if what == "bench":
        bench = ROOT / "bench" / "bench.py"
        if not bench.is_file():
            raise CannotError("There is no bench/bench.py in this checkout yet.")
        return launch([tool("python"), str(bench), *rest])
    wrong = what not in ("-h", "--help", "help")
    print(HELP, end="", file=sys.stderr if wrong else sys.stdout)
    return 2 if wrong else 0


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit("sprint-tui needs Python {}.{} or newer, not {}.{}.".format(*OLDEST, *sys.version_info))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except (CannotError, OSError) as error:
        sys.exit(f"dev.py: {error}")
