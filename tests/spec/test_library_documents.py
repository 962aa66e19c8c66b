"""Functions and blocks that work on files (library 2 and 6, language 3 and 11.2)."""

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from da_nb.errors import SourceNotFound
from da_nb.testing import InterviewDriver
from da_nb.testing.handing import signature
from tests.spec.conftest import Visit


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with templates, data and a PDF of three pages."""
    for folder in ("questions", "templates", "sources", "static"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    writer = pypdf.PdfWriter()
    for width in (100, 200, 300):
        writer.add_blank_page(width, 400)
    writer.write(tmp_path / "data" / "static" / "three.pdf")
    (tmp_path / "data" / "static" / "dot.png").write_bytes(signature())
    (tmp_path / "data" / "templates" / "hello.md").write_text("Hello **${ name }**\n")
    (tmp_path / "data" / "templates" / "bye.md").write_text("\nBye ${ who }\n\n")
    (tmp_path / "data" / "templates" / "bad.md").write_text("Fine\n\n${ 1 + }\n")
    (tmp_path / "data" / "sources" / "people.yml").write_text(
        """
object: Individual
items:
  - name:
      object: IndividualName
      item: {first: Ann, last: Lee}
    allergies: [nuts, yes]
  - name: {object: IndividualName, item: {first: Bob, last: Ray}}
    allergies: []
"""
    )
    (tmp_path / "data" / "sources" / "town.json").write_text('{"object": "Address", "item": {"city": "Ur"}}')
    (tmp_path / "data" / "sources" / "plain.yml").write_text("a: 1\n---\n- 2\n- 3\n")
    (tmp_path / "data" / "sources" / "broken.yml").write_text("a: 1\nb: [\n")
    return tmp_path


def _open(drive: Visit, package: Path, text: str) -> InterviewDriver:
    (package / "data" / "questions" / "x.yml").write_text(text)
    return drive("a.pkg:x.yml", packages={"a.pkg": package})


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        ("hello.md", "Hello Ann"),
        ("[hello.md, bye.md]", "Hello Ann Bye you"),
        ("{code: \"'bye.md'\"}", "Bye you"),
        ("{code: \"['bye.md', 'hello.md']\"}", "Bye you Hello Ann"),
        ("a.pkg:bye.md", "Bye you"),
    ],
)
def test_templates_stand_in_files(drive: Visit, package: Path, files: str, shown: str) -> None:
    """11.2: `content file` = file(s) in the templates folder; a name, a list, or code."""
    at = _open(
        drive,
        package,
        f"""
template: letter
subject: About ${{ name }}
content file: {files}
---
code: |
  name = 'Ann'
  who = 'you'
---
mandatory: True
question: |
  ${{ letter.subject }}
subquestion: |
  ${{ letter }}
""",
    )
    assert at.text == f"About Ann {shown}"


def test_faults_in_files_of_text_name_the_file(drive: Visit, package: Path) -> None:
    """15: file and line; a missing file is told at the line that names it."""
    ask = "mandatory: True\nquestion: |\n  ${ t }\n---\ntemplate: t\ncontent file: "
    assert "bad.md, line 3" in _open(drive, package, f"{ask}bad.md\n").text
    with pytest.raises(SourceNotFound, match=r"line 6: there is no template file 'no\.md'"):
        _open(drive, package, f"{ask}no.md\n")


def test_objects_come_from_a_file(drive: Visit, package: Path) -> None:
    """Library 2, `objects_from_file`: a DAList of a class with named items, which hold objects too."""
    at = _open(
        drive,
        package,
        """
objects from file:
  - people: people.yml
---
code: |
  town = objects_from_file('a.pkg:town.json', name='town')
---
code: |
  bare = objects_from_file('plain.yml')
---
mandatory: True
question: |
  ${ people } ${ people[1].instanceName } ${ people[0].allergies } ${ people[1].name.last } ${ len(people) }
subquestion: |
  ${ town.city } ${ town.instanceName } ${ bare[0]['a'] + bare[1][1] } ${ type(people[0].allergies).__name__ }
""",
    )
    assert at.text == "Ann Lee and Bob Ray people[1] nuts and yes Ray 2 Ur town 4 DAList"


def test_data_from_a_file_may_stay_plain(drive: Visit, package: Path) -> None:
    """3: `use objects` of `objects from file` is True by default."""
    at = _open(
        drive,
        package,
        """
objects from file:
  people: people.yml
use objects: False
---
mandatory: True
question: |
  ${ type(people).__name__ } ${ type(people[0].allergies).__name__ }
