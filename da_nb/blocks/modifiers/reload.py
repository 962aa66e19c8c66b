"""`reload`: evaluate the screen again after a while (spec async 6)."""

import re
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.keys import take_template
from da_nb.language.marks import Mapping
from da_nb.language.template import Template

STANDARD_S = 10.0
SHORTEST_S = 4.0
NEVER = ("False", "None")


def reload_delay_s(text: str) -> float | None:
    """Seconds until the screen is evaluated again; None for never.

    'True' and text without digits mean 10 s; less than 4 becomes 4; False and None mean never (spec async 6).
    """
    text = text.strip()
    if text in NEVER:
        return None
    digits = re.sub(r"[^0-9]", "", text.split(".")[0])
    return max(SHORTEST_S, float(digits)) if digits else STANDARD_S


@dataclass(frozen=True)
class _Reload:
    text: Template

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        draft.reload_s = reload_delay_s(self.text.render(answers))


class ReloadModifier:
    """Reads `reload`."""

    key = "reload"

    def parse(self, document: Mapping) -> Apply:
        """The delay: True, a number, or a template of one."""
        text = take_template(document, self.key)
        return _Reload(text) if text is not None else _Reload(Template("None", document.origin(self.key)))


MODIFIERS = (ReloadModifier(),)
