"""One touchpoint seen by several drafts: which texts there are, how far they agree, what a key takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sprint_tui.domain.codes import GAPS
from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.likeness import as_said

TALK_FROM = 2
"""Feelings so far apart are talked about."""
BESIDE = ("channel", "expected", "promised", "delivered")
"""Lanes that nobody owes: shown where a draft has something there."""
EVIDENCE = "evidence"


@dataclass(frozen=True)
class Said:
    """What one draft says of a touchpoint. `id` is the draft's touchpoint, `who` the participant."""

    id: str
    who: str
    texts: Mapping[str, str] = field(default_factory=dict)
    feeling: int | None = None
    gap: str = ""
    gap_line: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    """Each piece by its id, with its words."""


@dataclass(frozen=True)
class Wording:
    """One text that one or several wrote: as the first wrote it, and all who mean the same words.

    `ids` are the drafts' touchpoints that say it; of evidence, its pieces.
    """

    text: str
    ids: tuple[str, ...]
    who: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many people wrote it."""
        return len(set(self.who))


@dataclass(frozen=True)
class Lane:
    """The texts of one lane, what most wrote first, and how many people wrote anything there."""

    name: str
    wordings: tuple[Wording, ...]
    writers: int

    @property
    def majority(self) -> Wording | None:
        """What more than half of those who wrote here say."""
        first = self.wordings[0] if self.wordings else None
        return first if first is not None and self.writers > 1 and 2 * first.count > self.writers else None

    @property
    def only(self) -> Wording | None:
        """What the only one who wrote here says."""
        return self.wordings[0] if self.writers == 1 and len(self.wordings) == 1 else None

    @property
    def by_all(self) -> Wording | None:
        """What all who wrote here say, when they are more than one."""
        return self.wordings[0] if self.writers > 1 and len(self.wordings) == 1 else None


def lane(name: str, said: Sequence[Said]) -> Lane:
    """Return the distinct texts of a lane: those that differ only in blanks, case or quotes are one."""
    return _lane(name, [(one.id, one.who, one.texts.get(name, "")) for one in said])


def evidence(said: Sequence[Said]) -> Lane:
    """Return what the drafts bring as evidence, each piece once."""
    return _lane(EVIDENCE, [(piece, one.who, words) for one in said for piece, words in one.evidence])


def _lane(name: str, written: Sequence[tuple[str, str, str]]) -> Lane:
    """Return a lane of texts, each given with its id and who wrote it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in written:
        if one[2].strip():
            found.setdefault(as_said(one[2]), []).append(one)
    wordings = [
        Wording(own[0][2].strip(), tuple(one[0] for one in own), tuple(one[1] for one in own))
        for own in found.values()
    ]
    wordings.sort(key=lambda wording: -wording.count)
    return Lane(name, tuple(wordings), len({who for own in found.values() for _, who, _ in own}))


@dataclass(frozen=True)
class Feelings:
    """How the drafts feel about a touchpoint: how many say what, the middle of them, and how far apart."""

    counts: Mapping[int, int]
    middle: int | None
    spread: int

    @property
    def is_to_talk_about(self) -> bool:
        """Whether they are so far apart that the room talks about it first."""
        return self.spread >= TALK_FROM


def feelings(said: Sequence[Said]) -> Feelings:
    """Return the feelings of the drafts.

    The middle is the median. With an even number it is one of the two in the middle: the one nearer to 0,
    and of -1 and +1, which are as near, what lies between: 0.
    """
    given = sorted(one.feeling for one in said if one.feeling is not None)
    if not given:
        return Feelings({}, None, 0)
    low, high = given[(len(given) - 1) // 2], given[len(given) // 2]
    middle = 0 if low < 0 < high and -low == high else min((low, high), key=abs)
    return Feelings({one: given.count(one) for one in given}, middle, given[-1] - given[0])


@dataclass(frozen=True)
class GapVoices:
    """How many say which gap there is, and their lines on why."""

    counts: Mapping[str, int]
    lines: tuple[tuple[str, str], ...]
    """The person and the line, in the order of the drafts."""

    @property
    def majority(self) -> str:
        """The gap that more than half of those say who said one; empty without."""
        total = sum(self.counts.values())
        return next((gap for gap, n in self.counts.items() if total > 1 and 2 * n > total), "")


def gap_voices(said: Sequence[Said]) -> GapVoices:
    """Return what the drafts say of promise and delivery, in the method's order of gaps."""
    given = [one.gap for one in said if one.gap]
    lines = tuple((one.who, one.gap_line.strip()) for one in said if one.gap_line.strip())
    return GapVoices({gap: given.count(gap) for gap in GAPS if gap in given}, lines)


@dataclass(frozen=True)
class Offer:
    """What a key would put into one empty cell: the text, and whether all, most or only one say it.

    A piece of evidence is offered as such, however many have it: it stands beside others, not instead.
    """

    lane: str
    wording: Wording
    why: str


def offers(
    ours: Mapping[str, str], said: Sequence[Said], *, by_all: bool = False, held: Collection[str] = ()
) -> tuple[Offer, ...]:
    """Return what `a` takes: into empty cells, what more than half say and what only one wrote.

    `by_all`: what `A` takes, which is only what all say. A cell that holds anything is never among them,
    nor evidence that the team's touchpoint has: `held` are its words.
    """
    found = []
    for name in (*CELLS, *BESIDE):
        if ours.get(name, "").strip():
            continue
        voices = lane(name, said)
        if voices.by_all is not None:
            found.append(Offer(name, voices.by_all, "all"))
        elif not by_all and voices.majority is not None:
            found.append(Offer(name, voices.majority, "most"))
        elif not by_all and voices.only is not None:
            found.append(Offer(name, voices.only, "only"))
    known = {as_said(words) for words in held}
    proofs = () if by_all else evidence(said).wordings
    return (*found, *(Offer(EVIDENCE, one, EVIDENCE) for one in proofs if as_said(one.text) not in known))


def disagreement(said: Sequence[Said]) -> int:
    """Return how much there is to talk about: lanes without a majority, feelings apart, gaps of two kinds."""
    lanes = [lane(name, said) for name in CELLS]
    open_lanes = sum(one.writers > 1 and one.majority is None for one in lanes)
    felt = feelings(said)
    apart = felt.spread if felt.is_to_talk_about else 0
    voices = gap_voices(said)
    return 2 * open_lanes + apart + (len(voices.counts) > 1 and not voices.majority)


def pages_by_disagreement(pages: Sequence[tuple[str, Sequence[Said]]]) -> list[str]:
    """Return the ids of pages, what is most disputed first; equal ones stay in the journey's order."""
    return [page for page, said in sorted(pages, key=lambda page: -disagreement(page[1]))]
