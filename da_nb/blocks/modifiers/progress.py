"""`progress`: how far one has come at this question (language 12.1)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.current import current
from da_nb.errors import InterviewError
from da_nb.functions.screen import PROGRESS
from da_nb.language.keys import take_template
from da_nb.language.marks import Mapping
from da_nb.language.template import Template


@dataclass(frozen=True)
class _AtProgress:
    number: Template | None

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The bar goes ahead to the number; back only where the interview lets it."""
        if self.number is None:
            draft.hides_progress = True
            return
        text = self.number.render(answers).strip()
        if text == "None":
            draft.hides_progress = True
            return
        try:
            wanted = min(max(float(text), 0.0), 100.0)
        except ValueError:
            raise InterviewError(
                f"`progress` is {text!r}, which is no number", self.number.origin, "Write a number from 0 to 100."
            ) from None
        kept = current().kept
        if draft.progress_may_fall or wanted > (kept.get(PROGRESS) or 0.0):
            kept[PROGRESS] = wanted


class ProgressModifier:
    """Reads `progress`: a number from 0 to 100; nothing hides the bar."""

    key = "progress"

    def parse(self, document: Mapping) -> Apply:
        """The number."""
        return _AtProgress(take_template(document, self.key))


MODIFIERS = (ProgressModifier(),)
