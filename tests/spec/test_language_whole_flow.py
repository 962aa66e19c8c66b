"""Whole interviews: what is asked when, actions, Back, choices that are blocks (language 4 to 10)."""

from tests.spec.conftest import Visit


def test_a_menu_by_dispatch_returns_to_itself_until_it_is_done(drive: Visit) -> None:
    """Language 4.10: dispatch() seeks what the menu names and comes back; the value None ends it."""
    d = drive(
        """
mandatory: True
code: |
  dispatch('main_menu')
---
sets: main_menu
question: Menu
field: main_menu
buttons:
  - Fruit: manage_fruit
  - Done: None
---
question: Which fruit?
fields:
  - Fruit: fruit
continue button field: manage_fruit
---
mandatory: True
question: Bye ${ fruit }
"""
    )
    for fruit in ("kiwi", "fig"):
        d.click("Fruit")
        d.set("Fruit", fruit)
        d.click("Continue")
        assert d.title == "Menu"
    d.click("Done")
    assert d.text == "Bye fig Back"


def test_a_changed_answer_takes_back_what_depends_on_it(drive: Visit) -> None:
    """Language 4.8: dependents are asked again, with the old answer as default, and worked out again."""
    d = drive(
        """
mandatory: True
question: ${ total } for ${ price }
subquestion: "[Price](${ url_action('price') })"
---
question: Price
fields:
  - Price: price
    datatype: integer
---
depends on: price
question: Tip for ${ price }
fields:
  - Tip: tip
    datatype: integer
---
depends on:
  - price
  - tip
code: total = price + tip
"""
    )
    for name, value in (("Price", "10"), ("Tip", "1")):
        d.set(name, value)
        d.click("Continue")
    assert d.title == "11 for 10"
    d.click_link("Price")
    d.set("Price", "20")
    d.click("Continue")
    assert d.title == "Tip for 20"
    assert d.fields[0].value == "1"
    d.click("Continue")
    assert d.title == "21 for 20"


def test_forced_questions_come_one_after_the_other_and_back_undoes_the_action(drive: Visit) -> None:
    """Language 5.2 and 5.3: what has values is asked again; Back leads out of it."""
    d = drive(
        """
mandatory: True
question: Hub ${ a } ${ b }
subquestion: |
  [Both](${ url_action('both') }) [Just a](${ url_action('a') })
---
event: both
code: |
  force_ask('a', 'b')
---
question: Ask a
fields:
  - A: a
---
question: Ask b
fields:
  - B: b
"""
    )
    for name, value in (("A", "1"), ("B", "2")):
        d.set(name, value)
        d.click("Continue")
    d.click_link("Both")
    for name, value in (("A", "11"), ("B", "22")):
        assert d.title == f"Ask {name.lower()}"
        d.set(name, value)
        d.click("Continue")
    assert d.title == "Hub 11 22"
    d.click_link("Just a")
    d.back()
    assert d.title == "Hub 11 22"


def test_an_answer_may_be_given_by_a_block_within_a_choice(drive: Visit) -> None:
    """Language 10.3: for a variable of an embedded block the outer question is asked; code runs, a question asks."""
    text = """
mandatory: True
question: Got ${ amount }
---
question: How much?
buttons:
  - Little:
      code: amount = 1
  - As I say:
      question: Say it
      fields:
        - Amount: amount
          datatype: integer
"""
    d = drive(text)
    d.click("As I say")
    assert d.title == "Say it"
    d.set("Amount", "7")
    d.click("Continue")
    assert d.text == "Got 7 Back"
    d = drive(text)
    d.click("Little")
    assert d.title == "Got 1"


def test_mandatory_conditions_choose_the_end_and_back_chooses_another(drive: Visit) -> None:
    """Language 4.2 and 6: marks of mandatory blocks are undone by Back; conditions are looked at anew."""
    d = drive(
        """
mandatory: True
question: First
continue button field: begun
---
mandatory: True
question: Second
fields:
  - Word: text_typed
    default: ${ begun }
---
mandatory: True
code: |
  loud = text_typed + '!'
---
mandatory: loud == 'a!'
question: It is ${ loud }
---
mandatory: True
question: Otherwise ${ loud }
"""
    )
    d.click("Continue")
    assert d.fields[0].value == "True"
    d.set("Word", "a")
    d.click("Continue")
    assert d.title == "It is a!"
    d.back()
    d.set("Word", "b")
    d.click("Continue")
    assert d.title == "Otherwise b!"


def test_the_latest_block_is_tried_first_and_its_condition_is_asked_about(drive: Visit) -> None:
    """Language 4.4: later in the file comes first; `if` is found out; code that sets nothing falls through."""
    text = """
mandatory: True
question: ${ a } ${ b }
---
question: The usual
fields:
  - A: a
---
if: b == 'yes'
question: The special
fields:
  - A: a
---
question: B?
fields:
  - B: b
---
code: |
  if False:
    b = 'never'
"""
    for given, title in (("yes", "The special"), ("no", "The usual")):
        d = drive(text)
        assert d.title == "B?"
        d.set("B", given)
        d.click("Continue")
        assert d.title == title


def test_all_ways_to_refuse_a_form(drive: Visit) -> None:
    """Language 8.4: field by field first, then `validate`, then the validation code, beside a field or on top."""
    d = drive(
        """
mandatory: True
question: ${ age } ${ mail } ${ day } ${ code_word } ${ rest }
---
question: You
fields:
  - Age: age
    datatype: integer
    validate: |
      lambda y: y > 5
  - Mail: mail
    datatype: email
  - Day: day
    datatype: date
    min: 2020-01-01
  - Word: code_word
    minlength: 3
  - Rest: rest
    required: False
    datatype: currency
validation code: |
  if code_word == 'bad':
    validation_error("Not that", field='code_word')
  if code_word == 'worse':
    raise Exception("Nor that")
"""
    )
    for name, value in (("Age", "3"), ("Mail", "x"), ("Day", "2019-01-01"), ("Word", "x")):
        d.set(name, value)
    d.click("Continue")
    assert d.errors == [
        "You need to enter a complete e-mail address.",
        "You need to enter a date on or after January 1, 2020.",
        "You must type at least 3 characters.",
    ]
    for name, value in (("Mail", "x@example.com"), ("Day", "2021-01-01"), ("Word", "bad")):
        d.set(name, value)
    d.click("Continue")
    assert d.errors == ["Please enter a valid value."]
    d.set("Age", "9")
    d.click("Continue")
    assert "Word Not that" in d.text
    d.set("Word", "worse")
    d.click("Continue")
    assert d.text.startswith("You Nor that Age")
    d.set("Word", "good")
    d.click("Continue")
    assert d.text == "9 x@example.com January 1, 2021 good 0.0 Back"
