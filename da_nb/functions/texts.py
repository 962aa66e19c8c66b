"""Text and markup for screens and documents (library 2)."""

from html import escape
from itertools import chain
from typing import Any

from da_nb.current import maybe_current
from da_nb.functions.variables import value
from da_nb.language.speech_text import (
    bold,
    decode_name,
    encode_name,
    fix_punctuation,
    indent,
    italic,
    plain,
    quote_paragraphs,
    redacted,
    single_paragraph,
    single_to_double_newlines,
    space_to_underscore,
    split,
    verbatim,
    yes_or_no,
)
from da_nb.language.wordtable import word

_COLORS = frozenset("primary secondary success danger warning info light dark link".split())
_SIZES = frozenset(("sm", "md", "lg"))


def yesno(given: object, invert: bool = False) -> str:
    """'Yes' or 'No', '' for None and ''; `invert` swaps them. For check boxes of forms. Source: library 2."""
    return yes_or_no(given, not invert)


def noyes(given: object, invert: bool = False) -> str:
    """'No' for what is true, 'Yes' for what is false; '' for None and ''. Source: library 2."""
    return yes_or_no(given, invert)


def showif(name: str, condition: object, alternative: object = "") -> Any:  # noqa: ANN401 - the author's value
    """The variable's value (sought) when the condition is true, else `alternative`. Source: library 2."""
    return value(name) if condition else alternative


def redact(text: object) -> str:
    """The text blacked out, unless the document being made says `redact: False`. Source: library 2."""
    evaluation = maybe_current()
    shows = evaluation is not None and evaluation.settings.get("redact") is False
    return str(text) if shows else redacted(text)


def action_button_html(
    url: str,
    icon: str | None = None,
    color: str = "success",
    size: str = "sm",
    block: bool = False,
    label: str = "Edit",
    classname: str | None = None,
    new_window: bool | str | None = None,
    id_tag: str | None = None,
) -> str:
    """HTML of a link that looks like a button. Source: library 2.

    `new_window` True opens a window, a text the window of that name, False this window.
    """
    classes = ["btn", f"btn-{size if size in _SIZES else 'sm'}", f"btn-{color if color in _COLORS else 'dark'}"]
    classes += ["btn-block"] * bool(block) + ([str(classname)] if classname else [])
    attributes = {"href": str(url), "class": " ".join(classes), "target": _target(new_window), "id": id_tag}
    written = "".join(f' {name}="{escape(str(text))}"' for name, text in attributes.items() if text is not None)
    return f"<a{written}>{_icon(icon)}{word(str(label))}</a>"


def _target(new_window: bool | str | None) -> str | None:
    if isinstance(new_window, str):
        return new_window
    return None if new_window is None else ("_blank" if new_window else "_self")


def _icon(icon: str | None) -> str:
    if not icon:
        return ""
    name = str(icon)
    classes = name if " " in name or name.startswith("fa-") else f"fa-solid fa-{name}"
    return f'<i class="{escape(classes)}"></i> '


def _tag(kind: str, content: object, width: str | None, alt_text: str | None) -> str:
    parts = [
        str(content),
        *([str(width or "None")] if width or alt_text else []),
        *([str(alt_text)] if alt_text else []),
    ]
    return f"[{kind} {', '.join(parts)}]"


def qr_code(text: object, width: str | None = None, alt_text: str | None = None) -> str:
    """Markup of a QR code. Source: library 2."""
    return _tag("QR", text, width, alt_text)


def static_image(ref: str, width: str | None = None) -> str:
    """Markup of an image in the package's static folder. Source: library 2."""
    return _tag("FILE", ref, width, None)


FUNCTIONS = (
    action_button_html,
    bold,
    chain,
    decode_name,
    encode_name,
    fix_punctuation,
    indent,
    italic,
    noyes,
    plain,
    qr_code,
    quote_paragraphs,
    redact,
    showif,
    single_paragraph,
    single_to_double_newlines,
    space_to_underscore,
    split,
    static_image,
    verbatim,
    yesno,
)
