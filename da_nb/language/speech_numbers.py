"""Numbers in words, digits, letters and Roman numerals (library 2)."""

from decimal import Context
from typing import Any

from da_nb.language.speech_dispatch import capital, spoken
from da_nb.language.speech_locale import grouped
from da_nb.language.wordtable import word

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_THOUSANDS = ("", " thousand", " million", " billion", " trillion", " quadrillion")
_ORDINAL_ENDS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_LAST_WORD = 10


def spelled(number: int) -> str:
    """A whole number in English words: 501 is 'five hundred and one'."""
    if number < 0:
        return "minus " + spelled(-number)
    groups, rest = [], number
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    if len(groups) > len(_THOUSANDS):
        return f"{number:,}"
    named = [(group, _THOUSANDS[at]) for at, group in enumerate(groups)]
    parts = [_hundreds(group) + name for group, name in reversed(named) if group]
    small = len(parts) > 1 and 0 < groups[0] < 100
    text = ", ".join(parts[:-1]) + " and " + parts[-1] if small else ", ".join(parts)
    return text or _ONES[0]


def _hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, ones = divmod(rest, 10)
        below_twenty = rest < len(_ONES)
        words.append(_ONES[rest] if below_twenty else _TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    return " and ".join(words)


def spelled_ordinal(number: int) -> str:
    """The ordinal of a whole number in English words: 23 is 'twenty-third'."""
    text = spelled(number)
    at = max(text.rfind(" "), text.rfind("-")) + 1
    last = text[at:]
    if last in _ORDINAL_ENDS:
        return text[:at] + _ORDINAL_ENDS[last]
    return text[:-1] + "ieth" if last.endswith("y") else text + "th"


def whole(number: Any) -> int | float:  # noqa: ANN401 - what an author takes for a number
    """The number; a whole one as int, another one rounded to 8 significant digits first.

    Raises ValueError or TypeError when it is none.
    """
    if isinstance(number, int):
        return int(number)
    value = float(Context(prec=8).create_decimal_from_float(float(number)))
    return int(value) if value == int(value) else value


@spoken
def nice_number(
    number: Any,  # noqa: ANN401 - what an author takes for a number
    use_word: bool | None = None,
    *,
    capitalize: bool = False,
    language: str | None = None,
    **others: object,
) -> str:
    """Whole numbers up to ten as words, others as digits; `use_word` True spells all whole numbers, False none.

    Source: library 2.
    """
    del others
    value = whole(number)
    if isinstance(value, int) and (use_word or (use_word is None and 0 <= value <= _LAST_WORD)):
        return capital(word(spelled(value), language=language), capitalize)
    return grouped(value)


@spoken
def ordinal_number(
    number: Any,  # noqa: ANN401 - what an author takes for a number
    use_word: bool | None = None,
    *,
    capitalize: bool = False,
    language: str | None = None,
    **others: object,
) -> str:
    """'first' to 'tenth', then '11th'; `use_word` False gives '1st' too. Source: library 2."""
    del others
    value = int(number)
    if use_word is not False and 0 < value <= _LAST_WORD:
        return capital(word(spelled_ordinal(value), language=language), capitalize)
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


@spoken
def ordinal(
    index: Any,  # noqa: ANN401 - what an author takes for a number
    use_word: bool | None = None,
    *,
    capitalize: bool = False,
    language: str | None = None,
    **others: object,
) -> str:
    """The ordinal of an index that counts from 0: 0 is 'first', 10 is '11th'. Source: library 2."""
    del others
    return ordinal_number(int(index) + 1, use_word, capitalize=capitalize, language=language)


def alpha(index: int, case: str = "upper") -> str:
    """Letters for an index that counts from 0: A to Z, AA, AB. Source: library 2."""
    letters, rest = "", int(index) + 1
    while rest > 0:
        rest, at = divmod(rest - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters.lower() if case == "lower" else letters


def roman(index: int, case: str = "upper") -> str:
    """Roman numeral for an index that counts from 0: 3 is IV. Source: library 2."""
    numeral, rest = "", int(index) + 1
    for value, sign in _ROMAN:
        count, rest = divmod(rest, value)
        numeral += sign * count
    return numeral.lower() if case == "lower" else numeral


def item_label(index: int, level: int = 0, punctuation: bool = True) -> str:
    """Label of an outline's item: levels 0 to 6 are I. A. 1. a) (1) (a) i). Source: library 2."""
    level = min(max(int(level), 0), 6)
    labels = (roman, alpha, _decimal, _lower_alpha, _decimal, _lower_alpha, _lower_roman)
    before, after = (("", "."), ("", "."), ("", "."), ("", ")"), ("(", ")"), ("(", ")"), ("", ")"))[level]
    label = labels[level](index)
    return before + label + after if punctuation else label


def _decimal(index: int) -> str:
    return str(int(index) + 1)


def _lower_alpha(index: int) -> str:
    return alpha(index, "lower")


def _lower_roman(index: int) -> str:
    return roman(index, "lower")
