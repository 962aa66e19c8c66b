"""Kinds of blocks, one module each; reading documents to blocks."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from da_nb.blocks.base import KEYS, Block, BlockType, Common, read_common
from da_nb.blocks.configuration import NOTHING_SET, Configuration
from da_nb.blocks.fragments import with_fragments
from da_nb.blocks.question.embedded import check_embedded, count_embedded, embedded_documents
from da_nb.blocks.question.inputs import DIRECTIVES
from da_nb.blocks.settings import SETTINGS
from da_nb.blocks.settings.language import language_from_here, with_language
from da_nb.errors import Faults, InterviewError
from da_nb.language.keys import closest, lower_keys, refuse
from da_nb.language.marks import Mapping
from da_nb.registry import discover

BLOCK_TYPES = discover(__name__, __path__, "BLOCK_TYPES", key="key")
"""Every block type by the key it is known by (language 3)."""

log = logging.getLogger(__name__)
_OF_QUESTIONS = ("section", "css class")
FLOW_TYPES = tuple(sorted(key for key, kind in BLOCK_TYPES.items() if kind.flow))


def parse_blocks(documents: Iterable[Mapping], faults: Faults) -> tuple[list[Block], Configuration]:
    """Blocks in order, and what the other documents say about the interview.

    What is wrong with a block goes to `faults`; the block is left out.
    """
    configuration, rest = NOTHING_SET, []
    spoken: dict[str, str] = {}
    for raw in documents:
        with faults.caught():
            document = lower_keys(raw)
            settings = [key for key in SETTINGS if key in document and not _is_modifier(key, document)]
            if settings:
                configuration = _configured(configuration, document, settings, faults)
            if BLOCK_TYPES.keys() & document.keys() or not (settings or set(document) <= {"comment", "language"}):
                rest.append(with_language(document, spoken))
            spoken |= language_from_here(document)
    configuration = replace(configuration, milestones=_milestones(rest))
    blocks: list[Block] = []
    for document in rest:
        with faults.caught():
            blocks += _blocks(document, len(blocks), configuration, faults)
    return blocks, configuration


def _milestones(documents: Iterable[Mapping]) -> tuple[float, ...]:
    """The numbers to which questions set the progress bar."""
    given = (document.get("progress") for document in documents if "question" in document)
    return tuple(sorted({float(number) for number in given if isinstance(number, int | float)}))


def _is_modifier(key: str, document: Mapping) -> bool:
    """Whether the key belongs to a question and not to the interview, as `terms` beside a question does."""
    return "question" in document and key in BLOCK_TYPES["question"].keys


def _configured(configuration: Configuration, document: Mapping, settings: list[str], faults: Faults) -> Configuration:
    others = [key for key in document if key not in settings and key != "comment"]
    block = next((key for key in others if key in BLOCK_TYPES), None)
    for key in settings:
        beside = next((other for other in document if other not in (key, "comment")), None)
        if SETTINGS[key].alone and beside is not None:
            refuse(document, beside, f"'{beside}' cannot stand beside '{key}'", "Give it a block of its own.")
        if block is not None and block not in SETTINGS[key].keys:
            _refuse_kind(document, [key, str(block)])
        configuration = SETTINGS[key].add(document, configuration)
    for key in ("mandatory", "initial"):
        if document.get(key) not in (None, False) and key not in SETTINGS[settings[0]].keys:
            refuse(document, key, f"'{key}' does not go with '{settings[0]}'", f"It goes with: {_goes_with(key)}.")
    known = KEYS.union(*(SETTINGS[key].keys for key in settings))
    _warn_of(document, [key for key in others if key not in known], known, settings[0], faults)
    return configuration


def _blocks(
    document: Mapping, number: int, configuration: Configuration, faults: Faults, outer: Common | None = None
) -> list[Block]:
    """The block and before it those embedded in it, which are numbered first (language 1)."""
    inner = [(at, lower_keys(block)) for at, block in embedded_documents(document)]
    for _, block in inner:
        check_embedded(block)
    count = sum(1 + count_embedded(block) for _, block in inner)
    common = read_common(document, number + count, configuration)
    found: list[Block] = []
    embedded: list[tuple[int, Block]] = []
    for at, block in inner:
        found += _blocks(block, number + len(found), configuration, faults, outer or common)
        embedded.append((at, found[-1]))
    kind = _kind_of(document)
    _warn_of(document, [key for key in document if key not in kind.keys | KEYS], kind.keys | KEYS, kind.key, faults)
    _check_flow(document, kind, common)
    if embedded:
        common = replace(common, embedded=tuple(embedded))
    if outer is not None:
        common = replace(common, host=outer.name, mandatory=outer.mandatory, initial=False)
    return [*found, kind.parse(with_fragments(document, configuration), common)]


def _kind_of(document: Mapping) -> BlockType:
    kinds = [key for key in BLOCK_TYPES if key in document and (key == "question" or not _is_modifier(key, document))]
    if len(kinds) != 1:
        _refuse_kind(document, kinds)
    kind: BlockType = BLOCK_TYPES[kinds[0]]
    wrong = next((key for key in _OF_QUESTIONS if key in document and key not in kind.keys), None)
    if wrong is not None:
        refuse(document, wrong, f"'{wrong}' stands in a block without 'question'", "Move it to the question it is for.")
    return kind


def _goes_with(key: str) -> str:
    return "code" if key == "initial" else ", ".join(FLOW_TYPES)


def _warn_of(document: Mapping, unknown: Iterable[object], known: frozenset[str], kind: str, faults: Faults) -> None:
    """Keys without a meaning are passed over, as in the original; a misspelt one should be heard of (language 1)."""
    for key in unknown:
        hint = closest(str(key), known)
        said = hint if hint.startswith("Did") else ""
        problem = f"the key '{key}' has no effect in a {kind} block"
        faults.remarks.append(InterviewError(problem, document.key_origin(key), said or "Remove it."))
        log.warning("%s: %s.%s", document.key_origin(key), problem, f" {said}" if said else "")


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
    hints = next((hint for key in keys if (hint := closest(key, (*BLOCK_TYPES, *SETTINGS))).startswith("Did")), "")
    refuse(
        document,
        None,
        "this block is of no known kind",
        hints or f"A block has one of these keys: {', '.join(sorted((*BLOCK_TYPES, *SETTINGS, 'include')))}.",
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
