"""Whatever people type is text in the workbook: no formula, no escape, no broken file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import NOW, whole_sprint
from openpyxl import Workbook, load_workbook

from in_workbook import decoded
from sprint_tui.content.load import Content, load
from sprint_tui.domain.text import CELL_LIMIT
from sprint_tui.exchange.workbook import make_workbook

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.com","here")',
    "+1+1",
    "-1",
    "- no hello",
    "@SUM(1)",
    "\t=1",
    "#N/A",
    "TRUE",
    "1e5",
    "007",
    "2024-01-01",
    "[/]",
    "[red]a[/red]",
    "<b>&amp;</b> & <![CDATA[",
    "a\nb\n\nc",
    "  spaces  ",
    "\u202eabc\u2066",
    "👩‍👩‍👧 🇧🇪 ☕️",
    "日本語" * 40,
    "_x001B_z",
    "_x005F_x001B_z",
    "&L&P&[Tab]&&",
    "/ \\ : * ? [ ] '",
    "x" * 10_000,
]
CHANGED = {
    "\x1b[31mred\x07": "\ufffd[31mred\ufffd",
    "a\x00b": "ab",
    "\ufffe\uffff": "\ufffd\ufffd",
    "half \ud800": "half \ufffd",
    "a\r\nb\rc": "a\nb\nc",
    "y" * 40_000: "y" * (CELL_LIMIT - 1) + "…",
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load("en")


def saved(book: Workbook) -> BytesIO:
    file = BytesIO()
    book.save(file)
    return file


def shown(file: BytesIO) -> set[Any]:
    """Return the texts of all cells as a program shows them, checked to be texts."""
    found = set()
    for sheet in load_workbook(file):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type not in {"f", "e", "b"}, cell.coordinate
                if isinstance(cell.value, str):
                    found.add(decoded(cell.value))
    return found


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_text_stays_text(content: Content, text: str) -> None:
    file = saved(make_workbook(whole_sprint(text, title=text), content, NOW))
    found = shown(file)
    assert text in found
    assert any(f"Quote: {text} ({text.strip()}, {text.strip()})" in one for one in found)
    check_parts(file)


@pytest.mark.parametrize(("text", "kept"), CHANGED.items(), ids=lambda text: ascii(text)[:20])
def test_what_no_cell_can_hold_is_shown_by_a_sign(content: Content, text: str, kept: str) -> None:
    file = saved(make_workbook(whole_sprint(text), content, NOW))
    assert kept in shown(file)
    check_parts(file)


def test_a_text_that_looks_like_a_formula_stays_one_when_edited(content: Content) -> None:
    book = make_workbook(whole_sprint("=1+1"), content, NOW)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cells
    assert all(cell.quotePrefix for cell in cells)


@given(text=st.text(min_size=1, max_size=60))
@settings(max_examples=8, deadline=None)
def test_any_text_makes_a_sound_file(text: str) -> None:
    file = saved(make_workbook(whole_sprint(text, title=text), load("en"), NOW))
    shown(file)
    check_parts(file)


def check_parts(file: BytesIO) -> None:
    """Every part must be sound XML, and no cell may hold a formula."""
    with zipfile.ZipFile(file) as parts:
        for name in parts.namelist():
            root = ET.fromstring(parts.read(name))
            if "/worksheets/" in name:
                space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
                assert root.find(".//m:c/m:f", space) is None
                for part in (
                    *root.iterfind(".//m:oddHeader", space),
                    *root.iterfind(".//m:oddFooter", space),
                ):
                    assert len(part.text or "") <= 255
