"""What may stand on the command line. Imported only when something does: argparse takes its time."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from sprint_tui import __version__
from sprint_tui.commands import boundary
from sprint_tui.commands.boundary import PROGRAM
from sprint_tui.commands.errors import CommandError
from sprint_tui.domain import codes


def parser() -> argparse.ArgumentParser:
    """Return the parser. Its help texts are keys of words, looked up when help is asked for."""
    top = _Parser(prog=PROGRAM, description="description", epilog="epilog", formatter_class=_Formatter)
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}", help="version")
    top.add_argument("--db", type=Path, metavar="FILE", help="db")
    top.set_defaults(module="home")
    commands = top.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def add(name: str, module: str = "") -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=name, description=name, formatter_class=_Formatter)
        added.add_argument("--db", type=Path, metavar="FILE", help="db", default=argparse.SUPPRESS)
        added.set_defaults(module=module or name)
        return added

    _add_app_commands(add("open"), add("demo"))
    _add_new(add("new"))
    _add_invite(add("invite"))
    add("list", "listing").add_argument("--json", action="store_true", help="json")
    _add_export(add("export"))
    check = add("check")
    check.add_argument("sprint", metavar="SPRINT", help="sprint")
    check.add_argument("--json", action="store_true", help="json")
    add("backup").add_argument("to", metavar="PATH", nargs="?", type=Path, help="backup_path")
    add("restore").add_argument("copy", metavar="PATH", type=Path, help="restore_path")
    add("doctor")
    _add_import(add("import", "import_"))
    return top


def _add_app_commands(open_: argparse.ArgumentParser, demo: argparse.ArgumentParser) -> None:
    open_.add_argument("sprint", metavar="SPRINT", help="sprint")
    open_.add_argument("stage", metavar="STAGE", nargs="?", default="", help="stage")
    open_.add_argument("--wall", action="store_true", help="wall")
    demo.set_defaults(sprint="demo")


def _add_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("title", metavar="TITLE", help="title")
    new.add_argument("--audience", choices=codes.AUDIENCES[1:], default="", help="audience")
    new.add_argument("--offer", choices=codes.OFFERS[1:], default="", help="offer")


def _add_invite(invite: argparse.ArgumentParser) -> None:
    invite.add_argument("sprint", metavar="SPRINT", help="sprint")
    invite.add_argument("-o", dest="to", metavar="DIR", type=Path, help="invite_folder")
    invite.add_argument("--force", action="store_true", help="force")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("sprint", metavar="SPRINT", help="sprint")
    export.add_argument("-f", dest="format", choices=("xlsx", "json", "md", "ics"), help="format")
    export.add_argument("--paper", action="store_true", help="paper")
    export.add_argument("--owner", metavar="NAME", help="owner")
    export.add_argument("--card", action="store_true", help="card")
    export.add_argument("-o", dest="to", metavar="PATH", type=Path, help="export_path")
    export.add_argument("--force", action="store_true", help="force")


def _add_import(import_: argparse.ArgumentParser) -> None:
    import_.add_argument("files", metavar="FILE", nargs="+", type=Path, help="files")
    import_.add_argument("--into", metavar="SPRINT", default="", help="into")
    import_.add_argument("--as", dest="person", metavar="NAME", help="as")
    import_.add_argument("--dry-run", action="store_true", help="dry_run")


class _Parser(argparse.ArgumentParser):
    """A parser that takes no short forms of options, and raises instead of ending the process."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, allow_abbrev=False)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        raise CommandError("usage", 2, problem=message, command=self.prog)

    def format_help(self) -> str:
        """Put the words in: nothing but help needs them, and reading them takes time."""
        words = boundary.words()
        about, more = self.description, self.epilog
        self.description = about and words(f"cli.help.{about}")
        self.epilog = more and words(f"cli.help.{more}")
        try:
            return super().format_help()
        finally:
            self.description, self.epilog = about, more


class _Formatter(argparse.HelpFormatter):
    """Puts the words in for each argument."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        if not action.help or isinstance(action, argparse._HelpAction):
            return action.help
        return boundary.words()(f"cli.help.{action.help}").replace("%", "%%")
