"""How an open screen hears of a finished task (spec async 5 and 6)."""

from tests.spec.conftest import Visit


def notifying(mode: str, code: str, more: str = "") -> str:
    """An interview whose task notifies by `mode`; the screen counts how often it was drawn."""
    body = "\n".join(f"  {line}" for line in code.splitlines())
    return f"""
initial: True
code: |
  if not defined('drawn'):
    drawn = 0
  drawn = drawn + 1
---
mandatory: True
code: |
  task = background_action('act', {mode!r})
---
mandatory: True
question: Drawn.
subquestion: |
  kept ${{ showifdef('kept', 'nothing') }}
---
event: act
code: |
{body}
{more}
"""


KEEP = "---\nevent: keep\ncode: |\n  kept = 'something'\n  background_response('from the session')\n"


def test_a_flash_shows_the_payload_once(visit: Visit) -> None:
    """A41: with 'flash' the payload is shown on the screen as HTML, once."""
    d = visit(notifying("flash", "background_response('Look <b>here</b>')"))
    d.advance(1)
    d.advance(20)
    assert [update.kind for update in d.updates] == ["flash"]
    assert d.text.count("Look here") == 1


def test_a_flash_shows_what_the_response_action_says(visit: Visit) -> None:
    """A42: with a response action it is that action's payload."""
    d = visit(notifying("flash", "background_response_action('keep')", KEEP))
    d.advance(1)
    assert "from the session" in d.text


def test_a_flash_of_nothing_is_not_shown(visit: Visit) -> None:
    """A41: a payload of None shows nothing (spec async 5.2)."""
    d = visit(notifying("flash", "background_response(None)"))
    d.advance(1)
    assert d.updates == []


def test_a_refresh_draws_the_screen_once_after_saving(visit: Visit) -> None:
    """A43: with 'refresh' the screen is drawn again once, when the response action has been saved."""
    d = visit(notifying("refresh", "background_response_action('keep')", KEEP))
    assert "kept nothing" in d.text
    d.advance(1)
    assert "kept something" in d.text
    assert [update.kind for update in d.updates] == ["refresh"]


def test_without_notify_nothing_is_shown(visit: Visit) -> None:
    """A46: the screen stays as it is."""
    d = visit(notifying("", "background_response('unseen')").replace(", '')", ")"))
    number = d.page["number"]
    d.advance(1)
    assert d.answers["task"].get() == "unseen"
    assert d.updates == []
    assert d.page["number"] == number


def test_notices_need_no_check_in(visit: Visit) -> None:
    """A47: they come on a screen without check in, before its time is over, exactly once."""
    d = visit(notifying("refresh", "background_response_action('keep')", KEEP))
    assert d.page["reload_ms"] is None
    d.advance(0)
    d.advance(60)
    assert [update.kind for update in d.updates] == ["refresh"]


def test_only_the_one_who_started_it_hears(visit: Visit, tmp_path: object) -> None:
    """A48: another person in the same session is not told."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    ann = visit(notifying("flash", "background_response('for Ann')"), user="ann@example.com", store=store)
    bob = visit(
        notifying("flash", "background_response('for Ann')"),
        user="bob@example.com",
        store=store,
        session=ann.session.id,
    )
    ann.advance(1)
    bob.advance(1)
    assert "for Ann" not in bob.text


def test_a_waiting_screen_goes_on_at_once(visit: Visit) -> None:
    """A47: a screen with `reload` does not wait for its time when the task has ended (house section 6)."""
    d = visit(
        """
mandatory: True
code: |
  task
  if not task.ready():
    waiting
  done
---
code: |
  task = background_action('act')
---
event: act
code: |
  background_response(1)
---
event: waiting
question: Wait.
reload: 3600
---
event: done
question: Done.
"""
    )
    assert d.title == "Wait."
    d.advance(1)
    assert d.title == "Done."
