"""The notebook's magics: parse the line, call the house."""
# IPython's decorators and helpers are not typed.
# mypy: disable-error-code="no-untyped-call,untyped-decorator,union-attr"

import importlib
import sys
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, cell_magic, magics_class, no_var_expand
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
from IPython.display import display

_MAGICS = "interview"


@magics_class
class InterviewMagics(Magics):
    """`%%interview`."""

    @no_var_expand
    @magic_arguments()
    @argument("name", help="variable that the session is bound to")
    @argument("--new", action="store_true", help="begin a new session instead of going on with the stored one")
    @argument("--quiet", action="store_true", help="do not show the screen")
    @argument("--user", default=None, metavar="EMAIL", help="who answers")
    @argument("--param", action="append", default=[], metavar="KEY=VALUE", help="goes into url_args of a new session")
    @cell_magic
    def interview(self, line: str, cell: str) -> None:
        """Load the interview written in this cell and show what it asks.

        Running the cell again keeps the session and its answers, also after the kernel was restarted.
        """
        arguments = parse_argstring(self.interview, line)
        if not arguments.name.isidentifier():
            raise UsageError(f"{arguments.name!r} cannot be a variable; write for example  %%interview tax")
        session = _open(cell, arguments)
        self.shell.user_ns[arguments.name] = session
        if not arguments.quiet:
            display(session)


def _open(cell: str, arguments: Any) -> Any:  # noqa: ANN401 - argparse's namespace, and a class imported late
    # Late: the store and the widgets are needed by the first interview, not by %load_ext.
    return importlib.import_module("da_nb.view.house").open_session(
        # The magic's own line comes first, so that lines count as in the cell.
        f"\n{cell}",
        name=arguments.name,
        shown_as=f"%%interview {arguments.name}",
        new=arguments.new,
        user=arguments.user,
        params=dict(_pair(text) for text in arguments.param),
        strict=True,
    )


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise UsageError(f"--param {text}: write  --param key=value")
    return key, value


def register(shell: InteractiveShell) -> None:
    """Add the magics to the shell. Nothing is started."""
    shell.register_magics(InterviewMagics)


def unregister(shell: InteractiveShell) -> None:
    """Take the magics away and end threads, processes and connections."""
    shell.magics_manager.magics["cell"].pop(_MAGICS, None)
    shell.magics_manager.registry.pop(InterviewMagics.__name__, None)
    house = sys.modules.get("da_nb.view.house")
    if house is not None:
        house.HOUSE.close()
