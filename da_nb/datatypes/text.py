"""Text as people type it: tags and backslashes are taken out (house decision 11)."""

from dataclasses import dataclass

from da_nb.language.markup import without_tags


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


DATATYPES = (Text(), Text("area", "area"), Raw())