""",
    )
    assert at.title == "DAList list"


@pytest.mark.parametrize(
    ("file", "said"), [("no.yml", "'no.yml' are not there"), ("broken.yml", "broken.yml, line 3: the YAML cannot")]
)
def test_faulty_files_of_data_are_told(drive: Visit, package: Path, file: str, said: str) -> None:
    """15: one sentence that says which file."""
    at = _open(drive, package, f"objects from file:\n  a: {file}\n---\nmandatory: True\nquestion: |\n  ${{ a }}\n")
    assert said in at.text


def test_files_are_joined_to_one_pdf(drive: Visit, package: Path) -> None:
    """Library 2, `pdf_concatenate`: pictures are turned into PDF."""
    at = _open(
        drive,
        package,
        """
objects:
  - three: DAStaticFile.using(filename='three.pdf')
---
mandatory: True
code: |
  whole = pdf_concatenate(three, ['dot.png', three.path()], filename='all of it.pdf')
  two = whole.extract_pages(first=2, last=3)
  stamped = whole.bates_number(prefix='X-', digits=3)
---
mandatory: True
question: |
  ${ whole.filename } ${ whole.num_pages() } ${ two.num_pages() } ${ whole.mimetype }
subquestion: |
  ${ path_and_mimetype(whole)[1] } ${ path_and_mimetype('a.pkg:data/static/dot.png')[1] } ${ path_and_mimetype(None) }
  ${ whole.is_encrypted() } ${ whole.uses_acroform() } ${ whole.pngs_ready() } ${ whole.get_pdf_fields() }
""",
    )
    assert at.title == "all of it.pdf 7 2 application/pdf"
    assert "application/pdf image/png (None, None) False False True []" in at.text
    pages = pypdf.PdfReader(io.BytesIO(at.answers["two"].slurp())).pages
    assert [float(page.mediabox.width) for page in pages] == [200, 300]
    stamped = pypdf.PdfReader(io.BytesIO(at.answers["stamped"].slurp()))
    assert "X-007" in stamped.pages[6].extract_text()


def test_pages_become_pictures(drive: Visit, package: Path) -> None:
    """Library 6, `page_path`."""
    at = _open(
        drive,
        package,
        """
mandatory: True
code: |
  whole = pdf_concatenate('three.pdf')
  picture = whole.page_path(2, 'screen')
---
mandatory: True
question: Done
""",
    )
    assert Path(at.answers["picture"]).read_bytes().startswith(b"\x89PNG")


def test_files_are_packed_in_folders(drive: Visit, package: Path) -> None:
    """Library 2, `zip_file`: files or a tree of dicts."""
    at = _open(
        drive,
        package,
        """
objects:
  - note: DAFile
---
mandatory: True
code: |
  note.initialize(filename='note.txt', content='hi')
  packed = zip_file(note, ['dot.png'], {'inner': [note, {'deep': {'renamed.txt': note}}]}, filename='x.zip')
---
mandatory: True
question: |
  ${ packed.filename } ${ packed.mimetype }
""",
    )
    assert at.title == "x.zip application/zip"
    with zipfile.ZipFile(at.answers["packed"].path()) as archive:
        assert archive.namelist() == ["note.txt", "dot.png", "inner/note.txt", "inner/deep/renamed.txt"]


def test_what_is_not_here_is_said(drive: Visit, package: Path) -> None:
    """Library 2: what needs other programs says so in one sentence."""
    at = _open(drive, package, "mandatory: True\nquestion: |\n  ${ ocr_file('dot.png') }\n")
    assert "ocr_file() needs a program that reads pictures of text" in at.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("object: Popen\nmodule: subprocess\nitem: {a: 1}\n", "there is no class of DAObjects 'Popen'"),
        ("a: \x01\n", "the YAML cannot be read"),
        ("&a [*a]\n", "the YAML cannot be read"),
    ],
)
def test_a_hostile_file_of_objects_is_refused(drive: Visit, tmp_path: Path, text: str, said: str) -> None:
    """Library 2, `objects_from_file`: the file may have been handed over by somebody; it makes DAObjects only."""
    (tmp_path / "theirs.yml").write_text(text)
    visit = drive(
        "mandatory: True\nquestion: ${ objects_from_file(given[0]) }\n---\n"
        "question: File\nfields:\n  - Paper: given\n    datatype: file\n"
    )
    visit.upload(tmp_path / "theirs.yml")
    visit.click("Continue")
    assert said in visit.text
