"""What a file may be before anything looks into it: how large, how many parts, and how much once inflated."""

from __future__ import annotations

import zipfile
from pathlib import Path

FILE_BYTES = 10_000_000
MEMBERS = 1_000
INFLATED_BYTES = 20_000_000
SHARED_BYTES = 5_000_000
RATIO, RATIO_FROM = 200, 1_000_000
"""How many times its packed size a part may have, once it is larger than a million bytes."""
SECONDS, PATIENCE = 10, 20
"""Seconds that a reader may work, and that may pass meanwhile on a machine that is busy otherwise."""
MEMORY_BYTES = 512 * 1024 * 1024
_CHUNK = 1 << 16
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_IS_ENCRYPTED = 1


class UnfitError(Exception):
    """The file is not looked into: `code` names the sentence to show, under `errors`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_size(path: Path) -> None:
    """See whether a file is there and small enough to be a draft. Raises UnfitError."""
    try:
        if not path.is_file():
            raise UnfitError("draft_no_file")
        size = path.stat().st_size
    except OSError as error:
        raise UnfitError("draft_unreadable") from error
    if size == 0:
        raise UnfitError("draft_nothing")
    if size > FILE_BYTES:
        raise UnfitError("draft_too_large")


def is_workbook(path: Path) -> bool:
    """Say whether a file is a workbook that may be opened; False for a plain text. Raises UnfitError."""
    start = path.read_bytes()[: len(_OLE)]
    if start == _OLE:
        raise UnfitError("draft_password" if _ENCRYPTED in path.read_bytes() else "draft_old_excel")
    if not start.startswith(_ZIP):
        return False
    if not zipfile.is_zipfile(path):
        raise UnfitError("draft_broken")
    with zipfile.ZipFile(path) as archive:
        _check_kind(archive)
        _check_parts(archive)
    return True


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) > MEMBERS:
        raise UnfitError("draft_bomb")
    if any(member.flag_bits & _IS_ENCRYPTED for member in archive.infolist()):
        raise UnfitError("draft_password")
    if "xl/workbook.bin" in names or ("mimetype" in names and "content.xml" in names):
        raise UnfitError("draft_other_workbook")
    if not any(name.startswith("xl/") for name in names):
        raise UnfitError("draft_no_workbook")


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Inflate every part once, without keeping it: what a zip says of itself may be a lie."""
    whole = 0
    for member in archive.infolist():
        of_part, before = 0, b""
        is_markup = member.filename.endswith((".xml", ".rels", ".vml"))
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                of_part += len(chunk)
                whole += len(chunk)
                _check_amount(member, of_part, whole)
                seen = before + chunk.replace(b"\x00", b"").upper()
                if is_markup and any(sign in seen for sign in _FORBIDDEN):
                    raise UnfitError("draft_bomb")
                before = seen[-len(_FORBIDDEN[0]) :]


def _check_amount(member: zipfile.ZipInfo, of_part: int, whole: int) -> None:
    is_shared = member.filename.endswith("sharedStrings.xml")
    packed = max(member.compress_size, 1)
    if (
        whole > INFLATED_BYTES
        or (is_shared and of_part > SHARED_BYTES)
        or (of_part > RATIO_FROM and of_part / packed > RATIO)
    ):
        raise UnfitError("draft_bomb")
