"""One reader of the texts: what is read, what is answered, and how much is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.prose import Mark
from sprint_tui.content.reading import minutes_of
from sprint_tui.screens.reading.layout import END, place_of
from sprint_tui.widgets.clock_head import bar
from sprint_tui.widgets.ink import Line, Run, line

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.reading import Part, Reading
    from sprint_tui.content.words import Words
    from sprint_tui.screens.reading.layout import Answers

BAR = 20


@dataclass(frozen=True)
class Reader:
    """The texts, and what one person wrote beside them."""

    content: Content
    answers: Answers

    @property
    def words(self) -> Words:
        """The words of the app."""
        return self.content.words

    @property
    def reading(self) -> Reading:
        """All texts."""
        return self.content.reading

    def is_read(self, part: Part) -> bool:
        """Say whether a part is ticked."""
        return bool(self.answers.get((part.tick_key, 0)))

    def note(self, part: Part) -> str:
        """Return the note on a part."""
        return self.answers.get((part.note_key, 0), "").strip()

    @property
    def read(self) -> int:
        """How many parts are ticked."""
        return sum(self.is_read(part) for part in self.reading.parts)

    @property
    def left(self) -> int:
        """The minutes of all parts that are not ticked."""
        return sum(part.minutes for part in self.reading.parts if not self.is_read(part))

    def after(self, part: Part, by: int = 1) -> Part | None:
        """Return the part after another one (1), or before it (-1)."""
        at = self.reading.parts.index(part) + by
        return self.reading.parts[at] if 0 <= at < len(self.reading.parts) else None

    def where(self, part: Part) -> str:
        """Return the section that a part stands in, and which of its parts it is."""
        section = self.reading.section_of(part.key)
        number = [one.key for one in section.parts].index(part.key) + 1
        return self.words("reading.where", section=section.title, n=number, of=len(section.parts))

    def progress(self, part: Part, stop: str) -> Line:
        """Return how far a part is read up to a stop, and the minutes that are left of it."""
        place = place_of(stop)
        block = len(part.blocks) if stop == END else place.block if place is not None else 0
        left = sum(part.counts[block:])
        minutes = minutes_of(left) + sum(self._minutes(part.blocks[block:]))
        said = self.words("reading.left_here", n=minutes) if minutes else self.words("reading.end_here")
        tick = (Run("   ✓ ", "done"), Run(self.words("reading.read"))) if self.is_read(part) else ()
        where = Run(f"  {said} · {self.where(part)}")
        return line(*bar(1 - left / max(part.words, 1), BAR), where, *tick)

    def _minutes(self, blocks: tuple[object, ...]) -> Iterator[int]:
        """Yield the minutes of the questions that nothing is answered to."""
        for mark in blocks:
            asked = self.reading.asked(mark) if isinstance(mark, Mark) else None
            if asked is not None and not any(key == asked.answer_key for key, _ in self.answers):
                yield asked.minutes
