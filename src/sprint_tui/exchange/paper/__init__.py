"""The meeting on paper: one Markdown file to print before the day, should the screen stay dark."""

from sprint_tui.exchange.paper.write import write_paper

__all__ = ["write_paper"]
