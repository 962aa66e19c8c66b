"""Typed reading of blocks."""

import pytest

from da_nb.errors import InterviewError, Origin
from da_nb.language import keys
from da_nb.language.code import Expression
from da_nb.language.marks import Mapping, Sequence, documents
from da_nb.model.bundle import Source


def block(text: str) -> Mapping:
    """First block of a text called tax.yml."""
    return documents(Source("tax.yml", text))[0]


def said(caught: pytest.ExceptionInfo[InterviewError]) -> str:
    """Whole message of an error."""
    return str(caught.value)


def test_text() -> None:
    """Numbers, dates and booleans become text; absent and null are None."""
    found = block("a: x\nb: 12\nc: True\nd: 2020-01-02\ne:\n")
    assert [keys.take_text(found, key) for key in "abcdef"] == ["x", "12", "True", "2020-01-02", None, None]


@pytest.mark.parametrize(("value", "kind"), [("[1]", "a list"), ("{k: v}", "a mapping of keys")])
def test_not_text(value: str, kind: str) -> None:
    """Style 8: where, what, how to mend it."""
    with pytest.raises(InterviewError) as caught:
        keys.take_text(block(f"a: 1\nb: {value}\n"), "b")
    assert said(caught) == f"tax.yml, line 2: `b` takes text, not {kind}\nWrite text after `b:`."


def test_needed_text() -> None:
    """A text that must be there is neither absent nor blank."""
    assert keys.need_text(block("a: x"), "a") == "x"
    for text in ("a: '  '", "a:", "b: 1"):
        with pytest.raises(InterviewError, match="line 1: `a` is missing or empty"):
            keys.need_text(block(text), "a")


def test_texts() -> None:
    """One text counts as a list of one."""
    assert keys.take_texts(block("a: x"), "a") == ("x",)
    assert keys.take_texts(block("a:\n  - x\n  - 2"), "a") == ("x", "2")
    assert keys.take_texts(block("b: 1"), "a") == ()
    with pytest.raises(InterviewError, match="line 3: `a` takes text or a list of texts, not a mapping of keys"):
        keys.take_texts(block("a:\n  - x\n  - k: v"), "a")


def test_choice() -> None:
    """An unknown word names what was meant or what would be accepted."""
    options = ("integer", "currency")
    assert keys.take_choice(block("datatype: integer"), "datatype", options) == "integer"
    assert keys.take_choice(block("a: 1"), "datatype", options) is None
    with pytest.raises(InterviewError) as caught:
        keys.take_choice(block("datatype: integr"), "datatype", options)
    assert said(caught) == "tax.yml, line 1: unknown datatype 'integr'\nDid you mean 'integer'?"
    with pytest.raises(InterviewError, match="Use one of: currency, integer"):
        keys.take_choice(block("datatype: colour"), "datatype", options)


def test_number() -> None:
    """Booleans are no numbers."""
    assert keys.take_number(block("a: 1.5"), "a") == 1.5
    assert keys.take_number(block("a:"), "a") is None
    for value, kind in (("True", "True"), ("x", "text"), ("2020-01-01", "a date")):
        with pytest.raises(InterviewError, match=f"`a` takes a number, not {kind}"):
            keys.take_number(block(f"a: {value}"), "a")


def test_bool() -> None:
    """Yes is text and therefore refused."""
    assert keys.take_bool(block("a: True"), "a") is True
    assert keys.take_bool(block("a: False"), "a", default=True) is False
    assert keys.take_bool(block("a:"), "a", default=True) is True
    with pytest.raises(InterviewError, match="`a` takes True or False, not text"):
        keys.take_bool(block("a: yes"), "a")
    with pytest.raises(InterviewError, match="`a` takes True or False, not a number"):
        keys.take_bool(block("a: 1"), "a")


