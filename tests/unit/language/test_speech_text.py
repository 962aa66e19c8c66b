"""Text shaped for screens, forms and files."""

import pytest

from da_nb.language.markup import plain, to_html
from da_nb.language.speech_text import (
    decode_name,
    encode_name,
    quote_paragraphs,
    redacted,
    single_paragraph,
    single_to_double_newlines,
    split,
    verbatim,
)

HOSTILE = '*a* <b>x</b> [TARGET x] & "q" -- `c` _d_ :home: $x'


def test_verbatim_text_is_seen_as_it_was_typed() -> None:
    """Library 2: markup in `verbatim()` text is shown, not obeyed."""
    html = to_html(verbatim(HOSTILE))
    assert plain(html) == HOSTILE
    assert "<b>" not in html


@pytest.mark.parametrize("name", ["x", "a.b[0].c", "case['é']"])
def test_names_survive_encoding(name: str) -> None:
    """Library 2: `decode_name` undoes `encode_name`."""
    assert decode_name(encode_name(name)) == name


@pytest.mark.parametrize(
    ("index", "part"),
    [("all", ["the quick", "brown", "fox jumps over"]), (0, "the quick"), (2, "fox jumps over"), (7, "")],
)
def test_split_between_words(index: object, part: object) -> None:
    """Library 2: parts are as wide as asked for, the last holds the rest."""
    assert split("the quick brown fox jumps over", [10, 8], index) == part


def test_split_cuts_a_word_that_is_too_long() -> None:
    """Library 2: a part is never wider than its width."""
    assert split("abcdefgh ij", 3, "all") == ["abc", "defgh ij"]


def test_redacted_text_keeps_spaces_and_markup_codes() -> None:
    """Library 2: block characters in place of letters; markup codes stay."""
    assert redacted("My [NEWLINE] SSN 1") == "██ [NEWLINE] ███ █"


def test_lines_become_paragraphs_and_back() -> None:
    """Library 2: line breaks doubled, taken away, quoted."""
    text = "a\nb\n\nc"
    assert single_to_double_newlines(text) == "a\n\nb\n\nc"
    assert single_paragraph(text) == "a b c"
    assert quote_paragraphs(text) == "> a\n>\n> b\n>\n> c"
