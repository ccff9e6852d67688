"""The finished example in a store of its own, which is gone when the command ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NAME = "demo"
"""What stands for the example wherever a sprint is named."""


@contextmanager
def example_store() -> Iterator[tuple[Path, str]]:
    """Make the throw-away store; yield its path and the id of the example."""
    from sprint_tui.exchange.example import example_with_drafts  # noqa: PLC0415 - SQLModel is slow to import
    from sprint_tui.store import sprints  # noqa: PLC0415
    from sprint_tui.store.store import Store  # noqa: PLC0415

    with TemporaryDirectory(prefix="sprint-tui-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "example.db"
        with closing(Store(path)) as store:
            sprint_id = sprints.put_in(store, example_with_drafts(), "new_sprint")
        yield path, sprint_id
