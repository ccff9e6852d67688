"""What a workbook must show of the scribe's notes, entry by entry, each where a reader would look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from in_workbook import Entry
from notes import Notes, Pick, Touchpoint
from sprint_tui.content.load import Content

PLAIN = ("title", "team", "previous", "vision", "strategy", "promise", "tone", "ten_words", "weak_on_purpose")


def noted_entries(notes: Notes, content: Content) -> Iterator[Entry]:
    """Return every entry of the notes that the first screens hold."""
    yield from _brief(notes, content)
    yield from _segment(notes)
    yield from _people(notes, content)
    yield from map_entries(notes, content)
    yield from _rest(notes, content)


def map_entries(notes: Notes, content: Content, sheet: str = "") -> Iterator[Entry]:
    """Return every entry of the journey and of its six; `sheet` is the journey's, when there are two."""
    for touchpoint in notes.touchpoints:
        yield from _touchpoint(touchpoint, notes, content, sheet or _sheet(content, "journey"))
    for pick in notes.picks:
        yield from _pick(pick, notes, content)
        yield from _duty(pick, content)


def _sheet(content: Content, key: str) -> str:
    return content.words(f"workbook.sheet.{key}")


def _brief(notes: Notes, content: Content) -> Iterator[Entry]:
    brief, sheet = notes.brief, _sheet(content, "brief")
    for field in PLAIN:
        yield Entry(f"brief: {field}", brief[field], sheet)
    for field, name in (("audience", "audience"), ("offer", "offer"), ("decision_method", "decision")):
        yield Entry(f"brief: {field}", content.choice(name, brief[field]).label, sheet)
    for field in ("complete_by", "feedback_by", "audit_on"):
        label = content.field("sprint", field).label
        yield Entry(f"brief: {field}", date.fromisoformat(brief[field]), sheet, row_of=label)
    yield Entry("brief: meeting", datetime.fromisoformat(brief["meeting_start"]), sheet)
    for field in ("promise", "ten_words"):
        yield Entry(f"overview: {field}", brief[field], _sheet(content, "overview"))


def _segment(notes: Notes) -> Iterator[Entry]:
    segment = notes.segment
    for field in ("name", "behaviour", "would_tell", "wont_pay"):
        if getattr(segment, field):
            yield Entry(f"segment: {field}", getattr(segment, field))
    for mark, words in {**segment.pains, **segment.gains}.items():
        yield Entry(f"segment: {mark}", words, row_of=mark)
    for words in (*segment.functional, *segment.emotional):
        yield Entry("segment: need", words)


def _people(notes: Notes, content: Content) -> Iterator[Entry]:
    for person in notes.people:
        at = {"sheet": _sheet(content, "brief"), "row_of": person.name}
        yield Entry(f"{person.name}: function", person.function, **at)
        if person.role:
            yield Entry(f"{person.name}: role", content.choice("role", person.role).label, **at)
        draft = content.choice("test", "yes" if person.has_draft else "no").label
        yield Entry(f"{person.name}: draft", draft, **at)


def _touchpoint(touchpoint: Touchpoint, notes: Notes, content: Content, sheet: str) -> Iterator[Entry]:
    name = touchpoint.name

    def there(what: str, value: object) -> Entry:
        return Entry(f"{name}: {what}", value, sheet, column_of=name)

    for lane, words in touchpoint.lanes.items():
        yield there(lane, words)
    yield there("feeling", touchpoint.feeling)
    yield there("gap", content.choice("gap", touchpoint.gap).label)
    for flag in touchpoint.flags:
        yield there("flag", content.choice("flag", flag).label)
    for mark in touchpoint.serves:
        yield there("serves", {**notes.segment.pains, **notes.segment.gains}[mark])
    for owner in filter(None, (touchpoint.owner, touchpoint.owner_team)):
        yield there("owner", owner)
    for evidence in touchpoint.evidence:
        for words in filter(None, (evidence.words, evidence.source, evidence.dated)):
            yield there("evidence", words)
        yield there("evidence", f"{content.choice('evidence', evidence.kind).label}: {evidence.words}")
    stage = next(one for one in notes.stages if touchpoint in one.touchpoints)
    yield Entry(f"{name}: stage", stage.name, sheet)
    yield Entry(f"{name}: phase", content.choice("phase", stage.phase).label, sheet)


