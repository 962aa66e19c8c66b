"""The notebook's magics: parse the line, call the house."""
# IPython's decorators and helpers are not typed.
# mypy: disable-error-code="no-untyped-call,untyped-decorator,union-attr"

import importlib
import re
import sys
from pathlib import Path
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class, no_var_expand
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
from IPython.display import display

_MAGICS = ("interview", "cron", "email", "outbox")


@magics_class
class InterviewMagics(Magics):
    """`%%interview NAME` and `%interview REF [NAME]`."""

    @no_var_expand
    @magic_arguments()
    @argument("what", nargs="+", metavar="[REF] NAME", help="file or reference, and variable the session is bound to")
    @argument("--new", action="store_true", help="begin a new session instead of going on with the stored one")
    @argument("--quiet", action="store_true", help="do not show the screen")
    @argument("--user", default=None, metavar="EMAIL", help="who answers")
    @argument("--param", action="append", default=[], metavar="KEY=VALUE", help="goes into url_args of a new session")
    @line_cell_magic
    def interview(self, line: str, cell: str | None = None) -> None:
        """Load an interview and show what it asks.

        `%%interview NAME` loads the text of the cell. `%interview REF [NAME]` loads a file: REF is the path of a .yml
        file or package:data/questions/file.yml; without NAME the session is called like the file.

        Running it again keeps the session and its answers, also after the kernel was restarted.
        """
        arguments = parse_argstring(self.interview, line)
        source, name, shown_as = _in_line(arguments.what) if cell is None else _in_cell(arguments.what, cell)
        session = _open(source, name, shown_as, arguments)
        self.shell.user_ns[name] = session
        if not arguments.quiet:
            display(session)

    @no_var_expand
    @magic_arguments()
    @argument("type", nargs="?", default="cron_daily", help="which tasks: cron_hourly, cron_daily, or another name")
    @argument("--at", nargs="+", default=None, metavar="WHEN", help="as of then: +20d, +3h, or 2027-01-31 09:00")
    @line_magic
    def cron(self, line: str) -> Any:  # noqa: ANN401 - imported late
        """Run scheduled tasks in all sessions that want them, and show what became of each."""
        arguments = parse_argstring(self.cron, line)
        at = None if arguments.at is None else " ".join(arguments.at).strip("\"'")
        try:
            return importlib.import_module("da_nb.view.house").cron(arguments.type, at=at)
        except ValueError as error:
            raise UsageError(str(error)) from error

    @no_var_expand
    @line_cell_magic
    def email(self, line: str, cell: str | None = None) -> Any:  # noqa: ANN401 - imported late
        """Deliver a mail to the sessions it is addressed to, and show who got it.

        `%email FILE.eml` takes a file. `%%email NAME` takes the cell: headers, an empty line, the text; one that
        names no recipient goes to the first address of the session in the variable NAME.
        """
        house, given = importlib.import_module("da_nb.view.house"), line.strip().strip("\"'")
        if cell is None:
            if not given:
                raise UsageError("%email takes a file; write for example  %email answer.eml")
            try:
                return house.deliver(Path(given).expanduser())
            except OSError as error:
                raise UsageError(f"{given} cannot be read: {error.strerror}") from error
        return house.deliver(_addressed(cell, self.shell.user_ns.get(given), given))

    @line_magic
    def outbox(self, line: str) -> Any:  # noqa: ANN401 - imported late
        """Show the mails that interviews have sent; none of them has left the machine."""
        del line
        return importlib.import_module("da_nb.view.house").outbox()


def _addressed(text: str, session: Any, name: str) -> bytes:  # noqa: ANN401 - a Session, imported late
    """The message of `%%email NAME`, with a recipient when it names none."""
    text = text.lstrip("\n")
    head, _, _ = text.partition("\n\n")
    if not re.search(r"(?im)^(to|cc|envelope-to|resent-to|resent-cc):", head):
        if session is None:
            raise UsageError(f"The mail has no To: line, and {name!r} is no session it could go to.")
        addresses = session.addresses
        if not addresses:
            raise UsageError(f"{name} has no address yet; its interview gets one by calling  interview_email()")
        text = f"To: {addresses[0]}\n{text}"
    return text.encode()


def _in_cell(words: list[str], cell: str) -> tuple[str, str, str]:
    """Source, session's name, and what errors call the text, of `%%interview NAME`."""
    if len(words) > 1:
        raise UsageError(f"%%interview takes one name, not {' '.join(words)!r}; files are for  %interview REF")
    # The magic's own line comes first, so that lines count as in the cell.
    return f"\n{cell}", _variable(words[0], "%%interview tax"), f"%%interview {words[0]}"


def _in_line(words: list[str]) -> tuple[str, str, str]:
    """The same of `%interview REF [NAME]`."""
    if len(words) > 2:
        raise UsageError(f"%interview takes a file and a name, not {' '.join(words)!r}; put quotes around a path")
    reference = words[0].strip("\"'")
    stem = re.sub(r"\W", "_", re.split(r"[:/\\]", reference)[-1].rpartition(".")[0] or reference)
    name = words[1] if len(words) == 2 else stem
    return str(Path(reference).expanduser()), _variable(name, f"%interview {words[0]} tax"), name


def _variable(name: str, example: str) -> str:
    if not name.isidentifier():
        raise UsageError(f"{name!r} cannot be a variable; write for example  {example}")
    return name


def _open(source: str, name: str, shown_as: str, arguments: Any) -> Any:  # noqa: ANN401 - argparse's, imported late
    # Late: the store and the widgets are needed by the first interview, not by %load_ext.
    return importlib.import_module("da_nb.view.house").open_session(
        source,
        name=name,
        shown_as=shown_as,
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
    for kind in ("line", "cell"):
        for name in _MAGICS:
            shell.magics_manager.magics[kind].pop(name, None)
    shell.magics_manager.registry.pop(InterviewMagics.__name__, None)
    house = sys.modules.get("da_nb.view.house")
    if house is not None:
        house.HOUSE.close()
