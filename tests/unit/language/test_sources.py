"""Finding an interview and what it includes."""

import json
from pathlib import Path

import pytest

from da_nb.errors import InterviewError, SourceNotFound
from da_nb.language.sources import documents, is_text, load
from da_nb.model.bundle import Bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with interviews that include one another, and a package folder."""
    texts = {
        "main.yml": "include:\n  - sub/one.yml\n  - two.yml\n---\nquestion: main\n",
        "two.yml": "question: two\n",
        "sub/one.yml": "include: deep.yml\n---\nquestion: one\n",
        "sub/deep.yml": "INCLUDE: ../main.yml\n---\nquestion: deep\n",
        "lost.yml": "question: a\n---\ninclude:\n  - two.yml\n  - nowhere.yml\n",
        "pack/data/questions/first.yml": "include: second.yml\n---\nquestion: first\n",
        "pack/data/questions/second.yml": "question: second\n",
        "uses.yml": "include: pack:first.yml\n---\ninclude: pack:data/questions/second.yml\n---\nquestion: uses\n",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def names(bundle: Bundle) -> list[str]:
    """Names of the texts of a bundle."""
    return [source.name for source in bundle.sources]


def questions(bundle: Bundle) -> list[object]:
    """What the blocks ask, in order."""
    return [block["question"] for block in documents(bundle)]


@pytest.mark.parametrize(
    ("source", "text"),
    [("question: a", True), ("a\nb", True), ("tax.yml", False), ("pack:data/x.yml", False), ("C:\\tax.yml", False)],
)
def test_text_or_name(source: str, text: bool) -> None:
    """A newline, or a colon with a space, makes a text."""
    assert is_text(source) is text


def test_text_of_a_cell() -> None:
    """A text is the interview itself, under the name of its cell."""
    bundle = load("question: a\n", name="cell tax")
    assert (names(bundle), bundle.folder) == (["cell tax"], None)
    assert [block.file for block in documents(bundle)] == ["cell tax"]


def test_includes_are_expanded_in_place(folder: Path) -> None:
    """Language 1: expanded in place, beside the including file, each file once."""
    bundle = load(folder / "main.yml")
    assert names(bundle) == ["main.yml", "sub/one.yml", "two.yml", "sub/deep.yml"]
    assert bundle.folder == str(folder)
    assert questions(bundle) == ["deep", "one", "two", "main"]
    assert [block.file for block in documents(bundle)] == ["sub/deep.yml", "sub/one.yml", "two.yml", "main.yml"]


def test_a_bundle_needs_no_files(folder: Path) -> None:
    """House decision 1: a worker expands the same texts without the folder."""
    bundle = load("main.yml", folder=folder)
    assert questions(Bundle(bundle.sources)) == questions(bundle)


def test_a_cell_includes_from_its_folder(folder: Path) -> None:
    """The text of a cell finds files beside the notebook."""
    bundle = load("include: two.yml\n---\nquestion: cell\n", folder=folder)
    assert questions(bundle) == ["two", "cell"]


def test_relative_paths_begin_at_the_working_directory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder a path counts from where the kernel works."""
    monkeypatch.chdir(folder)
    assert questions(load("sub/one.yml"))[-1] == "one"


def test_package_references(folder: Path) -> None:
    """Language 1: `package:file` is looked up in its questions folder; what it includes, beside it."""
    bundle = load(folder / "uses.yml", packages={"pack": folder / "pack"})
    assert names(bundle)[1:] == ["pack:data/questions/first.yml", "pack:data/questions/second.yml"]
    assert questions(bundle) == ["second", "first", "uses"]
    assert questions(load("pack:first.yml", packages={"pack": str(folder / "pack")})) == ["second", "first"]


def test_installed_package(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A reference to an installed package is read through importlib."""
    monkeypatch.syspath_prepend(folder)
    assert questions(load("pack:data/questions/first.yml")) == ["second", "first"]


def test_missing_include_names_what_was_tried(folder: Path) -> None:
    """Language 15 and style 8: file, line, and the places tried."""
    with pytest.raises(SourceNotFound) as caught:
        documents(load(folder / "lost.yml"))
    message = str(caught.value)
    assert message.startswith("lost.yml, line 5: there is no interview file 'nowhere.yml'\nTried: ")
    assert f"{folder / 'nowhere.yml'} (not found)" in message
    assert "da_nb:data/questions/nowhere.yml" in message


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("none.yml", "not found"),
        ("nopackage:x.yml", "no such package"),
        (f"{json.__name__}:x.yml", "not found"),
        ("sub", "directory"),
    ],
)
def test_missing_interview(folder: Path, source: str, reason: str) -> None:
    """A name that leads nowhere says why."""
    with pytest.raises(SourceNotFound, match=reason):
        load(source, folder=folder)


def test_text_that_is_not_utf8(folder: Path) -> None:
    """An old encoding is named, not guessed."""
    (folder / "old.yml").write_bytes("question: é\n".encode("latin-1"))
    with pytest.raises(InterviewError, match=r"old\.yml is not UTF-8 text"):
        load(folder / "old.yml")
