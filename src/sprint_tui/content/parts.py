"""The parts of a sprint's text, each made from its file and checked whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import product
from typing import TYPE_CHECKING, cast, get_args

from sprint_tui.content import keys, shapes
from sprint_tui.content.errors import ContentError
from sprint_tui.content.table import Table, read_text
from sprint_tui.domain import route

if TYPE_CHECKING:
    from pathlib import Path

TAG_LIMITS = {"gap": 16}
"""Characters of a tag where they are not 12: the words for a gap are said in full."""
HELP_LINES, HELP_WIDTH = 60, 66
_STEP = re.compile(r"(\d+) ")
_SQUARES = tuple(product(keys.CHOICES["market"], ("product", "service")))


def method(table: Table) -> shapes.Method:
    """Make the method: what it is for, and its blocks in the order in which the room takes them."""
    made = shapes.Method(
        id=table.text("id"),
        version=table.number("version"),
        name=table.text("name"),
        purpose=table.text("purpose"),
        outcomes=table.texts("outcomes", least=5, most=5),
        blocks=table.each("block", _block),
        presets=table.each("preset", _preset),
    )
    same_keys(table.file, "block", [block.key for block in made.blocks], keys.BLOCKS)
    same_keys(table.file, "preset", [preset.key for preset in made.presets], keys.PRESETS)
    return made


def _preset(table: Table) -> shapes.Preset:
    """Make a plan to begin with: every block of the method, and minutes that add up."""
    made = shapes.Preset(table.text("key"), table.number("minutes"), table.each("block", _preset_block))
    same_keys(table.file, f"{table.where}.block", [block.key for block in made.blocks], keys.BLOCKS)
    total = sum(block.minutes for block in made.blocks)
    if total != made.minutes:
        table.refuse("block", f"adds up to {total} minutes, not {made.minutes}")
    return made


def _preset_block(table: Table) -> shapes.PresetBlock:
    block = shapes.PresetBlock(table.text("key"), table.number("minutes"), table.number("shortest"))
    if block.shortest > block.minutes:
        table.refuse("shortest", "is above minutes")
    return block


def _block(table: Table) -> shapes.Block:
    block = shapes.Block(
        key=table.text("key"),
        title=table.text("title"),
        short=table.text("short", longest=18),
        minutes=table.number("minutes"),
        shortest=table.number("shortest"),
        stage=table.code("stage", route.KEYS),
        question=table.text("question", longest=66),
        output=table.text("output", longest=90),
        steps=table.texts("steps", least=3, most=6),
        page=table.text("page", may_be_empty=True),
    )
    if block.page and block.page not in keys.PAGES:
        table.refuse("page", f'has the unknown code "{block.page}"')
    if block.shortest > block.minutes:
        table.refuse("shortest", "is above minutes")
    lengths = [_STEP.match(step) for step in block.steps]
    if not all(lengths):
        table.refuse("steps", "do not all begin with their minutes")
    total = sum(int(length[1]) for length in lengths if length)
    if total != block.minutes:
        table.refuse("steps", f"add up to {total} minutes, not {block.minutes}")
    return block


def fields(table: Table) -> dict[str, tuple[shapes.Field, ...]]:
    """Make the fields of every group, in the order in which they are shown."""
    made = {}
    for group, known in keys.FIELDS.items():
        made[group] = table.group(group, lambda inner: inner.each("field", _field))
        same_keys(table.file, group, [field.key for field in made[group]], known)
    return made


def _field(table: Table) -> shapes.Field:
    return shapes.Field(
        key=table.text("key"),
        label=table.text("label", longest=16),
        ask=table.text("ask", longest=160),
        example=table.text("example", longest=100, may_be_empty=True),
        many_lines=table.flag("many_lines"),
        when=cast(shapes.When, table.code("when", get_args(shapes.When))),
    )


def business(table: Table) -> dict[str, tuple[shapes.Choice, ...]]:
    """Make the answers that say whom a business serves, and with what."""
    return {name: _choices(table, name) for name in keys.BUSINESS}


def choices(table: Table) -> dict[str, tuple[shapes.Choice, ...]]:
    """Make the answers of every other closed set of codes."""
    return {name: _choices(table, name) for name in keys.CHOICES if name not in keys.BUSINESS}


def _choices(table: Table, name: str) -> tuple[shapes.Choice, ...]:
    made = table.group(name, lambda inner: inner.each("choice", _choice, ("code",)))
    same_keys(table.file, name, [choice.code for choice in made], keys.CHOICES[name])
    return made


def _choice(table: Table) -> shapes.Choice:
    name = table.where.split(".")[0]
    return shapes.Choice(
        code=table.text("code"),
        label=table.text("label", longest=40),
        tag=table.text("tag", longest=TAG_LIMITS.get(name, 12)),
        hint=table.text("hint", longest=100),
    )


def squares(table: Table) -> tuple[shapes.Square, ...]:
    """Make the 2 x 2 of customers and offers."""
    made = table.each("square", _square, ("audience", "offer"))
    _all_squares(table.file, "square", [(square.audience, square.offer) for square in made])
    return made


def _square(table: Table) -> shapes.Square:
    return shapes.Square(
        audience=table.text("audience"),
        offer=table.text("offer"),
        title=table.text("title"),
        changes=table.texts("changes", least=2, most=2, longest=90),
    )


def templates(table: Table) -> tuple[shapes.Template, ...]:
    """Make the journeys to start from, one for each square."""
    made = table.each("template", _template, ("audience", "offer"))
    _all_squares(table.file, "template", [(template.audience, template.offer) for template in made])
    return made


def _template(table: Table) -> shapes.Template:
    template = shapes.Template(
        audience=table.text("audience"),
        offer=table.text("offer"),
        stages=table.each("stage", _template_stage, ("name",)),
    )
    if not 5 <= len(template.stages) <= 8:
        table.refuse("stage", f"has {len(template.stages)} entries, not 5 to 8")
    if {stage.phase for stage in template.stages} != set(keys.CHOICES["phase"]):
        table.refuse("stage", "leaves a phase out")
    touchpoints = [name for stage in template.stages for name in stage.touchpoints]
    if len(touchpoints) < 6 or len(set(touchpoints)) < len(touchpoints):
        table.refuse("stage", "needs at least six different touchpoints")
    return template


def _template_stage(table: Table) -> shapes.TemplateStage:
    return shapes.TemplateStage(
        name=table.text("name"),
        phase=table.code("phase", keys.CHOICES["phase"]),
        touchpoints=table.texts("touchpoints", least=1, most=4),
    )


def kpis(table: Table) -> tuple[shapes.KpiTemplate, ...]:
    """Make the library of KPIs."""
    return table.each("kpi", _kpi)


def _kpi(table: Table) -> shapes.KpiTemplate:
    return shapes.KpiTemplate(
        key=table.text("key"),
        name=table.text("name"),
        formula=table.text("formula"),
        definition=table.text("definition"),
        unit=table.text("unit"),
        direction=table.code("direction", keys.CHOICES["direction"]),
        perspective=table.code("perspective", keys.CHOICES["perspective"]),
        timing=table.code("timing", keys.CHOICES["timing"]),
        trap=table.text("trap"),
        source=table.text("source"),
    )


def checklist(table: Table) -> tuple[shapes.ChecklistItem, ...]:
    """Make the four questions that close a sprint."""
    made = table.each("item", _item)
    same_keys(table.file, "item", [item.key for item in made], keys.CHECKLIST)
    return made


def _item(table: Table) -> shapes.ChecklistItem:
    return shapes.ChecklistItem(
        key=table.text("key"),
        title=table.text("title", longest=40),
        question=table.text("question"),
        proved_by=table.text("proved_by"),
    )


def help_page(folder: Path, stage: str) -> str:
    """Return the help of a stage, as Markdown. Raises ContentError."""
    file = f"help/{stage}.md"
    page = read_text(folder, file)
    lines = page.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise ContentError(file, "1", "does not begin with a title")
    if len(lines) > HELP_LINES:
        raise ContentError(file, "", f"has {len(lines)} lines, more than {HELP_LINES}")
    for at, line in enumerate(lines, 1):
        if len(line) > HELP_WIDTH:
            raise ContentError(file, str(at), f"has {len(line)} characters, more than {HELP_WIDTH}")
    return page


def same_keys(file: str, where: str, found: Collection[str], known: Iterable[str]) -> None:
    """Refuse keys that the program does not know, and those that are missing."""
    for key in known:
        if key not in found:
            raise ContentError(file, f"{where}.{key}", "is missing")
    for key in found:
        if key not in known:
            raise ContentError(file, f"{where}.{key}", "is unknown")


def _all_squares(file: str, where: str, found: Collection[tuple[str, str]]) -> None:
    same_keys(file, where, [".".join(pair) for pair in found], [".".join(pair) for pair in _SQUARES])
