"""The six read back: one upgrade a screen, and its owner's yes by one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest

from sprint_tui.screens.readback import Readback
from sprint_tui.screens.readback.view import ReadbackView, build_view, painted
from sprint_tui.store.door import Door
from sprint_tui.store.tables import JourneyMap, Pick, Stage, Touchpoint
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.digits import banner
from sprint_tui.widgets.ink import Line
from sprint_tui.widgets.letters import in_letters
from stage import SMALL, Now, Staged, content, example, fresh, staged, whole_app, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The finished example, where nobody has said yes."""
    with example(tmp_path / "store.db") as door:
        with door.step("owner_yes") as step:
            for yes in door.rows().yeses:
                step.remove(yes)
        yield door


def six(door: Door) -> tuple[Pick, ...]:
    rows = door.rows()
    return tuple(pick for one in rows.maps for pick in rows.chosen_of(one.id))


def number(hand: Staged) -> int:
    """Return which of the six is read."""
    return [pick.id for pick in six(hand.desk.door)].index(hand.stage.place()[0]) + 1


def yeses(hand: Staged) -> int:
    return len(hand.rows.yeses)


def page(door: Door, at: int) -> ReadbackView:
    """Return what the room hears of one of the six."""
    six_of = six(door)
    desk = Desk(door, content(), Now(), local=UTC)
    return build_view(six_of[at], six_of, door.rows(), content(), desk)


@pytest.mark.parametrize("size", [(76, 16), (96, 20), (132, 40), (160, 45)])
def test_one_upgrade_is_read_whole_in_the_largest_letters_that_fit(door: Door, size: tuple[int, int]) -> None:
    for at in range(6):
        view = page(door, at)
        rows = ["".join(run.text for run in one).rstrip() for one in painted(view, *size)]
        assert len(rows) <= size[1]
        assert max(map(len, rows)) <= size[0]
        mark = next(at for at, row in enumerate(rows) if view.mark.text in row)
        assert not rows[mark + 1].strip() or not set(rows[mark + 1]) & set("█▀▄")
        plain = [row.strip() for row in rows if not set(row) & set("█▀▄")]
        assert max(map(len, plain)) <= 66
        said = " ".join(" ".join(plain).split())
        for text in (view.place, view.change, view.facts[0][1].text.strip()):
            drawn = {
                " ".join(" ".join(large).split())
                for large in (in_letters(text, size[0], 40, n) for n in (1, 2, 3))
            }
            assert " ".join(text.split()) in said or any(
                one and one in " ".join(" ".join(rows).split()) for one in drawn
            )
        assert sum("█" in row for row in rows) >= (3 if size[1] > 16 else 0)


def test_large_letters_are_drawn_without_strokes_and_gaps() -> None:
    assert not set("".join(banner("QUICK quick 0689"))) & set("\\/")
    assert banner("Quick")[0] == " ▄▀▄ █ █ ▀█▀ █▀▀ █ █"


def test_what_no_font_can_draw_is_read_in_plain_text(door: Door) -> None:
    view = replace(page(door, 0), place="Café über", change="準備ができています")
    rows = ["".join(run.text for run in one) for one in painted(view, 132, 40)]
    assert [row for row in rows if "Café über" in row]
    assert [row for row in rows if "準備ができています" in row]


