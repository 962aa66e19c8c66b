"""`question`: a screen that asks or tells something (language 7)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.base import Block, Common
from da_nb.blocks.draft import Apply, Inputs, ScreenDraft
from da_nb.blocks.modifiers import MODIFIERS
from da_nb.blocks.question.inputs import read_inputs
from da_nb.language.keys import refuse, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html, to_inline
from da_nb.language.template import Template
from da_nb.names import NotDefined, lookup, parse
from da_nb.terminators import ShowScreen


@dataclass(frozen=True, eq=False)
class Question:
    """Heading, text, inputs, and modifiers that change the screen."""

    common: Common
    title: Template
    subquestion: Template | None
    inputs: Inputs
    modifiers: tuple[Apply, ...]

    @property
    def names(self) -> frozenset[str]:
        """The variables of the inputs, and the names the question answers to."""
        return self.inputs.names | self.common.sets | self.common.events

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Prepare the screen in the order of language 4.5 and end the evaluation with it."""
        for need in self.common.needs:
            need.value(answers)
        question = self.title.render(answers).rstrip()
        draft = ScreenDraft(
            block=self.common.name,
            sought=sought,
            mandatory=self.common.mandatory is not False,
            question=question,
            title=to_inline(question),
        )
        if self.subquestion is not None:
            draft.subquestion = to_html(self.subquestion.render(answers).rstrip())
        for apply in self.modifiers:
            apply(answers, draft)
        self.inputs.draw(answers, draft)
        self._have_parents(answers)
        for need in self.common.needs_after:
            need.value(answers)
        raise ShowScreen(draft.screen())

    def _have_parents(self, answers: MappingOf[str, Any]) -> None:
        """Objects whose attributes are asked for exist before the screen is shown (language 4.5)."""
        for name in sorted(self.inputs.names):
            path = parse(name)
            if path is not None and path.parts:
                answers[path.root]  # seeks it
                try:
                    lookup(path.parent, answers)
                except NotDefined as error:
                    raise NameError(f"name '{error.missing}' is not defined", name=error.missing) from None

    def mentions(self, name: str) -> bool:
        """Whether a template spells `name`."""
        return name in self.title.text or (self.subquestion is not None and name in self.subquestion.text)


class QuestionType:
    """Reads `question` blocks."""

    key = "question"
    flow = True

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block: heading, inputs, modifiers."""
        title = take_template(document, "question")
        if title is None:
            refuse(document, "question", "the question has no text", "Write the heading after 'question:'.")
        inputs = read_inputs(document)
        if common.events and inputs.names:
            refuse(
                document,
                "event",
                "a question with 'event' cannot set variables",
                "Remove 'event', or remove the fields.",
            )
        modifiers = tuple(kind.parse(document) for key, kind in MODIFIERS.items() if key in document)
        return Question(common, title, take_template(document, "subquestion"), inputs, modifiers)


BLOCK_TYPES = (QuestionType(),)
