"""English forms: nouns, verbs, numbers in words."""

import pytest

from da_nb.language import speech_people
from da_nb.language.speech import (
    add_separators,
    currency,
    indefinite_article,
    name_suffix,
    period_list,
    possessify,
    possessify_long,
    title_case,
)
from da_nb.language.speech_nouns import plural_of, singular_of
from da_nb.language.speech_numbers import spelled, spelled_ordinal
from da_nb.language.speech_verbs import base_of, conjugated

NOUNS = """
child children|person people|salesperson salespeople|woman women|human humans|city cities|day days|box boxes|
address addresses|bus buses|gas gases|analysis analyses|leaf leaves|wife wives|potato potatoes|photo photos|
shoe shoes|movie movies|cause causes|virus viruses|quiz quizzes|prize prizes|tax taxes|cache caches|axe axes|
fish fish|sheep sheep|goose geese|stepchild stepchildren|alumnus alumni|CEO CEOs|Child Children|
mother-in-law mothers-in-law|matrix matrices|cactus cacti|stomach stomachs|witness witnesses|lens lenses
"""
PAIRS = [tuple(pair.split()) for pair in NOUNS.replace("\n", "").split("|")]


@pytest.mark.parametrize(("one", "many"), [*PAIRS, ("power of attorney", "powers of attorney")])
def test_one_and_many(one: str, many: str) -> None:
    """Library 2: a noun becomes plural and back, and a singular stays one."""
    assert (plural_of(one), singular_of(many), singular_of(one)) == (many, one, one)


VERBS = """
use try hope hop run have do go live work own pay receive pass call control argue change charge arrange hang treat
create hire repair offer store ignore monitor sponsor cure measure occur prefer share appear define join explain happen
decide avoid trade load need include invite visit note quote pivot complete delete target name claim assume wipe
develop type like reveal describe agree die tie submit travel cancel focus discuss fix watch wash owe sue abuse handle
enable purchase judge attend study enjoy cook challenge realize panic damage prepare believe understand remember
"""


@pytest.mark.parametrize("verb", VERBS.split())
def test_forms_lead_back_to_the_verb(verb: str) -> None:
    """Library 2: verb functions take any form of the verb."""
    forms = [conjugated(verb, tense) for tense in ("3sg", "3sgp", "1pl")]
    assert [base_of(form) for form in forms] == [verb] * 3


@pytest.mark.parametrize(
    ("verb", "tense", "form"),
    [
        ("be", "1sg", "am"), ("be", "3sg", "is"), ("be", "2sg", "are"), ("be", "3sgp", "was"), ("be", "3plp", "were"),
        ("have", "3sg", "has"), ("run for office", "3sg", "runs for office"), ("Stop", "part", "Stopping"),
        ("go", "ppart", "gone"), ("lie", "part", "lying"), ("make", "part", "making"), ("begin", "part", "beginning"),
        ("carry", "3sgp", "carried"), ("helped", "inf", "help"), ("help", "ppart", "helped"), ("can", "3sg", "can"),
        ("goes", "3sgp", "went"), ("traffic", "3sgp", "trafficked"),
    ],
)  # fmt: skip
def test_form_of_a_verb(verb: str, tense: str, form: str) -> None:
    """Library 2: tenses are person, number and 'p' for the past."""
    assert conjugated(verb, tense) == form


@pytest.mark.parametrize(
    ("number", "text", "ordinal"),
    [
        (0, "zero", "zeroth"),
        (12, "twelve", "twelfth"),
        (20, "twenty", "twentieth"),
        (45, "forty-five", "forty-fifth"),
        (1100, "one thousand, one hundred", "one thousand, one hundredth"),
        (2001, "two thousand and one", "two thousand and first"),
        (-3, "minus three", "minus third"),
        (10**18, "1,000,000,000,000,000,000", "1,000,000,000,000,000,000th"),
    ],
)
def test_number_in_words(number: int, text: str, ordinal: str) -> None:
    """Library 2: `use_word=True` spells any whole number."""
    assert (spelled(number), spelled_ordinal(number)) == (text, ordinal)


@pytest.mark.parametrize("noun", ["an hour", "a unicorn", "an uncle", "a user", "a one-year lease", "an FBI agent"])
def test_article_goes_by_the_sound(noun: str) -> None:
    """Library 2: 'a' or 'an' as one says it."""
    assert indefinite_article(noun.partition(" ")[2]) == noun


def test_headline_keeps_what_has_capitals_of_its_own() -> None:
    """Library 2: names such as eBay are written as they are."""
    assert title_case("eBay and the iPhone of mother-in-law") == "eBay and the iPhone of Mother-In-Law"


@pytest.mark.parametrize(("items", "separated"), [([], []), (["a"], ["a."]), (["a", "b"], ["a; and", "b."])])
def test_separators_of_short_lists(items: list[str], separated: list[str]) -> None:
    """Library 2: the last item ends with the end mark, however few there are."""
    assert add_separators(items) == separated


def test_whose_something_is() -> None:
    """Library 3: with an apostrophe, or with 'of' for things."""
    assert possessify("John Q. Adams", "fish") == "John Q. Adams's fish"
    assert possessify("the plaintiffs", "fish", plural=True, capitalize=True) == "The plaintiffs' fish"
    assert possessify_long("gate", "latch") == "the latch of the gate"


def test_phrases_around_words() -> None:
    """Library 3: small phrases, with a capital when asked."""
    assert speech_people.your("hat", capitalize=True) == "Your hat"
    assert speech_people.does_a_b("Jane", "run") == "does Jane run"


class Wallet:
    """Something that knows what it is worth."""

    def amount(self) -> float:
        """Dollars."""
        return 12.5


def test_money_of_what_has_an_amount() -> None:
    """Library 2: of a Value the amount, of a FinancialList the total."""
    assert currency(Wallet()) == "$12.50"


def test_lists_for_choices() -> None:
    """Library 2: what may stand after a name; periods by times per year."""
    assert name_suffix() == ["Jr", "Sr", "II", "III", "IV", "V", "VI"]
    assert period_list()[0] == [12, "Per Month"]
