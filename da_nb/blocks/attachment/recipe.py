"""What a document is made from: everything of it rendered with the answers of now (library 8)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import cloudpickle

from da_nb.blocks.attachment.written import WrittenDocument
from da_nb.current import current
from da_nb.errors import InterviewError
from da_nb.functions.context import INSIDE
from da_nb.functions.variables import value
from da_nb.language.code import Expression
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.objects.files import safe_name

USUAL = {"markdown": ("pdf", "rtf", "html"), "docx": ("docx", "pdf"), "pdf": ("pdf",), "manual": ()}
"""Formats of a document that names none, by its kind."""
_INSIDE = {"md": "md", "html": "html", "pdf": "pdf", "docx": "docx", "rtf": "pandoc", "rtf to docx": "docx"}


@dataclass
class Recipe:
    """All that a document is made from: texts by format, and how it looks. Equal recipes give equal files.

    The PDF opens with either of the `passwords`, of which the second is the owner's; '' is none.
    """

    name: str
    filename: str
    description: str
    formats: tuple[str, ...]
    texts: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, object] = field(default_factory=dict)
    parts: dict[str, object] = field(default_factory=dict)
    passwords: tuple[str, str] = ("", "")

    @property
    def digest(self) -> str:
        """Names the recipe."""
        whole = (self.name, self.filename, self.formats, self.texts, self.metadata, self.parts, self.passwords)
        return hashlib.sha256(cloudpickle.dumps(whole)).hexdigest()


def read_recipe(document: WrittenDocument, answers: dict[str, Any]) -> Recipe:
    """Everything rendered with the answers of now."""
    name = _rendered(document.name, answers) or word("Document")
    recipe = Recipe(
        name=name,
        filename=_filename(_rendered(document.filename, answers) or name),
        description=_rendered(document.description, answers),
        formats=_formats(document, answers),
        metadata={key: plainly(value, answers) for key, value in document.metadata},
        passwords=(_rendered(document.password, answers), _rendered(document.owner_password, answers)),
    )
    if document.kind == "markdown":
        for form in recipe.formats:
            recipe.texts[form] = _text(document, answers, _INSIDE.get(form, "pandoc"))
    elif document.kind != "manual":
        recipe.parts = read_parts(document, answers)
    return recipe


def _filename(name: str) -> str:
    """Without the ending of a format, and without blanks."""
    stem, dot, ending = name.rpartition(".")
    bare = stem if dot and ending.lower() in ("pdf", "docx", "rtf", "md", "html") else name
    return safe_name(bare.replace(" ", "_"), "document").rstrip(".")


def _formats(document: WrittenDocument, answers: dict[str, Any]) -> tuple[str, ...]:
    given = document.formats
    if isinstance(given, Expression):
        value = given.value(answers)
        given = (value,) if isinstance(value, str) else tuple(map(str, value))
    usual = USUAL[document.kind]
    return usual if not given or "*" in given else tuple(given)


def _text(document: WrittenDocument, answers: dict[str, Any], inside: str) -> str:
    settings = current().settings
    before = settings.get(INSIDE)
    settings[INSIDE] = inside
    settings["redact"] = bool(plainly(document.redact, answers))
    try:
        if document.content is not None:
            return document.content.render(answers).strip()
        return document.files.contents(answers).render(answers).strip()
    finally:
        settings.pop("redact")
        if before is None:
            settings.pop(INSIDE)
        else:
            settings[INSIDE] = before


def read_parts(document: WrittenDocument, answers: dict[str, Any]) -> dict[str, object]:
    """Values by field name: `fields`, `field variables`, `field code` and `code`, later ones over earlier."""
    parts = {name: plainly(given, answers) for name, given in document.fields}
    parts |= {name: value(name) for name in (*document.field_variables, *document.raw_variables)}
    parts |= {name: code.value(answers) for name, code in document.field_code}
    if document.code is not None:
        given = document.code.value(answers)
        if not isinstance(given, Mapping):
            raise InterviewError(
                f"the fields of a document are {type(given).__name__}", document.code.origin, "Give a dict of values."
            )
        parts |= {str(name): one for name, one in given.items()}
    return parts


def plainly(given: object, answers: dict[str, Any]) -> Any:  # noqa: ANN401 - values are the author's
    """Templates rendered, expressions evaluated, in lists and mappings too."""
    match given:
        case Template():
            return given.render(answers).strip()
        case Expression():
            return given.value(answers)
        case dict():
            return {key: plainly(value, answers) for key, value in given.items()}
        case list():
            return [plainly(value, answers) for value in given]
    return given


def _rendered(text: Template | None, answers: dict[str, Any]) -> str:
    return "" if text is None else text.render(answers).strip()
