"""Painting and writing only what changed: Textual asks every widget for its lines, and writes a line from its
widget's left edge on, each style anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual import _compositor
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

RESET = "\x1b[0m"


class NarrowUpdate(ChopsUpdate):
    """An update that begins where the change does, and names a style once: a second is a digit or two."""

    def render_segments(self, console: Console) -> str:
        """Return what the terminal is sent: for each changed span its place, then its cells."""
        system = console._color_system
        sent: list[str] = []
        held: Style | None = None
        for segment in self._segments():
            style = segment.style
            if segment.control or style is None or style._link:
                sent.append(RESET if held and not segment.control else "")
                sent.append(
                    segment.text if style is None else style.render(segment.text, color_system=system)
                )
                held = held if segment.control else None
                continue
            if style is not held and style != held:
                codes = style._make_ansi_codes(system) if system is not None else ""
                sent.append(f"{RESET if held else ''}\x1b[{codes}m" if codes else RESET)
                held = style
            sent.append(segment.text)
        return "".join([*sent, RESET])

    def _segments(self) -> Iterator[Segment]:
        """Yield each span that changed: where it begins, then its own cells."""
        for y, x1, x2 in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                first, last = max(x, x1), min(end, x2)
                if strip is not None and first < last:
                    yield Control.move_to(first, y).segment
                    yield from strip.crop(first - x, last - x)


def touched_renders(
    compositor: Compositor, crop: Region | None = None
) -> Iterable[tuple[Region, Region, list[Strip]]]:
    """Yield region, clip and lines of each widget that the crop touches, in its rows: the rest stays.

    Widgets come from the front to the back, and whatever a widget covers is never seen: nothing stands
    behind one that has the whole crop.
    """
    for widget, (region, clip) in compositor.visible_widgets.items():
        rows = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height)) if crop else clip
        seen = region.intersection(rows)
        if seen and (crop is None or crop.overlaps(seen)):
            yield region, rows, widget.render_lines(seen.translate((-region.x, -region.y)))
            if crop is not None and seen.contains_region(crop):
                return


def paint_changes_only() -> None:
    """Let every app of this process paint and write so."""
    _compositor.ChopsUpdate = NarrowUpdate  # type: ignore[misc]
    setattr(Compositor, "_get_renders", touched_renders)  # noqa: B010 - put in, not declared
