"""The workbook that a leader sends on."""

from __future__ import annotations

from sprint_tui.exchange.workbook.write import make_workbook, write_workbook

__all__ = ["make_workbook", "write_workbook"]
