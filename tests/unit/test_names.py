"""Variable paths: taking them apart, looking up, assigning, deleting."""

from types import SimpleNamespace

import pytest

from da_nb.names import NotDefined, Part, Path, assign, canonical, delete, is_defined, lookup, parse

SPELLINGS = [
    ("a", Path("a")),
    ("a.b", Path("a", (Part("attribute", "b"),))),
    ("a['k'].c", Path("a", (Part("item", "k"), Part("attribute", "c")))),
    ("a[0][-1]", Path("a", (Part("item", 0), Part("item", -1)))),
    ("a[i]", Path("a", (Part("item", "i", by_name=True),))),
    (" a ", Path("a")),
]


@pytest.mark.parametrize(("text", "path"), SPELLINGS)
def test_a_path_is_taken_apart(text: str, path: Path) -> None:
    """Attributes, items and iterators in the order they are written."""
    assert parse(text) == path


@pytest.mark.parametrize("text", ["", "a b", "f()", "a[f()]", "3", "a.", "True", "a[1:2]", "class"])
def test_what_is_no_path(text: str) -> None:
    """Calls, computed indexes and other text are no variable names."""
    assert parse(text) is None


@pytest.mark.parametrize("text", ["a.__class__.b", "a.b.__init__.__globals__['c']", "__builtins__.len", "a.__dict__"])
def test_what_is_python_s_own_is_no_path(text: str) -> None:
    """A link from a browser must not lead from an object to its class or to a module, which all sessions share."""
    assert parse(text) is None


@pytest.mark.parametrize(("text", "one"), [("a", "a"), ('a["k"]', "a['k']"), ("a [ 0 ] . b", "a[0].b"), ("f(", "f(")])
def test_one_spelling_for_all(text: str, one: str) -> None:
    """Quotation marks and spaces do not matter; other text stays."""
    assert canonical(text) == one


def world() -> dict[str, object]:
    """Some answers."""
    return {"a": SimpleNamespace(b={"k": [1, 2]}), "i": 1}


FOUND = [("a.b['k'][0]", 1), ("a.b['k'][-1]", 2), ("a.b['k'][i]", 2), ("i", 1)]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_looking_up(text: str, value: object) -> None:
    """The value at a path; iterators are read from the answers."""
    path = parse(text)
    assert path is not None
    assert lookup(path, world()) == value
    assert is_defined(path, world())


MISSING = [
    ("z", "z"),
    ("z.b", "z"),
    ("a.c.d", "a.c"),
    ("a.b['q'].c", "a.b['q']"),
    ("a.b['k'][9]", "a.b['k'][9]"),
    ("a.b[j]", "j"),
    ("i[0]", "i[0]"),
]


@pytest.mark.parametrize(("text", "missing"), MISSING)
def test_the_first_part_without_a_value_is_named(text: str, missing: str) -> None:
    """NotDefined says how far the path leads."""
    path = parse(text)
    assert path is not None
    with pytest.raises(NotDefined) as caught:
        lookup(path, world())
    assert caught.value.missing == missing
    assert not is_defined(path, world())


@pytest.mark.parametrize("text", ["new", "a.c", "a.b['new']", "a.b['k'][i]"])
def test_assigning_and_deleting(text: str) -> None:
    """A value is put at a path whose parent exists, and taken away again."""
    answers, path = world(), parse(text)
    assert path is not None
    assign(path, "value", answers)
    assert lookup(path, answers) == "value"
    delete(path, answers)
    assert not is_defined(path, answers)


@pytest.mark.parametrize("text", ["z", "z.b", "a.c", "a.b['q']", "a.b[j]"])
def test_deleting_what_is_not_there(text: str) -> None:
    """Nothing happens when there is nothing to delete."""
    answers, path = world(), parse(text)
    assert path is not None
    delete(path, answers)
    assert answers == world()


def test_assigning_without_a_parent() -> None:
    """The missing parent is named."""
    with pytest.raises(NotDefined):
        assign(Path("z", (Part("attribute", "b"),)), 1, {})
