"""When a clock was last in sight is remembered beside the store; what cannot be read is not known."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sprint_tui.domain.timebox import Instant
from sprint_tui.store.seen import Seen

MOMENT = Instant(datetime(2026, 11, 12, 9, 0, 0, 123456, tzinfo=UTC), "boot", 1234.5)


def test_each_sprint_has_its_own_moment(tmp_path: Path) -> None:
    seen = Seen(tmp_path / "store.db")
    assert seen.of("a" * 12) is None
    seen.keep("a" * 12, MOMENT)
    seen.keep("b" * 12, Instant(MOMENT.at, "", 0.0))
    assert Seen(tmp_path / "store.db").of("a" * 12) == MOMENT
    assert seen.of("b" * 12) == Instant(MOMENT.at, "", 0.0)


@pytest.mark.parametrize("held", ["", "x", "2026-11-12T09:00:00\nboot\n1.0", "\n\n", "a\nb\nc\nd", "\x00"])
def test_what_anyone_may_have_changed_is_not_known(tmp_path: Path, held: str) -> None:
    seen = Seen(tmp_path / "store.db")
    seen.keep("a" * 12, MOMENT)
    (tmp_path / "store.db.seen" / ("a" * 12)).write_text(held)
    assert seen.of("a" * 12) is None


def test_a_folder_that_cannot_be_written_costs_the_note_only(tmp_path: Path) -> None:
    (tmp_path / "store.db.seen").write_text("in the way")
    Seen(tmp_path / "store.db").keep("a" * 12, MOMENT)
    assert Seen(tmp_path / "store.db").of("a" * 12) is None
