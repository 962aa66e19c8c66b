"""The command `da-nb`: each subcommand is a module of this package."""

import argparse
import sys
from collections.abc import Sequence
from typing import Protocol

from da_nb.cli.terminal import Terminal
from da_nb.errors import DaNbError
from da_nb.registry import discover


class Command(Protocol):
    """A subcommand: how it is called, what it takes, what it does."""

    name: str
    help: str

    def describe(self, parser: argparse.ArgumentParser) -> None:
        """Say what arguments it takes."""

    def run(self, options: argparse.Namespace, terminal: Terminal) -> int:
        """Do it; the exit status, 0 when all is well."""


COMMANDS = discover(__name__, __path__, "COMMANDS")
"""Every subcommand by its name."""


def main(arguments: Sequence[str] | None = None, terminal: Terminal | None = None) -> int:
    """Run the subcommand that `arguments` (None: those of the process) name; its exit status.

    What an author has to mend is said without a traceback, with status 1.
    """
    parser = argparse.ArgumentParser(prog="da-nb", description="Guided interviews: check them, answer them.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in sorted(COMMANDS.items()):
        command.describe(commands.add_parser(name, help=command.help, description=command.help))
    options = parser.parse_args(arguments)
    terminal = terminal or Terminal(sys.stdin, sys.stdout)
    chosen: Command = COMMANDS[options.command]
    try:
        return chosen.run(options, terminal)
    except DaNbError as error:
        terminal.say(str(error))
        return 1
