"""Compile texts to an Interview: blocks in order, and who defines which name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

from da_nb.blocks import parse_blocks
from da_nb.blocks.attachment import AttachmentBlock
from da_nb.blocks.base import Block
from da_nb.blocks.code import CodeBlock
from da_nb.blocks.configuration import NOTHING_SET, Configuration
from da_nb.blocks.imports import ImportsBlock
from da_nb.blocks.question import Question
from da_nb.blocks.text_files import Files
from da_nb.engine.parts import parts_of
from da_nb.engine.patterns import patterns
from da_nb.engine.precedence import in_order_of_trial
from da_nb.engine.spelled import Spelled
from da_nb.errors import Faults
from da_nb.language.code import Code, Expression
from da_nb.language.sources import documents
from da_nb.language.template import Template
from da_nb.model.bundle import Bundle
from da_nb.names import ITERATORS, canonical, parse


@dataclass(frozen=True)
class Candidate:
    """A block that may define a name: how it spells the name, and what `x` and iterators stand for then."""

    block: Block
    spelling: str
    bindings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Interview:
    """A compiled interview; immutable, so it may be shared by sessions and threads.

    `index` gives for each name the blocks that may define it, in the order they are tried: the latest first
    (language 4.4). `flow` holds the initial and mandatory blocks in file order. `places_process_action` says that
    the author calls process_action() himself. `imports` are the modules code can use, `afresh` the names that lose
    their values at the beginning of each evaluation. `generic` gives blocks by name with `x` and by class.
    """

    bundle: Bundle
    blocks: tuple[Block, ...]
    index: Mapping[str, tuple[Block, ...]]
    flow: tuple[Block, ...]
    metadata: Mapping[str, object]
    places_process_action: bool
    generic: Mapping[str, Mapping[str, tuple[Block, ...]]] = field(default_factory=dict)
    imports: tuple[ImportsBlock, ...] = ()
    afresh: tuple[Spelled, ...] = ()
    configuration: Configuration = NOTHING_SET

    @cached_property
    def files(self) -> frozenset[str]:
        """Names of all texts; an error in one of them is the author's."""
        return frozenset(source.name for source in self.bundle.sources)

    @property
    def title(self) -> str:
        """The title from the metadata, or ''."""
        return str(self.metadata.get("title", ""))

    def limit(self, feature: str, otherwise: int) -> int:
        """The number that `features` gives a limit, from 1."""
        given = self.configuration.features.get(feature)
        return given if isinstance(given, int) and not isinstance(given, bool) and given > 0 else otherwise

    @cached_property
    def file_names(self) -> tuple[Template, ...]:
        """Names of template and content files that are the same whatever is answered."""
        return tuple(name for files in parts_of(self.blocks, Files) for name in files.names if name.is_plain)

    def uses(self, name: str) -> bool:
        """Whether some code of the interview names `name`."""
        return any(block.mentions(name) for block in self.blocks)

    @cached_property
    def named(self) -> Mapping[str, Block]:
        """Blocks by the name a done block is remembered by."""
        return MappingProxyType({block.common.name: block for block in self.blocks})

    def candidates(self, name: str, class_of: Callable[[str], type | None]) -> Iterable[Candidate]:
        """Blocks that may define `name`, in the order to try them (language 4.4).

        `class_of` gives the class of the object that an expression leads to, None when there is none.
        """
        if name.isidentifier() or not self.spells:
            return self._plain.get(name, ())
        return self._spelt(name, class_of)

    @cached_property
    def _plain(self) -> Mapping[str, tuple[Candidate, ...]]:
        """Candidates of each name as it is written in the blocks."""
        return {name: tuple(Candidate(block, name) for block in blocks) for name, blocks in self.index.items()}

    def _spelt(self, name: str, class_of: Callable[[str], type | None]) -> Iterator[Candidate]:
        """Candidates of a name with attributes or items, of which blocks may write parts as `x` and `i`."""
        for pattern in patterns(name):
            if pattern.x is None:
                blocks = self.index.get(pattern.spelling, ())
            elif pattern.spelling in self.generic:
                kind = class_of(pattern.x)
                by_class = self.generic[pattern.spelling]
                classes = () if kind is None else kind.__mro__
                blocks = tuple(block for one in classes for block in by_class.get(one.__name__, ()))
            else:
                continue
            yield from (Candidate(block, pattern.spelling, pattern.bindings) for block in blocks)

    @cached_property
    def own_iterators(self) -> frozenset[str]:
        """Names of iterators that are variables of this interview as well, so that their values are saved."""
        return frozenset(name for block in self.blocks for name in ITERATORS & _variables(block))

    @cached_property
    def dependents(self) -> Mapping[str, tuple[Block, ...]]:
        """Blocks by the name they depend on (language 4.8)."""
        found: dict[str, tuple[Block, ...]] = {}
        for block in self.blocks:
            for name in block.common.depends_on:
                found[name] = (*found.get(name, ()), block)
        return MappingProxyType(found)

    @cached_property
    def watches(self) -> bool:
        """Whether anything follows from a change of a variable."""
        return bool(self.dependents or self.configuration.on_change)

    @cached_property
    def spells(self) -> bool:
        """Whether some block names variables by iterators or a generic `x`."""
        return bool(self.generic) or any("[" in name for name in self.index)


