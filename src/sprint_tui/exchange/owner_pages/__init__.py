"""One page for each owner: what is theirs, how it is measured, by when, and who helps."""

from sprint_tui.exchange.owner_pages.page import make_page, people_with_something
from sprint_tui.exchange.owner_pages.write import folder_name, page_name, write_pages

__all__ = [
    "folder_name",
    "make_page",
    "page_name",
    "people_with_something",
    "write_pages",
]
