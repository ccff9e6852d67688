"""One touchpoint seen by several drafts: no cell is lost, none of ours is overwritten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.likeness import as_said
from sprint_tui.domain.merging import (
    Said,
    disagreement,
    evidence,
    feelings,
    gap_voices,
    lane,
    offers,
    pages_by_disagreement,
)


def said(*goals: str, feeling: int | None = None, gap: str = "") -> list[Said]:
    """One draft a goal; empty for none."""
    return [
        Said(str(n), f"p{n}", {"goal": goal} if goal else {}, feeling, gap) for n, goal in enumerate(goals)
    ]


def test_texts_that_differ_in_blanks_case_and_quotes_are_one_row_with_all_who_wrote_it() -> None:
    found = lane("goal", said("Grab it", "Be known", "“grab  IT”", ""))
    assert [(one.text, one.ids, one.count) for one in found.wordings] == [
        ("Grab it", ("0", "2"), 2),
        ("Be known", ("1",), 1),
    ]
    assert found.writers == 3


def test_a_sign_more_is_another_text_but_for_the_full_stop() -> None:
    assert len(lane("goal", said("Grab it", "Grab it.", "Grab it!", "- grab it")).wordings) == 3
    assert len(lane("goal", said("I can't", "I can’t")).wordings) == 1


def test_texts_of_signs_alone_are_told_apart() -> None:
    assert len(lane("goal", said("☕️", "?")).wordings) == 2


def test_what_more_than_half_say_what_only_one_wrote_and_what_all_say() -> None:
    most = lane("goal", said("A", "a", "B"))
    assert most.majority is not None and most.only is None and most.by_all is None
    half = lane("goal", said("A", "a", "B", "C"))
    assert half.majority is None
    one = lane("goal", said("A", "", ""))
    assert one.only is not None and one.majority is None and one.by_all is None
    everyone = lane("goal", said("A", "a"))
    assert everyone.by_all is not None and everyone.majority is not None


def test_one_person_who_wrote_a_touchpoint_twice_is_one_voice() -> None:
    twice = [Said("0", "p", {"goal": "A"}), Said("1", "p", {"goal": "A"}), Said("2", "q", {"goal": "B"})]
    found = lane("goal", twice)
    assert found.writers == 2
    assert found.majority is None


@pytest.mark.parametrize(
    ("given", "middle", "spread"),
    [
        ([], None, 0),
        ([2], 2, 0),
        ([-2, 1, 2], 1, 4),
        ([1, 2], 1, 1),
        ([-2, -1], -1, 1),
        ([-1, 1], 0, 2),
        ([-2, 1], 1, 3),
        ([-2, 2], 0, 4),
        ([-1, 0, 1, 2, 2], 1, 3),
    ],
)
def test_feelings_have_a_middle_and_a_spread(given: list[int], middle: int | None, spread: int) -> None:
    found = feelings([Said(str(n), str(n), feeling=value) for n, value in enumerate(given)])
    assert (found.middle, found.spread) == (middle, spread)
    assert found.is_to_talk_about == (spread >= 2)
    assert sum(found.counts.values()) == len(given)


def test_gaps_are_counted_with_their_lines() -> None:
    voices = [
        Said("0", "p", gap="under_deliver", gap_line="31 hours"),
        Said("1", "q", gap="over_promise"),
        Said("2", "r", gap="over_promise"),
    ]
    found = gap_voices(voices)
    assert dict(found.counts) == {"over_promise": 2, "under_deliver": 1}
    assert found.lines == (("p", "31 hours"),)
    assert found.majority == "over_promise"


def test_what_keys_take() -> None:
    voices = [
        Said("0", "p", {"goal": "A", "action": "X", "thought": "Hm"}),
        Said("1", "q", {"goal": "a", "action": "X"}),
        Said("2", "r", {"goal": "B", "action": "x"}),
    ]
    assert [(o.lane, o.wording.text, o.why) for o in offers({}, voices)] == [
        ("goal", "A", "most"),
        ("action", "X", "all"),
        ("thought", "Hm", "only"),
    ]
    assert [o.lane for o in offers({}, voices, by_all=True)] == ["action"]
    assert [o.lane for o in offers({"action": "Ours"}, voices)] == ["goal", "thought"]


def test_evidence_is_offered_once_each_and_never_what_the_team_has() -> None:
    voices = [
        Said("0", "p", {"channel": "Counter"}, evidence=(("e1", "14 such messages"), ("e2", "A photo"))),
        Said("1", "q", evidence=(("e3", "14 Such Messages"),)),
    ]
    assert [(one.text, one.ids) for one in evidence(voices).wordings] == [
        ("14 such messages", ("e1", "e3")),
        ("A photo", ("e2",)),
    ]
    found = offers({}, voices, held=["a photo"])
    assert [(one.lane, one.wording.text) for one in found] == [
        ("channel", "Counter"),
        ("evidence", "14 such messages"),
    ]
    assert offers({"channel": "Phone"}, voices, by_all=True) == ()


def test_what_is_most_disputed_comes_first() -> None:
    calm, loud = said("A", "a", feeling=1), said("A", "B")
    assert disagreement(loud) > disagreement(calm)
    assert pages_by_disagreement([("calm", calm), ("loud", loud), ("empty", [])]) == ["loud", "calm", "empty"]


TEXTS = st.sampled_from(["", " ", "A", "a ", "“A”", "B", "b", "☕", "C"])
VOICES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.sampled_from([None, -2, -1, 0, 1, 2])), max_size=6).map(
    lambda rows: [
        Said(str(n), f"p{n}", dict(zip(CELLS, texts, strict=True)), feeling)
        for n, (*texts, feeling) in enumerate(rows)
    ]
)
OURS = st.fixed_dictionaries(dict.fromkeys(CELLS, TEXTS))


@given(VOICES)
def test_no_cell_of_a_draft_is_lost(voices: list[Said]) -> None:
    for name in CELLS:
        found = lane(name, voices)
        written = {one.id: one.texts[name] for one in voices if one.texts[name].strip()}
        shown = {touchpoint: wording.text for wording in found.wordings for touchpoint in wording.ids}
        assert shown.keys() == written.keys()
        assert all(as_said(shown[one]) == as_said(text) for one, text in written.items())
        counts = [wording.count for wording in found.wordings]
        assert counts == sorted(counts, reverse=True)


@given(VOICES, OURS, st.booleans())
def test_no_bulk_key_touches_a_cell_that_the_team_wrote(
    voices: list[Said], ours: dict[str, str], by_all: bool
) -> None:
    found = offers(ours, voices, by_all=by_all)
    assert all(not ours[one.lane].strip() for one in found)
    assert all(one.wording.text.strip() for one in found)
    assert len({one.lane for one in found}) == len(found)
    if by_all:
        assert set(found) <= set(offers(ours, voices))
