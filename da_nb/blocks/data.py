"""`data` and `data from code`: YAML that becomes the value of a variable (language 3)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common, check_name
from da_nb.blocks.naming import existing, intrinsic
from da_nb.blocks.setup import after, before
from da_nb.language.code import Expression
from da_nb.language.keys import need_text, refuse, take_bool_or_expression
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.template import Template
from da_nb.names import Path, assign, canonical, parse
from da_nb.objects.base import DAObject
from da_nb.objects.dicts import DADict
from da_nb.objects.groups import DAGroup
from da_nb.objects.lists import DAList

AS_OBJECTS = "objects"


@dataclass(frozen=True, eq=False)
class DataBlock:
    """Lists and dicts whose texts are templates (or expressions), worked out once, when the variable is sought.

    `use_objects` True makes DAList and DADict of them, 'objects' DAList and DAObject.
    """

    common: Common
    path: Path
    data: object
    use_objects: bool | str | Expression
    gathered: bool | Expression
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """The variable."""
        return self.common.offered(frozenset((str(self.path),)))

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Give the variable its value; in the flow only if it has none."""
        before(self.common, answers)
        if existing(self.path, answers) is None or sought is not None:
            style = self.use_objects.value(answers) if isinstance(self.use_objects, Expression) else self.use_objects
            value = _worked_out(self.data, answers)
            if style:
                value = _objects(value, intrinsic(self.path, answers), attributes=style == AS_OBJECTS)
            gathered = self.gathered.value(answers) if isinstance(self.gathered, Expression) else self.gathered
            if not gathered and isinstance(value, DAGroup):
                value.delattr("gathered", "revisit")
            assign(self.path, value, answers)
        after(self.common, answers)

    def mentions(self, name: str) -> bool:
        """Whether one of the texts spells `name`."""
        return _mentions(self.data, name)


def _worked_out(data: object, answers: dict[str, Any]) -> object:
    match data:
        case dict():
            return {key: _worked_out(item, answers) for key, item in data.items()}
        case list():
            return [_worked_out(item, answers) for item in data]
        case Template():
            return data.render(answers)
        case Expression():
            return data.value(answers)
    return data


def _objects(value: object, name: str, *, attributes: bool) -> object:
    """Lists and dicts as objects of the library, each named after its place."""
    if isinstance(value, list):
        items = [_objects(item, f"{name}[{at}]", attributes=attributes) for at, item in enumerate(value)]
        return DAList(name, elements=items)
    if not isinstance(value, dict):
        return value
    if attributes:
        return DAObject(
            name, **{str(key): _objects(item, f"{name}.{key}", attributes=True) for key, item in value.items()}
        )
    made = {key: _objects(item, f"{name}[{key!r}]", attributes=False) for key, item in value.items()}
    return DADict(name, elements=made)


def _mentions(data: object, name: str) -> bool:
    match data:
        case dict():
            return any(_mentions(item, name) for item in data.values())
        case list():
            return any(_mentions(item, name) for item in data)
        case Template():
            return name in data.text
        case Expression():
            return data.mentions(name)
    return False


@dataclass(frozen=True)
class DataType:
    """Reads `data` (texts are templates) or `data from code` (texts are expressions)."""

    key: str
    leaf: type[Template] | type[Expression]
    flow: bool = True

    @property
    def keys(self) -> frozenset[str]:
        """The data, its name, and how it is kept."""
        return frozenset((self.key, "variable name", "use objects", "gathered"))

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block. Raises InterviewError with the line of what is wrong."""
        if "variable name" not in document:
            refuse(document, self.key, f"'{self.key}' has no variable", "Add  variable name: my_data")
        path = parse(canonical(check_name(document, "variable name", need_text(document, "variable name"))))
        if document[self.key] is None or path is None:
            refuse(document, self.key, f"'{self.key}' is empty", "Write a list, a mapping or a text below it.")
        gathered = take_bool_or_expression(document, "gathered")
        return DataBlock(
            common,
            path,
            self._tree(document, self.key),
            AS_OBJECTS if document.get("use objects") == AS_OBJECTS else _style(document),
            True if gathered is None else gathered,
        )

    def _tree(self, holder: Mapping | Sequence, at: Any) -> object:  # noqa: ANN401 - a key or a place
        """Plain dicts and lists; their texts compiled."""
        value = holder[at]
        if isinstance(value, Mapping):
            return {key: self._tree(value, key) for key in value}
        if isinstance(value, Sequence):
            return [self._tree(value, place) for place in range(len(value))]
        return self.leaf(value, holder.origin(at)) if isinstance(value, str) else value


def _style(document: Mapping) -> bool | Expression:
    return take_bool_or_expression(document, "use objects") or False


BLOCK_TYPES = (DataType("data", Template), DataType("data from code", Expression))
