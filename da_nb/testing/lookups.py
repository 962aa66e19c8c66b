"""Find fields, options and buttons of a page by what a person reads."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from da_nb.datatypes.several import sent
from da_nb.language.markup import plain
from da_nb.names import canonical
from da_nb.view.collect import all_collect_buttons
from da_nb.view.links import links_in

_SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
KINDS = {"currency": "number"}
"""What a control is called where that is not its own name."""
HELP = "#da-help"
"""Address that opens Help."""
TABS = "#da-tab-"
"""How addresses begin that open a tab of a document."""
TICKED = ("checkboxes", "multiselect")
"""Controls of which several options can be chosen."""
CLEAR = "clear"
"""Id of the button that clears the signature; no message is sent for it."""
CLICKED = ("radio", "checkboxes")
LISTS = ("dropdown", "combobox", "datalist", "multiselect")


class NoSuchField(LookupError):
    """The screen has no such field."""


class NoSuchButton(LookupError):
    """The screen has no such button."""


class NoSuchOption(LookupError):
    """No field of the screen has such an option."""


class NoSuchLink(LookupError):
    """The screen has no such link."""


@dataclass(frozen=True)
class FieldView:
    """A field as a person sees it. `value` is raw text; None when nothing is chosen or ticked."""

    label: str
    variable: str
    kind: str
    value: str | None
    choices: list[str]
    visible: bool
    enabled: bool
    required: bool


def same(one: str, other: str) -> bool:
    """Whether two labels read alike: white space and the shape of quotes do not count."""
    return spelled(one) == spelled(other)


def spelled(text: str) -> str:
    """The label with plain quotes and single blanks."""
    return " ".join(text.translate(_SAME).split())


def blanks(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Fields that take a value."""
    return [field for field in page["fields"] if field["control"] != "note"]


def field_views(
    page: dict[str, Any], typed: Mapping[str, str | None], hidden: Container[str], unsent: Container[str]
) -> list[FieldView]:
    """The fields as a person sees them; `typed` is raw text by variable, `unsent` are those closed to typing."""
    return [
        FieldView(
            label=field["label_text"],
            variable=field["variable"],
            kind=KINDS.get(field["control"], field["control"]),
            value=typed.get(field["variable"]),
            choices=[choice["label_text"] for choice in field.get("choices", [])],
            visible=field["variable"] not in hidden and field["control"] != "hidden",
            enabled=field["variable"] not in unsent,
            required=field["required"],
        )
        for field in blanks(page)
    ]


def find_field(page: dict[str, Any], name: str, nth: int = 1) -> dict[str, Any]:
    """The field with this label or variable. Raises NoSuchField, which lists what there is."""
    fields = blanks(page)
    by_label = [field for field in fields if same(field["label_text"], name)]
    by_name = [field for field in fields if canonical(field["variable"]) == canonical(name)]
    found = by_label or by_name
    if len(found) < nth:
        raise NoSuchField(f"No field {name!r} (number {nth}); there are: {_listed(_field_names(fields))}.")
    return found[nth - 1]


def _field_names(fields: Iterable[dict[str, Any]]) -> list[str]:
    return [field["label_text"] or field["variable"] for field in fields]


def find_options(
    page: dict[str, Any], label: str, controls: Iterable[str], under: str | None
) -> list[tuple[dict[str, Any], str]]:
    """Fields and raw values of the options with this label, among fields of these controls."""
    fields = blanks(page) if under is None else [find_field(page, under)]
    return [
        (field, choice["value"])
        for field in fields
        if field["control"] in controls
        for choice in field.get("choices", [])
        if same(choice["label_text"], label)
    ]


def sent_by(field: dict[str, Any], raw: str | None) -> dict[str, str]:
    """What the field sends with the form: nothing when nothing is chosen or ticked."""
    if field["control"] in TICKED:
        return sent([(choice["value"], choice["name"]) for choice in field["choices"]], raw)
    if raw is None:
        # A list of which nothing is chosen sends an empty text (async 7.3).
        return {field["variable"]: ""} if field["control"] in LISTS else {}
    return {field["variable"]: raw}


