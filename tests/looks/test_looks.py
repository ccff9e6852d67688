"""How the screens look: pictures that a person has looked at. After a change of look, look at each and
run `pytest tests/looks --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual import pilot
from textual.pilot import Pilot

from brought import five_drafts
from filled import CONTENT, opened
from parked import park
from prepared import prepared
from sprint_tui.domain import ballot
from sprint_tui.exchange.inbox import look_into
from sprint_tui.screens import compare
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.checklist import Checklist
from sprint_tui.screens.closing import ClosingPage
from sprint_tui.screens.commitments import Commitments
from sprint_tui.screens.curve import CurvePage
from sprint_tui.screens.difference import DifferencePage
from sprint_tui.screens.draft import DraftPage
from sprint_tui.screens.hand_over import HandOverPage
from sprint_tui.screens.handed_in import HandedInPage
from sprint_tui.screens.home import Home
from sprint_tui.screens.inbox import InboxPage
from sprint_tui.screens.inside_words import InsideWordsPage
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.opening import OpeningPage
from sprint_tui.screens.owners import OwnersPage
from sprint_tui.screens.ownership import Ownership
from sprint_tui.screens.pick import PickPage
from sprint_tui.screens.picker import Picker
from sprint_tui.screens.plan import PlanPage
from sprint_tui.screens.prep import PrepGuide
from sprint_tui.screens.promise import PromisePage
from sprint_tui.screens.readback import Readback
from sprint_tui.screens.reading import Reading
from sprint_tui.screens.ready import Ready
from sprint_tui.screens.rehearsal import Rehearsal
from sprint_tui.screens.report import ReportPage
from sprint_tui.screens.result import ResultPage
from sprint_tui.screens.settle import SettlePage
from sprint_tui.screens.think import Think
from sprint_tui.screens.touchpoint import TouchpointPage
from sprint_tui.screens.tune_in import TuneIn
from sprint_tui.screens.two_maps import TwoMapsPage
from sprint_tui.screens.upgrade import UpgradePage
from sprint_tui.screens.vote import VotePage
from sprint_tui.store import lineup, sprints, voting
from sprint_tui.store.door import Door
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.stage import StageScreen
from stage import ROOM, SMALL, WIDE, BareApp, Now, Staged, content, example, follow, fresh
from two_maps import two_maps

NOON = datetime(2026, 11, 12, 9, 40, tzinfo=UTC)
DRAFTS = Path(__file__).parent.parent / "drafts"
Compare = Callable[..., bool]
Moves = tuple[str | float, ...]
"""Keys to press, and seconds that pass."""

STAGES: dict[str, type[StageScreen]] = {
    one.__name__.lower(): one for one in (Brief, Ready, Agenda, Journey, Picker, Ownership, Checklist)
}


@contextmanager
def parked(path: Path) -> Iterator[Door]:
    """The finished example, with six lines parked."""
    with example(path) as door:
        park(door)
        yield door


class Looks:
    """Takes a picture of one screen after some moves, and compares it with the one that was looked at."""

    def __init__(self, compare: Compare, folder: Path) -> None:
        self._compare = compare
        self._folder = folder
        self.stack = ExitStack()

    def same(
        self,
        kind: Callable[..., StageScreen],
        *moves: str | float,
        size: tuple[int, int] = ROOM,
        theme: str = "dark",
        of: Callable[..., Any] = example,
        row: Callable[[SprintRows], str] | None = None,
    ) -> bool:
        door = self.stack.enter_context(of(self._folder / "store.db"))
        now = Now()
        desk = Desk(door, content(), now, local=UTC)
        given = (row(door.rows()),) if row is not None else ()
        app = BareApp(lambda: kind(desk, *given), desk)
        app.theme = theme
        door.listeners.append(lambda _: follow(app))

        async def before(shown: Pilot[Any]) -> None:
            hand = Staged(shown, desk, now)
            await hand.until(lambda: isinstance(app.screen, StageScreen))
            await hand.settle()
            for move in moves:
                await (hand.press(move) if isinstance(move, str) else hand.passes(move))

        return self._compare(app, terminal_size=size, run_before=before)


@pytest.fixture(autouse=True)
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hand has let the app come to rest: nobody watches the processor four times a picture for that."""

    async def nothing(*_: float) -> None: ...

    monkeypatch.setattr(pilot, "wait_for_idle", nothing)


