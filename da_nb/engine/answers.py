"""The interview's variables, live: a dict whose missing names are sought where they are used (house decision 8)."""

import builtins
import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

import cloudpickle

from da_nb.current import Asked, maybe_current
from da_nb.errors import CannotSave, SnapshotRefused
from da_nb.functions import FUNCTIONS
from da_nb.model.action import Action
from da_nb.names import ITERATORS
from da_nb.objects import CLASSES

BUILTINS = {name: value for name, value in vars(builtins).items() if not name.startswith("__")}
LIBRARY: Mapping[str, Any] = {**BUILTINS, **CLASSES, **FUNCTIONS}
"""What every interview can name without defining it."""
# Classes an interview makes belong to no module one could import, so that their instances are saved with them.
ALWAYS = {"__builtins__": builtins, "__name__": "da_nb.interview"}
CODE = (ModuleType, FunctionType, BuiltinFunctionType, MethodType, type)
_ABSENT = object()


@dataclass
class State:
    """What the engine remembers of a session beside its variables.

    `answered` holds names of mandatory blocks that are done; `pending` the action stack of each user, newest last;
    `passed` names of questions that were left by `continue` without setting the variable sought (language 10.2).
    `chosen` are the choices pressed that stand for blocks, by question (language 10.3).
    `invalidated` are values that were taken away and serve as defaults when they are asked again; `changed` names that
    got another value, True when it is not their first, until the next evaluation has drawn the consequences.
    `iterators_kept` are names of iterators that the interview uses as variables of its own.
    `kept` is what functions remember from one evaluation to the next, by a name of theirs.
    `earliest` is how many steps, counted from the first, Back does not lead into.
    """

    answered: set[str] = field(default_factory=set)
    pending: dict[str, list[Action]] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    chosen: dict[Asked, int] = field(default_factory=dict)
    invalidated: dict[str, Any] = field(default_factory=dict)
    changed: dict[str, bool] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    earliest: int = 0
    iterators_kept: frozenset[str] = frozenset()

    def __setstate__(self, saved: dict[str, Any]) -> None:
        # A session saved by an older version lacks what was added since.
        vars(self).update(vars(State()) | saved)


class Answers(dict[str, Any]):
    """Variables by name. Reading a name nobody has given a value has it sought by the running evaluation.

    `library` is what can be named without being a variable: Python's own names, ours, and imported ones.
    """

    def __init__(self, names: dict[str, Any] | None = None, state: State | None = None) -> None:
        super().__init__(names or {})
        self.state = state or State()
        self.library = LIBRARY
        # Put there by hand, or exec() would do it and take it for a variable.
        self.update(ALWAYS)

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - values belong to the interview's author
        value = self.library.get(name, _ABSENT)
        if value is not _ABSENT:
            return value
        evaluation = maybe_current()
        # Names such as __annotations__ are asked for by Python itself, which takes KeyError for "there is none".
        if evaluation is None or (name.startswith("__") and name.endswith("__")):
            raise KeyError(name)
        return evaluation.seek(name)

    def begin(self, library: Mapping[str, Any] = LIBRARY) -> None:
        """What loading does, also when nothing is loaded (house decision 17): only what is saved outlives a pass."""
        self.library = library
        for name in [name for name, value in self.items() if not self._is_saved(name, value)]:
            del self[name]
        self.update(ALWAYS)

    def variables(self) -> dict[str, Any]:
        """What is saved: no modules, functions, classes or iterators (language 6)."""
        return {name: value for name, value in self.items() if self._is_saved(name, value)}

    def _is_saved(self, name: str, value: object) -> bool:
        passing = name in ITERATORS and name not in self.state.iterators_kept
        return not (isinstance(value, CODE) or passing or name.startswith("__"))

    def become(self, other: "Answers") -> None:
        """Take over the variables and the state of `other`."""
        self.clear()
        self.update(other)
        self.state = other.state


def freeze(answers: Answers) -> bytes:
    """The answers as bytes. Raises CannotSave, which names the variable."""
    names = answers.variables()
    try:
        return _pickled((names, answers.state))
    except Exception as error:  # pickling runs the author's classes: any error may come
        for name, value in names.items():
            _check(name, value)
        raise CannotSave("The answers", str(error)) from error


def _check(name: str, value: object) -> None:
    try:
        _pickled(value)
    except Exception as error:  # as above
        raise CannotSave(f"The variable {name!r} ({type(value).__name__})", str(error)) from error


def _pickled(value: object) -> bytes:
    data: bytes = cloudpickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return data


def thaw(data: bytes) -> Answers:
    """Answers from the bytes of `freeze`. Only for bytes whose signature was checked.

    Raises SnapshotRefused when they cannot be made any more, e.g. because a class of theirs is gone.
    """
    try:
        names, state = pickle.load(io.BytesIO(data))
    except Exception as error:  # unpickling runs the author's classes: any error may come
        raise SnapshotRefused(
            "The snapshot", f"it cannot be unpickled here ({type(error).__name__}: {error})"
        ) from error
    return Answers(names, state)
