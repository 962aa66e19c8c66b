"""The author's own checks of what was typed: `validate` and `validation code` (language 8.4)."""

from collections.abc import Callable, Mapping
from functools import partial

from da_nb.blocks.question import Question
from da_nb.current import Evaluation, running
from da_nb.datatypes.messages import MESSAGES
from da_nb.engine.answers import Answers
from da_nb.engine.furnish import furnish
from da_nb.engine.interview import Interview
from da_nb.engine.seek import Seeker
from da_nb.errors import InterviewError, Origin
from da_nb.functions.validation import DAValidationError
from da_nb.language.code import Code
from da_nb.model.screen import Screen
from da_nb.names import bind
from da_nb.terminators import Terminator

TOP = ""
Messages = dict[str, list[str]]
"""Messages by the variable they stand beside; '' for the top of the screen."""


class Checks:
    """What the question behind a screen says about its values; nothing when the block is not there any more."""

    def __init__(self, screen: Screen, interview: Interview, answers: Answers, evaluation: Evaluation) -> None:
        self._screen, self._answers, self._evaluation = screen, answers, evaluation
        self._seeker = Seeker(interview, answers, evaluation)
        furnish(evaluation, answers, interview)
        block = interview.named.get(screen.block)
        self._question = block if isinstance(block, Question) else None

    @property
    def code(self) -> Code | None:
        """The validation code."""
        return None if self._question is None else self._question.validation_code

    def of_fields(self, values: Mapping[str, object]) -> Messages:
        """What `validate` says to the new values, which are not assigned yet."""
        messages: Messages = {}
        if self._question is None or not self._question.validations:
            return messages
        self._evaluation.seek = self._seeker.seek
        bind(self._screen.bindings, self._answers)
        with running(self._evaluation):
            for blank in self._screen.fields:
                check = self._question.validations.get(blank.written or blank.variable)
                if check is not None and blank.target in values:
                    said = _said(partial(self._seeker.value, check), values[blank.target], check.origin)
                    if said is not None:
                        messages[blank.variable] = [said]
        return messages

    def of_all(self) -> Messages:
        """What `validation code` says to the values, which are assigned; names it lacks are not sought."""
        code = self.code
        if code is None:
            return {}
        bind(self._screen.bindings, self._answers)
        with running(self._evaluation):
            try:
                code.run(self._answers)
            except DAValidationError as refused:
                shown = any(blank.variable == refused.field for blank in self._screen.fields)
                return {(refused.field or TOP) if shown else TOP: [str(refused) or MESSAGES["invalid"]]}
            except Exception as error:  # noqa: BLE001 - its text is what the author wants said
                return {TOP: [str(error) or MESSAGES["invalid"]]}
            except Terminator:
                # background_response() and its kin end the code, and there is nothing else to end here.
                return {}
        return {}


def _said(find: Callable[[], object], value: object, origin: Origin) -> str | None:
    """What the check says to the value; None when it is content. Raises InterviewError when it would ask something."""
    try:
        check = find()
        if callable(check) and not check(value):
            return MESSAGES["invalid"]
    except Exception as error:  # noqa: BLE001 - its text is what the author wants said
        return str(error) or MESSAGES["invalid"]
    except Terminator as end:
        raise InterviewError(
            "a check of a field (validate) ended with a question or another screen, which it cannot show",
            origin,
            "Have what the check needs asked before, for example with  need.",
        ) from end
    return None
