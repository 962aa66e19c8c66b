"""`prevent going back`: no Back button on this screen (language 6)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.code import Expression
from da_nb.language.keys import take_bool_or_expression
from da_nb.language.marks import Mapping


@dataclass(frozen=True)
class _PreventGoingBack:
    when: bool | Expression

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        prevented = self.when if isinstance(self.when, bool) else bool(self.when.value(answers))
        draft.can_go_back = not prevented


class PreventGoingBack:
    """Reads `prevent going back`."""

    key = "prevent going back"

    def parse(self, document: Mapping) -> Apply:
        """True, False, or an expression."""
        return _PreventGoingBack(take_bool_or_expression(document, self.key) or False)


MODIFIERS = (PreventGoingBack(),)
