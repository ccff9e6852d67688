"""Every line of the checklist and every point for Friday leads to the very field that is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sprint_tui.store.tables import Ballot, Vote
from stage import example, whole_app


def break_it(path: Path) -> tuple[str, list[str], list[str]]:
    """Make a sprint that lacks something of each kind; return its id, its picks and its touchpoints."""
    with example(path) as door:
        rows = door.rows()
        one = rows.maps[0]
        picks, points = rows.chosen_of(one.id), rows.touchpoints_of(one.id)
        with door.step("edit") as step:
            step.edit(picks[0], because_segment="")
            step.edit(picks[1], sparks="")
            step.edit(picks[3], norm="")
            step.edit(picks[4], owner_id=None)
            step.edit(picks[5], deadline=None)
            step.edit(points[2], thought="")
            step.edit(rows.sprint, audit_on=None)
            step.edit(rows.cards[0], may_decide="")
            for link in rows.serves:
                if picks[2].id == link.pick_id or points[3].id == link.touchpoint_id:
                    step.remove(link)
            for said in rows.sign_offs[1:]:
                step.remove(said)
            at = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
            ballot = step.add(Ballot, map_id=one.id, slips=5, revealed_at=at)
            others = [p.id for p in points if p.id not in {pick.touchpoint_id for pick in picks}]
            for number, place in enumerate(others[:3]):
                step.add(Vote, ballot_id=ballot.id, touchpoint_id=place, kind="wow", count=5 - number)
            step.edit(rows.sprint, complete_by=date(2026, 11, 13))
        return door.sprint_id, [pick.id for pick in picks], [point.id for point in points]


async def test_each_line_lands_on_its_field(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    sprint, picks, points = break_it(path)
    landed: dict[str, tuple[str, tuple[str, str]]] = {}
    async with whole_app(path, sprint=sprint, stage="checklist") as hand:
        lines = dict(hand.app.stage.view.lines)
        hand.app.stage.tell("Said here")
        for row_id, line in lines.items():
            if line.holds:
                continue
            hand.app.action_go("checklist", row_id)
            await hand.until(lambda: hand.app.stage.key == "checklist")
            await hand.settle()
            await hand.press("enter")
            await hand.settle()
            landed[line.code] = hand.app.stage.key, hand.app.stage.place()
        hand.app.action_go("checklist")
        await hand.until(lambda: hand.app.stage.key == "checklist")
        assert "Said here" not in hand.text
        hand.app.action_go("commitments")
        await hand.until(lambda: hand.app.stage.key == "commitments")
        await hand.settle()
        for row_id, point in dict(hand.app.stage.view.points).items():
            if point.target not in {picks[0], picks[5], "commitment", "sign_off:marketing"}:
                continue
            hand.app.action_go("commitments", row_id)
            await hand.settle()
            await hand.press("enter")
            await hand.settle()
            landed[f"{point.code} {point.target}"] = hand.app.stage.key, hand.app.stage.place()
    assert landed["cells"] == ("journey", (points[2], "thought"))
    assert landed["ties_touchpoints"] == ("journey", (points[3], "serves"))
    assert landed["touchpoint_owners"][0] == "ownership"
    assert landed["tests"] == ("picker", (f"{picks[1]}:sparks", "share_worthy"))
    assert landed["reasons"] == ("picker", (f"{picks[0]}:because_segment", "text"))
    assert landed["norm_aim"] == ("picker", (f"{picks[3]}:pair", "text"))
    assert landed["ties_picks"] == ("picker", (f"{picks[2]}:serves", "text"))
    assert landed["pick_owners"] == ("ownership", (picks[4], "owner"))
    assert landed["deadlines"] == ("ownership", (picks[5], "deadline"))
    assert landed["kpi_values"][0] == "ownership" and landed["kpi_values"][1][1] == "measure"
    assert landed["card"] == ("commitments", ("commitment:may_decide", "text"))
    assert landed["sign_offs"][1][0].startswith("sign_off:")
    assert landed["audit_date"] == ("brief", (f"{sprint}:audit_on", "text"))
    assert landed["against_vote"][0] == "picker"
    assert landed[f"pick {picks[0]}"] == ("picker", (f"{picks[0]}:because_segment", "text"))
    assert landed[f"pick {picks[5]}"] == ("ownership", (picks[5], "deadline"))
    assert landed["thirty commitment"] == ("commitments", ("commitment:may_decide", "text"))
    assert landed["sign_off sign_off:marketing"][1] == ("sign_off:marketing", "function")
