"""Choices that are objects of the interview (language 8.5)."""

import random
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.question.options import Option, flattened
from da_nb.datatypes.objects import offer
from da_nb.datatypes.several import Several
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_bool, take_expression, take_expressions
from da_nb.language.marks import Mapping
from da_nb.model.datatype import Datatype
from da_nb.objects.base import DAObject

OBJECTS = ("object", "object_radio", "object_checkboxes", "object_multiselect")
"""Datatypes whose choices are objects."""
CALLS = ("object labeler", "help generator", "image generator")
"""Callables that say something about an object."""


@dataclass(frozen=True)
class ObjectChoices:
    """Expressions of objects and of lists of them. `calls` are the callables of `CALLS` that were given."""

    expressions: tuple[Expression, ...]
    exclude: tuple[Expression, ...] = ()
    shuffle: bool = False
    calls: tuple[tuple[str, Expression], ...] = ()

    @property
    def literal_values(self) -> list[str]:
        """No value is known before anything is evaluated."""
        return []

    def options(self, answers: dict[str, Any]) -> list[Option]:
        """The objects now, each once and by its name; what is no object is left out."""
        out = [one for expression in self.exclude for one in flattened(expression.value(answers))]
        found: list[DAObject] = []
        for one in _objects(self.expressions, answers):
            if not any(one is other for other in (*found, *out)):
                found.append(one)
        offer(found)
        calls = {key: expression.value(answers) for key, expression in self.calls}
        options = [_option(one, calls) for one in found]
        if self.shuffle:
            random.shuffle(options)
        return options


def _objects(expressions: tuple[Expression, ...], answers: dict[str, Any]) -> Iterator[DAObject]:
    for expression in expressions:
        yield from (one for one in flattened(expression.value(answers)) if isinstance(one, DAObject))


def _option(one: DAObject, calls: MappingOf[str, Any]) -> Option:
    said = {key: None if (text := call(one)) is None else str(text) for key, call in calls.items()}
    label = said.get("object labeler")
    return Option(
        one.instanceName,
        str(one) if label is None else label,
        help=said.get("help generator"),
        image=said.get("image generator"),
    )


@dataclass(frozen=True)
class ObjectDefault:
    """Objects that are chosen at first."""

    expressions: tuple[Expression, ...]

    def raw(self, datatype: Datatype, answers: dict[str, Any]) -> str | None:
        """The raw text of the objects; of the first when only one can be chosen."""
        found = list(_objects(self.expressions, answers))
        return datatype.to_raw(found if isinstance(datatype, Several) else next(iter(found), None))


def read_object_choices(item: Mapping) -> ObjectChoices | None:
    """The choices of a field of objects: one expression or a list of them; None when there are none."""
    value = item.get("choices")
    if isinstance(value, Mapping):
        if set(value) != {"code"}:
            refuse(item, "choices", "choices of objects are not written as labels", "List the objects' variables.")
        expressions = take_expressions(value, "code")
    else:
        expressions = take_expressions(item, "choices") or take_expressions(item, "code")
    if not expressions:
        return None
    calls = tuple((key, call) for key in CALLS if (call := take_expression(item, key)) is not None)
    return ObjectChoices(expressions, take_expressions(item, "exclude"), take_bool(item, "shuffle"), calls)


def read_object_default(item: Mapping) -> ObjectDefault | None:
    """The objects that are chosen at first: expressions, or `code`."""
    value = item.get("default")
    expressions = take_expressions(value, "code") if isinstance(value, Mapping) else take_expressions(item, "default")
    return ObjectDefault(expressions) if expressions else None
