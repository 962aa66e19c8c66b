"""What is wrong in a text is said in two parts: where and what, and how to mend it (issue 2, language 15)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text

QUESTION = "mandatory: True\nquestion: Q\n"
FIELD = QUESTION + "fields:\n  - A: a\n"
WRONG = {
    # text -> line, what is wrong, how to mend it
    "yaml": ("question: 'open\n", 1, "quotation mark is not closed", "Close it"),
    "duplicate key": ("question: A\nquestion: B\n", 2, "question", ""),
    "duplicate key, other capitals": ("question: A\nQuestion: B\n", 2, "appears twice", "Remove one"),
    "no mapping": ("- a\n- b\n", 1, "list", "Begin with a key"),
    "python": ("code: |\n  a = 1\n  if a\n    b = 2\n", 3, "this is not Python", "colon"),
    "expression": (QUESTION + "if: 1 +\n", 3, "this is not Python", ""),
    "mako": ("question: |\n  % if a:\n  hi\n", 2, "is not ended", "endif"),
    "mako expression": ("question: Hello ${ 1 + }\n", 1, "this is not Python", ""),
    "empty code": ("code: ''\n", 1, "the code is empty", "Write Python"),
    "empty question": ("question:\n", 1, "the question has no text", "Write the heading"),
    "unknown datatype": (FIELD + "    datatype: integr\n", 5, "unknown datatype 'integr'", "Did you mean 'integer'?"),
    "unknown datatype, far": (FIELD + "    datatype: qq\n", 5, "unknown datatype 'qq'", "Use one of: "),
    "unknown datatype of a list": (
        QUESTION + "field: a\nbuttons: [x]\ndatatype: qq\n",
        5,
        "unknown datatype",
        "Use one of",
    ),
    "unknown input type": (FIELD + "    input type: raido\n", 5, "unknown input type", "Did you mean 'radio'?"),
    "radio without choices": (FIELD + "    datatype: radio\n", 5, "a radio needs choices", "Add  choices:"),
    "two directives": (
        QUESTION + "yesno: a\nfields:\n  - B: b\n",
        4,
        "both 'yesno' and 'fields'",
        "make two questions",
    ),
    "two kinds": ("question: Q\ncode: a = 1\n", 2, "both 'question' and 'code'", "---"),
    "no kind": ("id: x\nmandatory: True\n", 1, "no known kind", "A block has one of these keys"),
    "no kind, near": ("questin: Q\n", 1, "no known kind", "Did you mean 'question'?"),
    "directive without question": ("fields:\n  - A: a\n", 1, "without 'question'", "Add  question:"),
    "mandatory imports": (
        "modules: os\nmandatory: True\n",
        2,
        "'mandatory' does not go with 'modules'",
        "code, data, data from code, objects",
    ),
    "initial question": (
        QUESTION.replace("mandatory", "initial"),
        1,
        "'initial' goes with 'code' only",
        "mandatory: True",
    ),
    "initial and mandatory": (
        "initial: True\nmandatory: True\ncode: a = 1\n",
        1,
        "either initial or mandatory",
        "Remove one",
    ),
    "event with inputs": ("event: e\nquestion: Q\nyesno: a\n", 1, "cannot set variables", "Remove 'event'"),
    "second label": (FIELD + "    Bee: b\n", 5, "unknown key 'Bee'", ""),
    "misspelt modifier": (FIELD + "    requird: False\n", 5, "unknown key 'requird'", "Did you mean 'required'?"),
    "label and label": (FIELD + "    label: L\n", 4, "unknown key 'A'", ""),
    "label without variable": (QUESTION + "fields:\n  - label: L\n", 4, "no variable", "Add  field:"),
    "variable without label": (QUESTION + "fields:\n  - field: a\n", 4, "no label", "Add  label:"),
    "neither": (QUESTION + "fields:\n  - required: True\n", 4, "no variable", "- Label: variable"),
    "no fields": (QUESTION + "fields: []\n", 3, "no fields", "- Label: variable"),
    "variable is no text": (QUESTION + "fields:\n  - A: 3\n", 4, "not text", "- Label: variable"),
    "variable is no name": (QUESTION + "fields:\n  - A: two words\n", 4, "not a variable name", "Use letters"),
    "empty note": (QUESTION + "fields:\n  - note:\n", 4, "the note is empty", "Write a text"),
    "choices and code": (FIELD + "    choices: [x]\n    code: y\n", 6, "both 'choices' and 'code'", "Keep one"),
    "choices are a number": (FIELD + "    choices: 3\n", 5, "neither a list nor code", "after a dash"),
    "choice with two labels": (
        FIELD + "    choices:\n      - X: x\n        Y: y\n",
        7,
        "one label",
        "a dash of its own",
    ),
    "choice without value": (
        FIELD + "    choices:\n      - label: X\n        help: h\n",
        6,
        "a label and a value",
        "value: red",
    ),
    "choice in brackets": (FIELD + "    choices:\n      - [a, b, c]\n", 6, "[value, label]", "one or two"),
    "choice of a list": (FIELD + "    choices:\n      - X: [a]\n", 6, "is not text", "plain value"),
    "empty code of choices": (FIELD + "    choices:\n      code:\n", 6, "'code' is empty", "expression"),
    "continue label with yesno": (
        QUESTION + "yesno: a\ncontinue button label: X\n",
        4,
        "no Continue button",
        "Remove it",
    ),
    "continue label with buttons": (
        QUESTION + "buttons: [x]\ncontinue button label: X\n",
        4,
        "does not go with 'buttons'",
        "Remove it",
    ),
    "empty label": (QUESTION + "under:\n", 3, "'under' has no text", "Write a text"),
    "objects without class": ("objects:\n  - a: [1]\n", 2, "not given as text", "DAObject"),
    "no objects": ("objects: []\n", 1, "no objects are named", "Write a list"),
    "no modules": ("modules: []\n", 1, "no modules are named", "Write a list"),
    "sets is no name": ("sets: a b\ncode: c = 1\n", 1, "not a variable name", "Use letters"),
    "metadata with a friend": ("metadata:\n  title: T\nquestion: Q\n", 3, "beside 'metadata'", "a block of its own"),
    "metadata is text": ("metadata: T\n", 1, "list of keys and values", "title"),
    "field and no yesno name": (QUESTION + "yesno:\n", 3, "missing or empty", ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_said_with_its_line_and_how_to_mend_it(case: str) -> None:
    """Issue 2, 'Bad input gets': file, line, what, and how to mend it."""
    text, line, problem, mend = WRONG[case]
    with pytest.raises(InterviewError) as caught:
        compiled_text("comment: first\n---\n" + text)
    error = caught.value
    assert (error.origin and error.origin.file, error.origin and error.origin.line) == ("test.yml", line + 2)
    assert problem in error.problem
    assert mend in error.mend
    assert str(error) == f"test.yml, line {line + 2}: {error.problem}\n{error.mend}"