async def test_the_page_shows_owner_figure_and_day_in_a_small_window(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []

    def noting(view: ReadbackView, width: int, height: int) -> tuple[Line, ...]:
        widths.append(width)
        return painted(view, width, height)

    monkeypatch.setattr("sprint_tui.screens.readback.screen.painted", noting)
    async with staged(Readback, door, six(door)[1].id, size=SMALL) as hand:
        for part in (
            "★2",
            "by 4 Dec › 85 %",
            "Fri 29 Jan 2027",
            words("readback.open", name="App team lead"),
        ):
            assert part in hand.text_of("#page")
        assert not any(row.strip() for row in hand.lines[-2:-1])
        assert set(widths) == {hand.screen.page.size.width}


async def test_y_goes_through_all_six_and_each_yes_can_be_taken_back(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        for at in range(1, 7):
            assert number(hand) == at
            await hand.press("y")
            assert yeses(hand) == at
        assert number(hand) == 6
        assert words("readback.all", total=6) in hand.text
        for left in range(5, -1, -1):
            await hand.press("u")
            assert (yeses(hand), number(hand)) == (left, left + 1)
        assert hand.app.went == []
        assert words("readback.all", total=6) not in hand.text


async def test_after_the_last_yes_esc_leads_to_what_is_open_by_friday(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        await hand.press(*"yyyyyy", "escape")
        assert hand.app.went == [("commitments", "friday", "")]


async def test_before_the_last_yes_esc_goes_back(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        await hand.press("y", "escape")
        assert (hand.app.went, isinstance(hand.screen, Readback)) == ([], False)


async def test_y_again_takes_the_yes_back_and_stays(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        await hand.press("y", "left")
        assert words("readback.said_yes", name="Front-desk lead", time="08:00") in hand.text
        await hand.press("y")
        assert (yeses(hand), number(hand)) == (0, 1)


async def test_after_a_yes_comes_the_next_without_one_also_from_the_start(door: Door) -> None:
    async with staged(Readback, door, six(door)[1].id) as hand:
        await hand.press("y")
        await hand.press("left", "left", "y")
        assert number(hand) == 3
        await hand.press("6", "y")
        assert number(hand) == 3


async def test_without_an_owner_there_is_no_yes(door: Door) -> None:
    with door.step("clear") as step:
        step.clear(six(door)[3], "owner_id")
    async with staged(Readback, door, six(door)[3].id) as hand:
        assert words("ownership.nobody") in hand.text
        before = hand.done
        await hand.press("y")
        assert (hand.done, number(hand)) == (before, 4)
        assert hand.said == "! " + words("ownership.owner_first")
        await hand.press("z")
        assert hand.app.opened == [("upgrade", six(door)[3].id, "")]


async def test_arrows_enter_and_digits_go_from_one_to_another(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        await hand.press("left")
        assert number(hand) == 1
        await hand.press("right", "enter")
        assert number(hand) == 3
        await hand.press("6", "right")
        assert number(hand) == 6
        await hand.press("2")
        assert number(hand) == 2


async def test_a_window_that_only_reads_says_no_yes(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(door), "is_writer", False)
    async with staged(Readback, door, six(door)[0].id) as hand:
        await hand.press("y")
        assert (yeses(hand), number(hand)) == (0, 1)
        assert words("keys.owner_yes") not in hand.keys_shown
        await hand.press("right")
        assert number(hand) == 2


async def test_one_that_is_no_longer_chosen_is_no_longer_read(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        with door.step("drop_pick") as step:
            step.edit(six(door)[0], state="candidate", rank=None)
        await hand.settle()
        assert not isinstance(hand.screen, Readback)


async def test_one_that_is_dropped_under_the_clock_strip_goes_with_it(door: Door) -> None:
    async with staged(Readback, door, six(door)[0].id) as hand:
        await hand.press("ctrl+t")
        with door.step("drop_pick") as step:
            step.edit(six(door)[0], state="candidate", rank=None)
        await hand.settle()
        await hand.press("escape")
        assert not isinstance(hand.screen, Readback)


async def test_two_maps_are_read_one_after_the_other(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        with door.step("fill") as step:
            for one in door.rows().maps:
                _pick(step, one)
        first, second = six(door)
        async with staged(Readback, door, first.id) as hand:
            assert words("readback.number", number=1, total=2) in hand.text
            assert "B2B: " + words("readback.kind.wow") in hand.text
            await hand.press("right")
            assert hand.stage.place()[0] == second.id
            assert "B2C: " + words("readback.kind.wow") in hand.text
            await hand.press("1", "2")
            assert hand.stage.place()[0] == second.id


def _pick(step, one: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    stage = step.add(Stage, map_id=one.id, position="i", name="Order")
    point = step.add(Touchpoint, stage_id=stage.id, position="i", name="The call")
    chosen = {"kind": "wow", "rank": 1, "state": "chosen", "touchpoint_id": point.id}
    step.add(Pick, map_id=one.id, position="i", deadline=date(2026, 12, 11), **chosen)


async def test_in_the_app_the_last_yes_leads_to_the_list_for_friday(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint, rows = door.sprint_id, door.rows()
        with door.step("park") as step:
            for row in (*rows.parked, *rows.actions):
                step.remove(row)
    async with whole_app(path, sprint=sprint, stage="commitments") as hand:
        while not isinstance(here := hand.screen.stored_here(), Pick) or rows.yes_to(here) is not None:
            await hand.press("down")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.screen, Readback))
        await hand.press(*"yyyyy")
        await hand.until_seen(words("readback.all", total=6))
        await hand.press("escape")
        await hand.until(lambda: not isinstance(hand.screen, Readback))
        await hand.settle()
        assert hand.app.stage.place()[0] == "friday:0"
        assert "OPEN BY FRI 13 NOV 2026" in hand.text
        await hand.press("u")
        assert hand.said == words("undo.undo", what=words("did.owner_yes"))
        assert hand.app.stage.key == "commitments"
