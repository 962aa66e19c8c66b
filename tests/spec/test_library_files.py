"""Files that interview code makes, reads and shows (library 6, language 13.3)."""

import base64
from pathlib import Path

import pytest

from tests.spec.conftest import Visit

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

WRITTEN = """
objects:
  - letter: DAFile
---
mandatory: True
code: |
  letter.initialize(filename='My letter?.txt')
  letter.write('Dear all')
---
mandatory: True
question: |
  ${ letter.filename } ${ letter.extension } ${ letter.mimetype } ${ letter.size_in_bytes() } ${ letter.num_pages() }
subquestion: |
  ${ letter.slurp() }, ${ ''.join(letter.readlines()) }, ${ letter.slurp(auto_decode=False).decode() }

  ${ letter }

  [Download](${ letter.url_for() })
"""


def test_a_file_is_written_read_and_shown(drive: Visit) -> None:
    """Library 6: safe name, type by ending, contents as text; a text file shows its contents."""
    visit = drive(WRITTEN)
    assert visit.title == "My letter_.txt txt text/plain 8 1"
    assert "Dear all, Dear all, Dear all Dear all Download" in visit.text
    assert Path(visit.answers["letter"].path()).read_text() == "Dear all"


def test_files_go_with_their_session(drive: Visit) -> None:
    """Library 6: they are removed with it."""
    visit = drive(WRITTEN)
    path = Path(visit.answers["letter"].path())
    visit.session.delete()
    assert not path.exists()


def test_a_file_without_contents_is_asked_for(drive: Visit) -> None:
    """Library 6: "Uninitialised use seeks `initialized`"."""
    visit = drive(
        """
objects:
  - picture: DAFile
---
code: |
  picture.initialize(filename='a.png', content=b'x')
---
sets: picture.initialized
code: |
  picture.initialize(filename='a.png', content=b'12345')
---
mandatory: True
question: |
  ${ picture.size_in_bytes() }
"""
    )
    assert visit.title == "5"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with a picture."""
    (tmp_path / "data" / "static").mkdir(parents=True)
    (tmp_path / "data" / "questions").mkdir()
    (tmp_path / "data" / "static" / "dot.png").write_bytes(PIXEL)
    return tmp_path


def test_pictures_of_packages_are_shown(drive: Visit, package: Path) -> None:
    """Language 13.3: `[FILE ref]` with a bare name, a package's name and its whole path."""
    (package / "data" / "questions" / "x.yml").write_text(
        """
objects:
  - dot: DAStaticFile.using(filename='dot.png', alt_text='a dot')
---
mandatory: True
question: Pictures
subquestion: |
  [FILE dot.png, 20px] [FILE a.pkg:dot.png] [FILE a.pkg:data/static/dot.png, 1in, Dot] ${ dot }
  ${ dot.size_in_bytes() }
"""
    )
    visit = drive("a.pkg:x.yml", packages={"a.pkg": package})
    assert visit.html.count("<img") == 4
    assert visit.html.count("data:image/png;base64,") == 4
    assert str(len(PIXEL)) in visit.text


@pytest.mark.parametrize("reference", ["/etc/hostname", "../x.yml", "a.pkg:../x.yml", "99999", "missing.png"])
def test_no_text_shows_files_from_elsewhere(drive: Visit, package: Path, reference: str) -> None:
    """House, Security: a reference leads nowhere but into the folders meant for it."""
    text = f"mandatory: True\nquestion: Look\nsubquestion: |\n  [FILE {reference}]\n"
    (package / "data" / "x.yml").write_text(text)
    (package / "data" / "questions" / "y.yml").write_text(text)
    visit = drive("a.pkg:y.yml", packages={"a.pkg": package})
    assert "<img" not in visit.html
    assert "question: Look" not in visit.text


def test_a_file_made_in_the_background_comes_with_the_result(visit: Visit) -> None:
    """House decision 3: a worker need not reach the store; the file is there before the response action runs."""
    at = visit(
        """
objects:
  - made: DAFile
---
event: work
code: |
  made.initialize(filename='made.txt')
  made.write('from afar')
  background_response_action('keep', file=made)
---
event: keep
code: |
  kept = action_argument('file')
  background_response(kept.slurp())
---
code: |
  task = background_action('work', 'refresh')
---
mandatory: True
question: |
  ${ kept.slurp() if task.ready() and defined('kept') else 'Wait' }
reload: True
"""
    )
    at.advance(10)
    assert at.title == "from afar"


RENAMED = """
code: |
  paper = DAFile('paper')
  paper.initialize(filename='a.txt', content='Mine')
---
mandatory: True
question: Holds ${ paper.slurp() }
need: [paper, renamed]
---
question: Name
fields:
  - Name: paper.filename
continue button field: renamed
"""


def test_a_typed_file_name_leads_to_no_other_file(drive: Visit, tmp_path: Path) -> None:
    """Library 6: the contents are those of the file, whatever somebody makes its attributes say."""
    (tmp_path / "secret.txt").write_text("Not mine")
    visit = drive(RENAMED)
    visit.set("Name", "../" * 20 + str(tmp_path / "secret.txt").lstrip("/"))
    visit.click("Continue")
    assert visit.title == "Holds Mine"


def test_a_long_name_in_letters_of_several_bytes_is_cut(drive: Visit) -> None:
    """Library 6: a file may be called anything; what limits its name is bytes."""
    visit = drive(
        "code: |\n  paper = DAFile('paper')\n  paper.initialize(filename='\u6f22' * 110 + '.txt', content='x')\n---\n"
        "mandatory: True\nquestion: Kept ${ paper.slurp() } ${ paper.filename[-4:] }\n"
    )
    assert visit.title == "Kept x .txt"


def test_a_typed_reference_imports_nothing(drive: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Language 13.3: [FILE package:file] in what somebody has typed finds files; it runs no module."""
    (tmp_path / "loud").mkdir()
    (tmp_path / "loud" / "__init__.py").write_text("raise SystemExit('imported')")
    (tmp_path / "loud" / "data" / "static").mkdir(parents=True)
    (tmp_path / "loud" / "data" / "static" / "pixel.png").write_bytes(PIXEL)
    monkeypatch.syspath_prepend(str(tmp_path))
    visit = drive(
        "mandatory: True\nquestion: Hi\nsubquestion: ${ text }\n---\nquestion: Which?\nfields:\n  - Text: text\n"
    )
    visit.set("Text", "[FILE loud:pixel.png]")
    visit.click("Continue")
    assert "data:image/png" in visit.html
