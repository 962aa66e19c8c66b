"""Say what is new in an interview whose text has changed under a live session (issue 3, "Bad input gets")."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from da_nb.errors import Origin
from da_nb.language.marks import Piece, pieces
from da_nb.language.markup import plain
from da_nb.model.bundle import Bundle
from da_nb.model.screen import Screen

MOST_NAMED = 5
"""Blocks of each kind that are named; of more there is only the number."""


@dataclass(frozen=True)
class Reloaded:
    """What a person is told: which blocks changed, and what became of the question on the screen."""

    text: str
    detail: str


def told(before: Bundle, now: Bundle, shown: Screen | None, asked: Screen | None) -> Reloaded | None:
    """What has changed from one bundle to the next, `shown` and `asked` being their screens; None for nothing."""
    said = [sentence for verb in ("changed", "added", "removed") if (sentence := _said(verb, before, now))]
    if not said:
        return None
    return Reloaded(f"The interview has changed: {'; '.join(said)}.", _fate(shown, asked))


def _said(verb: str, before: Bundle, now: Bundle) -> str:
    places = [place for kind, place in _differences(before, now) if kind == verb]
    if not places:
        return ""
    if len(places) > MOST_NAMED:
        return f"{len(places)} blocks {verb}"
    at = "; ".join(map(str, places))
    return f"the block at {at} {verb}" if len(places) == 1 else f"the blocks at {at} {verb}"


def _differences(before: Bundle, now: Bundle) -> Iterator[tuple[str, Origin]]:
    """Blocks that were changed, added or removed, with their lines: those of the new text, if they are in it."""
    old = {source.name: list(pieces(source.text)) for source in before.sources}
    new = {source.name: list(pieces(source.text)) for source in now.sources}
    for name in dict.fromkeys((*new, *old)):
        mine, theirs = old.get(name, []), new.get(name, [])
        match = SequenceMatcher(None, [piece.text.strip() for piece in mine], [piece.text.strip() for piece in theirs])
        for _, first, last, start, end in (code for code in match.get_opcodes() if code[0] != "equal"):
            both = min(last - first, end - start)
            yield from (("changed", _origin(name, piece)) for piece in theirs[start : start + both])
            yield from (("added", _origin(name, piece)) for piece in theirs[start + both : end])
            yield from (("removed", _origin(name, piece)) for piece in mine[first + both : last])


def _origin(name: str, piece: Piece) -> Origin:
    """Where the first line of the block that is not blank stands."""
    blank = len(piece.text) - len(piece.text.lstrip())
    return Origin(name, piece.lines_before + piece.text.count("\n", 0, blank) + 1)


def _fate(shown: Screen | None, asked: Screen | None) -> str:
    if shown is None or asked is None:
        return ""
    if (shown.block, shown.sought, shown.title) == (asked.block, asked.sought, asked.title):
        same = shown == asked
        return "The question on the screen is as it was." if same else "The question on the screen was changed with it."
    return f"The question {plain(shown.title)!r} gave way to what the interview asks now."
