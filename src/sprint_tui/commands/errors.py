"""Why a command could not do its job. The words for people are in the assets, under `cli.errors.<code>`."""

from __future__ import annotations


class CommandError(Exception):
    """The command ends here: `code` names the sentence to show, `exit_code` is 1, or 2 for wrong usage."""

    def __init__(self, code: str, exit_code: int = 1, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.exit_code = exit_code
        self.details = details
