"""Which of several blocks for one name is tried first (language 1 'language', 4.6)."""

import pytest

from tests.play import play

BLOCKS = """\
id: one
code: a = 1
---
id: two
code: a = 2
---
id: three
code: a = 3
---
mandatory: True
question: ${ a }
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (BLOCKS, "3"),
        (f"order: [one, two, three]\n---\n{BLOCKS}", "1"),
        (f"order: [two, three]\n---\n{BLOCKS}", "2"),
        (BLOCKS.replace("id: one\n", "id: one\nsupersedes: three\n"), "2"),
        (BLOCKS.replace("id: one\n", "id: one\nsupersedes: [three, two]\n"), "1"),
        (f"order: [one, three]\n---\norder: [three, one]\n---\n{BLOCKS}", "2"),
    ],
)
def test_the_author_decides_which_block_is_tried_first(text: str, value: str) -> None:
    """Language 4.6: `order` and `supersedes` go before the place in the file."""
    assert play(text).screen.question == value


def test_unknown_ids_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Language 4.6: an id that no block has changes nothing."""
    assert play(f"order: [nobody, one]\n---\n{BLOCKS}").screen.question == "3"
    assert "No block has the id 'nobody'" in caplog.text


@pytest.mark.parametrize(("language", "said"), [("en", "Hello"), ("es", "Hola"), ("fr", "Hello")])
def test_a_block_of_the_language_spoken_goes_first(language: str, said: str) -> None:
    """Language 1: a block with `language` counts only while that language is spoken, and then before the others."""
    run = play(
        f"""\
initial: True
code: set_language('{language}')
---
language: es
template: greeting
content: Hola
---
template: greeting
content: Hello
---
mandatory: True
question: ${{ greeting }}
"""
    )
    assert run.screen.question == said
