"""The page of files that came in: what each holds, before and after it is taken."""

from sprint_tui.screens.inbox.screen import InboxPage

__all__ = ["InboxPage"]
