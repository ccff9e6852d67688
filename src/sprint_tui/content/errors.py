"""What is wrong with the text of a sprint. Spoken in English: the words themselves may be what is broken."""

from __future__ import annotations


class ContentError(Exception):
    """A file of the assets is missing or wrong: says which file, which key in it, and what is the matter."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(": ".join(part for part in (file, key, problem) if part))
        self.file = file
        self.key = key
        self.problem = problem
