"""One broken file for each kind of error: its message names file and key."""

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from sprint_tui.content.errors import ContentError
from sprint_tui.content.load import Content, load

PROMISE = '[[sprint.field]]\nkey        = "promise"'
Breaks = Callable[[str, str, str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("sprint_tui") / "assets" / "en") as shipped:
        return Path(shutil.copytree(shipped, tmp_path / "en"))


@pytest.fixture
def broken(folder: Path) -> Breaks:
    """Change the first place in a file where `old` stands, and return what `check` then says."""

    def change(file: str, old: str, new: str) -> str:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            Content(folder).check()
        return str(caught.value)

    return change


def test_an_unbroken_copy_checks(folder: Path) -> None:
    Content(folder).check()


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        pytest.param(
            "fields.toml",
            'label      = "Promise"\n',
            "",
            "fields.toml: sprint.promise: label is missing",
            id="a missing key",
        ),
        pytest.param(
            "fields.toml",
            'label      = "Promise"',
            'lable      = "Promise"\nlabel = "Promise"',
            "fields.toml: sprint.promise: lable is unknown",
            id="a misspelt key",
        ),
        pytest.param(
            "fields.toml",
            'label      = "Promise"',
            "label      = 7",
            "fields.toml: sprint.promise: label is not a text",
            id="a number where a text belongs",
        ),
        pytest.param(
            "fields.toml",
            'label      = "Promise"',
            'label      = " "',
            "fields.toml: sprint.promise: label is empty",
            id="an empty text",
        ),
        pytest.param(
            "fields.toml",
            'label      = "Promise"',
            'label      = "The promise we make"',
            "fields.toml: sprint.promise: label has 19 characters, more than 16",
            id="a text too long",
        ),
        pytest.param(
            "fields.toml",
            "many_lines = false",
            'many_lines = "no"',
            "fields.toml: sprint.promise: many_lines is neither true nor false",
            id="a text where yes or no belongs",
        ),
        pytest.param(
            "fields.toml",
            'when       = "room"',
            'when       = "monday"',
            'fields.toml: sprint.promise: when has the unknown code "monday"',
            id="an unknown code",
        ),
        pytest.param(
            "fields.toml",
            PROMISE,
            PROMISE.replace("promise", "promsie"),
            "fields.toml: sprint.promise: is missing",
            id="a field the program needs",
        ),
        pytest.param(
            "fields.toml",
            PROMISE,
            PROMISE.replace("promise", "tone"),
            "fields.toml: sprint.tone: is there twice",
            id="a field twice",
        ),
        pytest.param(
            "fields.toml",
            PROMISE,
            "[[sprint.field]]",
            "fields.toml: sprint.1: key is missing",
            id="a field without a key",
        ),
        pytest.param(
            "fields.toml",
            "[[sprint.field]]",
            "[stages]\n\n[[sprint.field]]",
            "fields.toml: stages is unknown",
            id="an unknown group",
        ),
        pytest.param(
            "choices_business.toml",
            'code  = "b2b"',
            'code  = "b2x"',
            "choices_business.toml: audience.b2b: is missing",
            id="a code without words",
        ),
        pytest.param(
            "choices.toml",
            'tag   = "OVER-PROMISE"',
            'tag   = "WE-REALLY-OVER-PROMISE"',
            "choices.toml: gap.over_promise: tag has 22 characters, more than 16",
            id="a tag too long",
        ),
        pytest.param(
            "method.toml",
            "minutes  = 10",
            "minutes  = 0",
            "method.toml: block.introduction: minutes is not above zero",
            id="no minutes",
        ),
        pytest.param(
            "method.toml",
            "minutes  = 10",
            "minutes  = true",
            "method.toml: block.introduction: minutes is not a whole number",
            id="minutes that are no number",
        ),
        pytest.param(
            "method.toml",
            "shortest = 5",
            "shortest = 11",
            "method.toml: block.introduction: shortest is above minutes",
            id="a floor above the plan",
        ),
        pytest.param(
            "method.toml",
            "minutes  = 14",
            "minutes  = 15",
            "method.toml: preset.short: block adds up to 61 minutes, not 60",
            id="a preset that does not add up",
        ),
        pytest.param(
            "method.toml",
            "shortest = 11",
            "shortest = 15",
            "method.toml: preset.short.journey: shortest is above minutes",
            id="a floor above the plan of a preset",
        ),
        pytest.param(
            "method.toml",
            'key     = "long"',
            'key     = "longer"',
            "method.toml: preset.long: is missing",
            id="a preset that is missing",
        ),
        pytest.param(
            "method.toml",
            '"3 min: Say why',
            '"4 min: Say why',
            "method.toml: block.introduction: steps add up to 11 minutes, not 10",
            id="sub-boxes that do not add up",
        ),
        pytest.param(
            "method.toml",
            '"3 min: Say why',
            '"First say why',
            "method.toml: block.introduction: steps do not all begin with their minutes",
            id="a sub-box without minutes",
        ),
        pytest.param(
            "method.toml",
            'stage    = "brief"',
            'stage    = "grief"',
            'method.toml: block.introduction: stage has the unknown code "grief"',
            id="an unknown stage",
        ),
        pytest.param(
            "method.toml",
            'outcomes = [\n  "',
            'outcomes = [\n  "", "',
            "method.toml: outcomes has 6 entries, not 5 to 5",
            id="an entry too many",
        ),
        pytest.param(
            "method.toml",
            "version = 1",
            'version = "1"',
            "method.toml: version is not a whole number",
            id="a version that is no number",
        ),
        pytest.param(
            "method.toml",
            '[[block]]\nkey      = "actions"',
            '[[block]]\nkey      = "party"',
            "method.toml: block.actions: is missing",
            id="a block that is missing",
        ),
        pytest.param(
            "square.toml",
            'offer    = "product"',
            'offer    = "produce"',
            "square.toml: square.b2b.product: is missing",
            id="a square that is missing",
        ),
        pytest.param(
            "templates.toml",
            'phase       = "before"',
            'phase       = "soon"',
            "templates.toml: template.b2b.product.Something is missing here: "
            'phase has the unknown code "soon"',
            id="an unknown phase",
        ),
        pytest.param(
            "templates.toml",
            '"Our first question", "Your offer"',
            '"Our first question", "Our first question"',
            "templates.toml: template.b2b.product.Does it fit us?: touchpoints has the same entry twice",
            id="a touchpoint twice",
        ),
        pytest.param(
            "templates.toml",
            '"Your offer"',
            '"Placing the order"',
            "templates.toml: template.b2b.product: stage needs at least six different touchpoints",
            id="a touchpoint in two stages",
        ),
        pytest.param(
            "kpis.toml",
            'direction   = "up"',
            'direction   = "sideways"',
            'kpis.toml: kpi.nps: direction has the unknown code "sideways"',
            id="an unknown direction",
        ),
        pytest.param(
            "checklist.toml",
            'key       = "kpis"',
            'key       = "figures"',
            "checklist.toml: item.kpis: is missing",
            id="a checklist item that is missing",
        ),
        pytest.param(
            "questions.toml",
            'key        = "tune_in.4"',
            'key        = "tune_in.5"',
            "questions.toml: question.tune_in.4: is missing",
            id="a question of the preparation that is missing",
        ),
        pytest.param(
            "prep.toml",
            "minutes = 20\n\n[[plan]]",
            "minutes = 21\n\n[[plan]]",
            "prep.toml: plan.I have 20 minutes: block adds up to 21 minutes, not 20",
            id="a plan whose blocks take longer than there is time",
        ),
        pytest.param(
            "prep.toml",
            "longest = 15",
            "longest = 5",
            "prep.toml: block.rehearsal: longest is below minutes",
            id="a block that stretches to less than it has",
        ),
        pytest.param(
            "prep.toml",
            "plans = [90, 110]",
            "plans = [90, 100]",
            'prep.toml: task.look_back: plans has the unknown number "100"',
            id="a task of a plan that is not there",
        ),
        pytest.param(
            "prep.toml",
            "plans = [20]",
            "plans = [20, 20]",
            "prep.toml: task.five: plans is not a list of different numbers",
            id="a task that names a plan twice",
        ),
        pytest.param(
            "help/brief.md",
            "# Brief",
            "Brief",
            "help/brief.md: 1: does not begin with a title",
            id="no title",
        ),
        pytest.param(
            "help/brief.md",
            "\n\n",
            f"\n\n{'long ' * 20}\n",
            "help/brief.md: 3: has 100 characters, more than 66",
            id="a line too long for the wall",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_key(
    broken: Breaks, file: str, old: str, new: str, says: str
) -> None:
    assert broken(file, old, new) == says


def test_a_broken_word_is_named(folder: Path) -> None:
    (folder / "words.toml").write_text('[home]\nempty = "{title"\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"^words.toml: home.empty: cannot be filled in"):
        Content(folder).check()


def test_a_page_of_help_too_long_for_the_wall_is_named(folder: Path) -> None:
    (folder / "help/home.md").write_text("# Home\n" + "more\n" * 60, encoding="utf-8")
    with pytest.raises(ContentError, match=r"^help/home.md: has 61 lines, more than 60$"):
        Content(folder).help("home")


def test_a_file_that_is_not_toml_is_named(broken: Breaks) -> None:
    assert broken("kpis.toml", "[[kpi]]", "[[kpi]").startswith("kpis.toml: is not TOML (")


def test_a_template_that_leaves_a_phase_out_is_named(folder: Path) -> None:
    path = folder / "templates.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"after"', '"during"'), encoding="utf-8")
    with pytest.raises(
        ContentError, match=r"^templates.toml: template.b2b.product: stage leaves a phase out$"
    ):
        _ = Content(folder).templates


@pytest.mark.parametrize("file", ["words.toml", "method.toml", "kpis.toml", "help/agenda.md"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ContentError, match=f"^{file}: cannot be read"):
        Content(folder).check()


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "help/home.md").write_bytes("# Home\n\ncaf\xe9\n".encode("latin-1"))
    with pytest.raises(ContentError, match=r"^help/home.md: cannot be read"):
        Content(folder).help("home")


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ContentError, match=r"^assets/tlh: is an unknown language$"):
        load("tlh")


@pytest.mark.parametrize("language", ["", ".", "..", "en/help", "themes.toml"])
def test_a_language_is_a_folder_of_the_assets(language: str) -> None:
    with pytest.raises(ContentError, match="unknown language"):
        load(language)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda content: content.fields("nothing"), "fields.toml: nothing: is missing"),
        (lambda content: content.field("sprint", "nothing"), "fields.toml: sprint.nothing: is missing"),
        (lambda content: content.choices("nothing"), "choices.toml: nothing: is missing"),
        (lambda content: content.choice("gap", "nothing"), "choices.toml: gap.nothing: is missing"),
        (lambda content: content.block("nothing"), "method.toml: block.nothing: is missing"),
        (lambda content: content.template("b2b", "x"), "templates.toml: template.b2b.x: is missing"),
        (lambda content: content.help("nothing"), "help/nothing.md: is of no known stage"),
    ],
)
def test_what_is_not_there_is_named(ask: Callable[[Content], object], says: str) -> None:
    with pytest.raises(ContentError) as caught:
        ask(load())
    assert str(caught.value) == says
