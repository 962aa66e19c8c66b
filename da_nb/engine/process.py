"""Process actions: what is requested, what is to be gathered, what is still pending for the user (language 5.1)."""

from collections.abc import Callable

from da_nb.engine.actions import BUILT_IN
from da_nb.engine.seek import Seeker
from da_nb.functions.asking import GATHER, put_on_top
from da_nb.functions.variables import value
from da_nb.model.action import Action
from da_nb.names import is_defined, parse
from da_nb.terminators import Command, Reply, Rerun, Respond, RespondWithAction, ShowMessage


def process(seeker: Seeker) -> None:
    """Do what `process_action()` promises. Raises Rerun when an action is done, for the logic to begin again."""
    evaluation = seeker.evaluation
    if evaluation.request is not None:
        action, evaluation.request = evaluation.request, None
        put_on_top(evaluation.pending, [action])
        evaluation.action = action
        _run(seeker, action)
    _gather(seeker)
    waiting = evaluation.fleeting or evaluation.pending
    if waiting:
        action = waiting[-1]
        # Arguments stay readable for the rest of the evaluation, unless this action has its own (async 1.3).
        if action.arguments or evaluation.action is None:
            evaluation.action = action
        _run(seeker, action)


def _gather(seeker: Seeker) -> None:
    """Have the names of the gather list defined; it is one for all users of the session."""
    names: list[str] = seeker.evaluation.kept.get(GATHER, [])
    while names:
        path = parse(names[0])
        if path is not None and not is_defined(path, seeker.answers):
            seeker.work_for(names[0], lambda name: seeker.retrying(value, name))
        names.pop(0)


def _run(seeker: Seeker, action: Action) -> None:
    """Do the action. However it ends of its own accord it is over; it waits while something it needs is asked."""
    built_in = BUILT_IN.get(action.name)
    try:
        if built_in is None:
            seeker.force(action.name)
        else:
            run: Callable[..., None] = built_in.run
            seeker.work_for(action.name, lambda _: seeker.retrying(run, action.arguments))
    except (Command, Reply, Respond, RespondWithAction):
        _end(seeker, action)
        raise
    except (Rerun, ShowMessage):
        # By a block that the action needs: then the action has not come to its end.
        if len(seeker.evaluation.seeking) <= 1:
            _end(seeker, action)
        raise
    _end(seeker, action)
    raise Rerun


def _end(seeker: Seeker, action: Action) -> None:
    """Take the action off; not an equal one that it has put there itself, to be done once more."""
    for waiting in (seeker.evaluation.fleeting, seeker.evaluation.pending):
        waiting[:] = [other for other in waiting if other is not action]
