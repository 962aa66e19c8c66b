"""The running evaluation, and which world a handle belongs to."""

import gc

import pytest

from da_nb.current import adopt, current, maybe_current, running, worlds
from da_nb.model.services import Services
from da_nb.timekeeping import FakeClock
from tests.play import Play, compiled_text


def test_there_is_none_outside() -> None:
    """A function called outside an evaluation says where it works."""
    assert maybe_current() is None
    with pytest.raises(RuntimeError, match="only while an interview is being evaluated"):
        current()


def test_the_current_one_is_the_innermost() -> None:
    """Evaluations nest, and the outer one comes back."""
    outer, inner = (Play(compiled_text("question: Q")).evaluation_now() for _ in range(2))
    with running(outer):
        with running(inner):
            assert current() is inner
            assert worlds() == [inner.services]
        assert maybe_current() is outer
    assert maybe_current() is None


def test_before_the_engine_nothing_is_sought() -> None:
    """A fresh evaluation cannot seek: a missing name is a NameError."""
    with pytest.raises(NameError, match="name 'a' is not defined"):
        Play(compiled_text("question: Q")).evaluation_now().seek("a")


def test_services_outside_an_evaluation() -> None:
    """Handles used in a notebook cell find the services of every open App, and of no closed one."""
    services = Services(FakeClock())
    adopt(services)
    assert services in worlds()
    known = len(worlds())
    del services
    gc.collect()
    assert len(worlds()) < known
