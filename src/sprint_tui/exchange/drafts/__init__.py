"""The drafts that people send: workbooks and CSV files of their own making, and our prep form filled in."""
