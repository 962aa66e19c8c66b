"""How fast the engine seeks and steps, beside what bare Python takes for the same (performance 1.2)."""

import statistics
from collections.abc import Callable

import pytest

from da_nb.engine.answers import Answers
from da_nb.engine.evaluate import evaluate
from da_nb.engine.submit import Submission, submit
from da_nb.model.screen import Screen
from da_nb.timekeeping import monotonic_s
from tests.play import Play, compiled_text

ROUNDS = 15


def median_ms(work: Callable[[], object]) -> float:
    """Milliseconds `work` takes, in the median."""
    times = []
    for _ in range(ROUNDS):
        start = monotonic_s()
        work()
        times.append((monotonic_s() - start) * 1000)
    return statistics.median(times)


def chain(length: int) -> str:
    """Code variables, each read by the one before."""
    blocks = [f"code: v{at} = v{at + 1} + 1" for at in range(length)]
    return "\n---\n".join(["mandatory: True\nquestion: ${ v0 }", *blocks, f"code: v{length} = 0"])


def evaluator(text: str) -> Callable[[], object]:
    """One evaluation of an interview from nothing."""
    run = Play(compiled_text(text))

    def work() -> object:
        run.answers = Answers()
        return evaluate(run.interview, run.answers, run.evaluation_now())

    work()
    return work


def bare_chain(length: int) -> Callable[[], object]:
    """The same statements, run by Python in the right order."""
    codes = [compile(f"v{at} = v{at + 1} + 1", "bare", "exec") for at in reversed(range(length))]

    def work() -> object:
        names = {f"v{length}": 0}
        for code in codes:
            exec(code, names)  # noqa: S102 - what we compare with
        return names

    return work


@pytest.mark.benchmark
@pytest.mark.parametrize(("length", "goal_ms"), [(50, 10), (200, 40), (1000, 200), (10_000, 4000)])
def test_a_chain_of_names(length: int, goal_ms: float) -> None:
    """Performance 1.2: a chain is linear in its length; docassemble takes 118 ms for 200 names and fails at 600."""
    ours, bare = median_ms(evaluator(chain(length))), median_ms(bare_chain(length))
    print(f"\nchain of {length}: {ours:.2f} ms ({ours / length * 1000:.1f} us a name), {ours / bare:.0f} x bare Python")
    assert ours < goal_ms


@pytest.mark.benchmark
@pytest.mark.parametrize(("width", "goal_ms"), [(50, 10), (400, 60), (5000, 900)])
def test_one_block_reading_many_names(width: int, goal_ms: float) -> None:
    """Performance 1.2: breadth is linear too; docassemble takes 285 ms for 400 names and fails at 600."""
    blocks = [f"code: v{at} = {at}" for at in range(width)]
    total = "code: |\n  total = 0" + "".join(f"\n  total += v{at}" for at in range(width))
    ours = median_ms(evaluator("\n---\n".join([*blocks, total, "mandatory: True\nquestion: ${ total }"])))
    print(f"\none block reading {width}: {ours:.2f} ms ({ours / width * 1000:.1f} us a name)")
    assert ours < goal_ms


@pytest.mark.benchmark
@pytest.mark.parametrize("others", [0, 2000])
def test_a_step_of_a_screen_with_ten_fields(others: int) -> None:
    """Performance 1.2: submit ten fields and make the next screen of ten; independent of the number of blocks."""
    fields = "\n".join(f"  - Field {at}: a{at}" for at in range(10))
    screens = (
        f"mandatory: True\nquestion: One\nfields:\n{fields}\n---\nmandatory: True\nquestion: Two\nfields:\n{fields}"
    )
    more = "".join(f"\n---\nquestion: Other {at}\nfields:\n  - O: other{at}" for at in range(others))
    run = Play(compiled_text(screens + more))
    first = evaluate(run.interview, run.answers, run.evaluation_now())
    assert isinstance(first, Screen)
    form = Submission({f"a{at}": "typed" for at in range(10)})

    def step() -> object:
        run.answers = Answers()
        submit(first, run.answers, form)
        return evaluate(run.interview, run.answers, run.evaluation_now())

    ours = median_ms(step)
    print(f"\nstep of 10 fields, {others} other blocks: {ours:.3f} ms (docassemble: 0.79 to 1.0 ms)")
    assert ours < 10
