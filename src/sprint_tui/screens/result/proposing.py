"""Three and three by votes: each tie is put to the decider, one question after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING

from sprint_tui.domain import tally
from sprint_tui.store import deciding
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.picks import CHOSEN

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


class Proposing:
    """Asks until nothing is tied any more, then hands over the proposal; esc leaves it."""

    def __init__(
        self, stage: StageScreen, votes: tally.Tally, done: Callable[[tally.Proposal], None]
    ) -> None:
        self._stage = stage
        self._votes = votes
        self._done = done
        self._names = {one.id: one.name for one in stage.rows.touchpoints}

    def begin(self) -> None:
        """Ask about the first tie, or hand over what is clear."""
        self._go_on({}, frozenset())

    def _go_on(self, placed: Mapping[str, str], taken: Set[tally.Place]) -> None:
        found = tally.propose(self._votes, placed, taken)
        if isinstance(found, tally.Proposal):
            self._done(found)
            return
        question = found

        def answered(answer: str | None) -> None:
            if answer and question.kind:
                self._go_on(placed, taken | {(question.kind, answer)})
            elif answer:
                self._go_on({**placed, question.among[0]: answer}, taken)

        self._stage.app.push_screen(self._asked(question), answered)

    def _asked(self, question: tally.Question) -> AskOne:
        words, who = self._stage.words, deciding.decider(self._stage.rows)
        hint = words("vote.tie.decides", name=who.name) if who else words("vote.tie.room")
        names = [self._names[one] or words("paper.unnamed") for one in question.among]
        if question.kind:
            asked = words(f"vote.tie.{question.kind}", n=question.votes)
            options = [Option(one, name) for one, name in zip(question.among, names, strict=True)]
        else:
            asked = words("vote.tie.both", name=names[0], n=question.votes)
            options = [Option(kind, f"{sign} {words(f'vote.{kind}')}") for kind, sign in CHOSEN.items()]
        return AskOne(words, asked, options, hint, at_bottom=True)