@pytest.fixture
def looks(snap_compare: Compare, tmp_path: Path) -> Looks:
    return Looks(snap_compare, tmp_path)


@pytest.fixture(autouse=True)
def closing(looks: Looks) -> Any:
    yield
    looks.stack.close()


@pytest.mark.parametrize("name", STAGES)
def test_a_finished_stage_on_the_wall(looks: Looks, name: str) -> None:
    """Each stage of the finished example, dark, in the window of a projector."""
    assert looks.same(STAGES[name])


@pytest.mark.parametrize("name", STAGES)
def test_a_finished_stage_in_the_smallest_window(looks: Looks, name: str) -> None:
    """Each stage of the finished example, light, at 80 x 24."""
    assert looks.same(STAGES[name], size=SMALL, theme="light")


@pytest.mark.parametrize("name", STAGES)
def test_a_finished_stage_in_a_wide_window(looks: Looks, name: str) -> None:
    """Each stage of the finished example, in the greatest contrast, with the rail."""
    assert looks.same(STAGES[name], size=WIDE, theme="contrast")


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_to_begin_with(looks: Looks, name: str) -> None:
    """Each stage of a sprint that has nothing but a title."""
    assert looks.same(STAGES[name], of=fresh)


@pytest.mark.parametrize("seconds", [200.0, 560.0, 640.0])
def test_the_clock_runs(looks: Looks, seconds: float) -> None:
    """The agenda within a block, in its last minute, and over it."""
    assert looks.same(Agenda, "space", seconds, of=fresh)


def test_the_clock_runs_on_every_stage(looks: Looks) -> None:
    """Brief with the head's clock and its pace."""
    assert looks.same(Brief, "ctrl+t", "space", 200.0, "escape", of=fresh)


def test_the_clock_strip(looks: Looks) -> None:
    """The keys of the clock over a stage."""
    assert looks.same(Brief, "ctrl+t", of=fresh)


def test_the_list_of_inside_words(looks: Looks) -> None:
    """What only people inside say, with the question to ask instead."""
    assert looks.same(InsideWordsPage, row=lambda rows: rows.sprint.id)


def test_a_page_of_a_touchpoint(looks: Looks) -> None:
    """All lanes of one touchpoint."""
    assert looks.same(TouchpointPage, row=lambda rows: rows.touchpoints[0].id)


def test_a_page_of_a_pick(looks: Looks) -> None:
    """All answers of the first WOW."""
    assert looks.same(PickPage, row=lambda rows: rows.chosen_of(rows.maps[0].id)[0].id)


def test_a_page_of_an_upgrade(looks: Looks) -> None:
    """Who mends what by when, and how it shows."""
    assert looks.same(UpgradePage, row=lambda rows: rows.chosen_of(rows.maps[0].id)[0].id)


def test_the_board_of_upgrades(looks: Looks) -> None:
    """The six as cards by owner, some of them late."""
    assert looks.same(Ownership, 25 * 24 * 3600.0, "v", "v", size=SMALL, theme="light")


def test_the_owners_of_the_whole_journey(looks: Looks) -> None:
    """Two gaps first, then the stages with who looks after what."""
    assert looks.same(OwnersPage, row=lambda rows: rows.sprint.id)


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
def test_the_parking_lot_is_emptied(looks: Looks, size: tuple[int, int]) -> None:
    """Two lines have their answer, the third is asked about next, and the rest waits."""
    moves = ("x", "down", "a", "2", *"fri", "enter", "down")
    assert looks.same(Commitments, *moves, size=size, of=parked, theme="light" if size == SMALL else "dark")


