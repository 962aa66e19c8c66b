"""Fields that stand in the text, and items of a form that code gives (language 8, 8.7)."""

from collections.abc import Callable

from da_nb.testing import InterviewDriver

Drive = Callable[..., InterviewDriver]


def test_a_field_stands_in_the_text(drive: Drive) -> None:
    """Language 8.7: [FIELD v] moves the field into the subquestion; its label is not shown there."""
    person = drive(
        "question: Q\nsubquestion: |\n  I am [FIELD age] and like [FIELD pet].\nfields:\n  - Age: age\n"
        "  - Pet: pet\n    choices: [Cat, Dog]\n  - Name: name\n---\nmandatory: True\nquestion: ${ age } ${ pet }\n"
    )
    assert person.text == "Q I am and like Select... Cat Dog. Name Continue"
    person.set("age", "7")
    person.select("Dog")
    person.set("Name", "A")
    person.click("Continue")
    assert person.text.startswith("7 Dog")


def test_messages_of_a_field_in_the_text_stand_there(drive: Drive) -> None:
    """Language 8.7: what is wrong with an embedded field is said where it stands."""
    person = drive("mandatory: True\nquestion: Q\nsubquestion: I am [FIELD age].\nfields:\n  - Age: age\n")
    person.click("Continue")
    assert person.text == "Q I am You need to fill this in.. Continue"


def test_a_field_that_is_not_there_is_told(drive: Drive) -> None:
    """Language 8.7: an unknown name, and FIELD in a question without fields, say so in place."""
    form = drive("mandatory: True\nquestion: Q\nsubquestion: I am [FIELD other].\nfields:\n  - Age: age\n")
    assert "I am ERROR: field not found." in form.text
    end = drive("mandatory: True\nquestion: Q\nsubquestion: I am [FIELD age].\n")
    assert "I am ERROR: FIELD cannot be used here." in end.text


def test_items_of_a_form_that_code_gives(drive: Drive) -> None:
    """Language 8: `code` alone gives items as Python dictionaries, in their place among the others."""
    person = drive(
        "question: Q\nsets: pet\nfields:\n  - First: first\n  - code: |\n"
        "      [{'label': 'Pet', 'field': 'pet', 'choices': [{'The cat': 'cat'}]}, {'note': 'Well'},\n"
        "       {'Age': 'age', 'datatype': 'integer', 'required': False}]\n  - Last: last\n"
        "---\nmandatory: True\nquestion: ${ pet } ${ age + 1 }\n"
    )
    assert person.text == "Q First Pet Select... The cat Well Age Last Continue"
    person.set("First", "a")
    person.select("The cat")
    person.set("Age", "6")
    person.set("Last", "b")
    person.click("Continue")
    assert person.text.startswith("cat 7")


def test_code_that_gives_no_items(drive: Drive) -> None:
    """Language 15: what is no list of items is told with the line of the code."""
    person = drive("mandatory: True\nquestion: Q\nsets: pet\nfields:\n  - code: 3\n")
    assert "line 5: the code gives int and no list of fields" in person.text
