"""Files that nobody means as a draft, or that mean harm: each is written small, whatever it unpacks to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABLE = [["Stage", "Touchpoint", "Goal"], ["Notice", "Sign", "See it"], ["Order", "Counter", "Pay"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(rows: list[list[str]] = TABLE) -> bytes:
    """Return a plain workbook."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Return a workbook in which one part is another."""
    return with_parts({name: content})


def with_parts(changed: dict[str, bytes]) -> bytes:
    """Return a workbook in which some parts are others, or more than there were."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as source:
        return zipped({**{part: source.read(part) for part in source.namelist()}, **changed})


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def sheet(cells: str) -> bytes:
    return with_part(
        "xl/worksheets/sheet1.xml",
        f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'.encode(),
    )


def far_corner() -> bytes:
    row = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>here</t></is></c></row>'
    return sheet(row)


def endless_rows() -> bytes:
    return sheet("".join(f'<row r="{n}"/>' for n in range(1, 1_000_001)))


def shared_strings() -> bytes:
    return with_part(
        "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{"<si><t/></si>" * 3_000_000}</sst>'.encode()
    )


def entities() -> bytes:
    lines = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    return with_part(
        "xl/sharedStrings.xml",
        f'<!DOCTYPE s [<!ENTITY b0 "ha">{lines}]><sst xmlns="{MAIN}"><si><t>&b11;</t></si></sst>'.encode(),
    )


def repeated_text() -> bytes:
    """Return a workbook whose one long text stands in a hundred thousand cells."""
    row = '<c t="s"><v>0</v></c>' * 60
    cells = f'<worksheet xmlns="{MAIN}"><sheetData>{f"<row>{row}</row>" * 1_700}</sheetData></worksheet>'
    shared = f'<sst xmlns="{MAIN}"><si><t>{"x" * 30_000}</t></si></sst>'
    return with_parts({"xl/worksheets/sheet1.xml": cells.encode(), "xl/sharedStrings.xml": shared.encode()})


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("a.xlsx", lambda: b"", "draft_nothing"),
    "text that is called a workbook": ("a.xlsx", lambda: b"Stage,Touchpoint\n", "draft_no_workbook"),
    "an old workbook": ("a.xls", lambda: OLE + bytes(600), "draft_old_excel"),
    "a password": ("a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "draft_password"),
    "a workbook of LibreOffice's own": (
        "a.ods",
        lambda: zipped(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
        ),
        "draft_other_workbook",
    ),
    "a letter": ("a.docx", lambda: zipped({"word/document.xml": b"<x/>"}), "draft_no_workbook"),
    "a cut file": ("a.xlsx", lambda: workbook()[:-400], "draft_broken"),
    "a workbook without its parts": ("a.xlsx", lambda: zipped({"xl/nothing.xml": b"<x/>"}), "draft_broken"),
    "60 MB of nothing": ("a.xlsx", lambda: with_part("xl/media/a.bin", bytes(60_000_000)), "draft_bomb"),
    "three million shared strings": ("a.xlsx", shared_strings, "draft_bomb"),
    "a million rows": ("a.xlsx", endless_rows, "draft_no_table"),
    "entities within entities": ("a.xlsx", entities, "draft_bomb"),
    "a thousand and one parts": (
        "a.xlsx",
        lambda: zipped({f"xl/{n}": b"" for n in range(1_001)}),
        "draft_bomb",
    ),
    "one cell in the far corner": ("a.xlsx", far_corner, "draft_no_table"),
    "a picture": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n\x00\x00", "draft_no_table"),
    "a letter as text": ("a.txt", lambda: b"Dear all,\nhere is my draft, it is late.\n", "draft_no_table"),
    "headings alone": ("a.csv", lambda: b"Stage,Touchpoint,Goal\n", "draft_no_rows"),
    "11 MB": ("a.csv", lambda: b"a,b\n" * 2_800_000, "draft_too_large"),
}
"""Each with its name, how it is made, and the error that it ends in."""


def write(folder: Path, kind: str) -> Path:
    """Write one of them."""
    name, content, _ = FILES[kind]
    path = folder / name
    path.write_bytes(content())
    return path
