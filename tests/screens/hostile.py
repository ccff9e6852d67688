"""Texts that people paste and that others send to do harm, put into every field that holds text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from parked import park
from prepared import prepare
from sprint_tui.store.door import Door
from sprint_tui.store.store import Store
from sprint_tui.store.tables import (
    Action,
    Answer,
    ChecklistAnswer,
    ClockEvent,
    Commitment,
    Draft,
    Evidence,
    FrontlineCard,
    InsideWord,
    Kpi,
    ParkedItem,
    Participant,
    Pick,
    PickNote,
    Row,
    Segment,
    SpeakingPoint,
    Sprint,
    Stage,
    Touchpoint,
    TouchpointNote,
    Trait,
)
from stage import _copied, _file, _put_example

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
STAND_INS = "\U00100000"
"""Where the characters begin that stand for others in an editor."""
HOSTILE = {
    "closing markup": "[/]",
    "half markup": "[/ a [b] c[",
    "a ticked box": "[x] done [TODO] $primary [$primary]x[/]",
    "a colour": "[red]red[/red] [bold]b[/]",
    "a link that acts": "[@click=app.quit]x[/]",
    "a formula": "=1+1",
    "a backslash": "C:\\[x] tail\\",
    "colour codes": "A \x1b[31mB\x1b[0m \x1b[2J",
    "clipboard codes": "\x1b]52;c;ZXZpbA==\x07 x \x1b]0;title\x1b\\",
    "one byte codes": "a\x9b31mb \x90q\x9c \x85 \x07\x08\x0b\x0c\x0e",
    "delete and tab": "a\x7fb\tc",
    "turned round": "\u202etxet\u202c \u2066a\u2069 \u061c\u200f",
    "nothing to see": "a\u200bb\u2060c\ufeffd\u00ade \u3164",
    "line signs": "a\u2028b\u2029c",
    "lines": "one\ntwo\n\nthree\n",
    "emoji": f"{FAMILY} 🏳\ufe0f\u200d🌈 👍🏽 ☕\ufe0f a\u200db",
    "wide": "日本語のテキスト、全角ＡＢＣ 한국어",
    "joined": "Z̷̢a̷l̵g̶o e\u0301 ﷽",
    "tags": "\U000e0041\U000e0042 \U0001d173",
    "ends of the plane": "\ufffe\uffff \ue000\uf8ff",
    "long": "long " * 2000,
    "one long word": "x" * 10_000,
}

TEXTS: dict[type[Row], tuple[str, ...]] = {
    Sprint: (
        *("title", "team", "previous", "vision", "strategy", "promise", "tone", "ten_words"),
        "weak_on_purpose",
    ),
    Segment: ("name", "behaviour", "would_tell", "wont_pay", "promise"),
    Trait: ("words",),
    Participant: ("name", "function"),
    Stage: ("name",),
    Touchpoint: (
        *("name", "goal", "action", "thought", "channel", "expected", "promised", "delivered"),
        "owner_team",
    ),
    Evidence: ("words", "source", "dated"),
    Pick: (
        *("change_line", "memorable", "emotion", "needed", "success", "because_promise"),
        *("because_segment", "because_spark", "execution", "norm", "aim", "owner_team", "dropped_reason"),
    ),
    Kpi: ("name", "formula", "definition", "unit", "frequency"),
    Commitment: ("first_step", "frontline_message"),
    Action: ("words",),
    ParkedItem: ("words",),
    ChecklistAnswer: ("reason",),
    ClockEvent: ("reason",),
    Answer: ("words",),
    Draft: ("notes",),
    TouchpointNote: ("gap_line", "feeling_written", "carries"),
    PickNote: ("against_vote", "rollback"),
    FrontlineCard: ("changes", "may_decide", "up_to"),
    InsideWord: ("ask",),
    SpeakingPoint: ("words",),
}
"""Every field in which people write."""


@contextmanager
def hostile_sprint(path: Path, turn: int) -> Iterator[Door]:
    """Open the example with a hostile text in each field; another turn puts others there."""
    with _copied(path, _file(_harmed(turn))) as door:
        yield door


@cache
def _harmed(turn: int) -> Callable[[Store], str]:
    """Return what puts it into a store, always the same for a turn: it is made once a run."""
    texts = cycle(islice(cycle(HOSTILE.values()), turn, turn + len(HOSTILE)))

    def put(store: Store) -> str:
        door = store.door(_put_example(store))
        park(door)
        prepare(door)
        with door.step("add_action") as step:
            for at in ("i", "j"):
                step.add(Action, sprint_id=door.sprint_id, position=at)
        with door.step("harm") as step:
            for table, names in TEXTS.items():
                for row in door.rows().kinds()[table]:
                    step.edit(row, **{name: next(texts) for name in names})
        return door.sprint_id

    return put


def obeyed(line: str) -> set[str]:
    """Return what a terminal would obey instead of drawing it, and what stands for it in an editor."""
    found = {char for char in line if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    return found - {"\u200d"} | {char for char in line if char >= STAND_INS}
