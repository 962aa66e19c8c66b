"""Screens that no question makes, commands, and how an evaluation is saved (language 4.10, 5.5, 6, 10.2)."""

import pytest

from da_nb.testing import NoSuchButton
from tests.spec.conftest import Visit

MAIN = """
mandatory: True
code: |
  count = 0
---
mandatory: True
question: Count ${ count }
subquestion: |
  [Act](${ url_action('act') })
buttons:
  - Again: refresh
---
"""


def acting(code: str) -> str:
    """An interview whose link runs this code."""
    return MAIN + "event: act\ncode: |\n  count += 1\n" + "\n".join(f"  {line}" for line in code.splitlines())


@pytest.mark.parametrize(
    ("arguments", "buttons"),
    [
        ("", ["Exit", "Restart"]),
        ("show_leave=True", ["Leave", "Restart"]),
        ("show_leave=True, show_exit=True", ["Exit", "Leave", "Restart"]),
        ("show_restart=False", ["Exit"]),
        ("show_exit=False", ["Restart"]),
        ("show_restart=False, show_exit=False", []),
        ("dead_end=True", []),
        ("buttons=[{'Go on': 'refresh'}, {'Stop': 'exit'}]", ["Go on", "Stop"]),
    ],
)
def test_a_message_is_a_screen(drive: Visit, arguments: str, buttons: list[str]) -> None:
    """Language 5.5: heading, text and the default buttons, or those wanted."""
    visit = drive(acting(f"message('It is *done*', 'See **you**.', {arguments})\ncount = 100"))
    visit.click_link("Act")
    assert visit.title == "It is done"
    assert "See you." in visit.text
    assert [button for button in visit.buttons if button != "Back"] == buttons
    assert visit.answers["count"] == 1


def test_a_message_is_shown_once(drive: Visit) -> None:
    """Language 5.5, 5.3: the action that showed it is over; the screen after it is the normal one."""
    visit = drive(acting("message('Done', buttons=[{'Go on': 'refresh'}])"))
    visit.click_link("Act")
    visit.click("Go on")
    assert visit.title == "Count 1"


def test_back_leads_from_a_message_to_the_screen_before(drive: Visit) -> None:
    """Language 5.3: the action was a step."""
    visit = drive(acting("message('Done')"))
    visit.click_link("Act")
    visit.back()
    assert visit.title == "Count 0"


def test_a_message_in_the_flow_stays(drive: Visit) -> None:
    """Language 5.5: code that is reached again shows the message again."""
    visit = drive("mandatory: True\ncode: |\n  message('Sorry', 'Not for you.', show_restart=False)\n")
    assert visit.text == "Sorry Not for you. Exit"
    visit.click("Exit")
    assert visit.closed


@pytest.mark.parametrize("kind", ["exit", "exit_logout", "restart"])
def test_commands_that_forget_the_answers(drive: Visit, kind: str) -> None:
    """Language 10.2: exit erases the answers, restart begins again with none."""
    visit = drive(acting(f"command('{kind}')"))
    visit.session.set(count=5)
    visit.click_link("Act")
    assert visit.closed is (kind != "restart")
    if kind == "restart":
        assert visit.title == "Count 0"
        assert "Back" not in visit.buttons


@pytest.mark.parametrize("kind", ["leave", "logout", "interview_exit"])
def test_commands_that_leave(drive: Visit, kind: str) -> None:
    """Language 10.2: the answers are kept with what was changed before; metadata say where it leads."""
    visit = drive("metadata:\n  exit url: https://example.com/bye\n---" + acting(f"command('{kind}')"))
    visit.click_link("Act")
    assert visit.closed
    assert visit.links == ["https://example.com/bye"]
    visit.session.refresh()
    assert visit.title == "Count 1"


def test_a_command_may_say_where_to_go(drive: Visit) -> None:
    """Async 12: `url` comes before the metadata."""
    visit = drive(acting("command('exit', url='https://example.com/?a=1&b=2')"))
    visit.click_link("Act")
    assert visit.links == ["https://example.com/?a=1&b=2"]


def test_a_dangerous_way_out_is_no_link(drive: Visit) -> None:
    """House decision 11: what would run does not get onto the screen."""
    visit = drive(acting("command('exit', url='javascript:alert(1)')"))
    visit.click_link("Act")
    assert "href" not in visit.page["subquestion"]


