"""What a worker does with a job (async 2.1, 2.3)."""

from da_nb.engine.action import QUESTION_ERROR, run_job
from da_nb.engine.answers import Answers, freeze
from da_nb.model.action import Action
from da_nb.model.bundle import Bundle, Source
from da_nb.model.identity import ANONYMOUS
from da_nb.model.task import TaskJob, TaskReport, TaskRequest


def report(text: str, **variables: object) -> TaskReport:
    """The report of action `go` of an interview."""
    bundle = Bundle((Source("job.yml", text),))
    request = TaskRequest("t", "s", Action("go", {"by": 2}), None, ANONYMOUS, bundle.hash)
    return run_job(TaskJob(request, bundle, freeze(Answers(dict(variables)))))


EVENT = "event: go\ncode: |\n  "


def test_a_response_is_the_value() -> None:
    """A3: arguments and answers are there; background_response() gives the result."""
    assert report(EVENT + "background_response(number * action_argument('by'))", number=4) == TaskReport(value=8)


def test_a_response_action_is_passed_on() -> None:
    """Async 2.3: background_response_action() gives the action to run in the session."""
    assert report(EVENT + "background_response_action('apply', a=1)").response == Action("apply", {"a": 1})


def test_an_exception_is_told_with_its_line() -> None:
    """A10: type, message, trace with the line, and the variables being sought."""
    error = report(EVENT + "1 / 0\n---\ncode: unused = 1").error
    assert error is not None
    assert (error.type, error.message, error.variables) == ("ZeroDivisionError", "division by zero", ["go"])
    assert (error.trace or "").startswith("In line: job.yml, line 3\n")


def test_a_question_fails_the_task() -> None:
    """A22, A11: the question's text is the message, without a trace; the missing variable comes first."""
    error = report(
        EVENT + "background_response(missing)\n---\nquestion: What is missing?\nfields: [{M: missing}]"
    ).error
    assert error is not None
    assert (error.type, error.message, error.trace) == (QUESTION_ERROR, "What is missing?", None)
    assert error.variables == ["missing", "go"]


def test_a_name_nobody_defines_keeps_its_class() -> None:
    """A23: a variable without a definition has the class name interviews know."""
    error = report(EVENT + "background_response(nobody)").error
    assert error is not None
    assert error.type == "DAErrorMissingVariable"


def test_definitions_are_computed_inside_the_task() -> None:
    """A24: code and objects that the action needs are worked out where it runs."""
    text = EVENT + "background_response(box.size)\n---\nobjects:\n  - box: DAObject\n---\ncode: box.size = 9"
    assert report(text).value == 9


def test_changes_of_the_task_are_dropped() -> None:
    """A16: the report carries the response and nothing of the changed answers."""
    done = report(EVENT + "number = 5\n  background_response('done')", number=4)
    assert done == TaskReport(value="done")


def test_an_unknown_action_goes_on_with_the_interview() -> None:
    """A26: an action nobody defines is no crash; the interview's logic runs and its screen fails the task."""
    error = report("mandatory: True\nquestion: The first screen").error
    assert error is not None
    assert (error.type, error.message) == (QUESTION_ERROR, "The first screen")


def test_an_interview_that_does_not_compile_fails_the_task() -> None:
    """A worker never raises for what the interview does."""
    error = report("code: '('").error
    assert error is not None
    assert error.type == "InterviewError"


def test_tasks_started_by_a_task_are_effects() -> None:
    """House decision 3: what the action asks for travels in its report, also the error action when it fails."""
    done = report(EVENT + "background_error_action('sorry')\n  background_action('more')\n  raise ValueError('x')")
    assert done.on_error == Action("sorry")
    assert [effect.kind for effect in done.effects] == ["task"]