def _pick(pick: Pick, notes: Notes, content: Content) -> Iterator[Entry]:
    sheet = _sheet(content, pick.kind)

    def there(what: str, value: object) -> Entry:
        return Entry(f"{pick.mark}: {what}", value, sheet, column_of=f"{pick.mark[1]}  {pick.touchpoint}")

    for field, words in pick.answers.items():
        yield there(field, words)
    for code in pick.codes:
        yield there("word", content.choice("spark" if pick.kind == "wow" else "focus", code).label)
    for mark in pick.serves:
        yield there("serves", {**notes.segment.pains, **notes.segment.gains}[mark])


def _duty(pick: Pick, content: Content) -> Iterator[Entry]:
    at = {"sheet": _sheet(content, "ownership"), "row_of": f"{pick.mark[1]}\n{pick.touchpoint}"}
    for owner in filter(None, (pick.owner, pick.owner_team)):
        yield Entry(f"{pick.mark}: owner", owner, **at)
        yield Entry(f"{pick.mark}: owner", owner, _sheet(content, "overview"), row_of=pick.touchpoint)
    yield Entry(f"{pick.mark}: deadline", pick.deadline, **at)
    yield Entry(f"{pick.mark}: deadline", pick.deadline, _sheet(content, "overview"))
    yield Entry(f"{pick.mark}: status", content.choice("status", pick.status).label, **at)
    for kpi in pick.kpis:
        at = {"sheet": _sheet(content, "ownership"), "row_of": kpi.name}
        for field in ("formula", "definition", "unit", "frequency", "measured_by"):
            if getattr(kpi, field):
                yield Entry(f"{kpi.name}: {field}", getattr(kpi, field), **at)
        for field in ("direction", "perspective", "timing"):
            if getattr(kpi, field):
                yield Entry(f"{kpi.name}: {field}", content.choice(field, getattr(kpi, field)).label, **at)
        for figure in filter(None, (kpi.baseline, kpi.target)):
            yield Entry(f"{kpi.name}: figure", float(figure), **at)
        for day in filter(None, (kpi.baseline_on, kpi.measure_by)):
            yield Entry(f"{kpi.name}: date", day, **at)


def _rest(notes: Notes, content: Content) -> Iterator[Entry]:
    ownership, wow = _sheet(content, "ownership"), _sheet(content, "wow")
    commitments = _sheet(content, "commitments")
    commitment, candidate = notes.commitment, notes.candidate
    assert candidate is not None
    for what in ("first_step", "frontline_message", "starts", "due"):
        yield Entry(f"30 days: {what}", getattr(commitment, what), commitments)
    said = datetime.fromisoformat(f"{notes.brief['meeting_start'][:10]} {commitment.yes_at}")
    yield Entry("30 days: yes", said, ownership)
    yield Entry("30 days: yes", said, commitments)
    yield Entry("candidate", candidate.change_line, wow)
    yield Entry("candidate: because", candidate.because_segment, wow)
    for number, answer in enumerate(notes.answers, 1):
        at = {"sheet": _sheet(content, "checklist"), "row_of": content.checklist[number - 1].title}
        yield Entry(f"checklist {number}", content.choice("answer", answer.answer).tag, **at)
        if answer.reason:
            yield Entry(f"checklist {number}: reason", answer.reason, **at)


def clock_entries(notes: Notes, content: Content) -> Iterator[Entry]:
    """Return what the clock was told, for a sprint whose meeting was held."""
    for event in notes.clock:
        yield Entry(f"clock: {event.kind}", time.fromisoformat(event.at), _sheet(content, "agenda"))
        if event.detail:
            yield Entry(f"clock: {event.kind}", event.detail, _sheet(content, "agenda"))
