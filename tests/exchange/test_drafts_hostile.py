"""A file that is no draft, or means harm, ends in one sentence, soon, and in nothing else."""

import io
import os
import time
import zipfile
from pathlib import Path
from random import Random

import pytest
from hostile_files import FILES, repeated_text, workbook, write

from sprint_tui.content.load import load
from sprint_tui.exchange.drafts import cells, sheets
from sprint_tui.exchange.drafts.limits import PATIENCE
from sprint_tui.exchange.drafts.read import read_draft
from sprint_tui.exchange.errors import ImportRefusedError


def refused(path: Path) -> str:
    """Return the sentence for a file that is not taken."""
    with pytest.raises(ImportRefusedError) as caught:
        read_draft(path, load())
    assert caught.value.details["file"] == path.name
    return load().words(f"errors.{caught.value.code}", **caught.value.details)


@pytest.mark.parametrize("kind", FILES)
def test_it_ends_in_a_sentence_that_says_what_to_do(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path, kind)
    began = time.monotonic()
    said = refused(path)
    assert said == load().words(f"errors.{FILES[kind][2]}", file=path.name)
    assert time.monotonic() - began < PATIENCE


def test_one_long_text_in_very_many_cells_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(repeated_text())
    assert "unpacks to far more" in refused(path) or "too much memory" in refused(path)


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "is not there" in refused(tmp_path / "a.xlsx")
    assert "is not there" in refused(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert "is not there" in refused(tmp_path / "a.csv")


def test_a_reader_that_dies_or_hangs_is_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    monkeypatch.setattr(sheets, "READER", "sprint_tui.no_such_module")
    assert "too much memory" in refused(path)


def test_a_workbook_with_bytes_gone_wrong_is_read_or_refused(tmp_path: Path) -> None:
    """The parts of a workbook are changed here and there; the process that reads them ends in a reply."""
    random = Random(4)
    path = tmp_path / "a.xlsx"
    for _ in range(40):
        path.write_bytes(_mutated(random))
        reply = cells._reply_for(path)
        assert reply.keys() & {"sheets", "refused"}


def _mutated(random: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        wrong = random.choice(names)
        for name in names:
            content = bytearray(source.read(name))
            if name == wrong:
                at = random.randrange(len(content))
                content[at : at + random.randrange(20)] = random.randbytes(random.randrange(8))
            target.writestr(name, bytes(content))
    return out.getvalue()
