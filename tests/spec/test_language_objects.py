"""`objects`, attributes and modules (language 3, 4.3)."""

from pathlib import Path

import pytest

from tests.play import play


def test_a_missing_attribute_is_asked_for_and_the_block_begun_again() -> None:
    """Language 4.3: reading a missing attribute leads to its question; the innermost block is used again."""
    run = play(
        """\
objects:
  - user: DAObject
---
mandatory: True
question: ${ user.name } ${ user.age }
---
question: Name
fields: [{N: user.name}]
---
code: user.age = 7
"""
    )
    assert run.screen.question == "Name"
    assert run.submit(user__name="Ada").screen.question == "Ada 7"


def test_hasattr_asks_nothing() -> None:
    """Language 4.3: testing for an attribute is no reason to seek it."""
    run = play(
        """\
objects:
  - user: DAObject
---
mandatory: True
question: ${ hasattr(user, 'name') } ${ defined('user.name') }
---
question: Name
fields: [{N: user.name}]
"""
    )
    assert run.screen.question == "False False"


def test_objects_with_attributes() -> None:
    """Language 3: `using` gives each instance attributes; they may need other objects of the block."""
    run = play(
        """\
objects:
  - a: DAObject.using(friend=b, size=2)
  - b: DAObject
---
mandatory: True
question: ${ a.size } ${ a.friend.instanceName }
"""
    )
    assert run.screen.question == "2 b"


def test_objects_within_objects() -> None:
    """Language 3: `a.b: Class` makes an attribute of the parent, which is sought first."""
    run = play(
        """\
objects:
  - case.court: DAObject
  - case: DAObject
---
mandatory: True
question: ${ case.court.instanceName }
"""
    )
    assert run.screen.question == "case.court"


def test_objects_as_a_mapping_and_mandatory() -> None:
    """Language 3, 4.2: a mandatory objects block makes all of its objects, and keeps those that exist."""
    run = play(
        """\
mandatory: True
objects:
  a: DAObject
  b: DAObject
need: kept
---
code: |
  a = 'mine'
  kept = True
---
mandatory: True
question: ${ a } ${ b.instanceName }
"""
    )
    assert run.screen.question == "mine b"


def test_objects_in_plain_places() -> None:
    """Language 3: what is no attribute of an object of ours is simply assigned."""
    run = play(
        """\
code: |
  shelf = {}
---
objects:
  - shelf['a']: DAObject
---
mandatory: True
question: ${ value("shelf['a']").instanceName }
"""
    )
    assert run.screen.question == "shelf['a']"


def test_what_is_no_class() -> None:
    """Language 15: an objects entry that is no class is an error at its line."""
    error = play("objects:\n  - a: 3 + 4\n---\nmandatory: True\nquestion: ${ a }").error
    assert str(error).startswith("test.yml, line 2: 3 + 4 is not a class\nWrite a class")


def test_names_of_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Language 3: `modules` gives the public names of a module, which are never saved."""
    (tmp_path / "da_nb_helping.py").write_text(
        "SIZE = 3\n_secret = 4\ndef double(x):\n    return 2 * x\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    run = play(
        """\
modules:
  - .da_nb_helping
---
mandatory: True
code: a = double(SIZE)
---
mandatory: True
question: ${ a }
"""
    )
    assert run.screen.question == "6"
    assert run.variables() == {"a": 6}


def test_a_module_by_name() -> None:
    """Language 3: `imports` gives the module itself."""
    assert play("imports: os.path\n---\nmandatory: True\nquestion: ${ os.path.basename('a/b') }").screen.question == "b"


def test_library_modules_of_existing_interviews() -> None:
    """API: modules by docassemble's names mean our library where docassemble is not installed."""
    text = """\
modules:
  - docassemble.base.util
---
mandatory: True
code: |
  from docassemble.base.core import DAObject as Thing
  same = Thing is DAObject
---
mandatory: True
question: ${ same }
"""
    assert play(text).screen.question == "True"


def test_a_module_that_is_not_there() -> None:
    """Language 15: the error names module and line."""
    assert str(play("modules:\n  - da_nb_not_there\n---\nmandatory: True\nquestion: Hi").error).startswith(
        "test.yml, line 2: there is no module 'da_nb_not_there'\nInstall it"
    )


def test_a_module_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Language 15: a module that raises when it is imported is named with its line."""
    (tmp_path / "da_nb_failing.py").write_text("1 / 0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    error = play("imports: da_nb_failing\n---\nmandatory: True\nquestion: Hi").error
    assert str(error).startswith("test.yml, line 1: the module 'da_nb_failing' cannot be imported (ZeroDivisionError")
