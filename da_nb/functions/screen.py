"""Texts of the screen that interview code sets for the rest of the session, and the progress bar (language 12.2)."""

from collections.abc import Mapping
from typing import Any

from da_nb.current import current, maybe_current
from da_nb.errors import InterviewError
from da_nb.language.wordtable import DEFAULT_LANGUAGE

PARTS = frozenset(
    (
        *("pre", "post", "submit", "under", "right", "footer", "title", "subtitle", "short title", "tab title"),
        *("logo", "short logo", "title url", "title url opens in other window", "exit link", "exit label", "exit url"),
        *("navigation bar html", "help label", "css class", "table css class"),
        *("date format", "time format", "datetime format"),
        *("continue button label", "resume button label", "back button label", "corner back button label"),
        *("continue button color", "resume button color", "back button color", "help button color"),
    )
)
"""Every part that may have a default (language 12.2)."""
FORMATS = ("date format", "time format", "datetime format")
"""Parts that say how functions write dates; they count for the evaluation as soon as they are set."""
SHORT = {"short": "short title", "tab": "tab title"}
"""Names `set_parts` knows beside those of the parts."""
KEPT = "screen parts"
PROGRESS = "progress"


def set_parts(**parts: object) -> None:
    """Set parts of all further screens by name, as `set_parts(title='Taxes', exit_label='Stop')`; None ends it.

    A screen's own keys come first, default screen parts and metadata after. Source: library 2.
    Raises InterviewError for a name that is no part.
    """
    kept: dict[str, str] = current().kept.setdefault(KEPT, {})
    for given, text in parts.items():
        name = given.replace("_", " ")
        name = SHORT.get(name, name)
        if name not in PARTS:
            known = ", ".join(sorted(part.replace(" ", "_") for part in PARTS))
            raise InterviewError(f"set_parts() knows no part {given!r}", None, f"Use some of: {known}.")
        if text is None:
            kept.pop(name, None)
        else:
            kept[name] = str(text)
        if name in FORMATS:
            current().settings[name] = text


def set_title(**parts: object) -> None:
    """The older name of `set_parts()`. Source: library 2."""
    set_parts(**parts)


def part_set(name: str) -> str | None:
    """What `set_parts()` was given for the part, None for nothing, or outside an evaluation."""
    evaluation = maybe_current()
    found = None if evaluation is None else evaluation.kept.get(KEPT, {}).get(name)
    return None if found is None else str(found)


def part_in_metadata(metadata: Mapping[str, Any], name: str, language: str) -> str | None:
    """What the metadata say for the part in the language; a mapping has texts by language (language 3)."""
    found = metadata.get(name)
    if isinstance(found, Mapping):
        found = next((found[key] for key in (language, "*", DEFAULT_LANGUAGE) if key in found), None)
    return None if found is None or isinstance(found, dict | list) else str(found)


def part_said(name: str) -> str | None:
    """What code has set for the part, else the metadata; None outside an evaluation, or when neither says anything."""
    evaluation = maybe_current()
    if evaluation is None:
        return None
    given = part_set(name)
    return part_in_metadata(evaluation.metadata, name, evaluation.language) if given is None else given


def set_progress(number: float | None) -> None:
    """Move the progress bar, 0 to 100; None hides it. Source: library 2."""
    current().kept[PROGRESS] = None if number is None else min(max(float(number), 0.0), 100.0)


def get_progress() -> float | None:
    """How far the progress bar is; None when it is hidden. Source: library 2."""
    found: float | None = current().kept.get(PROGRESS, 0.0)
    return int(found) if found is not None and float(found).is_integer() else found


FUNCTIONS = (get_progress, set_parts, set_progress, set_title)
