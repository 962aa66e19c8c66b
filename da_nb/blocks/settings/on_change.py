"""`on change`: statements that run when a variable gets another value (language 4.8)."""

from dataclasses import replace

from da_nb.blocks.base import check_name
from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import refuse, take_code
from da_nb.language.marks import Mapping
from da_nb.names import canonical


class OnChangeSetting:
    """Statements by variable."""

    key = "on change"
    keys = frozenset((key,))
    alone = True

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The statements of every variable, after those of earlier blocks."""
        given = document[self.key]
        if not isinstance(given, Mapping):
            refuse(document, self.key, "'on change' is no mapping", "Write  variable: |  and statements below it.")
        found = dict(to.on_change)
        for name in given:
            code = take_code(given, str(name))
            spelling = canonical(check_name(given, name, str(name)))
            if code is None:
                refuse(given, name, f"there is nothing to do when {name} changes", "Write statements after it.")
            found[spelling] = (*found.get(spelling, ()), code)
        return replace(to, on_change=found)


SETTINGS = (OnChangeSetting(),)
