"""`objects`: variables that are objects of the library's classes (language 3)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common, check_name
from da_nb.blocks.setup import after, before
from da_nb.errors import InterviewError
from da_nb.functions.variables import value
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_mappings
from da_nb.language.marks import Mapping
from da_nb.names import Path, assign, canonical, is_defined, parse
from da_nb.objects.base import DAObject, Using


@dataclass(frozen=True, eq=False)
class ObjectsBlock:
    """Names and the expressions of their classes; each is made when it is sought."""

    common: Common
    entries: dict[str, Expression]
    one_by_one: ClassVar[bool] = True

    @property
    def names(self) -> frozenset[str]:
        """The objects' names."""
        return self.common.offered(frozenset(self.entries))

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Make the object that is sought; in the flow, all that do not exist yet."""
        before(self.common, answers)
        for name, expression in self.entries.items():
            path = parse(name)
            if path is not None and sought in (None, name) and not is_defined(path, answers):
                _make(path, expression, answers)
        after(self.common, answers)

    def mentions(self, name: str) -> bool:
        """Whether one of the class expressions names `name`."""
        return any(expression.mentions(name) for expression in self.entries.values())


def _make(path: Path, expression: Expression, answers: dict[str, Any]) -> None:
    maker = expression.value(answers)
    if not callable(maker):
        raise InterviewError(
            f"{expression.text} is not a class",
            expression.origin,
            "Write a class, or one with attributes: DAObject.using(a=1).",
        )
    if path.parts:
        parent, last = value(str(path.parent)), path.parts[-1]
        if last.kind == "attribute" and isinstance(parent, DAObject) and isinstance(maker, type | Using):
            parent.initializeAttribute(last.key, maker)
            return
    assign(path, maker(str(path)), answers)


class ObjectsType:
    """Reads `objects` blocks."""

    key = "objects"
    keys = frozenset(("objects",))
    flow = True

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block: a list of `name: Class` or a mapping of them."""
        entries: dict[str, Expression] = {}
        for mapping in take_mappings(document, "objects"):
            for name, text in mapping.items():
                if not isinstance(text, str):
                    refuse(mapping, name, f"the class of {name!r} is not given as text", "Write  name: DAObject")
                entries[canonical(check_name(mapping, name, str(name)))] = Expression(text, mapping.origin(name))
        if not entries:
            refuse(document, "objects", "no objects are named", "Write a list of  - name: DAObject")
        return ObjectsBlock(common, entries)


BLOCK_TYPES = (ObjectsType(),)
