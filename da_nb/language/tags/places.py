"""Places that are filled while the screen is shown, and fields within a text."""

import re

from da_nb.language.rendering import Piece, Rendering, Tag

_NOT_OF_A_NAME = re.compile(r"[^A-Za-z0-9_]")


def target_name(text: str) -> str:
    """The name of a place: of `text` count letters, digits and underscores (language 16)."""
    return _NOT_OF_A_NAME.sub("", text)


def _target(argument: str, rendering: Rendering) -> Piece | None:
    """[TARGET name]: an empty place."""
    name = target_name(argument)
    if not name:
        return None
    return Piece() if rendering.document else Piece(f'<span class="da-target" data-target="{name}"></span>')


def _field(argument: str, rendering: Rendering) -> Piece | None:
    """[FIELD variable]: the HTML that the questions know for it."""
    drawn = rendering.fields(argument.strip()) if rendering.fields else None
    return None if drawn is None else Piece(drawn)


TAGS = (Tag("TARGET", _target), Tag("FIELD", _field))
