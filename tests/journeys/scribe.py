"""A scribe at the keyboard: goes to a field as a person does who looks where it is, and fills it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from hand import Hand
from sprint_tui.content.phrases import trait_names
from sprint_tui.domain.timebox import Instant
from sprint_tui.store.facts import trait_places
from sprint_tui.store.rows import SprintRows
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.options import ANSWER_KEYS
from sprint_tui.widgets.stage import StageScreen

ZONE = ZoneInfo("Europe/Brussels")
HALF_MINUTE = timedelta(seconds=30)


class Wall:
    """The clock on the wall, which stands until somebody sets it."""

    def __init__(self, day: str) -> None:
        self._day = day
        self._at = datetime.fromisoformat(f"{day} 08:00").replace(tzinfo=ZONE)

    def __call__(self) -> Instant:
        return Instant(self._at.astimezone(UTC), "", 0.0)

    def set(self, time: str, day: str = "") -> None:
        """Set it to a time of day, and to another day."""
        self._day = day or self._day
        self._at = datetime.fromisoformat(f"{self._day} {time}").replace(tzinfo=ZONE)

    def passes(self, time: str, look: Callable[[], None]) -> None:
        """Let the time pass until a time of day, with the app in sight: it looks every half minute."""
        until = datetime.fromisoformat(f"{self._day} {time}").replace(tzinfo=ZONE)
        while self._at + HALF_MINUTE < until:
            self._at += HALF_MINUTE
            look()
        self._at = until

    def go_on(self) -> None:
        """Let half a second pass: a running clock then looks again after the other half."""
        self._at += timedelta(seconds=0.5)


class Scribe(Hand):
    """Two hands that count: the keys pressed and the characters typed on each stage."""

    def __init__(self, pilot: Pilot[Any], wall: Wall) -> None:
        super().__init__(pilot)
        self.wall = wall
        self.keys: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()
        self.at = "home"
        self._typed_in: set[tuple[str, str]] = set()

    @property
    def stage(self) -> StageScreen:
        """The stage in view."""
        stage = self.app.stage
        assert isinstance(stage, StageScreen)
        return stage

    @property
    def rows(self) -> SprintRows:
        """The sprint as it is stored now."""
        return self.stage.desk.door.rows()

    @property
    def counted(self) -> str:
        """Return keys and characters of each stage, one line a stage."""
        stages = [f"{at:10} {self.keys[at]:5} keys {self.characters[at]:6} characters" for at in self.keys]
        return "\n".join(
            [*stages, f"{'':10} {self.keys.total():5} keys {self.characters.total():6} characters"]
        )

    async def press(self, *keys: str) -> None:
        """Press keys, and count them for the stage in hand."""
        self.keys[self.at] += len(keys)
        await super().press(*keys)

    async def write(self, text: str) -> None:
        """Type a text, and count its characters; where one was typed before, paste all but its last one."""
        self.characters[self.at] += len(text)
        begin = text[:-1] if (field := self._field_in_hand) in self._typed_in else ""
        self._typed_in.add(field)
        if begin:
            await self.paste(begin)
        await super().write(text[len(begin) :])

    @property
    def _field_in_hand(self) -> tuple[str, str]:
        """Return what the open field is called on the stage in hand, whichever row it is of."""
        field = None if self.at == "home" else self.stage.strip.field
        return self.at, field.key.rpartition(":")[2] if field is not None else ""

    async def go(self, stage: str) -> None:
        """Go to a stage by the key beside it."""
        self.at = stage
        await self.press("ctrl+g")
        await self.until(lambda: self.screen is not self.stage and stage in self._offered())
        await self.press(ANSWER_KEYS[self._offered().index(stage)])
        await self.until(lambda: self.screen is self.stage and self.stage.key == stage)

    def _offered(self) -> list[str]:
        """Return the codes that the question on top offers; none while it is still opening."""
        return [option.code for option in self.screen.options._options]

    async def answer(self, name: str, *given: str) -> None:
        """Fill in one field: a text as it is, or the codes of what is to be chosen; tab goes on."""
        field = await self._opened(name)
        if not field.options:
            await self._replace(field, given[0])
        elif field.many:
            codes = [option.code for option in field.options]
            await self.press(*(str(codes.index(code) + 1) for code in given))
        else:
            codes = [option.code for option in field.options]
            await self.press(str(codes.index(given[0]) + 1))
        await self.press("tab")

    async def _replace(self, field: Field, text: str) -> None:
        if field.value:
            await self.press("ctrl+u")
        await self.write(text)

    async def leave(self) -> None:
        """Leave the field that tab has opened."""
        if self.stage.strip.field is not None:
            await self.press("escape")

    async def _opened(self, name: str) -> Field:
        """Return the field of this name: it is open already, or the cursor goes there and opens it."""
        if self._is_open(name):
            return self._field
        await self.leave()
        await self.go_to(name)
        await self.press("enter")
        assert self._is_open(name), f"{name} did not open:\n{self.text}"
        return self._field

    @property
    def _field(self) -> Field:
        field = self.stage.strip.field
        assert field is not None
        return field

    def _is_open(self, name: str) -> bool:
        field = self.stage.strip.field
        return field is not None and field.key.rpartition(":")[2] in {name, f"{name}_id"}

    def person(self, name: str) -> str:
        """Return the id of a person of the team."""
        return next(person.id for person in self.rows.participants if person.name == name)

    def traits(self, marks: Iterable[str]) -> list[str]:
        """Return the ids of pains and gains of the segment in view by their marks (`P1`, `G2`)."""
        rows = self.rows
        names = trait_names(self.stage.content, trait_places(rows))
        segment = self.stage.desk.map_in_view(rows).segment_id
        ids = {
            names[one.id][-2:]: one.id for one in rows.traits if one.segment_id == segment and one.id in names
        }
        return [ids[mark] for mark in marks]

    # Where the cursor goes

    async def go_to(self, name: str) -> None:
        """Move the cursor to a field of the stage in view."""
        if isinstance(self.stage, FormScreen):
            await self._go_in_form(name)
        else:
            keys = self.screen.grid._map.keys
            await self._step(keys.index(name) - keys.index(self.screen.grid.key), "up", "down")

    async def go_to_row(self, row_id: str) -> None:
        """Move the cursor to a row of the list in view."""
        rows = self.stage.body()
        stops = [row.id for row in rows._items if row.is_stop]  # type: ignore[attr-defined]
        await self._step(stops.index(row_id) - stops.index(rows.row_id), "up", "down")  # type: ignore[attr-defined]

    async def go_to_column(self, touchpoint_id: str) -> None:
        """Move the cursor to a touchpoint of the grid."""
        columns = [column.id for column in self.screen.grid._columns]
        await self._step(columns.index(touchpoint_id) - self.screen.grid.place[0], "left", "right")

    async def _go_in_form(self, name: str) -> None:
        form = self.stage.form  # type: ignore[attr-defined]
        below = [*form._items[form.cursor :], *form._items[: form.cursor]]
        row = next(row for row in below if row.is_stop and name in self._names(row))
        await self.go_to_row(row.id)
        names = self._names(row)
        await self._step(names.index(name) - form._held, "left", "right")

    def _names(self, row: Any) -> list[str]:
        """Return what the cells of a form's row are called."""
        columns = [column.key for column in row.columns or self.stage.form._columns]  # type: ignore[attr-defined]
        names = [row.id.rpartition(":")[2] if key == "text" else key for key in columns]
        return [name.removesuffix("_id") for name in names]

    async def _step(self, by: int, back: str, forth: str) -> None:
        await self.press(*[back if by < 0 else forth] * abs(by))
