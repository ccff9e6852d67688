"""What a screen asks of the shell: another stage, the page of one row, a sprint."""

from __future__ import annotations

from textual.message import Message

OPENING = "opening"
"""The group of the workers that a key waits for: they put another screen where it will be typed."""


class GoTo(Message):
    """The person wants another stage; `row_id` is where the cursor shall stand there, `notice` is said."""

    def __init__(self, stage: str, row_id: str = "", field: str = "", notice: str = "") -> None:
        super().__init__()
        self.stage = stage
        self.row_id = row_id
        self.field = field
        self.notice = notice


class OpenPage(Message):
    """The person wants the page of one row: a touchpoint, a pick, the plan of a sprint.

    `field` is where to begin, on the page's row or on the row `at`; `instead`: esc goes back to where the
    page in view was opened.
    """

    def __init__(
        self, page: str, row_id: str, field: str = "", *, at: str = "", instead: bool = False
    ) -> None:
        super().__init__()
        self.at = at or row_id
        self.page = page
        self.row_id = row_id
        self.field = field
        self.instead = instead


class Placed(Message):
    """The person stands somewhere else, or typed something that is stored: worth remembering."""


class OpenSprint(Message):
    """The person wants to work on a sprint; `stage` is where to begin, empty: where it was left.

    `notice` is what is said there first.
    """

    def __init__(self, sprint_id: str, stage: str = "", notice: str = "") -> None:
        super().__init__()
        self.sprint_id = sprint_id
        self.stage = stage
        self.notice = notice
