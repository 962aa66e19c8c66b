"""Forms: kinds of fields, their modifiers, and what is stored (language 8)."""

import pytest

from tests.play import FILE, Play, play


def form(fields: str, before: str = "") -> Play:
    """A form of the fields given, then a closing screen."""
    listed = "\n".join(f"  {line}" for line in fields.strip().splitlines())
    return play(f"{before}mandatory: True\nquestion: Form\nfields:\n{listed}\n---\nmandatory: True\nquestion: Done")


CONVERSIONS = [
    ("", "a <b>c</b>\\d", "a cd"),
    ("datatype: area", "one\ntwo", "one\ntwo"),
    ("datatype: raw", "a <b>\\d", "a <b>\\d"),
    ("input type: area", "x", "x"),
    ("datatype: integer", "1,234", 1234),
    ("datatype: integer", "7.0", 7),
    ("datatype: number", "1,234.5", 1234.5),
    ("datatype: number", "50%", 50.0),
    ("datatype: float", "2", 2.0),
    ("datatype: yesno", "True", True),
    ("datatype: noyes", "False", False),
    ("datatype: yesnowide", "True", True),
    ("datatype: noyeswide", "False", False),
    ("datatype: yesnoradio", "False", False),
    ("datatype: noyesradio", "True", True),
    ("datatype: yesnomaybe", "None", None),
    ("datatype: noyesmaybe", "True", True),
    ("default: 3", "4", 4),
    ("default: 1.5", "4", 4.0),
]


@pytest.mark.parametrize(("kind", "raw", "value"), CONVERSIONS)
def test_what_is_typed_becomes_a_value(kind: str, raw: str, value: object) -> None:
    """Language 8.1: each datatype stores its own kind of value."""
    run = form(f"- A: a\n  {kind}")
    run.submit(a=raw)
    stored = run.variables()["a"]
    assert (stored, type(stored)) == (value, type(value))
    assert run.screen.question == "Done"


EMPTY = [
    ("", ""),
    ("datatype: integer", 0),
    ("datatype: number", 0.0),
    ("datatype: yesnoradio", None),
    ("choices: [x, y]", ""),
    ("choices: [x, y]\n  datatype: radio", None),
]


@pytest.mark.parametrize(("kind", "value"), EMPTY)
def test_what_is_not_required_may_be_left_empty(kind: str, value: object) -> None:
    """Language 8.1, 17.6: an optional blank stores its datatype's empty value."""
    run = form(f"- A: a\n  required: False\n  {kind}")
    run.submit()
    assert run.variables()["a"] == value


@pytest.mark.parametrize(
    ("kind", "value"), [("yesno", False), ("noyes", True), ("yesnowide", False), ("noyeswide", True)]
)
def test_a_box_that_is_not_ticked_is_a_value_too(kind: str, value: bool) -> None:
    """Language 8.1: one box is never required; not ticked is False (True for noyes)."""
    run = form(f"- A: a\n  datatype: {kind}")
    run.submit()
    assert run.variables()["a"] is value


REFUSED = [
    ("", "", "You need to fill this in."),
    ("", "   ", "You need to fill this in."),
    ("datatype: yesnoradio", "", "You need to select one."),
    ("datatype: yesnoradio", "Perhaps", "You need to select one."),
    ("choices: [x, y]", "", "You need to select one."),
    ("choices: [x, y]", "z", "You need to select one."),
    ("datatype: integer", "abc", "You need to enter a number."),
    ("datatype: integer", "1.5", "Please enter a whole number."),
    ("datatype: number", "inf", "You need to enter a number."),
    ("datatype: integer\n  min: 3", "2", "You need to enter a number that is at least 3."),
    ("datatype: number\n  max: ${ 1 + 1 }", "2.5", "You need to enter a number that is at most 2."),
    ("minlength: 3", "ab", "You must type at least 3 characters."),
    ("maxlength: 3", "abcd", "You cannot type more than 3 characters."),
    ("validation messages:\n    required: Tell us", "", "Tell us"),
    ("minlength: 3\n  validation messages:\n    minlength: Longer than %s", "a", "Longer than 3"),
    ("choices: [x]\n  validation messages:\n    required: Pick", "", "Pick"),
]


@pytest.mark.parametrize(("kind", "raw", "message"), REFUSED)
def test_what_will_not_do_is_answered_beside_the_field(kind: str, raw: str, message: str) -> None:
    """Language 8.4, 14.2: a wrong value gives its standard text and assigns nothing."""
    run = form(f"- A: a\n  {kind}\n- B: b\n  required: False")
    run.submit(a=raw, b="typed")
    assert run.messages == {"a": [message]}
    assert run.variables() == {}


