"""An interview in a terminal: a page is written, its fields are asked one by one, and what is typed is sent."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from da_nb.cli.terminal import Terminal
from da_nb.datatypes.several import SEVERAL, sent
from da_nb.language.markup import plain
from da_nb.runtime.parts import Parts
from da_nb.runtime.runner import Runner
from da_nb.view.collect import groups_of
from da_nb.view.links import links_in
from da_nb.view.messages import handle
from da_nb.view.page import Page, page_of
from da_nb.view.plain import text_of
from da_nb.view.uploads import hand_over
from da_nb.view.visibility import as_drawn, hidden_in, unsent_in

HELP = """\
Type an answer and press Enter; Enter alone keeps what stands in brackets.
Options can be given by number or by name, several with commas between them; \\n in a text begins a new line.
  :back  the screen before       :link N  follow a link of the screen
  :help  this text               :quit    leave; answers given so far stay in the session"""
YES, NO = ("y", "yes", "true", "1"), ("n", "no", "false", "0")


class Quit(Exception):
    """The person has had enough."""


class Instead(Exception):
    """The person asks for something else than an answer: a message to send."""

    def __init__(self, message: dict[str, Any]) -> None:
        super().__init__(message)
        self.message = message


class Conversation:
    """One person's visit in a terminal."""

    def __init__(self, runner: Runner, parts: Parts, terminal: Terminal) -> None:
        self._runner = runner
        self._parts = parts
        self._terminal = terminal
        self._key = ""
        # How many times something was asked: a screen that asks nothing has to be left by hand.
        self._asked = 0
        self._typed: dict[str, str | None] = {}

    def run(self) -> int:
        """Go on until the interview ends, or the input does; the exit status."""
        while True:
            page = page_of(self._runner)
            if page["key"] != self._key:
                self._key, self._typed = page["key"], as_drawn(page)
            self._draw(page)
            if page["closed"]:
                return 0
            try:
                message = self._answer(page)
            except EOFError:
                return self._left(page)
            except Quit:
                return 0
            except Instead as other:
                message = other.message
            if message is None:
                return self._left(page)
            if not handle(self._runner, {**message, "page": page["number"]}):
                self._terminal.say("That leads nowhere from here.")

    def _left(self, page: Page) -> int:
        """Status when nothing more comes: well only where nothing more was asked."""
        note = page["note"] or {}
        return 1 if page["buttons"] or note.get("level") == "error" else 0

    def _draw(self, page: Page) -> None:
        """The page without its inputs, which are drawn as they are asked."""
        bare = {**page, "fields": [], "buttons": [], "back": None}
        bare.pop("collect", None)
        self._terminal.say()
        self._terminal.say("-" * len(page["title_text"][:80]))
        self._terminal.say(text_of(bare, "\n\n"))
        for number, (label, _) in enumerate(_links(page), 1):
            self._terminal.say(f"  link {number}: {label}")

    def _answer(self, page: Page) -> dict[str, Any] | None:
        """The message that answers the page; None when there is nothing to answer."""
        refused = [name for name in page["errors"] if name]
        before = self._asked
        for field in page["fields"]:
            if field["variable"] in hidden_in(page, self._typed) or field["control"] == "hidden":
                continue
            if refused and field["variable"] not in refused:
                continue
            self._fill(page, field)
        if page["buttons"]:
            return self._submit(page, self._button(page, sends=self._asked > before))
        if page["reload_ms"] is not None:
            time.sleep(page["reload_ms"] / 1000)
            return {"kind": "reload"}
        if _links(page):
            self._ask("(the end; :link N follows a link) ")
        return None

    def _fill(self, page: Page, field: Page) -> None:
        if field["control"] == "note":
            self._terminal.say(plain(field.get("html", "")))
            return
        self._terminal.say()
        for message in page["errors"].get(field["variable"], []):
            self._terminal.say(f"! {message}")
        label = field["label_text"] or field["variable"]
        if field["variable"] in unsent_in(page, self._typed):
            self._terminal.say(f"{label}: {self._typed.get(field['variable']) or ''} (cannot be changed)")
        elif "upload" in field:
            self._hand_over(field, label)
        elif field["control"] == "checkbox":
            self._tick(field, label)
        elif field.get("choices"):
            self._choose(field, label)
        else:
            self._type(field, label)

    def _type(self, field: Page, label: str) -> None:
        hint = f" ({field['hint']})" if field.get("hint") else ""
        held = self._typed.get(field["variable"])
        typed = self._ask(f"{label}{hint}{_held(held)}: ", field)
        if typed:
            self._typed[field["variable"]] = typed.replace("\\n", "\n")

    def _hand_over(self, field: Page, label: str) -> None:
        """Ask for the path of a file, which may be the picture of a signature."""
        kept = ", ".join(file["name"] for file in field["upload"].get("kept", []))
        several = field["upload"].get("several")
        while typed := self._ask(
            f"{label} (path{'s with ; between' if several else ''}){_held(kept)}: ", field
        ).strip():
            paths = [Path(one.strip()).expanduser() for one in (typed.split(";") if several else [typed])]
            missing = next((path for path in paths if not path.is_file()), None)
            if missing is None:
                numbers = [hand_over(self._runner, self._parts, path.name, path.read_bytes()) for path in paths]
                self._typed[field["variable"]] = json.dumps(numbers)
                return
            self._terminal.say(f"There is no file {missing}.")

    def _tick(self, field: Page, label: str) -> None:
        ticked = self._typed.get(field["variable"]) is not None
        while True:
            typed = self._ask(f"{label} (y/n){_held('y' if ticked else 'n')}: ", field).strip().lower()
            if typed in YES:
                self._typed[field["variable"]] = field["ticked"]
            elif typed in NO:
                self._typed[field["variable"]] = None
            elif typed:
                self._terminal.say("Type y or n.")
                continue
            return

    def _choose(self, field: Page, label: str) -> None:
        choices = field["choices"]
        self._terminal.say(label)
        for number, choice in enumerate(choices, 1):
            self._terminal.say(f"  {number}. {choice['label_text']}")
        several = field["control"] in SEVERAL
        while True:
            typed = self._ask(f"Number{'s' if several else ''}{_held(self._chosen(field))}: ", field).strip()
            if not typed:
                return
            words = [word.strip() for word in typed.split(",")] if several else [typed]
            found = [_choice_of(choices, word) for word in words]
            if None not in found:
                self._typed[field["variable"]] = json.dumps(found) if several else found[0]
                return
            if field["control"] in ("combobox", "datalist"):
                self._typed[field["variable"]] = typed
                return
            self._terminal.say(f"Type a number from 1 to {len(choices)}, or the name of an option.")

    def _chosen(self, field: Page) -> str | None:
        raw = self._typed.get(field["variable"])
        keys = (json.loads(raw) if raw else []) if field["control"] in SEVERAL else [raw]
        labels = [choice["label_text"] for choice in field["choices"] if choice["value"] in keys]
        return ", ".join(labels) or None

    def _button(self, page: Page, *, sends: bool) -> str:
        """Id of the button; a single one needs no press when `sends`, for then the answers typed were enough."""
        buttons = [button for button in page["buttons"] if not button.get("clears")]
        if len(buttons) == 1:
            if not sends:
                self._ask(f"[Enter: {buttons[0]['label_text']}] ")
            return str(buttons[0]["id"])
        self._terminal.say()
        for number, button in enumerate(buttons, 1):
            self._terminal.say(f"  {number}. {button['label_text']}")
        options = [{"value": button["id"], "label_text": button["label_text"]} for button in buttons]
        while True:
            found = _choice_of(options, self._ask("Number: ").strip())
            if found is not None:
                return found
            self._terminal.say(f"Type a number from 1 to {len(buttons)}, or the name of a button.")

    def _submit(self, page: Page, button: str) -> dict[str, Any]:
        unsent = unsent_in(page, self._typed)
        values: dict[str, str] = {}
        for field in page["fields"]:
            name = field["variable"]
            raw = self._typed.get(name)
            if name in unsent or field["control"] == "note":
                continue
            if field["control"] in SEVERAL:
                values |= sent([(choice["value"], choice["name"]) for choice in field["choices"]], raw)
            elif raw is not None:
                values[name] = raw
        groups = groups_of(page["collect"]) if "collect" in page else {}
        return {"kind": "submit", "button": button, "values": values, "hidden": sorted(unsent), **groups}

    def _ask(self, prompt: str, field: Mapping[str, Any] | None = None) -> str:
        """What is typed, after the commands that were typed before it."""
        self._asked += 1
        while True:
            typed = self._terminal.ask(prompt)
            command, _, number = typed.strip().partition(" ")
            match command:
                case ":back":
                    raise Instead({"kind": "back"})
                case ":quit":
                    raise Quit
                case ":link":
                    links = _links(page_of(self._runner))
                    if number.isdecimal() and 1 <= int(number) <= len(links):
                        raise Instead({"kind": "action", "link": links[int(number) - 1][1]})
                    self._terminal.say(f"The screen has {len(links)} links.")
                case ":help":
                    self._terminal.say(HELP)
                    if field is not None and field.get("help"):
                        self._terminal.say(plain(field["help"]))
                case _:
                    return typed


def _links(page: Page) -> list[tuple[str, str]]:
    """Labels and addresses of links that do something here."""
    texts = [page["title"], page["subquestion"], page["under"]]
    return [(label, address) for label, address in links_in("\n".join(texts)) if address.startswith("?")]


def _held(value: str | None) -> str:
    return f" [{value}]" if value else ""


def _choice_of(choices: list[Page], typed: str) -> str | None:
    """Raw value of the option with this number or label; None when there is no such."""
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return str(choices[int(typed) - 1]["value"])
    alike = (str(one["value"]) for one in choices if one["label_text"].casefold() == typed.casefold())
    return next(alike, None)
