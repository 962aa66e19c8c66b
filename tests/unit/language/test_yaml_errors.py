"""What an author reads about bad YAML, whichever parser found it."""

import pytest
import yaml

from da_nb.errors import InterviewError
from da_nb.language import marks
from da_nb.model.bundle import Source

CASES = [
    ("question: What: now\n", 1, "a colon followed by a space stands inside plain text"),
    ("question: a\n  b: c\n", 2, "a key stands where the text above it goes on"),
    ("question: a\nsubquestion\nx: 1\n", 2, "a colon is missing after the key"),
    ('question: "abc\nfields:\n  - a: b\n', 1, "a quotation mark is not closed"),
    ("question: 'It's'\n", 1, "text follows a closing quotation mark or bracket"),
    ("a: [1, 2\nb: 3\n", 1, "a square bracket is not closed, or a comma is missing"),
    ("a: {b: 1\nc: 3\n", 1, "a brace is not closed, or a comma is missing"),
    ("question: % if x:\n", 1, "a text cannot begin with %"),
    ("question: a\n% if x:\n", 2, "a line of Mako begins beside the keys of this block"),
    ("question: @x\n", 1, "a text cannot begin with @"),
    ("question: `x`\n", 1, "a text cannot begin with a backtick"),
    ("fields: - a\n", 1, "a list begins beside its key"),
    ("code: |\n    x = 1\n  y = 2\nb: 1\n", 3, "this line is indented neither like the keys above nor like a text"),
    ("a: & b\n", 1, "a text begins with * or &"),
    ('a: "\\d"\n', 1, "a backslash in double quotation marks begins no known sign"),
    ("a: | text\n", 1, "text follows the | or > sign"),
    ("b: 1\na: \x01\n", 2, "the text holds a control character"),
    ("a: ,b\n", 1, "a text begins with a sign that YAML uses"),
    ("a: &x 1\nb: !e!y 2\n", 2, "a text begins with an exclamation mark"),
]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers PyYAML has: the one in C, and the one in Python for machines without libyaml."""
    monkeypatch.setattr(marks, "_Parser", getattr(yaml, request.param))
    return str(request.param)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "line", "problem"), CASES)
def test_common_mistakes(text: str, line: int, problem: str) -> None:
    """Language 15: file, line of the whole file, what is wrong in plain words, the line itself, how to mend it."""
    with pytest.raises(InterviewError) as caught:
        marks.documents(Source("tax.yml", f"first: 1\n---\n{text}"))
    error = caught.value
    assert error.origin is not None
    assert (error.origin.file, error.origin.line) == ("tax.yml", line + 2)
    assert error.problem.startswith(problem)
    assert error.mend


@pytest.mark.usefixtures("parser")
def test_both_parsers_read_the_same() -> None:
    """The parser in Python gives the same values and lines."""
    block = marks.documents(Source("t.yml", "a: |\n  x\n  y\nb:\n  - 1\n  - c: yes\n"))[0]
    assert dict(block) == {"a": "x\ny\n", "b": [1, {"c": "yes"}]}
    assert block.lines == {"a": 2, "b": 5}


def test_unheard_of_errors_are_passed_on() -> None:
    """What has no wording of ours is still shown with its line."""
    with pytest.raises(InterviewError, match="line 1: this is not YAML"):
        marks.documents(Source("t.yml", "a: |0\n  b\n"))
