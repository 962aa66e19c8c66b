"""`default screen parts` and `default validation messages`: texts for every question (language 12.2, 14.2)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.functions.screen import PARTS
from da_nb.language.keys import closest, need_text, refuse, take_mapping, take_template, take_text
from da_nb.language.marks import Mapping


class PartsSetting:
    """Texts by part."""

    key = "default screen parts"
    keys = frozenset((key,))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The texts; nothing after a part takes an earlier default away."""
        given = _need_mapping(document, self.key, "under: A text")
        language = (take_text(document, "language") or "*").strip()
        parts = dict(to.parts.get(language, {}))
        for part in given:
            name = str(part)
            if name not in PARTS:
                refuse(given, part, f"there is no screen part '{name}'", closest(name, PARTS))
            text = take_template(given, name)
            if text is None:
                parts.pop(name, None)
            else:
                parts[name] = text
        return replace(to, parts={**to.parts, language: parts})


class MessagesSetting:
    """Texts by code of the message."""

    key = "default validation messages"
    keys = frozenset((key,))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The texts; later ones override."""
        given = _need_mapping(document, self.key, "required: Please answer.")
        return replace(to, messages={**to.messages, **{str(code): need_text(given, str(code)) for code in given}})


def _need_mapping(document: Mapping, key: str, example: str) -> Mapping:
    given = take_mapping(document, key)
    if not given:
        refuse(document, key, f"'{key}' is empty", f"Write below it, for example:  {example}")
    return given


SETTINGS = (PartsSetting(), MessagesSetting())
