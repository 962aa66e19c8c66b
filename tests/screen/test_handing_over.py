"""Files and signatures in the browser: chosen or drawn, checked, and sent in parts before the form (language 8.1)."""

import json

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import button, field, page

PART = 2 * 1024 * 1024


def a_file(**upload: object) -> dict[str, object]:
    """A field that takes files."""
    return field("doc", control="file", label="Document", label_text="Document", upload=upload)


def chosen(screen: Screen, *files: tuple[str, str, bytes]) -> None:
    """Pick files of these names, mimetypes and contents."""
    given = [{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in files]
    screen.page.get_by_label("Document").set_input_files(given)  # type: ignore[arg-type]


def test_a_file_goes_in_parts_before_the_form(screen: Screen) -> None:
    """The form names the file by the number it was sent under."""
    screen.open(page(a_file()))
    chosen(screen, ("a.txt", "text/plain", b"x" * (PART + 3)))
    screen.submit()
    expect(screen.form).to_have_attribute("aria-busy", "true")
    screen.page.wait_for_function("harness.sent.some((one) => one.kind === 'submit')")
    parts = screen.sent("upload")
    assert [(part["name"], part["at"], part["size"]) for part in parts] == [
        ("a.txt", 0, PART + 3),
        ("a.txt", PART, PART + 3),
    ]
    assert screen.page.evaluate("harness.bytes") == [PART, 3]
    (form,) = screen.sent("submit")
    assert json.loads(form["values"]["doc"]) == [parts[0]["number"]]  # type: ignore[index]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({}, "You must provide a file."),
        ({"accept": "image/*,.pdf"}, "Please upload a file with a valid file format."),
        ({"max_bytes": 3}, "This file is larger than the server can accept."),
    ],
)
def test_what_will_not_do_is_said_before_anything_is_sent(screen: Screen, rules: dict[str, object], said: str) -> None:
    """Language 14.2: `file required`, `accept`, `maxuploadsize`."""
    screen.open(page(a_file(**rules)))
    if rules:
        chosen(screen, ("a.txt", "text/plain", b"four"))
    screen.submit()
    expect(screen.form.locator(".da-nb-error")).to_contain_text(said)
    assert screen.sent("upload") == screen.sent("submit") == []


def test_a_redrawn_screen_keeps_what_was_chosen(screen: Screen) -> None:
    """Language 6: typed values are preserved; what is with the kernel already is not sent again."""
    screen.open(page(a_file(several=True)))
    chosen(screen, ("a.txt", "text/plain", b"a"), ("b.txt", "text/plain", b"b"))
    screen.submit()
    screen.page.wait_for_function("harness.sent.some((one) => one.kind === 'submit')")
    screen.show(page(a_file(several=True), number=2, errors={"": ["Not yet"]}))
    expect(screen.page.get_by_text("a.txt")).to_be_visible()
    screen.submit()
    screen.page.wait_for_function("harness.sent.filter((one) => one.kind === 'submit').length === 2")
    assert len(screen.sent("upload")) == 2
    first, second = (form["values"] for form in screen.sent("submit"))
    assert first == second


def test_a_file_that_is_gone_by_now_leaves_the_form(screen: Screen) -> None:
    """Language 8.1: it was moved after it was chosen; the screen says so and can be sent again."""
    screen.open(page(a_file()))
    chosen(screen, ("a.txt", "text/plain", b"abc"))
    screen.page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new Error('gone')); }")
    screen.submit()
    expect(screen.page.get_by_text("A file could not be read.")).to_be_visible()
    expect(screen.form).not_to_have_attribute("aria-busy", "true")
    assert screen.sent("submit") == []


def test_files_the_variable_has_are_named(screen: Screen) -> None:
    """Language 6: after Back the files given before stand there and go along again."""
    blank = a_file(kept=[{"number": 7, "name": "old.pdf"}])
    screen.open(page({**blank, "value": "[7]"}))
    expect(screen.page.get_by_text("old.pdf")).to_be_visible()
    screen.submit()
    assert [form["values"] for form in screen.sent("submit")] == [{"doc": "[7]"}]


def test_pictures_are_made_smaller(screen: Screen) -> None:
    """Language 8.2: `maximum image size` and `image upload type`."""
    screen.open(page(a_file(image_px=10, image_type="image/png")))
    made = """async () => {
      const canvas = new OffscreenCanvas(400, 200);
      canvas.getContext('2d').fillRect(0, 0, 400, 200);
      const bytes = await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer();
      return [...new Uint8Array(bytes)];
    }"""
    photo = bytes(screen.page.evaluate(made))
    chosen(screen, ("photo.jpeg", "image/jpeg", photo))
    screen.submit()
    screen.page.wait_for_function("harness.sent.some((one) => one.kind === 'submit')")
    (part,) = screen.sent("upload")
    assert part["name"] == "photo.png"
    assert int(str(part["size"])) < len(photo)


def sign(screen: Screen) -> None:
    """Draw a line with the mouse."""
    box = screen.page.locator("canvas").bounding_box()
    assert box is not None
    screen.page.mouse.move(box["x"] + 20, box["y"] + 20)
    screen.page.mouse.down()
    screen.page.mouse.move(box["x"] + 120, box["y"] + 60, steps=5)
    screen.page.mouse.up()


def test_a_signature_is_drawn_cleared_and_sent(screen: Screen) -> None:
    """Language 7.1: drawing area, buttons Continue and Clear."""
    blank = field("mark", control="signature", label="", label_text="", wide_label=True, upload={"pen": "#ff0000"})
    clear = {**button("clear", "Clear", "warning", submits=False), "clears": True}
    screen.open(page(blank, buttons=[button("continue", "Continue"), clear]))
    sign(screen)
    screen.form.get_by_role("button", name="Clear").click()
    screen.submit()
    expect(screen.form.locator(".da-nb-error")).to_contain_text("You must sign your name to continue.")
    sign(screen)
    pixels = "document.querySelector('canvas').getContext('2d').getImageData(0, 0, 900, 300).data"
    reds = f"{pixels}.filter((value, at) => at % 4 === 0 && value === 255).length"
    assert screen.page.evaluate(reds) > 100
    screen.submit()
    screen.page.wait_for_function("harness.sent.some((one) => one.kind === 'submit')")
    (part,) = screen.sent("upload")
    assert part["name"] == "canvas.png"
    assert len(screen.sent("submit")) == 1
