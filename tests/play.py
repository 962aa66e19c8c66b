"""Play an interview on the engine alone: no store, no tasks, no widgets."""

from dataclasses import dataclass, field
from typing import Any

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers, freeze, thaw
from da_nb.engine.evaluate import evaluate
from da_nb.engine.interview import Interview, compile_interview
from da_nb.engine.submit import Messages, Submission, submit
from da_nb.errors import InterviewError
from da_nb.model.action import Action
from da_nb.model.bundle import Bundle, Source
from da_nb.model.outcome import Outcome
from da_nb.model.screen import Screen, ScreenField
from da_nb.model.services import Services
from da_nb.model.task import TaskRequest
from da_nb.timekeeping import FakeClock

FILE = "test.yml"


def compiled_text(text: str) -> Interview:
    """The interview of one text, called test.yml in errors."""
    return compile_interview(Bundle((Source(FILE, text),)))


@dataclass
class Play:
    """A session in memory: every step saves and loads the answers, and a failed one is undone, as a Runner does."""

    interview: Interview
    saved: bytes = b""
    answers: Answers = field(default_factory=Answers)
    outcome: Outcome | None = None
    error: InterviewError | None = None
    erred: bool = False
    messages: Messages = field(default_factory=dict)
    tasks: list[TaskRequest] = field(default_factory=list)
    evaluation: Evaluation | None = None

    @property
    def screen(self) -> Screen:
        """What is on the screen."""
        assert isinstance(self.outcome, Screen), self.error or self.outcome
        return self.outcome

    def begin(self, request: Action | None = None, left_behind: dict[str, Any] | None = None) -> "Play":
        """Evaluate, without new input or with an action."""
        self.evaluation = self._evaluation(request, left_behind)
        self.error = None
        try:
            self.outcome = evaluate(self.interview, self.answers, self.evaluation)
        except InterviewError as error:
            self.error = error
            self.erred = True
            self.answers = thaw(self.saved) if self.saved else Answers()
        else:
            self.tasks += self.evaluation.outbox
            self.saved = freeze(self.answers)
            self.answers = thaw(self.saved)
        return self

    def action(self, name: str, **arguments: object) -> "Play":
        """Run an action of the person at the screen."""
        return self.begin(Action(name, arguments))

    def submit(self, button: str = "continue", hidden: frozenset[str] = frozenset(), /, **raw: str) -> "Play":
        """Send the form: raw text by variable (`__` stands for a dot)."""
        values = {name.replace("__", "."): value for name, value in raw.items()}
        form = Submission(values, button, hidden)
        self.messages = submit(self.screen, self.answers, form, self.interview, self._evaluation(None, None))
        return self if self.messages else self.begin()

    def press(self, label: str) -> "Play":
        """Press the button with this label."""
        return self.submit(next(button.id for button in self.screen.buttons if button.label == label))

    def field(self, variable: str) -> ScreenField:
        """The blank of a variable."""
        return next(blank for blank in self.screen.fields if blank.variable == variable)

    def labels(self) -> list[str]:
        """Labels of the buttons."""
        return [button.label for button in self.screen.buttons]

    def variables(self) -> dict[str, Any]:
        """The variables as saved."""
        return self.answers.variables()

    def evaluation_now(self) -> Evaluation:
        """A fresh evaluation of the answers, for those who evaluate themselves."""
        return self._evaluation(None, None)

    def _evaluation(self, request: Action | None, left_behind: dict[str, Any] | None) -> Evaluation:
        return Evaluation(
            answers=self.answers,
            services=Services(FakeClock()),
            session="s",
            bundle=self.interview.bundle.hash,
            request=request,
            keeps_actions=True,
            left_behind=left_behind or {},
        )


def play(text: str) -> Play:
    """The first screen (or error) of an interview's text."""
    return Play(compiled_text(text)).begin()
