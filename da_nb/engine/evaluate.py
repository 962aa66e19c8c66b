"""One evaluation: pass over initial and mandatory blocks until a screen or a response ends it (language 4.2)."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from da_nb.blocks.around import with_bar
from da_nb.current import Evaluation, running
from da_nb.engine.aliases import provide
from da_nb.engine.answers import LIBRARY, Answers
from da_nb.engine.changes import has_value, settle
from da_nb.engine.explain import error_help, explain, history, place
from da_nb.engine.furnish import furnish
from da_nb.engine.interview import Interview
from da_nb.engine.loops import goes_round
from da_nb.engine.process import process
from da_nb.engine.seek import Seeker
from da_nb.errors import NoScreenLeft
from da_nb.functions import FUNCTIONS
from da_nb.language.code import Expression
from da_nb.language.packages import IMPORTER
from da_nb.model.outcome import Outcome, Responded, RespondedWithAction
from da_nb.names import bind, delete
from da_nb.objects import CLASSES
from da_nb.terminators import Command, Reply, Rerun, Respond, RespondWithAction, ShowMessage, ShowScreen, Unwind

MOST_PASSES = 500

provide({**CLASSES, **FUNCTIONS})


def evaluate(interview: Interview, answers: Answers, evaluation: Evaluation) -> Outcome:
    """Run the interview's logic on the answers until it ends.

    `answers` and `evaluation` are changed in place; what a failed evaluation leaves in them is for the caller to
    throw away. Raises InterviewError (with the author's line) for whatever goes wrong in the interview.
    """
    IMPORTER.activate(interview.bundle)
    seeker = Seeker(interview, answers, evaluation)
    evaluation.seek, evaluation.process = seeker.seek, lambda: process(seeker)
    furnish(evaluation, answers, interview)
    with running(evaluation):
        try:
            answers.state.iterators_kept = interview.own_iterators
            answers.begin(_library(interview))
            bind(evaluation.bindings, answers)
            for path in [path for name in interview.afresh for path in name.everywhere(answers)]:
                delete(path, answers)
            with suppress(Rerun):
                # The logic begins now anyway.
                settle(interview, answers, evaluation)
            outcome = _passes(seeker)
        except (Exception, SystemExit) as error:  # interview code may raise anything
            block = seeker.failed
            explained = explain(error, interview, None if block is None else block.common.origin)
            explained.variables = tuple(recent_first(evaluation.seeking))
            explained.history = history(evaluation.seeking, interview)
            explained.help = error_help(interview.metadata, evaluation.language)
            raise explained from error
    answers.state.passed &= seeker.passed
    for name in [name for name in evaluation.invalidated if has_value(name, answers)]:
        del evaluation.invalidated[name]
    for unused in answers.state.chosen.keys() - evaluation.followed:
        del answers.state.chosen[unused]
    return outcome


def _library(interview: Interview) -> Mapping[str, Any]:
    """What the interview's code can name without defining it."""
    if not interview.imports:
        return LIBRARY
    return {**LIBRARY, **{name: value for block in interview.imports for name, value in block.imported()}}


def recent_first(seeking: list[str]) -> list[str]:
    """The seek stack as error information shows it (spec async 1.2)."""
    return list(reversed(seeking))


def _passes(seeker: Seeker) -> Outcome:
    again = None
    most = seeker.interview.limit("loop limit", MOST_PASSES)
    for _ in range(most):
        try:
            _one_pass(seeker)
        except Rerun as end:
            again = place(end.__traceback__, seeker.interview.files)
        except ShowScreen as end:
            is_message = isinstance(end, ShowMessage)
            return with_bar(end.screen, seeker.interview.configuration) if is_message else end.screen
        except Respond as end:
            return Responded(end.payload)
        except RespondWithAction as end:
            return RespondedWithAction(end.action)
        except Reply as end:
            return end.replied
        except Command as end:
            return end.commanded
    raise goes_round(seeker.event_read, again, most, seeker.interview)


def _one_pass(seeker: Seeker) -> None:
    """Go through the flow; again as often as a name was too deep for the stack, which is no loop but headway."""
    while True:
        seeker.begin_pass()
        try:
            _flow(seeker)
        except Unwind as deep:
            seeker.begin_pass()
            seeker.resolve(deep)


def _flow(seeker: Seeker) -> None:
    interview, answered = seeker.interview, seeker.answers.state.answered
    if not interview.places_process_action:
        process(seeker)
    for block in interview.flow:
        common = block.common
        if common.initial is not False:
            if _true(seeker, common.initial):
                seeker.use(block, None)
        elif common.name not in answered and _true(seeker, common.mandatory):
            seeker.use(block, None)
            answered.add(common.name)
    raise NoScreenLeft(
        "all initial and mandatory blocks have finished and no screen is left to show",
        interview.flow[-1].common.origin if interview.flow else None,
        "End the interview with a mandatory question, for example one that says thank you."
        if interview.flow
        else "Mark the blocks that drive the interview with  mandatory: True.",
    )


def _true(seeker: Seeker, when: bool | Expression) -> bool:
    return when if isinstance(when, bool) else bool(seeker.value(when))
