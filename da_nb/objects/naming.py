"""What an object's name in the interview says in words: `shop.back_door` is 'back door in the shop' (library 3)."""

import re

from da_nb.language.speech import noun_plural, noun_singular, ordinal
from da_nb.language.wordtable import word
from da_nb.names import Part, Path, parse


def spoken_name(name: str) -> str:
    """The name in words, innermost thing first: `fruit[2].seed` is 'seed in the third fruit'."""
    path = parse(name)
    if path is None:
        return name.replace("_", " ")
    return f" {word('in the')} ".join(reversed(_things(path)))


def noun(name: str) -> str:
    """What the things in a group are called, from the last part of its name: `shop.customers` gives 'customers'."""
    path = parse(name)
    words = _things(path)[-1] if path is not None else name.replace("_", " ")
    return word(words)


def _things(path: Path) -> list[str]:
    things = [_plain(path.root)]
    for part in path.parts:
        if part.kind == "attribute":
            things.append(_plain(str(part.key)))
        else:
            things[-1] = _which(part, things[-1])
    return things


def _plain(identifier: str) -> str:
    return identifier.replace("_", " ").strip()


def _which(part: Part, thing: str) -> str:
    key = part.key
    if isinstance(key, int) and not isinstance(key, bool) and not part.by_name:
        return f"{ordinal(key)} {noun_singular(thing)}"
    return f"{_plain(str(key))} {noun_singular(thing)}"


def plural_noun(name: str, quantity: int | None = None) -> str:
    """The noun of a group's name for `quantity` things; the plural without one."""
    return noun_plural(noun(name), quantity)


def item_path(group: str, key: object) -> str:
    """The name of an item of a group."""
    return f"{group}[{key!r}]"


def is_item_of(name: str, group: str) -> bool:
    """Whether `name` is that of an item directly in `group`, and not further inside."""
    return name.startswith(group) and re.fullmatch(r"\[[^\[\].]*\]", name[len(group) :]) is not None
