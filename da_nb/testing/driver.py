"""InterviewDriver: a person at the screen, in Python. It uses the page and the messages a browser uses."""

import json
import tempfile
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from da_nb.config import DaNb
from da_nb.datatypes.several import toggled
from da_nb.language.sources import load
from da_nb.model.session import SessionKey
from da_nb.model.updates import ScreenUpdate
from da_nb.runtime.app import App
from da_nb.runtime.changes import View
from da_nb.runtime.runner import Runner
from da_nb.testing.handing import CANVAS, find_kind, signature, with_file
from da_nb.testing.live import LiveScreen
from da_nb.testing.lookups import (
    CLEAR,
    CLICKED,
    LISTS,
    TICKED,
    FieldView,
    NoSuchButton,
    blanks,
    buttons_of,
    document_links,
    field_views,
    find_boxes,
    find_button,
    find_field,
    find_link,
    find_options,
    keys_of,
    missing_option,
    sent_by,
    value_of,
)
from da_nb.testing.opened import Opened, html_in, menu_link, part_links
from da_nb.testing.timed import Timed
from da_nb.timekeeping import Clock
from da_nb.view.collect import COLLECT, changed, groups_of
from da_nb.view.house import identity_of
from da_nb.view.links import links_in
from da_nb.view.messages import handle
from da_nb.view.page import page_of, strip_of
from da_nb.view.plain import text_of
from da_nb.view.session import Session
from da_nb.view.uploads import hand_over
from da_nb.view.visibility import hidden_in, seen, unsent_in

TYPED = ("text", "area", "number", "email", "password", "date", "time", "datetime", "combobox", "datalist")
"""Controls that are typed into."""
SHOWN = ("flash", "refresh", "javascript", "fields", "target")
"""Kinds of updates that are kept for `updates`."""


