"""Read YAML documents keeping the line of every key."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from da_nb.errors import Faults, InterviewError, Origin
from da_nb.language.code import remember_lines
from da_nb.language.scalars import resolve
from da_nb.language.yaml_errors import explain
from da_nb.model.bundle import Source

_CUT = re.compile(r"^--- *$\n?", re.MULTILINE)
_END = re.compile(r"^\.\.\. *\s*\Z", re.MULTILINE)
_TAG = "tag:yaml.org,2002:"
# The parser in C is nine times faster; the one in Python serves where there is no libyaml.
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mapping(dict[object, object]):
    """A mapping that knows its file and lines.

    `line` is where it begins, `lines[key]` where the text of the key's value begins (for a block scalar the line
    after the key), `key_lines[key]` where the key stands.
    """

    __slots__ = ("file", "key_lines", "line", "lines")

    file: str
    line: int
    lines: dict[object, int]
    key_lines: dict[object, int]

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines = {}
        self.key_lines = {}

    def __reduce__(self) -> tuple[object, ...]:
        state = {"lines": self.lines, "key_lines": self.key_lines}
        return Mapping, (self.file, self.line), (None, state), None, iter(self.items())

    def put(self, key: object, value: object, key_line: int, line: int) -> None:
        """Set `key` together with its lines."""
        self[key] = value
        self.key_lines[key] = key_line
        self.lines[key] = line

    def origin(self, key: object = None) -> Origin:
        """Where the value of `key` begins; where the mapping begins if the key is absent."""
        return Origin(self.file, self.lines.get(key, self.line))

    def key_origin(self, key: object) -> Origin:
        """Where `key` stands; where the mapping begins if the key is absent."""
        return Origin(self.file, self.key_lines.get(key, self.line))


class Sequence(list[object]):
    """A list that knows its file and lines; `lines[n]` is where item n begins."""

    __slots__ = ("file", "line", "lines")

    file: str
    line: int
    lines: list[int]

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines = []

    def __reduce__(self) -> tuple[object, ...]:
        return Sequence, (self.file, self.line), (None, {"lines": self.lines}), iter(self)

    def put(self, value: object, line: int) -> None:
        """Append an item together with its line."""
        self.append(value)
        self.lines.append(line)

    def origin(self, position: int | None = None) -> Origin:
        """Where item `position` begins; where the list begins if it is None."""
        return Origin(self.file, self.line if position is None else self.lines[position])


@dataclass(frozen=True)
class Piece:
    """Text of one block and the number of lines that stand before it in its file."""

    text: str
    lines_before: int


def documents(source: Source, faults: Faults | None = None) -> list[Mapping]:
    """Blocks of one text in order; the lines are lines of the whole text, from 1.

    Bad YAML, a key given twice, and a document that is not a mapping go to `faults`, with the block left out.
    Raises InterviewError instead when there are none.
    """
    remember_lines(source)
    found, collected = [], faults or Faults()
    for piece in pieces(source.text):
        with collected.caught():
            block = document(piece, source.name)
            if block is not None:
                found.append(block)
    if faults is None:
        collected.tell()
    return found


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text at its lines `---`; blank pieces are left out (language 1)."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\t", "  ")
    start, line = 0, 0
    for cut in [*_CUT.finditer(text), None]:
        piece = text[start : cut.start() if cut else len(text)]
        if piece and not piece.isspace():
            yield Piece(_END.sub("", piece) if "..." in piece else piece, line)
        if cut:
            line += text.count("\n", start, cut.end())
            start = cut.end()


def document(piece: Piece, file: str) -> Mapping | None:
    """Mapping of one piece of `file`; None if it holds comments only."""
    return _Reader(piece, file).document()


class _Reader:
    """Builds the values of one block from the parser's events."""

    def __init__(self, piece: Piece, file: str) -> None:
        self._piece = piece.text
        self._before = piece.lines_before
        self._file = file
        self._anchors: dict[str, object] = {}

    def document(self) -> Mapping | None:
        """Mapping of the block; None if it holds comments only."""
        try:
            self._next: Callable[[], Event] = _Parser(self._piece).get_event
            self._next()
            if isinstance(self._next(), StreamEndEvent):
                return None
            first = self._next()
            value = self._value(first)
            self._next()
            after = self._next()
        except yaml.YAMLError as error:
            raise explain(error, self._piece, self._before, self._file) from error
        if isinstance(after, DocumentStartEvent):
            raise self._fault(after, "a second document begins here", "Write --- alone on its line.")
        if isinstance(value, Mapping):
            return value
        kind = "a list" if isinstance(value, Sequence) else "only text"
        raise self._fault(first, f"this block is {kind} and has no keys", "Begin with a key, as in `question: …`.")

    def _line(self, event: Event) -> int:
        # Both parsers mark every event.
        return event.start_mark.line + self._before + 1  # type: ignore[union-attr]

    def _text_line(self, event: Event) -> int:
        """Line of a value; the text of a block scalar begins one line after its sign."""
        line = self._line(event)
        return line + 1 if isinstance(event, ScalarEvent) and event.style in ("|", ">") else line

    def _fault(self, event: Event, problem: str, mend: str) -> InterviewError:
        return InterviewError(problem, Origin(self._file, self._line(event)), mend)

    def _value(self, event: Event) -> object:
        value: object
        if isinstance(event, ScalarEvent):
            value = self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            value = self._mapping(event)
        elif isinstance(event, SequenceStartEvent):
            value = self._sequence(event)
        else:
            return self._alias(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = value
        return value

    def _scalar(self, event: ScalarEvent) -> object:
        if event.tag is None and event.style:
            return event.value
        try:
            return resolve(event.value) if event.tag is None else self._tagged(event, event.tag.removeprefix(_TAG))
        except ValueError as error:
            problem = f"{event.value} is not a date or number"
            raise self._fault(event, problem, "Put it in quotation marks if it is text.") from error

    def _tagged(self, event: ScalarEvent, tag: str) -> object:
        if tag in ("str", "!"):
            return event.value
        if tag not in ("int", "float", "bool", "null", "timestamp"):
            raise self._fault(event, f"the tag {event.tag} means nothing here", "Put the text in quotation marks.")
        value = resolve(event.value)
        return float(value) if tag == "float" and isinstance(value, int) else value

    def _sequence(self, start: SequenceStartEvent) -> Sequence:
        out = Sequence(self._file, self._line(start))
        event = self._next()
        while not isinstance(event, SequenceEndEvent):
            out.put(self._value(event), self._text_line(event))
            event = self._next()
        return out

    def _mapping(self, start: MappingStartEvent) -> Mapping:
        out = Mapping(self._file, self._line(start))
        merged: list[object] = []
        event = self._next()
        while not isinstance(event, MappingEndEvent):
            key, key_line = self._key(event), self._line(event)
            if key in out:
                mend = f"Remove one; the first is on line {out.key_lines[key]}."
                raise self._fault(event, f"the key {key!r} appears twice", mend)
            value_event = self._next()
            value = self._value(value_event)
            if key == "<<" and isinstance(value, Mapping | Sequence):
                merged.append(value)
            else:
                out.put(key, value, key_line, self._text_line(value_event))
            event = self._next()
        for value in merged:
            _merge(out, value)
        return out

    def _key(self, event: Event) -> object:
        key = self._value(event)
        if isinstance(key, Mapping | Sequence):
            raise self._fault(event, "a key begins with [ or {", "Put the whole key in quotation marks.")
        return key

    def _alias(self, event: Event) -> object:
        anchor = event.anchor if isinstance(event, AliasEvent) else None
        if anchor not in self._anchors:
            raise self._fault(
                event, f"no value is marked &{anchor}", "Put a text that begins with * in quotation marks."
            )
        return self._anchors[anchor]


def _merge(out: Mapping, value: object) -> None:
    """Add what `<<` brings; keys written out win, then those of earlier mappings."""
    for source in value if isinstance(value, Sequence) else [value]:
        if isinstance(source, Mapping):
            for key in source:
                if key not in out:
                    out.put(key, source[key], source.key_lines[key], source.lines[key])
