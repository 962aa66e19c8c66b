"""The interview's variables, live: a dict whose missing names are sought where they are used (house decision 8)."""

import builtins
import inspect
import io
import pickle
from dataclasses import dataclass, field
from typing import Any

import cloudpickle

from da_nb.current import maybe_current
from da_nb.errors import CannotSave
from da_nb.functions import FUNCTIONS
from da_nb.model.action import Action
from da_nb.names import ITERATORS
from da_nb.objects import CLASSES

LIBRARY: dict[str, Any] = {**vars(builtins), **CLASSES, **FUNCTIONS}
"""What every interview can name without defining it."""


@dataclass
class State:
    """What the engine remembers of a session beside its variables.

    `answered` holds names of mandatory blocks that are done; `pending` the action stack of each user, newest last.
    """

    answered: set[str] = field(default_factory=set)
    pending: dict[str, list[Action]] = field(default_factory=dict)


class Answers(dict[str, Any]):
    """Variables by name. Reading a name nobody has given a value has it sought by the running evaluation."""

    def __init__(self, names: dict[str, Any] | None = None, state: State | None = None) -> None:
        super().__init__(names or {})
        self.state = state or State()
        # Put there by hand, or exec() would do it and take it for a variable.
        super().__setitem__("__builtins__", builtins)

    def __missing__(self, name: str) -> Any:  # noqa: ANN401
        try:
            return LIBRARY[name]
        except KeyError:
            evaluation = maybe_current()
            if evaluation is None:
                raise
            return evaluation.seek(name)

    def begin(self) -> None:
        """What loading does, also when nothing is loaded (house decision 17): iterators do not outlive a pass."""
        for name in ITERATORS:
            self.pop(name, None)

    def variables(self) -> dict[str, Any]:
        """What is saved: no modules, functions, classes or iterators (language 6)."""
        return {name: value for name, value in self.items() if name not in ITERATORS and not _is_code(name, value)}


def _is_code(name: str, value: object) -> bool:
    return name == "__builtins__" or inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value)


def freeze(answers: Answers) -> bytes:
    """The answers as bytes. Raises CannotSave, which names the variable."""
    names = answers.variables()
    try:
        return cloudpickle.dumps((names, answers.state), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # pickling runs the author's classes: any error may come
        for name, value in names.items():
            _check(name, value)
        raise CannotSave("The answers", str(error)) from error


def _check(name: str, value: object) -> None:
    try:
        cloudpickle.dumps(value)
    except Exception as error:  # as above
        raise CannotSave(f"The variable {name!r} ({type(value).__name__})", str(error)) from error


def thaw(data: bytes) -> Answers:
    """Answers from the bytes of `freeze`. Only for bytes whose signature was checked."""
    names, state = pickle.load(io.BytesIO(data))
    return Answers(names, state)
