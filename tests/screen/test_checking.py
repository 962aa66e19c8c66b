"""What the browser finds wrong before anything is sent, and how it is shown."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import button, choices, field, page

pytestmark = pytest.mark.browser

WHOLE = {"control": "number", "step": "1", "min": "0", "max": "10"}


def test_a_missing_answer_is_asked_for_at_its_field(screen: Screen) -> None:
    """Spec 8.4: nothing is sent; the field says why, and the first one wrong gets the focus."""
    screen.open(page(field("town", value="Bath"), field("name"), field("age")))
    screen.submit()
    name = screen.form.get_by_label("Name", exact=True)
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description("You need to fill this in.")
    expect(screen.form.get_by_label("Town")).not_to_have_attribute("aria-invalid", "true")
    assert screen.sent("submit") == []


def test_the_summary_names_each_field_and_leads_to_it(screen: Screen) -> None:
    """Issue 2, 5: an alert at the top lists what is wrong; its entries lead to the fields."""
    screen.open(page(field("name"), field("age")))
    screen.submit()
    alert = screen.form.get_by_role("alert")
    expect(alert.get_by_role("listitem")).to_have_count(2)
    alert.get_by_role("link", name="Age").click()
    expect(screen.form.get_by_label("Age", exact=True)).to_be_focused()


def test_a_mended_answer_loses_its_message_at_once(screen: Screen) -> None:
    """Issue 2, 5: a message does not outlive its reason."""
    screen.open(page(field("name")))
    screen.submit()
    screen.form.get_by_label("Name", exact=True).fill("Ann")
    expect(screen.form.get_by_role("alert")).to_be_hidden()
    expect(screen.form.get_by_label("Name", exact=True)).not_to_have_attribute("aria-invalid", "true")


def test_choices_say_under_their_group_that_one_is_needed(screen: Screen) -> None:
    """Spec 14.2: `multiple choice required`."""
    screen.open(page(field("pet", control="radio", choices=choices(cat="Cat", dog="Dog"))))
    screen.submit()
    group = screen.form.get_by_role("radiogroup", name="Pet")
    expect(group).to_have_attribute("aria-invalid", "true")
    expect(group).to_have_accessible_description("You need to select one.")
    expect(group.get_by_role("radio", name="Cat")).to_be_focused()


@pytest.mark.parametrize(
    ("changes", "typed", "message"),
    [
        ({"control": "number"}, "many", "You need to enter a number."),
        ({"control": "number"}, "0x10", "You need to enter a number."),
        (WHOLE, "4.5", "Please enter a whole number."),
        ({"control": "number", "step": "0.25"}, "1.3", "Please enter a multiple of 0.25."),
        (WHOLE, "-1", "You need to enter a number that is at least 0."),
        (WHOLE, "11", "You need to enter a number that is at most 10."),
        ({"minlength": 3}, "ab", "You must type at least 3 characters."),
        ({"maxlength": 3}, "abcd", "You cannot type more than 3 characters."),
        ({}, "   ", "You need to fill this in."),
        ({"messages": {"required": "Who?"}}, "", "Who?"),
        ({**WHOLE, "messages": {"max": "No more than %s."}}, "11", "No more than 10."),
    ],
)
def test_a_bad_answer_gets_its_message(screen: Screen, changes: dict[str, object], typed: str, message: str) -> None:
    """Spec 14.2: the kernel's text if it gave one, else the standard one; the text stays as typed."""
    screen.open(page(field("answer", **changes)))
    box = screen.form.get_by_label("Answer", exact=True)
    box.fill(typed)
    screen.submit()
    expect(box).to_have_accessible_description(message)
    expect(box).to_have_value(typed)
    assert screen.sent("submit") == []


@pytest.mark.parametrize(
    ("changes", "typed"),
    [
        (WHOLE, "10"),
        (WHOLE, " 7 "),
        ({"control": "number", "step": "any"}, "-.5e3"),
        ({"control": "number"}, "12%"),
        ({"control": "number", "step": "0.1"}, "1234567.3"),
        ({"required": False, "minlength": 3}, ""),
        ({"required": False, **WHOLE}, ""),
    ],
)
def test_a_good_answer_is_sent(screen: Screen, changes: dict[str, object], typed: str) -> None:
    """Spec 8.1: what the kernel accepts the browser does not refuse."""
    screen.open(page(field("answer", **changes)))
    screen.form.get_by_label("Answer", exact=True).fill(typed)
    screen.submit()
    assert screen.sent("submit")[0]["values"] == {"answer": typed}


def test_a_button_that_does_not_submit_is_not_held_up(screen: Screen) -> None:
    """Contract: `submits` false leaves the fields unchecked."""
    screen.open(
        page(field("name"), buttons=[button("continue", "Continue"), button("b0", "Skip", "link", submits=False)])
    )
    screen.submit("Skip")
    assert screen.sent("submit") == [{"kind": "submit", "page": 1, "button": "b0", "values": {"name": ""}}]


def test_what_the_kernel_found_is_shown_like_what_the_browser_found(screen: Screen) -> None:
    """Contract: `errors` beside the fields and at the top; one for no field of this screen goes to the top."""
    screen.open(page(field("name", value="Ann")))
    screen.submit()
    screen.show(
        page(
            field("name"),
            number=2,
            errors={"": ["Try again."], "name": ["There is no Ann."], "ghost": ["Nor a ghost."]},
        )
    )
    name = screen.form.get_by_label("Name", exact=True)
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description("There is no Ann.")
    alert = screen.form.get_by_role("alert")
    expect(alert.get_by_role("listitem")).to_have_text(
        ["Try again.", "Nor a ghost.", "Name \N{EN DASH} There is no Ann."]
    )


def test_a_message_at_the_top_alone_gets_the_focus(screen: Screen) -> None:
    """Issue 2, 5: after a refused submit the focus is where the reason stands."""
    screen.open(page(field("name", value="Ann")))
    screen.submit()
    screen.show(page(field("name", value="Ann"), number=2, errors={"": ["Try again."]}))
    expect(screen.form.get_by_role("alert")).to_be_focused()
