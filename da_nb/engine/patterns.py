"""Every way a block may spell a name that is sought: with iterators `i`..`n` and a generic `x` (language 4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from da_nb.names import Part, Path, parse

ITERATOR_NAMES = ("i", "j", "k", "l", "m", "n")


@dataclass(frozen=True)
class Pattern:
    """One spelling. `x` is the text that `x` stands for, None in a plain one; `iterators` the text of each bracket."""

    spelling: str
    x: str | None = None
    iterators: tuple[str, ...] = ()

    @property
    def bindings(self) -> tuple[tuple[str, str], ...]:
        """Variables to set before the block is used, with the expressions of their values."""
        first = () if self.x is None else (("x", self.x),)
        return (*first, *zip(ITERATOR_NAMES, self.iterators, strict=False))


@lru_cache(maxsize=4096)
def patterns(name: str) -> tuple[Pattern, ...]:
    """The spellings of `name` in the order their blocks are tried.

    Plain before generic; then more dots, more brackets, fewer substitutions first; ties from left to right.
    A name that is no path has only itself.
    """
    path = parse(name)
    if path is None or not path.parts:
        return (Pattern(name),)
    found = [
        *_substituted(path, None),
        *(
            pattern
            for length in range(len(path.parts))
            for pattern in _substituted(Path("x", path.parts[length:]), str(Path(path.root, path.parts[:length])))
        ),
    ]
    return tuple(sorted(found, key=_rank))


def _substituted(path: Path, x: str | None) -> Iterator[Pattern]:
    """The path with every choice of its brackets replaced by iterators."""
    brackets = [at for at, part in enumerate(path.parts) if part.kind == "item"]
    for count in range(min(len(brackets), len(ITERATOR_NAMES)) + 1):
        for chosen in combinations(brackets, count):
            names = dict(zip(chosen, ITERATOR_NAMES, strict=False))
            parts = tuple(
                Part("item", names[at], by_name=True) if at in names else part for at, part in enumerate(path.parts)
            )
            values = tuple(_value(path.parts[at]) for at in chosen)
            yield Pattern(str(Path(path.root, parts)), x, values)


def _value(part: Part) -> str:
    return str(part.key) if part.by_name else repr(part.key)


def _rank(pattern: Pattern) -> tuple[bool, int, int, int]:
    return (
        pattern.x is not None,
        -pattern.spelling.count("."),
        -pattern.spelling.count("["),
        len(pattern.iterators),
    )
