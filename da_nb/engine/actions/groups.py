"""Built-in actions behind the buttons of groups: add, edit, remove, move, complete (library 10)."""

from collections.abc import Callable, Iterable, Mapping

from da_nb.functions.asking import force_ask
from da_nb.functions.variables import value
from da_nb.model.action import BuiltIn
from da_nb.names import Path, canonical, parse
from da_nb.objects.groups import DAGroup
from da_nb.objects.lists import DAList

GROUP = ("list", "dict", "group")
"""Arguments that name the group."""


def _group(arguments: Mapping[str, object]) -> DAGroup | None:
    """The group that the arguments name; None when they name none. What comes from a browser is not trusted."""
    name = next((arguments[key] for key in GROUP if key in arguments), None)
    found = value(name) if isinstance(name, str) and parse(name) is not None else None
    return found if isinstance(found, DAGroup) else None


def _key(group: DAGroup, arguments: Mapping[str, object]) -> object:
    """The key of the item that the arguments name by its path, None when it is none of the group."""
    path = parse(str(arguments.get("item", "")))
    if path is None or not path.parts:
        return None
    last, holder = path.parts[-1], Path(path.root, path.parts[:-1])
    if last.kind == "item" and not last.by_name and str(holder) == canonical(group.instanceName):
        return last.key
    item = value(str(path))
    return next((key for key, held in group._pairs() if held is item), None)


def _then(deed: str, group: DAGroup) -> None:
    """Do `deed` as an action of its own: it may have to be begun again, and what was done before must not."""
    force_ask({"action": f"_da_{group.action_kind}_{deed}", "arguments": {"group": group.instanceName}})


def _add(arguments: Mapping[str, object]) -> None:
    group = _group(arguments)
    if group is not None:
        group.begin_adding()
        if arguments.get("complete", True):
            _then("fill", group)


def _fill(arguments: Mapping[str, object]) -> None:
    group = _group(arguments)
    if group is not None:
        group.finish_adding()


def _remove(arguments: Mapping[str, object]) -> None:
    group = _group(arguments)
    if group is not None:
        group.remove_at(_key(group, arguments))
        _then("ensure_complete", group)


def _move(arguments: Mapping[str, object]) -> None:
    group, by = _group(arguments), arguments.get("by")
    if isinstance(group, DAList) and isinstance(by, int):
        index = _key(group, arguments)
        if isinstance(index, int):
            group.move(index, by)


def _edit(arguments: Mapping[str, object]) -> None:
    items = arguments.get("items")
    force_ask(*(items if isinstance(items, Iterable) and not isinstance(items, str) else ()))


def _complete(arguments: Mapping[str, object]) -> None:
    group = _group(arguments)
    if group is not None:
        group.gathered_and_complete()


DEEDS: Mapping[str, Callable[[Mapping[str, object]], None]] = {
    "add": _add,
    "fill": _fill,
    "remove": _remove,
    "move": _move,
    "edit": _edit,
    "complete": _complete,
    "ensure_complete": _complete,
}
ACTIONS = tuple(BuiltIn(f"_da_{kind}_{deed}", run) for kind in ("list", "dict") for deed, run in DEEDS.items())
