"""The keys that the program knows: whatever the language, its text has exactly these."""

from __future__ import annotations

from sprint_tui.domain import codes, route

BLOCKS = ("introduction", "segment", "journey", "picks", "ownership", "actions")
PRESETS = ("short", "long")
"""Plans to begin with, beside the method's own."""
CHECKLIST = ("journey", "difference", "owners", "kpis")
PAGES = ("opening", "promise", "plan", "report", "inbox", "handed_in", "inside_words", "owners")
"""The pages that lead a block of the meeting, or are about the whole of it: the palette opens each."""
PAGES_OF_ROWS = ("touchpoint", "settle", "draft", "curve", "two_maps", "vote")
"""Pages of one row that have keys, and so help, of their own."""
HELP = (route.HOME, *route.KEYS, *PAGES, *PAGES_OF_ROWS)

READING_SECTIONS = ("before", "juice", "deep", "serving", "strategy", "further", "rehearsal")
READING_PARTS = (
    *(
        "opening",
        "juice_tune_in",
        "juice_why",
        "juice_armour",
        "juice_ideas",
        "juice_practices",
        "juice_keep",
    ),
    *("juice_reflection", "deep_uncommon", "deep_effortless", "deep_moments", "deep_trust", "deep_happiness"),
    *("deep_nps", "serving", "strategy", "practices", "rehearsal"),
)
READING_QUESTIONS = (
    *("five_moments", "left_to_standard", "wow_in_30_days", "share_who_grasp", "what_measures_follow"),
    *("weak_on_purpose", "next_question", "one_peak", "say_openly", "last_listened", "core_broken"),
    *("a_failure", "one_rung"),
)
READING_QUIZZES = ("gym", "lifts")
VERDICTS = (
    *("confirmed", "misattributed", "unsourced", "thumb", "unchecked", "disputed", "paraphrase", "mixed"),
    "own_claim",
)
RUNGS = ("vision", "strategy", "tactic")
"""What a quiz sorts into."""

_QUESTIONS = {
    "look_back": 1,
    "tune_in": 4,
    "think": 5,
    "breaks": 1,
    "walk": 4,
    "rehearsal": 3,
    "trouble": 1,
    "insight": 1,
    "decide": 2,
}
QUESTIONS = tuple(f"{group}.{at}" for group, count in _QUESTIONS.items() for at in range(1, count + 1))
"""What the preparation asks; answers are kept under these keys."""

PREP_BLOCKS = ("look_back", "reading", "think", "rehearsal", "deep_reading")
PREP_MINUTES = (20, 90, 110)
"""The minutes that somebody may have for the preparation."""
PREP_TASKS = (
    *("look_back", "tune_in", "juice", "promise", "function", "questions", "draft", "five", "wow", "betters"),
    *("breaks", "speak", "deep", "cases", "journey"),
)
PREP_STAGES = ("brief", "prep", "tune_in", "reading", "think", "rehearsal")
"""Where people prepare."""

_FIELDS = {
    "sprint": "promise tone ten_words vision strategy weak_on_purpose previous audience offer title team"
    " meeting_start zone complete_by feedback_by audit_on decision_method",
    "segment": "name behaviour would_tell wont_pay promise",
    "trait": "pain gain functional emotional",
    "participant": "name function roles is_present has_draft",
    "stage": "name phase",
    "touchpoint": "name feeling goal action thought gap serves owner channel expected promised delivered"
    " flags evidence",
    "touchpoint_note": "gap_line carries",
    "speaking": "words backing",
    "evidence": "kind words source dated",
    "wow": "change_line test_promise because_promise test_segment because_segment sparks because_spark"
    " memorable emotion needed success serves",
    "better": "change_line focus norm aim execution serves",
    "ownership": "owner owner_team helpers kpi measure deadline yes status dropped_reason training rollback"
    " is_tracked is_in_team_kpis",
    "kpi": "name formula definition unit direction perspective timing baseline baseline_on measure_by"
    " target target_on frequency measured_by",
    "meeting": "parked decision reason",
    "decision": "words way by doubts",
    "plan": "block name minutes shortest when took",
    "vote": "against_vote",
    "commitment": "pick first_step frontline_message starts due",
    "frontline_card": "changes may_decide up_to",
    "sign_off": " ".join(codes.SIGN_OFFS),
    "reflection": "1 2 3",
    "action": "words owner due status",
    "parked_item": "words",
    "inside_word": "word ask",
}
REFLECTIONS = tuple(_FIELDS["reflection"].split())
"""What the room is asked as it closes; its answers are kept under `reflect.` and these."""
FIELDS = {group: tuple(keys.split()) for group, keys in _FIELDS.items()}
"""The fields of each group; the file decides on their order."""

_CHOICES: dict[str, tuple[object, ...]] = {
    "audience": codes.AUDIENCES,
    "offer": codes.OFFERS,
    "market": codes.MARKETS,
    "phase": codes.PHASES,
    "feeling": codes.FEELINGS,
    "gap": codes.GAPS,
    "flag": codes.FLAGS,
    "evidence": codes.EVIDENCE,
    "role": codes.ROLES,
    "decision": codes.DECISIONS,
    "test": codes.TESTS,
    "spark": codes.SPARKS,
    "focus": codes.FOCUS,
    "status": codes.STATUSES,
    "training": codes.TRAINING,
    "direction": codes.DIRECTIONS,
    "perspective": codes.PERSPECTIVES,
    "timing": codes.TIMINGS,
    "answer": codes.ANSWERS,
    "trait": codes.TRAITS,
    "way": codes.WAYS_TO_DECIDE,
    "parked": codes.PARKED,
    "action": codes.ACTIONS,
    "precaution": codes.PRECAUTIONS,
    "backing": codes.BACKINGS,
}
CHOICES = {name: tuple(str(code) for code in known if code != "") for name, known in _CHOICES.items()}
"""The codes of each closed set that have words; "not answered yet" has none."""
BUSINESS = ("audience", "offer", "market")
"""The sets that say whom a business serves, and with what: in a file of their own, for Home reads them."""
