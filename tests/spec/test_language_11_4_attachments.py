"""Documents that questions offer and blocks define (language 11.4, library 8)."""

import io
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from da_nb.errors import SourceNotFound
from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

LETTER = """
question: Your letter
mandatory: True
subquestion: |
  Here it is.
under: That was all.
attachment:
  name: A letter to ${ name }
  filename: letter to ${ name }
  description: It is *nice*.
  variable name: letter
  content: |
    [BOLDCENTER] Dear ${ name }

    You're **welcome**.
---
question: Name?
fields:
  - Name: name
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package with its folders."""
    for name in ("questions", "templates"):
        (tmp_path / "data" / name).mkdir(parents=True)
    return tmp_path


def open_in(drive: Visit, folder: Path, text: str) -> InterviewDriver:
    """The interview of a package."""
    (folder / "data" / "questions" / "x.yml").write_text(text)
    return drive("a.pkg:x.yml", packages={"a.pkg": folder})


def words(path: str) -> str:
    """The text of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_document_is_offered_below_the_question(drive: Visit) -> None:
    """Language 11.4: notice, name, description, tabs, formats; `under` moves below them."""
    visit = drive(LETTER)
    visit.set("Name", "Ann")
    visit.click("Continue")
    assert (
        "Here it is. The following document has been created for you. A letter to Ann It is nice. Download Preview "
        "The document is available in the following formats: PDF (to print and to read) "
        "RTF (to edit in a word processor) That was all."
    ) in visit.text
    letter = visit.answers["letter"]
    assert letter.pdf.filename == "letter_to_Ann.pdf"
    assert words(letter.pdf.path()) == "Dear Ann You\u2019re welcome. 1"
    assert "Dear Ann" in letter.rtf.slurp(auto_decode=False).decode()


def test_the_preview_tab_shows_the_text(drive: Visit) -> None:
    """Language 11.4: tabs Download and Preview."""
    visit = drive(LETTER)
    visit.set("Name", "Ann")
    visit.click("Continue")
    visit.click_link("Preview")
    assert "Dear Ann You\u2019re welcome." in visit.text
    assert "PDF" not in visit.text
    visit.click_link("Download")
    assert visit.links == ["Download", "Preview", "PDF", "RTF"]


def test_the_same_texts_make_no_new_files(drive: Visit) -> None:
    """Library 8: documents are cached; a changed text makes them anew."""
    visit = drive(LETTER)
    visit.set("Name", "Ann")
    visit.click("Continue")
    first = visit.answers["letter"].pdf.number
    visit.session.refresh()
    assert visit.answers["letter"].pdf.number == first
    visit.session.set(name="Bob")
    assert visit.answers["letter"].pdf.number != first
    assert visit.answers["letter"].info["name"] == "A letter to Bob"


def test_several_documents_and_an_archive(drive: Visit) -> None:
    """Language 11.4: the plural notice, and a ZIP of all files."""
    visit = drive(
        """
question: Two
mandatory: True
allow downloading: True
zip filename: both
attachments:
  - name: One
    valid formats: pdf
    content: One
  - name: Two
    valid formats: [docx, md]
    content: Two
"""
    )
    assert "The following documents have been created for you. One Download" in visit.text
    assert "Two Download The document is available" in visit.text
    assert "DOCX (to edit in Word)" in visit.text
    assert visit.text.endswith("Download this document as a ZIP file Download All")


def test_a_block_defines_its_document_when_it_is_sought(drive: Visit) -> None:
    """Language 11.4: an attachment with `variable name` defines a collection with one attribute per format."""
    visit = drive(
        """
attachment:
  name: Form
  variable name: doc
  valid formats: [pdf, md]
  content: |
    Hello ${ who }
---
code: who = 'you'
---
mandatory: True
question: ${ doc.md.slurp() }
subquestion: |
  [Get it](${ doc.pdf.url_for() }), ${ doc.num_pages() } page. ${ doc }
attachment code: doc
include attachment notice: False
describe file types: False
"""
    )
    assert visit.title == "Hello you"
    assert "Get it, 1 page. Form.pdf Form Download" in visit.text
    assert "formats: PDF Markdown" in visit.text
    assert "has been created" not in visit.text


def test_content_may_stand_in_a_file(drive: Visit, folder: Path) -> None:
    """Library 8: `content file` names files of the templates folder, which are templates."""
    (folder / "data" / "templates" / "a.md").write_text("Dear ${ who },")
    (folder / "data" / "templates" / "b.md").write_text("bye.")
    visit = open_in(
        drive,
        folder,
        """
