"""What one would ask about the two figures of a measure."""

from __future__ import annotations

from sprint_tui.domain.ownership import is_backwards

_WHOLE = 100


def doubt_about(direction: str, unit: str, baseline: float | None, target: float | None) -> str:
    """Return the code of what to ask: the wrong way, no share of anything, no change; empty for nothing."""
    if is_backwards(direction, baseline, target):
        return "backwards"
    known = [one for one in (baseline, target) if one is not None]
    if unit.startswith("%") and any(not 0 <= one <= _WHOLE for one in known):
        return "not_a_share"
    if baseline is not None and baseline == target:
        return "no_change"
    return ""
