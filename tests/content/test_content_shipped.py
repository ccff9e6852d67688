"""The text that we ship: it loads, it checks, and it has what the program asks it for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sprint_tui.content import keys
from sprint_tui.content.errors import ContentError
from sprint_tui.content.load import Content, load
from sprint_tui.domain import codes, route
from sprint_tui.domain.prep import sums

FIELDS = {
    "vote": {"against_vote"},
    "sprint": {
        *("promise", "tone", "ten_words", "vision", "strategy", "weak_on_purpose", "previous", "audience"),
        *("offer", "title", "team", "meeting_start", "zone", "complete_by", "feedback_by", "audit_on"),
        "decision_method",
    },
    "segment": {"name", "behaviour", "would_tell", "wont_pay", "promise"},
    "trait": {"pain", "gain", "functional", "emotional"},
    "participant": {"name", "function", "roles", "is_present", "has_draft"},
    "stage": {"name", "phase"},
    "touchpoint": {
        *("name", "feeling", "goal", "action", "thought", "gap", "serves", "owner", "channel", "expected"),
        *("promised", "delivered", "flags", "evidence"),
    },
    "touchpoint_note": {"gap_line", "carries"},
    "speaking": {"words", "backing"},
    "evidence": {"kind", "words", "source", "dated"},
    "wow": {
        *("change_line", "test_promise", "because_promise", "test_segment", "because_segment", "sparks"),
        *("because_spark", "memorable", "emotion", "needed", "success", "serves"),
    },
    "better": {"change_line", "focus", "norm", "aim", "execution", "serves"},
    "ownership": {
        *("owner", "owner_team", "kpi", "measure", "deadline", "yes", "status", "dropped_reason", "helpers"),
        *("training", "rollback", "is_tracked", "is_in_team_kpis"),
    },
    "meeting": {"parked", "decision", "reason"},
    "decision": {"words", "way", "by", "doubts"},
    "kpi": {
        *("name", "formula", "definition", "unit", "direction", "perspective", "timing", "baseline"),
        *("baseline_on", "measure_by", "target", "target_on", "frequency", "measured_by"),
    },
    "plan": {"block", "name", "minutes", "shortest", "when", "took"},
    "commitment": {"pick", "first_step", "frontline_message", "starts", "due"},
    "frontline_card": {"changes", "may_decide", "up_to"},
    "sign_off": {"sales", "marketing", "operations", "support"},
    "reflection": {"1", "2", "3"},
    "action": {"words", "owner", "due", "status"},
    "parked_item": {"words"},
    "inside_word": {"word", "ask"},
}
PLANS = {
    "introduction": (10, 5, "brief"),
    "segment": (15, 8, "brief"),
    "journey": (20, 15, "journey"),
    "picks": (20, 14, "picker"),
    "ownership": (15, 12, "ownership"),
    "actions": (10, 8, "commitments"),
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load()


def test_every_shipped_file_loads_and_checks(content: Content) -> None:
    content.check()


def test_reading_the_words_reads_nothing_else() -> None:
    content = load()
    content.words.check()
    assert set(vars(content)) & {"method", "templates", "kpis", "checklist", "_fields", "_choices"} == set()


def test_loading_the_text_imports_nothing_heavy() -> None:
    heavy = {"textual", "rich", "pydantic", "sqlmodel", "sqlalchemy", "sprint_tui.store"}
    code = "import sys; from sprint_tui.content.load import load; load().check(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()


def test_the_six_blocks_fill_ninety_minutes(content: Content) -> None:
    assert {block.key: (block.minutes, block.shortest, block.stage) for block in content.blocks} == PLANS
    assert [block.key for block in content.blocks] == list(PLANS)
    assert sum(block.minutes for block in content.blocks) == 90
    assert content.block("journey").title == "Journey mapping"


def test_the_method_says_what_it_is_for(content: Content) -> None:
    assert (content.method.id, content.method.version) == ("customer-service-strategy", 1)
    assert len(content.method.outcomes) == 5
    assert content.method.name
    assert "\n" not in content.method.purpose


def test_groups_have_exactly_the_fields_that_the_program_knows(content: Content) -> None:
    assert set(keys.FIELDS) == set(FIELDS)
    for group, known in FIELDS.items():
        assert {field.key for field in content.fields(group)} == known


@pytest.mark.parametrize(
    ("group", "room"),
    [
        ("touchpoint", ["name", "feeling", "goal", "action", "thought", "gap"]),
        ("wow", ["change_line", "test_promise", "test_segment", "sparks"]),
        ("better", ["change_line", "focus", "norm", "aim"]),
    ],
)
def test_the_room_is_asked_only_for_what_it_must_have(content: Content, group: str, room: list[str]) -> None:
    assert [field.key for field in content.fields(group) if field.when == "room"] == room


def test_lanes_are_one_short_word(content: Content) -> None:
    assert all(re.fullmatch("[a-z]{1,9}", field.label) for field in content.fields("touchpoint"))


def test_the_examples_keep_the_rules_that_they_illustrate(content: Content) -> None:
    assert len(content.field("sprint", "ten_words").example.split()) <= 10


def test_choices_cover_every_code(content: Content) -> None:
    expected = {
        "audience": codes.AUDIENCES,
        "offer": codes.OFFERS,
        "market": codes.MARKETS,
        "phase": codes.PHASES,
        "gap": codes.GAPS,
        "flag": codes.FLAGS,
        "evidence": codes.EVIDENCE,
        "role": codes.ROLES,
        "decision": codes.DECISIONS,
        "test": codes.TESTS,
        "spark": codes.SPARKS,
        "focus": codes.FOCUS,
        "status": codes.STATUSES,
        "direction": codes.DIRECTIONS,
        "perspective": codes.PERSPECTIVES,
        "timing": codes.TIMINGS,
        "answer": codes.ANSWERS,
        "trait": codes.TRAITS,
    }
    for name, known in expected.items():
        assert [choice.code for choice in content.choices(name)] == [code for code in known if code]
    assert {content.choice("feeling", feeling).code for feeling in codes.FEELINGS} == {
        "-2",
        "-1",
        "0",
        "1",
        "2",
    }
    assert [content.choice("gap", gap).tag for gap in codes.BROKEN_GAPS] == ["OVER-PROMISE", "UNDER-DELIVER"]


def test_tags_of_a_set_tell_its_answers_apart(content: Content) -> None:
    for name in keys.CHOICES:
        tags = [choice.tag for choice in content.choices(name)]
        assert len(set(tags)) == len(tags)


def test_every_square_has_its_text_and_a_mixed_one_has_none(content: Content) -> None:
    for audience in ("b2b", "b2c"):
        for offer in ("product", "service"):
            square = content.square(audience, offer)
            assert square is not None
            assert (square.audience, square.offer) == (audience, offer)
    assert content.square("both", "product") is None
    assert content.square("b2b", "") is None


@pytest.mark.parametrize("audience", codes.AUDIENCES)
@pytest.mark.parametrize("offer", codes.OFFERS)
def test_every_business_finds_a_journey_to_start_from(content: Content, audience: str, offer: str) -> None:
    template = content.template(audience, offer)
    assert audience in ("", "both", template.audience)
    assert offer in ("", "both", template.offer)
    assert 5 <= len(template.stages) <= 6
    assert 6 <= sum(len(stage.touchpoints) for stage in template.stages) <= 9
    assert [stage.phase for stage in template.stages] == sorted(
        (stage.phase for stage in template.stages), key=codes.PHASES.index
    )


def test_journeys_to_start_from_use_no_inside_words(content: Content) -> None:
    inside = re.compile(
        r"\b(crm|ticket|sla|case|onboarding|renewal|lead|support|stakeholder)\b", re.IGNORECASE
    )
    for template in content.templates:
        for stage in template.stages:
            assert not any(inside.search(name) for name in (stage.name, *stage.touchpoints))


def test_the_library_names_a_trap_and_a_source_for_every_kpi(content: Content) -> None:
    assert {kpi.key for kpi in content.kpis} >= {"nps", "csat", "ces", "retention", "churn", "recovery"}
    assert {kpi.perspective for kpi in content.kpis} == {"customer", "inside"}
    for kpi in content.kpis:
        assert all(kpi)


def test_the_checklist_has_the_four_questions(content: Content) -> None:
    assert [item.key for item in content.checklist] == ["journey", "difference", "owners", "kpis"]


def test_every_stage_of_the_way_and_home_have_help(content: Content) -> None:
    assert set(keys.HELP) == {route.HOME, *route.KEYS, *keys.PAGES, *keys.PAGES_OF_ROWS}
    for stage in keys.HELP:
        assert re.match(r"# .+\n\n[A-Z]", content.help(stage))
        assert "\n## How\n\n1. " in content.help(stage)


def test_no_help_page_lies_about_for_a_stage_that_is_not_there() -> None:
    folder = Path(str(load()._folder), "help")
    assert {page.stem for page in folder.iterdir()} == set(keys.HELP)


def test_the_preparation_asks_its_questions_by_key(content: Content) -> None:
    first, *others = content.questions("tune_in")
    assert (first.key, first.lines, first.is_list) == ("tune_in.1", 3, True)
    assert [one.lines for one in others] == [1, 1, 1]
    assert [one.key for one in content.questions("think", "insight")][-2:] == ["think.5", "insight.1"]
    assert content.question("look_back.1").group == "look_back"
    assert not content.question("think.1").is_brought
    with pytest.raises(ContentError, match=r"^questions.toml: question.nothing: is missing$"):
        content.question("nothing")


def test_the_blocks_of_the_preparation_add_up_as_the_plans_say(content: Content) -> None:
    guide = content.prep
    assert [block.minutes for block in guide.blocks] == [10, 30, 60, 10, 60]
    assert sums(guide.counted()) == {"core": 90, "end": 110, "extra": 170}
    assert guide.advice == 90
    assert [block.longest for block in guide.blocks if block.key == "rehearsal"] == [15]
    assert list(guide.planned(20)) == ["think"]
    assert [block.planned // 60 for block in guide.counted(20)] == [10, 30, 20, 10, 60]
    assert list(guide.planned(0)) == list(guide.planned(110)) == list(keys.PREP_BLOCKS[:4])
    assert guide.plan(45) is None
    assert guide.block("nothing") is None


def test_twenty_minutes_ask_for_no_more_than_they_hold(content: Content) -> None:
    short = [task.key for task in content.prep.tasks if 20 in task.plans]
    assert short == ["five", "wow", "betters", "cases", "journey"]
