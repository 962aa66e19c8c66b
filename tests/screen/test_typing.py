"""Code in the notebook types into the fields of the open screen."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import choices, field, page

pytestmark = pytest.mark.browser

FORM = page(
    field("name"),
    field("pet", control="radio", choices=choices(cat="Cat", dog="Dog")),
    field("county", control="dropdown", choices=choices(kent="Kent")),
    field("agree", control="checkbox"),
)
TYPED = {"name": "Ann", "pet": "dog", "county": "kent", "agree": "True"}


def type_in(screen: Screen, **values: str) -> None:
    """Send what the kernel sends when `values` of a panel is set."""
    screen.push({"kind": "type", "values": values})


def test_every_kind_of_field_can_be_typed_into(screen: Screen) -> None:
    """API, `session.panel.values`: setting it types, and one change event tells what is in the fields now."""
    screen.open(FORM)
    type_in(screen, **TYPED)
    expect(screen.form.get_by_label("Name")).to_have_value("Ann")
    expect(screen.form.get_by_label("Dog")).to_be_checked()
    expect(screen.form.get_by_label("County")).to_have_value("kent")
    expect(screen.form.get_by_label("Agree")).to_be_checked()
    assert [message["values"] for message in screen.sent("change")] == [TYPED]


def test_fields_not_named_keep_what_is_typed_in_them(screen: Screen) -> None:
    """API: a name without a field does no harm either; a box is unticked by the other value."""
    screen.open(FORM)
    screen.form.get_by_label("Name").fill("Ann")
    screen.form.get_by_label("Agree").check()
    type_in(screen, agree="False", constructor="x")
    expect(screen.form.get_by_label("Agree")).not_to_be_checked()
    expect(screen.form.get_by_label("Name")).to_have_value("Ann")
    assert screen.sent("change")[-1]["values"] == {"name": "Ann", "county": ""}


def test_typing_what_is_there_already_says_nothing(screen: Screen) -> None:
    """An observer that sets the values it hears must not go round in circles."""
    screen.open(FORM)
    type_in(screen, name="Ann")
    type_in(screen, name="Ann")
    assert len(screen.sent("change")) == 1


def test_typing_mends_an_error(screen: Screen) -> None:
    """As for a person: the message goes when its reason is gone."""
    screen.open(page(field("name")))
    screen.submit()
    expect(screen.form.get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    type_in(screen, name="Ann")
    expect(screen.form.get_by_label("Name")).not_to_have_attribute("aria-invalid", "true")


def test_all_views_are_typed_into_and_one_tells(screen: Screen) -> None:
    """Two views of a session: both show it, also one that is opened later; the next screen starts clean."""
    screen.open(page(field("name")))
    screen.page.evaluate("() => { harness.open(); }")
    type_in(screen, name="Ann")
    screen.page.evaluate("() => { harness.open(); }")
    for view in range(3):
        expect(screen.form.nth(view).get_by_label("Name")).to_have_value("Ann")
    assert len(screen.sent("change")) == 1
    screen.show(page(field("name"), number=2, key="other"))
    expect(screen.form.first.get_by_label("Name")).to_have_value("")


def test_what_was_typed_survives_a_redraw_of_the_same_screen(screen: Screen) -> None:
    """Contract: the same key, the same typed values, whoever typed them."""
    screen.open(page(field("name")))
    type_in(screen, name="Ann")
    screen.show(page(field("name"), number=2, subquestion="<p>New text.</p>"))
    expect(screen.form.get_by_label("Name")).to_have_value("Ann")
