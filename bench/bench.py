"""What the app costs beside the plainest program that does the same. See --help."""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
import tempfile
import time
from pathlib import Path

from figures import HEAD

WHAT = ("start", "keys", "idle", "wall", "workbook", "store")
MODULES = {
    **{"start": "startup", "keys": "keys", "idle": "idle", "wall": "follow"},
    **{"workbook": "workbook", "store": "steps"},
}
ABOUT = """\
Every figure of ours stands beside that of the plainest program doing the same, measured in turns in the
same run in the same environment: read the ratio, not the milliseconds. Nothing is asserted, nothing kept.

start      From the start of the program in a pseudo terminal of 100 x 28 until Home has painted the text
           of the list, and until a key pressed then has moved its cursor; beside an empty Textual app. The
           ratio is the median of the runs' own ratios. With 3 and with 10,000 sprints.
keys       From a key to the end of the first frame that answers it: moves on Home (3 and 10,000 sprints)
           and on Journey (9, 40 and 320 touchpoints with full lanes, sideways, between lanes, and typing in
           a cell); beside a plain list by Textual's line API with as many rows, both up at once, keys in
           turns. p50 and p99.
idle       CPU in percent of one core and bytes a second to the terminal, with nobody at the keys: Home and
           Journey without a clock, beside an empty Textual app; Agenda and Journey with a running clock,
           beside a plain Textual app with one Digits clock. All are up at once, over the same seconds.
wall       From a key in one window until a second one, opened with --wall, has painted what it did; beside
           the answer of the first window. p50 and the worst.
workbook   The finished example as a workbook, from its rows to the file, beside plain openpyxl writing the
           same cells and nothing else, with styles made once and shared, or set cell by cell; and beside
           the former with cells merged, columns and rows sized as ours. Ours has a chart, dropdowns, hidden
           ids and a page set up for each sheet as well.
store      One step (one field and its line of history) until it is on the disk, beside a plain sqlite3
           update and commit with the same pragmas; and a whole sprint read, beside plain sqlite3 reading
           the same rows. p50 and p99.
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, epilog=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", help=f"{', '.join(WHAT)} (all of them when none is named)")
    parser.add_argument("--runs", type=int, default=15, help="starts, workbooks of each side (default 15)")
    parser.add_argument("--keys", type=int, default=100, help="keys, steps of each side (default 100)")
    parser.add_argument("--seconds", type=int, default=10, help="seconds of idling (default 10)")
    options = parser.parse_args()
    if unknown := set(options.what) - set(WHAT):
        parser.error(f"there is no {', '.join(sorted(unknown))}: name {', '.join(WHAT)}, or none")
    if sys.platform == "win32":
        parser.error("the programs are run in pseudo terminals, which Windows has not")
    print(f"Python {platform.python_version()}, {platform.system()}, Textual {_version('textual')}")
    print(HEAD)
    counts = {"keys": options.keys, "wall": options.keys // 2, "store": options.keys, "idle": options.seconds}
    for what in options.what or WHAT:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="sprint-tui-bench-") as folder:
            importlib.import_module(MODULES[what]).run(Path(folder), counts.get(what, options.runs))
        print(f"  {what}: {time.monotonic() - began:.0f} s", flush=True)


def _version(name: str) -> str:
    return importlib.import_module("importlib.metadata").version(name)


if __name__ == "__main__":
    main()
