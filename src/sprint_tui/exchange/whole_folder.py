"""A folder of files that are all written before the first of them takes its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderTakenError(Exception):
    """A file is there already, at `path`: nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextmanager
def whole_folder(folder: Path, *, force: bool = False) -> Iterator[Path]:
    """Yield a new folder; its files move to `folder`, made unless it is there, when the block ends well.

    Raises FolderTakenError for a file that is there already, unless it is to be replaced; OSError.
    """
    part = folder.parent / f".{os.urandom(8).hex()}.part"
    part.mkdir()
    try:
        yield part
        names = sorted(path.name for path in part.iterdir())
        taken = next((name for name in names if (folder / name).exists()), None)
        if taken is not None and not force:
            raise FolderTakenError(folder / taken)
        folder.mkdir(exist_ok=True)
        for name in names:
            (part / name).replace(folder / name)
    finally:
        shutil.rmtree(part, ignore_errors=True)