def test_a_slip_is_typed(looks: Looks) -> None:
    """All touchpoints numbered, one slip counted, the second as dots."""
    moves = ("1", "4", "7", "2", "3", "5", "enter", "6", "7", "8", "space", "2")
    assert looks.same(VotePage, *moves, row=lambda rows: rows.maps[0].id)


@contextmanager
def voted(path: Path) -> Iterator[Door]:
    with example(path) as door:
        map_id = door.rows().maps[0].id
        listed = [one.id for one in door.rows().touchpoints_of(map_id)]
        slips = ("678 259", "678 259", "67/25", "378 295", "67/452", "673 251")
        with door.step("fill") as step:
            for slip in slips:
                voting.count(step, map_id, voting.places_of(ballot.parse(slip, 9), listed))
            voting.reveal(step, map_id, NOON)
        yield door


@pytest.mark.parametrize("size", [SMALL, ROOM])
def test_what_the_vote_came_to(looks: Looks, size: tuple[int, int]) -> None:
    """Bars, lowest first, a shared third place, what is chosen, and a choice against the vote."""
    theme = "light" if size == SMALL else "dark"
    moves = ("right", "up", "up", "x", "up", "b", *"It goes wrong daily", "enter")
    assert looks.same(ResultPage, *moves, size=size, theme=theme, of=voted, row=lambda rows: rows.maps[0].id)


@pytest.mark.parametrize("size", [SMALL, ROOM])
def test_the_six_are_read_back(looks: Looks, size: tuple[int, int]) -> None:
    """One upgrade for the room, before its owner says yes."""
    assert looks.same(Readback, "right", row=lambda rows: rows.chosen_of(rows.maps[0].id)[0].id, size=size)


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
def test_the_page_of_block_1(looks: Looks, size: tuple[int, int]) -> None:
    """Our square, the keepers, the roster, and what could go wrong, while the clock runs."""
    assert looks.same(OpeningPage, row=lambda rows: rows.sprint.id, size=size)


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
def test_the_page_of_block_2(looks: Looks, size: tuple[int, int]) -> None:
    """The promise, locked, and whom it is for."""
    assert looks.same(PromisePage, "l", row=lambda rows: rows.sprint.id, size=size, theme="light")


def test_the_guide_through_the_preparation(looks: Looks) -> None:
    """A block that runs, what to do and to bring, and the small clock in the head."""
    assert looks.same(PrepGuide, "down", "space", 700.0, of=prepared)


