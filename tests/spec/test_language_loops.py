"""Long chains work, endless ones are named (language 4.9; house decision 8)."""

import pytest

from da_nb.engine.seek import DEEPEST
from da_nb.errors import EndlessLoop, InterviewError
from tests.play import FILE, play


def chain(length: int, last: str) -> str:
    """Code variables v0 to v<length>, each read by the one before; `last` is the code of the last."""
    blocks = [f"code: v{at} = v{at + 1} + 1" for at in range(length)]
    return "\n---\n".join(["mandatory: True\nquestion: ${ v0 }", *blocks, f"code: v{length} = {last}"])


def loop(text: str) -> InterviewError:
    """The error the interview ends with."""
    run = play(text)
    assert isinstance(run.error, EndlessLoop)
    return run.error


def test_a_chain_of_ten_thousand_names_works() -> None:
    """House decision 8: chains are as deep as they need to be."""
    assert play(chain(10_000, "0")).screen.question == "10000"


def test_one_block_may_read_five_thousand_names() -> None:
    """Performance 1.2: breadth has no limit."""
    blocks = [f"code: v{at} = {at}" for at in range(5000)]
    lines = [" + ".join(f"v{at}" for at in range(first, first + 100)) for first in range(0, 5000, 100)]
    total = "code: |\n  total = 0" + "".join(f"\n  total += {line}" for line in lines)
    text = "\n---\n".join([*blocks, total, "mandatory: True\nquestion: ${ total }"])
    assert play(text).screen.question == str(sum(range(5000)))


def test_many_deep_chains_in_one_block_are_no_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Language 4.9: beginning a pass again for want of stack is headway and is not counted."""
    monkeypatch.setattr("da_nb.engine.seek.DEEPEST", 20)
    depth = 25
    blocks = [f"code: c{n}_{at} = c{n}_{at + 1}" for n in range(510) for at in range(depth)]
    blocks += [f"code: c{n}_{depth} = 1" for n in range(510)]
    total = "code: |\n  total = 0\n" + "\n".join(f"  total += c{n}_0" for n in range(510))
    assert play("\n---\n".join([*blocks, total, "mandatory: True\nquestion: ${ total }"])).screen.question == "510"


def test_a_name_that_needs_itself() -> None:
    """Language 4.9: the direct loop names the variable and the line."""
    error = loop("mandatory: True\nquestion: ${ a }\n---\ncode: |\n  a = a + 1")
    assert str(error) == (
        f"{FILE}, line 4: 'a' is needed to find its own value (a -> a)\n"
        f"Give one of them a value that needs no other. Blocks involved: {FILE}, line 4."
    )


def test_names_that_need_each_other() -> None:
    """Language 4.9: the indirect loop names the circle in order, and every block of it."""
    error = loop("mandatory: True\nquestion: ${ a }\n---\ncode: a = b\n---\ncode: b = c\n---\ncode: c = b")
    assert "'b' is needed to find its own value (b -> c -> b)" in str(error)
    assert f"Blocks involved: {FILE}, line 6; {FILE}, line 8." in str(error)


def test_a_loop_longer_than_the_stack_allows() -> None:
    """Language 4.9: a loop of hundreds of names is found and shortened in the message."""
    error = loop(chain(DEEPEST + 40, "v0"))
    assert "is needed to find its own value" in str(error)
    assert "more)" in str(error)
    assert error.origin is not None
    assert error.origin.file == FILE


def test_a_loop_through_a_template() -> None:
    """Language 4.9: a question that shows what it asks for is a loop."""
    error = loop("mandatory: True\nquestion: ${ name }\n---\nquestion: Are you ${ name }?\nfields: [{Name: name}]")
    assert "(name -> name)" in str(error)


def test_a_loop_through_a_condition() -> None:
    """Language 4.9: a condition that needs what the block defines is a loop."""
    assert "(a -> a)" in str(loop("mandatory: True\nquestion: ${ a }\n---\nif: a\ncode: a = 1"))


def test_another_block_ends_what_would_be_a_loop() -> None:
    """Language 4.4: a candidate interrupted by the name it is tried for is skipped, others are not."""
    assert play("code: a = 1\n---\ncode: a = a + 1\n---\nmandatory: True\nquestion: ${ a }").screen.question == "2"


def test_logic_that_begins_again_without_end() -> None:
    """Language 4.9: re_run_logic() each time is named with its line."""
    error = loop("mandatory: True\ncode: |\n  x1 = 1\n  re_run_logic()")
    assert str(error).startswith(f"{FILE}, line 4: the interview's logic began again 500 times")


def test_reading_an_event_is_a_loop() -> None:
    """Language 4.4: event code never defines its name, so that ordinary logic that reads it goes round."""
    error = loop("mandatory: True\nquestion: ${ notify }\n---\nevent: notify\ncode: |\n  told = True")
    assert "'notify', which is an event" in str(error)
    assert error.origin is not None
    assert error.origin.line == 4


def test_an_attribute_whose_definition_does_not_last() -> None:
    """Language 4.9: an attribute that is missing again after it was defined is a loop."""
    text = """
objects:
  - a: DAObject
  - b: DAObject
---
code: |
  a.size = 1
---
mandatory: True
code: |
  b = a.copy_shallow('a')
  b.size
  undefine('b.size')
  undefine('a.size')
  b.size
"""
    assert "a.size" in str(loop(text))


@pytest.mark.parametrize("length", [DEEPEST - 1, DEEPEST, DEEPEST + 1, 2 * DEEPEST, 2 * DEEPEST + 1])
def test_chains_around_the_depth_of_one_stack(length: int) -> None:
    """House decision 8: unwinding loses and doubles nothing."""
    assert play(chain(length, "0")).screen.question == str(length)


def test_features_set_the_limits() -> None:
    """Language 4.9: `loop limit` and `recursion limit` of `features` take the place of the defaults."""
    error = loop("features:\n  loop limit: 20\n---\nmandatory: True\ncode: re_run_logic()")
    assert "began again 20 times" in str(error)
    error = loop("features:\n  recursion limit: 5\n---\n" + chain(8, "0"))
    assert "there appears to be an infinite loop: 'v5' is needed through 5 other names (v0 -> v1" in str(error)


def test_a_generic_question_that_needs_its_own_answer_names_its_block() -> None:
    """Language 4.9: the blocks involved are named, also when they spell the variable with `x`."""
    text = "objects:\n  - ann: Individual\n---\nmandatory: True\nquestion: ${ ann }\n---\n"
    run = play(text + "generic object: Individual\nquestion: Who is ${ x }?\nfields:\n  - Name: x.name.first\n")
    assert run.error is not None
    assert run.error.problem.startswith("'ann.name.first' is needed to find its own value")
    assert "Blocks involved: test.yml, line 7." in run.error.mend
