"""What more than one screen shows: the frame, lists, the editor strip, the clock head, modals."""