def test_list() -> None:
    """A single value counts as a list of one that stands where the value does."""
    assert keys.take_list(block("a: [1, 2]"), "a") == [1, 2]
    one = keys.take_list(block("a: |\n  x\n"), "a")
    assert isinstance(one, Sequence)
    assert (one, one.lines) == (["x\n"], [2])
    assert keys.take_list(block("a:"), "a") == []


def test_mapping() -> None:
    """Only keys with values are a mapping."""
    assert keys.take_mapping(block("a: {k: v}"), "a") == {"k": "v"}
    assert keys.take_mapping(block("b: 1"), "a") is None
    with pytest.raises(InterviewError, match="`a` takes a mapping of keys, not a list"):
        keys.take_mapping(block("a: [k]"), "a")


def test_mappings() -> None:
    """One mapping counts as a list of one; other items are refused at their line."""
    assert keys.take_mappings(block("a: {k: v}"), "a") == ({"k": "v"},)
    assert keys.take_mappings(block("a:\n  - k: v\n  - l: w"), "a") == ({"k": "v"}, {"l": "w"})
    with pytest.raises(InterviewError, match="line 3: an item of `a` is nothing"):
        keys.take_mappings(block("a:\n  - k: v\n  -\n"), "a")


def test_code_and_expressions_know_their_lines() -> None:
    """Python is compiled at the line where its text begins."""
    found = block("code: |\n  a = 1\nif:\n  - a > 1\n  - True\nrequired: 1\n")
    code = keys.take_code(found, "code")
    assert code is not None
    assert code.origin == Origin("tax.yml", 2)
    assert [(e.text, e.origin.line) for e in keys.take_expressions(found, "if")] == [("a > 1", 4), ("True", 5)]
    expression = keys.take_expression(found, "required")
    assert expression is not None
    assert expression.value({}) == 1
    assert keys.take_code(found, "none") is None
    assert keys.take_expression(found, "none") is None


def test_bool_or_expression() -> None:
    """A boolean stays one, a text becomes an expression."""
    assert keys.take_bool_or_expression(block("a: True"), "a") is True
    assert keys.take_bool_or_expression(block("b: True"), "a") is None
    expression = keys.take_bool_or_expression(block("a: x > 1"), "a")
    assert isinstance(expression, Expression)
    assert expression.value({"x": 2}) is True


def test_templates_know_their_lines() -> None:
    """Templates stand at the line of their text, labels at the line of their key."""
    found = block("question: |\n  Hi ${ a }\nlist:\n  - b\n  - c\nYour ${ name }: field\n")
    template = keys.take_template(found, "question")
    assert template is not None
    assert (template.render({"a": 1}), template.origin.line) == ("Hi 1\n", 2)
    assert [(t.text, t.origin.line) for t in keys.take_templates(found, "list")] == [("b", 4), ("c", 5)]
    label = keys.key_template(found, "Your ${ name }")
    assert (label.render({"name": "x"}), label.origin.line) == ("Your x", 6)
    assert keys.take_template(found, "none") is None


def test_lower_keys() -> None:
    """Language 1: block-level keys are lower-cased; the lines stay."""
    lowered = keys.lower_keys(block("Question: a\nCODE: |\n  b\n1: c\n"))
    assert dict(lowered) == {"question": "a", "code": "b\n", 1: "c"}
    assert (lowered.lines, lowered.key_lines) == ({"question": 1, "code": 3, 1: 4}, {"question": 1, "code": 2, 1: 4})
    with pytest.raises(
        InterviewError, match="line 2: the key 'question' appears twice\nRemove one; the first is on line 1"
    ):
        keys.lower_keys(block("Question: a\nquestion: b\n"))


def test_only_keys() -> None:
    """Unknown keys are refused at their line with the nearest known one."""
    keys.only_keys(block("label: a"), ("label", "action"), "an action button")
    with pytest.raises(InterviewError) as caught:
        keys.only_keys(block("label: a\nactoin: b"), ("label", "action"), "an action button")
    assert said(caught) == "tax.yml, line 2: an action button has no key 'actoin'\nDid you mean 'action'?"
