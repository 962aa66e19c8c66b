"""Scheduled tasks (spec async 8 and 9, rows C)."""

from datetime import timedelta
from pathlib import Path

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

INTERVIEW = """
mandatory: True
code: |
  multi_user = True
  allow_cron = True
---
mandatory: True
question: Count ${ count }
buttons:
  - Again: refresh
---
code: count = 0
---
event: cron_daily
code: |
  count += 1
"""


def running(drive: Visit, code: str, more: str = "", **options: object) -> InterviewDriver:
    """The interview above with another daily task."""
    lines = "\n".join(f"  {line}" for line in code.strip().splitlines())
    return drive(INTERVIEW.replace("  count += 1\n", f"{lines}\n{more}"), **options)


def test_a_task_runs_in_a_session_that_allows_it(drive: Visit) -> None:
    """C1: multi_user and allow_cron; the arguments are empty."""
    d = running(drive, "count += 1\nseen = action_arguments()")
    report = d.cron()
    assert [(row.action, row.state) for row in report] == [("cron_daily", "ran")]
    assert (d.answers["count"], d.answers["seen"]) == (1, {})


@pytest.mark.parametrize(
    ("line", "why"),
    [("allow_cron = False", "allow_cron is not True"), ("multi_user = False", "multi_user is not True")],
)
def test_a_session_that_does_not_allow_it_is_skipped(drive: Visit, line: str, why: str) -> None:
    """C2: and the report says why."""
    d = drive(INTERVIEW.replace("  allow_cron = True\n", f"  allow_cron = True\n  {line}\n"))
    assert [(row.state, row.why) for row in d.cron()] == [("skipped", why)]
    assert d.answers["count"] == 0


def test_only_types_that_the_interview_has_run(drive: Visit) -> None:
    """C3, C4: other types pass it by; any name may be a type."""
    d = drive(INTERVIEW + "---\nevent: on_friday\ncode: count += 10\n")
    assert len(d.cron("cron_hourly")) == 0
    assert d.cron("on_friday").rows[0].state == "ran"
    assert d.answers["count"] == 10
    with pytest.raises(InterviewError, match="no type of scheduled task"):
        d.cron("not a name")


def test_a_background_type_is_queued_alongside(drive: Visit) -> None:
    """C5: its response action saves."""
    d = drive(
        INTERVIEW
        + """
---
event: cron_daily_background
code: |
  background_response_action('keep', who=user_privileges())
---
event: keep
code: |
  who = action_argument('who')
  background_response()
"""
    )
    assert [row.action for row in d.cron()] == ["cron_daily", "cron_daily_background"]
    d.advance(1)
    assert (d.answers["count"], d.answers["who"]) == (1, ["cron"])


@pytest.mark.parametrize("call", ["", "response()", "background_response()"])
def test_changes_are_saved_however_it_ends(drive: Visit, call: str) -> None:
    """C6, C8: with or without a terminator; an empty response prints nothing."""
    d = running(drive, f"count += 1\n{call}")
    assert d.cron().rows[0].printed == ""
    assert d.answers["count"] == 1


def test_a_null_response_discards_changes(drive: Visit) -> None:
    """C7: `response(null=True)`."""
    d = running(drive, "count += 1\nresponse(null=True)")
    assert d.cron().rows[0].state == "ran"
    assert d.answers["count"] == 0


def test_a_null_response_keeps_the_tasks_it_has_started(drive: Visit) -> None:
    """C7, house decision 2: they are saved though the answers are not."""
    work = "---\nevent: work\ncode: background_response_action('done')\n---\nevent: done\ncode: |\n  count += 10\n"
    work += "  background_response()\n"
    d = running(drive, "count += 1\nbackground_action('work')\nresponse(null=True)", work)
    d.cron()
    d.advance(1)
    assert d.answers["count"] == 10


def test_a_response_is_printed(drive: Visit) -> None:
    """C8: `str()` of the report shows it."""
    report = running(drive, "response('All is well')").cron()
    assert report.rows[0].printed == "All is well"
    assert "All is well" in str(report)


def test_it_may_end_at_a_question(drive: Visit) -> None:
    """C9: normal logic follows; the changes are saved."""
    d = running(drive, "count += 1\nnever_known", "---\nquestion: Well?\nfields:\n  - It: never_known\n")
    assert d.cron().rows[0].state == "ran"
    assert d.answers["count"] == 1


