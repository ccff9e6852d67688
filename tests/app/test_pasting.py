"""A paste arrives as the one text it is, however it was cut on its way; what is around it stays keys."""

from __future__ import annotations

import pytest
from textual import _parser, _time, events

from sprint_tui.widgets import pasting
from sprint_tui.widgets.pasting import PATIENCE, PasteParser

START, END = "\x1b[200~", "\x1b[201~"


def told(parser: PasteParser, *chunks: str) -> list[str]:
    """Return what arrives: pastes as they are, keys by name."""
    found = []
    for chunk in chunks:
        for event in parser.feed(chunk):
            assert isinstance(event, events.Paste | events.Key)
            found.append(f"paste {event.text}" if isinstance(event, events.Paste) else event.key)
    return found


HOSTILE = "A \x1b[31mB\x1b]52;c;ZXZpbA==\x07\x11\x03 \x1b[A"


@pytest.mark.parametrize(
    ("chunks", "arrives"),
    [
        ([f"{START}tea{END}"], ["paste tea"]),
        ([f"a{START}tea{END}b"], ["a", "paste tea", "b"]),
        ([START, "tea", END], ["paste tea"]),
        ([f"{START}te", f"a{END[:3]}", f"{END[3:]}b"], ["paste tea", "b"]),
        ([f"{START}tea{END}{START}milk{END}"], ["paste tea", "paste milk"]),
        ([START + HOSTILE + END], [f"paste {HOSTILE}"]),
        ([f"{START}{START}tea{END}"], [f"paste {START}tea"]),
        ([f"{START}{END}"], ["paste "]),
        ([f"{START}t\x00ea{END}"], ["paste tea"]),
        (["\x1b[A", "a"], ["up", "a"]),
        (["\x1b[2~"], ["insert"]),
        (["\x1b[20~"], ["f9"]),
    ],
)
def test_a_paste_is_one_text(chunks: list[str], arrives: list[str]) -> None:
    assert told(PasteParser(), *chunks) == arrives


@pytest.mark.parametrize(
    ("behind", "name"),
    [*((key, key) for key in "an23A0"), ("-", "minus"), (" ", "space"), ("\r", "enter"), ("\x1b", "escape")],
)
def test_a_key_right_behind_esc_is_a_key_of_its_own(
    behind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = PasteParser()
    arrived = told(parser, "\x1b", behind)
    monkeypatch.setattr(_parser, "get_time", lambda: _time.get_time() + 1)
    arrived += [event.key for event in parser.tick() if isinstance(event, events.Key)]
    assert arrived == ["escape", name]


@pytest.mark.parametrize("cut", range(1, len(START)))
def test_the_start_may_be_cut_anywhere(cut: int) -> None:
    assert told(PasteParser(), f"a{START[:cut]}", f"{START[cut:]}tea{END}b") == ["a", "paste tea", "b"]


@pytest.mark.parametrize("keys", ["\x1b[2~", "\x1b[20~"])
def test_a_key_that_begins_like_a_paste_may_be_cut_too(keys: str) -> None:
    assert told(PasteParser(), keys[:-1], keys[-1]) == told(PasteParser(), keys)


def test_silence_ends_a_paste_whose_end_was_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    times = [100.0]
    monkeypatch.setattr(pasting, "monotonic", lambda: times[0])
    parser = PasteParser()
    assert told(parser, f"{START}tea ") == []
    times[0] += PATIENCE - 0.1
    assert told(parser, "and milk") == []
    times[0] += PATIENCE - 0.1
    assert list(parser.tick()) == []
    times[0] += 0.2
    (paste,) = parser.tick()
    assert isinstance(paste, events.Paste)
    assert paste.text == "tea and milk"
    assert told(parser, "a") == ["a"]


def test_a_long_paste_costs_little() -> None:
    chunks = [START, *["ten words of tea " * 240] * 256, END]
    (paste,) = told(PasteParser(), *chunks)
    assert len(paste) > 1_000_000
