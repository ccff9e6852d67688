"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def whole_file(path: Path, *, survives_power: bool = True) -> Iterator[Path]:
    """Yield the path of a part to write; it takes the place of `path` when the block ends without an error.

    Each part has a name of its own, so that two windows may write one file. What need not survive a power
    cut does not wait for the disk. Raises OSError.
    """
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        yield part
        if survives_power:
            with part.open("r+b") as file:
                os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()
