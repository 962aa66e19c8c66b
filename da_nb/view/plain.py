"""A page as text and as static HTML: what is seen where no widget can be drawn."""

import html
import re
from collections.abc import Iterable, Iterator

from da_nb.language.markup import plain
from da_nb.view.collect import collect_buttons, heading_pieces, out_of_sight
from da_nb.view.page import Page

_EMBEDDED = re.compile(r'<span class="da-embed" data-variable="([^"]*)"></span>')


def text_of(page: Page, separator: str = "\n") -> str:
    """Everything a person can read on the page, in reading order, one piece a line."""
    return separator.join(piece for piece in _pieces(page) if piece)


def _pieces(page: Page) -> Iterator[str]:
    yield from _bar_pieces(page)
    yield from (plain(flash["message"]) for flash in page["flashes"])
    if page.get("help", {}).get("open"):
        for section in page["help"]["sections"]:
            yield plain(section.get("heading", ""))
            yield plain(section["content"])
    yield plain(page.get("pre", ""))
    yield page["title_text"]
    if page["note"]:
        yield from _note_pieces(page["note"], page["title_text"])
    yield from page["errors"].get("", [])
    yield plain(page.get("media", ""))
    yield plain(_EMBEDDED.sub(lambda place: _embedded(page, html.unescape(place[1])), page["subquestion"]))
    yield from _all_fields(page)
    yield plain(page.get("submit", ""))
    yield from (button["label_text"] for button in page["buttons"])
    yield plain(page.get("question_back") or "")
    if "documents" in page:
        yield from document_pieces(page["documents"])
    yield from (plain(page.get(part, "")) for part in ("under", "right", "post", "footer"))
    yield page["back"] or ""
    yield from (plain(text) for text in page.get("popups", []))


def _bar_pieces(page: Page) -> Iterator[str]:
    """The line above all: title, sections, progress, what opens Help."""
    bar = page.get("bar", {})
    yield plain(bar.get("logo", "")) or plain(bar.get("title", ""))
    yield plain(bar.get("subtitle", ""))
    yield plain(bar.get("html", ""))
    yield from _section_pieces(page.get("navigation", {}).get("items", []))
    yield page.get("progress", {}).get("label", "")
    shown = page.get("help", {})
    yield shown.get("label", "")


def _section_pieces(items: Iterable[Page]) -> Iterator[str]:
    for item in items:
        yield item["label_text"]
        if item.get("open"):
            yield from _section_pieces(item.get("children", []))


def _note_pieces(note: Page, title: str) -> Iterator[str]:
    """What is said of an error, or of anything else beside the question; a screen called Error needs no second head."""
    heading = note.get("title", "")
    yield "" if heading == title else heading
    yield note["text"]
    yield plain(note.get("help", ""))
    yield note["detail"]


def _embedded(page: Page, variable: str) -> str:
    """What is read of a blank that stands in the text, as HTML; its label is not shown there."""
    found = (field for field in page["fields"] if field["variable"] == variable and field["control"] != "hidden")
    return html.escape(" ".join(piece for field in found for piece in _field_pieces(field, page["errors"]) if piece))


def _all_fields(page: Page) -> Iterator[str]:
    """The fields, and around those of a collected list the headings and buttons of its items."""
    if "collect" not in page:
        for field in page["fields"]:
            if not field.get("embedded"):
                yield from _field_pieces(field, page["errors"])
        return
    for at in range(page["collect"]["shown"]):
        yield from heading_pieces(page, at)
        for field in page["fields"]:
            if field.get("group") == at and not out_of_sight(page, field):
                yield from _field_pieces(field, page["errors"])
    yield from (label for label, _ in collect_buttons(page))
    for field in page["fields"]:
        if "group" not in field:
            yield from _field_pieces(field, page["errors"])


def document_pieces(documents: Page) -> Iterator[str]:
    """What is read of the documents that a screen offers; what a preview holds is seen once it is open."""
    labels = documents["labels"]
    yield documents["notice"]
    for one in documents["items"]:
        yield plain(one["name"])
        yield plain(one["description"])
        yield labels["download"]
        if one["preview"] is not None:
            yield labels["preview"]
        if one.get("open"):
            yield plain(one["preview"])
            continue
        yield labels["formats"]
        for form in one["formats"]:
            yield f"{form['label']} ({form['use']})" if form["use"] else form["label"]
    if documents["archive"]:
        yield labels["archive"]
        yield labels["all"]


def _field_pieces(field: Page, errors: Page) -> Iterator[str]:
    if field["control"] == "hidden":
        return
    yield "" if field.get("embedded") else field["label_text"]
    yield field.get("symbol", "")
    yield field.get("empty", "")
    group = ""
    for choice in field.get("choices", []):
        if choice.get("group", "") != group:
            group = choice.get("group", "")
            yield group
        yield choice["label_text"]
    yield plain(field.get("html", ""))
    yield plain(field.get("under", ""))
    yield from (file["name"] for file in field.get("upload", {}).get("kept", []))
    yield from errors.get(field["variable"], [])


def html_of(page: Page) -> str:
    """Static HTML: the heading, the text, the labels, and how to go on. Everything in it was cleaned or is escaped."""
    parts = [page.get("pre", ""), f"<h3>{page['title']}</h3>", page.get("media", ""), page["subquestion"]]
    if page["note"]:
        parts.insert(0, f"<p><strong>{html.escape(page['note']['text'])}</strong></p>")
    shown = [field for field in page["fields"] if field["control"] != "hidden"]
    labels = [field["label"] or field.get("html", "") for field in shown]
    if labels:
        parts.append("<ul>" + "".join(f"<li>{label}</li>" for label in labels) + "</ul>")
    parts += [page.get(part, "") for part in ("submit", "under", "right", "post", "footer")]
    if page["fields"] or page["buttons"]:
        parts.append("<p><em>Run this cell to answer.</em></p>")
    return "".join(parts)
