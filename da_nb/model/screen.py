"""A screen as plain data: everything to show, nothing of how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from da_nb.model.parts import NO_PARTS, ScreenParts

ButtonStyle = Literal["primary", "secondary", "success", "danger", "warning", "info", "light", "dark", "link"]


SPECIAL_BUTTONS: Mapping[str, ButtonStyle] = {
    "continue": "primary", "restart": "warning", "refresh": "success", "exit": "danger", "leave": "warning",
    "signin": "info", "register": "primary", "logout": "danger", "exit_logout": "danger", "new_session": "primary",
}  # fmt: skip
"""What a button can do by itself, and how it looks then (language 10.2)."""


LISTED = "_choice"
"""Name of the list whose options do what buttons do."""


@dataclass(frozen=True)
class Choice:
    """One option of a field. `value` is the raw text a form submits; `label` is HTML.

    `name` is what a box of several sends as its name; `role` is 'none' or 'all' for the boxes that stand for those.
    `color`, `image` (name or file), `css_class` and `group` are the author's; '' when there is none.
    """

    value: str
    label: str
    help: str | None = None
    default: bool = False
    name: str = ""
    role: str = ""
    color: str = ""
    image: str = ""
    css_class: str = ""
    group: str = ""


@dataclass(frozen=True)
class ScreenScript:
    """A condition in JavaScript, as a tree of `language.javascript`; `negate` and `disables` as in Condition."""

    tree: tuple[Any, ...]
    negate: bool = False
    disables: bool = False


@dataclass(frozen=True)
class Condition:
    """A field is seen (or, with `disables`, open to typing) when another on the screen has a value.

    `value` is raw text; None for any value at all. `negate` turns it round.
    """

    variable: str
    value: str | None
    negate: bool = False
    disables: bool = False


@dataclass(frozen=True)
class UploadRules:
    """What a field takes that is handed over as files, and what becomes of them.

    `accept` are mimetypes and endings with commas between, `capture` the camera or microphone offered first.
    `most_bytes` is the size of the largest file; pictures are made `image_px` wide and high at most, and of the
    mimetype `image_type`, before they are sent. `kept` are numbers and names of the files the variable has. `pen` is
    the colour to sign with.
    """

    accept: str = ""
    several: bool = False
    capture: str = ""
    most_bytes: int | None = None
    image_px: int | None = None
    image_type: str | None = None
    private: bool = True
    persistent: bool = False
    users: tuple[str, ...] = ()
    privileges: tuple[str, ...] = ()
    kept: tuple[tuple[int, str], ...] = ()
    pen: str = ""


@dataclass(frozen=True)
class ScreenField:
    """A blank on the screen.

    `variable` is the name as written in the question and the key of submitted values; `target` the name the
    value is assigned to. `value` is raw text as a form would submit it; None when nothing is chosen or ticked.
    `label`, `help` and `html` are HTML. `unticks` and `ticks` are boxes that ticking this one clears or ticks.
    `under` is HTML below the blank, `looks` what the author says about its look, by modifier; `embedded` says that
    it stands in the text, at its placeholder. `asks` is an action that gives the choices for what was typed so far,
    from `asks_after` characters on.
    `written` is how the question spells the variable when that is another name; `group` is the item of a list that
    is collected on the screen, counted from 0, which the blank belongs to.
    """

    variable: str
    target: str
    datatype: str
    control: str
    label: str | None = None
    required: bool = True
    value: str | None = None
    ticked: str = "True"
    choices: tuple[Choice, ...] = ()
    empty: str = ""
    hint: str = ""
    help: str | None = None
    html: str = ""
    step: str | None = None
    min: str | None = None
    max: str | None = None
    minlength: int | None = None
    maxlength: int | None = None
    rows: int = 4
    symbol: str = ""
    disabled: bool = False
    unticks: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    scripts: tuple[ScreenScript, ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    upload: UploadRules | None = None
    under: str = ""
    looks: Mapping[str, object] = field(default_factory=dict)
    embedded: bool = False
    asks: str = ""
    asks_after: int = 0
    written: str = ""
    group: int | None = None


@dataclass(frozen=True)
class ScreenCollect:
    """The items of a list that are asked for together (language 8.6).

    `variable` is the list; the first `shown` of the groups of blanks are seen at first, and `headings` (HTML) has one
    for each group. `labels` are the words of the buttons: add, delete, undelete, and deleted beside a heading.
    `final` says that the list is complete with the form.
    """

    variable: str
    shown: int
    headings: tuple[str, ...]
    can_add: bool
    can_delete: bool
    final: bool
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Button:
    """A button that ends the screen.

    `value` is the raw text assigned to the screen's `button_target`, None for Continue. `special` is what a button
    does that assigns nothing: restart, exit, leave, continue, refresh (language 10.2), clear (the signature); `url` is
    where exit and leave lead. A `disabled` one can be seen but not pressed. `block` is the position of the choice whose
    embedded block it puts to work (language 10.3). `help` is plain text, `image` HTML of a picture.
    """

    id: str
    label: str
    value: str | None = None
    special: str | None = None
    style: ButtonStyle = "primary"
    url: str | None = None
    disabled: bool = False
    block: int | None = None
    help: str | None = None
    image: str = ""


@dataclass(frozen=True)
class DocumentFormat:
    """One file of a document: what the format is called and for, and the link to the file."""

    label: str
    use: str
    link: str
    filename: str


@dataclass(frozen=True)
class ScreenDocument:
    """A document the screen offers. `name`, `description` and `preview` are clean HTML; None: no preview."""

    name: str
    description: str
    formats: tuple[DocumentFormat, ...]
    preview: str | None = None


@dataclass(frozen=True)
class ScreenDocuments:
    """All documents of a screen, the notice above them, and the link to an archive of all, None for none.

    `labels` are the words around them, by what they are for: download, preview, formats, archive, all.
    """

    notice: str
    items: tuple[ScreenDocument, ...]
    labels: Mapping[str, str]
    archive: str | None = None


@dataclass(frozen=True)
class ActionButton:
    """A link that looks like a button (language 12.1). `label` is HTML with its icon.

    `link` runs an action or leads elsewhere; '' does nothing. It stands `before` the other buttons or after them.
    """

    label: str
    link: str
    style: ButtonStyle = "primary"
    before: bool = False
    css_class: str = ""
    window: str | None = None


@dataclass(frozen=True)
class Screen:
    """What the user sees (house section 4). Texts are clean HTML, but `question` is the heading before Markdown.

    `block` names the question block that made it; `sought` the variable it was asked for, None when a mandatory
    block asked by itself. `reload_s` is seconds until it is evaluated again, None for never.
    `button_target` is the variable a button's value goes to (`yesno`, `buttons` with `field`). `unasked` are
    variables, with their datatypes, that become empty with the form, because there is nothing to choose from.
    `listed` are the effects of a list that does what buttons do, by the value chosen. `host` is the question whose
    choice led to this one.
    """

    block: str
    question: str
    title: str
    subquestion: str = ""
    under: str = ""
    fields: tuple[ScreenField, ...] = ()
    buttons: tuple[Button, ...] = ()
    action_buttons: tuple[ActionButton, ...] = ()
    sought: str | None = None
    button_target: str | None = None
    button_datatype: str = "text"
    continue_target: str | None = None
    back_label: str = "Back"
    can_go_back: bool = True
    reload_s: float | None = None
    language: str = "en"
    mandatory: bool = False
    bindings: tuple[tuple[str, str], ...] = ()
    unasked: tuple[tuple[str, str], ...] = ()
    listed: tuple[Button, ...] = ()
    host: str | None = None
    collect: ScreenCollect | None = None
    documents: ScreenDocuments | None = None
    check_in: str | None = None
    parts: ScreenParts = NO_PARTS