mandatory: True
question: File
attachment:
  content file: [a.md, b.md]
  valid formats: pdf
  variable name: doc
---
code: who = 'Ann'
""",
    )
    assert words(visit.answers["doc"].pdf.path()) == "Dear Ann, bye. 1"


def test_a_missing_template_is_named_with_its_line(drive: Visit, folder: Path) -> None:
    """Language 15, issue 7: at load; where, what, how to mend."""
    with pytest.raises(SourceNotFound, match=r"there is no template file 'no\.md'") as lost:
        open_in(drive, folder, "mandatory: True\nquestion: File\nattachment:\n  content file: no.md\n")
    assert lost.value.origin is not None
    assert lost.value.origin.line == 4


WORD = """
objects:
  - client: Individual
---
mandatory: True
question: Word
attachment:
  name: Contract
  docx template file: contract.docx
  variable name: contract
  fields:
    amount: ${ currency(price) }
    parts: [nuts, bolts]
---
question: Price?
fields:
  - Price: price
    datatype: currency
---
question: Name?
fields:
  - First name: client.name.first
"""


def test_a_word_template_is_filled_in_and_asks_for_what_it_lacks(drive: Visit, folder: Path) -> None:
    """Library 8: fields, answers and attributes, filters, conditions and loops; undefined variables are sought."""
    template = docx.Document()
    template.add_paragraph("For {{ client.name.first | capitalize }}: {{ amount }} & more")
    template.add_paragraph("{%p if price > 10 %}")
    template.add_paragraph("Dear")
    template.add_paragraph("{%p else %}")
    template.add_paragraph("Cheap {{ never_asked }}")
    template.add_paragraph("{%p endif %}")
    template.add_paragraph("{{ parts | comma_and_list }}")
    template.save(str(folder / "data" / "templates" / "contract.docx"))
    visit = open_in(drive, folder, WORD)
    visit.set("Price", "12.5")
    visit.click("Continue")
    visit.set("First name", "ann")
    visit.click("Continue")
    made = docx.Document(visit.answers["contract"].docx.path())
    lines = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    assert lines == ["For Ann: $12.50 & more", "Dear", "nuts and bolts"]
    assert "For Ann: $12.50 & more" in words(visit.answers["contract"].pdf.path())


def test_a_broken_tag_of_a_word_template_is_told(drive: Visit, folder: Path) -> None:
    """Issue 7: a broken DOCX tag gives file and fault."""
    template = docx.Document()
    template.add_paragraph("{{ client. }}")
    template.save(str(folder / "data" / "templates" / "contract.docx"))
    visit = open_in(drive, folder, WORD.replace("amount: ${ currency(price) }", "amount: none"))
    assert "contract.docx" in visit.text
    assert "expected name or number" in visit.text


def form(path: Path) -> None:
    """A PDF with a text field `name` and a box `agree`."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 200)
    fields = ArrayObject()
    for name, kind, box in (("name", "/Tx", (20, 150, 200, 170)), ("agree", "/Btn", (20, 100, 40, 120))):
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject(kind),
                NameObject("/T"): TextStringObject(name),
                NameObject("/Rect"): ArrayObject(map(NumberObject, box)),
                NameObject("/DA"): TextStringObject("/Helv 12 Tf 0 g"),
            }
        )
        if kind == "/Btn":
            looks = DictionaryObject({NameObject(f"/{state}"): DictionaryObject() for state in ("Yes", "Off")})
            field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): looks})
        fields.append(writer._add_object(field))
    page[NameObject("/Annots")] = fields
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})})
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): fields, NameObject("/DR"): fonts}
    )
    with path.open("wb") as file:
        writer.write(file)


PDF = """
mandatory: True
question: PDF
attachment:
  name: Form
  pdf template file: form.pdf
  variable name: filled
  editable: {editable}
  fields:
    - name: ${{ who }}[BR]and co
    - agree: ${{ True }}
---
code: who = 'Ann'
"""


