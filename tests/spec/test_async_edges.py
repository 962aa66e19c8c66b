"""Background actions at their edges: what cannot be, what comes late, what is rolled back (spec async 2 to 5)."""

from pathlib import Path

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit
from tests.spec.interviews import AWAIT, ended, files, interview, until


def states(driver: InterviewDriver) -> list[str]:
    """States of the session's tasks."""
    return [task.state for task in driver.session.tasks]


def test_arguments_are_copied_when_the_task_is_asked_for(visit: Visit) -> None:
    """A3: what happens to an argument later in the evaluation is not seen by the task."""
    run = visit(
        interview(
            "background_response(action_argument('items'))",
            """
            code: |
              items = [1]
              task = background_action('work', items=items)
              items.append(2)
            """,
            start="task",
        )
    )
    assert ended(run).answers["bg"].get() == [1]
    assert run.answers["items"] == [1, 2]


def test_a_queued_task_is_not_ready(drive: Visit) -> None:
    """A5: nor does asking start it."""
    run = drive(interview("background_response(1)"))
    assert not run.answers["bg"].ready()
    assert states(run) == ["queued"]


def test_a_task_of_a_failed_evaluation_does_not_run(visit: Visit) -> None:
    """A17: its request is rolled back with the answers (house decision 2)."""
    run = visit(
        """
        mandatory: True
        code: |
          number
          task = background_action('work')
          1 / 0
        ---
        question: Which number?
        fields:
          - Number: number
        ---
        event: work
        code: |
          background_response(1)
        """.replace("\n        ", "\n")
    )
    run.set("Number", "1")
    run.click("Continue")
    assert "ZeroDivisionError" in run.text
    assert states(run) == []
    assert "number" not in run.answers


def test_an_action_without_a_response_goes_on_with_the_interview(visit: Visit) -> None:
    """A25: the logic runs in the worker, is not saved, and its log says where it ended."""
    run = visit(
        interview(
            "pass",
            first="""
            initial: True
            code: |
              if interface() == 'worker':
                import sys
                counted = True
                sys.stdout.write('the logic ran')
            """,
        )
    )
    ended(run)
    result = run.answers["bg"].result()
    assert (result.error_type, result.error_message) == ("QuestionError", "Working on it.")
    assert "counted" not in run.answers
    log = run.session.tasks[0].log
    assert "the logic ran" in log
    assert "The action 'work' did not end with background_response()" in log
    assert "'waiting'" in log


def test_a_block_that_starts_a_task_and_then_asks_starts_another(visit: Visit) -> None:
    """A62: a question met after the call has the block run again; a name that code defines does not."""
    run = visit(
        interview(
            "background_response(1)",
            """
            code: |
              task = background_action('work', n=1)
              total = computed + asked
            """,
            """
            code: |
              computed = 1
            """,
            """
            question: How many?
            fields:
              - Number: asked
                datatype: integer
            """,
            start="task if total else None",
        )
    )
    assert len(run.session.tasks) == 1
    run.set("Number", "1")
    run.click("Continue")
    assert len(run.session.tasks) == 2


def test_an_argument_that_cannot_travel_is_refused_at_once(visit: Visit) -> None:
    """A69: the screen names the argument, and no task is started."""
    run = visit(interview("pass", start="background_action('work', lock=__import__('threading').Lock())"))
    assert "The argument 'lock' of background_action('work') cannot be saved" in run.text
    assert states(run) == []


def test_a_payload_that_cannot_travel_fails_the_task(visit: Visit) -> None:
    """A69: with an error that names the part, instead of a wait without end."""
    run = visit(interview("background_response(good=1, bad=__import__('threading').Lock())"))
    result = ended(run).answers["bg"].result()
    assert result.error_type == "CannotSave"
    assert "'bad' in the action's result" in result.error_message


def test_get_within_the_evaluation_that_started_the_task(visit: Visit) -> None:
    """A6: the task is stored and run at once, and its payload is there."""
    run = visit(
        interview(
            "background_response(known + 1)",
            """
            code: |
              known = 41
              task = background_action('work')
              total = task.get()
            """,
            start="task if total else None",
        )
    )
    assert run.answers["total"] == 42
    assert run.title == "It has ended."
    assert len(run.session.tasks) == 1


def test_states_and_date(visit: Visit) -> None:
    """A57: PENDING, then SUCCESS also after an error; the date is there once it is settled."""
    run = visit(interview("1 / 0"))
    task = run.answers["bg"]
    begun = run.session.tasks[0].record.queued_at
    ended(run)
    assert (task.state(), task.status()) == ("SUCCESS", "SUCCESS")
    assert task.date_done() >= begun