def test_hidden_fields_are_not_assigned() -> None:
    """Language 8.1: a field that is not visible when the form is sent is neither checked nor assigned."""
    run = form("- A: a\n- B: b")
    run.submit("continue", frozenset({"a"}), b="x")
    assert run.variables() == {"b": "x"}


def test_a_field_shows_the_value_its_variable_has() -> None:
    """Language 6: the value comes before the default."""
    run = form("- A: a\n  default: other", before="mandatory: True\ncode: a = 'known'\n---\n")
    assert run.field("a").value == "known"


def test_back_shows_what_was_left_behind() -> None:
    """Language 6: after Back the fields begin with the answers just left."""
    run = form("- A: a\n  default: other")
    run.begin(left_behind={"a": "typed"})
    assert run.field("a").value == "typed"


DEFAULTS = [
    ("default: text", "text"),
    ("default: ${ 'ma' + 'ko' }", "mako"),
    ("default: {code: 1 + 1}", "2"),
    ("datatype: number\n  default: 2.5", "2.5"),
    ("datatype: number\n  default: {code: 3.0}", "3"),
    ("datatype: yesno\n  default: True", "True"),
    ("datatype: yesno\n  default: False", None),
    ("datatype: noyes\n  default: True", None),
    ("datatype: yesno\n  default: {code: True}", "True"),
    ("datatype: yesnoradio\n  default: False", "False"),
    ("choices: [x, y]\n  default: y", "y"),
    ("choices:\n    - label: X\n      value: x\n    - label: Y\n      value: y\n      default: True", "y"),
    ("", ""),
    ("choices: [x, y]", None),
]


@pytest.mark.parametrize(("kind", "value"), DEFAULTS)
def test_a_field_begins_with_its_default(kind: str, value: str | None) -> None:
    """Language 8.2: a default is text, Mako or code; a choice may be marked as default."""
    assert form(f"- A: a\n  {kind}").field("a").value == value


def test_texts_of_a_field() -> None:
    """Language 8.2: hint, help, label and note are rendered."""
    blank = form("- The *label*: a\n  hint: Type ${ 1 + 1 }\n  help: Some **help**\n  note: Beside").field("a")
    assert (blank.label, blank.hint, blank.help, blank.html) == (
        "The <em>label</em>",
        "Type 2",
        "<p>Some <strong>help</strong></p>",
        "<p>Beside</p>",
    )


def test_the_hint_of_a_dropdown_is_its_empty_option() -> None:
    """Language 8.2: the empty first option is `Select...` unless there is a hint."""
    assert form("- A: a\n  choices: [x]").field("a").empty == "Select..."
    assert form("- A: a\n  choices: [x]\n  hint: Pick").field("a").empty == "Pick"


def test_notes_stand_between_fields() -> None:
    """Language 8: `note`, `html` and `raw html` alone are items of the form; scripts do not pass."""
    run = form("- note: A *note*\n- A: a\n- html: <b>bold</b><script>x()</script>\n- raw html: <i>i</i>")
    notes = [blank.html for blank in run.screen.fields if blank.control == "note"]
    assert notes == ["<p>A <em>note</em></p>", "<b>bold</b>", "<i>i</i>"]
    assert run.submit(a="1").variables() == {"a": "1"}


@pytest.mark.parametrize("item", ["- no label: a", "- ~: a", "- label: no label\n  field: a", "- label: ~\n  field: a"])
def test_a_field_may_have_no_label(item: str) -> None:
    """Language 8: `no label` and null mean that none is shown."""
    assert form(item).field("a").label is None


def test_a_field_in_the_long_form() -> None:
    """Language 8: `label` and `field` together."""
    assert form("- label: L\n  field: a").field("a").label == "L"


def test_fields_may_be_one_mapping() -> None:
    """Language 8: a single item needs no list."""
    assert play("mandatory: True\nquestion: Q\nfields:\n  A: a\n  datatype: integer").field("a").datatype == "integer"


def test_required_may_be_an_expression() -> None:
    """Language 8.2: `required` given as text is evaluated."""
    assert not form("- A: a\n  required: 1 > 2").field("a").required


