"""Errors cross to Dask and back: each class must survive pickle with its fields."""

import inspect
import pickle
import types
import typing
from collections.abc import Iterator, Mapping, Sequence

from da_nb.errors import DaNbError, ManyFaults, Origin
from tests.house.places import modules

SAMPLES: tuple[tuple[type, object], ...] = (
    (str, "a text"),
    (bool, True),
    (int, 7),
    (float, 2.5),
    (Origin, Origin("tax.yml", 41)),
    (tuple, ("first", "second")),
    (list, ["first"]),
    (dict, {"number": "not a number"}),
    (Mapping, {"number": "not a number"}),
    (Sequence, ("first", "second")),
)


def sample(annotation: object) -> object:
    """Some value of an annotated type; of a union, a value of its first member."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        annotation = typing.get_args(annotation)[0]
    plain = typing.get_origin(annotation) or annotation
    return next((value for known, value in SAMPLES if plain is known), "anything")


def build(error: type[DaNbError]) -> DaNbError:
    """Instance of an error class with every field given, by position as style 9 asks."""
    hints = typing.get_type_hints(error.__init__)
    _, *fields = inspect.signature(error.__init__).parameters.values()
    given = [field for field in fields if field.kind is not inspect.Parameter.VAR_KEYWORD]
    return error(*(sample(hints.get(field.name, str)) for field in given))


def error_classes() -> Iterator[type[DaNbError]]:
    """The root error and everything derived from it, anywhere in the package."""
    list(modules())
    waiting: list[type[DaNbError]] = [DaNbError]
    while waiting:
        error = waiting.pop()
        waiting.extend(error.__subclasses__())
        if error.__module__.split(".")[0] == "da_nb":
            yield error


def test_every_error_survives_pickle_with_its_fields() -> None:
    """Style 9: positional fields, all passed to `super().__init__`, come back equal."""
    broken = {}
    # Exceptions within an exception are equal to themselves only: ManyFaults has a test of its own.
    for error in sorted(set(error_classes()) - {ManyFaults}, key=lambda one: one.__qualname__):
        before = build(error)
        after = pickle.loads(pickle.dumps(before))
        same = (type(after), after.args, vars(after), str(after)) == (
            error,
            before.args,
            vars(before),
            str(before),
        )
        if not same:
            broken[error.__qualname__] = (vars(before), vars(after))
    assert broken == {}
