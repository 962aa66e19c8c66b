"""Files that people hand over (language 8.1 and 8.2, library 6)."""

import json
from pathlib import Path

import pytest

from da_nb.errors import InterviewError
from da_nb.store.files import UploadRefused
from da_nb.testing import NoSuchField
from tests.play import compiled_text
from tests.spec.conftest import Visit

ONE = """
question: |
  Upload your document
fields:
  - Document: doc
    datatype: file
---
mandatory: True
question: |
  Got ${ doc.filename }
subquestion: |
  ${ doc[0].extension } ${ doc.mimetype } ${ doc.size_in_bytes() } ${ len(doc) } ${ doc[0].instanceName }

  ${ doc.slurp() }
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A text of 9 bytes."""
    path = tmp_path / "A letter.txt"
    path.write_text("Dear all,")
    return path


def test_a_file_becomes_a_list_of_files(drive: Visit, letter: Path) -> None:
    """8.1: "DAFileList of DAFile named v[0]"; methods act on the first file."""
    visit = drive(ONE)
    assert visit.fields[0].kind == "file"
    assert visit.fields[0].label == "Document"
    visit.upload(letter)
    visit.click("Continue")
    assert visit.title == "Got A letter.txt"
    assert visit.text == "Got A letter.txt txt text/plain 9 1 doc[0] Dear all, Back"


def test_a_file_must_be_provided(drive: Visit) -> None:
    """14.2: `file required`."""
    visit = drive(ONE)
    visit.click("Continue")
    assert visit.errors == ["You must provide a file."]
    assert visit.title == "Upload your document"


def test_a_file_that_is_not_required_is_none(drive: Visit) -> None:
    """8.1: empty when not required: None."""
    visit = drive(
        """
question: Upload
fields:
  - Document: doc
    datatype: file
    required: False
---
mandatory: True
question: |
  ${ doc is None }
"""
    )
    visit.click("Continue")
    assert visit.title == "True"


def test_several_files_come_in_order(drive: Visit, tmp_path: Path) -> None:
    """8.1: `files` takes several."""
    visit = drive(
        """
question: Upload
fields:
  - Papers: papers
    datatype: files
  - Name: name
---
mandatory: True
question: |
  % for paper in papers:
  ${ paper.filename } ${ paper.slurp() }
  % endfor
  ${ len(papers) } by ${ name }
"""
    )
    for at in range(3):
        (tmp_path / f"{at}.txt").write_text(f"text {at}")
        visit.upload(tmp_path / f"{at}.txt", "Papers")
    visit.set("Name", "Ann")
    visit.click("Continue")
    assert visit.title == "0.txt text 0 1.txt text 1 2.txt text 2 3 by Ann"


@pytest.mark.parametrize("kind", ["camera", "user", "environment"])
def test_cameras_take_pictures_only(drive: Visit, letter: Path, kind: str) -> None:
    """14.2: `accept`."""
    visit = drive(ONE.replace("datatype: file", f"datatype: {kind}"))
    visit.upload(letter, "doc")
    visit.click("Continue")
    assert visit.errors == ["Please upload a file with a valid file format."]
    assert visit.page["fields"][0]["upload"]["accept"] == "image/*"


def test_only_accepted_files_are_taken(drive: Visit, letter: Path) -> None:
    """8.2: `accept` is an expression that gives mimetypes and endings."""
    text = ONE.replace("datatype: file", "datatype: file\n    accept: |\n      'application/pdf, .md'")
    visit = drive(text)
    visit.upload(letter)
    visit.click("Continue")
    assert visit.errors == ["Please upload a file with a valid file format."]
    visit.upload(letter.rename(letter.with_suffix(".md")))
    visit.click("Continue")
    assert visit.title == "Got A letter.md"


