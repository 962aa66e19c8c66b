"""Tags that show pictures, sounds, films, files and codes."""

import pytest

from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import Image, Media, Rendering

FILES = {
    "cat.jpg": Media("/files/cat.jpg", "image/jpeg", "cat.jpg"),
    "17": Media("/files/17", "image/png", "plan.png", alt="The plan"),
    "a.mp3": Media("/files/a.mp3", "audio/mpeg", "a.mp3"),
    "a.mp4": Media("/files/a.mp4", "video/mp4", "a.mp4"),
    "a.pdf": Media("/files/a.pdf?x=1&y=2", "application/pdf", "a & b.pdf"),
    "a.md": Media("/files/a.md", "text/markdown", "a.md", text="# Hi\n\n*there* [FILE cat.jpg] [FIELD x] [BR]"),
    "a.txt": Media("/files/a.txt", "text/plain", "a.txt", text="<b>\n  *c*"),
}
WITH = Rendering(files=FILES.get, images={"pet": Image("cat.jpg"), "gone": Image("gone.svg")}, fields=lambda name: name)


@pytest.mark.parametrize(
    ("argument", "picture"),
    [
        ("cat.jpg", '<img class="da-image" src="/files/cat.jpg" alt="" style="width:300px;max-width:100%">'),
        ("cat.jpg, full", '<img class="da-image" src="/files/cat.jpg" alt="" style="width:300px;max-width:100%">'),
        ("cat.jpg, 50%", '<img class="da-image" src="/files/cat.jpg" alt="" style="width:50%;max-width:100%">'),
        (
            "pet, 2in, My cat, 3",
            '<img class="da-image" src="/files/cat.jpg" alt="My cat, 3" style="width:2in;max-width:100%">',
        ),
        ("17, 80", '<img class="da-image" src="/files/17" alt="The plan" style="width:80px;max-width:100%">'),
        (
            "cat.jpg, 1;color:red",
            '<img class="da-image" src="/files/cat.jpg" alt="" style="width:300px;max-width:100%">',
        ),
    ],
)
def test_pictures(argument: str, picture: str) -> None:
    """Language 13.3: reference or image name, width (300px unless it is a length), alternative text."""
    assert to_html(f"[FILE {argument}]", WITH) == f"<p>{picture}</p>"


@pytest.mark.parametrize(("reference", "element"), [("a.mp3", "audio"), ("a.mp4", "video")])
def test_sounds_and_films_wait_to_be_played(reference: str, element: str) -> None:
    """Language 13.3: controls, and nothing is loaded beforehand."""
    html = to_html(f"[FILE {reference}, 5in, Listen]", WITH)
    assert html.startswith(f'<p><{element} controls preload="none" src="/files/{reference}"')
    assert 'aria-label="Listen"' in html
    assert plain(html) == ""


def test_other_files_are_links() -> None:
    """Language 13.2, 13.3: a file opens a new tab; inside a link its name is enough."""
    link = '<a class="da-file" href="/files/a.pdf?x=1&amp;y=2" target="_blank" rel="noopener">a &amp; b.pdf</a>'
    assert to_inline("[FILE a.pdf]", WITH) == link
    assert to_inline("<a href='#x'>[FILE a.pdf]</a>", WITH) == '<a href="#x">a &amp; b.pdf</a>'


def test_a_markdown_file_is_put_in() -> None:
    """Library 6: its content is Markdown between the paragraphs; it can name no file and hold no field."""
    html = to_html("a [FILE a.md] b", WITH)
    assert plain(html) == "a Hi there cat.jpg [FIELD x] b"
    assert html.count("<p>") == html.count("</p>") == 3
    assert "<img" not in html


def test_a_text_file_is_shown_as_it_is() -> None:
    """Library 6: its content is escaped and keeps its lines."""
    assert to_html("[FILE a.txt]", WITH) == (
        '<div class="da-content" style="white-space:pre-wrap">&lt;b&gt;\n  *c*</div>'
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[FILE no.jpg]", "no.jpg"),
        ("[FILE no.jpg, 1in, A cat]", "A cat"),
        ("[FILE gone]", "gone"),
        ("[EMOJI no]", "no"),
        ("[EMOJI a.pdf]", "a.pdf"),
        ("[FILE cat.jpg, 1in, A cat]", ""),
    ],
)
def test_the_alternative_text_is_read_when_the_picture_is_missing(text: str, seen: str) -> None:
    """What a person reads: the text instead of a picture only if there is none."""
    assert plain(to_html(text, WITH)) == seen
    assert plain(to_html("[FILE cat.jpg, 1in, A cat]")) == "A cat"


def test_emoji() -> None:
    """Language 13.3: a picture as large as a letter, or as wide as asked."""
    assert 'class="da-icon" src="/files/cat.jpg" alt="pet" style="width:1em' in to_html("[EMOJI pet]", WITH)
    assert "width:2em" in to_html("[EMOJI cat.jpg, 2em]", WITH)


def test_what_a_file_gives_is_not_remembered() -> None:
    """A file that comes or changes between two screens is shown as it is now."""
    files: dict[str, Media] = {}
    rendering = Rendering(files=files.get)
    assert plain(to_html("[FILE x]", rendering)) == "x"
    files["x"] = FILES["cat.jpg"]
    assert "<img" in to_html("[FILE x]", rendering)


@pytest.mark.parametrize(
    ("text", "address", "site"),
    [
        ("[YOUTUBE a-B_9]", "https://www.youtube.com/watch?v=a-B_9", "YouTube"),
        ("[YOUTUBE4:3 a]", "https://www.youtube.com/watch?v=a", "YouTube"),
        ("[YOUTUBE 16:9 a]", "https://www.youtube.com/watch?v=a", "YouTube"),
        ("[VIMEO 12]", "https://vimeo.com/12", "Vimeo"),
        ("[VIMEO16:9 12]", "https://vimeo.com/12", "Vimeo"),
    ],
)
def test_films_of_other_sites_are_links(text: str, address: str, site: str) -> None:
    """Language 13.3: nothing of the other site is loaded by itself."""
    html = to_html(text)
    assert f'href="{address}" target="_blank" rel="noopener noreferrer"' in html
    assert plain(html) == f"\u25b6 {site}"
    assert "src=" not in html


def test_qr_code() -> None:
    """Language 13.3: drawn inline, with the text or the alternative text for those who cannot see it."""
    html = to_html("[QR https://example.com/?a=1&b=2, 2in, Our page] [QR a]")
    assert html.count("<svg") == 2
    assert 'role="img" aria-label="Our page" style="display:inline-block;width:2in' in html
    assert 'aria-label="a" style="display:inline-block;width:300px' in html
    assert plain(html) == ""


@pytest.mark.parametrize(
    "text", ["[FILE]", "[FILE , 1in]", "[EMOJI]", "[QR]", f"[QR {'a' * 8000}]", "[VIMEO x]", "[YOUTUBE]"]
)
def test_what_cannot_be_shown_stays_as_written(text: str) -> None:
    """An author sees what is wrong."""
    assert to_html(text, WITH) == f"<p>{text}</p>"
