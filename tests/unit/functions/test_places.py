"""Countries, states, telephone numbers (library 2)."""

from collections.abc import Iterator

import pytest

from da_nb.current import Evaluation, running
from da_nb.errors import InterviewError
from da_nb.functions import phones, places
from da_nb.functions.words import set_country, set_language
from da_nb.model.services import Services
from da_nb.timekeeping import FakeClock


@pytest.fixture
def evaluation() -> Iterator[Evaluation]:
    """An evaluation in English, in the United States."""
    with running(Evaluation({}, Services(FakeClock()), "session", "bundle")) as evaluation:
        yield evaluation


def test_states_of_the_country(evaluation: Evaluation) -> None:
    """2: by name, with DC and the territories; those of the present country when none is named."""
    states = places.states_list()
    assert (states["PA"], states["DC"], states["PR"]) == ("Pennsylvania", "District of Columbia", "Puerto Rico")
    assert list(states.values()) == sorted(states.values())
    assert places.states_list(abbreviate=True)["PA"] == "PA"
    set_country("ca")
    assert places.state_name("ON") == "Ontario"


def test_countries_are_choices_by_name() -> None:
    """2: a list of one-item dicts, sorted by name."""
    names = [name for country in places.countries_list() for name in country.values()]
    assert names == sorted(names)
    assert {"DE": "Germany"} in places.countries_list()


def test_country_names_are_translated(evaluation: Evaluation) -> None:
    """2: the name is the one in the language being spoken."""
    set_language("es")
    assert places.country_name("DE") == "Alemania"


def test_country_by_what_people_write() -> None:
    """2: `iso_country` takes names; `part` chooses the code."""
    assert (places.iso_country("Germany"), places.iso_country("Germany", part="alpha_3")) == ("DE", "DEU")


def test_unknown_countries_are_errors() -> None:
    """2: an unknown code, name or part says what would do."""
    with pytest.raises(InterviewError, match="no country has the code 'QQ'"):
        places.country_name("QQ")
    with pytest.raises(InterviewError, match="no country is called 'Atlantis'"):
        places.iso_country("Atlantis")
    with pytest.raises(InterviewError, match="a country has no 'flavour'"):
        places.iso_country("Germany", part="flavour")


def test_what_a_country_calls_its_parts() -> None:
    """2: the commonest kind; None when there is none."""
    assert (places.subdivision_type("DE"), places.subdivision_type("XX")) == ("Land", None)


def test_telephone_numbers() -> None:
    """2: valid or not, formatted, international, in groups; a WhatsApp prefix is tolerated."""
    assert phones.phone_number_is_valid("202-456-1111")
    assert not phones.phone_number_is_valid("12")
    assert phones.phone_number_in_e164("whatsapp:+12024561111") == "+12024561111"
    assert phones.phone_number_formatted("030 123456", country="DE") == "030 123456"
    assert (phones.phone_number_formatted("hello"), phones.phone_number_in_e164("hello")) == (None, None)
    assert (phones.phone_number_part("hello", 0), phones.phone_number_part("2024561111", 9)) == ("", "")
