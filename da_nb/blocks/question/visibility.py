"""When a field is on the screen, seen, and open to typing (language 8.2, 8.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from da_nb.language.code import Expression
from da_nb.language.javascript import parse_condition
from da_nb.language.keys import refuse, take_expression, take_template, take_text
from da_nb.language.marks import Mapping
from da_nb.language.template import Template
from da_nb.model.screen import Condition, ScreenScript

KEYS = ("show if", "hide if", "enable if", "disable if")
SCRIPTS = tuple(f"js {key}" for key in KEYS)


@dataclass(frozen=True)
class Compared:
    """A condition on a variable of the screen as it is written; `disables` when the field stays in sight."""

    variable: str
    value: Template | str
    negate: bool
    disables: bool

    def drawn(self, answers: dict[str, Any]) -> Condition:
        """The condition with its value."""
        value = self.value.render(answers).strip() if isinstance(self.value, Template) else self.value
        return Condition(self.variable, value, negate=self.negate, disables=self.disables)


@dataclass(frozen=True)
class Script:
    """A condition in JavaScript; one that is not understood is always met."""

    text: Template
    negate: bool
    disables: bool

    def drawn(self, answers: dict[str, Any]) -> ScreenScript | None:
        """The condition as a tree; None when it is not understood."""
        tree = parse_condition(self.text.render(answers))
        return None if tree is None else ScreenScript(tuple(tree), self.negate, self.disables)


@dataclass(frozen=True)
class Visibility:
    """All conditions of a field. `exists` are pairs of expression and whether it is turned round."""

    exists: tuple[tuple[Expression, bool], ...] = ()
    tests: tuple[Compared, ...] = ()
    scripts: tuple[Script, ...] = ()

    def is_there(self, answers: dict[str, Any]) -> bool:
        """Whether the field is on the screen at all."""
        return all(bool(expression.value(answers)) is not negate for expression, negate in self.exists)

    def conditions(self, answers: dict[str, Any]) -> tuple[Condition, ...]:
        """What the screen itself decides."""
        return tuple(test.drawn(answers) for test in self.tests)

    def scripted(self, answers: dict[str, Any]) -> tuple[ScreenScript, ...]:
        """What it decides by conditions in JavaScript."""
        drawn = (script.drawn(answers) for script in self.scripts)
        return tuple(script for script in drawn if script is not None)


def read_visibility(item: Mapping) -> Visibility:
    """The conditions of a field."""
    exists: list[tuple[Expression, bool]] = []
    tests: list[Compared] = []
    for key in KEYS:
        value = item.get(key)
        negate, disables = key in ("hide if", "disable if"), key in ("enable if", "disable if")
        if isinstance(value, Mapping):
            _read_mapping(item, key, value, (exists, tests), negate=negate, disables=disables)
        elif value is not None:
            tests.append(Compared(take_text(item, key) or "", "True", negate, disables))
    scripts = tuple(_scripts(item))
    _refuse_mixed(item, tests, scripts)
    return Visibility(tuple(exists), tuple(tests), scripts)


def _refuse_mixed(item: Mapping, tests: Sequence[Compared], scripts: Sequence[Script]) -> None:
    """A field has one condition that the screen decides; one in `code` may stand beside it (language 8.3, 17.3)."""
    if len(tests) + len(scripts) > 1:
        first, second = [key for key in (*KEYS, *SCRIPTS) if item.get(key) is not None][:2]
        mend = "Keep one of them, or join them in one  js show if:  by && and ||."
        refuse(item, second, f"a field has both '{first}' and '{second}'", mend)


def _read_mapping(
    item: Mapping,
    key: str,
    value: Mapping,
    found: tuple[list[tuple[Expression, bool]], list[Compared]],
    *,
    negate: bool,
    disables: bool,
) -> None:
    exists, tests = found
    code, variable = take_expression(value, "code"), take_text(value, "variable")
    if code is None and variable is None:
        refuse(
            item, key, f"'{key}' has neither a variable nor code", "Write  variable: v  and  is: value, or  code: ..."
        )
    if code is not None:
        exists.append((code, negate))
    if variable is not None:
        tests.append(Compared(variable, take_template(value, "is") or "True", negate, disables))


def _scripts(item: Mapping) -> Iterable[Script]:
    for key in SCRIPTS:
        text = take_template(item, key)
        if text is not None:
            yield Script(text, key in ("js hide if", "js disable if"), key in ("js enable if", "js disable if"))
