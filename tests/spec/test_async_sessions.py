"""Tasks outlive screens, kernels and sessions (spec async 2)."""

import logging
from pathlib import Path

import pytest

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit
from tests.spec.interviews import AWAIT, ended, files, interview, until


@pytest.mark.cluster
def test_a_task_goes_on_while_nobody_looks(drive: Visit, external_address: str, tmp_path: Path) -> None:
    """A20: on an external cluster even without the kernel that started it."""
    text = interview(f"{AWAIT}\nbackground_response_action('save')", "event: save\ncode: |\n  saved = 7")
    store = f"sqlite:///{tmp_path}/store.sqlite"
    first = drive(text, store=store, cluster=external_address, params=files(tmp_path))
    until((tmp_path / "begun").exists)
    first.close()
    (tmp_path / "go").touch()
    second = drive(text, store=store, cluster=external_address, session=first.session.id)
    second.advance(5)
    assert second.answers["saved"] == 7
    assert len(second.session.tasks) == 1


def test_a_queued_task_is_run_by_whoever_comes(drive: Visit, cluster: str, tmp_path: Path) -> None:
    """A20: it is in the store, so closing everything loses nothing."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    text = interview("background_response(7)")
    first = drive(text, store=store)
    first.close()
    second = drive(text, store=store, cluster=cluster, session=first.session.id)
    assert ended(second).answers["bg"].get() == 7


def test_a_handle_is_kept_with_the_answers(drive: Visit, cluster: str, tmp_path: Path) -> None:
    """A21: in another process it tells the same."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    text = interview("background_response({'a': [1, 2]})")
    first = drive(text, store=store, cluster=cluster)
    ended(first)
    first.close()
    second = drive(text, store=store, cluster=cluster, session=first.session.id)
    assert second.title == "It has ended."
    assert second.answers["bg"].get() == {"a": [1, 2]}
    assert len(second.session.tasks) == 1


def test_a_session_deleted_before_its_task_runs(visit: Visit) -> None:
    """A60: the task ends quietly with it."""
    run = visit(interview("background_response_action('save')", "event: save\ncode: |\n  saved = 1"))
    run.session.delete()
    run.advance(1)
    assert run.closed
    assert run.text == "This session has ended."


def test_a_session_deleted_while_its_task_runs(
    drive: Visit, real_cluster: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A60: nobody is told of an error, and other sessions' tasks go on."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    text = interview(f"{AWAIT}\nbackground_response_action('save')", "event: save\ncode: |\n  saved = 1")
    run = drive(text, cluster=real_cluster, store=store, params=files(tmp_path))
    until((tmp_path / "begun").exists)
    run.session.delete()
    (tmp_path / "go").touch()
    other = InterviewDriver.open(text, cluster=real_cluster, store=store, params=files(tmp_path))
    with other:
        assert ended(other).answers["saved"] == 1
    assert run.closed
    assert [record for record in caplog.records if record.name.startswith("da_nb") and record.levelno > 20] == []


@pytest.mark.parametrize("ending", ["background_response('x')", "background_response_action('work')"])
def test_a_response_on_a_screen_does_no_harm(drive: Visit, ending: str, caplog: pytest.LogCaptureFixture) -> None:
    """A70: the action ends, what it did is kept, and the log says so."""
    run = drive(
        f"""
mandatory: True
question: Hello ${{ showifdef('seen', 'nobody') }}.
---
event: greet
code: |
  seen = action_argument('who')
  {ending}
"""
    )
    with caplog.at_level(logging.WARNING, "da_nb"):
        run.session.action("greet", who="Ann")
    assert run.title == "Hello Ann."
    assert run.errors == []
    assert "on a screen has no effect" in caplog.text
    run.session.refresh()
    assert run.title == "Hello Ann."
