"""Documents that a question offers (language 11.4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.attachment import give
from da_nb.blocks.attachment.written import WrittenDocument, read_documents
from da_nb.blocks.draft import ScreenDraft
from da_nb.current import current
from da_nb.documents.archive import zipped
from da_nb.errors import InterviewError
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_bool_or_expression, take_expression, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html, to_inline
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.model.screen import DocumentFormat, ScreenDocument, ScreenDocuments
from da_nb.objects.file_groups import DAFileCollection, DAFileList
from da_nb.objects.files import DAFile, safe_name

KEYS = ("attachment", "attachments")
OPTIONS = (
    *(*KEYS, "attachment code", "allow emailing", "allow downloading", "zip filename", "include attachment notice"),
    *("include download tab", "describe file types", "manual attachment list", "attachment options"),
    *("email subject", "email body", "email template", "email address default", "always include editable files"),
)
"""Every key of a question that is about its documents."""
LABELS = {
    "download": "Download",
    "preview": "Preview",
    "formats": "The document is available in the following formats:",
    "archive": "Download this document as a ZIP file",
    "all": "Download All",
}
ARCHIVES = "archives"
"""Under this name archives are remembered with the session, by the files in them."""
FORMATS = {
    "pdf": ("PDF", "to print and to read"),
    "docx": ("DOCX", "to edit in Word"),
    "rtf": ("RTF", "to edit in a word processor"),
    "tex": ("LaTeX", "to typeset"),
    "md": ("Markdown", "plain text with signs"),
    "raw": ("RAW", "as it is"),
}
"""How a format is called on the screen, and what it is for."""


@dataclass(frozen=True)
class Attached:
    """What a question offers: documents written in it, and those that an expression gives."""

    documents: tuple[WrittenDocument, ...]
    code: Expression | None
    notice: bool | Expression = True
    explains: bool | Expression = True
    zips: bool | Expression = False
    zip_name: Template | None = None

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """Assemble the documents and put them on the screen."""
        made = [give(one, answers, f"{draft.block}.{at}") for at, one in enumerate(self.documents)]
        if self.code is not None:
            made += _collections(self.code.value(answers), self.code)
        if made:
            shown = tuple(_document(one, explains=_is_on(self.explains, answers)) for one in made)
            notice = _notice(len(shown)) if _is_on(self.notice, answers) else ""
            labels = {name: word(text) for name, text in LABELS.items()}
            draft.documents = ScreenDocuments(notice, shown, labels, self._archive(made, answers))

    def _archive(self, made: list[Any], answers: dict[str, Any]) -> str | None:
        if not _is_on(self.zips, answers):
            return None
        name = self.zip_name.render(answers).strip() if self.zip_name is not None else "files"
        files = [file for one in made for file in _files(one)]
        kept: dict[object, str] = current().kept.setdefault(ARCHIVES, {})
        numbers = (name, *(file.number for file in files))
        if numbers not in kept:
            archive = DAFile()
            archive.initialize(filename=f"{safe_name(name).removesuffix('.zip')}.zip")
            archive.write(zipped([(file.filename, file.slurp(auto_decode=False)) for file in files]))
            kept[numbers] = archive.url_for()
        return kept[numbers]


def _is_on(switch: bool | Expression, answers: dict[str, Any]) -> bool:
    return bool(switch.value(answers)) if isinstance(switch, Expression) else switch


def _notice(count: int) -> str:
    if count == 1:
        return word("The following document has been created for you.")
    return word("The following documents have been created for you.")


def _collections(given: object, code: Expression) -> Iterator[Any]:
    if isinstance(given, DAFileCollection | DAFile):
        yield given
    elif isinstance(given, DAFileList) or (isinstance(given, Iterable) and not isinstance(given, str)):
        for one in given:
            yield from _collections(one, code)
    else:
        raise InterviewError(
            f"`attachment code` gives {type(given).__name__}", code.origin, "Give a document, or a list of documents."
        )


def _files(one: Any) -> list[DAFile]:  # noqa: ANN401 - a file or a collection
    if isinstance(one, DAFile):
        return [one]
    others = (str(name) for name in (one.attr("info") or {}).get("formats", ()) if name != "html")
    return [getattr(one, name) for name in dict.fromkeys((*FORMATS, *others)) if one.attribute_defined(name)]


def _document(one: Any, *, explains: bool) -> ScreenDocument:  # noqa: ANN401 - as above
    info = one.attr("info") or {"name": one.attr("filename") or word("Document"), "description": ""}
    formats = tuple(
        DocumentFormat(*_called(file, explains=explains), file.url_for(), file.filename) for file in _files(one)
    )
    preview = one.html.slurp() if one.attribute_defined("html") else None
    return ScreenDocument(
        name=to_inline(str(info["name"])),
        description=to_html(str(info["description"])) if info.get("description") else "",
        formats=formats,
        preview=preview,
    )


def _called(file: DAFile, *, explains: bool) -> tuple[str, str]:
    label, use = FORMATS.get(str(file.extension), (str(file.extension).upper(), ""))
    return label, word(use) if explains and use else ""


def read_attached(document: Mapping) -> Attached | None:
    """What the question offers; None when it offers nothing. Raises InterviewError for both spellings at once."""
    present = [key for key in KEYS if key in document]
    if len(present) > 1:
        refuse(document, present[1], "a question has both 'attachment' and 'attachments'", "Keep one of them.")
    if not present and "attachment code" not in document:
        return None

    def switch(key: str, standard: bool) -> bool | Expression:
        given = take_bool_or_expression(document, key)
        return standard if given is None else given

    return Attached(
        documents=read_documents(document, present[0]) if present else (),
        code=take_expression(document, "attachment code"),
        notice=switch("include attachment notice", standard=True),
        explains=switch("describe file types", standard=True),
        zips=switch("allow downloading", standard=False),
        zip_name=take_template(document, "zip filename"),
    )
