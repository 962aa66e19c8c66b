"""Say something to the log, to the person at the screen, or to whoever asks how an answer came about (library 2)."""

import logging
from typing import Any

from da_nb.current import current

BANNERS = frozenset(("success", "info", "warning", "danger", "primary", "secondary", "light", "dark"))
"""Priorities that are the colour of a banner on the next screen."""
KEPT = "explanations"

_log = logging.getLogger("da_nb.interview")


def log(message: object, priority: str = "log") -> None:
    """Write to the log `da_nb.interview`, or with the name of a colour show a banner on the next screen.

    Source: library 2.
    """
    text = str(message)
    if priority in BANNERS:
        current().flashes.append((text, priority))
    else:
        _log.info("%s", text)


def explain(text: object, category: str = "default") -> None:
    """Keep a sentence that explains the logic; one said before is not kept twice. Source: library 2."""
    said = _explanations().setdefault(category, [])
    if str(text) not in said:
        said.append(str(text))


def logic_explanation(category: str = "default") -> list[str]:
    """The sentences kept so far. Source: library 2."""
    return list(_explanations().get(category, ()))


def clear_explanations(category: str = "default") -> None:
    """Forget the sentences of a category, or with 'all' of every one. Source: library 2."""
    if category == "all":
        _explanations().clear()
    else:
        _explanations().pop(category, None)


def _explanations() -> dict[str, list[str]]:
    kept: dict[str, Any] = current().kept
    found: dict[str, list[str]] = kept.setdefault(KEPT, {})
    return found


FUNCTIONS = (clear_explanations, explain, log, logic_explanation)
