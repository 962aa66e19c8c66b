"""What happens before and after a block's own work: need, undefine, reconsider (language 4.7)."""

from typing import Any

from da_nb.blocks.base import Common
from da_nb.current import current
from da_nb.functions.variables import reconsider, undefine, value

ROLE_EVENT = "role_event"


def before(common: Common, answers: dict[str, Any], *, needs_first: bool = False) -> None:
    """Take away, work out afresh, and have what the block needs.

    Questions need first, all other blocks last (language 17.5).
    """
    if needs_first:
        _have(common, answers)
    if common.undefines:
        undefine(*common.undefines)
    done = current().reconsidered
    for name in common.reconsiders:
        if name not in done:
            done.add(name)
            reconsider(name)
    if not needs_first:
        _have(common, answers)


def after(common: Common, answers: dict[str, Any]) -> None:
    """Have what the block needs afterwards."""
    for need in common.needs_after:
        need.value(answers)


def check_role(common: Common, answers: dict[str, Any]) -> None:
    """Let somebody else answer whose role is another: `role_event` is sought instead (language 3, `role`)."""
    if not common.roles or "role" not in answers or answers["role"] in common.roles or ROLE_EVENT in common.events:
        return
    answers["role_needed"] = list(common.roles)
    value(ROLE_EVENT)


def _have(common: Common, answers: dict[str, Any]) -> None:
    for need in common.needs:
        need.value(answers)
