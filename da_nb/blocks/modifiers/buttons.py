"""`back button`, `hide continue button`, `disable continue button`: which buttons there are (language 12.1)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.code import Expression
from da_nb.language.keys import take_bool_or_expression
from da_nb.language.marks import Mapping


@dataclass(frozen=True)
class _Switch:
    when: bool | Expression
    flag: str

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        setattr(draft, self.flag, self.when if isinstance(self.when, bool) else bool(self.when.value(answers)))


@dataclass(frozen=True)
class SwitchModifier:
    """A key that turns something of the screen on or off."""

    key: str
    flag: str

    def parse(self, document: Mapping) -> Apply:
        """True, False, or an expression."""
        return _Switch(take_bool_or_expression(document, self.key) or False, self.flag)


MODIFIERS = (
    SwitchModifier("back button", "back_button"),
    SwitchModifier("hide continue button", "hides_continue"),
    SwitchModifier("disable continue button", "disables_continue"),
)
