"""What a person reads of a Markdown text (language 13.2 to 13.4)."""

import pytest

from tests.spec.conftest import Visit


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('He said "hi" -- it\'s **bo**ld...', "He said “hi” – it’s bold…"),  # noqa: RUF001
        ("one\ntwo[BR]three", "one two three"),
        ("* a\n* b\n    1. c\n    2. d", "a b c d"),
        ("| A | B |\n|---|---|\n| 1 | `x & y` |", "A B 1 x & y"),
        ("&copy; &lt;b&gt; <b>bold</b>", "© <b> bold"),
        ("so:\n\n    code <b>", "so: code <b>"),
        ("Note[^1].\n\n[^1]: Foot.", "Note1. Foot. ↩"),
        ('![alt](http://x.org/y.png) [link](http://z.org "title")', "link"),
        ("# Head\n## Sub", "Head Sub"),
        ("> quote", "quote"),
        (":house: at 10:30:45", "at 10:30:45"),
        ("a[NBSP]b [ENDASH] c[EMDASH]d", "a b – c—d"),  # noqa: RUF001
        ("[BEGIN_TWOCOL]left[BREAK]right[END_TWOCOL]", "left right"),
        ("a [PAGEBREAK] b", "a b"),
        ("[CENTER] middle", "middle"),
        ("{not a term}", "{not a term}"),
        ("$5 < $6 & more", "$5 < $6 & more"),
        ("<script>x()</script>seen<style>p {}</style>", "seen"),
        (
            "seen <span hidden>not</span> <i style='display:none'>nor <b>this</b></i> <b class='d-none'>or</b> end",
            "seen end",
        ),
        ("<details><summary>Open me</summary>folded <p>text</p></details> after", "Open me after"),
        ("<details open><summary>Opened</summary>text</details>", "Opened text"),
    ],
)
def test_what_is_read(drive: Visit, text: str, read: str) -> None:
    """Language 13.2: white space normalised, nothing hidden, no alternative texts of pictures."""
    indented = "\n".join(f"  {line}" for line in text.split("\n"))
    assert drive(f"mandatory: True\nquestion: Q\nsubquestion: |\n{indented}\n").text == f"Q {read}".strip()


def test_headings_and_labels_are_one_line(drive: Visit) -> None:
    """Language 13.2: no outer paragraph; inner paragraph breaks become spaces."""
    visit = drive(
        'mandatory: True\nquestion: |\n  One\n\n  **two**\nfield: a\nbuttons:\n  - "It\'s *it*": 1\n  - B: 2\n'
    )
    assert visit.text == "One two It’s it B"  # noqa: RUF001
