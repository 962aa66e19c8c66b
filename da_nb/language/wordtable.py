"""Words by language: what a text is called in the language being spoken (language 14, library 2)."""

from collections.abc import Mapping

from da_nb.current import maybe_current

DEFAULT_LANGUAGE = "en"
_SPELLED = {"True": "yes", "False": "no", "None": "I don't know"}
# Texts the English table shows in other words than the ones they are looked up by (language 14.2).
_ENGLISH = {"This field is required.": "You need to fill this in."}


class WordTable:
    """What interviews have taught beyond English: words, by language.

    One per process: a module of an interview is imported once, teaches its words then, and all sessions speak them.
    """

    def __init__(self) -> None:
        self._words: dict[str, dict[str, str]] = {DEFAULT_LANGUAGE: dict(_ENGLISH)}

    def teach(self, language: str, words: Mapping[str, str]) -> None:
        """Add words; known ones get the new translation."""
        self._words.setdefault(language, {}).update(words)

    def look_up(self, text: str, language: str) -> str:
        """The translation, else the text of the table for all languages, else the text itself."""
        for table in (language, "*"):
            if text in self._words.get(table, ()):
                return self._words[table][text]
        return text


_table = WordTable()


def spoken_language(given: str | None = None) -> str:
    """The language asked for, else that of the running evaluation, else English; a code such as 'es'."""
    if given is not None:
        return given
    evaluation = maybe_current()
    return DEFAULT_LANGUAGE if evaluation is None else evaluation.language


def word(text: object, *, language: str | None = None, capitalize: bool = False) -> str:
    """`text` in the language being spoken; unchanged when nobody has taught a translation.

    True, False and None are 'yes', 'no' and "I don't know". Source: library 2.
    """
    shown = str(text)
    shown = _SPELLED.get(shown, shown) if text is None or isinstance(text, bool) else shown
    found = _table.look_up(shown, spoken_language(language))
    return found[:1].upper() + found[1:] if capitalize else found


def update_word_collection(language: str, words: Mapping[str, str]) -> None:
    """Teach translations for `word()`; they count for every interview of this process. Source: library 1."""
    _table.teach(language, {str(text): str(translation) for text, translation in words.items()})
