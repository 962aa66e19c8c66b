"""`action buttons`: links that look like buttons, beside those that send the screen (language 12.1)."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, get_args

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.current import current
from da_nb.errors import InterviewError, Origin
from da_nb.functions.links import url_action
from da_nb.language.code import Expression
from da_nb.language.icons import icon
from da_nb.language.keys import (
    closest,
    need_text,
    only_keys,
    refuse,
    take_bool_or_expression,
    take_choice,
    take_expression,
    take_list,
    take_template,
)
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_inline
from da_nb.language.template import Template
from da_nb.model.screen import ActionButton, ButtonStyle
from da_nb.names import concrete

KEYS = (
    *("label", "action", "color", "icon", "arguments", "placement", "css class", "new window"),
    *("forget prior", "show if"),
)
PLACEMENTS = ("before", "after")
URLS = ("http://", "https://", "/", "?", "javascript:")
"""How an action begins that is no action but an address."""
SCRIPT = "javascript:"
STYLES: tuple[ButtonStyle, ...] = get_args(ButtonStyle)
MEND = "Give a list of {'label': 'Edit', 'action': 'name'}."


@dataclass(frozen=True)
class Ready:
    """One button with its texts rendered; `arguments` go with the action."""

    label: str
    action: str
    color: str = "primary"
    icon: str = ""
    arguments: MappingOf[str, object] = field(default_factory=dict)
    placement: str = "after"
    css_class: str = ""
    new_window: object = None
    forget_prior: object = False
    show_if: object = True

    def button(self, origin: Origin, draft: ScreenDraft) -> ActionButton:
        """The button of the screen. Raises InterviewError for a colour or a placement that there is not."""
        style = next((style for style in STYLES if style == self.color), None)
        if style is None:
            raise InterviewError(f"unknown colour {self.color!r} of an action button", origin, closest("", STYLES))
        if self.placement not in PLACEMENTS:
            raise InterviewError(f"unknown placement {self.placement!r}", origin, "Write before or after.")
        rendering = draft.rendering.without_terms()
        label = to_inline(self.label, rendering)
        if self.icon:
            label = f"{icon(self.icon, rendering).html} {label}"
        window = self.new_window if isinstance(self.new_window, str) else "_blank" if self.new_window else None
        return ActionButton(label, self._link(), style, self.placement == "before", self.css_class, window)

    def _link(self) -> str:
        if self.action.startswith(SCRIPT):
            # Scripts run only where an author has said so with `script` (house decision 11).
            return ""
        if self.action.startswith(URLS):
            return self.action
        return url_action(concrete(self.action, current().answers), bool(self.forget_prior), **self.arguments)


TEXTS = ("label", "action", "color", "icon", "placement", "css_class")
PARTS = {one.name.replace("_", " "): one.name for one in fields(Ready)}


@dataclass(frozen=True)
class Written:
    """A button as YAML writes it; `values` are templates, plain values, or what holds such."""

    values: MappingOf[str, object]
    when: bool | Expression
    origin: Origin

    def ready(self, answers: dict[str, Any]) -> Iterator[tuple[Ready, Origin]]:
        """The button, unless its `show if` is false."""
        if self.when if isinstance(self.when, bool) else self.when.value(answers):
            rendered = {PARTS[key]: _rendered(value, answers) for key, value in self.values.items()}
            yield Ready(**rendered), self.origin


@dataclass(frozen=True)
class Computed:
    """Buttons that an expression gives: a list of mappings with the same keys."""

    expression: Expression

    def ready(self, answers: dict[str, Any]) -> Iterator[tuple[Ready, Origin]]:
        """The buttons. Raises InterviewError for what is none."""
        origin, given = self.expression.origin, self.expression.value(answers)
        if isinstance(given, MappingOf):
            given = [given]
        for item in given or ():
            if not isinstance(item, MappingOf) or not {"label", "action"} <= set(item):
                raise InterviewError(f"{item!r} is no action button", origin, MEND)
            unknown = next((key for key in item if key not in PARTS), None)
            if unknown is not None:
                raise InterviewError(f"an action button has no key {unknown!r}", origin, closest(str(unknown), PARTS))
            known: dict[str, Any] = {PARTS[key]: value for key, value in item.items() if value is not None}
            known.update({key: str(known[key]) for key in TEXTS if key in known})
            ready = Ready(**known)
            if ready.show_if:
                yield ready, origin


def _rendered(value: object, answers: dict[str, Any]) -> Any:  # noqa: ANN401 - the value is the author's
    match value:
        case Template():
            return value.render(answers).strip()
        case dict():
            return {str(key): _rendered(item, answers) for key, item in value.items()}
        case list():
            return [_rendered(item, answers) for item in value]
    return value


@dataclass(frozen=True)
class ActionButtons:
    """All buttons of a question."""

    items: Sequence[Written | Computed]

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """Put them on the screen."""
        ready = [made for item in self.items for made in item.ready(answers)]
        draft.action_buttons = tuple(button.button(origin, draft) for button, origin in ready)


class ActionButtonsModifier:
    """Reads `action buttons`."""

    key = "action buttons"

    def parse(self, document: Mapping) -> Apply:
        """A list of buttons, or `code` that gives one. Raises InterviewError with the line."""
        return ActionButtons([self._item(document, item) for item in take_list(document, self.key)])

    def _item(self, document: Mapping, item: object) -> Written | Computed:
        if not isinstance(item, Mapping):
            refuse(document, self.key, "an action button is a mapping", "Write  - label: Edit\n    action: name")
        code = take_expression(item, "code") if set(item) == {"code"} else None
        if code is not None:
            return Computed(code)
        only_keys(item, KEYS, "an action button")
        need_text(item, "label")
        need_text(item, "action")
        values: dict[str, object] = {}
        readers: dict[str, Callable[[], object]] = {
            key: partial(take_template, item, key) for key in ("label", "action", "color", "icon", "css class")
        }
        readers["placement"] = partial(take_choice, item, "placement", PLACEMENTS)
        for key in KEYS:
            if key != "show if" and item.get(key) is not None:
                values[key] = readers[key]() if key in readers else _compiled(item, key)
        arguments = values.get("arguments", {})
        if not isinstance(arguments, dict):
            refuse(item, "arguments", "the arguments of an action are names with values", "Write  arguments:\n  a: 1")
        when = take_bool_or_expression(item, "show if")
        return Written(values, True if when is None else when, item.origin())


def _compiled(item: Mapping, key: object) -> object:
    """The value of a key with its texts as templates."""
    return _tree(item[key], item.origin(key))


def _tree(value: object, origin: Origin) -> object:
    match value:
        case dict():
            return {name: _tree(inner, origin) for name, inner in value.items()}
        case list():
            return [_tree(inner, origin) for inner in value]
        case str():
            return Template(value, origin)
    return value


MODIFIERS = (ActionButtonsModifier(),)
