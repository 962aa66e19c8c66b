"""What people typed: converted, checked, assigned (language 6, 8.4)."""

from da_nb.current import Evaluation
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.objects import give, left_out
from da_nb.engine.answers import Answers, freeze, thaw
from da_nb.engine.changes import note, record
from da_nb.engine.checks import Checks, Messages
from da_nb.engine.collecting import end_collecting, is_in_sight, make_items
from da_nb.engine.interview import Interview
from da_nb.engine.progress import advance
from da_nb.engine.reading import Submission, read
from da_nb.model.action import Action
from da_nb.model.screen import LISTED, Button, Screen
from da_nb.names import canonical, delete, parse

__all__ = ("Messages", "Submission", "pressed", "submit")


def pressed(screen: Screen, submission: Submission) -> Button | None:
    """The button that sent the form, or the option that was chosen in its place; None when the screen has no such."""
    sender = next((button for button in screen.buttons if button.id == submission.button), None)
    if sender is None or not screen.listed:
        return sender
    return next((one for one in screen.listed if one.id == submission.values.get(LISTED)), sender)


def submit(
    screen: Screen,
    answers: Answers,
    submission: Submission,
    interview: Interview | None = None,
    evaluation: Evaluation | None = None,
) -> Messages:
    """Assign what was typed; messages instead, and nothing assigned, when something will not do.

    With `interview` and `evaluation` (which is not used otherwise) the question's own checks are made. A form sent by
    a button that is not on the screen changes nothing.
    """
    button = pressed(screen, submission)
    if button is None:
        return {}
    user = evaluation.identity.user or "" if evaluation else ""
    top = next(reversed(answers.state.pending.get(user, [])), None)
    if button.special == "refresh":
        _leave_action(screen, answers, user, frozenset(), top)
        return {}
    values, messages = read(screen, submission, answers, evaluation)
    checks = Checks(screen, interview, answers, evaluation) if interview and evaluation else None
    if checks is not None and not messages:
        messages = checks.of_fields(values)
    if messages:
        return messages
    values |= _by_button(screen, button, submission.groups)
    before = freeze(answers) if checks is not None and checks.code is not None else None
    if screen.collect is not None:
        make_items(screen.collect, submission, answers)
    told = record({*values, *_assigned(checks)}, answers) if interview is not None and interview.watches else {}
    for name, value in values.items():
        give(name, value, answers)
    if screen.collect is not None:
        end_collecting(screen.collect, submission, answers)
    if checks is not None and before is not None:
        messages = checks.of_all()
        if messages:
            answers.become(thaw(before))
            return messages
    note(told, answers)
    _done(screen, answers, button, user, frozenset(values), top)
    advance(answers.state.kept, interview)
    return {}


def _assigned(checks: Checks | None) -> frozenset[str]:
    """What validation code gives values to."""
    return frozenset() if checks is None or checks.code is None else checks.code.assigned


def _by_button(screen: Screen, button: Button, groups: int) -> dict[str, object]:
    """What the button gives, and what was not asked because there was nothing to choose from."""
    unasked = [(name, kind) for name, kind in screen.unasked if is_in_sight(name, screen.collect, groups)]
    values: dict[str, object] = {name: left_out(name, datatype) for name, datatype in unasked}
    if screen.button_target is not None and button.value is not None:
        values[screen.button_target] = DATATYPES[screen.button_datatype].convert(button.value)
    if screen.continue_target is not None:
        values[screen.continue_target] = True
    return values


def _done(
    screen: Screen, answers: Answers, button: Button, user: str, names: frozenset[str], top: Action | None
) -> None:
    """The block is answered, and so is the action that brought it (language 4.2, 5.3)."""
    action_left = _leave_action(screen, answers, user, names, top)
    if button.block is not None:
        answers.state.chosen[(screen.block, screen.bindings)] = button.block
        path = parse(screen.sought or "")
        if action_left and path is not None:
            # It was asked again though it has a value: the block can give it another only once it is sought.
            delete(path, answers)
    elif screen.mandatory:
        answers.state.answered.add(screen.host or screen.block)
    elif button.special == "continue" and screen.sought is not None and not names and not action_left:
        # It was asked for a variable and left without one: the next block for it has its turn (language 10.2).
        answers.state.passed.add(screen.host or screen.block)


def _leave_action(screen: Screen, answers: Answers, user: str, names: frozenset[str], top: Action | None) -> bool:
    """Take `top` off the user's stack if it brought the screen or asked for one of `names`; whether it did."""
    pending = answers.state.pending.get(user, [])
    set_now = set(map(canonical, names))
    if top is None or canonical(top.name) not in {screen.sought, *set_now}:
        return False
    # By now the author's checks may have put others above it, or have cleared the stack.
    at = pending.index(top) if top in pending else -1
    # What the same form has answered is not asked once more.
    below = at
    while below > 0 and not pending[below - 1].arguments and canonical(pending[below - 1].name) in set_now:
        below -= 1
    del pending[below : at + 1]
    return True