class InterviewDriver(Timed):
    """One person's visit. Make it with `open`; `close()` ends what it started (it is a context manager)."""

    def __init__(
        self, app: App, session: Session, runner: Runner, folder: tempfile.TemporaryDirectory[str] | None = None
    ) -> None:
        self._folder = folder
        self.session = session
        super().__init__(app, runner)
        self.updates: list[ScreenUpdate] = []
        self._flashes: list[str] = []
        self._touched: set[str] = set()
        self._opened = Opened()
        self._collect: dict[str, Any] = {}
        self._key = ""
        # What the fields held when the page was drawn.
        self._drawn: dict[str, str | None] = {}
        # The session may be driven from code between what this person does.
        self._redrawn = False
        self._view = View(self._redraw, lambda: None, self._heard)
        self._runner.changes.attach(self._view)
        self._follow()

    @classmethod
    def open(
        cls,
        source: str | Path,
        *,
        params: Mapping[str, str] | None = None,
        packages: Mapping[str, str | Path] | None = None,
        user: str | None = None,
        session: str | None = None,
        cluster: object = "inline",
        store: str | None = None,
    ) -> Self:
        """Open an interview: YAML text, a path or a reference.

        `packages` maps package names to folders; `session` is the id of one to join in the same `store` (a database
        URL; by default a store of its own). `cluster` is 'inline' (an action runs at the next `advance()`, or when
        something waits for it), 'embedded', an address, or a Dask Client.
        Raises InterviewError when the text does not compile, SessionGone for an unknown session.
        """
        folder = None if store else tempfile.TemporaryDirectory(prefix="da_nb-")
        url = store or f"sqlite:///{folder.name if folder else ''}/sessions.sqlite"
        app = App(config=DaNb(), store=url, cluster=cluster, clock=Clock())
        try:
            folders = {name: Path(where) for name, where in (packages or {}).items()}
            bundle = load(source, "interview", packages=folders)
            key = SessionKey("driver", uuid.uuid4().hex, user)
            runner, created = app.open(bundle, key, identity=identity_of(user), session=session)
            opened = Session(app, runner)
            opened.begin(bundle, params or {}, created=created, strict=False)
            return cls(app, opened, runner, folder)
        except BaseException:
            app.close()
            if folder is not None:
                folder.cleanup()
            raise

    # -- what a person sees

    @property
    def page(self) -> dict[str, Any]:
        """The page as the browser gets it."""
        if self._redrawn:
            self._follow()
        page = self._live.seen(page_of(self._runner))
        pushed = [{"message": message, "level": "info"} for message in self._flashes]
        collect = {"collect": {**page["collect"], **self._collect}} if "collect" in page else {}
        return {**page, **collect, "flashes": [*page["flashes"], *pushed]}

    @property
    def text(self) -> str:
        """Everything a person can read, white space normalised; background actions only when they have failed."""
        failed = [f"{task['name']} {task['state']} {task['message']}" for task in self._strip() if task["ended_ms"]]
        return " ".join(" ".join([text_of(self._seen, " "), *failed]).split())

    @property
    def html(self) -> str:
        """The HTML of the page's texts."""
        return html_in(self._seen)

    @property
    def title(self) -> str:
        """The heading."""
        return str(self.page["title_text"])

    @property
    def buttons(self) -> list[str]:
        """Labels of the buttons, Back included when there is one."""
        return [label for label, _ in buttons_of(self._seen)]

    @property
    def links(self) -> list[str]:
        """Labels of the links, those to documents last."""
        return [label for label, _ in self._links]

    @property
    def fields(self) -> list[FieldView]:
        """The fields, with what is typed in them now."""
        page = self.page
        return field_views(page, self._typed, hidden_in(page, self._typed), unsent_in(page, self._typed))

    @property
    def errors(self) -> list[str]:
        """Messages now visible: at the top, beside fields, and of an error in the interview."""
        return self.session.errors

    @property
    def answers(self) -> Mapping[str, Any]:
        """The interview's variables."""
        return self.session.answers

    @property
    def closed(self) -> bool:
        """Whether the session is gone, or this person has left it."""
        return bool(self.page["closed"])

    # -- what a person does

    def set(self, name: str, value: object, nth: int = 1) -> None:
        """Type into the field with this label or variable; a checkbox takes True and False."""
        field = find_field(self._seen, name, nth)
        if field["control"] == "checkbox":
            self._tick(field, ticked=value in (True, "True", field["ticked"]))
        elif field["control"] in TICKED:
            self._type(field, json.dumps(keys_of(field, value)))
        else:
            self._type(field, None if value is None else value_of(field, str(value)))
        if "asks_after" in field:
            self._send({"kind": "choices", "variable": field["variable"], "typed": str(value)})

    def choose(self, option: str, under: str | None = None, nth: int = 1) -> None:
        """Click a radio button, or a checkbox (again: untick it); `under` is the label of their field."""
        page = self._seen
        clicked = [*find_options(page, option, CLICKED, under), *find_boxes(page, option, under)]
        if len(clicked) < nth:
            raise missing_option(page, option, nth)
        field, value = clicked[nth - 1]
        if field["control"] == "checkbox":
            self._tick(field, ticked=self._typed.get(field["variable"]) is None)
        elif field["control"] in TICKED:
            self._toggle(field, value)
        else:
            self._type(field, value)

    def select(self, option: str, field: str | None = None, nth: int = 1) -> None:
        """Pick from a dropdown."""
        page = self._seen
        offered = find_options(page, option, LISTS, field)
        if len(offered) < nth:
            raise missing_option(page, option, nth)
        picked, value = offered[nth - 1]
        if picked["control"] in TICKED:
            self._toggle(picked, value)
        else:
            self._type(picked, value)

    def click(self, button: str, nth: int = 1) -> None:
        """Press the button with this label; Back as well, and links that look like buttons."""
        page = self._seen
        pressed = find_button(page, button, nth, self.html)
        if pressed == "back":
            self.back()
            return
        if pressed.startswith(COLLECT):
            self._collect = changed(page["collect"], pressed)
            return
        if all(pressed != known["id"] for known in page["buttons"]):
            self._visit(pressed)
            return
        if pressed == CLEAR:
            for field in blanks(page):
                if field["control"] == "signature":
                    self._type(field, None)
            return
        hidden = sorted(unsent_in(self.page, self._typed))
        groups = groups_of(page["collect"]) if "collect" in page else {}
        self._send({"kind": "submit", "button": pressed, "values": self._values(), "hidden": hidden, **groups})

    def click_link(self, label: str, nth: int = 1) -> None:
        """Follow the link with this label: its action runs. One that leads elsewhere changes nothing here."""
        buttons = [(one["label_text"], one["link"]) for one in self._seen["buttons"] if "link" in one]
        self._visit(find_link([*self._links, *buttons], label, nth))

    def upload(self, path: str | Path, field: str | None = None) -> None:
        """Choose a file for the field with this label or variable, else for the first that takes files.

        A field for several files gets it as well as those chosen before. Raises FileNotFoundError.
        """
        place = Path(path)
        self._hand_over(find_kind(self._seen, "file", field), place.name, place.read_bytes())

    def sign(self, field: str | None = None) -> None:
        """Draw a signature."""
        self._hand_over(find_kind(self._seen, "signature", field), CANVAS, signature())

    def back(self) -> None:
        """Press Back. Raises NoSuchButton when the screen has none."""
        page = self._seen
        if not (page["back"] or page.get("question_back")):
            raise NoSuchButton("The screen has no Back button.")
        self._send({"kind": "back"})

    def question_back(self) -> None:
        """Press the Back among the buttons. Raises NoSuchButton when there is none."""
        if not self._seen.get("question_back"):
            raise NoSuchButton("There is no Back among the buttons.")
        self._send({"kind": "back"})

    def help(self) -> None:
        """Open the Help screen, which stands in place of the question. Raises NoSuchButton when there is none."""
        self._opened.open_help(self.page)

    def question_screen(self) -> None:
        """Go back from Help to the question."""
        self._opened.help = False

    def field_help(self, label: str) -> None:
        """Click the help of the field with this label; again: close it."""
        self._opened.open_field_help(self._seen, label)

    def choice_help(self, nth: int = 1) -> None:
        """Click the help of the nth choice that has one; again: close it."""
        self._opened.open_choice_help(self._seen, nth)

    def menu(self, label: str) -> None:
        """Open the menu and click an entry. Raises NoSuchLink, which lists what there is."""
        self._visit(menu_link(self.page, label))

    def move_clock(self, **amount: float) -> None:
        """Move the clock by days=, hours=, ..."""
        self._app.clock.move(**amount)

    def close(self) -> None:
        """End what this driver started; the session stays in its store if that was given."""
        self._runner.changes.detach(self._view)
        self._app.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- how

    @property
    def _seen(self) -> dict[str, Any]:
        return self._opened.on(seen(self.page, self._typed))

    @property
    def _links(self) -> list[tuple[str, str]]:
        page, html = self._seen, self.html
        documents = document_links(page["documents"]) if "documents" in page else []
        return [*links_in(html), *documents, *part_links(page, html)]

    def _visit(self, address: str) -> None:
        if not self._opened.follow(address) and address.startswith("?"):
            self._send({"kind": "action", "link": address})

    def _hand_over(self, field: dict[str, Any], name: str, data: bytes) -> None:
        number = hand_over(self._runner, self._app.parts, name, data)
        self._type(field, with_file(field, self._typed.get(field["variable"]), number))

    def _tick(self, field: dict[str, Any], *, ticked: bool) -> None:
        self._type(field, field["ticked"] if ticked else None)
        for other in blanks(self.page) if ticked else []:
            if other["variable"] in field.get("unticks", []):
                self._type(other, None)
            elif other["variable"] in field.get("ticks", []):
                self._type(other, other["ticked"])

    def _toggle(self, field: dict[str, Any], key: str) -> None:
        offered = [choice["value"] for choice in field["choices"]]
        self._type(field, toggled(self._typed.get(field["variable"]), key, offered))

    def _type(self, field: dict[str, Any], value: str | None) -> None:
        if self._focused not in (None, field["variable"]):
            self.blur()
        self._focused = field["variable"]
        self._touched.add(field["variable"])
        self._typed[field["variable"]] = value
        if field["control"] not in TYPED:
            # A click changes the field at once; text is a change when the field is left.
            self.blur()

    def _strip(self) -> list[dict[str, Any]]:
        return strip_of(self._runner.tasks(unsettled=True), frozenset(), None)

    def _values(self) -> dict[str, str]:
        values: dict[str, str] = {}
        page = self.page
        unsent = unsent_in(page, self._typed)
        for field in (field for field in blanks(page) if field["variable"] not in unsent):
            values |= sent_by(field, self._typed.get(field["variable"]))
        return values

    def _send(self, message: dict[str, Any]) -> None:
        self.blur()
        handle(self._runner, {**message, "page": self.page["number"]})
        self._follow()

    def _heard(self, update: ScreenUpdate) -> None:
        if update.kind in SHOWN:
            self.updates.append(update)
        if update.kind == "flash":
            self._flashes.append(str(update.payload))
        elif update.kind == "refresh":
            self._live, self._appeared = LiveScreen(), True
        free = frozenset(field["variable"] for field in blanks(self.page) if field["control"] in TYPED)
        changed = self._live.take(update, self._typed, free)
        self._touched |= changed.keys()
        self._typed |= changed
        self._echoes = self._echoes or bool(changed)

    def _redraw(self) -> None:
        self._redrawn = True

    def _follow(self) -> None:
        """Take up what the screen shows; typed text stays while the screen is the same, as in a browser."""
        self._redrawn = False
        page = self.page
        if page["key"] != self._key:
            self._key = page["key"]
            self._touched, self._flashes, self._opened, self._collect = set(), [], Opened(), {}
            self._live, self._drawn, self._appeared = LiveScreen(), {}, True
        now = {field["variable"]: field["value"] for field in blanks(page)}
        if self._appeared:
            # What the answers say about a field since the refresh counts more than what was typed before it.
            self._touched -= {name for name, value in now.items() if self._drawn.get(name, value) != value}
        self._typed = {name: self._typed[name] if name in self._touched else value for name, value in now.items()}
        self._drawn = now
        if self._appeared and not self._checking_in:
            self._appeared = False
            self._check_in(None, initial=True)
