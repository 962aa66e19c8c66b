"""Options of a list to choose from, as Python gives them: value: label (language 9)."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.errors import InterviewError, Origin
from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.pictures import picture_of
from da_nb.language.rendering import Rendering
from da_nb.model.screen import Choice
from da_nb.objects.base import DAObject
from da_nb.objects.dicts import DADict

PARTS = ("label", "value", "key", "default", "help", "image", "color", "css class", "group", "show if", "url")
"""Keys of a choice that are not its label."""
STATES = (True, False, None)
TEXTS = ("help", "url", "color", "image", "css class", "group")
"""Keys of a choice that are texts, beside its label."""


@dataclass(frozen=True)
class Option:
    """One option before it becomes raw text: `value` as the author gave it, `label` Markdown.

    `block` is the position of an embedded block it stands for.
    """

    value: object
    label: str
    default: bool = False
    help: str | None = None
    url: str | None = None
    color: str | None = None
    image: str | None = None
    css_class: str | None = None
    group: str | None = None
    block: int | None = None


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
        color=option.color or "",
        image=option.image or "",
        css_class=option.css_class or "",
        group=option.group or "",
    )


def with_picture(choice: Choice, rendering: Rendering) -> Choice:
    """The choice with the HTML of its picture in place of the name."""
    if not choice.image:
        return choice
    return replace(choice, image=picture_of(choice.image, rendering, "da-choice-image", "height:2em"))


def flattened(values: object) -> Iterator[object]:
    """The values of lists within lists; one value counts as a list of itself."""
    if isinstance(values, str | MappingOf) or not isinstance(values, Iterable):
        yield values
        return
    for value in values:
        yield from flattened(value)


def from_python(given: object, origin: Origin) -> list[Option]:
    """Options of a Python value (language 9): note that in a dict it is value: label.

    Raises InterviewError for anything that is no kind of list.
    """
    if isinstance(given, DADict):
        return [Option(key, str(label)) for key, label in _ordered(given)]
    if isinstance(given, OrderedDict):
        return [Option(key, str(label)) for key, label in given.items()]
    if isinstance(given, MappingOf):
        return sorted((Option(value, str(label)) for value, label in given.items()), key=lambda option: option.label)
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InterviewError(
            f"choices cannot be made from {type(given).__name__}", origin, "Give a list of texts, or of {value: label}."
        )
    return [option for item in given for option in _options(item, origin)]


def _ordered(given: DADict) -> list[tuple[object, object]]:
    """Keys and labels of a dictionary, by label unless it keeps an order of its own."""
    items = given.items()
    return items if given.keeps_order else sorted(items, key=lambda pair: str(pair[1]))


def _options(item: object, origin: Origin) -> list[Option]:
    if isinstance(item, MappingOf):
        return _of_mapping(item)
    if isinstance(item, list | tuple):
        return [_of_list(list(item), origin)]
    if isinstance(item, DAObject):
        return [Option(str(item), str(item))]
    return [Option(item, str(item))]


def _of_mapping(item: MappingOf[Any, Any]) -> list[Option]:
    """`{value: label}` or the long form with `label` and `value`; False in place of a label leaves it out."""
    if "label" not in item or not ("value" in item or "key" in item):
        return [Option(value, str(label)) for value, label in item.items() if label is not False][:1]
    if not item.get("show if", True):
        return []
    value = item["value"] if "value" in item else item["key"]
    texts: dict[str, Any] = {name.replace(" ", "_"): _none_or_text(item.get(name)) for name in TEXTS}
    return [Option(value, str(item["label"]), bool(item.get("default")), **texts)]


def _of_list(item: list[Any], origin: Origin) -> Option:
    """`[value, label, default, help]`, of which only the value must be there."""
    if not 1 <= len(item) <= 4:
        raise InterviewError("a choice is a list of one to four items", origin, "Give [value, label].")
    value, label, default, text = [*item, *[item[0], False, None][len(item) - 1 :]]
    return Option(value, str(label), bool(default), _none_or_text(text))


def _none_or_text(value: object) -> str | None:
    return None if value is None else str(value)
