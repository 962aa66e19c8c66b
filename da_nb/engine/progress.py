"""The progress bar goes on by itself with each form (language 12.1, 12.4)."""

from typing import Any

from da_nb.blocks.configuration import NOTHING_SET
from da_nb.engine.interview import Interview
from da_nb.functions.screen import PROGRESS

SHARE = 0.05
WHOLE = 100.0


def advance(kept: dict[str, Any], interview: Interview | None) -> None:
    """Add a share of what is left: to the end, or with the method `stepped` to the next number a question sets."""
    configuration = NOTHING_SET if interview is None else interview.configuration
    features = configuration.features
    now = kept.get(PROGRESS, 0.0)
    if not features.get("progress bar") or now is None:
        return
    goal = WHOLE
    if features.get("progress bar method") == "stepped":
        goal = min((number for number in configuration.milestones if number > now), default=WHOLE)
    share = features.get("progress bar multiplier")
    kept[PROGRESS] = now + (share if isinstance(share, float) else SHARE) * (goal - now)
