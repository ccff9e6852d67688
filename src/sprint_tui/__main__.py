"""`python -m sprint_tui` is the same as `sprint-tui`."""

from sprint_tui.cli import main

if __name__ == "__main__":
    main()
