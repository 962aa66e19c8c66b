"""Say why a name cannot be found: it is needed for itself, or no block defines it (language 4.9, 15)."""

import difflib
from collections.abc import Sequence

from da_nb.blocks.base import Block
from da_nb.engine.interview import Interview
from da_nb.engine.patterns import patterns
from da_nb.errors import DAErrorMissingVariable, EndlessLoop, Origin

MOST_SHOWN = 8


def endless_loop(name: str, path: Sequence[str], interview: Interview) -> EndlessLoop:
    """The error about `name`, which is needed to find its own value; `path` are the names sought, outermost first."""
    first = path.index(name) if name in path else 0
    circle = list(dict.fromkeys(path[first:])) or [name]
    blocks = [block for one in circle for block in _defining(one, interview)[:1]]
    places = list(dict.fromkeys(str(block.common.origin) for block in blocks))
    return EndlessLoop(
        f"{name!r} is needed to find its own value ({' -> '.join(_shortened([*circle, name]))})",
        blocks[0].common.origin if blocks else None,
        f"Give one of them a value that needs no other. Blocks involved: {'; '.join(_shortened(places))}.",
    )


def _defining(name: str, interview: Interview) -> list[Block]:
    """Blocks that define the name, also those that spell it with iterators or a generic `x`."""
    return [block for pattern in patterns(name) for block in interview.index.get(pattern.spelling, ())]


def too_deep(name: str, path: Sequence[str], interview: Interview) -> EndlessLoop:
    """The error about `name`, for which more names are needed than `recursion limit` allows; `path` are those."""
    block = next((block for block in interview.index.get(name, ())), None)
    return EndlessLoop(
        f"there appears to be an infinite loop: {name!r} is needed through {len(path)} other names "
        f"({' -> '.join(_shortened([*path, name]))})",
        None if block is None else block.common.origin,
        "Give one of them a value that needs no other, or raise  features: recursion limit.",
    )


def goes_round(event: str | None, place: Origin | None, passes: int, interview: Interview) -> EndlessLoop:
    """The error about logic that began again `passes` times; `event` is the event name it read, if that is why."""
    if event is not None:
        origin = next((block.common.origin for block in interview.index.get(event, ())), None)
        return EndlessLoop(
            f"the interview reads {event!r}, which is an event and never gets a value, again and again",
            origin,
            f"Do not read {event} in code or text; start it as an action, or give the value another name.",
        )
    return EndlessLoop(
        f"the interview's logic began again {passes} times without reaching a screen",
        place,
        "Call re_run_logic() only when something has changed, so that it is not reached again.",
    )


def nobody_defines(name: str, interview: Interview) -> DAErrorMissingVariable:
    """The error about `name`, which no block defines; the place is where it was used, known later."""
    near = difflib.get_close_matches(name, interview.index, n=1, cutoff=0.75)
    hint = f"Did you mean {near[0]!r}? " if near and near[0] != name else ""
    return DAErrorMissingVariable(
        f"no block defines {name!r}",
        None,
        f"{hint}Add a question or a code block that sets {name}, or correct the name where it is used.",
        name,
    )


def _shortened(texts: Sequence[str]) -> list[str]:
    """The texts, or their beginning and end when there are many."""
    if len(texts) <= MOST_SHOWN:
        return list(texts)
    return [*texts[: MOST_SHOWN - 2], f"({len(texts) - MOST_SHOWN + 1} more)", texts[-1]]
