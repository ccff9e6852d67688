"""Where things live: the platform's own folders, each movable by one environment variable."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("sprint-tui", appauthor=False)
STORE = "SPRINT_TUI_DB"
CONFIG = "SPRINT_TUI_CONFIG"
LOGS = "SPRINT_TUI_LOGS"


def store_path() -> Path:
    """Return the file of the store (`SPRINT_TUI_DB`)."""
    return _from(STORE) or Path(_DIRS.user_data_dir) / "sprints.db"


def config_folder() -> Path:
    """Return the folder of the settings (`SPRINT_TUI_CONFIG`)."""
    return _from(CONFIG) or Path(_DIRS.user_config_dir)


def log_folder() -> Path:
    """Return the folder of the logs (`SPRINT_TUI_LOGS`)."""
    return _from(LOGS) or Path(_DIRS.user_log_dir)


def _from(variable: str) -> Path | None:
    value = os.environ.get(variable, "").strip()
    return Path(value).expanduser() if value else None
