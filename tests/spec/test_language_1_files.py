"""From files to blocks: splitting, YAML, key case, includes, packages and their modules (language 1)."""

from pathlib import Path

import pytest

from da_nb.errors import InterviewError, ManyFaults
from tests.play import play
from tests.spec.conftest import Visit

TOOLS = """\
from docassemble.base.util import DAObject

__all__ = ["greet", "Pet"]


def greet(name):
    return f"Hello {name}"


class Pet(DAObject):
    def noise(self):
        return f"{self.name} barks"
"""
TEXTS = {
    "main.yml": """\
modules:
  - .tools
---
include: sub/other.yml
---
objects:
  - pet: Pet
---
mandatory: True
question: ${ greet(pet.name) }
subquestion: ${ pet.noise() } ${ deep }
""",
    "sub/other.yml": "include:\n  - deeper.yml\n---\nquestion: Pet?\nfields:\n  - Name: pet.name\n",
    "sub/deeper.yml": "include: acme.pets:main.yml\n---\ncode: deep = 'deep down'\n",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder of a package with interviews and a module."""
    for name, text in TEXTS.items():
        path = tmp_path / "data" / "questions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "tools.py").write_text(TOOLS, "utf-8")
    return tmp_path


def test_lines_of_three_dashes_cut(drive: Visit) -> None:
    """1: also with spaces after them, and at the beginning of a line inside a text."""
    d = drive("---\nmandatory: True\nquestion: One\nsubquestion: |\n  two\n---  \ncode: a = 1\n---\n")
    assert d.text.split("\n") == ["One", "two"] or d.text == "One two"


@pytest.mark.parametrize(
    "nothing", ["", "   \n", "# a comment\n", "...\n", "comment: words\n", "comment: |\n  a\n  b\n"]
)
def test_pieces_without_content_are_skipped(nothing: str, drive: Visit) -> None:
    """1: empty pieces, comments and what `...` leaves; they count for no block's name."""
    d = drive(f"{nothing}---\nmandatory: True\nquestion: Hello\n...\n---\n{nothing}")
    assert d.text == "Hello"
    assert play(f"{nothing}---\nmandatory: True\nquestion: Hello\n").screen.block == "Question_0"


def test_tabs_are_two_spaces(drive: Visit) -> None:
    """1: a TAB may indent."""
    assert drive("mandatory: True\nquestion: |\n\tHello\n").text == "Hello"


def test_names_count_blocks_that_ask_or_define() -> None:
    """1: blocks that only configure have no number; an id is the name."""
    run = play(
        "metadata:\n  title: T\n---\ncode: a = 1\n---\nfeatures:\n  progress bar: False\n---\n"
        "mandatory: True\nquestion: ${ a }\n---\nid: end\nquestion: b\n"
    )
    assert [block.common.name for block in run.interview.blocks] == ["Question_0", "Question_1", "ID end"]


SCALARS = {
    "yes": "'yes'",
    "NO": "'NO'",
    "on": "'on'",
    "y": "'y'",
    "True": "True",
    "false": "False",
    "tRue": "'tRue'",
    "012": "12",
    "0o12": "10",
    "0x1F": "31",
    "1e3": "1000.0",
    ".5": "0.5",
    "1_000": "'1_000'",
    "~": "None",
    "null": "None",
    "2020-01-02": "datetime.date(2020, 1, 2)",
    "12:30": "'12:30'",
    '"012"': "'012'",
    "-3": "-3",
    "+4.50": "4.5",
    "1.2.3": "'1.2.3'",
    "=": "'='",
}


@pytest.mark.parametrize("written", SCALARS)
def test_scalars_are_those_of_yaml_1_2(written: str) -> None:
    """1: the core schema, with dates; words such as yes are text."""
    run = play(f"variable name: d\ndata:\n  - {written}\n---\nmandatory: True\nquestion: Q\nneed: d\n")
    assert repr(run.variables()["d"][0]) == SCALARS[written]


def test_keys_of_a_block_may_have_capitals(drive: Visit) -> None:
    """1: block-level keys are lower-cased, those of fields are not."""
    d = drive("Mandatory: True\nQUESTION: Hello\nFields:\n  - Note: a\n")
    assert (d.text, d.fields[0].label) == ("Hello Note Continue", "Note") or d.fields[0].label == "Note"


def test_a_package_with_its_modules(drive: Visit, package: Path) -> None:
    """1: references, relative includes, each text once, and modules of the package itself."""
    d = drive("acme.pets:main.yml", packages={"acme.pets": package})
    d.set("Name", "Rex")
    d.click("Continue")
    assert "Hello Rex" in d.text
    assert "Rex barks deep down" in d.text
    assert type(d.answers["pet"]).__module__ == "acme.pets.tools"


@pytest.mark.parametrize("reference", ["acme.pets:data/questions/main.yml", "acme.pets:sub/other.yml"])
def test_a_reference_may_be_written_out(reference: str, drive: Visit, package: Path) -> None:
    """1: with `data/questions/` or without."""
    assert drive(reference, packages={"acme.pets": package}).title == "Pet?"


def test_two_packages_of_one_name_do_not_mix(
    drive: Visit, package: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """1: each interview has the modules of its own folder."""
    other = tmp_path_factory.mktemp("other")
    (other / "tools.py").write_text("def greet(name):\n    return 'Bonjour ' + name\n", "utf-8")
    text = (
        "modules: acme.pets.tools\n---\nmandatory: True\nquestion: ${ greet(who) }\n"
        "---\nquestion: N?\nfields: [{N: who}]\n"
    )
    first = drive(text, packages={"acme.pets": package})
    second = drive(text, packages={"acme.pets": other})
    for d, said in ((first, "Hello Ann"), (second, "Bonjour Ann")):
        d.set("N", "Ann")
        d.click("Continue")
        assert d.title == said


def test_modules_beside_an_interview(drive: Visit, tmp_path: Path) -> None:
    """1, 3: a module whose file lies beside that of the interview."""
    (tmp_path / "beside_pets.py").write_text("NAME = 'Rex'\n", "utf-8")
    (tmp_path / "main.yml").write_text("modules: .beside_pets\n---\nmandatory: True\nquestion: ${ NAME }\n", "utf-8")
    assert drive(str(tmp_path / "main.yml")).title == "Rex"


def test_imports_of_a_package(drive: Visit, package: Path) -> None:
    """3: `imports` gives the dotted name."""
    text = "imports:\n  - acme.pets.tools\n---\nmandatory: True\nquestion: ${ acme.pets.tools.greet('Ann') }\n"
    assert drive(text, packages={"acme.pets": package}).title == "Hello Ann"


def test_the_librarys_own_names_can_be_imported(drive: Visit) -> None:
    """API: the modules interviews import from mean our library."""
    modules = "modules:\n  - docassemble.base.util\n  - docassemble.base.legal\n"
    text = f"{modules}---\nmandatory: True\nquestion: ${{ word('Hi') }}\n"
    assert drive(text).title == "Hi"


def test_jinja(drive: Visit) -> None:
    """1: a text that begins with `# use jinja` is rendered first."""
    d = drive(
        "# use jinja\n---\nmandatory: True\nquestion: Hi\nsubquestion: |\n"
        "  {% for a in range(2) %}\n  item ${ 1 + {{ a }} }\n  {% endfor %}\n  {{ __config__.get('x', 'none') }}\n"
    )
    assert "item 1 item 2 none" in " ".join(d.text.split())


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("# use jinja\n---\n{% for %}\n", 3, "this is not Jinja"),
        ("# use jinja\n---\n{{ 1 / 0 }}\n", 1, "ZeroDivisionError"),
    ],
)
def test_bad_jinja(text: str, line: int, problem: str, drive: Visit) -> None:
    """1, 15: the line, and what is wrong."""
    with pytest.raises(InterviewError, match=problem) as caught:
        drive(text)
    assert caught.value.origin is not None
    assert caught.value.origin.line == line


def test_an_include_that_leads_nowhere_is_told_with_the_rest(drive: Visit) -> None:
    """1, 15: not found is an error, and does not hide the other faults."""
    with pytest.raises(ManyFaults) as caught:
        drive("include:\n  - nowhere.yml\n---\ncode: a =\n---\nquestion: 'open\n---\nmandatory: True\nquestion: Hi\n")
    assert [fault.origin.line for fault in caught.value.faults if fault.origin] == [2, 4, 6]
    assert "there is no interview file 'nowhere.yml'" in str(caught.value)


def test_an_include_may_have_a_comment_or_an_id(drive: Visit, package: Path) -> None:
    """1: they mean nothing there; what else stands beside it is a block."""
    text = "include: acme.pets:sub/deeper.yml\ncomment: c\nid: x\n---\nmandatory: True\nquestion: ${ deep }\n"
    assert drive(text, packages={"acme.pets": package}).title in ("deep down", "Pet?")