def test_what_goes_and_what_stays(looks: Looks, monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview before handing over."""
    monkeypatch.setattr(Path, "cwd", lambda: Path("/home/you"))
    assert looks.same(HandOverPage, of=prepared, row=lambda rows: rows.participants[1].id)


def test_how_much_time_there_is(looks: Looks) -> None:
    """Nobody has said yet who prepares, and how long."""
    assert looks.same(PrepGuide, size=SMALL, theme="light")


def test_tuning_in(looks: Looks) -> None:
    """The four questions, the first three lines of them brought, one kept private."""
    assert looks.same(TuneIn, "down", "space", of=prepared)


@pytest.mark.parametrize("size", [SMALL, ROOM])
def test_thinking_and_doing(looks: Looks, size: tuple[int, int]) -> None:
    """The draft a line a touchpoint, and the ideas on it."""
    assert looks.same(Think, "end", "up", "up", size=size, of=prepared)


def test_a_draft_of_one_person(looks: Looks) -> None:
    """My draft in the editor of journeys."""
    assert looks.same(DraftPage, row=lambda rows: rows.drafts[0].map_id, of=prepared)


@pytest.mark.parametrize("step", ["2", "4"])
def test_rehearsing(looks: Looks, step: str) -> None:
    """The walk over the own draft, and where somebody will speak up."""
    assert looks.same(Rehearsal, step, "down", of=prepared)


def test_the_plan_of_the_meeting(looks: Looks) -> None:
    """The blocks before the meeting, with a break and a plan of the team's own."""
    assert looks.same(PlanPage, "down", "o", *"Coffee", "enter", of=fresh, row=lambda rows: rows.sprint.id)


def test_how_the_meeting_went(looks: Looks) -> None:
    """The report of the finished example, in the smallest window."""
    assert looks.same(ReportPage, size=SMALL, theme="light", row=lambda rows: rows.sprint.id)


def test_files_came_in(looks: Looks) -> None:
    """Two drafts that can be taken, the first with what has to be asked, and a file that is none."""

    def page(desk: Desk, row_id: str) -> InboxPage:
        made = InboxPage(desk, row_id)
        files = ("app-team.xlsx", "gone.xlsx", "guest-care.csv")
        made.looked_into = tuple(look_into(DRAFTS / name, content()) for name in files)
        return made

    assert looks.same(page, "down", row=lambda rows: rows.sprint.id)


def test_a_cell_is_edited(looks: Looks) -> None:
    """The goal of the second touchpoint, in the strip."""
    assert looks.same(Journey, "right", "down", "enter")


def test_a_choice_is_offered(looks: Looks) -> None:
    """The feelings as numbered options."""
    assert looks.same(Journey, "right", "enter")


def test_something_is_refused(looks: Looks) -> None:
    """What is no date is said where it is typed, and stays there."""
    assert looks.same(Ownership, "left", "enter", "f7", *"sometime", "enter")


def test_the_help(looks: Looks) -> None:
    """Steps, don'ts and keys of a stage."""
    assert looks.same(Journey, "f1")


def test_the_way_to_another_stage(looks: Looks) -> None:
    """All stages to choose from."""
    assert looks.same(Journey, "ctrl+g")


def test_a_window_that_is_too_small(looks: Looks) -> None:
    """One sentence instead of a broken screen."""
    assert looks.same(Journey, size=(50, 12))


class Place:
    """A store that home only reads."""

    def __init__(self, path: Path) -> None:
        self.path = path

    async def store(self) -> Store:
        raise AssertionError("nothing is changed here")

    def set_aside(self, sprint_id: str) -> AbstractContextManager[None]:
        return nullcontext()


@pytest.mark.parametrize("count", [0, 3])
def test_home(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Home without a sprint, and with three."""
    monkeypatch.chdir(tmp_path)
    path = Path("sprints.db")
    if count:
        with opened(path) as store:
            for title in ("Answers within the hour", "Mornings without the rush", "Repairs that last")[
                :count
            ]:
                sprints.create(store, title, CONTENT, team="Service", promise=f"{title}, every time.")
    app = BareApp(lambda: Home(Place(path), content()), None)

    async def before(shown: Pilot[Any]) -> None:
        hand = Staged(shown, None, Now())  # type: ignore[arg-type]
        await hand.until(lambda: isinstance(app.screen, Home))
        await hand.settle()
        if not count:
            await hand.until_seen("█")

    assert snap_compare(app, terminal_size=ROOM, run_before=before)


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
def test_five_more_minutes(looks: Looks, size: tuple[int, int]) -> None:
    """Over: where five more minutes come from, under the digits."""
    assert looks.same(Agenda, "space", 650.0, "5", of=fresh, size=size)


def test_nothing_fits(looks: Looks) -> None:
    """Even the shortest blocks do not fit: what is missing, and what each way frees."""
    assert looks.same(Agenda, "space", 2700.0, "r", of=fresh, theme="light")


def test_the_list_of_what_there_is_to_read(looks: Looks) -> None:
    """Reading as it begins: every part with its minutes."""
    assert looks.same(Reading)


def test_a_text_with_its_cards(looks: Looks) -> None:
    """A part of the brain juice in the smallest window, light, at its first figures."""
    assert looks.same(Reading, "down", "down", "enter", "enter", size=SMALL, theme="light")


def test_a_text_with_its_exercise(looks: Looks) -> None:
    """The talk on strategy in a wide window, with notes and tune-in beside it, at the exercise."""
    assert looks.same(
        Reading,
        *("end", "up", "up", "enter", "tab", "1", "1", "escape", "down", "2"),
        size=WIDE,
        theme="contrast",
    )


@contextmanager
def lined_up(path: Path) -> Iterator[Door]:
    """Five drafts, lined up and kept as proposed."""
    with five_drafts(path) as door:
        with door.step("line_up") as step:
            line_up_drafts(step, content())
            lines = lineup.line_up_of(step.rows(), step.rows().maps[0].id)
            compare.edits.take_proposal(step, lines, 5)
        yield door


@pytest.mark.parametrize(("size", "theme"), [(ROOM, "dark"), (SMALL, "light")])
def test_the_line_up_while_the_room_decides(looks: Looks, size: tuple[int, int], theme: str) -> None:
    """Five drafts: two lines kept, one parked, the rest as proposed."""
    assert looks.same(compare.Compare, "k", "k", "x", size=size, theme=theme, of=five_drafts)


@pytest.mark.parametrize(("size", "theme"), [(ROOM, "dark"), (SMALL, "light")])
def test_one_touchpoint_with_two_cells_settled(looks: Looks, size: tuple[int, int], theme: str) -> None:
    """The pick-up shelf: four drafts, feelings far apart, two who can speak."""
    shelf = lambda rows: rows.touchpoints_of(rows.maps[0].id)[4].id  # noqa: E731 - as the pages above
    assert looks.same(SettlePage, "1", "2", size=size, theme=theme, of=lined_up, row=shelf)


@pytest.mark.parametrize("size", [SMALL, ROOM])
def test_who_has_handed_in_what(looks: Looks, size: tuple[int, int]) -> None:
    """The roster with what came of one person, and what was named."""
    assert looks.same(HandedInPage, of=prepared, size=size, row=lambda rows: rows.sprint.id)


@pytest.mark.parametrize(("size", "theme", "of"), [(ROOM, "dark", example), (SMALL, "light", lined_up)])
def test_the_whole_journey_as_one_curve(
    looks: Looks, size: tuple[int, int], theme: str, of: Callable[..., Any]
) -> None:
    """The finished journey on the wall; and, in the smallest window, the drafts before much is settled."""
    first_map = lambda rows: rows.maps[0].id  # noqa: E731 - as the pages above
    assert looks.same(
        CurvePage, "right", "plus", "right", "minus", size=size, theme=theme, of=of, row=first_map
    )


@pytest.mark.parametrize(("size", "theme"), [(ROOM, "dark"), (SMALL, "light")])
def test_both_maps_side_by_side(looks: Looks, size: tuple[int, int], theme: str) -> None:
    """Companies at the left, private people at the right, phase by phase."""
    sprint = lambda rows: rows.sprint.id  # noqa: E731 - as the pages above
    assert looks.same(TwoMapsPage, "down", "right", size=size, theme=theme, of=two_maps, row=sprint)


def test_what_differs_from_what_was_submitted(looks: Looks) -> None:
    """The finished example after two things were changed, stage by stage."""
    assert looks.same(DifferencePage, of=changed_since, row=lambda rows: rows.sprint.id)


def test_the_room_closes(looks: Looks) -> None:
    """The ten words in large letters, and the first question looking back."""
    assert looks.same(ClosingPage, row=lambda rows: rows.sprint.id, theme="light")


@contextmanager
def changed_since(path: Path) -> Iterator[Door]:
    """The finished example, submitted, with another deadline and other ten words."""
    with example(path) as door:
        rows = door.rows()
        with door.step("edit") as step:
            step.edit(rows.sprint, ten_words="Your cup, before your train, by name")
            step.edit(rows.chosen_of(rows.maps[0].id)[0], deadline=date(2026, 12, 18))
        yield door
