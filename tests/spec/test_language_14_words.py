"""Every standard text goes through the table of words of the language being spoken (language 14)."""

import pytest

from tests.spec.conftest import Visit

SPANISH = """\
initial: True
code: |
  update_word_collection('es', {
      'Continue': 'Continuar', 'Back': 'Volver', 'Yes': 'Sí', 'No': 'No es', "I don't know": 'No sé',
      'Help': 'Ayuda', 'Back to question': 'Volver a la pregunta', 'Select...': 'Elige...',
      'None of the above': 'Ninguna', 'This field is required.': 'Escribe algo.',
      'You need to select one.': 'Elige uno.', 'Help with this question': 'Ayuda con esto', 'Clear': 'Borrar',
      'Exit': 'Salir', 'Restart': 'De nuevo', 'Resume': 'Seguir',
      })
  set_language('es')
---
"""


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("field: a", "Continuar"),
        ("yesno: a", "Sí No es"),
        ("yesnomaybe: a", "Sí No es No sé"),
        ("help: H\nfield: a", "Ayuda Q Continuar"),
        ("signature: a", "Continuar Borrar"),
        ("fields:\n  - A: a\n    choices: [b]\n    input type: dropdown", "A Elige... b Continuar"),
        ("fields:\n  - A: a\n    choices: [b]\n    datatype: checkboxes", "A b Ninguna Continuar"),
        ("fields:\n  - A: a\n    datatype: yesnoradio", "A Sí No es Continuar"),
        ("continue button field: a\nreview:\n  - B: b", "Continuar"),
    ],
)
def test_standard_texts_are_translated(drive: Visit, question: str, shown: str) -> None:
    """Language 14.1: labels of buttons and options in the language being spoken."""
    assert drive(f"{SPANISH}mandatory: True\nquestion: Q\n{question}\n").text.removeprefix("Q ") == shown


def test_messages_and_back_are_translated(drive: Visit) -> None:
    """Language 14.2: so is what is said beside fields, `required` by its standard text."""
    visit = drive(
        SPANISH
        + "mandatory: True\nquestion: Q\nfields:\n  - A: a\n  - B: b\n    choices: [b]\n    input type: radio\n---\n"
        + "mandatory: True\nquestion: End\n"
    )
    visit.click("Continuar")
    assert visit.errors == ["Escribe algo.", "Elige uno."]
    visit.set("A", "x")
    visit.choose("b")
    visit.click("Continuar")
    assert visit.buttons == ["Volver"]


def test_a_field_s_own_words_stay(drive: Visit) -> None:
    """Language 14.2: the author's message comes before the table."""
    visit = drive(
        SPANISH + "mandatory: True\nquestion: Q\nfields:\n  - A: a\n    validation messages:\n      required: ¡Ya!\n"
    )
    visit.click("Continuar")
    assert visit.errors == ["¡Ya!"]