def test_a_pdf_form_is_filled_in(drive: Visit, folder: Path) -> None:
    """Library 8: texts and boxes; a field of a mapping is Mako; True ticks a box."""
    form(folder / "data" / "templates" / "form.pdf")
    visit = open_in(drive, folder, PDF.format(editable=True))
    fields = PdfReader(visit.answers["filled"].path()).get_fields() or {}
    assert fields["name"]["/V"] == "Ann\nand co"
    assert fields["agree"]["/V"] == "/Yes"
    assert "formats: PDF" in visit.text


def test_a_form_that_may_not_be_edited_has_no_fields_left(drive: Visit, folder: Path) -> None:
    """Library 8: `editable: False` flattens."""
    form(folder / "data" / "templates" / "form.pdf")
    visit = open_in(drive, folder, PDF.format(editable=False))
    data = visit.answers["filled"].slurp(auto_decode=False)
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert not page.get("/Annots")
    assert "Ann" in page.extract_text()


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("name: A", "a document has no content"),
        ("content: A\n  valid formats: word", "there is no format 'word'"),
        ("content: A\n  contents: B", "a document has no key 'contents'"),
        ("content: A\n  valid formats: [docx, rtf to docx]", "are both DOCX"),
    ],
)
def test_a_malformed_document_is_refused_at_load(drive: Visit, document: str, problem: str) -> None:
    """Language 15: where, what, how to mend."""
    with pytest.raises(Exception, match=problem) as refused:
        drive(f"mandatory: True\nquestion: Q\nattachment:\n  {document}\n")
    assert "line" in str(refused.value)


def test_a_document_nobody_can_ask_for_is_refused(drive: Visit) -> None:
    """Language 11.4: without a question it needs a variable."""
    with pytest.raises(Exception, match="has no variable"):
        drive("attachment:\n  content: A\n")


CHANGING = """
mandatory: True
question: Letter
subquestion: '[Change](${ url_action("name") }) [Again](${ url_action("again") })'
attachment:
  docx template file: letter.docx
  valid formats: docx
  variable name: letter
---
event: again
code: pass
---
question: Name?
fields:
  - Name: name
"""


def test_a_word_template_is_filled_in_anew_when_an_answer_has_changed(drive: Visit, folder: Path) -> None:
    """Library 8: a document is kept for one step; answers that the template itself names count as well."""
    template = docx.Document()
    template.add_paragraph("Dear {{ name }}")
    template.save(str(folder / "data" / "templates" / "letter.docx"))
    visit = open_in(drive, folder, CHANGING)
    visit.set("Name", "Ann")
    visit.click("Continue")
    first = visit.answers["letter"].docx.number
    visit.click_link("Again")
    assert visit.answers["letter"].docx.number == first
    visit.click_link("Change")
    visit.set("Name", "Bob")
    visit.click("Continue")
    assert docx.Document(visit.answers["letter"].docx.path()).paragraphs[0].text == "Dear Bob"


@pytest.mark.parametrize("key", ["password", "owner password"])
def test_a_pdf_with_a_password_is_encrypted(drive: Visit, key: str) -> None:
    """Library 8: `password` and `owner password` of a document close its PDF."""
    visit = drive(
        f"mandatory: True\nquestion: Closed ${{ letter.pdf.is_encrypted() }}\n---\n"
        f"attachment:\n  variable name: letter\n  valid formats: pdf\n  {key}: secret\n  content: Hello\n"
    )
    assert visit.title == "Closed True"
    assert PdfReader(visit.answers["letter"].pdf.path(), password="secret").pages[0].extract_text().startswith("Hello")


@pytest.mark.parametrize(
    "manual", ["manual:\n    pdf: mine\n    xlsx: sheet", "manual code: dict(pdf=mine, xlsx=sheet)"]
)
def test_a_document_of_files_that_are_there_already(drive: Visit, manual: str) -> None:
    """Library 8: `manual` and `manual code` offer file objects of the interview by format, as they are."""
    visit = drive(
        f"mandatory: True\nquestion: Papers\nattachment:\n  name: Paper\n  variable name: paper\n  {manual}\n---\n"
        "code: |\n  mine = DAFile('mine')\n  mine.initialize(filename='a.pdf', content='Mine')\n---\n"
        "code: |\n  sheet = DAFile('sheet')\n  sheet.initialize(filename='a.xlsx', content='Sheet')\n"
    )
    assert "PDF (to print and to read) XLSX" in visit.text
    assert visit.answers["paper"].pdf.slurp(auto_decode=False) == b"Mine"
