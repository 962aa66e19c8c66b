"""Give an evaluation what the session remembers, and what its interview says about itself."""

from functools import partial

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers
from da_nb.engine.interview import Interview
from da_nb.language.places import find_file


def furnish(evaluation: Evaluation, answers: Answers, interview: Interview) -> None:
    """What the session remembers is handed over live: functions change it in place."""
    state = answers.state
    pending = state.pending.setdefault(evaluation.identity.user or "", [])
    evaluation.pending = pending if evaluation.keeps_actions else list(pending)
    evaluation.kept, evaluation.answered, evaluation.chosen = state.kept, state.answered, state.chosen
    evaluation.invalidated = state.invalidated
    evaluation.metadata, evaluation.source = interview.metadata, interview.bundle.sources[0].name
    evaluation.sections = interview.configuration.sections
    evaluation.find_file = partial(find_file, interview.bundle)
