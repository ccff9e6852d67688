"""Textual's painting, as far as somebody looks: a frame is painted once the app is at rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from rich.segment import Segment
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.cache import FIFOCache
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

_compose = Compositor.render_update
_WAITING: WeakKeyDictionary[Compositor, tuple[Region, list[Screen[Any]]]] = WeakKeyDictionary()


def _painted(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> Any:
    """Note what has to be painted once the app is at rest; put together the frame that is asked for."""
    if full or simplify:
        return _compose(compositor, full, screen_stack, simplify)
    dirty = [*compositor._dirty_regions]
    compositor._dirty_regions.clear()
    if dirty:
        before, _ = _WAITING.get(compositor, (dirty[0], None))
        _WAITING[compositor] = Region.from_union([*dirty, before]), screen_stack or []
    return None


def paint_what_waits(compositor: Compositor) -> bool:
    """Let each widget of a screen paint the lines that changed, and say whether there were any."""
    if compositor not in _WAITING:
        return False
    crop, below = _WAITING.pop(compositor)
    visible_screen_stack.set(below)
    for widget, (region, clip) in [*compositor.visible_widgets.items()]:
        seen = region.intersection(clip)
        lines = seen.translate(-region.offset)
        if seen and crop.overlaps(clip) and _has_to_paint(widget, region.width, lines):
            widget.render_lines(lines)
    return True


def _has_to_paint(widget: Widget, width: int, lines: Region) -> bool:
    held = widget._styles_cache
    return held._width != width or any(held.is_dirty(y) or y not in held._cache for y in lines.line_range)


# Strips


def _made_bare(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    """Make a strip without its seven caches; each is made when it is asked for."""
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = strip._link_ids = strip._cell_count = None


def _cache_of(strip: Strip, name: str) -> Any:
    if name not in _CACHES:
        raise AttributeError(name)
    made: FIFOCache[Any, Any] = FIFOCache(_CACHES[name])
    setattr(strip, name, made)
    return made


_CACHES = {
    name: made._maxsize for name in Strip.__slots__ if isinstance(made := getattr(Strip([]), name), FIFOCache)
}


PUT_IN: list[tuple[object, str, object]] = [
    (Compositor, "render_update", _painted),
    (Strip, "__init__", _made_bare),
    (Strip, "__getattr__", _cache_of),
]
