"""Say things in sentences: nouns with numbers, lists, articles, verbs, whose something is (library 2)."""

import re
from collections.abc import Iterable, Sized
from typing import Any

from da_nb.language.speech_dispatch import capital, spoken
from da_nb.language.speech_locale import currency_symbol, money
from da_nb.language.speech_nouns import plural_of, singular_of
from da_nb.language.speech_numbers import nice_number, ordinal, ordinal_number, whole
from da_nb.language.speech_verbs import conjugated
from da_nb.language.wordtable import word

__all__ = [
    "add_separators", "capitalize", "comma_and_list", "comma_list", "currency", "indefinite_article", "name_suffix",
    "nice_number", "noun_plural", "noun_singular", "ordinal", "ordinal_number", "period_list", "possessify",
    "possessify_long", "quantity_noun", "title_case", "verb_past", "verb_present",
]  # fmt: skip

_SMALL_WORDS = frozenset(
    "a an and as at but by en for from if in into nor of on or over per the to v v. via vs vs. with".split()
)
_AN = re.compile(
    r"(?:hour|honest|honou?r|heir|herb)|(?!eu|ewe|one\b|once|u[bcfhjkqrst][aeiou]|uni(?![nm]))[aeiou]", re.I
)
_AN_ABBREVIATION = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9.-]|$)")


@spoken
def capitalize(text: object, **others: object) -> str:
    """`text` with a capital first letter; a single letter stays as it is. Source: library 2."""
    del others
    shown = str(text)
    return capital(shown, len(shown) > 1)


@spoken
def title_case(text: object, **others: object) -> str:
    """Capital letters as in a headline: small words stay small unless first or last. Source: library 2."""
    del others
    words = re.split(r"(\s+)", str(text))
    seen = [at for at, part in enumerate(words) if part.strip()]
    for at in seen:
        if at in (seen[0], seen[-1]) or words[at].lower() not in _SMALL_WORDS or words[at - 2][-1:] in (":", "."):
            words[at] = _in_title(words[at])
    return "".join(words)


def _in_title(part: str) -> str:
    if any(letter.isupper() for letter in part[1:]) or "@" in part or "://" in part:
        return part
    return re.sub(r"(^[^\w]*|-)(\w)", lambda found: found[1] + found[2].upper(), part)


def quantity_of(given: object) -> float:
    """A number as it is; of a collection how many it holds."""
    if isinstance(given, Sized) and not isinstance(given, str):
        return len(given)
    return whole(given)


@spoken
def noun_plural(
    noun: object,
    quantity: object = None,
    noun_is_singular: bool = False,
    *,
    capitalize: bool = False,
    language: str | None = None,
    **others: object,
) -> str:
    """Many of a noun, or one when `quantity` (a number or a collection) is exactly 1. Source: library 2.

    The noun may come in the plural, unless `noun_is_singular` says that it does not.
    """
    del language, others
    one = str(noun) if noun_is_singular else singular_of(str(noun))
    single = quantity is not None and quantity_of(quantity) == 1
    return capital(one if single else plural_of(one), capitalize)


@spoken
def noun_singular(
    noun: object,
    quantity: object = None,
    *,
    capitalize: bool = False,
    language: str | None = None,
    **others: object,
) -> str:
    """One of a noun; unchanged when `quantity` is given and not 1. Source: library 2."""
    del language, others
    changes = quantity is None or quantity_of(quantity) == 1
    return capital(singular_of(str(noun)) if changes else str(noun), capitalize)


@spoken
def quantity_noun(
    quantity: object,
    noun: object,
    as_integer: bool = True,
    *,
    capitalize: bool = False,
    language: str | None = None,
    **others: Any,  # noqa: ANN401 - passed on
) -> str:
    """How many of a noun: 'two apples'. Rounded unless `as_integer` is False. Source: library 2."""
    number = quantity_of(quantity)
    number = round(number) if as_integer else number
    use_word = others.get("use_word")
    many = nice_number(number, use_word, language=language)
    return capital(f"{many} {noun_plural(noun, number, language=language)}", capitalize)


@spoken
def indefinite_article(noun: object, *, capitalize: bool = False, language: str | None = None, **others: object) -> str:
    """The noun after 'a' or 'an'. Source: library 2."""
    del language, others
    text = str(noun)
    vowel = _AN_ABBREVIATION.match(text) if text[:2].isupper() or len(text) == 1 else _AN.match(text)
    return capital(f"{'an' if vowel else 'a'} {text}", capitalize)


