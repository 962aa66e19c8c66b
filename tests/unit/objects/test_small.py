"""Small objects."""

import pickle

from da_nb.objects.small import DACatchAll, DAContext, DAEmpty, DALink


def test_nothing_at_all() -> None:
    """Library 11: DAEmpty absorbs everything and prints as ''."""
    nothing = DAEmpty()
    assert str(nothing.a.b[3]) == ""
    assert len(nothing) == 0
    assert not nothing
    assert nothing + 3 == 3
    assert 3 + nothing == 3
    assert list(nothing) == []
    assert "a" not in nothing
    assert str(DAEmpty(str="none")) == "none"
    assert str(pickle.loads(pickle.dumps(DAEmpty(str="x")))) == "x"


def test_link() -> None:
    """Library 7: a link under words."""
    assert str(DALink("l", url="https://example.com", anchor_text="here")) == "[here](https://example.com)"


def test_text_by_place() -> None:
    """Library 7: one text on the screen, another in documents."""
    text = DAContext("screen", "document")
    assert str(text) == "screen"
    assert text.text_in("pdf") == "document"
    assert not text.has_nonrandom_instance_name
    other = DAContext("ctx", question="q", document="d", pdf="p")
    assert (str(other), other.text_in("pdf"), other.text_in("docx")) == ("q", "p", "d")


def test_catch_all() -> None:
    """Library 7: its value stands for it."""
    caught = DACatchAll("c", value=3)
    assert (str(caught), int(caught), caught + 1, caught == 3) == ("3", 3, 4, True)
