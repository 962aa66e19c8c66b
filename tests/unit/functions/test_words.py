"""The language being spoken and its conventions (library 1, 2)."""

from collections.abc import Iterator

import pytest

from da_nb.current import Evaluation, running
from da_nb.functions import words
from da_nb.language.speech import currency, noun_plural, ordinal
from da_nb.language.speech_dispatch import update_language_function
from da_nb.language.speech_locale import currency_symbol
from da_nb.language.wordtable import update_word_collection, word
from da_nb.model.services import Services
from da_nb.timekeeping import FakeClock


@pytest.fixture
def evaluation() -> Iterator[Evaluation]:
    """An evaluation in English."""
    with running(Evaluation({}, Services(FakeClock()), "session", "bundle")) as evaluation:
        yield evaluation


def test_words_of_the_table() -> None:
    """2: booleans have words; the English table has its own text for a required field (language 14.2)."""
    assert [word(value) for value in (True, False, None)] == ["yes", "no", "I don't know"]
    assert word("This field is required.") == "You need to fill this in."
    assert word("a house", capitalize=True) == "A house"


def test_translations_count_for_their_language_only() -> None:
    """1: a word is looked up in the language being spoken, then in the table for all."""
    update_word_collection("xx-words", {"house": "maison"})
    update_word_collection("*", {"a word for all": "everywhere"})
    assert word("house", language="xx-words") == "maison"
    assert word("house") == "house"
    assert word("a word for all") == "everywhere"


def test_a_language_brings_its_own_functions(evaluation: Evaluation) -> None:
    """1: `update_language_function` replaces a language function for one language."""
    update_language_function("xx-fun", "noun_plural", lambda noun, *args, **others: f"{noun}i")
    assert noun_plural("tit") == "tits"
    words.set_language("xx-fun")
    assert noun_plural("tit") == "titi"
    assert ordinal(0) == "first"
    assert noun_plural("tit", language="en") == "tits"


def test_language_of_the_evaluation(evaluation: Evaluation) -> None:
    """2: `set_language` holds for the evaluation, with dialect and voice."""
    assert (words.get_language(), words.get_dialect(), words.get_voice()) == ("en", None, None)
    words.set_language("fr", dialect="ca", voice="Amelie")
    assert (words.get_language(), words.get_dialect(), words.get_voice()) == ("fr", "ca", "Amelie")
    assert words.language_name("es") == "espagnol"
    assert words.language_name("zz") == "zz"


def test_country_and_locale(evaluation: Evaluation) -> None:
    """2: United States and US English, until something else is set."""
    assert (words.get_country(), words.get_locale()) == ("US", "en_US")
    words.set_country("de")
    words.set_locale("de_DE.UTF-8")
    words.update_locale()
    assert (words.get_country(), currency(1234.5)) == ("DE", "1.234,50\xa0€")
    words.set_locale(currency_symbol="EUR")
    assert (words.get_locale("currency_symbol"), currency_symbol()) == ("EUR", "EUR")


def test_an_unknown_locale_falls_back(evaluation: Evaluation) -> None:
    """1: numbers of a locale nobody knows are written in US English."""
    words.set_locale("qq_QQ")
    assert currency(5) == "$5.00"
    words.set_locale("en")
    assert currency(5) == "$5.00"


def test_info_of_the_evaluation(evaluation: Evaluation) -> None:
    """2: `set_info` keeps values; what was never set is None."""
    words.set_info(user="Jane", role="clerk")
    assert (words.get_info("user"), words.get_info("role"), words.get_info("other")) == ("Jane", "clerk", None)


def test_outside_an_evaluation_it_is_english() -> None:
    """1: functions work in a cell of a notebook, with the defaults."""
    assert (words.get_language(), words.get_info("user"), currency(5)) == ("en", None, "$5.00")
