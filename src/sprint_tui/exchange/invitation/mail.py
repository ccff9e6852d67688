"""The text of the mail that goes with the files: plain, ready to be pasted, each paragraph one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_moment
from sprint_tui.content.phrases import map_names
from sprint_tui.domain import brief, inviting
from sprint_tui.domain.text import one_line
from sprint_tui.store.facts import segments_in_play

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


@dataclass(frozen=True)
class Attached:
    """What the files beside the mail are called; `invites` is how each person's own file ends."""

    form: str
    page: str
    invites: str


def mail_text(rows: SprintRows, content: Content, now: datetime, attached: Attached) -> str:
    """Return the mail: what it is about, three lines of what to do, by when, and to whom."""
    return "\n".join(_Mail(rows, content, now, attached).lines()) + "\n"


@dataclass(frozen=True)
class _Mail:
    rows: SprintRows
    content: Content
    now: datetime
    attached: Attached

    def lines(self) -> Iterator[str]:
        words, sprint = self.content.words, self.rows.sprint
        title = one_line(sprint.title)
        yield words("mail.subject", title=title)
        yield from ("", words("mail.hello"), "", self._when(), "")
        yield words("mail.why")
        yield ""
        yield words("mail.promise", promise=one_line(sprint.promise.strip()))
        yield from self._whom()
        yield from ("", words("mail.to_do"), "")
        for step in ("fill", "save", "send"):
            yield words(f"mail.{step}", form=self.attached.form, to=self._to, by=self._by())
        yield from ("", words("mail.more_time", page=self.attached.page))
        yield from ("", words("mail.with_app", ending=self.attached.invites))
        yield from ("", words("mail.use"), "", words("mail.thanks"))
        if self._sender:
            yield self._sender

    @property
    def _sender(self) -> str:
        facilitator = brief.holder("facilitator", self.rows.participants)
        return one_line(facilitator.name.strip()) if facilitator is not None else ""

    @property
    def _to(self) -> str:
        return self._sender or self.content.words("mail.to_sender")

    @property
    def _meeting(self) -> datetime | None:
        meeting = self.rows.sprint.meeting_start
        return meeting if inviting.is_ahead(meeting, self.now) else None

    def _when(self) -> str:
        words, zone = self.content.words, self.rows.sprint.zone
        if self._meeting is None:
            return words("mail.no_day")
        return words("mail.when", moment=long_moment(self._meeting, zone, words), zone=one_line(zone))

    def _by(self) -> str:
        """Return until when the file is wanted, as the third line goes on."""
        words, zone = self.content.words, self.rows.sprint.zone
        if self._meeting is None:
            return words("mail.by_no_day")
        by = inviting.wanted_by(self._meeting, zone)
        if by <= self.now:
            return words("mail.by_now")
        return words("mail.by", moment=long_moment(by, zone, words))

    def _whom(self) -> Iterator[str]:
        segments = segments_in_play(self.rows)
        markets = map_names(self.content, [one.market for one in segments])
        for segment, market in zip(segments, markets, strict=True):
            said = (one_line(part.strip()) for part in (segment.name, segment.behaviour))
            told = ": ".join(part for part in (market, *said) if part)
            if told:
                yield self.content.words("mail.whom", segment=told)
