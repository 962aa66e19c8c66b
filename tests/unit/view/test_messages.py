"""What comes from a browser is not trusted."""

import pytest

from da_nb.testing import InterviewDriver
from da_nb.view.messages import handle, values_of

YESNO = """
mandatory: True
code: |
  first
  second
  done
---
question: First?
yesno: first
---
question: Second?
yesno: second
---
event: done
question: Done
"""


def test_an_answer_counts_for_its_page_only() -> None:
    """A second click on Yes does not answer the next question."""
    with InterviewDriver.open(YESNO) as run:
        runner, number = run._runner, run.page["number"]
        press = {"kind": "submit", "page": number, "button": "b0", "values": {}}
        handle(runner, press)
        assert not handle(runner, press)
        assert runner.answers()["first"] is True
        assert "second" not in runner.answers()


@pytest.mark.parametrize("message", [{}, {"kind": "dance"}, {"kind": "submit", "page": "1"}, {"page": None}])
def test_what_nobody_understands_is_passed_over(message: dict[str, object]) -> None:
    """Nothing happens, and the sender is told by False."""
    with InterviewDriver.open(YESNO) as run:
        assert not handle(run._runner, {"page": run.page["number"], **message})
        assert run.title == "First?"


def test_values_are_text_whatever_was_sent() -> None:
    """And None is nothing sent."""
    assert values_of({"values": {"a": 1, "b": None, 3: ["x"]}}) == {"a": "1", "3": "['x']"}
    assert values_of({"values": "text"}) == {}
