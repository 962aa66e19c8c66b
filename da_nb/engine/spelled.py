"""What names stand for that are spelled with iterators or a generic `x` (language 4.4, 4.7, 4.8)."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from da_nb.engine.answers import Answers
from da_nb.names import ITERATORS, NotDefined, Part, Path, lookup, parse
from da_nb.objects.base import DAObject


@dataclass(frozen=True)
class Spelled:
    """A name as a block spells it; `kind` is the class of the objects that `x` stands for, None in a plain name."""

    path: Path
    kind: str | None = None

    def everywhere(self, answers: Answers) -> Iterator[Path]:
        """All there is that the name stands for now."""
        if self.path.root != "x":
            yield from filled(self.path, {}, answers)
        elif self.kind is not None:
            for name in _objects(self.kind, answers):
                yield from filled(self.path, {"x": name}, answers)


def filled(path: Path, bindings: Mapping[str, str], answers: Answers) -> Iterator[Path]:
    """The path with what iterators and `x` stand for; an iterator that stands for nothing, with every key there is."""
    start = Path(path.root)
    if path.root in bindings:
        start = parse(bindings[path.root]) or start
    elif path.root == "x":
        return
    found = [start]
    for part in path.parts:
        found = [Path(one.root, (*one.parts, step)) for one in found for step in _steps(one, part, bindings, answers)]
    yield from found


def _steps(to: Path, part: Part, bindings: Mapping[str, str], answers: Answers) -> list[Part]:
    if not part.by_name or part.key not in ITERATORS:
        return [part]
    if part.key in bindings:
        return [Part("item", ast.literal_eval(bindings[part.key]))]
    try:
        held = lookup(to, answers)
    except NotDefined:
        return []
    held = getattr(held, "elements", held)
    keys = list(held) if isinstance(held, dict) else range(len(held)) if isinstance(held, list) else ()
    return [Part("item", key) for key in keys]


def _objects(kind: str, answers: Answers) -> list[str]:
    """The names of all objects of a class that the answers hold, at any depth."""
    found, seen = [], set()
    waiting: list[object] = list(answers.values())
    while waiting:
        one = waiting.pop()
        if isinstance(one, DAObject) and id(one) not in seen:
            seen.add(id(one))
            if any(base.__name__ == kind for base in type(one).__mro__):
                found.append(one.instanceName)
            waiting += vars(one).values()
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list | tuple | set):
            waiting += one
    return found
