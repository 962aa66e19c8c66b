"""Items of a review: a label that asks again what it stands for, or a text (language 11.1)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from html import escape
from typing import Any

from da_nb.blocks.base import check_name
from da_nb.errors import InterviewError, Origin
from da_nb.functions.links import url_action
from da_nb.functions.variables import value
from da_nb.language.cleaning import clean
from da_nb.language.code import Expression
from da_nb.language.keys import closest, key_template, refuse, take_expressions, take_mapping, take_template
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.markup import to_html, to_inline
from da_nb.language.rendering import Rendering
from da_nb.language.template import Template
from da_nb.names import concrete, lookup, parse

NOTES = ("note", "html", "raw html")
KEYS = ("label", "field", "fields", "button", "help", "css class", "show if", "action", "arguments", *NOTES)
NAMING = ("recompute", "undefine", "invalidate", "follow up")
"""What may be done with names beside asking for them."""
STEPS = (*NAMING, "set", "action")

Step = str | MappingOf[str, Any]


@dataclass(frozen=True)
class Note:
    """A text of the author; `markdown` False for HTML."""

    text: Template
    markdown: bool

    def html(self, answers: dict[str, Any], rendering: Rendering) -> str:
        """The text as clean HTML."""
        text = self.text.render(answers)
        return to_html(text, rendering) if self.markdown else clean(text)


@dataclass(frozen=True)
class Item:
    """One line of a review. `steps` is what a click on the label does, in order, unless `action` is given.

    `button` is the text beside which the label stands as a button, `help` the text below the link.
    """

    label: Template | None = None
    steps: tuple[Step, ...] = ()
    conditions: tuple[Expression, ...] = ()
    button: Template | None = None
    help: Template | None = None
    note: Note | None = None
    css_class: Template | None = None
    action: Template | None = None
    arguments: MappingOf[str, object] | None = None

    def row(self, answers: dict[str, Any], rendering: Rendering, *, in_table: bool, skips: bool) -> str | None:
        """HTML of the item; None when its `show if` is false. Raises whatever a variable or a text lacks.

        With `skips` variables are looked up only: to read an item of a group could make it.
        """
        if not all(condition.value(answers) for condition in self.conditions):
            return None
        for step in self.steps:
            path = parse(step) if isinstance(step, str) else None
            if path is not None:
                lookup(path, answers) if skips else value(str(path))
        note = "" if self.note is None else self.note.html(answers, rendering)
        classes = "da-review" if self.css_class is None else f"da-review {self.css_class.render(answers).strip()}"
        if self.label is None:
            left, right = note, ""
        else:
            left, right = self._parts(self.label, answers, rendering)
            right += note
        if in_table:
            return f'<tr class="{escape(classes)}"><td>{left}</td><td>{right}</td></tr>'
        return f'<div class="{escape(classes)}"><div>{left}</div>{f"<div>{right}</div>" if right else ""}</div>'

    def _parts(self, written: Template, answers: dict[str, Any], rendering: Rendering) -> tuple[str, str]:
        """The text and its button, or the link and its help; `written` is the label."""
        label = to_inline(written.render(answers).strip(), rendering.without_terms())
        link = escape(self._link(answers))
        if self.button is not None:
            text = to_html(self.button.render(answers).rstrip(), rendering)
            return text, f'<a href="{link}" role="button" class="btn btn-sm btn-secondary da-review-button">{label}</a>'
        help_text = "" if self.help is None else to_html(self.help.render(answers).rstrip(), rendering)
        return f'<a href="{link}" class="da-review-action">{label}</a>', help_text

    def _link(self, answers: dict[str, Any]) -> str:
        if self.action is not None:
            arguments = _rendered(self.arguments or {}, answers)
            return url_action(concrete(self.action.render(answers).strip(), answers), False, **arguments)
        steps = [_resolved(step, answers) for step in self.steps]
        if len(steps) == 1 and isinstance(steps[0], str):
            return url_action(steps[0])
        return url_action("_da_force_ask", variables=steps)


def _resolved(step: Step, answers: dict[str, Any]) -> Step:
    """The step with iterators and `x` in its names replaced by what they stand for now."""
    if isinstance(step, str):
        return concrete(step, answers)
    if "action" in step:
        return step
    found: dict[str, Any] = {}
    for kind, given in step.items():
        if kind == "set":
            found[kind] = [{concrete(name, answers): value for name, value in pairs.items()} for pairs in given]
        else:
            found[kind] = [concrete(name, answers) for name in given]
    return found


def _rendered(arguments: MappingOf[str, object], answers: dict[str, Any]) -> dict[str, object]:
    return {name: item.render(answers) if isinstance(item, Template) else item for name, item in arguments.items()}


def read_item(items: Sequence, at: int) -> Item:
    """One item of the list. Raises InterviewError with the line of what is wrong."""
    item, origin = items[at], items.origin(at)
    if not isinstance(item, Mapping):
        raise InterviewError("an item of a review is a label with a variable", origin, "Write  - Label: variable")
    label, steps = _label_and_steps(item)
    notes = [key for key in NOTES if key in item]
    if len(notes) > 1:
        refuse(item, notes[1], f"an item of a review has either '{notes[0]}' or '{notes[1]}'", "Remove one of them.")
    if label is None and not notes:
        refuse(item, None, "an item of a review has neither a label nor a note", "Write  - Label: variable")
    if "button" in item and "help" in item:
        refuse(item, "help", "'help' does not go with 'button'", "Put both texts under 'button'.")
    text = take_template(item, notes[0]) if notes else None
    return Item(
        label,
        steps,
        take_expressions(item, "show if"),
        take_template(item, "button"),
        take_template(item, "help"),
        None if text is None else Note(text, notes[0] == "note"),
        take_template(item, "css class"),
        take_template(item, "action"),
        _arguments(item),
    )


def _arguments(item: Mapping) -> dict[str, object]:
    given = take_mapping(item, "arguments") or Mapping(item.file, item.line)
    return {
        str(name): Template(held, given.origin(name)) if isinstance(held, str) else _plain(held)
        for name, held in given.items()
    }


def _label_and_steps(item: Mapping) -> tuple[Template | None, tuple[Step, ...]]:
    """The label and what it asks for, in either form."""
    labels = [key for key in item if key not in KEYS]
    if len(labels) > 1 or (labels and "label" in item):
        refuse(item, labels[-1], f"an item of a review has no key {labels[-1]!r}", closest(str(labels[-1]), KEYS))
    if labels:
        return key_template(item, labels[0]), _steps(item, labels[0])
    field = next((key for key in ("field", "fields") if key in item), None)
    if field is None and "label" in item and "action" not in item:
        refuse(item, "label", "a label of a review has no variable", "Add  field: variable")
    return take_template(item, "label"), () if field is None else _steps(item, field)


def _steps(item: Mapping, key: object) -> tuple[Step, ...]:
    given = item[key]
    if isinstance(given, Sequence):
        return tuple(_step(given[at], given.origin(at)) for at in range(len(given)))
    if given is None and "action" in item:
        return ()
    return (_step(given, item.origin(key)),)


def _step(given: object, origin: Origin) -> Step:
    if isinstance(given, Mapping):
        return _mapping_step(given, origin)
    if not isinstance(given, str):
        raise InterviewError("what a review asks for is no variable name", origin, "Write the name of a variable.")
    return _name(given, origin)


def _mapping_step(given: Mapping, origin: Origin) -> MappingOf[str, Any]:
    kind = next((str(key) for key in given if key in STEPS), None)
    if kind is None or (len(given) > 1 and kind != "action" and "action" not in given):
        raise InterviewError(
            f"a review cannot do {', '.join(map(str, given))}", origin, f"Use one of: {', '.join(sorted(STEPS))}."
        )
    if "action" in given:
        return {"action": str(given["action"]), "arguments": _plain(given.get("arguments") or {})}
    only = given[kind]
    held: list[Any] = list(only) if isinstance(only, Sequence) else [only]
    if kind != "set":
        return {kind: [_name(str(name), origin) for name in held]}
    for pairs in held:
        if not isinstance(pairs, Mapping):
            raise InterviewError("'set' takes variables with values", origin, "Write  - set:\n    - variable: value")
        for name in pairs:
            check_name(pairs, name, str(name))
    return {kind: [_plain(pairs) for pairs in held]}


def _name(text: str, origin: Origin) -> str:
    if parse(text) is None:
        raise InterviewError(f"{text!r} is not a variable name", origin, "Use letters, digits and _, as in user_name.")
    return text.strip()


def _plain(held: object) -> Any:  # noqa: ANN401 - what YAML can hold
    """YAML data without the lines it came from."""
    match held:
        case dict():
            return {str(key): _plain(item) for key, item in held.items()}
        case list():
            return [_plain(item) for item in held]
    return held
