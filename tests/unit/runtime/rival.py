"""Lets a test do something in the middle of an evaluation: interview code calls `act()`."""

from collections.abc import Callable

PLANS: list[Callable[[], None]] = []
"""What is still to be done, in order."""


def act() -> None:
    """Do what comes next, if anything does."""
    if PLANS:
        PLANS.pop(0)()
