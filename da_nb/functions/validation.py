"""Refuse what was typed (language 8.4)."""

from typing import NoReturn


class DAValidationError(Exception):
    """What was typed will not do; `field` is the variable whose blank the message stands beside, None: at the top."""

    def __init__(self, text: str = "", field: str | None = None) -> None:
        super().__init__(text)
        self.field = field

    def __reduce__(self) -> tuple[type, tuple[str, str | None]]:
        return type(self), (str(self), self.field)


def validation_error(message: str, field: str | None = None) -> NoReturn:
    """Refuse the form with a message, beside the blank of variable `field` or at the top. Source: language 8.4."""
    raise DAValidationError(str(message), field)


FUNCTIONS = (DAValidationError, validation_error)
