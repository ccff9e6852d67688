"""Calendar files: when to prepare, the meeting, and the days that follow from it."""