def test_a_second_action_runs_on_the_same_state(drive: Visit) -> None:
    """C10: `background_response_action`."""
    d = running(
        drive,
        "count += 1\nbackground_response_action('second', by=10)",
        "---\nevent: second\ncode: |\n  count += action_argument('by')\n  response(str(count))\n",
    )
    assert d.cron().rows[0].printed == "11"
    assert d.answers["count"] == 11


def test_an_error_in_the_second_action_is_swallowed(drive: Visit) -> None:
    """Async 1.6: what the first has done is saved."""
    d = running(
        drive, "count += 1\nbackground_response_action('second')", "---\nevent: second\ncode: 1 / 0\n", faulty=True
    )
    assert d.cron().rows[0].state == "ran"
    assert d.answers["count"] == 1


@pytest.mark.parametrize(("kind", "count"), [("logout", 0), ("new_session", 0), ("refresh", 1), ("leave", 1)])
def test_commands_that_are_for_a_screen(kind: str, count: int, drive: Visit) -> None:
    """Async 1.6: `logout` and `new_session` save nothing, others do; the session stays."""
    d = running(drive, f"count += 1\ncommand('{kind}')")
    d.cron()
    assert (d.answers["count"], d.closed) == (count, False)


@pytest.mark.parametrize("kind", ["exit", "exit_logout", "restart"])
def test_exit_deletes_the_session_for_everybody(kind: str, drive: Visit) -> None:
    """C11, Async 1.6: `command('exit')`, and so does `restart`."""
    d = running(drive, f"command('{kind}')")
    d.cron()
    assert d.closed
    assert len(d.cron()) == 0


def test_an_exception_is_reported_and_others_go_on(drive: Visit, tmp_path: object) -> None:
    """C12: nothing of it is saved."""
    store = f"sqlite:///{tmp_path}/s.sqlite"
    bad = running(drive, "count += 1\n1 / 0", store=store)
    good = drive(INTERVIEW, store=store)
    report = good.cron()
    assert [row.state for row in report] == ["failed", "ran"]
    assert "ZeroDivisionError" in report.rows[0].why
    assert (bad.answers["count"], good.answers["count"]) == (0, 1)


def test_the_cron_user_acts(drive: Visit) -> None:
    """C13: privilege and interface 'cron'."""
    d = running(drive, "who = (user_privileges(), interface(), user_has_privilege('cron'), user_logged_in())")
    d.cron()
    assert d.answers["who"] == (["cron"], "cron", True, True)


def test_an_initial_screen_before_it_prevents_it(drive: Visit) -> None:
    """C14: the author's `process_action()` says where."""
    d = drive(
        """
initial: True
code: |
  multi_user = True
  allow_cron = True
  if not user_has_privilege('admin') and gate: message('No', 'entry')
  process_action()
---
code: gate = True
---
event: cron_daily
code: done = True
---
mandatory: True
question: In
"""
    )
    d.cron()
    assert "done" not in d.answers


def test_no_step_is_made_and_the_user_sees_it_later(drive: Visit) -> None:
    """C15: at the next evaluation."""
    d = drive(INTERVIEW)
    d.cron()
    assert d.title == "Count 0"
    d.click("Again")
    assert d.title == "Count 1"
    assert "Back" not in d.buttons


def test_long_work_goes_to_the_background_as_the_cron_user(drive: Visit) -> None:
    """C17: `background_action(x, None)` then `response()`."""
    d = running(
        drive,
        "task = background_action('work', None)\nresponse()",
        "---\nevent: work\ncode: background_response_action('keep', who=user_privileges())\n"
        "---\nevent: keep\ncode: |\n  who = action_argument('who')\n  background_response()\n",
    )
    d.cron()
    d.advance(1)
    assert d.answers["who"] == ["cron"]


@pytest.mark.parametrize(("days", "deleted"), [(89.9, False), (90, True)])
def test_the_daily_run_deletes_stale_sessions_first(drive: Visit, days: float, deleted: bool) -> None:
    """C18: idle for 90 full days or longer."""
    d = drive(INTERVIEW)
    d.move_clock(days=days)
    assert [row.state for row in d.cron()] == (["deleted"] if deleted else ["ran"])
    assert d.closed is deleted


def test_other_types_delete_nothing(drive: Visit) -> None:
    """C18: only `cron_daily` cleans up."""
    d = drive(INTERVIEW)
    d.move_clock(days=100)
    d.cron("cron_hourly")
    assert not d.closed


