"""The engine's part in a few lines: what is missing is given a value, and the work begins again."""

from collections.abc import Callable, Mapping
from typing import Any

from da_nb.current import Evaluation, running
from da_nb.model.services import Services
from da_nb.names import assign, parse
from da_nb.objects.base import DAObject, MissingAttribute, MissingItem
from da_nb.timekeeping import FakeClock

MOST_ASKED = 100


class Several(tuple[Any, ...]):
    """Answers to one question that comes several times."""


def asked(work: Callable[[], Any], *objects: DAObject, **settings: object) -> Callable[..., tuple[Any, list[str]]]:
    """A function that takes answers by path and does `work` on `objects` until nothing is missing.

    It returns what `work` gives and the paths asked for, in order.
    """

    def with_answers(answers: Mapping[str, Any]) -> tuple[Any, list[str]]:
        variables: dict[str, Any] = {one.instanceName: one for one in objects}
        evaluation = Evaluation(variables, Services(FakeClock()), "s", "b", settings=settings)
        waiting = {path: list(given) if isinstance(given, Several) else [given] for path, given in answers.items()}
        paths: list[str] = []
        with running(evaluation):
            while len(paths) < MOST_ASKED:
                try:
                    return work(), paths
                except (MissingAttribute, MissingItem) as missing:
                    paths.append(missing.path)
                path = parse(paths[-1])
                assert path is not None
                assert waiting.get(paths[-1]), f"nothing answers {paths}"
                assign(path, waiting[paths[-1]].pop(0), variables)
        raise AssertionError(f"it goes on and on: {paths[:8]}")

    return with_answers
