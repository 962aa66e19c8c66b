"""`objects from file`: variables that are read from files of data (language 3)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common, check_name
from da_nb.blocks.naming import intrinsic
from da_nb.blocks.setup import after, before
from da_nb.functions.loading import objects_from_file
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_bool_or_expression, take_mappings
from da_nb.language.marks import Mapping
from da_nb.names import assign, canonical, is_defined, parse


@dataclass(frozen=True, eq=False)
class FileObjectsBlock:
    """Variables and the files they are read from; each is read when it is sought."""

    common: Common
    entries: dict[str, str]
    use_objects: bool | Expression
    gathered: bool | Expression
    one_by_one: ClassVar[bool] = True

    @property
    def names(self) -> frozenset[str]:
        """The variables."""
        return self.common.offered(frozenset(self.entries))

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Read the file of the variable that is sought; in the flow, those of all that do not exist yet."""
        before(self.common, answers)
        for name, file in self.entries.items():
            path = parse(name)
            if path is not None and sought in (None, name) and not is_defined(path, answers):
                value = objects_from_file(
                    file,
                    name=intrinsic(path, answers),
                    use_objects=_plainly(self.use_objects, answers),
                    gathered=_plainly(self.gathered, answers),
                )
                assign(path, value, answers)
        after(self.common, answers)

    def mentions(self, name: str) -> bool:
        """Files spell no names."""
        del name
        return False


def _plainly(value: bool | Expression, answers: dict[str, Any]) -> bool:
    return bool(value.value(answers)) if isinstance(value, Expression) else value


class FileObjectsType:
    """Reads `objects from file` blocks."""

    key = "objects from file"
    keys = frozenset(("objects from file", "use objects", "gathered"))
    flow = True

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block: variables with the names of files in the sources folder."""
        entries = {}
        for item in take_mappings(document, self.key):
            for variable, file in item.items():
                if not isinstance(file, str):
                    refuse(item, variable, f"the file of '{variable}' is no name", "Write  - variable: file.yml")
                entries[canonical(check_name(item, variable, str(variable)))] = file.strip()
        if not entries:
            refuse(document, self.key, f"'{self.key}' names no variable", "Write  - variable: file.yml")
        use, gathered = take_bool_or_expression(document, "use objects"), take_bool_or_expression(document, "gathered")
        return FileObjectsBlock(common, entries, True if use is None else use, True if gathered is None else gathered)


BLOCK_TYPES = (FileObjectsType(),)
