"""`interview help`: a text for the Help screen of every question (language 12.3)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration, Help
from da_nb.language.keys import only_keys, refuse, take_template
from da_nb.language.marks import Mapping


class HelpSetting:
    """A text, or a mapping with `content` and perhaps `heading` and `label`."""

    key = "interview help"
    keys = frozenset((key,))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The help, after that of earlier blocks."""
        given = document[self.key]
        if not isinstance(given, Mapping):
            text = take_template(document, self.key)
            if text is None:
                refuse(document, self.key, "the interview help is empty", "Write a text.")
            return replace(to, help=(*to.help, Help(text)))
        only_keys(given, ("heading", "content", "label", "audio", "video"), "interview help")
        content = take_template(given, "content")
        if content is None:
            refuse(document, self.key, "the interview help has no content", "Write  content: A text")
        return replace(
            to, help=(*to.help, Help(content, take_template(given, "heading"), take_template(given, "label")))
        )


SETTINGS = (HelpSetting(),)
