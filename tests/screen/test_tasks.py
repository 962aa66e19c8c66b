"""The strip: what runs, what failed, and nothing else."""

import pytest
from playwright.sync_api import Locator, expect

from tests.screen.conftest import Screen
from tests.screen.pages import page, task

pytestmark = pytest.mark.browser


def strip(screen: Screen) -> Locator:
    """Find the strip, a status with a name."""
    return screen.page.get_by_role("status", name="Background tasks")


def test_unfinished_and_failed_tasks_have_a_line(screen: Screen) -> None:
    """Issue 2, 5: name, state and elapsed time of what is not done."""
    screen.open(
        page(),
        [
            task("rates", "running"),
            task("tax", "queued"),
            task("mail", "done"),
            task("old", "revoked"),
            task("sum", "failed"),
        ],
    )
    expect(strip(screen).get_by_role("listitem")).to_have_count(3)
    expect(strip(screen)).to_contain_text("rates running")
    expect(strip(screen)).to_contain_text("tax queued")


def test_no_task_no_strip(screen: Screen) -> None:
    """Issue 2, 5: discreet; it goes away with the last line."""
    screen.open(page(), [task("rates", "running")])
    expect(strip(screen)).to_be_visible()
    screen.show_tasks([task("rates", "done", ended_ms=10)])
    expect(screen.page.locator(".da-nb-tasks")).to_be_hidden()


def test_seconds_are_counted_here_and_not_read_out(screen: Screen) -> None:
    """Contract: elapsed seconds need no message and make no noise."""
    screen.page.clock.set_system_time(0)
    screen.open(page(), [task("rates", "running"), task("ahead", "queued", since_ms=3_600_000)])
    screen.wait(65_000)
    times = strip(screen).locator("[aria-hidden]").filter(has_text="s")
    expect(times).to_have_text(["1 min 5 s", "0 s"])
    assert screen.sent("reload") == []


def test_progress_is_a_bar_with_a_name(screen: Screen) -> None:
    """Contract: `fraction` of the work done, when the task tells it."""
    screen.open(page(), [task("rates", "running", fraction=0.25), task("tax", "running")])
    bar = screen.page.get_by_role("progressbar", name="Progress of rates")
    expect(bar).to_have_js_property("value", 0.25)
    expect(screen.page.get_by_role("progressbar")).to_have_count(1)
    screen.show_tasks([task("rates", "running", fraction=0.5)])
    expect(bar).to_have_js_property("value", 0.5)


def test_a_failed_task_shows_its_message_and_keeps_its_log_folded(screen: Screen) -> None:
    """Issue 2, bad input: an action that fails is visible with its message and log; an open log stays open."""
    failed = task("tax", "failed", ended_ms=3000, message="ZeroDivisionError", log="loading\ndividing")
    screen.open(page(), [failed])
    expect(strip(screen)).to_contain_text("ZeroDivisionError")
    expect(strip(screen)).to_contain_text("3 s")
    expect(strip(screen).get_by_text("dividing")).to_be_hidden()
    strip(screen).get_by_text("Log").click()
    screen.show_tasks([failed, task("rates", "running")])
    expect(strip(screen).get_by_text("dividing")).to_be_visible()


def test_a_failed_task_can_be_dismissed(screen: Screen) -> None:
    """Contract: its line goes at once, also while the kernel is busy, and stays away."""
    tasks = [task("tax", "failed"), task("rates", "running")]
    screen.open(page(), tasks)
    expect(strip(screen).get_by_role("button")).to_have_count(1)
    strip(screen).get_by_role("button", name="Dismiss tax").click()
    assert screen.sent("dismiss_task") == [{"kind": "dismiss_task", "id": "id-tax"}]
    screen.show_tasks(tasks)
    expect(strip(screen).get_by_role("listitem")).to_have_count(1)


def test_the_strip_outlives_the_page(screen: Screen) -> None:
    """Tasks and pages change on their own."""
    screen.open(page(), [task("rates", "running")])
    screen.show(page(number=2, key="other"))
    expect(strip(screen)).to_contain_text("rates")
