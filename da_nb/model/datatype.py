"""What every kind of field value can do."""

from typing import Protocol


class Invalid(Exception):
    """Typed text is no value of a datatype; `code` names the message to show (language 14.2)."""

    def __init__(self, code: str, *values: object) -> None:
        super().__init__(code, *values)
        self.code = code
        self.values = values


class Datatype(Protocol):
    """A kind of value: how raw text becomes it and how it is shown again.

    `control` is the abstract input, `step` the grain of a number ("1", "any") or None, `boolean_of` maps a ticked
    box's raw text.
    """

    name: str
    control: str
    step: str | None
    can_require: bool

    def convert(self, raw: str | None) -> object:
        """The value of raw text; None is a field that sends nothing. Raises Invalid."""

    def to_raw(self, value: object) -> str | None:
        """Raw text that shows `value`; None when nothing is chosen or ticked."""
