"""The text of one language: `load("en")` opens it, each file is read when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sprint_tui.content import keys, parts
from sprint_tui.content.errors import ContentError
from sprint_tui.content.shapes import (
    Block,
    ChecklistItem,
    Choice,
    Field,
    KpiTemplate,
    Method,
    Preset,
    Square,
    Template,
)
from sprint_tui.content.table import Table, read_toml
from sprint_tui.content.words import Words

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.beside import Beside
    from sprint_tui.content.headings import Headings
    from sprint_tui.content.prep import PrepGuide
    from sprint_tui.content.questions import Question
    from sprint_tui.content.reading import Reading
    from sprint_tui.domain.plan import PlannedLike
    from sprint_tui.domain.wording import Language

T = TypeVar("T")
ASSETS = Path(__file__).parent.parent / "assets"
CHOICES, BUSINESS = "choices.toml", "choices_business.toml"


def load(language: str = "en") -> Content:
    """Return the text of a language, with nothing read yet. Raises ContentError for an unknown one."""
    for folder in ASSETS.iterdir():
        if folder.name == language and folder.is_dir():
            return Content(folder)
    raise ContentError(f"assets/{language}", "", "is an unknown language")


class Content:
    """All text of a sprint in one language. A file is checked whole when it is read, and read once.

    Everything here raises ContentError for a file that is wrong and for a key that is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._help: dict[str, str] = {}

    @cached_property
    def words(self) -> Words:
        """The words of the app itself."""
        return Words(read_toml(self._folder, "words.toml"), more=self._more_words)

    def _more_words(self) -> dict[str, object]:
        """Read the tables of words that only some commands and stages need."""
        found: dict[str, object] = {}
        for file in sorted(self._folder.iterdir(), key=lambda file: file.name):
            if file.name.startswith("words_") and file.name.endswith(".toml"):
                found |= read_toml(self._folder, file.name)
        return found

    @cached_property
    def method(self) -> Method:
        """What the sprint is for, and its blocks."""
        return self._part("method.toml", parts.method)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the agenda, in order."""
        return self.method.blocks

    def block(self, key: str) -> Block:
        """Return one block of the agenda."""
        return _found("method.toml", f"block.{key}", (block for block in self.blocks if block.key == key))

    def preset(self, key: str) -> Preset:
        """Return a plan to begin with."""
        return _found("method.toml", f"preset.{key}", (one for one in self.method.presets if one.key == key))

    def agenda(self, planned: Sequence[PlannedLike] = ()) -> Agenda:
        """Return the agenda of a sprint by its own plan; the method's own, when it has none."""
        from sprint_tui.content.agenda import Agenda  # noqa: PLC0415 - home has no clock

        return Agenda(self, planned)

    def fields(self, group: str) -> tuple[Field, ...]:
        """Return the fields of a group, in the order in which they are shown."""
        if group not in self._fields:
            raise ContentError("fields.toml", group, "is missing")
        return self._fields[group]

    def field(self, group: str, key: str) -> Field:
        """Return one field of a group."""
        fields = self.fields(group)
        return _found("fields.toml", f"{group}.{key}", (field for field in fields if field.key == key))

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Return the answers of a closed set, in the order in which they are shown."""
        sets = self._business if name in keys.BUSINESS else self._choices
        if name not in sets:
            raise ContentError(CHOICES, name, "is missing")
        return sets[name]

    def choice(self, name: str, code: str | int) -> Choice:
        """Return the words for one code of a closed set; a feeling may be given as a number."""
        choices = self.choices(name)
        key = str(code)
        file = BUSINESS if name in keys.BUSINESS else CHOICES
        return _found(file, f"{name}.{key}", (choice for choice in choices if choice.code == key))

    @cached_property
    def squares(self) -> tuple[Square, ...]:
        """The four squares of customers and offers."""
        return self._part("square.toml", parts.squares)

    def square(self, audience: str, offer: str) -> Square | None:
        """Return our square; None while an answer is open, or is "both"."""
        ours = (square for square in self.squares if (square.audience, square.offer) == (audience, offer))
        return next(ours, None)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The journeys to start from."""
        return self._part("templates.toml", parts.templates)

    def template(self, audience: str, offer: str) -> Template:
        """Return the journey to start from: the first that fits, where an answer is open or "both"."""
        fitting = (
            template
            for template in self.templates
            if audience in ("", "both", template.audience) and offer in ("", "both", template.offer)
        )
        return _found("templates.toml", f"template.{audience}.{offer}", fitting)

    @cached_property
    def kpis(self) -> tuple[KpiTemplate, ...]:
        """The library of KPIs."""
        return self._part("kpis.toml", parts.kpis)

    @cached_property
    def checklist(self) -> tuple[ChecklistItem, ...]:
        """The four questions that close a sprint."""
        return self._part("checklist.toml", parts.checklist)

    @cached_property
    def headings(self) -> Headings:
        """How people name the columns and answers of a sheet of their own."""
        from sprint_tui.content import headings  # noqa: PLC0415 - only a file that comes in needs it

        return self._part(headings.FILE, lambda table: headings.headings(table, self._choices))

    @cached_property
    def reading(self) -> Reading:
        """What there is to read in the preparation."""
        from sprint_tui.content import reading_files  # noqa: PLC0415 - home has nothing to read

        return reading_files.read(self._folder)

    @cached_property
    def language(self) -> Language:
        """The words that only people inside say, and how else a text is heard not to be the customer's."""
        from sprint_tui.content import wording  # noqa: PLC0415 - home has no text of a customer

        return self._part(wording.FILE, wording.language)

    @cached_property
    def beside(self) -> Mapping[str, Beside]:
        """What the method says beside each field of a touchpoint."""
        from sprint_tui.content import beside  # noqa: PLC0415 - only the page of a touchpoint shows it

        return self._part(beside.FILE, beside.beside)

    def questions(self, *groups: str) -> tuple[Question, ...]:
        """Return what the preparation asks in these groups, in its order: `tune_in`, `think` ..."""
        return tuple(question for question in self._questions.values() if question.group in groups)

    def question(self, key: str) -> Question:
        """Return one question of the preparation, `tune_in.1` for instance."""
        named = (question for question in self._questions.values() if question.key == key)
        return _found("questions.toml", f"question.{key}", named)

    @cached_property
    def prep(self) -> PrepGuide:
        """The timed blocks of the preparation, plans for the time there is, and tasks."""
        from sprint_tui.content import prep  # noqa: PLC0415 - home prepares nothing

        return self._part(prep.FILE, prep.guide)

    def help(self, stage: str) -> str:
        """Return the help of a stage, as Markdown."""
        if stage not in keys.HELP:
            raise ContentError(f"help/{stage}.md", "", "is of no known stage")
        if stage not in self._help:
            self._help[stage] = parts.help_page(self._folder, stage)
        return self._help[stage]

    def read_ahead(self) -> None:
        """Read what every stage shows, so that the first one need not."""
        self.words.read_ahead()
        _ = self.method, self._fields, self._choices, self.language

    def check(self) -> None:
        """Read and check every file. Raises ContentError for the first thing that is wrong."""
        self.words.check()
        _ = self.method, self._fields, self._business, self._choices
        _ = self.squares, self.templates, self.kpis, self.checklist
        _ = self.reading, self.headings, self._questions, self.prep, self.language, self.beside
        for stage in keys.HELP:
            self.help(stage)

    @cached_property
    def _fields(self) -> dict[str, tuple[Field, ...]]:
        return self._part("fields.toml", parts.fields)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        from sprint_tui.content import questions  # noqa: PLC0415 - home asks nothing

        return self._part(questions.FILE, questions.questions)

    @cached_property
    def _business(self) -> dict[str, tuple[Choice, ...]]:
        return self._part(BUSINESS, parts.business)

    @cached_property
    def _choices(self) -> dict[str, tuple[Choice, ...]]:
        return self._part(CHOICES, parts.choices)

    def _part(self, file: str, build: Callable[[Table], T]) -> T:
        table = Table(file, "", read_toml(self._folder, file))
        part = build(table)
        table.close()
        return part


def _found(file: str, key: str, candidates: Iterator[T]) -> T:
    """Return the first candidate. Raises ContentError when there is none."""
    for candidate in candidates:
        return candidate
    raise ContentError(file, key, "is missing")
