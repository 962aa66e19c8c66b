"""Give an evaluation what the session remembers, and what its interview says about itself."""

from functools import partial

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers, State
from da_nb.engine.interview import Interview
from da_nb.functions.screen import FORMATS, KEPT, part_in_metadata
from da_nb.language.places import find_file
from da_nb.language.wordtable import DEFAULT_LANGUAGE


def furnish(evaluation: Evaluation, answers: Answers, interview: Interview) -> None:
    """What the session remembers is handed over live: functions change it in place."""
    state = answers.state
    pending = state.pending.setdefault(evaluation.identity.user or "", [])
    evaluation.pending = pending if evaluation.keeps_actions else list(pending)
    evaluation.kept, evaluation.answered, evaluation.chosen = state.kept, state.answered, state.chosen
    evaluation.invalidated = state.invalidated
    evaluation.metadata, evaluation.source = interview.metadata, interview.bundle.sources[0].name
    evaluation.settings |= _formats(interview, state)
    evaluation.sections = interview.configuration.sections
    evaluation.find_file = partial(find_file, interview.bundle)


def _formats(interview: Interview, state: State) -> dict[str, str]:
    """How dates and times are written, where a screen part says so (language 12.2)."""
    defaults = {name: text.text for name, text in interview.configuration.parts.get("*", {}).items() if text.is_plain}
    set_now: dict[str, str] = state.kept.get(KEPT, {})
    given = {name: part_in_metadata(interview.metadata, name, DEFAULT_LANGUAGE) for name in FORMATS}
    return {name: text for name, text in {**given, **defaults, **set_now}.items() if name in FORMATS and text}