def value_of(field: dict[str, Any], text: str) -> str:
    """What a list takes for a text: the value of the option so called, else the text itself."""
    options = field.get("choices", []) if field["control"] != "datalist" else []
    if any(choice["value"] == text for choice in options):
        return text
    return next((str(choice["value"]) for choice in options if same(choice["label_text"], text)), text)


def keys_of(field: dict[str, Any], value: object) -> list[str]:
    """Keys of the options given by label or key, one or a list of them, or a mapping to True and False."""
    if isinstance(value, Mapping):
        given = [key for key, ticked in value.items() if ticked]
    else:
        given = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    return [
        choice["value"]
        for choice in field["choices"]
        if any(str(one) == choice["value"] or same(choice["label_text"], str(one)) for one in given)
    ]


def find_boxes(page: dict[str, Any], label: str, under: str | None) -> list[tuple[dict[str, Any], str]]:
    """Checkboxes with this label, and the raw value of a ticked one."""
    fields = blanks(page) if under is None else [find_field(page, under)]
    return [
        (field, field["ticked"])
        for field in fields
        if field["control"] == "checkbox" and same(field["label_text"], label)
    ]


def document_links(documents: dict[str, Any]) -> list[tuple[str, str]]:
    """The tabs of documents and the links to their files."""
    found, labels = [], documents["labels"]
    for at, one in enumerate(documents["items"]):
        found.append((labels["download"], f"{TABS}download-{at}"))
        if one["preview"] is not None:
            found.append((labels["preview"], f"{TABS}preview-{at}"))
        if one.get("open"):
            found += links_in(one["preview"])
        else:
            found += [(form["label"], form["link"]) for form in one["formats"]]
    return [*found, *([(labels["all"], documents["archive"])] if documents["archive"] else [])]


def find_link(links: list[tuple[str, str]], label: str, nth: int = 1) -> str:
    """Address of the link with this label. Raises NoSuchLink, which lists what there is."""
    found = [address for text, address in links if same(text, label)]
    if len(found) < nth:
        raise NoSuchLink(f"No link {label!r} (number {nth}); there are: {_listed([text for text, _ in links])}.")
    return found[nth - 1]


def missing_option(page: dict[str, Any], label: str, nth: int) -> NoSuchOption:
    """The error that lists the options there are."""
    options = [choice["label_text"] for field in blanks(page) for choice in field.get("choices", [])]
    ticks = [field["label_text"] for field in blanks(page) if field["control"] == "checkbox"]
    return NoSuchOption(f"No option {label!r} (number {nth}); there are: {_listed([*options, *ticks])}.")


def buttons_of(page: dict[str, Any]) -> list[tuple[str, str]]:
    """Labels of the buttons, and what each is known by: its id, or for one that is a link its address."""
    shown = [(button["label_text"], button.get("link", button["id"])) for button in page["buttons"]]
    backs = [(plain(label), "back") for label in (page.get("question_back"), page["back"]) if label]
    helps = page.get("help", {})
    help_button = [(helps["label"], HELP)] if helps.get("button") and not helps.get("open") else []
    return [*all_collect_buttons(page), *shown, *help_button, *backs]


def find_button(page: dict[str, Any], label: str, nth: int = 1, html: str = "") -> str:
    """Id of the button with this label; 'back' for Back; for one that is a link, its address.

    Links in `html` that look like buttons count too. Raises NoSuchButton, which lists what there is.
    """
    buttons = buttons_of(page)
    buttons += links_in(html, like_buttons=True)
    found = [identity for text, identity in buttons if same(text, label)]
    if len(found) < nth:
        raise NoSuchButton(f"No button {label!r} (number {nth}); there are: {_listed([text for text, _ in buttons])}.")
    return found[nth - 1]


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names) or "none"
