"""Terms that interview code defines (language 13.5, library 2)."""

from collections.abc import Iterable, Mapping

from da_nb.current import current
from da_nb.errors import InterviewError
from da_nb.language.terms import Term
from da_nb.language.wordtable import spoken_language

KEPT = "terms"
ALL_LANGUAGES = "*"


def update_terms(
    terms: Mapping[str, object] | Iterable[Mapping[str, object]], auto: bool = False, language: str = ALL_LANGUAGES
) -> None:
    """Define terms for the rest of the session, a mapping of phrases to definitions or a list of mappings.

    An item of the list may also have `phrases` and one `definition`. With `auto` they need no braces.
    Source: library 2. Raises InterviewError for anything else.
    """
    kept: dict[tuple[str, bool], dict[str, str]] = current().kept.setdefault(KEPT, {})
    known = kept.setdefault((language, bool(auto)), {})
    for item in (terms,) if isinstance(terms, Mapping) else terms:
        if not isinstance(item, Mapping):
            raise InterviewError(
                f"update_terms() takes {item!r} for no term", None, "Give a mapping of phrases to definitions."
            )
        phrases = item.get("phrases")
        if isinstance(phrases, list | tuple) and "definition" in item:
            known.update(dict.fromkeys(map(str, phrases), str(item["definition"])))
        else:
            known.update({str(phrase): str(definition) for phrase, definition in item.items()})


def taught(*, auto: bool) -> list[Term]:
    """The terms that `update_terms()` has defined, those of the language being spoken first."""
    kept: Mapping[tuple[str, bool], Mapping[str, str]] = current().kept.get(KEPT, {})
    found = [kept.get((language, auto), {}) for language in (spoken_language(), ALL_LANGUAGES)] if kept else []
    return [Term((phrase,), definition) for table in found for phrase, definition in table.items()]


FUNCTIONS = (update_terms,)