def items_of(given: Iterable[Any]) -> list[str]:
    """Texts of arguments of which some may be collections."""
    texts: list[str] = []
    for item in given:
        many = isinstance(item, Iterable) and not isinstance(item, str)
        texts.extend(map(str, item) if many else [str(item)])
    return texts


@spoken
def comma_and_list(
    *items: Any,  # noqa: ANN401 - anything with a text, or collections of it
    oxford: bool = True,
    and_string: str | None = None,
    comma_string: str = ", ",
    before_and: str = " ",
    after_and: str = " ",
    capitalize: bool = False,
    language: str | None = None,
    **others: object,
) -> str:
    """'a', 'a and b', 'a, b, and c', of single things and of collections. Source: library 2."""
    del others
    texts = items_of(items)
    joined = before_and + (word("and", language=language) if and_string is None else and_string) + after_and
    if len(texts) < 3:
        return capital(joined.join(texts), capitalize)
    before = comma_string.rstrip() + joined if oxford else joined
    return capital(comma_string.join(texts[:-1]) + before + texts[-1], capitalize)


def comma_list(*items: Any, comma_string: str = ", ", capitalize: bool = False, **others: object) -> str:  # noqa: ANN401
    """Single things and collections, with commas between them. Source: library 2."""
    del others
    return capital(comma_string.join(items_of(items)), capitalize)


@spoken
def add_separators(
    items: Iterable[Any],
    separator: str = ";",
    last_separator: str | None = None,
    end_mark: str = ".",
    *,
    language: str | None = None,
    **others: object,
) -> list[str]:
    """Texts, each with what separates it from the next: 'a;', 'b; and', 'c.'. Source: library 2."""
    del others
    texts = [str(item) for item in items]
    before_last = f"; {word('and', language=language)}" if last_separator is None else last_separator
    ends = [separator] * (len(texts) - 2) + [before_last] * (len(texts) > 1) + [end_mark]
    return [text + end for text, end in zip(texts, ends, strict=False)]


@spoken
def verb_present(verb: object, tense: str = "3sg", *, capitalize: bool = False, **others: object) -> str:
    """A verb in the present: 'helped' is 'helps'. Source: library 2."""
    del others
    return capital(conjugated(str(verb), str(tense)), capitalize)


@spoken
def verb_past(verb: object, tense: str = "3sgp", *, capitalize: bool = False, **others: object) -> str:
    """A verb in the past: 'help' is 'helped'. Source: library 2."""
    del others
    tense = str(tense)
    past = tense if tense.endswith("p") or tense in ("inf", "part", "ppart") else tense + "p"
    return capital(conjugated(str(verb), past), capitalize)


@spoken
def possessify(
    owner: object, thing: object, *, plural: bool = False, capitalize: bool = False, **others: object
) -> str:
    """What belongs to somebody: "John's fish"; `plural` owners ending in s get the apostrophe only."""
    del others
    name = str(owner)
    whose = f"{name}'" if plural and name.endswith("s") else f"{name}'s"
    return capital(f"{whose} {thing}", capitalize)


@spoken
def possessify_long(owner: object, thing: object, *, capitalize: bool = False, **others: object) -> str:
    """What belongs to something: 'the latch of the gate'."""
    del others
    return capital(f"the {thing} of the {owner}", capitalize)


@spoken
def currency(
    value: Any,  # noqa: ANN401 - what an author takes for an amount
    decimals: bool = True,
    symbol: str | None = None,
    symbol_precedes: bool | None = None,
    **others: object,
) -> str:
    """Money as the locale writes it: '$45.20'; '' when `value` is no number. Source: library 2.

    Without `decimals` the fraction is cut off.
    """
    del others
    amount = _amount(value)
    if amount is None:
        return ""
    return money(amount, decimals, currency_symbol() if symbol is None else str(symbol), symbol_precedes)


def _amount(value: Any) -> float | None:  # noqa: ANN401
    for method in ("total", "amount"):
        if callable(getattr(type(value), method, None)):
            value = getattr(value, method)()
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


@spoken
def name_suffix(**others: object) -> list[str]:
    """What may stand after a name. Source: library 2."""
    del others
    return ["Jr", "Sr", "II", "III", "IV", "V", "VI"]


@spoken
def period_list(*, language: str | None = None, **others: object) -> list[list[Any]]:
    """Times per year and what they are called, for choices. Source: library 2."""
    del others
    periods = (
        (12, "Per Month"),
        (1, "Per Year"),
        (52, "Per Week"),
        (24, "Twice Per Month"),
        (26, "Every Two Weeks"),
    )
    return [[times, word(text, language=language)] for times, text in periods]
