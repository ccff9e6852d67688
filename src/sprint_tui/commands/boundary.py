"""The one place where a failure ends: one line on stderr, an exit code, and for the unforeseen a log."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from sprint_tui.commands.errors import CommandError
from sprint_tui.domain import text
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.store.errors import StoreError

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

PROGRAM = "sprint-tui"
LOG = "errors.log"
LOG_LIMIT = 1_000_000
PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "·": "-", "…": "..."}
"""What stands for a sign of ours where an encoding does not have it."""
_BY_SIGNAL = 128
_PIPE_SIGNAL = 13  # Windows has no name for it


def run(command: Callable[[], int]) -> int:
    """Run a command; return its exit code, whatever happens in it."""
    _end_on_signals()
    _show_what_cannot_be_written()
    try:
        code = command()
        _flush()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
        with suppress(OSError):
            _flush()
    except KeyboardInterrupt:
        code = _BY_SIGNAL + signal.SIGINT
    except BrokenPipeError:
        code = _BY_SIGNAL + _PIPE_SIGNAL
    except (StoreError, CommandError, ImportRefusedError) as error:
        code = refuse(error.code, error.details, getattr(error, "exit_code", 1))
    except OSError as error:
        problem = error.strerror or type(error).__name__
        named = f"{problem}: {error.filename}" if error.filename else problem
        code = refuse("system", {"problem": named}, 1)
    except Exception as error:
        code = refuse(*_noted(error), 1)
    _leave_no_output_behind()
    return code


def words() -> Words:
    """Return the words of the app."""
    from sprint_tui.content.load import load  # noqa: PLC0415 - only where something is said

    return load().words


def sentence(code: str, details: Mapping[str, object]) -> str:
    """Return the line for an error: what people typed in it is shown, never obeyed."""
    known = words()
    own: Any = known.table("cli").get("errors", {})
    key = f"cli.errors.{code}" if code in own else f"errors.{code}"
    return known(key, **{name: text.one_line(str(value)) for name, value in details.items()})


def refuse(code: str, details: Mapping[str, object], exit_code: int = 1) -> int:
    """Print the one line for a failure, after all that was said; return the exit code."""
    try:
        line = sentence(code, details)
    except Exception as error:
        line = f"{code}: {text.one_line(str(error))}"
    with suppress(OSError, ValueError):
        _flush()
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(f"{PROGRAM}: {line}", file=sys.stderr, flush=True)
    return exit_code


def _noted(error: Exception) -> tuple[str, dict[str, object]]:
    """Write what happened into the log; return the sentence that names the log."""
    from sprint_tui.store import paths  # noqa: PLC0415 - only when something went wrong

    log = paths.log_folder() / LOG
    try:
        _write_log(log, _trace(error))
    except OSError:
        return "unexpected_unnoted", {"kind": type(error).__name__}
    return "unexpected", {"kind": type(error).__name__, "log": log}


def _trace(error: BaseException) -> str:
    """Return types and frames, the first cause first, and no message: one may quote what people typed."""
    import traceback  # noqa: PLC0415 - only when something went wrong

    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{_trace(before) if before else ''}Traceback:\n{frames}{type(error).__qualname__}\n"


def _write_log(log: Path, trace: str) -> None:
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_name(log.name + ".old"))
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')} {' '.join(sys.argv[1:2])}\n{trace}\n"
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
        file.write(entry.encode(errors="backslashreplace"))


def _end_on_signals() -> None:
    """Let a signal end the command the orderly way, so that temporary files go; the app has its own."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with suppress(ValueError):  # not in the main thread
                signal.signal(getattr(signal, name), _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(_BY_SIGNAL + number)


def _show_what_cannot_be_written() -> None:
    """A terminal that knows only ASCII gets plain signs for ours, a `?` for the rest, and no traceback."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _leave_no_output_behind() -> None:
    """What could not be written is not tried again when the interpreter ends: it would exit by 120 then."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    for number, stream in enumerate(streams, 1):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError), Path(os.devnull).open("w") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno() if stream is not None else number)
