"""The app's own words: looked up, counted, filled in, and named when something is missing."""

import pytest

from sprint_tui.content.errors import ContentError
from sprint_tui.content.words import Words


@pytest.fixture
def words() -> Words:
    return Words(
        {
            "home": {
                "empty": "No sprint yet",
                "opened": "Opened {title}",
                "found": {"one": "{n} sprint", "other": "{n} sprints"},
                "odd": "{0}",
                "deep": {"er": "Deeper"},
            },
            "plain": "Plain",
        }
    )


def test_an_entry_is_found_by_its_dotted_key(words: Words) -> None:
    assert words("home.empty") == "No sprint yet"
    assert words("home.deep.er") == "Deeper"
    assert words("plain") == "Plain"


def test_values_are_filled_in_as_they_are(words: Words) -> None:
    assert words("home.opened", title="{n} [b]x[/b]") == "Opened {n} [b]x[/b]"


@pytest.mark.parametrize(("n", "says"), [(0, "0 sprints"), (1, "1 sprint"), (2, "2 sprints")])
def test_a_count_chooses_its_form(words: Words, n: int, says: str) -> None:
    assert words("home.found", n=n) == says


def test_a_value_may_be_called_key() -> None:
    assert Words({"hint": "press {key}"})("hint", key="u") == "press u"


@pytest.mark.parametrize(
    ("key", "values", "says"),
    [
        ("home.nothing", {}, "words.toml: home.nothing: is missing"),
        ("nowhere.empty", {}, "words.toml: nowhere.empty: is missing"),
        ("home.empty.more", {}, "words.toml: home.empty.more: is missing"),
        ("home.opened", {}, "words.toml: home.opened: title is missing"),
        ("home.opened", {"titel": "x"}, "words.toml: home.opened: title is missing"),
        ("home.found", {}, "words.toml: home.found: n is missing"),
        ("home.found", {"title": "x"}, "words.toml: home.found: n is missing"),
        ("home", {}, "words.toml: home: is not a text"),
        ("home.deep", {"n": 1}, "words.toml: home.deep: is not a text"),
    ],
)
def test_what_is_missing_is_named(words: Words, key: str, values: dict[str, object], says: str) -> None:
    with pytest.raises(ContentError) as caught:
        words(key, **values)
    assert str(caught.value) == says


@pytest.mark.parametrize(
    ("text", "values"),
    [("{}", {}), ("{0}", {}), ("{title", {}), ("{title.x}", {"title": "x"}), ("{n:d}", {"n": "x"})],
)
def test_an_entry_that_cannot_be_filled_in_is_named(text: str, values: dict[str, object]) -> None:
    with pytest.raises(ContentError, match=r"^words.toml: line: "):
        Words({"line": text})("line", **values)


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"home": {"empty": 3}}, "words.toml: home.empty: is not a text"),
        ({"home": {"empty": "\n"}}, "words.toml: home.empty: is empty"),
        ({"home": {"empty": "{}"}}, "words.toml: home.empty: has a placeholder without a plain name"),
        ({"home": {"empty": "{title.x}"}}, "words.toml: home.empty: has a placeholder without a plain name"),
        ({"home": {"n": {"one": "a"}}}, "words.toml: home.n: needs one and other, and nothing else"),
        ({"home": {"n": {"one": "a", "other": ""}}}, "words.toml: home.n.other: is empty"),
    ],
)
def test_checking_reads_every_entry(entries: dict[str, object], says: str) -> None:
    with pytest.raises(ContentError) as caught:
        Words(entries).check()
    assert str(caught.value) == says


def test_a_check_passes_what_can_be_filled_in(words: Words) -> None:
    Words({"a": "{n:>3} {{kept}}", "b": {"one": "{n}", "other": "{n}"}}).check()
