"""Objects read from files of data (library 2, `objects_from_file`)."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from da_nb.current import current
from da_nb.errors import InterviewError, Origin
from da_nb.language.plain_yaml import values_of
from da_nb.objects import CLASSES
from da_nb.objects.base import DAObject
from da_nb.objects.dicts import DADict
from da_nb.objects.files import FileLost
from da_nb.objects.lists import DAList


def objects_from_file(
    file: Any,  # noqa: ANN401 - a file object, or a name
    recursive: bool = True,
    gathered: bool = True,
    name: str | None = None,
    use_objects: bool = False,
    package: str | None = None,
) -> Any:  # noqa: ANN401 - what the file holds
    """What a YAML or JSON file of the sources folder holds. Source: library 2.

    A dict with `object` and `items` becomes a DAList of objects of that class, one with `object` and `item` a single
    object; the class is a DAObject of the library, of the interview, or of `module`. With `recursive` that goes for
    what they hold too. `use_objects` makes DAList and DADict of other lists and dicts. `name` is the variable that
    gets the value.
    """
    path = _path(file, package)
    values = values_of(path.read_text("utf-8"), path.name)
    value = values[0] if len(values) == 1 else values
    maker = _Maker(recursive=recursive, gathered=gathered, use_objects=use_objects, file=path.name)
    return maker.made(value, name, outermost=True)


def _path(file: Any, package: str | None) -> Path:  # noqa: ANN401 - a file object, or a name
    if not isinstance(file, str):
        return Path(file.path())
    reference = f"{package}:{file}" if package and ":" not in file else file
    found = current().find_file("sources", reference) or current().find_file("static", reference)
    if found is None:
        raise FileLost(reference)
    return found


class _Maker:
    """Makes objects of plain data; names are given where the outermost one has one."""

    def __init__(self, *, recursive: bool, gathered: bool, use_objects: bool, file: str) -> None:
        self._recursive = recursive
        self._gathered = gathered
        self._use_objects = use_objects
        self._file = file

    def made(self, value: object, name: str | None, *, outermost: bool = False) -> Any:  # noqa: ANN401
        """The value, or the object it describes."""
        if not (outermost or self._recursive):
            return value
        if isinstance(value, dict) and "object" in value and ("items" in value or "item" in value):
            return self._described(value, name)
        if isinstance(value, dict):
            return self._dict(value, name)
        return self._list(value, name) if isinstance(value, list) else value

    def _described(self, value: dict[Any, Any], name: str | None) -> Any:  # noqa: ANN401
        maker = self._class(str(value["object"]), value.get("module"))
        if "item" in value:
            return self._object(maker, value["item"], name)
        group = DAList(*(() if name is None else (name,)), object_type=maker, auto_gather=True)
        for at, item in enumerate(value["items"]):
            group.append(self._object(maker, item, f"{group.instanceName}[{at}]"))
        if not self._gathered:
            return group
        group.gathered, group.revisit, group.there_are_any = True, True, bool(group.elements)
        return group

    def _object(self, maker: Callable[..., Any], item: Any, name: str | None) -> Any:  # noqa: ANN401
        """An object with the attributes of a dict; anything else is left as it is."""
        if not isinstance(item, dict):
            return self.made(item, name)
        made = maker(*(() if name is None else (name,)))
        for key, value in item.items():
            attribute = self.made(value, None if name is None else f"{name}.{key}")
            setattr(made, str(key), attribute)
        return made

    def _dict(self, value: dict[Any, Any], name: str | None) -> Any:  # noqa: ANN401
        inner = {key: self.made(item, None if name is None else f"{name}[{key!r}]") for key, item in value.items()}
        return DADict(*(() if name is None else (name,)), elements=inner) if self._use_objects else inner

    def _list(self, value: list[Any], name: str | None) -> Any:  # noqa: ANN401
        inner = [self.made(item, None if name is None else f"{name}[{at}]") for at, item in enumerate(value)]
        return DAList(*(() if name is None else (name,)), elements=inner) if self._use_objects else inner

    def _class(self, name: str, module: object) -> Callable[..., Any]:
        found = getattr(importlib.import_module(str(module)), name, None) if module else CLASSES.get(name)
        if found is None and not module:
            found = current().answers.get(name)
        # The file may be anybody's: it makes objects of interviews, and runs nothing else that has a name.
        if not (isinstance(found, type) and issubclass(found, DAObject)):
            where = f" in the module {module}" if module else ""
            raise InterviewError(
                f"there is no class of DAObjects '{name}'{where}", Origin(self._file, 1), "Name it after 'object:'."
            )
        return found


FUNCTIONS = (objects_from_file,)
