"""Choices as YAML writes them: label: value (language 9)."""

import random
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.blocks.question.embedded import embedded_documents, label_of
from da_nb.blocks.question.options import PARTS, TEXTS, Option, flattened, from_python
from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Expression
from da_nb.language.keys import (
    refuse,
    take_bool,
    take_bool_or_expression,
    take_expression,
    take_expressions,
    take_template,
)
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.template import Template


@dataclass(frozen=True)
class Item:
    """An option written in YAML; `block` is its position if it stands for a block (language 10.3)."""

    label: Template
    value: object
    default: bool = False
    when: bool | Expression = True
    texts: tuple[tuple[str, Template], ...] = ()
    block: int | None = None

    def options(self, answers: dict[str, Any]) -> Iterable[Option]:
        """The option, unless its `show if` is false."""
        if not (self.when if isinstance(self.when, bool) else self.when.value(answers)):
            return
        yield Option(
            value=self.value.render(answers) if isinstance(self.value, Template) else self.value,
            label=self.label.render(answers).strip(),
            default=self.default,
            block=self.block,
            **{name: text.render(answers).strip() for name, text in self.texts},
        )


@dataclass(frozen=True)
class Computed:
    """Options that an expression gives."""

    expression: Expression

    def options(self, answers: dict[str, Any]) -> Iterable[Option]:
        """The options of the expression's value."""
        return from_python(self.expression.value(answers), self.expression.origin)


@dataclass(frozen=True)
class ChoiceList:
    """All choices of a field, in order, or in a random one. Values that `exclude` gives are left out."""

    items: tuple[Item | Computed, ...]
    exclude: tuple[Expression, ...] = ()
    shuffle: bool = False

    @property
    def literal_values(self) -> list[str]:
        """Values that are known before anything is evaluated."""
        values = [item.value for item in self.items if isinstance(item, Item)]
        texts = [value.text if isinstance(value, Template) else str(value) for value in values]
        return [text for text in texts if "${" not in text]

    def options(self, answers: dict[str, Any]) -> list[Option]:
        """The options now."""
        options = [option for item in self.items for option in item.options(answers)]
        if self.exclude:
            out = [value for expression in self.exclude for value in flattened(expression.value(answers))]
            options = [option for option in options if option.value not in out and str(option.value) not in out]
        if self.shuffle:
            random.shuffle(options)
        return options


def read_choices(block: Mapping, key: str, *, by_value: bool = False) -> ChoiceList:
    """Choices from a list, a mapping, or `code`; `by_value` sorts those of a mapping.

    Raises InterviewError with the line of what is wrong.
    """
    items = _read_items(block, key, by_value=by_value, inner=dict(embedded_documents(block)))
    return ChoiceList(items, take_expressions(block, "exclude"), take_bool(block, "shuffle"))


def _read_items(
    block: Mapping, key: str, *, by_value: bool, inner: MappingOf[int, Mapping]
) -> tuple[Item | Computed, ...]:
    value = block[key]
    if key == "code" or isinstance(value, str):
        return (Computed(_expression(block, key)),)
    if isinstance(value, Sequence):
        return tuple(_embedding(value, at) if at in inner else _item(value, at) for at in range(len(value)))
    if not isinstance(value, Mapping):
        refuse(block, key, "the choices are neither a list nor code", "Write one choice a line, each after a dash.")
    if set(value) == {"code"}:
        return (Computed(_expression(value, "code")),)
    labels = sorted(value, key=lambda one: str(value[one])) if by_value else list(value)
    return tuple(
        Item(Template(str(label), value.origin(label)), "", block=at) if at in inner else _pair(value, label)
        for at, label in enumerate(labels)
    )


def _expression(block: Mapping, key: str) -> Expression:
    expression = take_expression(block, key)
    if expression is None:
        refuse(block, key, f"'{key}' is empty", "Write a Python expression that gives a list of choices.")
    return expression


def _embedding(items: Sequence, at: int) -> Item:
    """A choice that stands for a block."""
    item, origin = items[at], items.origin(at)
    written = Item(Template(str(label_of(item)), origin), "", block=at)
    return _with_extras(written, item) if isinstance(item, Mapping) else written


def _item(items: Sequence, at: int) -> Item | Computed:
    item, origin = items[at], items.origin(at)
    if isinstance(item, Mapping):
        return _mapping_item(item)
    if isinstance(item, Sequence):
        if not 1 <= len(item) <= 2:
            raise InterviewError("a choice in brackets is [value, label]", origin, "Give one or two items.")
        return Item(Template(str(item[-1]), origin), _value(item[0], origin))
    return Item(Template(str(item), origin), _value(item, origin))


def _mapping_item(item: Mapping) -> Item | Computed:
    if set(item) == {"code"} and isinstance(item["code"], str):
        return Computed(_expression(item, "code"))
    return _with_extras(_labelled(item), item)


def _with_extras(labelled: Item, item: Mapping) -> Item:
    when = take_bool_or_expression(item, "show if")
    return replace(
        labelled,
        default=bool(item.get("default")),
        when=True if when is None else when,
        texts=tuple((key.replace(" ", "_"), text) for key in TEXTS if (text := take_template(item, key)) is not None),
    )


def _labelled(item: Mapping) -> Item:
    """Label and value of `- Red: red` or of the long form."""
    others = [key for key in item if key not in PARTS]
    if "label" in item and ("value" in item or "key" in item):
        others = []
    if len(others) > 1:
        refuse(item, others[1], "a choice has one label", "Put each choice after a dash of its own.")
    if not others and len(item) == 1:
        others = list(item)
    if others:
        return _pair(item, others[0])
    key = "value" if "value" in item else "key"
    label = take_template(item, "label")
    if label is None or key not in item:
        refuse(item, None, "a choice needs a label and a value", "Write  - label: Red\n    value: red")
    return Item(label, _value(item[key], item.origin(key)))


def _pair(item: Mapping, label: object) -> Item:
    origin = item.origin(label)
    value = item[label]
    if isinstance(value, Mapping | Sequence):
        raise InterviewError(
            f"the value of the choice {label!r} is not text", origin, "Write  - Label: value, with a plain value."
        )
    return Item(Template(str(label), origin), _value(value, origin))


def _value(value: object, origin: Origin) -> object:
    return Template(value, origin) if isinstance(value, str) else value
