"""A file that could not be written is never taken for one that was."""

import pytest
from textual.worker import WorkerFailed

from sprint_tui.widgets.placing import plain_reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied", "/x"), "Permission denied"),
        (ValueError("no room"), "no room"),
        (MemoryError(), "MemoryError"),
    ],
)
def test_there_is_always_a_reason(error: BaseException, told: str) -> None:
    assert plain_reason(WorkerFailed(error)) == told
