"""Items of a list collected on one page: which are in sight, the buttons that show and strike out (language 8.6)."""

from collections.abc import Iterator
from typing import Any

from da_nb.language.markup import plain
from da_nb.model.screen import ScreenCollect

Page = dict[str, Any]
COLLECT = "collect-"
ADD, DELETE, UNDELETE = f"{COLLECT}add", f"{COLLECT}delete-", f"{COLLECT}undelete-"
"""Ids of the buttons; the last two are followed by the number of the group."""


def collect_of(collect: ScreenCollect) -> Page:
    """The page's record; `shown` and `deleted` are changed by whoever looks at the page."""
    return {
        "shown": collect.shown,
        "deleted": [],
        "headings": list(collect.headings),
        "can_add": collect.can_add,
        "can_delete": collect.can_delete,
        "labels": dict(collect.labels),
    }


def out_of_sight(page: Page, field: Page) -> bool:
    """Whether the field belongs to an item that was not added yet, or was struck out."""
    if "collect" not in page or "group" not in field:
        return False
    return field["group"] >= page["collect"]["shown"] or field["group"] in page["collect"]["deleted"]


def collect_buttons(page: Page, at: int | None = None) -> list[tuple[str, str]]:
    """Labels and ids of the buttons of the group `at`; of those below all groups when it is None."""
    collect = page.get("collect")
    if collect is None:
        return []
    labels = collect["labels"]
    if at is None:
        more = collect["can_add"] and collect["shown"] < len(collect["headings"])
        return [(plain(labels["add"]), ADD)] if more else []
    if not collect["can_delete"]:
        return []
    struck = at in collect["deleted"]
    return [(labels["undelete"], f"{UNDELETE}{at}") if struck else (labels["delete"], f"{DELETE}{at}")]


def all_collect_buttons(page: Page) -> list[tuple[str, str]]:
    """Labels and ids of all these buttons, in order."""
    groups = range(page["collect"]["shown"]) if "collect" in page else ()
    return [*(button for at in groups for button in collect_buttons(page, at)), *collect_buttons(page)]


def heading_pieces(page: Page, at: int) -> Iterator[str]:
    """What is read above the fields of a group."""
    collect = page["collect"]
    yield plain(collect["headings"][at])
    if at in collect["deleted"]:
        yield collect["labels"]["deleted"]
    yield from (label for label, _ in collect_buttons(page, at))


def groups_of(collect: Page) -> Page:
    """What a form says about the items: how many are in sight, and which were struck out."""
    return {"groups": collect["shown"], "deleted": collect["deleted"]}


def changed(collect: Page, button: str) -> Page:
    """The record after one of the buttons."""
    if button == ADD:
        return {**collect, "shown": collect["shown"] + 1}
    at = int(button.rpartition("-")[2])
    others = [one for one in collect["deleted"] if one != at]
    return {**collect, "deleted": [*others, at] if button.startswith(DELETE) else others}
