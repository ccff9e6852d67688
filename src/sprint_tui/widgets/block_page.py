"""The page that leads one block of the meeting: fit for the wall, laid out anew for another width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from sprint_tui.domain import route
from sprint_tui.store.tables import Row as Stored
from sprint_tui.store.tables import table_name
from sprint_tui.widgets.frame import Rail
from sprint_tui.widgets.ink import wrapped
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.page import PageScreen

if TYPE_CHECKING:
    from sprint_tui.content.shapes import Block
    from sprint_tui.widgets.desk import Desk

RAIL_FROM = 120
"""Columns of a window from which on the rail stands at its left."""
MARGINS = 6
"""Columns beside the rows: their margins, the cursor's sign, a scrollbar, and the edge."""
NORMAL, BESIDE_CLOCK, BESIDE_CLOCK_NARROW = 96, 50, 36
"""Columns of a window that is not narrow; what the clock leaves of the head there, and in a narrow one."""
TALL = 36
"""Rows of a window that has room for more than the meeting needs."""


class BlockPage(PageScreen):
    """A form over the sprint's own rows; `page` is its name, `block` the key of the block it leads."""

    key = "agenda"
    FITS_WALL = True
    page: ClassVar[str]
    block: ClassVar[str]
    HOLDS: ClassVar[tuple[type[Stored], ...]] = ()
    """The kinds of rows that are changed here."""

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._known: set[str] = set()
        self._laid_out_for = (0, 0)

    @property
    def topic(self) -> str:
        return self.page

    @property
    def led(self) -> Block:
        """The block that this page leads."""
        return self.agenda.block(self.block)

    @property
    def room(self) -> int:
        """Cells for a row."""
        width = self.app.size.width
        return max(width - (Rail.WIDTH if width >= RAIL_FROM else 0) - MARGINS, 20)

    @property
    def is_tall(self) -> bool:
        """Whether there are lines to spare."""
        return self.app.size.height >= TALL

    def show_head(self, facts: str, tags: Sequence[str], open_pieces: str) -> None:
        """Show the block's title, and below it what is open: whole, beside a running clock too."""
        rows = wrapped(open_pieces, BESIDE_CLOCK if self.app.size.width >= NORMAL else BESIDE_CLOCK_NARROW)
        first, rest = ("", rows) if tags else (rows[0], rows[1:])
        self.head.show(self.led.title, facts, tags, first, more=" ".join(rest))

    def reload(self) -> None:
        super().reload()
        self._laid_out_for = (self.room, self.app.size.height)
        kinds = self.rows.kinds()
        self._known |= {row.id for kind in self.HOLDS for row in kinds[kind]}

    def on_resize(self) -> None:
        if self._laid_out_for not in {(0, 0), (self.room, self.app.size.height)}:
            self.call_after_refresh(self.reload)

    def shows(self, row_id: str) -> bool:
        """Say whether a row is changed here, also one that was taken back just now."""
        return row_id in self._known or isinstance(self.rows.by_id.get(row_id), self.HOLDS)

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a row and field; what stands only on its stage is shown there."""
        if self.select(row_id, field):
            self.show_strip()
        elif row_id in self.rows.by_id and field:
            entity = table_name(type(self.rows.by_id[row_id]).__name__)
            self.post_message(GoTo(route.stage_of(entity, field), row_id, field))

    def select(self, row_id: str, field: str) -> bool:
        """Put the cursor on a row and field of this page; say whether they are here."""
        raise NotImplementedError
