"""Now, as the timekeeper needs it: UTC, which start of the machine this is, and seconds since then."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sprint_tui.domain.timebox import Instant

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def now_utc() -> datetime:
    """Return the wall clock's time in UTC."""
    return datetime.now(UTC)


def now_instant() -> Instant:
    """Return this moment. Where the machine cannot count sleep, only the wall clock is used."""
    boot = _boot_id()
    return Instant(now_utc(), boot, time.clock_gettime(time.CLOCK_BOOTTIME) if boot else 0.0)


@cache
def _boot_id() -> str:
    """Return the name of this start of the machine; empty where there is none (only Linux has both)."""
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return ""
    try:
        return _BOOT_ID.read_text().strip()
    except OSError:
        return ""