@pytest.mark.parametrize("kind", ["refresh", "continue", "signin", "register"])
def test_commands_that_show_the_screen_again(drive: Visit, kind: str) -> None:
    """Language 10.2: nobody signs in to a notebook, so that leads back at once."""
    visit = drive(acting(f"command('{kind}')"))
    visit.click_link("Act")
    assert visit.title == "Count 1"


def test_a_command_that_refreshes_for_ever_is_an_error(drive: Visit) -> None:
    """Language 4.9: the author is told."""
    visit = drive("mandatory: True\ncode: command('refresh')\n")
    assert "again and again" in visit.text


def test_an_unknown_command_is_an_error(drive: Visit) -> None:
    """Language 15: the error lists what there is."""
    visit = drive(acting("command('begone')"))
    visit.click_link("Act")
    assert "command() does not know 'begone'" in visit.text
    assert "exit_logout" in visit.text


def test_waiting_looks_again(drive: Visit) -> None:
    """Async 12: the wait screen is evaluated again after `sleep` seconds."""
    visit = drive(
        """\
initial: True
code: |
  rounds = rounds + 1 if defined('rounds') else 1
  if rounds < 3:
    command('wait', sleep=5)
---
"""
        + MAIN.rstrip("- \n")
    )
    assert visit.title == "Please wait . . ."
    visit.advance(4)
    assert visit.title == "Please wait . . ."
    visit.advance(10)
    assert visit.title == "Count 0"


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("response('Plain & simple')", "Plain & simple Continue Back"),
        ("response()", "Empty Response Continue Back"),
        ("response(null=True)", "null Continue Back"),
        ("response('<b>Bold</b> text', content_type='text/html')", "Bold text Continue Back"),
        ("response(binaryresponse=b'bytes')", "bytes Continue Back"),
        ("json_response({'b': 1, 'a': [True, None]})", '{ "a": [ true, null ], "b": 1 } Continue Back'),
    ],
)
def test_a_reply_is_shown_in_place_of_a_screen(drive: Visit, call: str, text: str) -> None:
    """Language 5.5: the text alone; the next screen is the normal one."""
    visit = drive(acting(call))
    visit.click_link("Act")
    assert visit.text == text
    visit.click("Continue")
    assert visit.title == "Count 1"


def test_all_variables_as_a_reply(drive: Visit) -> None:
    """Library 2: variables_as_json shows them all."""
    visit = drive(acting("variables_as_json()"))
    visit.click_link("Act")
    assert '"count": 1' in visit.text


def test_an_evaluation_may_be_ignored(drive: Visit) -> None:
    """Language 6: with 'ignore' nothing is saved, whatever is asked for later."""
    visit = drive(acting("set_save_status('ignore')\nset_save_status('new')"))
    visit.click_link("Act")
    assert visit.title == "Count 1"
    assert visit.answers["count"] == 0
    visit.click("Again")
    assert visit.title == "Count 0"
    assert "Back" not in visit.buttons


def test_an_evaluation_may_overwrite(drive: Visit) -> None:
    """Language 6: with 'overwrite' the change makes no step."""
    visit = drive(acting("set_save_status('overwrite')\nset_save_status('nonsense')"))
    visit.click_link("Act")
    visit.click("Again")
    assert visit.title == "Count 1"
    with pytest.raises(NoSuchButton):
        visit.back()


def test_going_back_may_be_prevented(drive: Visit) -> None:
    """Language 6: Back leads no more to the screens before; to later ones it does."""
    visit = drive(
        """\
mandatory: True
code: |
  a
  b
  prevent_going_back()
  closed = True
---
question: A?
fields: [{A: a}]
---
question: B?
fields: [{B: b}]
---
mandatory: True
question: C?
fields: [{C: c}]
---
mandatory: True
question: End
"""
    )
    for field in "ABC":
        visit.set(field, "x")
        if field == "B":
            assert "Back" in visit.buttons
        if field == "C":
            assert "Back" not in visit.buttons
        visit.click("Continue")
    visit.back()
    assert visit.title == "C?"
    assert "Back" not in visit.buttons


def test_a_menu_is_dispatched(drive: Visit) -> None:
    """Language 4.10: the value names what is sought next, until it is None."""
    visit = drive(
        """\
mandatory: True
code: |
  dispatch('choice')
---
mandatory: True
question: Bye
---
question: Menu
field: choice
buttons:
  - Fish: fish
  - Meat: meat
  - Leave: None
---
question: Fish it is
field: fish
---
question: Meat it is
field: meat
"""
    )
    visit.click("Fish")
    assert visit.title == "Fish it is"
    visit.click("Continue")
    assert visit.title == "Menu"
    visit.click("Meat")
    visit.click("Continue")
    visit.click("Leave")
    assert visit.title == "Bye"


