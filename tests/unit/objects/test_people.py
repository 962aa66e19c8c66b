"""Names, people, places."""

import pytest

from da_nb.errors import InterviewError
from da_nb.objects.base import MissingAttribute
from da_nb.objects.people import ChildList, Court, Individual, Organization, PartyList, Person, Thing
from da_nb.objects.places import Address, City, Event, LatitudeLongitude
from tests.unit.objects.seeking import asked


def john(**attributes: object) -> Individual:
    """John Q. Adams."""
    one = Individual("john", **attributes)
    one.name.first, one.name.middle, one.name.last = "John", "Quincy", "Adams"
    return one


def test_individual_in_texts() -> None:
    """Library 11: the full name, last name first, what is his."""
    assert str(john()) == "John Q. Adams"
    assert john().name.lastfirst() == "Adams, John Q."
    assert john().possessive("fish") == "John Q. Adams's fish"
    assert john().does_verb("run") == "runs"
    assert john().did_question("run") == "did John Q. Adams run"
    assert john().familiar() == "John"


@pytest.mark.parametrize(("gender", "said"), [("female", "her hat"), ("male", "his hat"), ("other", "their hat")])
def test_pronouns_by_gender(gender: str, said: str) -> None:
    """Library 11: gender decides the pronoun."""
    assert john(gender=gender).pronoun_possessive("hat") == said


def test_gender_is_sought_for_pronouns() -> None:
    """Library 5: what a pronoun needs is asked."""
    with pytest.raises(MissingAttribute) as caught:
        john().pronoun()
    assert caught.value.path == "john.gender"


def test_user_is_you() -> None:
    """Library 11: as the user 'your fish', and no gender is asked."""
    one = john()
    said, paths = asked(lambda: (one.possessive("fish"), one.pronoun()), one, info={"user": one})({})
    assert said == ("your fish", "you")
    assert not paths


def test_parts_of_a_name() -> None:
    """Library 5: middle name in full or not at all, suffix, surnames."""
    name = john().name
    name.suffix = "Jr"
    assert name.full() == "John Q. Adams Jr"
    assert name.full(middle="full", use_suffix=False) == "John Quincy Adams"
    assert name.full(middle=False) == "John Adams Jr"
    assert name.firstlast() == "John Adams"
    assert name.lastfirst() == "Adams Jr, John Q."
    assert name.middle_initial(with_period=False) == "Q"
    ana = Individual("ana")
    ana.name.first, ana.name.paternal_surname, ana.name.maternal_surname = "Ana", "Ruiz", "Paz"
    assert str(ana) == "Ana Ruiz Paz"


def test_only_the_first_name_is_sought() -> None:
    """Library 5: other parts are used if they are there."""
    one = Individual("one")
    assert asked(lambda: str(one), one)({"one.name.first": "Jo"}) == ("Jo", ["one.name.first"])


def test_name_as_one_text() -> None:
    """Library 5: a text given to `name` is the whole name."""
    one = Individual("one", name="Jo Doe")
    assert str(one) == "Jo Doe"
    assert not one.name.uses_parts
    thing = Thing("thing")
    thing.name = "Spoon"
    assert (str(thing), thing.name.text, thing.name.instanceName) == ("Spoon", "Spoon", "thing.name")


def test_ages() -> None:
    """Library 5: from `age`, else from the birthdate, to the day."""
    assert john(age=7).age_in_years() == 7
    born = john(birthdate="1990-06-15")
    assert born.age_in_years(as_of="2020-06-14") == 29
    assert born.age_in_years(as_of="2020-06-15") == 30
    assert round(born.age_in_years(as_of="2020-12-14", decimals=True), 1) == 30.5
    assert born.age_in_months(as_of="1990-08-14") == 1


def test_salutations() -> None:
    """Library 11: Mr., Mr. Jones, Mr. Jones: and Dr."""
    jones = Individual("jones", gender="male")
    jones.name.last = "Jones"
    assert jones.salutation() == "Mr."
    assert jones.salutation(with_name=True) == "Mr. Jones"
    assert jones.salutation(with_name_and_punctuation=True) == "Mr. Jones:"
    jones.name.suffix = "MD"
    assert jones.salutation() == "Dr."


def test_address_on_one_line() -> None:
    """Library 11: street, unit, city, state, zip."""
    place = Address("a", address="1500 Market St", unit="2", city="Philadelphia", state="PA", zip="19102")
    assert place.on_one_line() == "1500 Market St, Unit 2, Philadelphia, PA 19102"
    assert place.on_one_line(include_unit=False) == "1500 Market St, Philadelphia, PA 19102"
    assert place.block() == "1500 Market St [NEWLINE] Unit 2 [NEWLINE] Philadelphia, PA 19102"
    assert place.line_one() == "1500 Market St, Unit 2"


def test_what_an_address_asks() -> None:
    """Library 4.2: street and city; the rest is used if it is there."""
    place = Address("a")
    _, paths = asked(lambda: str(place), place)({"a.address": "1 Rue X", "a.city": "Paris"})
    assert paths == ["a.address", "a.city"]


def test_country_is_named_when_it_is_another() -> None:
    """Library 5: only a foreign country stands in the block."""
    place = Address("a", address="1 Rue X", city="Paris", country="FR")
    assert place.block() == "1 Rue X [NEWLINE] Paris [NEWLINE] France"
    place.country = "US"
    assert place.block() == "1 Rue X [NEWLINE] Paris"
    assert place.on_one_line(omit_default_country=False) == "1 Rue X, Paris, United States"


def test_city_has_no_street() -> None:
    """Library 5: a City asks for no street; an Event happens in one."""
    assert str(City("c", city="Paris")) == "Paris"
    event = Event("e")
    event.address.city = "Rome"
    assert str(event) == "Rome"
    assert event.address.instanceName == "e.address"


def test_no_map_service() -> None:
    """Library 5: geocode says that it needs what is not there."""
    with pytest.raises(InterviewError, match="map service"):
        Address("a").geocode()


def test_place_on_the_globe() -> None:
    """Library 5: the browser is asked until it has answered."""
    place = LatitudeLongitude("l")
    assert place.status()
    place.gathered, place.latitude, place.longitude = True, 1.5, 2
    assert not place.status()
    assert str(place) == "1.5, 2"


def test_contact() -> None:
    """Library 5: address block, e-mail, telephone."""
    one = Person("p", email="jo@example.com", phone_number="212 555 1234")
    one.name = "Jo"
    one.address.address, one.address.city, one.address.state, one.address.zip = "1 Main St", "Troy", "NY", "12180"
    assert one.address_block() == "[FLUSHLEFT] Jo [NEWLINE] 1 Main St [NEWLINE] Troy, NY 12180"
    assert one.email_address() == '"Jo" <jo@example.com>'
    assert one.email_address(include_name=False) == "jo@example.com"
    assert one.sms_number() == "+12125551234"
    assert one.identified()


def test_bodies() -> None:
    """Library 5: an organization has offices, and takes what it handles."""
    firm = Organization("firm", handles=["eviction"])
    assert firm.office.appendObject().instanceName == "firm.office[0]"
    assert firm.will_handle(problem="eviction", county="Kings")
    assert not firm.will_handle(problem="divorce")
    assert str(Court("court", name="Supreme Court")) == "Supreme Court"


def test_lists_of_people() -> None:
    """Library 5: PartyList and ChildList hold individuals."""
    assert isinstance(PartyList("p").appendObject(), Individual)
    assert isinstance(ChildList("c").appendObject(), Individual)
