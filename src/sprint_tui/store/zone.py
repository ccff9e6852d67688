"""The zone that this machine's clock is set to, by its IANA name: what a new sprint's dates are said in."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sprint_tui.domain.zones import is_zone

_LINK = Path("/etc/localtime")
_NAME = Path("/etc/timezone")
UTC = "UTC"


def machine_zone() -> str:
    """Return the name of the machine's zone (`TZ` first); UTC where it cannot be told."""
    with suppress(OSError, UnicodeDecodeError):
        linked = _LINK.resolve().as_posix().rpartition("/zoneinfo/")[2]
        written = _NAME.read_text().strip() if _NAME.exists() else ""
        for name in (os.environ.get("TZ", "").lstrip(":"), linked, written):
            if is_zone(name):
                return name
    return UTC
