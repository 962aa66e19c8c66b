"""Icons by name."""

import pytest

from da_nb.errors import InterviewError
from da_nb.language.icons import read_image_sets, read_images
from da_nb.language.marks import Mapping, documents
from da_nb.language.markup import plain, to_inline
from da_nb.language.rendering import Image, Media, Rendering
from da_nb.model.bundle import Source

FILES = {"cow.svg": Media("/cow.svg", "image/svg+xml", "cow.svg"), "a.pdf": Media("/a.pdf", "application/pdf", "a.pdf")}
WITH = Rendering(files=FILES.get, images={"cow": Image("cow.svg"), "paper": Image("a.pdf"), "lost": Image("lost.svg")})


def block(text: str) -> Mapping:
    """The mapping of one YAML document."""
    return documents(Source("test.yml", text))[0]


@pytest.mark.parametrize(
    ("text", "css"),
    [
        (":cog:", "fas fa-cog"),
        (":file-word:", "fas fa-file-word"),
        (":a_1:", "fas fa-a_1"),
        (":fab-fa-github:", "fab fa-github"),
        (":far-fa-file-word:", "far fa-file-word"),
        (":fa-brands-fa-github:", "fa-brands fa-github"),
        (":fabric:", "fas fa-fabric"),
    ],
)
def test_icons_of_font_awesome(text: str, css: str) -> None:
    """Language 13.4: a solid icon, or of the style before `-fa-`; nothing to read."""
    assert to_inline(text) == f'<i class="{css}" aria-hidden="true"></i>'
    assert plain(to_inline(text)) == ""


def test_images_of_the_interview_come_first() -> None:
    """Language 13.4: a defined image, else an icon."""
    assert to_inline("A :cow:", WITH) == (
        'A <img class="da-icon" src="/cow.svg" alt="cow" style="height:1em;vertical-align:-0.125em">'
    )
    assert 'class="fas fa-paper"' in to_inline(":paper:", WITH)
    assert 'class="fas fa-lost"' in to_inline(":lost:", WITH)
    assert 'class="fas fa-cow"' in to_inline(":cow:")


@pytest.mark.parametrize("text", ["12:30:45", "a: b: c", ":1a:", ": a:", "`:cog:`", "[NO_EMOJIS]:cog:", "a:b"])
def test_what_is_no_icon(text: str) -> None:
    """Language 13.4: times, colons, code; [NO_EMOJIS] switches icons off for this text."""
    assert "<i " not in to_inline(text)
    assert plain(to_inline(text)) == text.replace("`", "").replace("[NO_EMOJIS]", "")


@pytest.mark.parametrize("text", ["images:\n  a: b.svg\n  c: d.png", "images:\n  - a: b.svg\n  - c: d.png"])
def test_reading_images(text: str) -> None:
    """Language 3: names to files."""
    assert read_images(block(text)) == {"a": Image("b.svg"), "c": Image("d.png")}


def test_reading_image_sets() -> None:
    """Language 3: each set with whom to thank."""
    text = "image sets:\n  zoo:\n    attribution: By **me**\n    images:\n      - a: b.svg\n"
    text += "  empty:\n  bare:\n    images:\n      c: d.png"
    assert read_image_sets(block(text)) == {"a": Image("b.svg", "By **me**"), "c": Image("d.png")}
    assert read_image_sets(block("image sets:")) == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("images:\n  a:", "`a` is missing or empty"),
        ("images:\n  - a", "an item of `images` is text"),
    ],
)
def test_malformed_images(text: str, problem: str) -> None:
    """Language 15: where, what, how to mend."""
    with pytest.raises(InterviewError) as caught:
        read_images(block(text))
    assert caught.value.problem == problem


def test_malformed_image_sets() -> None:
    """Language 15: an unknown key of a set is named."""
    with pytest.raises(InterviewError, match="an image set has no key 'imgs'"):
        read_image_sets(block("image sets:\n  a:\n    imgs:\n      b: c.svg"))
