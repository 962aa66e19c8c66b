"""Pictures and signatures in documents (library 8)."""

import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit
from tests.spec.test_language_11_4_attachments import form

SIGNED = """
question: Sign
signature: mark
---
mandatory: True
question: Done
attachments:
  - {template}
    variable name: made
    fields:
      name: {value}
      agree: yes
"""


def signed(drive: Visit, folder: Path, template: str, value: str) -> InterviewDriver:
    """The interview, after somebody has signed."""
    (folder / "data" / "questions").mkdir()
    (folder / "data" / "questions" / "x.yml").write_text(SIGNED.format(template=template, value=value))
    visit = drive("a.pkg:x.yml", packages={"a.pkg": folder})
    visit.sign()
    visit.click("Continue")
    assert visit.title == "Done"
    return visit


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The templates folder of a package."""
    folder = tmp_path / "data" / "templates"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("text", ["{{ mark }}", "{{ name }}", "{{ mark.show(width='1in') }}"])
def test_a_word_template_shows_pictures(drive: Visit, templates: Path, text: str) -> None:
    """Library 8: images from file objects, as variables, fields and tags."""
    template = docx.Document()
    template.add_paragraph(f"Signed {text} here")
    template.save(str(templates / "t.docx"))
    visit = signed(drive, templates.parents[1], "docx template file: t.docx", "${ mark }")
    made = visit.answers["made"].docx.path()
    assert docx.Document(made).paragraphs[0].text == "Signed  here"
    assert any("media/" in name for name in zipfile.ZipFile(made).namelist())
    shape = docx.Document(made).inline_shapes[0]
    assert shape.width.inches == (1.0 if "width" in text else pytest.approx(300 / 72, rel=0.5))


def test_a_pdf_form_shows_a_signature_in_its_field(drive: Visit, templates: Path) -> None:
    """Library 8: an image value goes into the field of that name; the other fields stay."""
    form(templates / "form.pdf")
    visit = signed(drive, templates.parents[1], "pdf template file: form.pdf", "${ mark }")
    reader = PdfReader(visit.answers["made"].path())
    assert len(reader.pages[0].images) == 1
    kept = [note.get_object()["/T"] for note in reader.pages[0].annotations or ()]
    assert kept == ["agree"]
