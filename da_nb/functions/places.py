"""Countries, their states and provinces (library 2)."""

from collections import Counter
from typing import TYPE_CHECKING

from da_nb.errors import InterviewError
from da_nb.language.speech_locale import setting, text_locale
from da_nb.language.wordtable import DEFAULT_LANGUAGE, spoken_language, word

if TYPE_CHECKING:
    from collections.abc import Iterable


def _code(country_code: str | None) -> str:
    return str(setting("country") if country_code is None else country_code).upper()


def _subdivisions(country_code: str | None) -> "list[tuple[str, str, str]]":
    """Code without the country, name and type of the top-level subdivisions, by name."""
    import pycountry

    country = _code(country_code)
    found: Iterable[pycountry.db.Data] = pycountry.subdivisions.get(country_code=country) or ()  # type: ignore[no-untyped-call]
    top = [(one.code.partition("-")[2], one.name, one.type) for one in found if one.parent_code is None]
    return sorted(top, key=lambda one: one[1])


def states_list(country_code: str | None = None, abbreviate: bool = False) -> dict[str, str]:
    """Names of a country's states by code, for choices; with `abbreviate` codes by code. Source: library 2."""
    return {code: code if abbreviate else word(name) for code, name, _ in _subdivisions(country_code)}


def state_name(code: str, country_code: str | None = None) -> str:
    """The name of a state; a code nobody knows comes back as it is. Source: library 2."""
    return states_list(country_code).get(str(code), code)


def subdivision_type(country_code: str | None = None) -> str | None:
    """What a country calls its parts: 'State', 'Province'; None when it has none. Source: library 2.

    Kinds that are about as common as the commonest follow it after a slash.
    """
    kinds = Counter(kind for _, _, kind in _subdivisions(country_code))
    if not kinds:
        return None
    most = max(kinds.values())
    return word("/".join(kind for kind, count in kinds.most_common() if 2 * count > most))


def country_name(code: str) -> str:
    """The name of a country for its two-letter code. Source: library 2.

    Raises InterviewError when no country has the code.
    """
    import pycountry

    country = pycountry.countries.get(alpha_2=_code(code))
    if country is None:
        raise InterviewError(f"no country has the code {code!r}", None, "Give a two-letter code such as 'US'.")
    return _named(country.alpha_2, country.name)


def _named(code: str, english: str) -> str:
    translated = word(english)
    if translated == english and spoken_language() != DEFAULT_LANGUAGE:
        return str(text_locale().territories.get(code, english))
    return translated


def countries_list() -> list[dict[str, str]]:
    """Countries by name, each as code and name, for choices. Source: library 2."""
    import pycountry

    named = [(one.alpha_2, _named(one.alpha_2, one.name)) for one in pycountry.countries]
    return [{code: name} for code, name in sorted(named, key=lambda one: one[1])]


def iso_country(text: str, part: str = "alpha_2") -> str:
    """The code of the country that `text` most likely means; `part` may be 'alpha_3', 'name', 'numeric'.

    Raises InterviewError when it means none. Source: library 2.
    """
    import pycountry

    try:
        country = pycountry.countries.search_fuzzy(str(text))[0]
        return str(getattr(country, part))
    except LookupError as error:
        raise InterviewError(f"no country is called {text!r}", None, "Give its English name or its code.") from error
    except AttributeError as error:
        raise InterviewError(
            f"a country has no {part!r}", None, "Use one of: alpha_2, alpha_3, name, numeric, official_name."
        ) from error


FUNCTIONS = (countries_list, country_name, iso_country, state_name, states_list, subdivision_type)
