"""Choices: as YAML writes them (label: value) and as Python gives them (value: label) (language 9)."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_bool_or_expression, take_expression, take_template
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.template import Template
from da_nb.model.screen import Choice
from da_nb.objects.base import DAObject

STATES = (True, False, None)
PARTS = ("label", "value", "key", "default", "help", "image", "color", "css class", "group", "show if")


@dataclass(frozen=True)
class Option:
    """One option before it becomes raw text: `value` as the author gave it, `label` Markdown."""

    value: object
    label: str
    default: bool = False
    help: str | None = None


@dataclass(frozen=True)
class Item:
    """An option written in YAML."""

    label: Template
    value: object
    default: bool = False
    help: Template | None = None
    when: bool | Expression = True

    def options(self, answers: dict[str, Any]) -> Iterable[Option]:
        """The option, unless its `show if` is false."""
        if not (self.when if isinstance(self.when, bool) else self.when.value(answers)):
            return
        value = self.value.render(answers) if isinstance(self.value, Template) else self.value
        text = self.help.render(answers) if self.help is not None else None
        yield Option(value, self.label.render(answers).strip(), self.default, text)


@dataclass(frozen=True)
class Computed:
    """Options that an expression gives."""

    expression: Expression

    def options(self, answers: dict[str, Any]) -> Iterable[Option]:
        """The options of the expression's value."""
        return from_python(self.expression.value(answers), self.expression.origin)


@dataclass(frozen=True)
class ChoiceList:
    """All choices of a field, in order."""

    items: tuple[Item | Computed, ...]

    def options(self, answers: dict[str, Any]) -> list[Option]:
        """The options now."""
        return [option for item in self.items for option in item.options(answers)]


def are_states(options: Iterable[Option]) -> bool:
    """Whether the values are True and False (and None), so that the field stores those (language 8.1)."""
    values = [option.value for option in options]
    return bool(values) and all(any(value is state for state in STATES) for value in values) and values != [None]


def to_choice(option: Option) -> Choice:
    """The option as the screen shows it."""
    return Choice(
        value=str(option.value),
        label=to_inline(option.label),
        help=plain(to_html(option.help)) if option.help else None,
        default=option.default,
    )


def read_choices(block: Mapping, key: str) -> ChoiceList:
    """Choices from a list, a mapping, or `code`. Raises InterviewError with the line of what is wrong."""
    value = block[key]
    if key == "code" or isinstance(value, str):
        return ChoiceList((Computed(_expression(block, key)),))
    if isinstance(value, Sequence):
        return ChoiceList(tuple(_item(value, at) for at in range(len(value))))
    if isinstance(value, Mapping):
        if set(value) == {"code"}:
            return ChoiceList((Computed(_expression(value, "code")),))
        return ChoiceList(tuple(_pair(value, label) for label in value))
    refuse(block, key, "the choices are neither a list nor code", "Write one choice a line, each after a dash.")


def _expression(block: Mapping, key: str) -> Expression:
    expression = take_expression(block, key)
    if expression is None:
        refuse(block, key, f"'{key}' is empty", "Write a Python expression that gives a list of choices.")
    return expression


def _item(items: Sequence, at: int) -> Item | Computed:
    item, origin = items[at], items.origin(at)
    if isinstance(item, Mapping):
        return _mapping_item(item)
    if isinstance(item, Sequence):
        if not 1 <= len(item) <= 2:
            raise InterviewError("a choice in brackets is [value, label]", origin, "Give one or two items.")
        return Item(Template(str(item[-1]), origin), _value(item[0], origin))
    return Item(Template(_text(item), origin), _value(item, origin))


def _mapping_item(item: Mapping) -> Item | Computed:
    if set(item) == {"code"} and isinstance(item["code"], str):
        return Computed(_expression(item, "code"))
    label = _label_key(item)
    when = take_bool_or_expression(item, "show if")
    common = {
        "default": bool(item.get("default")),
        "help": take_template(item, "help"),
        "when": True if when is None else when,
    }
    if label is not None:
        return replace(_pair(item, label), **common)
    key = "value" if "value" in item else "key"
    shown = take_template(item, "label")
    if shown is None or key not in item:
        refuse(item, None, "a choice needs a label and a value", "Write  - label: Red\n    value: red")
    return replace(Item(shown, _value(item[key], item.origin(key))), **common)


def _label_key(item: Mapping) -> object | None:
    """The key that is a label itself, as in `- Red: red`; None for the long form."""
    others = [key for key in item if key not in PARTS]
    if "label" in item and ("value" in item or "key" in item):
        others = []
    if len(others) > 1:
        refuse(item, others[1], "a choice has one label", "Put each choice after a dash of its own.")
    if not others and len(item) == 1:
        others = list(item)
    return others[0] if others else None


def _pair(item: Mapping, label: object) -> Item:
    origin = item.origin(label)
    value = item[label]
    if isinstance(value, Mapping | Sequence):
        raise InterviewError(
            f"the value of the choice {label!r} is not text", origin, "Write  - Label: value, with a plain value."
        )
    return Item(Template(_text(label), origin), _value(value, origin))


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def _value(value: object, origin: Origin) -> object:
    return Template(value, origin) if isinstance(value, str) else value


def from_python(given: object, origin: Origin) -> list[Option]:
    """Options of a Python value (language 9): note that in a dict it is value: label.

    Raises InterviewError for anything that is no kind of list.
    """
    if isinstance(given, MappingOf):
        return sorted((Option(value, str(label)) for value, label in given.items()), key=lambda option: option.label)
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InterviewError(
            f"choices cannot be made from {type(given).__name__}", origin, "Give a list of texts, or of {value: label}."
        )
    return [option for item in given for option in _python_item(item, origin)]


def _python_item(item: object, origin: Origin) -> list[Option]:
    if isinstance(item, MappingOf):
        if "label" in item and ("value" in item or "key" in item):
            if not item.get("show if", True):
                return []
            value = item["value"] if "value" in item else item["key"]
            return [Option(value, str(item["label"]), bool(item.get("default")), _none_or_text(item.get("help")))]
        return [Option(value, str(label)) for value, label in item.items() if label is not False][:1]
    if isinstance(item, list | tuple):
        if not 1 <= len(item) <= 4:
            raise InterviewError("a choice is a list of one to four items", origin, "Give [value, label].")
        value, label, default, text = (*item, *(item[0], False, None)[len(item) - 1 :])
        return [Option(value, str(label), bool(default), _none_or_text(text))]
    if isinstance(item, DAObject):
        return [Option(str(item), str(item))]
    return [Option(item, str(item))]


def _none_or_text(value: object) -> str | None:
    return None if value is None else str(value)
