"""Blocks that stand in the place of a choice's value: pressing the choice puts them to work (language 10.3)."""

from collections.abc import Iterator

from da_nb.blocks.question.options import PARTS
from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping, Sequence

LISTS = ("buttons", "choices", "dropdown")
"""Directives whose choices may stand for blocks, when the question has no variable."""
KINDS = ("code", "question")


def embedded_documents(document: Mapping) -> Iterator[tuple[int, Mapping]]:
    """The blocks that the choices of a question stand for, by the position of the choice."""
    if "field" in document:
        return
    for key in LISTS:
        given = document.get(key)
        items = [given] * len(given) if isinstance(given, Mapping) else given if isinstance(given, Sequence) else []
        for at, item in enumerate(items):
            label = list(given)[at] if isinstance(given, Mapping) else label_of(item)
            value = item.get(label) if isinstance(item, Mapping) else None
            if isinstance(value, Mapping):
                yield at, value


def label_of(item: object) -> object:
    """The key of a written choice that is its label; None when it has none such."""
    keys = list(item) if isinstance(item, Mapping) else []
    return next((key for key in keys if key not in PARTS), keys[0] if len(keys) == 1 else None)


def count_embedded(document: Mapping) -> int:
    """How many blocks stand inside the block, at any depth."""
    return sum(1 + count_embedded(block) for _, block in embedded_documents(document))


def check_embedded(document: Mapping) -> None:
    """Refuse a block that a choice cannot stand for."""
    if not any(kind in document for kind in KINDS):
        refuse(
            document,
            next(iter(document), None),
            "a choice can stand for a block with 'code' or 'question' only",
            "Write  - Label:\n      code: |\n        name = 'value'",
        )
