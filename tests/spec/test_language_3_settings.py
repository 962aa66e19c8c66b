"""Blocks that only configure the interview (language 1, 3)."""

import pytest

from da_nb.errors import InterviewError
from da_nb.model.parts import Section
from tests.play import compiled_text

SETTINGS = """\
features:
  progress bar: True
  css: a.css
---
features:
  progress bar: False
---
sections:
  - intro: Introduction
  - About
progressive: False
---
interview help:
  heading: Ask us
  content: Call
---
interview help: Write
---
images:
  bills: money.svg
---
image sets:
  free:
    attribution: By us
    images:
      - cat: cat.svg
---
default screen parts:
  under: Below
  post: After
---
default screen parts:
  post: null
---
default validation messages:
  required: Please answer.
---
terms:
  law: A rule
auto terms:
  court: A place
---
order:
  - a
  - b
---
mandatory: True
question: Hello
"""


def test_settings_are_kept() -> None:
    """Language 3: each such block is read, and later ones override or add to earlier ones."""
    configuration = compiled_text(SETTINGS).configuration
    assert configuration.features == {"progress bar": False, "css": "a.css"}
    assert configuration.sections == {"*": (Section("intro", "Introduction"), Section("About", "About"))}
    assert not configuration.progressive
    assert [help.content.text for help in configuration.help] == ["Call", "Write"]
    assert {name: image.attribution for name, image in configuration.images.items()} == {"bills": None, "cat": "By us"}
    assert {part: text.text for part, text in configuration.parts["*"].items()} == {"under": "Below"}
    assert configuration.messages == {"required": "Please answer."}
    assert [term.phrases for term in (*configuration.terms, *configuration.auto_terms)] == [("law",), ("court",)]
    assert configuration.orders == (("a", "b"),)


def test_settings_do_not_count_as_blocks() -> None:
    """Language 1: only appended blocks count in Question_<n>."""
    assert [block.common.name for block in compiled_text(SETTINGS).blocks] == ["Question_0"]


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("features: fast\n", "features is a list of keys and values", 1),
        ("features: {a: 1}\nquestion: A\n", "one block cannot have both 'features' and 'question'", 2),
        ("sections: one\n", "`sections` takes a list, not text", 1),
        ("sections:\n  - null\n", "a section is nothing", 2),
        ("interview help:\n  heading: A\n", "the interview help has no content", 1),
        ("interview help:\n", "the interview help is empty", 1),
        ("interview help:\n  text: A\n", "interview help has no key 'text'", 2),
        ("default screen parts:\n  undr: A\n", "there is no screen part 'undr'", 2),
        ("default screen parts: A\n", "`default screen parts` takes a mapping of keys, not text", 1),
        ("default validation messages:\n", "'default validation messages' is empty", 1),
        ("default validation messages:\n  required:\n", "`required` is missing or empty", 2),
        ("images:\n", "'images' names no pictures", 1),
        ("terms:\n", "'terms' names no terms", 1),
        ("terms:\n  law: [a]\n", "the definition of the term 'law' is a list", 2),
        ("order: a\nid: b\n", "'id' cannot stand beside 'order'", 2),
        ("order: []\n", "'order' names no blocks", 1),
    ],
)
def test_malformed_settings(text: str, problem: str, line: int) -> None:
    """Language 15: a malformed block is refused with its line and how to mend it."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(text)
    assert (caught.value.problem, caught.value.origin and caught.value.origin.line) == (problem, line)
    assert caught.value.mend


def test_an_unknown_key_is_heard_of(caplog: pytest.LogCaptureFixture) -> None:
    """Language 1: unknown keys are passed over with a line in the log."""
    compiled_text("sections: [A]\nprogresive: False\n")
    assert "Did you mean 'progressive'?" in caplog.text
