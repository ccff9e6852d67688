"""Every text colour stands at 7:1 or more on whatever can be behind it, in every theme."""

from __future__ import annotations

import re
import tomllib
from functools import partial
from importlib import resources
from itertools import product
from pathlib import Path

import pytest
from textual.color import Color

import sprint_tui
from hand import Hand
from prepared import prepared
from sprint_tui.domain import route
from sprint_tui.store.preparing import prepare_as
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.themes import COLOURS
from stage import WIDE, example, whole_app, words

ASSETS = resources.files("sprint_tui") / "assets"
THEMES: dict[str, dict[str, str]] = tomllib.loads((ASSETS / "themes.toml").read_text(encoding="utf-8"))
STYLES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(Path(sprint_tui.__file__).parent.rglob("*.tcss"))
)
TEXTS = ("ink", "quiet", "wow", "better", "done")
GROUNDS = ("paper", "bar", "fill")
PAIRS = (
    *product(TEXTS, GROUNDS),
    ("alert", "paper"),
    ("alert-ink", "alert"),
    ("paper", "ink"),
)
"""A colour of text, and a ground it can stand on: rows and bars, overtime's digits, tags, the cursor."""
LEAST = 7.0


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG 2 reckons it."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_reckoning_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_from_the_back_of_the_room(theme: str, text: str, ground: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= LEAST


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_has_every_colour_and_no_other(theme: str) -> None:
    assert set(THEMES[theme]) == {*COLOURS, "is_dark"}
    is_dark = luminance(THEMES[theme]["paper"]) < 0.5
    assert bool(THEMES[theme]["is_dark"]) is is_dark


@pytest.mark.parametrize("theme", THEMES)
def test_the_empty_part_of_a_bar_can_be_told_from_paper_and_from_the_full_part(theme: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours["rule"], colours["paper"]) >= 1.5
    assert contrast(colours["rule"], colours["ink"]) >= 1.5


def test_styles_pair_no_other_colours() -> None:
    rules = re.findall(r"\{([^{}]*)\}", STYLES)
    for rule in rules:
        found = dict(re.findall(r"(?<![\w-])(background|color):\s*\$([\w-]+)\s*;", rule))
        if len(found) == 2:
            assert (found["color"], found["background"]) in PAIRS, rule


def test_styles_name_no_colour_but_ours() -> None:
    assert set(re.findall(r"\$([\w-]+)", STYLES)) <= set(COLOURS)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\w)(?=\s*[;%])", STYLES)
    assert not re.findall(r":\s*(?:rgb|hsl|red|blue|green|black|white|gray|grey|ansi)", STYLES)


# As it is painted


async def test_every_letter_on_every_stage_is_painted_as_strongly(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        with door.step("prepare_as") as step:
            prepare_as(step, door.rows(), door.rows().participants[0].id)
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="brief", size=WIDE) as hand:
        for stage in (*route.KEYS, route.HOME):
            hand.app.action_go(stage)
            await hand.until_seen(words("keys.help"))
            await is_strong(hand)
            await hand.press("tab", "enter")
            await is_strong(hand)
            await hand.press("escape")


async def test_every_letter_on_the_pages_of_the_first_blocks_is_painted_as_strongly(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="brief", size=WIDE) as hand:
        for page, keys in (("opening", ("space", "down", "space")), ("promise", ("l", "down"))):
            hand.app.post_message(OpenPage(page, sprint))
            await hand.until(partial(is_shown, hand, page))
            await hand.press(*keys)
            await is_strong(hand)
            await hand.press("down", "enter")
            await is_strong(hand)
            await hand.press("escape", "escape")
        hand.app.action_go("picker")
        await hand.until_seen(words("keys.vote"))
        for keys in (("r", *"12 45"), ("0", "enter"), ("backspace", "enter"), ("r", "r"), ("down", "left")):
            await hand.press(*keys)
            await is_strong(hand)


async def test_every_letter_of_a_preparation_is_painted_as_strongly(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with prepared(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="prep", size=WIDE) as hand:
        await hand.press("down", "space")
        await hand.until_seen("● Reading")
        await is_strong(hand)
        await hand.press("S")
        await hand.until_seen(words("prep.handing.goes"))
        await is_strong(hand)


def is_shown(hand: Hand, page: str) -> bool:
    return getattr(hand.screen, "topic", "") == page


async def is_strong(hand: Hand) -> None:
    """Look at the window as it stands in each theme."""
    for theme in THEMES:
        hand.app.theme = theme
        await hand.settle()
        assert weak(hand) == set(), theme


def weak(hand: Hand) -> set[str]:
    """Return the pieces of the window whose letters stand below 7:1."""
    found = set()
    for strip in hand.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not any(char.isalnum() for char in segment.text):
                continue
            front, back = style.color, style.bgcolor
            assert front is not None and back is not None and front.triplet and back.triplet
            if style.reverse:
                front, back = back, front
            if contrast(front.triplet.hex, back.triplet.hex) < LEAST or style.dim:
                found.add(segment.text.strip())
    return found
