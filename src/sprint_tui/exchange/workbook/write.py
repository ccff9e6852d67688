"""The whole workbook: which sheets there are, in which order, and how it reaches the disk."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import IntProperty, StringProperty

from sprint_tui.content.load import Content
from sprint_tui.domain import text
from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange.workbook import (
    agenda,
    brief,
    by_owner,
    checklist,
    commitments,
    friday,
    journey,
    overview,
    ownership,
    paper,
    parking,
    upgrades,
)
from sprint_tui.exchange.workbook.measures import measures_of
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source, short
from sprint_tui.exchange.workbook.styles import TAB, Styles
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.whole import whole_file

FORMAT = 1
"""Which layout of sheets and hidden ids this is."""
TITLE_LIMIT = 200


def write_workbook(path: Path, rows: SprintRows, content: Content, now: Instant) -> None:
    """Write the workbook of a sprint to a file: whole, or not at all. Raises OSError."""
    book = make_workbook(rows, content, now)
    with whole_file(path) as part:
        book.save(part)


def make_workbook(rows: SprintRows, content: Content, now: Instant) -> Workbook:
    """Return the workbook of a sprint; sheets with nothing in them are left out."""
    source = Source(rows, content, now)
    book = _Book(source)
    book.add_overview()
    book.add_brief()
    book.add_journeys()
    book.add_upgrades()
    book.add_ownership()
    book.add_by_owner()
    book.add_commitments()
    book.add_checklist()
    book.add_friday()
    book.add_agenda()
    book.add_parking()
    return book.made


class _Book:
    """The workbook in progress: each sheet is added by its own method."""

    def __init__(self, source: Source) -> None:
        self.made = Workbook()
        scratch = self.made.worksheets[0]
        self.made.remove(scratch)
        self._styles = Styles(scratch)
        self._source = source
        self._describe()

    def add_overview(self) -> None:
        """Add the one page that says it all."""
        page = self._page("overview", overview.WIDTHS)
        overview.write_overview(page, self._source)
        self._finish(page, tall=1)

    def add_brief(self) -> None:
        """Add whom the sprint serves, and who made it."""
        page = self._page("brief", brief.WIDTHS)
        brief.write_brief(page, self._source)
        self._finish(page)

    def add_journeys(self) -> None:
        """Add one sheet a map, unless it has no stage."""
        for one in self._source.maps:
            columns = journey.columns_of(self._source, one)
            if not columns:
                continue
            market = self._source.market(one)
            name = self._source.word("sheet.journey_of", market=market) if market else ""
            page = self._page("journey", journey.widths(columns), name)
            journey.write_journey(page, self._source, one, columns)
            if journey.pages_wide(columns) == 1:
                self._finish(page)
            else:
                page.close()
                paper.set_up_wide(page, self._source, first=2, per_page=journey.per_page(columns))

    def add_upgrades(self) -> None:
        """Add the WOW moments, then the Just Better improvements."""
        for kind in ("wow", "better"):
            if upgrades.has_upgrades(self._source, kind):
                page = self._page(kind, upgrades.WIDTHS)
                upgrades.write_upgrades(page, self._source, kind)
                page.sheet.sheet_properties.tabColor = TAB[kind]
                self._finish(page)

    def add_ownership(self) -> None:
        """Add who answers for what, by which figure."""
        if ownership.has_ownership(self._source):
            measures = measures_of(self._source)
            page = self._page("ownership", ownership.widths(self._source, measures))
            ownership.write_ownership(page, self._source, measures)
            self._finish(page)

    def add_by_owner(self) -> None:
        """Add what is whose, a block for each person."""
        if by_owner.has_owners(self._source):
            page = self._page("by_owner", by_owner.WIDTHS)
            by_owner.write_by_owner(page, self._source)
            self._finish(page)

    def add_commitments(self) -> None:
        """Add what was promised, and by whom."""
        if commitments.has_commitments(self._source):
            page = self._page("commitments", commitments.WIDTHS)
            commitments.write_commitments(page, self._source)
            self._finish(page)

    def add_checklist(self) -> None:
        """Add the four closing answers."""
        if checklist.has_checklist(self._source):
            page = self._page("checklist", checklist.WIDTHS)
            checklist.write_checklist(page, self._source)
            self._finish(page)

    def add_friday(self) -> None:
        """Add what is open by Friday, with names."""
        if friday.has_friday(self._source):
            page = self._page("friday", friday.WIDTHS)
            friday.write_friday(page, self._source)
            self._finish(page)

    def add_agenda(self) -> None:
        """Add how the time went."""
        if agenda.has_agenda(self._source):
            page = self._page("agenda", agenda.WIDTHS)
            agenda.write_agenda(page, self._source)
            self._finish(page)

    def add_parking(self) -> None:
        """Add what was put aside, and what was decided."""
        if parking.has_parking(self._source):
            page = self._page("parking", parking.WIDTHS)
            parking.write_parking(page, self._source)
            self._finish(page)

    def _page(self, key: str, widths: tuple[float, ...] | list[float], name: str = "") -> Page:
        taken = self.made.sheetnames
        title = paper.sheet_name(name or self._source.word(f"sheet.{key}"), taken)
        return Page(self.made, self._styles, title, widths)

    def _finish(self, page: Page, *, tall: int = 0) -> None:
        width, height = page.close()
        paper.set_up(page, self._source, tall=tall or paper.pages_high(width, height))

    def _describe(self) -> None:
        """Say in the file's properties what it is; no person's name goes there."""
        sprint = self._source.rows.sprint
        about = self.made.properties
        about.title = short(text.in_cell(sprint.title), TITLE_LIMIT)
        about.subject = self._source.word("subject")
        about.creator = self._source.content.words("app.name")
        about.created = self._source.now.at.astimezone(UTC).replace(tzinfo=None)
        own = self.made.custom_doc_props  # type: ignore[attr-defined]  # missing in the stubs
        own.append(StringProperty(name="sprint_id", value=sprint.id))
        own.append(IntProperty(name="sprint_workbook_format", value=FORMAT))
