"""The list of files: the cursor goes from file to file, and what a long one says is scrolled through."""

from __future__ import annotations

from textual.geometry import Region

from sprint_tui.widgets.rows import Rows


class Files(Rows):
    """Rows of which each file's first is a stop; a page shows more of a file, then the next one."""

    @property
    def is_cut(self) -> bool:
        """Whether the file under the cursor says more than there is room for."""
        return self._block()[1] > self.size.height > 0

    def action_page(self, by: int) -> None:
        if self.cursor < 0:
            return
        top, height = self._block()
        last = max(top + height - self.size.height, top)
        at, by_lines = self.scroll_offset.y, max(self.size.height - 2, 1)
        wanted = max(top, min(at + by * by_lines, last))
        if top <= at <= last and wanted != at:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        else:
            self.action_step(by)

    def _block(self) -> tuple[int, int]:
        """Return the first line and the number of lines of the file under the cursor."""
        if not 0 <= self.cursor < len(self._items):
            return 0, 0
        top, _ = self._layout_of_rows.span(self.cursor)
        after = range(self.cursor + 1, len(self._items))
        stop = next((at for at in after if self._items[at].is_stop), len(self._items) + 1)
        below, height = self._layout_of_rows.span(min(stop - 2, len(self._items) - 1))
        return top, below + height - top

    def _reveal(self) -> None:
        """Scroll until the file is in view: whole, or from its first line where it is too long."""
        top, height = self._block()
        if height:
            region = Region(0, top, 1, min(height, max(self.size.height, 1)))
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
