"""What the text of a sprint consists of. Code knows the keys and types; all words come from the assets."""

# No postponed annotations: a named tuple would compile each anew, at every start.

from typing import Literal, NamedTuple

When = Literal["room", "friday"]
"""Whether the meeting itself must have the answer, or the method's completion day."""


class Block(NamedTuple):
    """One block of the agenda. `minutes` is the plan, `shortest` the floor; `stage` is where it happens.

    `page` is the page that leads it, where it has one of its own; empty: the stage does.
    Each of `steps` begins with its minutes ("3 min: ..."); they add up to the block's.
    """

    key: str
    title: str
    short: str
    minutes: int
    shortest: int
    stage: str
    question: str
    output: str
    steps: tuple[str, ...]
    page: str = ""


class PresetBlock(NamedTuple):
    """One block of a preset, in minutes."""

    key: str
    minutes: int
    shortest: int
    title: str = ""


class Preset(NamedTuple):
    """The blocks in other lengths: a plan to begin with."""

    key: str
    minutes: int
    blocks: tuple[PresetBlock, ...]


class Method(NamedTuple):
    """The method as a whole: `id` and `version` say which text a sprint was run with."""

    id: str
    version: int
    name: str
    purpose: str
    outcomes: tuple[str, ...]
    blocks: tuple[Block, ...]
    presets: tuple[Preset, ...]


class Field(NamedTuple):
    """One thing that a person fills in: its label, what the method asks, an example, one line or many."""

    key: str
    label: str
    ask: str
    example: str
    many_lines: bool
    when: When


class Choice(NamedTuple):
    """One answer of a closed set: what a list shows, a short tag for tables, and what it means."""

    code: str
    label: str
    tag: str
    hint: str


class Square(NamedTuple):
    """Our square of the 2 x 2: what this audience and this offer change about service."""

    audience: str
    offer: str
    title: str
    changes: tuple[str, ...]


class TemplateStage(NamedTuple):
    """One stage of a journey template, with the names of its touchpoints."""

    name: str
    phase: str
    touchpoints: tuple[str, ...]


class Template(NamedTuple):
    """A journey to start from, for one kind of business."""

    audience: str
    offer: str
    stages: tuple[TemplateStage, ...]


class KpiTemplate(NamedTuple):
    """One KPI of the library: `trap` is what goes wrong with it, `source` who defines it, and how sure."""

    key: str
    name: str
    formula: str
    definition: str
    unit: str
    direction: str
    perspective: str
    timing: str
    trap: str
    source: str


class ChecklistItem(NamedTuple):
    """One of the four questions that close a sprint."""

    key: str
    title: str
    question: str
    proved_by: str
