"""The language being spoken, its words and conventions (library 1, 2)."""

from typing import Any

from da_nb.current import current, maybe_current
from da_nb.language.speech_dispatch import update_language_function
from da_nb.language.speech_locale import setting, text_locale
from da_nb.language.wordtable import spoken_language, update_word_collection, word


def set_language(language: str, dialect: str | None = None, voice: str | None = None) -> None:
    """Speak this language (a code such as 'es') in this evaluation; put it into `initial` code. Source: library 2."""
    evaluation = current()
    evaluation.language = str(language)
    evaluation.settings["dialect"] = dialect
    evaluation.settings["voice"] = voice


def get_language() -> str:
    """Code of the language being spoken. Source: library 2."""
    return spoken_language()


def get_dialect() -> str | None:
    """The dialect given to `set_language`, else None. Source: library 2."""
    dialect = setting("dialect")
    return None if dialect is None else str(dialect)


def get_voice() -> str | None:
    """The voice given to `set_language`, else None. Source: library 2."""
    voice = setting("voice")
    return None if voice is None else str(voice)


def set_country(country: str) -> None:
    """Take this country (a two-letter code) for the present one in this evaluation. Source: library 2."""
    current().settings["country"] = str(country).upper()


def get_country() -> str:
    """Two-letter code of the present country. Source: library 2."""
    return str(setting("country"))


def set_locale(locale: str | None = None, *, currency_symbol: str | None = None) -> None:
    """Write numbers and money as this locale does (such as 'fr_FR') in this evaluation. Source: library 2."""
    settings = current().settings
    if locale is not None:
        settings["locale"] = str(locale)
    if currency_symbol is not None:
        settings["currency symbol"] = str(currency_symbol)


def get_locale(item: str | None = None) -> str | None:
    """The locale of numbers and money; with `item` 'currency_symbol' what was set for it. Source: library 2."""
    if item is None:
        return str(setting("locale"))
    given = setting(item.replace("_", " "))
    return None if given is None else str(given)


def update_locale() -> None:
    """Nothing: what `set_locale()` was given counts at once. Source: library 2."""


def language_name(code: str) -> str:
    """What a language is called, in the one being spoken; a code nobody knows comes back. Source: library 2."""
    return word(str(text_locale().languages.get(str(code).replace("-", "_"), code)))


def set_info(**info: Any) -> None:  # noqa: ANN401 - the author's
    """Keep values for this evaluation where modules find them; `user` is who "you" is. Source: library 2."""
    current().settings.setdefault("info", {}).update(info)


def get_info(name: str) -> Any:  # noqa: ANN401 - the author's
    """What `set_info` was given under this name, else None. Source: library 2."""
    evaluation = maybe_current()
    return None if evaluation is None else evaluation.settings.get("info", {}).get(name)


FUNCTIONS = (
    get_country,
    get_dialect,
    get_info,
    get_language,
    get_locale,
    get_voice,
    language_name,
    set_country,
    set_info,
    set_language,
    set_locale,
    update_language_function,
    update_locale,
    update_word_collection,
    word,
)
