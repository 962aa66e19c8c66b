"""The Help screen, help beside fields and choices, definitions of terms (language 12.3, 13.5)."""

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import NoSuchButton, NoSuchLink
from tests.play import compiled_text
from tests.spec.conftest import Visit

HELP = """\
mandatory: True
question: Heading
subquestion: Text
help: It's *easy*, ${ name }
fields:
  - Age: age
    help: In years
  - Colour: colour
    choices:
      - Red: r
        help: Like roses
      - Blue: b
---
mandatory: True
question: Second
---
interview help:
  heading: Whom to call
  content: Call ${ 100 + 12 }
---
code: name = 'Ann'
"""


def test_help_stands_in_place_of_the_question(drive: Visit) -> None:
    """Language 12.3: question help, then interview help; `Back to question` leads back."""
    visit = drive(HELP)
    assert visit.text == "Help Heading Text Age Colour Select... Red Blue Continue"
    visit.help()
    assert visit.text == (
        "Help Help with this question It’s easy, Ann Whom to call Call 112 Back to question"  # noqa: RUF001
    )
    assert visit.buttons == ["Back to question"]
    visit.click("Back to question")
    assert visit.title == "Heading"
    visit.click_link("Help")
    assert "Call 112" in visit.text
    visit.question_screen()
    assert "Call 112" not in visit.text


def test_interview_help_is_on_every_question(drive: Visit) -> None:
    """Language 3, `interview help`: added to the Help screen of every question."""
    visit = drive(HELP)
    visit.set("Age", "5")
    visit.select("Red")
    visit.click("Continue")
    visit.help()
    assert visit.text == "Help Whom to call Call 112 Back to question"


def test_help_has_its_label(drive: Visit) -> None:
    """Language 12.1: `label` of the help, else that of the interview's, else the part `help label`, else Help."""
    own = "mandatory: True\nquestion: Q\nhelp:\n  label: Own\n  heading: H\n  content: C\n"
    assert drive(own).text == "Own Q"
    assert drive("default screen parts:\n  help label: Default\n---\nmandatory: True\nquestion: Q\nhelp: C\n").text == (
        "Default Q"
    )
    assert (
        drive("interview help:\n  label: Common\n  content: C\n---\nmandatory: True\nquestion: Q\n").text == "Common Q"
    )


def test_help_may_be_a_button(drive: Visit) -> None:
    """Language 12.4: `question help button`."""
    visit = drive("features:\n  question help button: True\n---\nmandatory: True\nquestion: Q\nhelp: C\nfield: a\n")
    assert visit.buttons == ["Continue", "Help"]
    visit.click("Help")
    assert visit.text == "Help Help with this question C Back to question"


def test_no_help(drive: Visit) -> None:
    """Language 12.3: without a text there is no Help."""
    with pytest.raises(NoSuchButton):
        drive("mandatory: True\nquestion: Q\n").help()


def test_help_beside_fields_and_choices_opens_and_closes(drive: Visit) -> None:
    """Language 8.2, 9: the help of a field or a choice pops up when it is clicked."""
    visit = drive(HELP.replace("choices:\n      - Red", "input type: radio\n    choices:\n      - Red"))
    assert "In years" not in visit.text
    visit.field_help("Age")
    assert visit.text.endswith("In years")
    visit.choice_help()
    assert visit.text.endswith("Like roses")
    assert "In years" not in visit.text
    visit.choice_help()
    assert "Like roses" not in visit.text
    with pytest.raises(NoSuchLink):
        visit.field_help("Colour")
    with pytest.raises(NoSuchLink):
        visit.choice_help(2)


def test_terms_show_their_definition_when_they_are_clicked(drive: Visit) -> None:
    """Language 13.5: terms are shown as links; clicking pops up the definition, which is Markdown."""
    visit = drive(
        """\
mandatory: True
question: The {Green|greenish} thing
subquestion: A lawyer and {fish}.
terms:
  green: Colour of ${ 'grass' }
---
terms:
  - phrases: [fish, fishes]
    definition: It's a **swimmer**
---
auto terms:
  lawyer: One who pleads
"""
    )
    assert visit.text == "The greenish thing A lawyer and fish."
    visit.click_link("greenish")
    assert visit.text.endswith("Colour of grass")
    visit.click_link("fish")
    assert visit.text.endswith("It’s a swimmer")  # noqa: RUF001
    visit.click_link("lawyer")
    assert visit.text.endswith("One who pleads")
    visit.click_link("lawyer")
    assert visit.text == "The greenish thing A lawyer and fish."


def test_terms_in_help(drive: Visit) -> None:
    """Language 13.5: terms apply to help."""
    visit = drive("mandatory: True\nquestion: Q\nhelp: The {law}\nterms:\n  law: A rule\n")
    visit.help()
    visit.click_link("law")
    assert visit.text == "Help Help with this question The law Back to question A rule"


def test_terms_by_language_and_by_code(drive: Visit) -> None:
    """Language 13.5: of two definitions that of the language being spoken counts; library 2: `update_terms()`."""
    visit = drive(
        """\
initial: True
code: |
  set_language('es')
  update_terms({'added': 'By code'})
  update_terms([{'phrases': ['one', 'two'], 'definition': 'Numbers'}], auto=True)
---
language: es
terms:
  ley: Regla
---
language: fr
terms:
  mot: Never
---
terms:
  ley: For all
---
mandatory: True
question: La {ley}, {added}, {mot} and two
"""
    )
    assert visit.links == ["ley", "added", "two"]
    for term, definition in (("ley", "Regla"), ("added", "By code"), ("two", "Numbers")):
        visit.click_link(term)
        assert visit.text.endswith(definition)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("question: Q\nhelp:\n", "the help of the question is empty"),
        ("question: Q\nhelp:\n  heading: H\n", "has no content"),
        ("interview help:\n  contents: H\n---\nquestion: Q\n", "Did you mean 'content'?"),
    ],
)
def test_malformed_help(text: str, said: str) -> None:
    """Language 15: a help without a text is refused."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(text)
    assert said in str(caught.value)


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x"])
def test_an_entry_of_the_menu_runs_no_script(drive: Visit, url: str) -> None:
    """House, Security: its address may hold what somebody typed."""
    d = drive(
        f"mandatory: True\ncode: |\n  menu_items = [dict(label='Go', url={url!r})]\n---\nmandatory: True\nquestion: Q\n"
    )
    assert [item["link"] for item in d.page["menu"]] == ["#"]
