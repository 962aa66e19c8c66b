"""`code`: Python that defines variables (language 3)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common
from da_nb.blocks.setup import after, before
from da_nb.language.code import Code
from da_nb.language.keys import refuse, take_code
from da_nb.language.marks import Mapping
from da_nb.objects.base import DAObject, MissingAttribute, MissingItem


@dataclass(frozen=True, eq=False)
class CodeBlock:
    """Statements, run when one of the names they assign is sought, or in the flow.

    With `event` it answers to that action and defines nothing (language 4.1).
    """

    common: Common
    code: Code
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """What it assigns and what `sets` adds; with `event` the event's name and `sets` alone."""
        return self.common.offered(frozenset() if self.common.events else self.code.assigned)

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Run the statements."""
        del sought
        if self.common.is_bare:
            self._run(answers)
            return
        before(self.common, answers)
        self._run(answers)
        after(self.common, answers)

    def _run(self, answers: dict[str, Any]) -> None:
        try:
            self.code.run(answers)
        except (MissingAttribute, MissingItem) as lacking:
            for old, new in self._name_objects(answers):
                if lacking.path.startswith((f"{old}.", f"{old}[")):
                    lacking.path = new + lacking.path[len(old) :]
            raise
        finally:
            # Also when the block ends early, as with background_response().
            self._name_objects(answers)

    def _name_objects(self, answers: dict[str, Any]) -> list[tuple[str, str]]:
        """Objects made without a name take that of the variable they were given to (library 3): old and new names."""
        named = []
        for name in self.code.assigned:
            value = answers.get(name)
            if isinstance(value, DAObject) and not value.has_nonrandom_instance_name:
                named.append((value.instanceName, name))
                value.adopt_name(name)
        return named

    def mentions(self, name: str) -> bool:
        """Whether the statements name `name`."""
        return self.code.mentions(name)


class CodeType:
    """Reads `code` blocks."""

    key = "code"
    keys = frozenset(("code",))
    flow = True

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block."""
        code = take_code(document, "code")
        if code is None or not code.text.strip():
            refuse(document, "code", "the code is empty", "Write Python below 'code: |'.")
        return CodeBlock(common, code)


BLOCK_TYPES = (CodeType(),)
