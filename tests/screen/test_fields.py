"""Each kind of input: how it is called, what it holds, what it sends."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import choices, field, page

pytestmark = pytest.mark.browser

PETS = choices(cat="Cat", dog="Dog")


def test_the_form_has_the_name_of_its_title(screen: Screen) -> None:
    """Issue 2, 5: a screen is a form that can be found by its title."""
    screen.open(page(title="About <em>you</em>"))
    expect(screen.page.get_by_role("form", name="About you", exact=True)).to_be_visible()
    expect(screen.form.get_by_role("heading", name="About you")).to_have_js_property("innerHTML", "About <em>you</em>")


def test_every_input_is_found_by_its_label(screen: Screen) -> None:
    """Issue 2, 5: real labels; the star of a required field is no part of the name."""
    screen.open(
        page(
            field("name"),
            field("age", control="number"),
            field("story", control="area"),
            field("agree", control="checkbox", required=False),
            field("county", control="dropdown", choices=choices(a="Kent")),
        )
    )
    for role, name in [("textbox", "Name"), ("textbox", "Age"), ("textbox", "Story"), ("checkbox", "Agree")]:
        expect(screen.form.get_by_role(role, name=name, exact=True)).to_be_visible()  # type: ignore[arg-type]
    expect(screen.form.get_by_label("County", exact=True)).to_have_value("")
    expect(screen.form.get_by_label("Name", exact=True)).to_have_attribute("aria-required", "true")
    expect(screen.form.get_by_label("Agree")).not_to_have_attribute("aria-required", "true")


def test_radios_are_a_group_with_a_name(screen: Screen) -> None:
    """Issue 2, 5: the label of a choice is the name of its group, and required is said there."""
    screen.open(page(field("pet", control="radio", choices=PETS)))
    group = screen.form.get_by_role("radiogroup", name="Pet", exact=True)
    expect(group).to_have_attribute("aria-required", "true")
    expect(group.get_by_role("radio", name="Dog")).not_to_be_checked()


def test_a_field_without_label_is_called_by_the_text_it_would_have_had(screen: Screen) -> None:
    """Contract: `wide_label` leaves the label out, not the name."""
    screen.open(page(field("name", wide_label=True), field("other", label="", label_text="")))
    expect(screen.form.get_by_text("Name", exact=True)).to_have_count(0)
    expect(screen.form.get_by_role("textbox", name="Name", exact=True)).to_be_visible()
    expect(screen.form.get_by_role("textbox", name="About you", exact=True)).to_be_visible()


def test_help_and_hint_belong_to_the_input(screen: Screen) -> None:
    """Issue 2, 5: help is read with the field; the hint is its placeholder."""
    screen.open(page(field("name", help="As in your <b>passport</b>", hint="First and last")))
    box = screen.form.get_by_placeholder("First and last")
    expect(box).to_have_accessible_description("As in your passport")


def test_raw_text_is_sent_as_a_form_would(screen: Screen) -> None:
    """Contract: every visible field under its variable, as typed, with nothing converted."""
    screen.open(
        page(
            field("name"),
            field("age", control="number"),
            field("story", control="area", required=False),
            field("county", control="dropdown", choices=choices(a="Kent"), required=False),
            field("pet", control="radio", choices=PETS),
            field("agree", control="checkbox", ticked="False"),
            field("n", control="note", html="<p>Nearly done.</p>"),
        )
    )
    screen.form.get_by_label("Name").fill(" Ann ")
    screen.form.get_by_label("Age").fill("1,041")
    screen.form.get_by_role("radio", name="Dog").check()
    screen.form.get_by_label("Agree").check()
    expect(screen.form.get_by_text("Nearly done.")).to_be_visible()
    screen.submit()
    values = {"name": " Ann ", "age": "1,041", "story": "", "county": "", "pet": "dog", "agree": "False"}
    assert screen.sent("submit") == [{"kind": "submit", "page": 1, "button": "continue", "values": values}]


def test_an_unticked_box_and_an_unanswered_choice_are_absent(screen: Screen) -> None:
    """Contract: as in a form, what is not chosen is not sent."""
    screen.open(
        page(
            field("agree", control="checkbox", required=False),
            field("pet", control="radio", choices=PETS, required=False),
        )
    )
    screen.submit()
    assert screen.sent("submit")[0]["values"] == {}


def test_values_of_the_page_are_shown(screen: Screen) -> None:
    """Contract: `value` is raw text; a box is ticked when it has one."""
    screen.open(
        page(
            field("name", value="Ann"),
            field("agree", control="checkbox", value="True"),
            field("pet", control="radio", choices=PETS, value="dog"),
            field("county", control="dropdown", choices=choices(a="Kent", b="Essex"), value="b"),
        )
    )
    expect(screen.form.get_by_label("Name")).to_have_value("Ann")
    expect(screen.form.get_by_label("Agree")).to_be_checked()
    expect(screen.form.get_by_role("radio", name="Dog")).to_be_checked()
    expect(screen.form.get_by_label("County")).to_have_value("b")


def test_an_unknown_kind_of_input_is_a_line_of_text(screen: Screen) -> None:
    """House 8: an unknown control falls back to text."""
    screen.open(page(field("when", control="sundial")))
    screen.form.get_by_role("textbox", name="When").fill("noon")
    screen.submit()
    assert screen.sent("submit")[0]["values"] == {"when": "noon"}


def test_a_leaving_field_reports_its_change_with_all_values(screen: Screen) -> None:
    """Contract: a change names its variable and carries what everything else holds."""
    screen.open(page(field("name"), field("town", value="Bath")))
    screen.form.get_by_label("Name").fill("Ann")
    assert screen.sent("change") == []
    screen.form.get_by_label("Town").focus()
    assert screen.sent("change") == [
        {"kind": "change", "page": 1, "variable": "name", "values": {"name": "Ann", "town": "Bath"}}
    ]


def test_plain_text_never_becomes_markup(screen: Screen) -> None:
    """House 12.11: only what the kernel has cleaned is HTML; and a script in it does not run."""
    bad = "<img src=x onerror='window.hurt = 1'>"
    screen.open(
        page(
            field("name", label="<b>Name</b><script>window.hurt = 1</script>", label_text="Name"),
            field(
                "county", control="dropdown", choices=[{"value": "a", "label": "a", "label_text": bad, "help": None}]
            ),
            field("pet", control="radio", choices=[{"value": "a", "label": "Cat", "label_text": "Cat", "help": bad}]),
            errors={"": [bad], "name": [bad]},
            note={"level": "error", "text": bad, "detail": bad},
            back=bad,
        ),
        [
            {
                "id": "t",
                "name": bad,
                "state": "failed",
                "since_ms": 0,
                "ended_ms": 0,
                "message": bad,
                "log": bad,
                "fraction": None,
            }
        ],
    )
    expect(screen.form.get_by_text("Name", exact=True)).to_have_css("font-weight", "700")
    expect(screen.page.locator("img")).to_have_count(0)
    assert screen.page.evaluate("'hurt' in window") is False
