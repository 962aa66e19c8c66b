"""Check in from the browser: when it tells, what it tells, and what an answer changes (spec async 7.2, 7.4, 7.5)."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import choices, field, page

PET = field("pet", control="dropdown", choices=choices(cat="Cat", dog="Dog"), required=False)
PLACE = '<p>Hello <span class="da-target" data-target="place"></span>!</p>'


def opened(screen: Screen, **changes: object) -> Screen:
    """A screen that checks in every 6 s."""
    fields = [field("name"), field("wild", control="checkbox", required=False), PET]
    return screen.open(page(*fields, subquestion=PLACE, check_in_ms=6000, **changes))


def answered(screen: Screen) -> None:
    """The kernel has handled the check-in."""
    screen.push({"kind": "checked", "page": 1})


def told(screen: Screen) -> list[tuple[object, object]]:
    """What changed and whether it was the first, of each check-in."""
    return [(message["changed"], message["initial"]) for message in screen.sent("check_in")]


def test_it_tells_after_the_screen_appeared_and_then_now_and_again(screen: Screen) -> None:
    """B1, B2: 0.1 s, then every 6 s."""
    opened(screen)
    assert told(screen) == []
    screen.wait(100)
    assert told(screen) == [(None, True)]
    answered(screen)
    screen.wait(6000)
    assert told(screen) == [(None, True), (None, False)]


def test_a_change_is_told_at_once_and_restarts_the_period(screen: Screen) -> None:
    """B3, B4: typing tells nothing until the field is left."""
    opened(screen)
    screen.wait(100)
    answered(screen)
    screen.wait(5000)
    name = screen.page.get_by_label("Name")
    name.fill("Ann")
    assert len(told(screen)) == 1
    name.blur()
    assert told(screen)[1:] == [("name", False)]
    assert screen.sent("check_in")[1]["values"] == {"name": "Ann", "pet": ""}
    answered(screen)
    screen.wait(5000)
    assert len(told(screen)) == 2


def test_a_field_left_after_the_first_one_told_its_value_is_the_changed_one(screen: Screen) -> None:
    """B3: also for who types within the first tenth of a second."""
    opened(screen)
    name = screen.page.get_by_label("Name")
    name.fill("Ann")
    screen.wait(100)
    answered(screen)
    name.blur()
    assert told(screen) == [(None, True), ("name", False)]


def test_none_is_sent_while_another_is_in_flight(screen: Screen) -> None:
    """B36: periodic ones are dropped, a change is sent right after."""
    opened(screen)
    screen.wait(100)
    screen.wait(6000)
    screen.page.get_by_label("Wild").check()
    assert told(screen) == [(None, True)]
    answered(screen)
    assert told(screen) == [(None, True), ("wild", False)]


def test_nothing_is_told_without_an_action(screen: Screen) -> None:
    """B35, A49: a screen without check in, or with an interval of 0, tells only of changes."""
    screen.open(page(field("name")))
    screen.wait(10_000)
    screen.page.get_by_label("Name").fill("Ann")
    screen.page.get_by_label("Name").blur()
    assert screen.sent("check_in") == []
    assert len(screen.sent("change")) == 1


def test_a_place_is_filled_and_cleared(screen: Screen) -> None:
    """B13, B18: content replaces content."""
    opened(screen)
    text = screen.page.get_by_text("Hello")
    screen.push({"kind": "target", "payload": {"target": "place", "content": "<b>Ann</b>"}})
    expect(text).to_have_text("Hello Ann!")
    screen.push({"kind": "target", "payload": {"target": "place", "content": ""}})
    expect(text).to_have_text("Hello !")


def test_fields_are_set_and_a_real_change_is_told(screen: Screen) -> None:
    """B19, B20: an equal value tells nothing."""
    opened(screen)
    screen.wait(100)
    answered(screen)
    update: dict[str, object] = {"kind": "fields", "payload": {"name": {"value": "Bob"}, "wild": {"value": "True"}}}
    screen.push(update)
    expect(screen.page.get_by_label("Name")).to_have_value("Bob")
    expect(screen.page.get_by_label("Wild")).to_be_checked()
    assert len(told(screen)) == 2
    assert screen.sent("check_in")[1]["echo"] is True
    answered(screen)
    screen.push(update)
    assert len(told(screen)) == 2


def test_a_loop_of_answers_comes_to_an_end(screen: Screen) -> None:
    """Pain N16: what only answers cause is given up after ten times."""
    opened(screen)
    screen.wait(100)
    for number in range(15):
        answered(screen)
        screen.push({"kind": "fields", "payload": {"name": {"value": str(number)}}})
    assert len(told(screen)) == 11


def test_choices_are_replaced_and_the_blank_one_stays(screen: Screen) -> None:
    """B21, B22: the selection stays while it is offered."""
    opened(screen)
    pet = screen.page.get_by_label("Pet")
    pet.select_option("dog")
    screen.push({"kind": "fields", "payload": {"pet": {"choices": choices(dog="Dog", lion="Lion")}}})
    expect(pet).to_have_value("dog")
    assert pet.locator("option").all_inner_texts() == ["Select...", "Dog", "Lion"]
    screen.push({"kind": "fields", "payload": {"pet": {"choices": choices(lion="Lion"), "value": "lion"}}})
    expect(pet).to_have_value("lion")


def test_scripts_run_and_events_are_heard(screen: Screen) -> None:
    """B25, B41: a script runs once; `daCheckIn` carries action and value."""
    opened(screen)
    screen.page.evaluate("document.addEventListener('daCheckIn', (event) => { window.heard = event.detail; })")
    screen.push({"kind": "javascript", "payload": "window.ran = (window.ran || 0) + 1"})
    screen.push({"kind": "event", "payload": {"action": "look", "value": [1]}})
    assert screen.page.evaluate("window.ran") == 1
    assert screen.page.evaluate("window.heard") == {"action": "look", "value": [1]}


def test_a_failed_check_in_is_noticed_in_plain_text(screen: Screen) -> None:
    """B30: discreet, and no markup."""
    opened(screen)
    screen.push({"kind": "notice", "payload": "tax.yml, line 3: <b>bad</b>"})
    expect(screen.page.get_by_text("tax.yml, line 3: <b>bad</b>")).to_be_visible()


@pytest.mark.parametrize("changed", [True, False])
def test_typed_text_gives_way_only_to_new_answers_after_a_refresh(screen: Screen, changed: bool) -> None:
    """B26: what the answers now say of a field is shown; other typing stays."""
    opened(screen)
    screen.page.get_by_label("Name").fill("typed")
    fields = [field("name", value="stored" if changed else None), PET]
    screen.show(page(*fields, number=2, check_in_ms=6000))
    expect(screen.page.get_by_label("Name")).to_have_value("stored" if changed else "typed")
