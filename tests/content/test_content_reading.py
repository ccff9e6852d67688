"""What there is to read: it loads, it is worth its minutes, and what is wrong in it is named."""

import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from sprint_tui.content import keys
from sprint_tui.content.errors import ContentError
from sprint_tui.content.load import Content, load
from sprint_tui.content.prose import Heading, Mark, Paragraph, Points, blocks
from sprint_tui.content.reading import Reading, minutes_of

WHY = "reading/juice_why.md"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return load().reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("sprint_tui") / "assets" / "en") as shipped:
        return Path(shutil.copytree(shipped, tmp_path / "en"))


def said(folder: Path, file: str, old: str, new: str) -> str:
    """Change the first place in a file where `old` stands, and return what a reader is then told."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        _ = Content(folder).reading
    return str(caught.value)


def test_the_brain_juice_has_seven_parts_and_the_deep_dive_three_books_and_three_films(
    reading: Reading,
) -> None:
    assert len(reading.section("juice").parts) == 7
    assert len(reading.section("deep").parts) == 6


@pytest.mark.parametrize(
    ("section", "least", "most"),
    [("juice", 1800, 2900), ("deep", 2500, 3500), ("serving", 700, 1200), ("strategy", 700, 1200)],
)
def test_a_section_is_as_long_as_its_minutes_say(
    reading: Reading, section: str, least: int, most: int
) -> None:
    words = sum(part.words for part in reading.section(section).parts)
    assert least <= words <= most
    assert reading.section(section).minutes >= words / 230


def test_the_questions_of_the_brain_juice_fill_the_ten_minutes_of_reflection(reading: Reading) -> None:
    assert reading.part("juice_reflection").answering == 10


def test_every_part_stands_in_a_section(reading: Reading) -> None:
    assert tuple(part.key for part in reading.parts) == keys.READING_PARTS
    assert reading.section_of("deep_trust").key == "deep"
    for ask in (reading.part, reading.section, reading.section_of):
        with pytest.raises(ContentError, match=r"^reading/parts.toml: nothing: is missing$"):
            ask("nothing")


def test_the_list_of_practices_is_complete(reading: Reading) -> None:
    lists = [block for block in reading.part("practices").blocks if isinstance(block, Points)]
    assert [len(one.items) for one in lists] == [6] * 7
    assert all(item.lead for one in lists for item in one.items)


def test_a_card_says_who_and_what_was_found(reading: Reading) -> None:
    card = reading.cards["loyalty_96"]
    assert card.tag == "WRONG SOURCE"
    assert "Microsoft" in card.found
    assert "Bain" in card.found
    assert {card.verdict for card in reading.cards.values()} == set(keys.VERDICTS)


def test_a_quiz_has_each_answer_once(reading: Reading) -> None:
    for quiz in reading.quizzes.values():
        assert sorted(item.right for item in quiz.items) == sorted(keys.RUNGS)
        assert quiz.answer_key == f"quiz.{quiz.key}"
    assert reading.questions["one_rung"].answer_key == "reflect.one_rung"


def test_where_the_sources_disagree_the_text_says_so() -> None:
    with as_file(files("sprint_tui") / "assets" / "en" / "reading") as folder:
        texts = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    assert set(texts) == set(keys.READING_PARTS)
    assert "disagree" in texts["juice_keep"]
    assert "quarrels" in texts["deep_moments"]


def test_minutes_follow_the_words() -> None:
    assert [minutes_of(words) for words in (0, 1, 215, 430, 645)] == [0, 1, 1, 2, 3]


def test_a_text_is_made_of_blocks() -> None:
    text = "# One\n\nTwo\nthree.\n\n## Four\n\n- **Five.** Six\n  seven\n- Eight\n\n1. Nine\n\n{card ten}\n"
    title, made = blocks("x.md", text)
    assert title == "One"
    assert [type(block) for block in made] == [Paragraph, Heading, Points, Points, Mark]
    first = made[2]
    assert isinstance(first, Points)
    assert [(item.lead, item.text) for item in first.items] == [("Five.", "Six seven"), ("", "Eight")]
    assert [block.count for block in made if not isinstance(block, Mark)] == [2, 1, 4, 1]
    assert made[4] == Mark("card", "ten")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (WHY, "# Why", "Why", f"{WHY}: 1: does not begin with a title"),
        (WHY, "# Why", f"# {'Why ' * 20}", f"{WHY}: 1: has 100 characters, more than 32"),
        (WHY, "## From", "### From", f"{WHY}: 9: has a heading that is no ##"),
        (WHY, "meaning it\n\n", "it\n", f"{WHY}: 9: has a heading without an empty line below it"),
        (WHY, "{card hsieh}", "{cart hsieh}", f"{WHY}: 7: has the unknown mark {{cart hsieh}}"),
        (WHY, "{card hsieh}", "{card}", f"{WHY}: 7: has the mark {{card}}, which names nothing"),
        (WHY, "{card hsieh}", "{tune_in x}", f"{WHY}: 7: has the mark {{tune_in x}}, which names too much"),
        (WHY, "{card hsieh}", "{card hesh}", f'{WHY}: card: has the unknown key "hesh"'),
        (WHY, "{card hsieh}\n", "", "reading/cards.toml: hsieh: stands in no part"),
        (WHY, "{card hsieh}", "{card ritz}", "reading/cards.toml: hsieh: stands in no part"),
        (WHY, "{card hsieh}", "{card hsieh}\n\n{card ritz}", "reading/cards.toml: ritz: stands in two parts"),
        (WHY, "a leadership", "a *leadership*", f"{WHY}: 3: has a * in its text"),
        (
            "reading/juice_keep.md",
            "  else, good",
            "else, good",
            "reading/juice_keep.md: 5: has a list with a line that belongs to no item",
        ),
        (
            "reading/cards.toml",
            'verdict = "mixed"',
            'verdict = "maybe"',
            'reading/cards.toml: card.recovery: verdict has the unknown code "maybe"',
        ),
        (
            "reading/cards.toml",
            'mixed         = "MIXED"\n',
            "",
            "reading/cards.toml: verdict: mixed is missing",
        ),
        (
            "reading/questions.toml",
            "lines   = 5",
            "lines   = 6",
            "reading/questions.toml: question.five_moments: lines is too many for a list",
        ),
        (
            "reading/questions.toml",
            'key     = "one_rung"',
            'key     = "two_rungs"',
            "reading/questions.toml: question.one_rung: is missing",
        ),
        (
            "reading/questions.toml",
            'right   = "tactic"',
            'right   = "goal"',
            'reading/questions.toml: quiz.gym.goal: right has the unknown code "goal"',
        ),
        (
            "reading/parts.toml",
            'key   = "further"',
            'key   = "later"',
            "reading/parts.toml: section.further: is missing",
        ),
        (
            "reading/parts.toml",
            'parts = ["rehearsal"]',
            'parts = ["serving"]',
            "reading/parts.toml: part.rehearsal: is missing",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_and_place(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    assert said(folder, file, old, new) == says


def test_a_text_that_is_missing_is_named(folder: Path) -> None:
    (folder / "reading/strategy.md").unlink()
    with pytest.raises(ContentError, match=r"^reading/strategy.md: cannot be read"):
        Content(folder).check()


def test_no_line_of_the_texts_shouts() -> None:
    with as_file(files("sprint_tui") / "assets" / "en" / "reading") as folder:
        for file in folder.iterdir():
            assert not re.search(r"!\s", file.read_text(encoding="utf-8")), file.name
