"""Kinds of blocks, one module each; reading documents to blocks."""

import logging
from collections.abc import Iterable
from typing import Any

from da_nb.blocks.base import KEYS, Block, BlockType, Common, read_common
from da_nb.blocks.question.inputs import DIRECTIVES
from da_nb.language.keys import closest, lower_keys, refuse
from da_nb.language.marks import Mapping
from da_nb.registry import discover

BLOCK_TYPES = discover(__name__, __path__, "BLOCK_TYPES", key="key")
"""Every block type by the key it is known by (language 3)."""

log = logging.getLogger(__name__)
FLOW_TYPES = tuple(sorted(key for key, kind in BLOCK_TYPES.items() if kind.flow))


def parse_blocks(documents: Iterable[Mapping]) -> tuple[list[Block], dict[str, object]]:
    """Blocks in order, and the metadata of the interview (later ones override).

    Raises InterviewError with file and line.
    """
    blocks: list[Block] = []
    metadata: dict[str, object] = {}
    for raw in documents:
        document = lower_keys(raw)
        if "metadata" in document:
            _merge(metadata, _metadata(document))
        elif set(document) != {"comment"}:
            blocks.append(_block(document, len(blocks)))
    return blocks, metadata


def _block(document: Mapping, number: int) -> Block:
    kinds = [key for key in BLOCK_TYPES if key in document]
    if len(kinds) != 1:
        _refuse_kind(document, kinds)
    kind: BlockType = BLOCK_TYPES[kinds[0]]
    _warn_of_unknown(document, kind)
    common = read_common(document, number)
    _check_flow(document, kind, common)
    return kind.parse(document, common)


def _warn_of_unknown(document: Mapping, kind: BlockType) -> None:
    """Keys without a meaning are passed over, as in the original; a misspelt one should be heard of (language 1)."""
    for key in document:
        if key not in kind.keys and key not in KEYS:
            hint = closest(str(key), kind.keys | KEYS)
            said = f" {hint}" if hint.startswith("Did") else ""
            log.warning(
                "%s: the key '%s' has no effect in a %s block.%s", document.key_origin(key), key, kind.key, said
            )


def _refuse_kind(document: Mapping, kinds: list[str]) -> None:
    if kinds:
        first, second = sorted(kinds, key=lambda key: document.key_lines[key])[:2]
        refuse(
            document,
            second,
            f"one block cannot have both '{first}' and '{second}'",
            "Put a line with --- between them, so that they become two blocks.",
        )
    keys = [key for key in document if isinstance(key, str)]
    asking = next((key for key in keys if key in DIRECTIVES), None)
    if asking is not None:
        refuse(document, asking, f"'{asking}' stands in a block without 'question'", "Add  question: What to ask")
    hints = next((hint for key in keys if (hint := closest(key, BLOCK_TYPES)).startswith("Did")), "")
    refuse(
        document,
        None,
        "this block is of no known kind",
        hints or f"A block has one of these keys: {', '.join(sorted((*BLOCK_TYPES, 'metadata', 'include')))}.",
    )


def _check_flow(document: Mapping, kind: BlockType, common: Common) -> None:
    """`mandatory` and `initial` stand only where they mean something (language 4.2)."""
    if common.initial is not False:
        if kind.key != "code":
            refuse(document, "initial", "'initial' goes with 'code' only", "Use 'mandatory: True' here.")
        if common.mandatory is not False:
            refuse(document, "initial", "a block is either initial or mandatory", "Remove one of the two keys.")
    if common.mandatory is not False and not kind.flow:
        refuse(
            document,
            "mandatory",
            f"'mandatory' does not go with '{kind.key}'",
            f"It goes with: {', '.join(FLOW_TYPES)}.",
        )


def _metadata(document: Mapping) -> dict[str, object]:
    others = [key for key in document if key not in ("metadata", "comment")]
    if others:
        refuse(document, others[0], f"'{others[0]}' cannot stand beside 'metadata'", "Give it a block of its own.")
    value = document["metadata"]
    if not isinstance(value, Mapping):
        refuse(document, "metadata", "metadata is a list of keys and values", "For example:  title: My interview")
    return {str(key): item for key, item in value.items()}


def _merge(into: dict[str, Any], new: dict[str, Any]) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            into[key] = {**into[key], **value}
        else:
            into[key] = value