def test_large_files_are_refused(drive: Visit, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """14.2: `maxuploadsize`; the limit is an option."""
    monkeypatch.setenv("DA_NB_MAX_UPLOAD_BYTES", "8")
    visit = drive(ONE)
    visit.upload(letter)
    visit.click("Continue")
    assert visit.errors == ["This file is larger than the server can accept."]


def test_files_of_many_parts_arrive_whole(drive: Visit, tmp_path: Path) -> None:
    """House section 5: parts of 2 MiB."""
    path = tmp_path / "big.txt"
    path.write_bytes(b"0123456789abcdef" * (5 << 16))
    visit = drive(ONE.replace("${ doc.slurp() }", "${ doc.slurp()[-3:] }"))
    visit.upload(path)
    visit.click("Continue")
    assert visit.text == "Got big.txt txt text/plain 5242880 1 doc[0] def Back"


def test_back_keeps_the_file(drive: Visit, letter: Path) -> None:
    """6: Back shows what was given; Continue gives it again."""
    visit = drive(ONE)
    visit.upload(letter)
    visit.click("Continue")
    visit.back()
    assert "A letter.txt" in visit.text
    visit.click("Continue")
    assert visit.title == "Got A letter.txt"


def test_a_refused_form_keeps_the_chosen_file(drive: Visit, letter: Path) -> None:
    """6: on a validation failure typed values are preserved."""
    visit = drive(
        """
question: Upload
fields:
  - Document: doc
    datatype: file
  - Name: name
    validate: |
      lambda name: name != 'bad'
---
mandatory: True
question: |
  ${ name } ${ doc.filename }
"""
    )
    visit.upload(letter)
    visit.set("Name", "bad")
    visit.click("Continue")
    assert visit.errors == ["Please enter a valid value."]
    visit.set("Name", "good")
    visit.click("Continue")
    assert visit.title == "good A letter.txt"


def test_files_go_to_attributes_and_are_shown(drive: Visit, tmp_path: Path) -> None:
    """8.2: `private`, `persistent`, `allow users` and the like are taken; `show` gives markup."""
    (tmp_path / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    visit = drive(
        """
objects:
  - user: Individual
---
question: Your picture
fields:
  - Picture: user.picture
    datatype: camera
    maximum image size: 100
    image upload type: jpeg
    private: False
    persistent: True
    allow users:
      - ann@example.com
    allow privileges: [advocate]
---
mandatory: True
question: Thanks
subquestion: |
  ${ user.picture } ${ user.picture.show(width='20px') } ${ user.picture[0].private } ${ user.picture[0].persistent }
"""
    )
    assert visit.page["fields"][0]["upload"]["image_px"] == 100
    assert visit.page["fields"][0]["upload"]["image_type"] == "image/jpeg"
    visit.upload(tmp_path / "dot.png")
    visit.click("Continue")
    assert visit.html.count("<img") == 2
    assert "False True" in visit.text


def test_a_hidden_upload_is_not_assigned(drive: Visit, letter: Path) -> None:
    """8.3: a field that is not seen is not assigned."""
    visit = drive(
        """
question: Upload
fields:
  - Have a document: has_doc
    datatype: yesno
  - Document: doc
    datatype: file
    show if: has_doc
---
mandatory: True
question: |
  ${ has_doc } ${ defined('doc') }
"""
    )
    with pytest.raises(NoSuchField):
        visit.upload(letter)
    visit.choose("Have a document")
    visit.upload(letter)
    visit.choose("Have a document")
    visit.click("Continue")
    assert visit.title == "False False"


@pytest.mark.parametrize("more", ["input type: radio", "choices: [a, b]"])
def test_files_are_handed_over_in_one_way(drive: Visit, more: str) -> None:
    """8.1: upload types go with no input type."""
    with pytest.raises(Exception, match="a field that takes files"):
        drive(f"question: Upload\nfields:\n  - Document: doc\n    datatype: file\n    {more}\nmandatory: True\n")


def test_a_screen_reaches_no_other_file(drive: Visit, letter: Path) -> None:
    """House, Security: numbers come from a browser; a part of a file that is whole changes nothing."""
    visit = drive(ONE)
    visit.upload(letter)
    number = json.loads(visit._typed["doc"] or "")[0]
    files = visit._app.parts.files
    for name, at, size in (("A letter.txt", 0, 1), ("A letter.txt", 9, 10), ("x", 0, 1)):
        with pytest.raises(UploadRefused):
            files.take(visit.session.id, number, name, b"!", at=at, size=size)
    visit.click("Continue")
    assert visit.text.endswith("Dear all, Back")


def test_a_notebook_hands_over_paths(drive: Visit, letter: Path) -> None:
    """Api, `session.submit`: fields that take files are given paths."""
    visit = drive(ONE)
    visit.session.submit(doc=letter)
    assert visit.title == "Got A letter.txt"


def test_who_may_see_a_file_is_a_text() -> None:
    """8.2: what is no name is refused, and where it stands is said."""
    text = "question: Q\nfields:\n  - F: f\n    datatype: file\n    allow users:\n      - a: b\n"
    with pytest.raises(InterviewError, match="`allow users` takes text or a list of texts") as caught:
        compiled_text(text)
    assert "line 6" in str(caught.value)
