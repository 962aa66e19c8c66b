"""Documents made from Word templates and PDF forms (library 8)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.attachment.pictures import picture_of
from da_nb.blocks.attachment.recipe import Recipe, plainly
from da_nb.blocks.attachment.written import WrittenDocument
from da_nb.documents.office import by_office
from da_nb.documents.options import read_look
from da_nb.documents.pages import docx_to_pdf
from da_nb.documents.pdf_form import fill_pdf
from da_nb.documents.word_template import fill_docx
from da_nb.functions import FUNCTIONS
from da_nb.language.markup import plain, to_html
from da_nb.names import parse
from da_nb.objects.base import MissingAttribute, MissingItem
from da_nb.objects.files import DAFile

LACKS = (MissingAttribute, MissingItem)
NAMED_FILTERS = (
    *("comma_and_list", "comma_list", "add_separators", "alpha", "roman", "ordinal", "ordinal_number", "nice_number"),
    *("currency", "capitalize", "title_case", "word", "redact", "verbatim", "single_paragraph", "fix_punctuation"),
    *("phone_number_formatted", "phone_number_in_e164", "phone_number_part", "country_name", "chain", "noun_plural"),
    *("noun_singular", "quantity_noun", "indefinite_article", "verb_past", "verb_present", "bold", "italic"),
    *("format_date", "format_time", "format_datetime", "month_of", "day_of", "dow_of", "year_of", "yesno", "noyes"),
)
WORDS = {"True": "Yes", "False": "No", "None": ""}
"""What a PDF form shows of Python's values."""


def filled_form(document: WrittenDocument, recipe: Recipe, answers: dict[str, Any]) -> bytes:
    """The filled-in PDF form."""
    pictures = {name: shown[0] for name, value in recipe.parts.items() if (shown := picture_of(value))}
    texts = {name: _in_form(value) for name, value in recipe.parts.items() if name not in pictures}
    on = None if document.checkbox_value is None else document.checkbox_value.render(answers).strip()
    editable = bool(plainly(document.editable, answers))
    return fill_pdf(document.files.paths(answers)[0], texts, editable=editable, on=on, pictures=pictures)


def filled_word(document: WrittenDocument, recipe: Recipe, answers: dict[str, Any]) -> bytes:
    """The filled-in Word template."""
    return fill_docx(
        document.files.paths(answers)[0],
        _Answers(answers),
        _in_word(recipe.parts, document),
        filters=_filters(),
        lacks=LACKS,
        picture=picture_of,
    )


def word_as_pdf(word: bytes, recipe: Recipe) -> bytes:
    """The PDF of a filled-in Word template."""
    return by_office(word) or docx_to_pdf(word, read_look(recipe.metadata))


@dataclass(frozen=True)
class _Answers:
    """The interview's variables as a Word template finds them."""

    answers: dict[str, Any]

    def known(self, name: str, otherwise: Any) -> Any:  # noqa: ANN401 - values are the author's
        """A variable that has a value, or a function."""
        return self.answers[name] if name in self.answers else FUNCTIONS.get(name, otherwise)

    def sought(self, name: str) -> Any:  # noqa: ANN401
        """What the name is once it has been sought."""
        return self.answers[name]


def _in_word(parts: dict[str, object], document: WrittenDocument) -> dict[str, object]:
    """Values as a Word template gets them: those given by name become texts, variables stay what they are."""
    kept = frozenset((*document.field_variables, *document.raw_variables))
    found: dict[str, object] = {}
    for name, value in parts.items():
        path = parse(name)
        if path is None or not path.parts:
            found[name] = value if name in kept or isinstance(value, list | dict | DAFile) else _text(value)
    return found


def _text(value: object) -> object:
    return value if isinstance(value, bool | int | float) or value is None else str(value)


def _filters() -> dict[str, Callable[..., Any]]:
    named = {name: FUNCTIONS[name] for name in NAMED_FILTERS if name in FUNCTIONS}
    return {**named, "markdown": _as_text, "inline_markdown": _as_text, "paragraphs": str, "any": any, "all": all}


def _as_text(text: object) -> str:
    """Markdown without its signs: what a person reads."""
    return plain(to_html(str(text)))


def _in_form(value: object) -> str:
    text = str(value)
    text = WORDS.get(text, text)
    for mark in ("[NEWLINE]", "[BR]"):
        text = text.replace(f" {mark} ", "\n").replace(mark, "\n")
    for mark in ("[FLUSHLEFT]", "[FLUSHRIGHT]", "[CENTER]", "[BOLDCENTER]", "[NOINDENT]"):
        text = text.replace(f"{mark} ", "").replace(mark, "")
    return text
