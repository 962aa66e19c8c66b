"""Text as people type it: tags and backslashes are taken out (house decision 11)."""

import re
from dataclasses import dataclass

from da_nb.language.markup import without_tags
from da_nb.model.datatype import Invalid

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True)
class Text:
    """One line, or several in an area (language 8.1, `text` and `area`). Not filled in: ''."""

    name: str = "text"
    control: str = "text"
    step: None = None
    can_require: bool = True

    def convert(self, raw: str | None) -> str:
        """The text without tags."""
        return without_tags(raw or "")

    def to_raw(self, value: object) -> str:
        """The text itself."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Raw(Text):
    """Text taken as it is typed (language 8.1, `raw`)."""

    name: str = "raw"

    def convert(self, raw: str | None) -> str:
        """The text, untouched."""
        return raw or ""


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address (language 8.1, `email`). Not filled in: ''."""

    name: str = "email"
    control: str = "email"

    def convert(self, raw: str | None) -> str:
        """The address. Raises Invalid for what does not look like one."""
        text = super().convert(raw).strip()
        if text and not _ADDRESS.fullmatch(text):
            raise Invalid("email")
        return text


DATATYPES = (Text(), Text("area", "area"), Text("password", "password"), Raw(), Email())
