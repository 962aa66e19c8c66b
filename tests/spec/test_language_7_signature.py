"""The `signature` directive (language 7.1)."""

from tests.spec.conftest import Visit

SIGN = """
question: |
  Sign below
subquestion: |
  Use your finger.
signature: user_signature
under: |
  Ann Lee
---
mandatory: True
question: |
  ${ user_signature.filename } ${ user_signature.mimetype } ${ user_signature.size_in_bytes() > 100 }
subquestion: |
  ${ user_signature }
"""


def test_a_signature_becomes_a_picture(drive: Visit) -> None:
    """7.1: drawing area, buttons Continue and Clear; v := DAFile (PNG)."""
    visit = drive(SIGN)
    assert visit.text == "Sign below Use your finger. Continue Clear Ann Lee"
    assert visit.fields[0].kind == "signature"
    visit.sign()
    visit.click("Continue")
    assert visit.title == "canvas.png image/png True"
    assert "<img" in visit.html
    assert visit.answers["user_signature"].slurp().startswith(b"\x89PNG")


def test_a_signature_is_required(drive: Visit) -> None:
    """14.2: "You must sign your name to continue."; Clear takes the drawing away."""
    visit = drive(SIGN)
    visit.sign("user_signature")
    visit.click("Clear")
    visit.click("Continue")
    assert visit.errors == ["You must sign your name to continue."]
    visit.sign()
    visit.click("Continue")
    assert visit.title.startswith("canvas.png")


def test_a_signature_may_be_left_out(drive: Visit) -> None:
    """7.1: without drawing and `required: False` an empty DAFile; `pen color` is a template."""
    visit = drive(
        """
question: Sign
signature: trustee.signature
required: |
  1 == 2
pen color: |
  ${ '#ff' + '0000' }
continue button field: signed
---
objects:
  - trustee: Individual
---
mandatory: True
question: |
  ${ signed } ${ trustee.signature.ok } [${ trustee.signature }]
"""
    )
    assert visit.title == "Sign"
    assert visit.page["fields"][0]["upload"]["pen"] == "#ff0000"
    visit.click("Continue")
    assert visit.title == "True False []"


def test_a_signature_without_a_heading_has_one(drive: Visit) -> None:
    """14.1: `Sign Your Name`."""
    visit = drive("question: ''\nsignature: mark\nmandatory: True\n")
    assert visit.text == "Sign Your Name Continue Clear"
