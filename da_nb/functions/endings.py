"""End an evaluation with something other than a question, and say how it is saved (language 4.10, 5.5)."""

import html
import json
from collections.abc import Iterable, Mapping

from da_nb.current import current
from da_nb.errors import InterviewError
from da_nb.functions.screen import part_said
from da_nb.functions.whole import all_variables
from da_nb.language.cleaning import clean
from da_nb.language.markup import to_html, to_inline
from da_nb.language.rendering import Rendering
from da_nb.language.wordtable import word
from da_nb.model.outcome import EMPTY_REPLY, Commanded, Replied
from da_nb.model.screen import SPECIAL_BUTTONS, Button, Screen
from da_nb.objects.media import media_of
from da_nb.objects.serial import serializable
from da_nb.terminators import Command, Reply, ShowMessage

COMMANDS = frozenset((*SPECIAL_BUTTONS, "interview_exit", "wait"))
SAVING = ("new", "overwrite", "ignore")
WAIT_S = 4.0
WITH_FILES = Rendering(files=media_of)


def message(
    title: object = "",
    text: object = "",
    *,
    show_restart: bool | None = None,
    show_exit: bool | None = None,
    show_leave: bool | None = None,
    url: str | None = None,
    buttons: Iterable[Mapping[str, object]] | None = None,
    reload: float | None = None,
    dead_end: bool = False,
) -> None:
    """Show a screen with this heading and text, and buttons to end or begin again; never returns.

    `buttons` are mappings from label to what a special button does, and replace the others. Source: language 5.5.
    """
    if dead_end:
        shown: list[tuple[str, str]] = []
    elif buttons is not None:
        shown = [(str(label), str(kind)) for button in buttons for label, kind in button.items()]
    else:
        leaves = bool(show_leave)
        exits = show_exit is not False and (show_exit is True or not leaves)
        standard = (
            ("Exit", "exit", exits),
            ("Leave", "leave", leaves),
            ("Restart", "restart", show_restart is not False),
        )
        shown = [(word(label), kind) for label, kind, wanted in standard if wanted]
    _show(str(title), str(text), [_button(at, *button, url) for at, button in enumerate(shown)], reload)


def _button(at: int, label: str, kind: str, url: str | None) -> Button:
    style = SPECIAL_BUTTONS.get(kind, "primary")
    return Button(f"b{at}", to_inline(label), special=kind, style=style, url=url if kind in ("exit", "leave") else None)


def _show(title: str, text: str, buttons: Iterable[Button], reload_s: float | None) -> None:
    raise ShowMessage(
        Screen(
            block="",
            question=title,
            title=to_inline(title, WITH_FILES),
            subquestion=to_html(text, WITH_FILES) if text else "",
            buttons=tuple(buttons),
            reload_s=reload_s,
        )
    )


def command(
    kind: str = "exit",
    *,
    url: str | None = None,
    sleep: float | None = None,
    question_text: str | None = None,
    subquestion_text: str | None = None,
) -> None:
    """Do what the special button of that name does; never returns. Source: language 5.5, 10.2.

    Beside those 'interview_exit' does what the menu's Exit does, and 'wait' shows a screen that looks again after
    `sleep` seconds.
    """
    if kind not in COMMANDS:
        raise InterviewError(f"command() does not know {kind!r}", None, f"Use one of: {', '.join(sorted(COMMANDS))}.")
    if kind == "wait":
        _show(question_text or word("Please wait . . ."), subquestion_text or "", (), sleep or WAIT_S)
    if kind == "interview_exit":
        kind = part_said("exit link") or "leave"
        url = url or part_said("exit url")
    raise Command(Commanded(kind, url))


def response(
    response: object = None,
    *,
    binaryresponse: bytes | None = None,
    file: object = None,
    url: str | None = None,
    null: bool = False,
    content_type: str = "text/plain; charset=utf-8",
    response_code: int = 200,
    sleep: float | None = None,
) -> None:
    """Show a text in place of a screen; never returns. Source: language 5.5.

    `file` shows a file, `url` leads there. A notebook sends no HTTP answers, so `response_code` and `sleep` say
    nothing here; what `content_type` calls HTML is shown as such.
    """
    del response_code, sleep
    if url is not None:
        raise Command(Commanded("leave", url))
    if file is not None:
        # A file of the session shows itself; anything else is a reference to one.
        show = getattr(file, "show", lambda: f"[FILE {file}]")
        raise Reply(Replied(str(getattr(file, "filename", file)), to_html(str(show()), WITH_FILES)))
    given = response if binaryresponse is None else binaryresponse.decode("utf-8", "replace")
    text = "null" if null else EMPTY_REPLY if given is None else str(given)
    shown = clean(text) if content_type.startswith("text/html") else f"<pre>{html.escape(text)}</pre>"
    raise Reply(Replied(text, shown, null))


def json_response(data: object, response_code: int | None = None) -> None:
    """Show data as JSON in place of a screen; never returns. Source: language 5.5."""
    del response_code
    text = json.dumps(serializable(data), sort_keys=True, indent=2)
    raise Reply(Replied(text, f"<pre>{html.escape(text)}</pre>"))


def variables_as_json(include_internal: bool = False) -> None:
    """Show all variables as JSON in place of a screen; never returns. Source: library 2."""
    json_response(all_variables(include_internal=include_internal))


def set_save_status(mode: str) -> None:
    """How the answers are saved when this evaluation ends. Source: language 6.

    'new' is a step of its own, 'overwrite' none, 'ignore' saves nothing and is final; other texts do nothing.
    """
    evaluation = current()
    if mode in SAVING and evaluation.save != "ignore":
        evaluation.save = mode


def prevent_going_back() -> None:
    """Back leads neither to the screens before the next one nor from it. Source: language 6."""
    current().bars_back = True


FUNCTIONS = (command, json_response, message, prevent_going_back, response, set_save_status, variables_as_json)
