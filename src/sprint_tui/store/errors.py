"""What can go wrong with a store. The words for people are in the assets, under `errors.<code>`."""

from __future__ import annotations


class StoreError(Exception):
    """The store could not be opened or changed: nothing was changed. `code` names the sentence to show."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class NotSavedError(StoreError):
    """A change did not reach the disk; it may be tried again.

    Codes: `full`, `locked`, `read_only_file`, `gone`, `disk`.
    """


class RefusedError(StoreError):
    """The change does not fit what is there.

    Codes: `changed_since`, `does_not_fit`, `in_use`, `not_there`, `read_only_window`.
    """
