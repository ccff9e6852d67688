"""Since you submitted: what has changed, then and now, stage by stage, and the way to each line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hostile import hostile_sprint, obeyed

from sprint_tui import __version__
from sprint_tui.exchange.sprint_json import frozen
from sprint_tui.screens.difference import DifferencePage
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Kpi, OwnerYes, Snapshot
from stage import SMALL, WIDE, example, staged, whole_app, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The finished example, submitted as it stands and changed since."""
    with example(tmp_path / "store.db") as door:
        rows = door.rows()
        with door.step("submit") as step:
            for old in rows.snapshots:
                step.remove(old)
            assert rows.sprint.submitted_at is not None
            body = frozen(rows, __version__)
            step.add(Snapshot, sprint_id=rows.sprint.id, at=rows.sprint.submitted_at, body=body)
        yield door


def change(door: Door) -> None:
    rows = door.rows()
    first, second = rows.chosen_of(rows.maps[0].id)[:2]
    with door.step("edit") as step:
        step.edit(rows.sprint, ten_words="Your cup, before your train")
        step.edit(rows.touchpoints_of(rows.maps[0].id)[0], owner_id=rows.participants[1].id, feeling=1)
        step.edit(first, because_segment="They said so at the gate", deadline=date(2026, 12, 18))
        step.edit(rows.kpis_of(first.id)[0], formula="share of slips, per week")
        step.add(Kpi, pick_id=second.id, position="zz", name="Cups remade")
        for yes in rows.yeses:
            step.remove(yes)
        step.remove(rows.parked[-1])


async def test_each_change_is_a_line_with_then_and_now_and_a_way_to_it(door: Door) -> None:
    async with staged(DifferencePage, door, door.sprint_id, size=WIDE) as hand:
        assert words("difference.nothing", moment="Fri 13 Nov 2026, 16:40") in hand.text
        change(door)
        await hand.settle()
        text = " ".join(hand.text.split())
        assert words("difference.facts", n=9) in text
        first = hand.rows.chosen_of(hand.rows.maps[0].id)[0]
        for said in (
            "Ten words",
            "Your cup, before your train",
            "★1 Pick-up shelf: Deadline",
            "Fri 18 Dec 2026",
        ):
            assert said in text
        assert words("difference.gone") in text and "Loyalty stamps. Again." in text
        assert words("difference.not_yet") in text and "Cups remade" in text
        stages = [
            words(f"stages.{key}").upper()
            for key in ("brief", "journey", "picker", "ownership", "commitments")
        ]
        assert sorted(stages, key=text.index) == stages
        await hand.go(f"pick:{first.id}:because_segment")
        assert words("difference.now") + ": They said so at the gate" in hand.text_of("Strip")
        await hand.press("enter")
        assert hand.app.went[-1] == ("picker", first.id, "because_segment")
        assert hand.app.opened[-1] == ("pick", first.id, "because_segment")
        kpi = hand.rows.kpis_of(first.id)[0]
        await hand.go(f"kpi:{kpi.id}:formula")
        await hand.press("enter")
        assert hand.app.opened[-1] == ("upgrade", first.id, "formula")
        gone = next(one for one in hand.stage.view.found if one.startswith("owner_yes"))  # type: ignore[attr-defined]
        await hand.go(gone)
        await hand.press("enter")
        assert hand.app.went[-1] == ("ownership", "", "")
        assert not any(isinstance(row, OwnerYes) for row in hand.rows.by_id.values())
        with door.step("edit") as step:
            point = hand.rows.touchpoints_of(hand.rows.maps[0].id)[0]
            step.edit(point, name="A very long name " * 9)
        await hand.settle()
        named = " ".join(hand.text.split())
        assert "…: Owner" in named and "…: Feeling" in named


async def test_in_the_app_z_opens_the_page_and_enter_lands_on_the_field(tmp_path: Path, door: Door) -> None:
    change(door)
    sprint, first = door.sprint_id, door.rows().chosen_of(door.rows().maps[0].id)[0]
    async with whole_app(tmp_path / "store.db", sprint=sprint, stage="checklist", size=SMALL) as hand:
        await hand.press("z")
        await hand.until(lambda: isinstance(hand.screen, DifferencePage))
        await hand.settle()
        kpi = hand.app.stage.rows.kpis_of(first.id)[0]
        for row_id, field, place in (
            (f"kpi:{kpi.id}:formula", "formula", (f"{kpi.id}:formula", "text")),
            (f"pick:{first.id}:deadline", "deadline", (first.id, "deadline")),
            (
                f"pick:{first.id}:because_segment",
                "because_segment",
                (f"{first.id}:because_segment", "text"),
            ),
        ):
            if not isinstance(hand.screen, DifferencePage):
                await hand.press("ctrl+g", "e")
                await hand.until(lambda: hand.app.stage.key == "checklist")
                await hand.press("z")
                await hand.until(lambda: isinstance(hand.screen, DifferencePage))
            hand.app.stage.go_to_row(row_id, "")
            await hand.press("enter")
            await hand.until(lambda: not isinstance(hand.screen, DifferencePage))
            await hand.settle()
            assert hand.app.stage.place() == place, field


async def test_hostile_text_is_shown_by_signs_then_and_now(tmp_path: Path) -> None:
    with hostile_sprint(tmp_path / "store.db", 7) as door:
        async with staged(DifferencePage, door, door.sprint_id, size=SMALL) as hand:
            for _ in range(6):
                assert not any(obeyed(line) for line in hand.lines)
                await hand.press("pagedown")


async def test_a_snapshot_that_cannot_be_read_says_so_and_what_to_do(door: Door) -> None:
    with door.step("submit") as step:
        for old in door.rows().snapshots:
            step.edit(old, body="{")
    async with staged(DifferencePage, door, door.sprint_id) as hand:
        assert words("difference.unreadable") in " ".join(hand.text.split())
