"""In which order blocks for one name are tried: the latest first, unless the author says otherwise (language 4.6)."""

import logging
from collections.abc import Iterable, Sequence
from itertools import pairwise

from da_nb.blocks.base import Block

log = logging.getLogger(__name__)


def in_order_of_trial(blocks: Sequence[Block], orders: Iterable[Sequence[str]]) -> list[Block]:
    """Latest first; blocks of a language before those of any; then as `supersedes` and `orders` (ids) have it.

    Ids that no block has are logged. Where the author's wishes go round in a circle, the latest block comes first.
    """
    latest = blocks[::-1]
    waiting = sorted(latest, key=lambda block: block.common.language is None)
    before = _wishes(blocks, orders)
    if not before:
        return waiting
    found: list[Block] = []
    while waiting:
        names = {block.common.name for block in waiting}
        free = (block for block in waiting if not names & before.get(block.common.name, set()))
        chosen = next(free, waiting[0])
        waiting.remove(chosen)
        found.append(chosen)
    return found


def _wishes(blocks: Sequence[Block], orders: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    """Names of the blocks that come before a block, by its name."""
    known = {block.common.name for block in blocks}
    pairs = [pair for order in orders for pair in pairwise(_known(order, known))]
    for block in blocks:
        pairs += [(block.common.name, later) for later in _known(block.common.supersedes, known)]
    before: dict[str, set[str]] = {}
    for first, second in pairs:
        before.setdefault(second, set()).add(first)
    return before


def _known(ids: Iterable[str], known: set[str]) -> list[str]:
    names = [f"ID {name}" for name in ids]
    for name in names:
        if name not in known:
            log.warning("No block has the id '%s', which 'order' or 'supersedes' names.", name.removeprefix("ID "))
    return [name for name in names if name in known]
