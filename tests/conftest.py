"""Its being here makes the helpers beside it importable in every test."""

from itertools import count

import pytest

_NUMBERS = count()


@pytest.fixture(autouse=True)
def out_of_reach(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings, logs and home are out of every test's reach."""
    own = tmp_path_factory.getbasetemp() / f"machine-{next(_NUMBERS)}"
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("SPRINT_TUI_CONFIG", str(own / "settings"))
    monkeypatch.setenv("SPRINT_TUI_LOGS", str(own / "logs"))
