"""All variables of the session at once (library 2)."""

from typing import Any, Literal

from da_nb.current import current
from da_nb.functions.context import session_tags
from da_nb.names import ITERATORS, PRIVATE
from da_nb.objects.serial import serializable

TITLES = ("title", "short title", "tab title", "subtitle")
PREDEFINED = frozenset(("nav", "session_local", "device_local", "user_local"))


def all_variables(
    simplify: bool = True,
    include_internal: bool = False,
    special: Literal["titles", "metadata", "tags"] | None = None,
    make_copy: bool = False,
) -> Any:  # noqa: ANN401 - values are the author's
    """Every variable by name; as JSON can hold them, unless `simplify` is False. Source: library 2.

    `special` gives something else: the titles, the metadata, or the session's tags.
    """
    del make_copy
    evaluation = current()
    match special:
        case "tags":
            return list(session_tags())
        case "metadata":
            return dict(evaluation.metadata)
        case "titles":
            return {key: text for key in TITLES if (text := evaluation.metadata.get(key)) is not None}
    hidden = ITERATORS if include_internal else ITERATORS | PREDEFINED
    shown = {
        name: value
        for name, value in evaluation.answers.items()
        if name not in hidden and name != PRIVATE and not name.startswith("__") and not _is_code(value)
    }
    return serializable(shown) if simplify else shown


def _is_code(value: object) -> bool:
    return isinstance(value, type) or (callable(value) and hasattr(value, "__qualname__"))


FUNCTIONS = (all_variables,)
