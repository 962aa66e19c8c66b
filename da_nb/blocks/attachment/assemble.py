"""Make the files of a document (library 8)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from da_nb.blocks.attachment.recipe import Recipe, read_recipe
from da_nb.blocks.attachment.templates import filled_form, filled_word, word_as_pdf
from da_nb.blocks.attachment.written import WrittenDocument
from da_nb.current import current
from da_nb.documents.archive import digest_of
from da_nb.documents.options import Look, read_look
from da_nb.documents.pages import to_pdf
from da_nb.documents.pdf_pages import locked
from da_nb.documents.word import to_docx, to_rtf
from da_nb.errors import InterviewError, Origin
from da_nb.language.markup import to_html
from da_nb.language.rendering import Rendering
from da_nb.objects.file_groups import DAFileCollection, DAFileList
from da_nb.objects.files import DAFile
from da_nb.objects.media import media_of

KEPT = "documents"
"""Under this name what was assembled is remembered with the session."""
DOCUMENT = Rendering(files=media_of, document=True)
MAKERS: Mapping[str, Callable[[str, Look], bytes]] = {
    "pdf": to_pdf,
    "docx": to_docx,
    "rtf": to_rtf,
    "rtf to docx": to_docx,
    "html": lambda html, look: html.encode(),
}
"""How the HTML of a text becomes each format."""
ENDINGS = {"rtf to docx": "docx"}


def assemble(document: WrittenDocument, answers: dict[str, Any], name: str) -> DAFileCollection:
    """The files of the document, as an object called `name`; made once for the same texts.

    What is undefined in it is sought. Raises InterviewError, EngineMissing, DocumentFailed.
    """
    recipe = read_recipe(document, answers)
    if document.kind == "manual":
        return _by_hand(document, recipe, answers, name)
    # A Word template may use any answer, so only the filled-in template tells whether anything has changed.
    word = filled_word(document, recipe, answers) if document.kind == "docx" else None
    wanted = recipe.digest if word is None else f"{recipe.digest} {digest_of(word)}"
    kept: dict[str, tuple[str, DAFileCollection]] = current().kept.setdefault(KEPT, {})
    digest, made = kept.get(name, ("", None))
    if made is not None and digest == wanted:
        return made
    made = _collection(name, recipe, recipe.formats)
    for ending, data in _contents(document, recipe, answers, word).items():
        if ending == "pdf" and any(recipe.passwords):
            data = locked(data, *recipe.passwords)
        file = DAFile(f"{name}.{ending}")
        file.initialize(filename=f"{recipe.filename}.{ending}", content=data)
        setattr(made, ending, file)
    kept[name] = (wanted, made)
    return made


def _collection(name: str, recipe: Recipe, formats: Iterable[str]) -> DAFileCollection:
    made = DAFileCollection(name)
    made.info = {
        "name": recipe.name,
        "filename": recipe.filename,
        "description": recipe.description,
        "formats": list(formats),
    }
    return made


def _by_hand(document: WrittenDocument, recipe: Recipe, answers: dict[str, Any], name: str) -> DAFileCollection:
    """A document whose files the interview brings itself. Raises InterviewError for what is no file."""
    found: dict[str, tuple[object, Origin]] = {}
    if document.manual_code is not None:
        given, origin = document.manual_code.value(answers), document.manual_code.origin
        if not isinstance(given, Mapping):
            problem = f"`manual code` gives {type(given).__name__}"
            raise InterviewError(problem, origin, "Give a dict of files by format, such as {'pdf': the_file}.")
        found = {str(ending): (file, origin) for ending, file in given.items()}
    found |= {ending: (code.value(answers), code.origin) for ending, code in document.manual}
    made = _collection(name, recipe, found)
    for ending, (held, origin) in found.items():
        file = held[0] if isinstance(held, DAFileList) else held
        if not isinstance(file, DAFile):
            raise InterviewError(
                f"the '{ending}' of a document is {type(file).__name__}", origin, "Give a file object."
            )
        setattr(made, ending, file)
    return made


def _contents(
    document: WrittenDocument, recipe: Recipe, answers: dict[str, Any], word: bytes | None
) -> dict[str, bytes]:
    """The bytes of each format, by the ending of its file; `word` is the filled-in Word template, if there is one."""
    if word is not None:
        found = {"docx": word} if "docx" in recipe.formats else {}
        return found | ({"pdf": word_as_pdf(word, recipe)} if "pdf" in recipe.formats else {})
    if document.kind == "pdf":
        return {"pdf": filled_form(document, recipe, answers)}
    look = read_look(recipe.metadata, current().language)
    made: dict[str, bytes] = {}
    for form in recipe.formats:
        ending, text = ENDINGS.get(form, form), recipe.texts[form]
        if form in ("md", "tex", "raw"):
            made[ending] = text.encode()
        else:
            made[ending] = MAKERS[form](to_html(text, DOCUMENT), look)
    return made
