"""`check in`: an action that runs while the screen is open, with what is typed so far (spec async 7)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.keys import kind, refuse
from da_nb.language.marks import Mapping


@dataclass(frozen=True)
class _CheckIn:
    action: str

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        del answers
        draft.check_in = self.action


class CheckInModifier:
    """Reads `check in`."""

    key = "check in"

    def parse(self, document: Mapping) -> Apply:
        """The name of the action: plain text."""
        name = document[self.key]
        if not isinstance(name, str) or not name.strip():
            refuse(document, self.key, f"'check in' is {kind(name)}", "Write the name of an event or a template.")
        return _CheckIn(name.strip())


MODIFIERS = (CheckInModifier(),)
