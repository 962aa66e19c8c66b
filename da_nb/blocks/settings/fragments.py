"""`def`: Mako that blocks with `usedefs` can call (language 3)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import need_text, refuse, take_texts
from da_nb.language.marks import Mapping


class FragmentSetting:
    """A name and the Mako known by it."""

    key = "def"
    keys = frozenset((key, "mako"))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The fragment; a later one of the same name overrides."""
        name, mako = need_text(document, self.key).strip(), "\n".join(take_texts(document, "mako")).strip()
        if not mako:
            refuse(document, self.key, f"'{name}' has no Mako", "Add  mako: |  and below it  <%def name=...>.")
        return replace(to, fragments={**to.fragments, name: mako})


SETTINGS = (FragmentSetting(),)
