"""Boxes, dates and the other kinds of input in a browser."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import field, page

pytestmark = pytest.mark.browser


def boxes() -> list[dict[str, object]]:
    """Two boxes and the one for none of them."""
    named = [
        ("cat", "Cat", "pets['cat']", ""),
        ("dog", "Dog", "pets['dog']", ""),
        ("_nota", "None", "pets[nota]", "none"),
    ]
    return [
        {"value": value, "label": label, "label_text": label, "help": None, "name": name, "role": role}
        for value, label, name, role in named
    ]


def test_ticked_boxes_are_sent_each_by_its_name(screen: Screen) -> None:
    """Async 7.3: name['choice'] is True per ticked box."""
    screen.open(page(field("pets", control="checkboxes", choices=boxes(), value='["dog"]')))
    group = screen.form.get_by_role("group", name="Pets", exact=True)
    expect(group.get_by_role("checkbox", name="Dog")).to_be_checked()
    group.get_by_role("checkbox", name="Cat").check()
    screen.submit()
    assert screen.sent("submit")[-1]["values"] == {"pets['cat']": "True", "pets['dog']": "True"}


def test_the_box_for_none_excludes_the_others(screen: Screen) -> None:
    """Language 8.2: None of the above is exclusive, and one of all boxes must be ticked."""
    screen.open(page(field("pets", control="checkboxes", choices=boxes())))
    screen.submit()
    expect(screen.form).to_contain_text("Check at least one option, or check “None”")
    screen.form.get_by_role("checkbox", name="Cat").check()
    screen.form.get_by_role("checkbox", name="None").check()
    expect(screen.form.get_by_role("checkbox", name="Cat")).not_to_be_checked()
    screen.form.get_by_role("checkbox", name="Dog").check()
    expect(screen.form.get_by_role("checkbox", name="None")).not_to_be_checked()


@pytest.mark.parametrize(
    ("control", "typed"),
    [("date", "2024-05-01"), ("time", "14:30"), ("datetime", "2024-05-01T14:30"), ("password", "x"), ("currency", "5")],
)
def test_an_input_of_the_browser_is_found_by_its_label(screen: Screen, control: str, typed: str) -> None:
    """Language 8.1: the widget of each kind sends what async 7.3 says."""
    screen.open(page(field("when", control=control)))
    screen.form.get_by_label("When", exact=True).fill(typed)
    screen.submit()
    assert screen.sent("submit")[-1]["values"] == {"when": typed}


def test_an_address_is_checked_before_it_is_sent(screen: Screen) -> None:
    """Language 14.2: email has its message."""
    screen.open(page(field("mail", control="email")))
    screen.form.get_by_label("Mail", exact=True).fill("nobody")
    screen.submit()
    expect(screen.form).to_contain_text("You need to enter a complete e-mail address.")


def test_a_field_comes_and_goes_with_what_is_typed(screen: Screen) -> None:
    """Language 8.3: a hidden field is neither checked nor sent, and is named as hidden."""
    condition = {"variable": "pet", "is": "dog", "negate": False, "disables": False}
    screen.open(page(field("pet"), field("name", when=[condition])))
    name = screen.form.get_by_label("Name", exact=True)
    expect(name).to_be_hidden()
    screen.form.get_by_label("Pet", exact=True).fill("dog")
    expect(name).to_be_visible()
    screen.form.get_by_label("Pet", exact=True).fill("cat")
    expect(name).to_be_hidden()
    screen.submit()
    assert (screen.sent("submit")[-1]["values"], screen.sent("submit")[-1]["hidden"]) == ({"pet": "cat"}, ["name"])


def test_a_closed_field_stays_in_sight(screen: Screen) -> None:
    """Language 8.3: enable if leaves the field where it is."""
    condition = {"variable": "pet", "is": None, "negate": False, "disables": True}
    screen.open(page(field("pet"), field("name", when=[condition])))
    expect(screen.form.get_by_label("Name", exact=True)).to_be_disabled()
    screen.form.get_by_label("Pet", exact=True).fill("dog")
    expect(screen.form.get_by_label("Name", exact=True)).to_be_enabled()


def test_a_box_clears_others(screen: Screen) -> None:
    """Language 8.2: `uncheck others`."""
    cat, none = field("cat", control="checkbox", required=False), field("none", control="checkbox", required=False)
    screen.open(page(cat, {**none, "unticks": ["cat"]}))
    screen.form.get_by_label("Cat", exact=True).check()
    screen.form.get_by_label("None", exact=True).check()
    expect(screen.form.get_by_label("Cat", exact=True)).not_to_be_checked()
