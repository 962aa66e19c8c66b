"""`help`: a text for the question's Help screen (language 12.3)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.blocks.help import Help, read_help
from da_nb.language.marks import Mapping
from da_nb.language.wordtable import word

HEADING = "Help with this question"


@dataclass(frozen=True)
class _Helped:
    help: Help

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        draft.help_label = self.help.label.render(answers).strip() if self.help.label is not None else ""
        draft.help = self.help.section(answers, draft.rendering, word(HEADING))


class HelpModifier:
    """Reads `help`: a text, or a mapping with `content` and perhaps `label`, `heading`, `audio`, `video`."""

    key = "help"

    def parse(self, document: Mapping) -> Apply:
        """The text."""
        return _Helped(read_help(document, self.key))


MODIFIERS = (HelpModifier(),)
