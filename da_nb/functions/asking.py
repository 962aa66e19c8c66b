"""Have questions asked though their variables have values, or until they have (language 5.2)."""

from collections.abc import Callable, Iterable, Mapping

from da_nb.current import current
from da_nb.errors import InterviewError
from da_nb.functions.variables import undefine, value
from da_nb.model.action import Action
from da_nb.names import NotDefined, Path, canonical, concrete, lookup, parse
from da_nb.terminators import Rerun

GATHER = "gather"
"""Under this name the session keeps the names that are sought at the start of each evaluation until defined."""
MEND = "Give names of variables or actions, {'action': name, 'arguments': {...}}, or a mapping with one of: "


def force_ask(*items: object, forget_prior: bool = False, persistent: bool = True, evaluate: bool = False) -> None:
    """Ask the questions for the items in turn, though they may have values; never returns. Source: language 5.2.

    An item is the name of a variable or an action, `{'action': name, 'arguments': {}}`, or a mapping from one of
    'undefine', 'invalidate', 'recompute', 'set' and 'follow up' to names. What no block defines is passed over. Not
    `persistent` items are gone when the screen is loaded again; `forget_prior` drops what is still to be asked;
    `evaluate` has the objects that names lead to count under their own names.
    """
    evaluation = current()
    if forget_prior:
        evaluation.pending.clear()
    actions = actions_of(items, intrinsic if evaluate else _here)
    put_on_top(evaluation.pending if persistent else evaluation.fleeting, actions)
    raise Rerun


def force_gather(*names: str, forget_prior: bool = False, persistent: bool = True, evaluate: bool = False) -> None:
    """Seek the variables until they are defined, before anything else; never returns. Source: language 5.2."""
    del persistent
    evaluation = current()
    if forget_prior:
        evaluation.pending.clear()
    wanted: list[str] = evaluation.kept.setdefault(GATHER, [])
    for name in map(intrinsic if evaluate else _here, names):
        if name not in wanted:
            wanted.append(name)
    raise Rerun


def forget_result_of(*ids: str) -> None:
    """Have the mandatory blocks with these ids count as not done, and their choices as not made.

    Source: language 4.10.
    """
    evaluation, names = current(), {f"ID {name}" for name in ids}
    evaluation.answered -= names
    for asked in [asked for asked in evaluation.chosen if asked[0] in names]:
        del evaluation.chosen[asked]


def dispatch(name: str) -> bool:
    """Seek the variable, which names another one; seek that, forget both, and so on until the first is None.

    Always True. Source: language 4.10.
    """
    while (chosen := value(name)) is not None and str(chosen) != "None":
        value(str(chosen))
        undefine(str(chosen), name)
    undefine(name)
    return True


def put_on_top(stack: list[Action], actions: Iterable[Action]) -> None:
    """Put the actions on the stack (newest last) so that the first of them comes first; none is there twice."""
    # Arguments may be lists, which cannot be hashed.
    given = list(actions)
    new = [action for at, action in enumerate(given) if action not in given[:at]]
    stack[:] = [*(action for action in stack if action not in new), *reversed(new)]


def actions_of(items: Iterable[object], naming: Callable[[str], str]) -> list[Action]:
    """What the items of `force_ask` ask for, in order. Raises InterviewError for an item that is none."""
    found: list[Action] = []
    for item in items:
        if isinstance(item, str):
            found.append(Action(naming(item)))
        elif isinstance(item, Mapping):
            found += _of_mapping(item, naming)
        elif isinstance(item, Iterable):
            found += actions_of(item, naming)
        else:
            raise InterviewError(f"force_ask() cannot ask for {item!r}", None, MEND + _forms())
    return found


def _of_mapping(item: Mapping[object, object], naming: Callable[[str], str]) -> list[Action]:
    if "action" in item:
        arguments = item.get("arguments") or {}
        return [Action(str(item["action"]), dict(arguments) if isinstance(arguments, Mapping) else {})]
    found: list[Action] = []
    for form, given in item.items():
        if form not in FORMS:
            raise InterviewError(f"force_ask() cannot do {form!r}", None, MEND + _forms())
        found += FORMS[str(form)](given, naming)
    return found


def _forms() -> str:
    return ", ".join(repr(form) for form in sorted(FORMS)) + "."


def _names(given: object, naming: Callable[[str], str]) -> list[str]:
    several = [given] if isinstance(given, str) or not isinstance(given, Iterable) else list(given)
    return [naming(str(name)) for name in several]


def _with_names(action: str) -> Callable[[object, Callable[[str], str]], list[Action]]:
    return lambda given, naming: [Action(action, {"variables": _names(given, naming)})]


def _asked(given: object, naming: Callable[[str], str]) -> list[Action]:
    return [Action(name) for name in _names(given, naming)]


def _set(given: object, naming: Callable[[str], str]) -> list[Action]:
    several = [given] if isinstance(given, Mapping) else given
    mappings = [one for one in several if isinstance(one, Mapping)] if isinstance(several, Iterable) else []
    pairs = [[naming(str(name)), value] for one in mappings for name, value in one.items()]
    return [Action("_da_set", {"variables": pairs})]


FORMS: Mapping[str, Callable[[object, Callable[[str], str]], list[Action]]] = {
    "undefine": _with_names("_da_undefine"),
    "invalidate": _with_names("_da_invalidate"),
    "recompute": _with_names("_da_compute"),
    "set": _set,
    "follow up": _asked,
}


def _here(name: str) -> str:
    """The name with iterators and the generic `x` in it replaced by what they stand for now."""
    return canonical(concrete(name, current().answers))


def intrinsic(name: str) -> str:
    """The name with the longest object in it under the object's own name."""
    answers = current().answers
    path = parse(concrete(name, answers))
    if path is None:
        return name
    for length in range(len(path.parts), -1, -1):
        try:
            own = getattr(lookup(Path(path.root, path.parts[:length]), answers), "instanceName", None)
        except NotDefined:
            continue
        base = parse(own) if isinstance(own, str) else None
        if base is not None:
            return str(Path(base.root, (*base.parts, *path.parts[length:])))
    return str(path)


FUNCTIONS = (dispatch, force_ask, force_gather, forget_result_of)
