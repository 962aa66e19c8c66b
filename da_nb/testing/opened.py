"""What a person has opened on a screen: Help, the help of fields and choices, definitions, previews of documents."""

import re
from html import unescape
from typing import Any

from da_nb.language.markup import plain
from da_nb.testing.lookups import HELP, TABS, NoSuchButton, NoSuchLink, blanks, find_field, find_link

QUESTION = "#da-question"
TERM = "#da-term:"
"""Addresses that go back from Help, and open the definition of a term."""
_TERM = re.compile(r'<a\b[^>]*\bdata-da-definition="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
TEXTS = ("pre", "title", "media", "subquestion", "submit", "under", "right", "post", "footer")
"""Keys of a page that hold HTML."""


class Opened:
    """Kept while the screen is the same."""

    def __init__(self) -> None:
        self.help = False
        self._popups: list[tuple[str, str]] = []
        self._previews: set[int] = set()

    def on(self, page: dict[str, Any]) -> dict[str, Any]:
        """The page with what is open on it; while Help is, nothing of the question can be seen."""
        if "documents" in page:
            items = [{**one, "open": at in self._previews} for at, one in enumerate(page["documents"]["items"])]
            page = {**page, "documents": {**page["documents"], "items": items}}
        page = {**page, "popups": [text for _, text in self._popups]}
        if not self.help or "help" not in page:
            return page
        label = page["help"]["back_label"]
        back = {"id": "question", "label": label, "label_text": label, "link": QUESTION}
        around = {name: value for name, value in page.items() if name not in TEXTS and name != "documents"}
        empty = {"title": "", "title_text": "", "subquestion": "", "under": "", "fields": [], "buttons": [back]}
        return {**around, **empty, "back": None, "question_back": None, "help": {**page["help"], "open": True}}

    def open_help(self, page: dict[str, Any]) -> None:
        """Raises NoSuchButton when the screen has no Help."""
        if "help" not in page:
            raise NoSuchButton("The screen has no Help.")
        self.help = True

    def open_field_help(self, page: dict[str, Any], label: str) -> None:
        """Open the help of a field, or close it. Raises NoSuchField, and NoSuchLink for a field without help."""
        field = find_field(page, label)
        if not field.get("help"):
            raise NoSuchLink(f"The field {label!r} has no help.")
        self._toggle(f"field {field['variable']}", field["help"])

    def open_choice_help(self, page: dict[str, Any], nth: int) -> None:
        """Open the help of the nth choice that has one, or close it. Raises NoSuchLink."""
        choices = [choice for field in blanks(page) for choice in field.get("choices", []) if choice.get("help")]
        helps = [choice["help"] for choice in [*choices, *page["buttons"]] if choice.get("help")]
        if len(helps) < nth:
            raise NoSuchLink(f"There is no choice with a help (number {nth}); there are {len(helps)} such.")
        self._toggle(f"choice {nth}", helps[nth - 1])

    def follow(self, address: str) -> bool:
        """Open or close what the address leads to; False when it leads elsewhere."""
        if address in (HELP, QUESTION):
            self.help = address == HELP
        elif address.startswith(TERM):
            self._toggle(address, address.removeprefix(TERM))
        elif address.startswith(TABS):
            kind, _, number = address.removeprefix(TABS).partition("-")
            (self._previews.add if kind == "preview" else self._previews.discard)(int(number))
        else:
            return False
        return True

    def _toggle(self, key: str, text: str) -> None:
        shown = [(name, html) for name, html in self._popups if name != key]
        self._popups = shown if len(shown) < len(self._popups) else [(key, text)]


def html_in(page: dict[str, Any]) -> str:
    """The HTML of all texts that can be seen on the page."""
    bar = page.get("bar", {})
    found = [bar.get("title", ""), bar.get("logo", ""), bar.get("html", ""), *(page.get(key, "") for key in TEXTS[:4])]
    found += [field["label"] + field.get("help", "") + field.get("html", "") for field in page["fields"]]
    found += [button["label"] for button in page["buttons"]]
    found += [page.get(key, "") for key in TEXTS[4:]]
    if page.get("help", {}).get("open"):
        found += [section.get("heading", "") + section["content"] for section in page["help"]["sections"]]
    return "\n".join([*found, *page.get("popups", [])])


def part_links(page: dict[str, Any], html: str) -> list[tuple[str, str]]:
    """Labels and addresses of sections that can be clicked, of Help, and of terms."""
    found = list(_sections(page.get("navigation", {}).get("items", [])))
    if "help" in page and not page["help"].get("open"):
        found.append((page["help"]["label"], HELP))
    return [*found, *((plain(label), TERM + unescape(definition)) for definition, label in _TERM.findall(html))]


def _sections(items: list[dict[str, Any]]) -> list[tuple[str, str]]:
    found = []
    for item in items:
        if "link" in item:
            found.append((item["label_text"], item["link"]))
        if item.get("open"):
            found += _sections(item.get("children", []))
    return found


def menu_link(page: dict[str, Any], label: str) -> str:
    """Address of an entry of the menu. Raises NoSuchLink, which lists what there is."""
    return find_link([(item["label"], item["link"]) for item in page.get("menu", [])], label)