def test_scheduled_saves_keep_a_session_alive(drive: Visit) -> None:
    """C19: and the time of access is the person's."""
    d = running(drive, "days = last_access_days()\ncount += 1")
    for _ in range(3):
        d.move_clock(days=60)
        d.cron()
    assert not d.closed
    assert round(d.answers["days"]) == 180


def test_access_times_by_who_was_there(drive: Visit) -> None:
    """C20: include, exclude, anonymous; nobody gives None and 0."""
    d = running(
        drive,
        """
found = [last_access_days(), last_access_days('anonymous'), last_access_days('user'), last_access_days('admin'),
  last_access_time('admin'), last_access_hours(exclude_privileges=['user', 'anonymous']), last_access_minutes()]
""",
    )
    d.move_clock(days=2)
    d.cron()
    found = d.answers["found"]
    assert [round(value) for value in found[:4]] == [2, 2, 2, 0]
    assert found[4] is None
    assert (found[5], round(found[6] / timedelta(days=2).total_seconds() * 60)) == (0, 1)


def test_a_reminder_is_sent_once(drive: Visit) -> None:
    """C21: after 20 days, and the task is marked."""
    d = running(
        drive,
        """
if last_access_days() >= 20 and task_not_yet_performed('remind'):
  mark_task_as_performed('remind')
  response('Reminder sent')
response()
""",
    )
    printed = []
    for _ in range(30):
        d.move_clock(days=1)
        printed.append(d.cron().rows[0].printed)
    assert printed.index("Reminder sent") == 19
    assert printed.count("Reminder sent") == 1


def test_sessions_come_in_order_of_their_newest_save(drive: Visit, tmp_path: object) -> None:
    """C23: of several interviews and people."""
    store = f"sqlite:///{tmp_path}/s.sqlite"
    first = drive(INTERVIEW, store=store, user="ann@example.com")
    second = drive(INTERVIEW.replace("Count", "Sum"), store=store)
    first.move_clock(hours=1)
    first.click("Again")
    first.session.set(other=1)
    assert [row.session for row in second.cron()] == [second.session.id, first.session.id]


def test_permission_is_looked_at_each_time(drive: Visit) -> None:
    """C24: the person may change it."""
    d = drive(INTERVIEW)
    d.cron()
    d.session.set(allow_cron=False)
    assert d.cron().rows[0].state == "skipped"
    assert d.answers["count"] == 1


def test_tasks_are_counted(drive: Visit) -> None:
    """Async 9: counters, which Back takes back."""
    d = drive(
        """
mandatory: True
code: |
  found = [task_performed('a'), mark_task_as_performed('a'), mark_task_as_performed('a'), times_task_performed('a'),
    task_not_yet_performed('a'), set_task_counter('a', 7), times_task_performed('a'), times_task_performed('b')]
---
mandatory: True
question: Done
"""
    )
    assert d.answers["found"] == [False, 1, 2, 2, False, None, 7, 0]


COUNTING = """
initial: True
code: |
  multi_user = True
  allow_cron = True
---
event: cron_daily
code: |
  step.done = True
---
mandatory: True
question: Hello
"""


STEP = """class Step:
    def __init__(self):
        self.done = False
"""


def keeping_a_step(drive: Visit, folder: Path, store: str, more: str = "") -> InterviewDriver:
    """An interview whose answers have an object of a class of its own package."""
    (folder / "steps.py").write_text(STEP + more, "utf-8")
    text = f"modules: acme.steps.steps\n---\nmandatory: True\ncode: step = Step()\n---{COUNTING}"
    return drive(text, packages={"acme.steps": folder}, store=store)


def test_a_session_with_classes_of_its_own_package(drive: Visit, tmp_path: Path) -> None:
    """C23: its modules are found also where another interview is open."""
    store = f"sqlite:///{tmp_path}/s.sqlite"
    first = keeping_a_step(drive, tmp_path, store)
    second = drive("mandatory: True\nquestion: Other\n", store=store)
    assert [row.state for row in second.cron()] == ["ran"]
    assert first.answers["step"].done is True


def test_a_session_whose_answers_cannot_be_read_does_not_stop_the_others(drive: Visit, tmp_path: Path) -> None:
    """C23: one is reported, the others have their turn."""
    store = f"sqlite:///{tmp_path}/s.sqlite"
    keeping_a_step(drive, tmp_path, store, "    def __setstate__(self, saved):\n        raise ValueError('Not so')\n")
    second = drive(INTERVIEW, store=store)
    failed, ran = second.cron()
    assert (failed.state, ran.state) == ("failed", "ran")
    assert "ValueError: Not so" in failed.why