def compile_interview(bundle: Bundle, faults: Faults | None = None) -> Interview:
    """The Interview that the bundle's texts describe; what is wrong or has no effect is also put into `faults`.

    Raises InterviewError with file and line of what is wrong, ManyFaults when that is more than one thing.
    """
    faults = faults or Faults()
    blocks, configuration = parse_blocks(documents(bundle, faults), faults)
    for root in (configuration, *blocks):
        for part in parts_of(root, (Code, Expression, Template)):
            assert isinstance(part, Code | Expression | Template)
            with faults.caught():
                part.check()
    faults.tell()
    return indexed(bundle, blocks, configuration)


def indexed(bundle: Bundle, blocks: Sequence[Block], configuration: Configuration) -> Interview:
    """The Interview of blocks that are in order."""
    index: dict[str, list[Block]] = {}
    generic: dict[str, dict[str, tuple[Block, ...]]] = {}
    # An embedded block has its turn when its choice is pressed, and never of its own (language 10.3).
    free = [block for block in blocks if block.common.host is None]
    for block in in_order_of_trial(free, configuration.orders):
        for name in sorted(map(canonical, block.names)):
            index.setdefault(name, []).append(block)
            kind = block.common.generic
            if kind is not None and name.startswith(("x.", "x[")):
                classes = generic.setdefault(name, {})
                classes[kind] = (*classes.get(kind, ()), block)
    return Interview(
        bundle=bundle,
        blocks=tuple(blocks),
        index=MappingProxyType({name: tuple(found) for name, found in index.items()}),
        # A mandatory attachment block is taken and never run (language 17.22).
        flow=tuple(
            block
            for block in free
            if not isinstance(block, AttachmentBlock)
            and (block.common.mandatory, block.common.initial) != (False, False)
        ),
        metadata=configuration.metadata,
        places_process_action=any(
            isinstance(block, CodeBlock) and block.mentions("process_action") for block in blocks
        ),
        generic=MappingProxyType(generic),
        imports=tuple(block for block in blocks if isinstance(block, ImportsBlock)),
        afresh=tuple(_afresh(free, configuration)),
        configuration=configuration,
    )


def _variables(block: Block) -> frozenset[str]:
    """What the block gives lasting values to: not the targets of loops in its code."""
    if isinstance(block, Question):
        return block.inputs.names
    if not isinstance(block, CodeBlock):
        return block.names
    text = block.code.text
    return frozenset(name for name in block.code.assigned if re.search(rf"(?m)^\s*{re.escape(name)}\s*[-+*/]?=", text))


def _afresh(blocks: Iterable[Block], configuration: Configuration) -> Iterator[Spelled]:
    """Names forgotten at the start of each evaluation (language 4.7)."""
    named: list[tuple[str, str | None]] = [(name, None) for name in configuration.resets]
    for block in blocks:
        if block.common.afresh:
            names = block.recomputed if isinstance(block, Question) else block.names
            named += [(name, block.common.generic) for name in names]
    yield from (Spelled(path, kind) for name, kind in named if (path := parse(name)) is not None)


@lru_cache(maxsize=64)
def compiled(bundle: Bundle) -> Interview:
    """The Interview of a bundle; compiled once a process, since it is immutable."""
    return compile_interview(bundle)