def test_a_check_of_the_authors() -> None:
    """Language 8.2: `validate` refuses by False or by the text of an exception."""
    code = """\
code: |
  def small(value):
    if value < 0:
      raise Exception('Too low')
    return value < 10
---
"""
    run = form("- A: a\n  datatype: integer\n  validate: small", before=code)
    assert run.submit(a="20").messages == {"a": ["Please enter a valid value."]}
    assert run.submit(a="-1").messages == {"a": ["Too low"]}
    assert run.submit(a="5").variables()["a"] == 5


def test_what_a_check_needs_is_asked_before() -> None:
    """Language 8.2: a check is tried while the screen is prepared, so that missing names surface."""
    code = """\
code: |
  def small(value):
    return value < limit
---
question: Limit
fields:
  - L: limit
    datatype: integer
---
"""
    run = form("- A: a\n  datatype: integer\n  validate: small", before=code)
    assert run.screen.question == "Limit"
    assert run.submit(limit="5").submit(a="7").messages == {"a": ["Please enter a valid value."]}


VALIDATION = """
mandatory: True
question: Form
fields:
  - A: a
    datatype: integer
validation code: |
  if a > 10:
    validation_error('Less, please', field='a')
  if a < 0:
    raise Exception('No')
  if a == 0:
    raise Exception
  if a == 1:
    validation_error('At the top', field='b')
  if a == 2:
    nobody
  if a == 3:
    re_run_logic()
  a = a * 2
---
mandatory: True
question: ${ a }
"""


@pytest.mark.parametrize(
    ("raw", "messages"),
    [
        ("11", {"a": ["Less, please"]}),
        ("-1", {"": ["No"]}),
        ("0", {"": ["Please enter a valid value."]}),
        ("1", {"": ["At the top"]}),
        ("2", {"": ["name 'nobody' is not defined"]}),
    ],
)
def test_validation_code_refuses_the_form(raw: str, messages: dict[str, list[str]]) -> None:
    """Language 8.4: an exception in validation code rejects the submit, and nothing is kept."""
    run = play(VALIDATION)
    run.submit(a=raw)
    assert run.messages == messages
    assert run.variables() == {}


def test_validation_code_may_change_values() -> None:
    """Language 8.4: validation code runs on the new values and may change them; early endings end it only."""
    assert play(VALIDATION).submit(a="4").screen.question == "8"
    assert play(VALIDATION).submit(a="3").screen.question == "3"


def test_parents_exist_before_the_form_is_shown() -> None:
    """Language 4.5: the object whose attribute is asked for is made, or asked about, first."""
    run = play(
        """\
mandatory: True
question: ${ user.name }
---
question: Name
fields: [{Name: user.name}]
---
objects:
  - user: DAObject
"""
    )
    assert run.screen.question == "Name"
    run.submit(user__name="Ada")
    assert run.screen.question == "Ada"


def test_a_field_of_an_object_nobody_makes() -> None:
    """Language 4.5: a missing parent is named."""
    run = play("mandatory: True\nquestion: Name\nfields: [{Name: user.name}]")
    assert str(run.error).startswith(f"{FILE}")
    assert "no block defines 'user'" in str(run.error)


@pytest.mark.parametrize(
    ("kind", "problem"), [("min: few\n  datatype: integer", "'few'"), ("minlength: some", "'some'")]
)
def test_limits_that_are_no_numbers(kind: str, problem: str) -> None:
    """Language 15: a limit that is no number is named with its line."""
    error = str(form(f"- A: a\n  {kind}").error)
    assert error.startswith(f"{FILE}, line 5: ")
    assert problem in error


def test_continue_button_field_is_set_with_the_form() -> None:
    """Language 7.1: `continue button field` becomes True when the form is sent."""
    run = play(
        """\
mandatory: True
code: seen
---
question: Form
fields: [{A: a}]
continue button field: seen
---
mandatory: True
question: Done
"""
    )
    assert run.submit(a="1").variables() == {"a": "1", "seen": True}


@pytest.mark.parametrize("key", ["continue button field", "field"])
def test_a_screen_with_nothing_but_continue(key: str) -> None:
    """Language 7.1: `continue button field` alone, or `field` without choices, is a Continue button."""
    run = play(
        f"""\
mandatory: True
question: Read this
{key}: seen
continue button label: Got it
---
mandatory: True
question: Done
"""
    )
    assert run.labels() == ["Got it"]
    assert run.submit().variables() == {"seen": True}


def test_a_button_that_is_not_there_changes_nothing() -> None:
    """A form sent by an unknown button leaves the screen as it is."""
    run = play("mandatory: True\nquestion: Q\nyesno: a\n---\nmandatory: True\nquestion: Done")
    assert run.submit("continue").screen.question == "Q"
