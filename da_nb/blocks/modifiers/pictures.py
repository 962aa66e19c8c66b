"""`decoration`, `audio`, `video`: a picture beside the heading, players above the text (language 12.1)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.blocks.help import player_of
from da_nb.language.keys import take_templates
from da_nb.language.marks import Mapping
from da_nb.language.pictures import picture_of
from da_nb.language.template import Template


@dataclass(frozen=True)
class _Played:
    files: tuple[Template, ...]

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        draft.media += "".join(player_of(file.render(answers), draft.rendering) for file in self.files)


@dataclass(frozen=True)
class _Decorated:
    names: tuple[Template, ...]

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        names = (name.render(answers).strip() for name in self.names)
        draft.decoration = "".join(
            picture_of(name, draft.rendering, "da-decoration", "max-height:3em") for name in names
        )


class PlayerModifier:
    """Reads `audio` or `video`: a file or a list of files, of which browsers choose one."""

    def __init__(self, key: str) -> None:
        self.key = key

    def parse(self, document: Mapping) -> Apply:
        """The files."""
        return _Played(take_templates(document, self.key))


class DecorationModifier:
    """Reads `decoration`: the name of a picture."""

    key = "decoration"

    def parse(self, document: Mapping) -> Apply:
        """The names."""
        return _Decorated(take_templates(document, self.key))


MODIFIERS = (PlayerModifier("audio"), PlayerModifier("video"), DecorationModifier())
