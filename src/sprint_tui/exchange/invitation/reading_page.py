"""All there is to read as one page of HTML: nothing outside it, no script, by day, by night, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.exchange.invitation.markup import element, paragraph, safe
from sprint_tui.exchange.invitation.reading_parts import Parts
from sprint_tui.store.facts import segments_in_play

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.reading import Section
    from sprint_tui.store.rows import SprintRows


def reading_page(rows: SprintRows, content: Content, language: str = "en") -> str:
    """Return the page: whom it is about, what is in it, and every part to read."""
    words = content.words
    title = words("page.title", title=rows.sprint.title)
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(title)}</title><style>{_style()}</style>"
    )
    body = "\n".join((*_about(rows, content), _contents(content), *_sections(content)))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


@cache
def _style() -> str:
    return (resources.files("sprint_tui") / "assets" / "page.css").read_text(encoding="utf-8")


def _about(rows: SprintRows, content: Content) -> Iterator[str]:
    words, sprint = content.words, rows.sprint
    yield element("h1", safe(sprint.title))
    if sprint.promise.strip():
        yield paragraph(words("page.promise"), class_="quiet")
        yield element("blockquote", safe(sprint.promise))
    segments = segments_in_play(rows)
    markets = map_names(content, [one.market for one in segments])
    for segment, market in zip(segments, markets, strict=True):
        told = ": ".join(part for part in (market, segment.name, segment.behaviour) if part.strip())
        if told:
            yield paragraph(words("page.whom", segment=told))
    yield paragraph(words("page.about", first=content.reading.part("juice_tune_in").title))


def _contents(content: Content) -> str:
    words = content.words

    def listed(section: Section) -> str:
        parts = (
            element(
                "li",
                element("a", safe(part.title), href=f"#{part.key}"),
                element("span", safe(words("page.minutes", n=part.minutes)), class_="quiet"),
            )
            for part in section.parts
        )
        return element("p", safe(section.title)) + element("ol", *parts)

    inner = "".join(listed(section) for section in content.reading.sections)
    return element("nav", inner)


def _sections(content: Content) -> Iterator[str]:
    parts = Parts(content)
    for section in content.reading.sections:
        yield element("h2", safe(section.title))
        yield paragraph(section.about, class_="quiet")
        for part in section.parts:
            head = element("h3", safe(part.title)) if part.title != section.title else ""
            yield element("section", head, *parts.markup(part), id=part.key)
