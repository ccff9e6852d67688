"""Figures, and how they are printed: always beside each other, always as a ratio."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

HEAD = f"{'milliseconds, where no unit is named':46}{'ours':>10}{'plain':>10}{'ratio':>9}   aim"


def percentile(values: Sequence[float], percent: float) -> float:
    """Return a value that was seen, below which so many percent lie."""
    ordered = sorted(values)
    return ordered[max(math.ceil(percent * len(ordered) / 100) - 1, 0)]


def median_ratio(ours: Sequence[float], plain: Sequence[float]) -> float:
    """Return the median of the ratios of runs that stood beside each other."""
    return statistics.median(one / other for one, other in zip(ours, plain, strict=True))


def show(
    name: str, ours: float, plain: float, aim: str = "", ratio: float | None = None, unit: str = "ms"
) -> None:
    """Print one figure of ours beside the plain one; seconds are shown as milliseconds.

    Beside nothing there is no ratio.
    """
    times = 1000 if unit == "ms" else 1
    if ratio is None and plain:
        ratio = ours / plain
    shown = "–" if ratio is None else f"{ratio:.2f}x"
    print(f"{name:46}{ours * times:10.2f}{plain * times:10.2f}{shown:>9}   {aim}", flush=True)


def note(text: str) -> None:
    """Print a line between figures."""
    print(f"  {text}", flush=True)
