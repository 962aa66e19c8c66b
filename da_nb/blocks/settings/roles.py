"""`default role`: who answers questions that do not say so themselves (language 3)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import refuse, take_texts
from da_nb.language.marks import Mapping


class DefaultRoleSetting:
    """One role or several; with `code` beside it the block is initial code as well."""

    key = "default role"
    keys = frozenset((key, "code"))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The roles; the last block counts."""
        roles = take_texts(document, self.key)
        if not roles:
            refuse(document, self.key, "'default role' names no role", "Write the role, such as client.")
        return replace(to, roles=roles)


SETTINGS = (DefaultRoleSetting(),)