def test_a_pending_task_has_no_date(drive: Visit) -> None:
    """A57: and its state is PENDING."""
    task = drive(interview("1 / 0")).answers["bg"]
    assert (task.state(), task.status(), task.date_done()) == ("PENDING", "PENDING", None)


def test_a_revoked_task_that_is_queued_never_runs(drive: Visit) -> None:
    """A55: nothing of it happens."""
    run = drive(interview("background_response_action('save')", "event: save\ncode: |\n  saved = True"))
    run.answers["bg"].revoke()
    ended(run)
    assert "saved" not in run.answers
    assert run.answers["bg"].state() == "REVOKED"


ASKING = f"""
mandatory: True
code: |
  bg
  color
  done
---
question: Which colour?
fields:
  - Colour: color
---
event: done
question: |
  Colour ${{ color }}, saved ${{ showifdef('saved', 'nothing') }}.
---
code: |
  bg = background_action('work')
---
event: save
code: |
  saved = action_argument('value')
  background_response('was saved')
---
event: work
code: |
{AWAIT.replace(chr(10), chr(10) + "  ")}
  background_response_action('save', value=[1, 2])
"""


"""Asks while an action runs that ends with a response action."""


def test_a_response_action_that_fails(visit: Visit) -> None:
    """A31: nothing of it is saved, the error handler is not for it, and the screen says so."""
    run = visit(
        interview(
            """
            background_error_action('handle')
            background_response_action('save')
            """,
            """
            event: save
            code: |
              saved = 1
              raise ValueError('no such shelf')
            """,
            """
            event: handle
            code: |
              handled = 1
            """,
        )
    )
    result = ended(run).answers["bg"].result()
    assert (result.value, result.error_type, result.error_message) == (None, "ValueError", "no such shelf")
    assert (result.error_trace, result.variables) == (None, ["save"])
    assert not {"saved", "handled"} & set(run.answers)
    assert "ValueError: no such shelf" in run.text


def test_a_response_action_keeps_what_was_answered_meanwhile(drive: Visit, real_cluster: str, tmp_path: Path) -> None:
    """A32: it works on the newest answers, not on those the task was asked with."""
    run = drive(ASKING, cluster=real_cluster, params=files(tmp_path))
    until((tmp_path / "begun").exists)
    run.set("Colour", "green")
    run.click("Continue")
    assert run.title == "Colour green, saved nothing."
    (tmp_path / "go").touch()
    run.advance(1)
    run.session.refresh()
    assert run.title == "Colour green, saved [1, 2]."


def test_a_task_that_starts_tasks_can_be_waited_for(visit: Visit) -> None:
    """A54: within an evaluation too, although what it starts belongs to the session that waits."""
    run = visit(
        interview(
            "background_action('tell')\nbackground_response(1)",
            "event: tell\ncode: |\n  background_response(2)",
            """
            code: |
              task = background_action('work')
              total = task.get()
            """,
            start="task if total else None",
        )
    )
    assert run.answers["total"] == 1
    run.advance(1)
    assert [task.state for task in run.session.tasks] == ["done", "done"]


def test_waiting_for_a_response_action_is_refused(visit: Visit) -> None:
    """A67: it needs the session the caller holds, so the screen says what to do instead of hanging."""
    run = visit(
        """
mandatory: True
code: |
  number
  bg = background_action('work')
  total = bg.get()
---
question: Which number?
fields:
  - Number: number
---
event: work
code: |
  background_response_action('save')
---
event: save
code: |
  saved = number if defined('number') else 'nothing'
  background_response()
"""
    )
    run.set("Number", "1")
    run.click("Continue")
    assert "cannot be waited for here" in run.text
    assert "reload" in run.text
    assert "number" not in run.answers
    run.advance(1)
    assert run.answers["saved"] == "nothing"


def kinds(run: InterviewDriver) -> list[str]:
    """What was pushed to the screen."""
    return [update.kind for update in run.updates]


def test_a_notice_waits_for_its_person(drive: Visit, cluster: str, tmp_path: Path) -> None:
    """A47: who was away when the task ended is told when the interview is opened again."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    text = interview("background_response('All done')", start="background_action('work', 'flash')")
    away = drive(text, store=store)
    away.close()
    run = drive(text, store=store, cluster=cluster, session=away.session.id)
    run.advance(1)
    assert run.text.startswith("All done")
    assert kinds(run) == ["flash"]
