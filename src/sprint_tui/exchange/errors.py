"""What can be wrong with a file that is brought in. The words are in the assets, under `errors.<code>`."""

from __future__ import annotations


class ImportRefusedError(Exception):
    """The file was not taken, and nothing of it: `code` names the sentence to show, `details` fill it in.

    Codes: `not_json`, `not_a_sprint`, `newer_format` (with `format`), `bad_entry` (with `where`).
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
