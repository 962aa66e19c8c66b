"""Conventions in force: country, locale of numbers and money, language of dates (library 1)."""

from typing import TYPE_CHECKING, Any

from da_nb.current import maybe_current
from da_nb.language.wordtable import DEFAULT_LANGUAGE, spoken_language

if TYPE_CHECKING:
    from babel import Locale

DEFAULTS = {"country": "US", "locale": "en_US", "time zone": "America/New_York"}


def setting(name: str) -> Any:  # noqa: ANN401 - settings are the author's
    """What the evaluation has set, else the default, else None."""
    evaluation = maybe_current()
    given = None if evaluation is None else evaluation.settings.get(name)
    return DEFAULTS.get(name) if given is None else given


def number_locale() -> "Locale":
    """The locale of numbers and money: `set_locale()`, else US English."""
    return _locale(setting("locale"), DEFAULTS["locale"])


def text_locale(language: str | None = None) -> "Locale":
    """The locale of dates and names of things: that of the language being spoken."""
    spoken = spoken_language(language)
    chosen = str(setting("locale"))
    return _locale(chosen if chosen.partition("_")[0] == spoken else spoken, DEFAULT_LANGUAGE)


def _locale(name: str, otherwise: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name.partition(".")[0].replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(otherwise)


def grouped(number: Any, pattern: str = "#,##0.##") -> str:  # noqa: ANN401 - any number
    """Digits of a number as the locale groups them; `pattern` is CLDR's."""
    from babel.numbers import format_decimal

    return format_decimal(number, format=pattern, locale=number_locale())


def currency_symbol() -> str:
    """The sign of the country's money: '$'."""
    from babel.numbers import get_currency_symbol

    return str(setting("currency symbol") or get_currency_symbol(currency_code(), locale=number_locale()))


def currency_code() -> str:
    """ISO code of the locale's money; US dollars when the locale names no country."""
    from babel.numbers import get_territory_currencies

    territory = number_locale().territory
    codes = get_territory_currencies(territory) if territory else []
    return codes[0] if codes else "USD"


def money(value: Any, decimals: bool, symbol: str, precedes: bool | None) -> str:  # noqa: ANN401 - any number
    """Amount as the locale writes it, with `symbol`; without `decimals` the fraction is cut off."""
    from babel.numbers import format_currency, get_currency_symbol

    amount = value if decimals else int(value)
    if precedes is not None:
        sign, digits = "-" if amount < 0 else "", grouped(abs(amount), "#,##0.00" if decimals else "#,##0")
        return f"{sign}{symbol}{digits}" if precedes else f"{sign}{digits} {symbol}"
    locale, code = number_locale(), currency_code()
    pattern = locale.currency_formats["standard"].pattern
    pattern = pattern if decimals else pattern.replace(".00", "")
    shown = format_currency(amount, code, format=pattern, locale=locale, currency_digits=False)
    return shown.replace(get_currency_symbol(code, locale=locale), symbol)
