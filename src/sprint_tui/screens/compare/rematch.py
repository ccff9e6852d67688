"""Mending a match by hand: which of the drafts' touchpoints is meant, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprint_tui.screens.compare import edits
from sprint_tui.screens.compare.view import called, names_of
from sprint_tui.store.lineup import Lined
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.screens.compare.lines import LineUp
    from sprint_tui.store.tables import Touchpoint

ALL, OWN, NOWHERE = "all", "own", "nowhere"


def ask(stage: LineUp, members: Sequence[Touchpoint], line: Lined | None) -> None:
    """Ask which of several is meant, then where it belongs."""
    if len(members) == 1:
        _ask_where(stage, members, line)
        return
    words = stage.words
    options = [Option(one.id, called(one, stage.content), _brought_by(stage, one)) for one in members]
    options.append(Option(ALL, words("compare.all_of_them", n=len(members))))

    def answered(code: str | None) -> None:
        meant = [one for one in members if code in (one.id, ALL)]
        if meant:
            _ask_where(stage, meant, line)

    name = typed(line.name if line is not None else "").text
    stage.app.push_screen(AskOne(words, words("compare.ask_which", name=name), options), answered)


def _brought_by(stage: LineUp, one: Touchpoint) -> str:
    """Return where a draft has it and what it says there, and who that is once names are shown."""
    rows = stage.rows
    place = next(typed(other.name).text for other in rows.stages if other.id == one.stage_id)
    names = names_of(rows, [one], stage.content) if stage.shows_whose else []
    return " · ".join(filter(None, (*names, place, typed(one.goal or one.action).text)))


def _ask_where(stage: LineUp, members: Sequence[Touchpoint], line: Lined | None) -> None:
    words, lines = stage.words, stage.line_up
    may_stand = len(members) == 1 and members[0].name.strip() and (line is None or len(line.members) > 1)
    options = [Option(OWN, words("compare.on_its_own"))] if may_stand else []
    if line is not None:
        options.append(Option(NOWHERE, words("compare.nowhere")))
    others = [one for one in lines if line is None or one.id != line.id]
    options += [Option(one.id, typed(one.name).text, typed(one.stage_name).text) for one in others]

    def answered(code: str | None) -> None:
        if code is not None:
            _put(stage, members, line, code)

    name = called(members[0], stage.content)
    question = words("compare.ask_where", n=len(members), name=name)
    stage.app.push_screen(AskOne(words, question, options), answered)


def _put(stage: LineUp, members: Sequence[Touchpoint], line: Lined | None, code: str) -> None:
    rows = stage.rows
    with stage.step("match") as step:
        target = code if code not in {OWN, NOWHERE} else None
        if code == OWN:
            of = next(one for one in rows.stages if one.id == members[0].stage_id)
            target = edits.on_its_own(
                step, stage.line_up, members[0], of, line.id if line is not None else ""
            )
        edits.put_into(step, rows, members, target)
    stage.go_to_row(target or members[0].id, "")
    stage.say("compare.matched" if target else "compare.taken_out")
