"""An open screen in the driver: it checks in, and takes what is pushed to it, as a browser does (spec async 7)."""

import json
import re
from collections.abc import Mapping
from typing import Any

from da_nb.language.markup import plain
from da_nb.model.updates import ScreenUpdate

_PLACE = re.compile(r'(<span class="da-target" data-target="(\w+)">)(</span>)')
_TEXTS = ("title", "subquestion", "under", "pre", "post", "right", "submit", "footer")
MOST_ECHOES = 10
"""Check-ins in a row that nothing but the answers to check-ins have caused."""


class LiveScreen:
    """What was pushed into the places of one screen. New choices of its lists are on the page already."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def seen(self, page: dict[str, Any]) -> dict[str, Any]:
        """The page with all that in its place."""
        if not self.targets:
            return page
        texts = {name: self._filled(page[name]) for name in _TEXTS if page.get(name)}
        texts["title_text"] = plain(texts.get("title", ""))
        fields = [self._field(field) for field in page["fields"]]
        return {**page, **texts, "fields": fields}

    def _field(self, field: dict[str, Any]) -> dict[str, Any]:
        texts = {name: self._filled(field[name]) for name in ("label", "help", "html") if field.get(name)}
        if "label" in texts:
            texts["label_text"] = plain(texts["label"])
        return {**field, **texts}

    def _filled(self, html: str) -> str:
        return _PLACE.sub(lambda place: f"{place[1]}{self.targets.get(place[2], '')}{place[3]}", html)

    def take(
        self, update: ScreenUpdate, typed: Mapping[str, str | None], free: frozenset[str] = frozenset()
    ) -> dict[str, str | None]:
        """Take a change of the screen; the fields it gives another value, with their new raw text.

        The text of `free` variables need not be one of the choices.
        """
        payload: Any = update.payload
        if update.kind == "target":
            self.targets[payload["target"]] = payload["content"]
        if update.kind != "fields":
            return {}
        changed: dict[str, str | None] = {}
        for variable, told in payload.items():
            if variable in typed:
                self._take_field(variable, told, typed, changed, free=variable in free)
        return changed

    @staticmethod
    def _take_field(
        variable: str,
        told: Mapping[str, Any],
        typed: Mapping[str, str | None],
        changed: dict[str, str | None],
        *,
        free: bool,
    ) -> None:
        value = typed[variable]
        offered = {choice["value"] for choice in told.get("choices", ())}
        if "choices" in told and "value" not in told and value not in offered and not free:
            changed[variable] = None
        new = told.get("value", value)
        if "boxes" in told:
            ticked = [key for key in json.loads(value or "[]") if told["boxes"].get(key, True)]
            new = json.dumps(ticked + [key for key, on in told["boxes"].items() if on and key not in ticked])
        if new != value:
            changed[variable] = new


def changed_name(before: Mapping[str, str], now: Mapping[str, str]) -> str | None:
    """What of the submitted data changed; None when something went out of it (spec async 7.3)."""
    return next((name for name, value in now.items() if before.get(name) != value), None)
