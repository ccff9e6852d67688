"""What participants get before the meeting: a file each, the form, a page to read, the text of a mail."""

from sprint_tui.exchange.invitation.write import folder_name, holds_invitation, write_invitation

__all__ = ["folder_name", "holds_invitation", "write_invitation"]
