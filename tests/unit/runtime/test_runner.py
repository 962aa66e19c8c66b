"""The runner: locks, conflicts, pages that are gone, buttons that do something by themselves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from da_nb.engine.answers import freeze, thaw
from da_nb.engine.interview import compiled
from da_nb.engine.submit import Submission
from da_nb.errors import EndlessLoop, InterviewError
from da_nb.model.bundle import Bundle, Source
from da_nb.model.session import Save, SessionKey
from da_nb.runtime.app import App
from da_nb.runtime.runner import Runner
from da_nb.view.page import can_go_back
from tests.unit.runtime import rival

ASKING = """
mandatory: True
code: |
  number
  from tests.unit.runtime.rival import act
  act()
  done
---
question: Which number?
fields:
  - Number: number
---
event: done
question: |
  Number ${ number }, ${ showifdef('other', 'no other') }.
buttons:
  - Again: restart
  - Leave: leave
  - Delete: exit
  - Look: refresh
---
event: note
code: |
  noted = action_argument('what')
"""


def bundle(text: str) -> Bundle:
    """The text as an interview."""
    return Bundle((Source("test.yml", text),))


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """An App on a store of its own."""
    app = App(store=f"sqlite:///{tmp_path}/store.sqlite", cluster="inline")
    yield app
    app.close()


def begun(app: App, text: str = ASKING, name: str = "test") -> Runner:
    """The runner of the session of that name, shown."""
    source = bundle(text)
    runner, _ = app.open(source, SessionKey("here", name))
    runner.begin(compiled(source), url_args={"from": "me"}, strict=False)
    return runner


def title(runner: Runner) -> str:
    """The heading on the screen."""
    assert runner.shown.screen is not None
    return runner.shown.screen.question


def answered(app: App) -> Runner:
    """A session whose number is 1."""
    runner = begun(app)
    runner.submit(Submission({"number": "1"}))
    assert title(runner) == "Number 1, no other."
    return runner


def press(runner: Runner, label: str) -> None:
    """Press the button with that label."""
    assert runner.shown.screen is not None
    button = next(button for button in runner.shown.screen.buttons if button.label == label)
    runner.submit(Submission({}, button.id))


def test_what_somebody_saved_during_an_evaluation_is_not_lost(app: App) -> None:
    """A save in between, by a process whose lease had run out, has the work done again on the newer answers."""
    runner = begun(app)

    def save_in_between() -> None:
        loaded = app.parts.sessions.load(runner.id)
        answers = thaw(loaded.snapshot or b"")
        answers["other"] = "by the rival"
        now = app.clock.now()
        app.parts.sessions.save(Save(runner.id, loaded.record.version, now, bundle(ASKING), freeze(answers)))

    rival.PLANS.append(save_in_between)
    runner.submit(Submission({"number": "1"}))
    assert title(runner) == "Number 1, by the rival."
    assert (runner.answers()["number"], runner.answers()["other"]) == ("1", "by the rival")


def test_an_answer_to_a_page_that_is_gone_is_not_taken_for_the_next(app: App) -> None:
    """A message that waited for the lock while another page came is for the page that went."""
    runner = begun(app)
    gone = runner.shown.number
    runner.submit(Submission({"number": "1"}), gone)
    runner.submit(Submission({"number": "2"}), gone)
    runner.show(gone)
    runner.go_back(gone)
    assert title(runner) == "Number 1, no other."


def test_a_button_the_screen_does_not_have_answers_nothing(app: App) -> None:
    """The page is drawn again, for the sender waits for one."""
    runner = begun(app)
    before = runner.shown.number
    runner.submit(Submission({"number": "1"}, "b7"))
    assert title(runner) == "Which number?"
    assert runner.shown.number == before + 1
    assert "number" not in runner.answers()


def test_restart_forgets_the_answers_and_keeps_the_parameters(app: App) -> None:
    """Back does not lead behind it, and nothing typed before is offered as a default."""
    runner = answered(app)
    press(runner, "Again")
    assert title(runner) == "Which number?"
    assert dict(runner.answers()) == {"url_args": {"from": "me"}}
    assert not can_go_back(runner.shown)
    runner.go_back()
    assert title(runner) == "Which number?"
    assert runner.shown.screen is not None
    assert not runner.shown.screen.fields[0].value


def test_a_screen_that_was_left_is_not_opened_by_a_task(app: App) -> None:
    """`refresh` finds it closed; the session stays, and shows itself when it is asked to."""
    runner = answered(app)
    press(runner, "Leave")
    assert runner.shown.closed
    assert runner.refresh() is False
    assert runner.shown.closed
    assert title(begun(app)) == "Number 1, no other."


def test_exit_deletes_the_session(app: App) -> None:
    """And every later verb finds it gone, without an error."""
    runner = answered(app)
    press(runner, "Delete")
    assert runner.shown.closed
    assert not runner.exists()
    runner.show()
    runner.set({"number": 2})
    assert runner.refresh() is False
    assert runner.shown.closed


def test_refresh_makes_no_step(app: App) -> None:
    """Back after it leads where it led before."""
    runner = answered(app)
    press(runner, "Look")
    runner.go_back()
    assert title(runner) == "Which number?"


def test_an_action_is_a_step(app: App) -> None:
    """Back takes it back."""
    runner = answered(app)
    runner.set({"noted": None})
    runner.go_back()
    assert "noted" not in runner.answers()


def test_a_changed_text_is_stored_though_the_answers_stay(app: App, tmp_path: Path) -> None:
    """Another process that settles a task uses the text of today."""
    runner = answered(app)
    changed = ASKING.replace("no other", "nothing else")
    assert title(begun(app, changed)) == "Number 1, nothing else."
    record = app.parts.sessions.get(runner.id)
    assert record is not None
    assert record.bundle == bundle(changed).hash


def test_a_changed_text_that_fails_leaves_the_session_alone(app: App) -> None:
    """The screen and the text stay; the error is raised for the cell."""
    runner = answered(app)
    broken = bundle("mandatory: True\ncode: |\n  a\n---\ncode: a = b\n---\ncode: b = a")
    with pytest.raises(EndlessLoop):
        runner.begin(compiled(broken), url_args={}, strict=True)
    runner.show()
    assert title(runner) == "Number 1, no other."
    assert runner.shown.error is None


def test_logic_that_always_responds_is_an_error(app: App) -> None:
    """Not an evaluation without end."""
    runner = begun(app, "initial: True\ncode: |\n  background_response()")
    assert isinstance(runner.shown.error, InterviewError)
    assert "ends with background_response()" in str(runner.shown.error)


def test_an_answer_that_cannot_be_saved_is_undone(app: App) -> None:
    """The message names the variable, nothing is saved, and the session goes on."""
    runner = begun(app, ASKING.replace("  act()", "  lock = __import__('threading').Lock() if number == '1' else 0"))
    runner.submit(Submission({"number": "1"}))
    assert "The variable 'lock' (lock) cannot be saved" in str(runner.shown.error)
    assert "number" not in runner.answers()
    runner.submit(Submission({"number": "2"}))
    assert title(runner) == "Number 2, no other."
    assert runner.shown.error is None


def test_two_runners_share_one_session(app: App, tmp_path: Path) -> None:
    """What one process has saved, the other sees at its next verb."""
    with_store = App(store=f"sqlite:///{tmp_path}/store.sqlite", cluster="inline")
    try:
        one, two = begun(app), begun(with_store)
        one.submit(Submission({"number": "1"}))
        two.show()
        assert title(two) == "Number 1, no other."
        two.set({"other": "second"})
        one.show()
        assert title(one) == "Number 1, second."
    finally:
        with_store.close()
