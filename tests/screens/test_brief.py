"""Brief: the promise first, whom it is for, who is in the team, and when they meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from prepared import prepare
from sprint_tui.screens.brief import Brief
from sprint_tui.store.door import Door
from stage import ROOM, SMALL, WIDE, Staged, content, example, fresh, staged, words

TEXTS = ("promise", "tone", "ten_words", "vision", "strategy", "weak_on_purpose", "previous", "title", "team")
SEGMENT = ("name", "behaviour", "would_tell", "wont_pay", "promise")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def words_of(hand: Staged, kind: str) -> list[str]:
    return [trait.words for trait in hand.rows.traits_of(hand.rows.segments[0].id, kind)]


async def add(hand: Staged, *texts: str) -> None:
    """Press o and add one below the other, with tab between them."""
    await hand.press("o")
    for text in texts[:-1]:
        await hand.write(text)
        await hand.press("tab")
    await hand.write(texts[-1])
    await hand.press("escape")


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_the_promise_stands_first_and_every_field_can_be_reached(
    finished: Door, size: tuple[int, int]
) -> None:
    async with staged(Brief, finished, size=size) as hand:
        assert hand.lines_of("#form")[1].startswith("▸Promise")
        seen = set()
        for _ in range(80):
            seen.add(hand.stage.place()[0])
            await hand.press("down")
        fields = {f"{finished.sprint_id}:{name}" for name in (*TEXTS, "audience", "offer", "zone")}
        assert fields <= seen
        assert {row.id for row in (*hand.rows.traits, *hand.rows.participants)} <= seen


async def test_every_text_of_the_sprint_is_typed_one_after_the_other_with_tab(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        names = TEXTS[:7]
        for name in names:
            await hand.write(f"My {name}")
            await hand.press("tab")
        assert [getattr(hand.sprint, name) for name in names] == [f"My {name}" for name in names]
        assert hand.field_key() == f"{door.sprint_id}:audience"


async def test_what_the_meeting_starts_from_and_is_missing_is_named_and_signed(door: Door) -> None:
    async with staged(Brief, door, size=WIDE) as hand:
        segment = hand.rows.segments[0]
        signed = [line.split("  ")[0].strip(" ▸") for line in hand.lines_of("#form") if line[18:19] == "·"]
        assert signed == ["Promise", "Ten words", "Offer", "What they do", "Pains", "Gains"]
        assert (
            "missing: Promise, Ten words, Offer, What they do, Pains, Gains, Scribe, Timekeeper" in hand.text
        )
        assert hand.line_with("Name ").split() == ["Name", "Function", "Roles", "·", "Here", "Draft"]
        await hand.go(f"{segment.id}:new", "gain")
        await add(hand, "It is warm")
        assert "Pains, Scribe, Timekeeper" in hand.lines_of("Head")[2]
        assert "·" not in hand.line_with("▸Gains")


async def test_what_is_missing_says_of_which_segment(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Brief, door, size=WIDE) as hand:
            assert "Pains (B2B), Pains (B2C)" in hand.lines_of("Head")[2]


async def test_a_whole_brief_is_missing_nothing(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        assert hand.lines_of("Head")[2].strip() == ""
        assert "·" not in {line[18:19] for line in hand.lines_of("#form")}


async def test_the_segment_is_described_in_its_own_fields(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(hand.rows.segments[0].id, "name")
        await hand.press("enter")
        for name in SEGMENT:
            await hand.write(f"My {name}")
            await hand.press("tab")
        segment = hand.rows.segments[0]
        assert [getattr(segment, name) for name in SEGMENT] == [f"My {name}" for name in SEGMENT]
        assert "My name" in hand.lines[0]


async def test_ten_words_are_counted_aloud_and_more_are_tagged(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "ten_words")
        await hand.press("enter")
        await hand.write("Ready on time")
        assert hand.foot == "= " + words("brief.ten_words", n=3)
        await hand.write(", by name, and put right by lunch on any day")
        await hand.press("escape")
        assert words("brief.tags.ten_words", n=13) in hand.text


async def test_a_sprint_keeps_a_title(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "title")
        await hand.press("enter")
        await hand.replace(" ")
        await hand.press("enter")
        assert hand.foot == "! " + words("errors.needed", label="Title")
        await hand.press("escape")
        assert hand.sprint.title == "Mornings"
        await hand.press("delete")
        assert hand.sprint.title == "Mornings"
        await hand.press("enter")
        await hand.replace("Evenings")
        await hand.press("enter")
        assert hand.sprint.title == "Evenings"


async def test_our_square_says_what_it_changes(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "offer")
        await hand.press("enter", "2")
        square = content().square("b2c", "service")
        assert square is not None
        assert square.changes[0][:40] in hand.text


async def test_pains_are_added_one_below_the_other_with_tab(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", "pain")
        assert words("brief.first_trait") in hand.line_with("▸Pains")
        await add(hand, "I wait", "I search")
        assert words_of(hand, "pain") == ["I wait", "I search"]
        assert "P2 I search" in hand.text
        assert hand.done[-2:] == ["add_pain", "add_pain"]


@pytest.mark.parametrize("kind", ["pain", "gain", "functional", "emotional"])
async def test_each_list_grows_moves_shrinks_and_is_taken_back(door: Door, kind: str) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", kind)
        await add(hand, "one", "two", "three")
        await hand.press("left_square_bracket")
        assert words_of(hand, kind) == ["one", "three", "two"]
        await hand.press("shift+up", "shift+up")
        assert words_of(hand, kind) == ["three", "one", "two"]
        await hand.press("right_square_bracket", "shift+down", "shift+down")
        assert words_of(hand, kind) == ["one", "two", "three"]
        await hand.press("delete")
        assert words_of(hand, kind) == ["one", "two"]
        assert hand.said == words("said.removed")
        await hand.press("u")
        assert words_of(hand, kind) == ["one", "two", "three"]
        assert hand.said == words("undo.undo", what=words(f"did.remove_{kind}", name="three"))
        assert hand.line_with("three").startswith(" ▸")


async def test_the_cursor_stands_where_the_next_one_will_be(door: Door) -> None:
    async with staged(Brief, door, size=WIDE) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", "pain")
        await add(hand, "first", "last")
        await hand.press("up", "o")
        lines = hand.lines_of("#form")
        place = next(i for i, line in enumerate(lines) if "first" in line)
        assert lines[place + 1].strip() == "▸"
        assert "last" in lines[place + 2]
        await hand.press("escape")
        assert hand.stage.place()[0] == hand.rows.traits[0].id
        await hand.press("o")
        await hand.write("between")
        await hand.press("f1", "escape")
        assert hand.is_editing()
        assert [line.strip() for line in hand.lines_of("#form")].count("▸") == 0
        await hand.press("escape")
        assert words_of(hand, "pain") == ["first", "between", "last"]


async def test_tab_leaves_a_list_where_nothing_is_added(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", "pain")
        await hand.press("o")
        await hand.write("one")
        await hand.press("tab", "tab")
        assert hand.field_key() == f"{hand.rows.segments[0].id}:new:gain"
        assert words_of(hand, "pain") == ["one"]


@pytest.mark.parametrize("kind", ["pain", "gain", "functional", "emotional"])
async def test_a_removed_row_leaves_the_cursor_in_its_list(door: Door, kind: str) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", kind)
        await add(hand, "one", "two", "three")
        await hand.press("delete")
        assert hand.line_with("two").startswith(" ▸")
        await hand.press("up", "delete")
        assert hand.line_with("two").startswith(" ▸")
        await hand.press("delete")
        assert hand.stage.place()[0] == f"{hand.rows.segments[0].id}:new:{kind}"


async def test_the_last_person_removed_leaves_the_cursor_on_the_one_before(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        people = hand.rows.participants
        await hand.go(people[-1].id, "name")
        await hand.press("delete")
        assert hand.stage.place() == (people[-2].id, "name")
        for _ in people[:-1]:
            await hand.press("delete")
        assert hand.stage.place()[0] == "new:participant"


async def test_a_row_is_changed_where_it_stands(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        pain = hand.rows.traits_of(hand.rows.segments[0].id, "pain")[1]
        await hand.go(pain.id)
        await hand.press("enter")
        await hand.replace("It turns out to be sold out")
        await hand.press("escape", "u")
        assert hand.rows.traits_of(pain.segment_id, "pain")[1].words == pain.words
        assert hand.stage.place()[0] == pain.id


async def test_o_adds_below_the_row_under_the_cursor(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", "gain")
        await add(hand, "first", "last")
        await hand.press("up")
        await add(hand, "between")
        assert words_of(hand, "gain") == ["first", "between", "last"]


async def test_an_addition_without_a_word_adds_nothing(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(f"{hand.rows.segments[0].id}:new", "pain")
        await hand.press("o", "escape")
        await hand.press("enter", "space", "escape")
        assert words_of(hand, "pain") == []
        assert hand.done == []


async def test_where_nothing_can_be_added_o_says_where_it_can(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("o")
        assert hand.said == "! " + words("brief.nothing_new")


async def test_the_roster_takes_name_function_roles_presence_and_draft(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go("new", "participant")
        await add(hand, "Ana")
        await hand.press("right", "enter")
        await hand.write("Runs the kiosks")
        await hand.press("tab")
        await hand.press("2", "4", "escape")
        await hand.press("right", "space", "right", "enter")
        ana = hand.rows.participants[0]
        assert (ana.name, ana.function, ana.roles) == ("Ana", "Runs the kiosks", "scribe decider")
        assert (ana.is_present, ana.has_draft) == (False, True)
        assert "Scribe, Decider" in hand.line_with("Ana")
        await hand.press("enter")
        assert not hand.rows.participants[0].has_draft


async def test_tab_goes_from_name_to_function_to_roles_to_the_next_person(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go("new", "participant")
        await hand.press("o")
        await hand.write("Workshop lead")
        await hand.press("tab")
        await hand.write("Repairs")
        await hand.press("tab", "2", "tab")
        assert hand.field_key() == "new:participant"
        assert hand.line_with("▸").strip() == "▸"
        await hand.write("Till lead")
        await hand.press("tab", "escape")
        people = [(one.name, one.function, one.roles) for one in hand.rows.participants]
        assert people == [("Workshop lead", "Repairs", "scribe"), ("Till lead", "", "")]
        assert hand.stage.place() == (hand.rows.participants[1].id, "function")


async def test_the_roster_has_its_columns_named(finished: Door) -> None:
    async with staged(Brief, finished, size=SMALL) as hand:
        await hand.go(hand.rows.participants[0].id, "name")
        labels = [
            content().field("participant", name).label
            for name in ("name", "function", "roles", "is_present", "has_draft")
        ]
        heads = [line.split() for line in hand.lines_of("#form")]
        assert labels in heads


async def test_a_tick_is_taken_out_by_the_key_that_set_it(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go("new", "participant")
        await add(hand, "Ana")
        await hand.press("right", "right", "enter", "2", "3", "2")
        assert hand.rows.participants[0].roles == "timekeeper"
        await hand.press("home", "space", "enter")
        assert hand.rows.participants[0].roles == "facilitator timekeeper"
        assert not hand.is_editing()


async def test_a_role_has_one_holder_who_gets_it_from_whoever_had_it(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        had = next(person for person in hand.rows.participants if "scribe" in person.roles)
        gets = next(person for person in hand.rows.participants if not person.roles)
        await hand.go(gets.id, "roles")
        await hand.press("enter", "2", "escape")
        holders = {person.name: person.roles for person in hand.rows.participants}
        assert holders[gets.name] == "scribe"
        assert "scribe" not in holders[had.name]
        await hand.press("u")
        assert {p.name: p.roles for p in hand.rows.participants}[had.name] == had.roles


async def test_scribe_and_timekeeper_are_two_people(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go("new", "participant")
        await add(hand, "Ana")
        await hand.press("right", "right", "enter", "2", "3", "escape")
        assert words("brief.tags.one_person_twice") in hand.text


async def test_the_days_of_the_method_follow_from_the_meeting(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, zone="Europe/Rome")
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.write("2027-03-04 9:00")
        assert hand.foot == "= Thu 4 Mar 2027, 09:00"
        await hand.press("enter")
        sprint = hand.sprint
        assert sprint.meeting_start == datetime(2027, 3, 4, 8, 0, tzinfo=UTC)
        assert (sprint.complete_by, sprint.feedback_by) == (date(2027, 3, 5), date(2027, 3, 10))
        assert sprint.audit_on == date(2027, 6, 2)
        await hand.press("u")
        assert (hand.sprint.meeting_start, hand.sprint.audit_on) == (None, None)


async def test_days_that_follow_from_the_meeting_move_with_it(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.go(finished.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.replace("3 dec 9:00")
        await hand.press("enter")
        sprint = hand.sprint
        assert (sprint.complete_by, sprint.feedback_by) == (date(2026, 12, 4), date(2026, 12, 9))
        assert sprint.audit_on == date(2027, 3, 3)
        await hand.press("u")
        assert (hand.sprint.complete_by, hand.sprint.audit_on) == (date(2026, 11, 13), date(2027, 2, 10))


async def test_days_that_somebody_set_stay_when_the_meeting_moves(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.go(finished.sprint_id, "audit_on")
        await hand.press("enter")
        await hand.replace("2027-02-15")
        await hand.press("enter")
        await hand.go(finished.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.replace("thu 14:00")
        await hand.press("enter")
        assert (hand.sprint.complete_by, hand.sprint.audit_on) == (date(2026, 11, 20), date(2027, 2, 15))
        await hand.press("delete")
        sprint = hand.sprint
        assert (sprint.meeting_start, sprint.complete_by, sprint.feedback_by) == (None, None, None)
        assert sprint.audit_on == date(2027, 2, 15)


@pytest.mark.parametrize("typed", ["9999-12-31 23:00", "0001-01-01 0:10"])
async def test_a_year_that_is_a_slip_is_refused(door: Door, typed: str) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.write(typed)
        await hand.press("enter")
        assert hand.foot == "! " + words("errors.not_a_moment", text=typed, example="2026-12-12")


@pytest.mark.parametrize("name", ["complete_by", "feedback_by", "audit_on"])
async def test_a_day_that_is_over_is_taken_and_said(door: Door, name: str) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, name)
        await hand.press("enter")
        await hand.write("2026-11-11")
        assert hand.foot == "= " + words("strip.day_is_over", day="Wed 11 Nov 2026")
        await hand.replace("2026-11-12")
        assert hand.foot == "= Thu 12 Nov 2026"
        await hand.replace("2026-11-11")
        await hand.press("enter")
        assert getattr(hand.sprint, name) == date(2026, 11, 11)


async def test_a_meeting_on_a_day_that_is_over_is_said(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.write("2026-11-11 9:00")
        assert hand.foot == "= " + words("strip.day_is_over", day="Wed 11 Nov 2026, 09:00")


async def test_a_meeting_needs_a_day_and_a_time(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.write("thursday")
        await hand.press("enter")
        assert hand.foot == "! " + words("errors.not_a_moment", text="thursday", example="2026-12-12")
        assert hand.sprint.meeting_start is None


async def test_a_zone_is_found_by_its_city_and_taken_from_the_list(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "zone")
        await hand.press("enter")
        await hand.replace("york")
        assert "America/New_York" in hand.text_of("Options")
        await hand.press("down", "enter")
        assert hand.sprint.zone == "America/New_York"
        await hand.press("enter")
        await hand.replace("Gotham")
        await hand.press("enter")
        assert hand.foot == "! " + words("errors.not_a_zone", text="Gotham")
        await hand.press("escape")
        assert hand.sprint.zone == "America/New_York"


async def test_the_time_of_the_meeting_stays_as_typed_when_the_zone_changes(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "meeting_start")
        await hand.press("enter")
        await hand.write("2026-11-12 09:00")
        await hand.press("enter")
        await hand.go(door.sprint_id, "zone")
        await hand.press("enter")
        await hand.replace("Europe/Amsterdam")
        await hand.press("enter")
        assert "09:00" in hand.line_with("12 Nov 2026")
        assert hand.sprint.meeting_start == datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
        await hand.press("u")
        assert (hand.sprint.zone, hand.sprint.meeting_start) == (
            "UTC",
            datetime(2026, 11, 12, 9, 0, tzinfo=UTC),
        )


async def test_a_zone_cannot_be_left_empty(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "zone")
        await hand.press("enter")
        await hand.replace(" ")
        await hand.press("enter")
        assert hand.foot == "! " + words("errors.needed", label="Time zone")
        assert hand.sprint.zone == "UTC"


async def test_a_mix_of_markets_brings_a_second_segment_with_its_map_and_keeps_what_was_written(
    door: Door,
) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(hand.rows.segments[0].id, "name")
        await hand.press("enter")
        await hand.write("Commuters")
        await hand.press("escape")
        await hand.go(door.sprint_id, "audience")
        await hand.press("enter", "3")
        assert [(s.market, s.name) for s in hand.rows.segments] == [("b2c", "Commuters"), ("b2b", "")]
        assert len(hand.rows.maps) == 2
        await hand.press("u")
        assert [(s.market, s.name) for s in hand.rows.segments] == [("b2c", "Commuters")]


async def test_delete_clears_an_answer_and_says_so_to_undo(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        was = hand.sprint.tone
        await hand.press("down", "delete")
        assert hand.sprint.tone == ""
        await hand.press("u")
        assert hand.sprint.tone == was
        assert hand.said == words("undo.undo", what=words("did.clear", name="Tone"))


async def test_a_person_is_removed_and_comes_back_with_all_they_owned(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        ana = hand.rows.participants[0]
        owned = [touchpoint.id for touchpoint in hand.rows.touchpoints if touchpoint.owner_id == ana.id]
        await hand.go(ana.id, "name")
        await hand.press("delete")
        assert ana.id not in {person.id for person in hand.rows.participants}
        await hand.press("u")
        assert [t.id for t in hand.rows.touchpoints if t.owner_id == ana.id] == owned


async def test_the_mouse_selects_opens_ticks_and_presses_keys(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.click_on("Win the minutes")
        assert hand.stage.place()[0] == f"{finished.sprint_id}:strategy"
        await hand.click_on("Win the minutes", times=2)
        assert hand.is_editing()
        await hand.click_on("esc done")
        assert not hand.is_editing()
        await hand.click_on("tab next")
        assert hand.stage.place()[0] == f"{finished.sprint_id}:weak_on_purpose"


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_nobody_in_the_roster_is_cut(finished: Door, size: tuple[int, int]) -> None:
    with finished.step("edit") as step:
        step.edit(finished.rows().participants[0], roles="scribe decider")
    async with staged(Brief, finished, size=size) as hand:
        await hand.go(hand.rows.participants[0].id, "roles")
        assert "Scribe," in hand.text_of("#form")
        assert "Decider" in hand.text_of("#form")


async def test_whoever_goes_leaves_a_draft_without_a_name_and_the_brief_says_so(finished: Door) -> None:
    prepare(finished)
    person = finished.rows().participants[1]
    async with staged(Brief, finished) as hand:
        await hand.go(person.id)
        await hand.press("delete")
        assert hand.said == words("brief.draft_stays", n=6)
        assert len(hand.rows.drafts) == 1
        await hand.press("u")
        assert hand.rows.drafts[0].participant_id == person.id
