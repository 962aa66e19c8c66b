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

    `step` is "1", "any", or None for what is no number.
    """

    @property
    def name(self) -> str:
        """The word interviews use."""

    @property
    def control(self) -> str:
        """The abstract input."""

    @property
    def step(self) -> str | None:
        """The grain of a number."""

    @property
    def can_require(self) -> bool:
        """Whether a blank of this kind can be left out at all."""

    def convert(self, raw: str | None) -> object:
        """The value of raw text; None is a field that sends nothing. Raises Invalid."""

    def to_raw(self, value: object) -> str | None:
        """Raw text that shows `value`; None when nothing is chosen or ticked."""
