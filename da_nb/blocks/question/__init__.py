"""`question`: a screen that asks or tells something (language 7)."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from da_nb.blocks.around import default_part, surround
from da_nb.blocks.base import Block, Common
from da_nb.blocks.draft import Apply, Inputs, ScreenDraft
from da_nb.blocks.modifiers import MODIFIERS
from da_nb.blocks.question.attached import OPTIONS, Attached, read_attached
from da_nb.blocks.question.defaults import (
    NO_OWN_TERMS,
    OwnTerms,
    read_own_terms,
    spoken_messages,
    with_date_limits,
    with_messages,
    with_pictures,
    with_tables,
)
from da_nb.blocks.question.embedding import Embedding
from da_nb.blocks.question.inputs import DIRECTIVES, asks_for_values, form_names, has_blanks, leaves_out, read_inputs
from da_nb.blocks.question.review import OPTIONS as REVIEW_OPTIONS
from da_nb.blocks.question.uploads import with_features
from da_nb.blocks.setup import after, before, check_role
from da_nb.current import current
from da_nb.datatypes.objects import give, left_out
from da_nb.functions.navigation import nav
from da_nb.functions.variables import value
from da_nb.language.code import Code, Expression
from da_nb.language.keys import refuse, take_code, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html, to_inline
from da_nb.language.template import Template
from da_nb.model.screen import ScreenField
from da_nb.names import concrete, parse
from da_nb.objects.crumbs import leave_crumb
from da_nb.terminators import ShowScreen


@dataclass(frozen=True, eq=False)
class Question:
    """Heading, text, inputs, and modifiers that change the screen.

    `validation_code` runs on the new values of a form and may refuse them (language 8.4).
    """

    common: Common
    title: Template
    subquestion: Template | None
    inputs: Inputs
    modifiers: tuple[Apply, ...]
    validation_code: Code | None = None
    terms: OwnTerms = NO_OWN_TERMS
    attached: Attached | None = None
    section: Template | None = None
    breadcrumb: Template | None = None
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """The variables of the inputs, what `validation code` assigns, and the names the question answers to."""
        assigned = frozenset() if self.validation_code is None else self.validation_code.assigned
        documents = () if self.attached is None else self.attached.documents
        made = frozenset(one.variable for one in documents if one.variable is not None)
        return self.common.offered(self.inputs.names | assigned | made)

    @property
    def recomputed(self) -> frozenset[str]:
        """The names that `reconsider: True` forgets: not those of a form, which would never end (language 17.23)."""
        return self.names - form_names(self.inputs)

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """Callables that check the value of a variable, by variable."""
        return self.inputs.validations

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Prepare the screen in the order of language 4.5 and end the evaluation with it.

        When all it asks are choices and there is nothing to choose from, the variables get their values at once. When
        a choice that stands for a block has been pressed, that block does its work instead (language 10.3).
        """
        chosen = self._chosen()
        if chosen is not None:
            chosen.satisfy(answers, sought)
            return
        if sought is not None and leaves_out(self.inputs, sought, answers):
            return
        current().block = self.common.name
        before(self.common, answers, needs_first=True)
        if self.section is not None:
            nav.set_section(self.section.render(answers))
        question = self.title.render(answers).rstrip()
        rendering = self.terms.rendering(self.common.configuration, answers)
        draft = ScreenDraft(
            block=self.common.name,
            sought=None if sought is None else concrete(sought, answers),
            mandatory=self.common.mandatory is not False,
            question=question,
            title=to_inline(question, rendering),
            rendering=rendering,
            bindings=current().bindings,
            default_part=default_part(self.common, answers),
            progress_may_fall=bool(self.common.configuration.features.get("progress can go backwards")),
            host=self.common.host,
        )
        if self.breadcrumb is not None:
            draft.own["breadcrumb"] = leave_crumb(draft.sought, self.breadcrumb.render(answers).strip())
        subquestion = "" if self.subquestion is None else self.subquestion.render(answers).rstrip()
        for apply in self.modifiers:
            apply(answers, draft)
        draft.rendering = rendering = with_tables(rendering, draft.part("table css class"))
        embedding = Embedding(has_blanks(self.inputs))
        embedded = replace(rendering, fields=embedding.place)
        draft.subquestion = to_html(subquestion, embedded) if subquestion else ""
        surround(draft, self.common, answers)
        self.inputs.draw(answers, draft)
        embedding.fill(draft)
        draft.fields = [with_pictures(blank, rendering) for blank in self._completed(draft.fields)]
        if self.attached is not None:
            self.attached.draw(answers, draft)
        self._have_parents()
        check_role(self.common, answers)
        after(self.common, answers)
        draft.make_concrete(answers)
        if not draft.nothing_to_choose:
            raise ShowScreen(draft.screen())
        for name, datatype in draft.unasked:
            give(name, left_out(name, datatype), answers)
        if draft.continue_target is not None:
            give(draft.continue_target, True, answers)

    def _chosen(self) -> Block | None:
        """The embedded block whose choice was pressed."""
        evaluation, key = current(), (self.common.name, current().bindings)
        at = evaluation.chosen.get(key) if self.common.embedded and not evaluation.forced else None
        if at is None:
            return None
        evaluation.followed.add(key)
        return dict(self.common.embedded).get(at)

    def _completed(self, fields: Iterable[ScreenField]) -> list[ScreenField]:
        """The blanks with what the interview says about all of their kind."""
        configuration = self.common.configuration
        messages = spoken_messages(configuration.messages)
        spoken = (with_date_limits(with_messages(blank, messages), configuration.features) for blank in fields)
        return [with_features(blank, configuration.features) for blank in spoken]

    def _have_parents(self) -> None:
        """Objects whose attributes are asked for exist before the screen is shown (language 4.5)."""
        for name in sorted(self.inputs.names):
            path = parse(name)
            if path is not None and path.parts and str(path.parent) not in self.inputs.names:
                value(str(path.parent))

    def mentions(self, name: str) -> bool:
        """Whether a template spells `name`."""
        return name in self.title.text or (self.subquestion is not None and name in self.subquestion.text)


@dataclass(frozen=True)
class QuestionType:
    """Reads `question` blocks."""

    key: str = "question"
    flow: bool = True
    keys: frozenset[str] = field(
        default=frozenset(
            (
                *(
                    "question",
                    "subquestion",
                    "field",
                    "continue button field",
                    "datatype",
                    "default",
                    "shuffle",
                    "exclude",
                    "list collect",
                    "required",
                    "pen color",
                ),
                *("validation code", "section", "breadcrumb", "terms", "auto terms", *OPTIONS),
                *(*REVIEW_OPTIONS, *DIRECTIVES, *MODIFIERS),
            )
        )
    )

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block: heading, inputs, modifiers."""
        title = take_template(document, "question")
        if title is None:
            refuse(document, "question", "the question has no text", "Write the heading after 'question:'.")
        inputs = read_inputs(document)
        if common.events and asks_for_values(document):
            refuse(
                document,
                "event",
                "a question with 'event' cannot set variables",
                "Remove 'event', or remove the fields.",
            )
        modifiers = tuple(kind.parse(document) for key, kind in MODIFIERS.items() if key in document)
        subquestion, validation = take_template(document, "subquestion"), take_code(document, "validation code")
        own, attached, section = read_own_terms(document), read_attached(document), take_template(document, "section")
        crumb = take_template(document, "breadcrumb")
        return Question(common, title, subquestion, inputs, modifiers, validation, own, attached, section, crumb)


BLOCK_TYPES = (QuestionType(),)
