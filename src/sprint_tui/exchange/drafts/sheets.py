"""The sheets of a file, read by a process of its own: whatever becomes of that, this one goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from sprint_tui.domain import text
from sprint_tui.exchange.drafts import limits
from sprint_tui.exchange.drafts.limits import UnfitError
from sprint_tui.exchange.drafts.sheet import Sheet
from sprint_tui.exchange.errors import ImportRefusedError

READER = "sprint_tui.exchange.drafts.cells"


def sheets_of(path: Path) -> tuple[tuple[Sheet, ...], bool]:
    """Return the sheets, and whether cells have comments, which are not read. Raises ImportRefusedError."""
    name = text.one_line(path.name)
    try:
        limits.check_size(path)
        reply = _reply(path)
        if "refused" in reply:
            raise ImportRefusedError(str(reply["refused"]), file=name)
        sheets = tuple(_sheet(one) for one in reply["sheets"])
    except UnfitError as error:
        raise ImportRefusedError(error.code, file=name) from error
    except (subprocess.TimeoutExpired, MemoryError) as error:
        raise ImportRefusedError("draft_heavy", file=name) from error
    except OSError as error:
        raise ImportRefusedError("draft_unreadable", file=name) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImportRefusedError("draft_broken", file=name) from error
    return sheets, bool(reply.get("has_comments"))


def _reply(path: Path) -> dict[str, Any]:
    """Return what the reader wrote; nothing of ours is in its reach but the file's name."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", READER, str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=limits.PATIENCE,
        check=False,
    )
    if done.returncode:
        raise UnfitError("draft_heavy")
    reply = json.loads(done.stdout)
    if not isinstance(reply, dict):
        raise UnfitError("draft_broken")
    return reply


def _sheet(given: dict[str, Any]) -> Sheet:
    return Sheet(
        title=text.stored(given["title"]),
        rows=tuple(tuple(text.stored(cell) for cell in row) for row in given.get("rows", ())),
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in given.get("merged", ())),
        is_hidden=bool(given.get("is_hidden")),
    )
