"""Work out a condition in JavaScript as a browser does (language 8.3); `scripts.ts` does the same."""

import math
import operator
import re
from collections.abc import Callable
from typing import Any

Value = Any
"""None for null, True and False, a number, a text, or a list."""
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_WHOLE = re.compile(r"\s*[+-]?\d+")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}

_CALCULATE: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
}


def worked_out(tree: list[Any], val: Callable[[str], Value]) -> Value:
    """The value of a tree of `language.javascript`; `val` gives that of a field."""
    kind, *parts = tree
    if kind == "value":
        return parts[0]
    if kind == "val":
        return val(parts[0])
    if kind in ("&&", "||", "if"):
        return _chosen(kind, parts, val)
    if kind == "call":
        return _call(parts[0], [worked_out(part, val) for part in parts[1:]])
    values = [worked_out(part, val) for part in parts]
    return values if kind == "list" else _operation(kind, values)


def truth(value: Value) -> bool:
    """Whether JavaScript takes the value for true; an empty list is."""
    if isinstance(value, list):
        return True
    return bool(value) and not (isinstance(value, float) and math.isnan(value))


def _chosen(kind: str, parts: list[Any], val: Callable[[str], Value]) -> Value:
    first = worked_out(parts[0], val)
    if kind == "if":
        return worked_out(parts[1] if truth(first) else parts[2], val)
    return first if truth(first) is (kind == "||") else worked_out(parts[1], val)


def _operation(kind: str, values: list[Value]) -> Value:
    one = values[0]
    if kind == "not":
        return not truth(one)
    if kind == "length":
        return len(one) if isinstance(one, str | list) else None
    if kind == "minus":
        return -_number(one)
    other = values[1]
    if kind in ("==", "!="):
        return _equal(one, other) is (kind == "==")
    if kind in ("===", "!=="):
        return _same(one, other) is (kind == "===")
    if kind in _COMPARE:
        texts = isinstance(one, str) and isinstance(other, str)
        return _COMPARE[kind](one, other) if texts else _COMPARE[kind](_number(one), _number(other))
    if kind == "+" and any(isinstance(value, str | list) for value in values):
        return _text(one) + _text(other)
    return _calculated(kind, _number(one), _number(other))


def _calculated(kind: str, one: float, other: float) -> float:
    if kind in ("/", "%") and other == 0:
        return math.nan
    return _CALCULATE[kind](one, other)


def _call(name: str, values: list[Value]) -> Value:
    one = values[0] if values else None
    other = values[1] if len(values) > 1 else None
    if name == "inArray":
        return _place(other, one)
    if name in _FUNCTIONS:
        return _FUNCTIONS[name](one)
    if not isinstance(one, str | list):
        return None
    if name == "indexOf":
        return _place(one, other)
    if name == "includes":
        return _place(one, other) >= 0
    return getattr(str(one), _METHODS[name])(*([_text(other)] if name in ("startsWith", "endsWith") else []))


_METHODS = {
    "startsWith": "startswith",
    "endsWith": "endswith",
    "toLowerCase": "lower",
    "toUpperCase": "upper",
    "trim": "strip",
}


def _place(where: Value, what: Value) -> int:
    if isinstance(where, str):
        return where.find(_text(what))
    held = where if isinstance(where, list) else []
    return next((at for at, one in enumerate(held) if _same(one, what)), -1)


def _parsed(value: Value) -> float:
    match = _NUMBER.match(_text(value))
    return float(match[0]) if match else math.nan


def _whole(value: Value) -> float:
    match = _WHOLE.match(_text(value))
    return float(match[0]) if match else math.nan


def _number(value: Value) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return float(value)
    text = _text(value).strip()
    if not text:
        return 0.0
    match = _NUMBER.fullmatch(text)
    return float(text) if match else math.nan


def _text(value: Value) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return ",".join("" if one is None else _text(one) for one in value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, list) or isinstance(other, list):
        return one is other
    kinds = [bool if isinstance(v, bool) else float if isinstance(v, int | float) else type(v) for v in (one, other)]
    return kinds[0] is kinds[1] and bool(one == other)


def _equal(one: Value, other: Value) -> bool:
    if one is None or other is None:
        return one is other
    if isinstance(one, str | list) and isinstance(other, str | list):
        return one is other if isinstance(one, list) and isinstance(other, list) else _text(one) == _text(other)
    return _number(one) == _number(other)


_FUNCTIONS: dict[str, Callable[[Value], Value]] = {
    "parseInt": _whole,
    "parseFloat": _parsed,
    "Number": _number,
    "String": _text,
    "Boolean": truth,
    "isNaN": lambda value: math.isnan(_number(value)),
}
