"""Language functions: spoken in English unless the interview has another version for its language (library 1)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from da_nb.language.wordtable import DEFAULT_LANGUAGE, spoken_language

P = ParamSpec("P")
R = TypeVar("R")


class Versions:
    """Versions of language functions that interviews brought along, by language and name.

    One per process, for the same reason as the word table: modules are imported once.
    """

    def __init__(self) -> None:
        self._functions: dict[tuple[str, str], Callable[..., Any]] = {}

    def add(self, language: str, name: str, function: Callable[..., Any]) -> None:
        """Speak `function` in place of the language function `name`; language '*' means any without its own."""
        self._functions[language, name] = function

    def find(self, language: str, name: str) -> Callable[..., Any] | None:
        """The version for the language, else the one for any, else the one for English, else None."""
        for key in (language, "*", DEFAULT_LANGUAGE):
            if (key, name) in self._functions:
                return self._functions[key, name]
        return None


_versions = Versions()


def spoken(function: Callable[P, R]) -> Callable[P, R]:
    """Make a language function: the version for keyword `language`, else for the evaluation's language, is called."""
    name = function.__name__

    @wraps(function)
    def speak(*args: P.args, **keywords: P.kwargs) -> R:
        given = keywords.get("language")
        version = _versions.find(spoken_language(None if given is None else str(given)), name)
        return function(*args, **keywords) if version is None else version(*args, **keywords)

    return speak


def update_language_function(language: str, name: str, function: Callable[..., Any]) -> None:
    """Use `function` for the language function `name` in a language ('*': any that has none). Source: library 1."""
    _versions.add(language, name, function)


def capital(text: str, capitalize: bool) -> str:
    """`text`, with a capital first letter when `capitalize` says so."""
    return text[:1].upper() + text[1:] if capitalize else text