def test_a_link_may_drop_what_is_waiting(drive: Visit) -> None:
    """Async 12: url_action(..., _forget_prior=True) clears the user's pending actions."""
    visit = drive(
        MAIN.replace(
            "[Act]", "[Now](${ url_action('two', _forget_prior=True) }) [Ask](${ url_ask(['two', 'one']) }) [Act]"
        )
        + """\
event: act
code: force_ask('one')
---
question: One ${ count }
subquestion: "[Two](${ url_action('two', _forget_prior=True) })"
fields: [{One: one}]
---
question: Two
fields: [{Two: two}]
"""
    )
    visit.click_link("Act")
    visit.click_link("Two")
    visit.set("Two", "2")
    visit.click("Continue")
    assert visit.title == "Count 0"
    visit.click_link("Ask")
    visit.click("Continue")
    visit.set("One", "1")
    visit.click("Continue")
    assert visit.title == "Count 0"


def test_a_link_needs_a_name_that_lasts(drive: Visit) -> None:
    """Async 12: names with x or iterators in them are refused."""
    visit = drive("mandatory: True\nquestion: ${ url_action('x.edit') }")
    assert "depends on what x and the iterators stand for" in visit.text


def test_a_new_session_leaves_the_old_one(drive: Visit) -> None:
    """Language 10.2: the new session knows the same URL arguments and nothing else."""
    text = MAIN.replace("Count ${ count }", "Count ${ count } ${ url_args['place'] }")
    visit = drive(text.replace("Again: refresh", "Another: new_session"), params={"place": "here"})
    old = visit.session.id
    visit.session.set(count=7)
    visit.click("Another")
    assert (visit.title, visit.session.id != old) == ("Count 0 here", True)
    assert "Back" not in visit.buttons
    visit.session.set(count=3)
    assert visit.title == "Count 3 here"
    assert visit.answers["count"] == 3
    visit.click("Another")
    assert visit.title == "Count 0 here"


@pytest.mark.parametrize("name", ["_da_exit", "_da_command", "_da_command:nonsense"])
def test_built_in_actions_that_leave(drive: Visit, name: str) -> None:
    """Language 5.4: _da_exit does what the menu's Exit does."""
    visit = drive(MAIN)
    action, _, kind = name.partition(":")
    visit.session.action(action, command=kind)
    assert visit.closed is (name == "_da_exit")


def test_addresses_work_in_the_session(drive: Visit) -> None:
    """House decision 19: there is no server, so links to this session act here, and others do nothing."""
    links = {
        "Act": "interview_url_action('act')",
        "Args": "interview_url(color='blue')",
        "Reset": "interview_url(reset=1)",
        "Anew": "interview_url(new_session=1)",
        "Away": "interview_url(i='other.pkg:x.yml', color='red')",
        "Away act": "interview_url_action('act', session='other')",
        "Here": "interview_url(color='green', session=current_context().session)",
    }
    body = "\n  ".join(f"[{label}](${{ {call} }})" for label, call in links.items())
    text = acting("pass").replace("[Act](${ url_action('act') })", body)
    visit = drive(text.replace("Count ${ count }", "Count ${ count } ${ url_args.get('color') }"))
    for label, title in [
        ("Act", "Count 1 None"),
        ("Away", "Count 1 None"),
        ("Away act", "Count 1 None"),
        ("Args", "Count 1 blue"),
        ("Here", "Count 1 green"),
        ("Reset", "Count 0 green"),
        ("Anew", "Count 0 green"),
    ]:
        visit.click_link(label)
        assert visit.title == title


def test_pages_by_keyword_do_what_the_command_does(drive: Visit) -> None:
    """Library 2: url_of('exit') and its kin."""
    visit = drive(MAIN.replace("[Act](${ url_action('act') })", "[Go](${ url_of('exit') })"))
    visit.click_link("Go")
    assert visit.closed


def test_a_file_as_a_reply_is_shown(drive: Visit) -> None:
    """Async 12: response(file=) shows the file in place of a screen, and a message can show one as well."""
    make = "letter = DAFile('letter')\nletter.initialize(filename='a.txt')\nletter.write('Dear all')\n"
    visit = drive(acting(make + "response(file=letter)"))
    visit.click_link("Act")
    assert visit.text == "Dear all Continue Back"
    other = drive(acting(make + "message('Here', '[FILE ' + str(letter.number) + ']')"))
    other.click_link("Act")
    assert "Dear all" in other.text
