"""Typed reading of YAML mappings; every error names the line and what would be accepted."""

import difflib
from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Code, Expression
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.template import Template

_Plain = str | int | float | date


def refuse(block: Mapping, key: object, problem: str, mend: str = "") -> NoReturn:
    """Raise InterviewError at the line of `key` (of the block if absent)."""
    raise InterviewError(problem, block.key_origin(key), mend)


def closest(name: str, options: Iterable[str]) -> str:
    """Sentence that names a near miss, or else everything that would be accepted."""
    known = sorted(options)
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.75)
    return f"Did you mean '{near[0]}'?" if near else f"Use one of: {', '.join(known)}."


def kind(value: object) -> str:
    """Say in plain words what a YAML value is."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value)
    for types, words in (
        (str, "text"),
        (int | float, "a number"),
        (date, "a date"),
        (list, "a list"),
        (dict, "a mapping of keys"),
    ):
        if isinstance(value, types):
            return words
    return "something else"


def lower_keys(block: Mapping) -> Mapping:
    """Copy with text keys lower-cased (language 1); two keys that differ in case only are refused."""
    out = Mapping(block.file, block.line)
    for key, value in block.items():
        name = key.lower() if isinstance(key, str) else key
        if name in out:
            refuse(
                block, key, f"the key {key!r} appears twice", f"Remove one; the first is on line {out.key_lines[name]}."
            )
        out.put(name, value, block.key_lines[key], block.lines[key])
    return out


def only_keys(block: Mapping, known: Iterable[str], what: str) -> None:
    """Refuse a key outside `known`; `what` names the thing, as in 'an action button'."""
    names = frozenset(known)
    for key in block:
        if key not in names:
            refuse(block, key, f"{what} has no key {key!r}", closest(str(key), names))


def take_text(block: Mapping, key: str) -> str | None:
    """Text of `key`; a number, date or boolean as Python prints it; None if absent or null."""
    value = block.get(key)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, _Plain):
        return str(value)
    raise _wrong(block, key, "text")


def need_text(block: Mapping, key: str) -> str:
    """Text of `key`; refused if absent, null or blank."""
    value = take_text(block, key)
    if value is None or not value.strip():
        refuse(block, key, f"`{key}` is missing or empty", f"Write `{key}: ` followed by a text.")
    return value


def take_texts(block: Mapping, key: str) -> tuple[str, ...]:
    """Texts of `key`, which is a text or a list of texts; empty if absent or null."""
    # Most keys are absent from most blocks.
    return () if block.get(key) is None else tuple(text for text, _ in _texts(block, key))


def take_choice(block: Mapping, key: str, options: Iterable[str]) -> str | None:
    """Text of `key`, which must be one of `options`; None if absent."""
    value = take_text(block, key)
    if value is not None and value not in (known := frozenset(options)):
        refuse(block, key, f"unknown {key} '{value}'", closest(value, known))
    return value


def take_number(block: Mapping, key: str) -> int | float | None:
    """Number of `key`; None if absent or null."""
    value = block.get(key)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise _wrong(block, key, "a number")


def take_bool(block: Mapping, key: str, default: bool = False) -> bool:
    """True or False of `key`; `default` if absent or null."""
    value = block.get(key)
    if value is None:
        return default
    if isinstance(value, bool):
        return value
    raise _wrong(block, key, "True or False")


def take_list(block: Mapping, key: str) -> Sequence:
    """List of `key`; a single value counts as a list of one, absent or null as an empty one."""
    value = block.get(key)
    if isinstance(value, Sequence):
        return value
    line = block.lines.get(key, block.line)
    items = Sequence(block.file, line)
    if value is not None:
        items.put(value, line)
    return items


def take_mapping(block: Mapping, key: str) -> Mapping | None:
    """Mapping of `key`; None if absent or null."""
    value = block.get(key)
    if value is None or isinstance(value, Mapping):
        return value
    raise _wrong(block, key, "a mapping of keys")


def take_mappings(block: Mapping, key: str) -> tuple[Mapping, ...]:
    """Mappings of `key`, which is a mapping or a list of mappings; empty if absent or null."""
    found = []
    items = take_list(block, key)
    for position, item in enumerate(items):
        if not isinstance(item, Mapping):
            raise InterviewError(
                f"an item of `{key}` is {kind(item)}", items.origin(position), "Write each item as keys with values."
            )
        found.append(item)
    return tuple(found)


def take_code(block: Mapping, key: str) -> Code | None:
    """Statements of `key`; None if absent or null."""
    text = take_text(block, key)
    return None if text is None else Code(text, block.origin(key))


def take_expression(block: Mapping, key: str) -> Expression | None:
    """Expression of `key`; a number or boolean counts as its own expression; None if absent or null."""
    text = take_text(block, key)
    return None if text is None else Expression(text, block.origin(key))


def take_expressions(block: Mapping, key: str) -> tuple[Expression, ...]:
    """Expressions of `key`, which is one or a list of them; empty if absent or null."""
    return () if block.get(key) is None else tuple(Expression(text, origin) for text, origin in _texts(block, key))


def take_bool_or_expression(block: Mapping, key: str) -> bool | Expression | None:
    """True, False, or an expression given as text; None if absent or null."""
    value = block.get(key)
    return value if isinstance(value, bool) else take_expression(block, key)


def take_template(block: Mapping, key: str) -> Template | None:
    """Template of `key`; None if absent or null."""
    text = take_text(block, key)
    return None if text is None else Template(text, block.origin(key))


def take_templates(block: Mapping, key: str) -> tuple[Template, ...]:
    """Templates of `key`, which is a text or a list of texts; empty if absent or null."""
    return () if block.get(key) is None else tuple(Template(text, origin) for text, origin in _texts(block, key))


def key_template(block: Mapping, key: object) -> Template:
    """Template of the text of a key itself, such as the label in `Your name: name`."""
    return Template(str(key), block.key_origin(key))


def _texts(block: Mapping, key: str) -> list[tuple[str, Origin]]:
    items = take_list(block, key)
    found = []
    for position, item in enumerate(items):
        if not isinstance(item, _Plain):
            raise InterviewError(
                f"`{key}` takes text or a list of texts, not {kind(item)}",
                items.origin(position),
                "Write one text, or one text after each - of a list.",
            )
        found.append((str(item), items.origin(position)))
    return found


def _wrong(block: Mapping, key: str, wanted: str) -> InterviewError:
    problem = f"`{key}` takes {wanted}, not {kind(block[key])}"
    return InterviewError(problem, block.key_origin(key), f"Write {wanted} after `{key}:`.")
