"""`list`: the sprints of the store, the last changed first, as a table or as json."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import datetime
from typing import Any

from sprint_tui.commands.columns import aligned, cut, width
from sprint_tui.commands.job import Job
from sprint_tui.content.phrases import business
from sprint_tui.domain.text import one_line
from sprint_tui.store import glance
from sprint_tui.store.glance import Glance

FORMAT = 1
"""Of the json: raised when a key goes or changes its meaning, not when one is added."""
WIDEST = 60
COLUMNS = ("title", "business", "meeting", "state", "next")


def run(job: Job) -> int:
    """Print all sprints but those in the trash. Raises StoreError."""
    found = glance.page(job.path, limit=-1)
    if job.options.json:
        print(json.dumps({"format": FORMAT, "sprints": [_plain(one) for one in found]}, indent=2))
    elif found:
        print("\n".join(_table(job, found)))
    else:
        print(job.words("cli.said.no_sprints"))
    return 0


def _table(job: Job, found: list[Glance]) -> list[str]:
    heads = [*(job.words(f"home.columns.{name}") for name in COLUMNS), job.words("cli.said.id")]
    rows = [_cells(job, one) for one in found]
    if sys.stdout.isatty():
        others = sum(max(width(row[at]) for row in [heads, *rows]) + 2 for at in range(1, len(heads)))
        most = max(shutil.get_terminal_size().columns - others, 12)
        rows = [[cut(row[0], most), *row[1:]] for row in rows]
    return aligned([heads, *rows], WIDEST)


def _cells(job: Job, one: Glance) -> list[str]:
    return [
        one_line(one.title),
        business(job.content, one.audience, one.offer),
        f"{one.meeting:%Y-%m-%d %H:%M}" if one.meeting else "",
        job.words(f"home.states.{one.state}"),
        one.next_deadline,
        one.id,
    ]


def _plain(one: Glance) -> dict[str, Any]:
    """Return a sprint for json: instants in UTC, dates as stored, null for none."""
    return {
        "id": one.id,
        "title": one.title,
        "team": one.team,
        "audience": one.audience or None,
        "offer": one.offer or None,
        "promise": one.promise,
        "state": one.state,
        "meeting_start": _utc(one.meeting_start),
        "zone": one.zone,
        "submitted_at": _utc(one.submitted_at),
        "next_deadline": one.next_deadline or None,
        "audit_on": one.audit_on or None,
        "upgrades": one.upgrades,
    }


def _utc(stored: str) -> str | None:
    return datetime.fromisoformat(stored).isoformat(timespec="seconds") + "Z" if stored else None
