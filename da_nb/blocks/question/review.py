"""`review`: what has been answered, with links to answer it again (language 11.1)."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any, TypeVar

from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.blocks.question.buttons import STYLES
from da_nb.blocks.question.review_items import Item, read_item
from da_nb.current import current, without_seeking
from da_nb.functions.asking import put_on_top
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_bool, take_list
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_inline
from da_nb.language.wordtable import word
from da_nb.model.action import Action
from da_nb.model.screen import Button, ScreenField
from da_nb.objects.base import MissingAttribute
from da_nb.objects.templates import lost_source

RESUME = "Resume"
OPTIONS = ("skip undefined", "tabular")
"""Keys of a question that only a review takes."""
Got = TypeVar("Got")


@dataclass(frozen=True)
class Review:
    """The items, and the button that goes on when no variable is set by it.

    With `skip_undefined` an item that lacks anything is left out; else that is sought. `table_class` is that of the
    table the items stand in; None for a list.
    """

    items: tuple[Item, ...]
    skip_undefined: bool = True
    table_class: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """A review defines nothing."""
        return frozenset()

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """There are none."""
        return {}

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The items that have something to show, and Resume unless there is a Continue button."""
        rows, in_table = [], self.table_class is not None
        for item in self.items:
            draw = partial(item.row, answers, draft.rendering, in_table=in_table, skips=self.skip_undefined)
            row = self._attempt(draw)
            if row is not None:
                rows.append(row)
        if self.table_class is not None:
            rows = [f'<table class="{escape(self.table_class)}"><tbody>{"".join(rows)}</tbody></table>'] if rows else []
        for row in rows:
            draft.fields.append(ScreenField(f"_review{len(draft.fields)}", "", "text", "note", None, False, html=row))
        if draft.continue_target is None:
            self._resume(draft)

    def _attempt(self, work: Callable[[], Got | None]) -> Got | None:
        """What `work` gives; None when it fails for whatever reason, as for a variable without a value."""
        if not self.skip_undefined:
            return work()
        try:
            with without_seeking():
                return work()
        except MissingAttribute as missing:
            if lost_source(missing.obj):
                raise
            return None
        except Exception:  # noqa: BLE001 - the author's texts may fail in any way before there are answers
            return None

    def _resume(self, draft: ScreenDraft) -> None:
        label, color = draft.part("resume button label", word(RESUME)), draft.part("resume button color")
        style = next((style for style in STYLES if style == color), STYLES[0])
        draft.buttons.append(Button("resume", to_inline(label), special="continue", style=style))
        evaluation = current()
        waiting = (*evaluation.fleeting, *evaluation.pending)
        if draft.sought is not None and all(action.name != draft.sought for action in waiting):
            # So that people come back here from what they change, until they press Resume (language 5.3).
            put_on_top(evaluation.pending, [Action(draft.sought)])


class ReviewType:
    """Reads `review`."""

    key = "review"

    def parse(self, document: Mapping) -> Inputs:
        """The items. Raises InterviewError with the line of what is wrong."""
        may_end = "continue button field" in document or "field" in document
        if document.get("mandatory") not in (None, False) and not may_end:
            refuse(
                document,
                "mandatory",
                "a mandatory review cannot be left without 'continue button field'",
                "Add  continue button field: reviewed  (or another variable).",
            )
        items = take_list(document, self.key)
        return Review(
            tuple(read_item(items, at) for at in range(len(items))),
            take_bool(document, "skip undefined", default=True),
            self._table_class(document),
        )

    def _table_class(self, document: Mapping) -> str | None:
        """`tabular`: True or the class of the table."""
        given = document.get("tabular")
        if given is None or isinstance(given, bool):
            return "table" if given else None
        return str(given)
