"""What a stage asks of the shell: another stage, or the page of one row."""

from __future__ import annotations

from textual.message import Message


class GoTo(Message):
    """The person wants another stage; `row_id` is where the cursor shall stand there."""

    def __init__(self, stage: str, row_id: str = "", field: str = "") -> None:
        super().__init__()
        self.stage = stage
        self.row_id = row_id
        self.field = field


class OpenPage(Message):
    """The person wants the page of one row: a touchpoint, a pick, an upgrade; `field` is where to begin."""

    def __init__(self, page: str, row_id: str, field: str = "") -> None:
        super().__init__()
        self.page = page
        self.row_id = row_id
        self.field = field
