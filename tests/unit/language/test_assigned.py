"""Names that a piece of Python may define."""

import ast

import pytest

from da_nb.language.assigned import Assigned, path_of


def found(text: str) -> set[str]:
    """Definable names of statements."""
    return Assigned(ast.parse(text)).found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a = b = c", {"a", "b"}),
        ("a, (b, *c) = d", {"a", "b", "c"}),
        ("a += 1", {"a"}),
        ("a: int = 1", {"a"}),
        ("a.b = 1\na.b.c = 2", {"a.b", "a.b.c"}),
        ("a['k'] = 1\na[\"l\"].m = 2", {"a['k']", "a['l'].m"}),
        ("a[0] = 1\na[i][j].b = 2", {"a[0]", "a[i][j].b"}),
        ("for a, b.c in d: pass", {"a", "b.c"}),
        ("with a as b: pass", {"b"}),
        ("import os.path, re as r\nfrom m import n, o as p", {"os", "r", "n", "p"}),
        ("from m import *", set()),
        ("try:\n  pass\nexcept E as e:\n  pass", {"e"}),
        ("if (a := 1): pass", {"a"}),
        ("del a", set()),
        ("def f(p):\n  q = 1\nclass C:\n  r = 1", {"f", "C"}),
        ("define('a.b', 1)", {"a.b"}),
        ("define(name, 1)\nother.define('x', 1)", set()),
        (
            "match v:\n  case {'k': a, **rest}: pass\n  case [b, *c]: pass\n  case D() as d: pass",
            {"a", "rest", "b", "c", "d"},
        ),
    ],
)
def test_definable_names(text: str, names: set[str]) -> None:
    """Language 4.1: every kind of target, import, `except … as`, and the first argument of define()."""
    assert found(text) == names


@pytest.mark.parametrize("text", ["a[i + 1] = 1", "f().b = 1", "a[-1] = 1", "a[b.c] = 1", "a[1:2] = c", "a[True] = 1"])
def test_computed_targets_are_no_names(text: str) -> None:
    """Language 4.1: targets with calls or computed subscripts are not usable names."""
    assert found(text) == set()


def test_names_of_inner_scopes_are_not_the_interviews() -> None:
    """Comprehension, lambda and function variables never reach the answers."""
    assert found("a = [b for b in c if (d := b)]\ne = lambda f: f\ndef g():\n  h = [i := 1]") == {"a", "d", "e", "g"}


def test_what_a_function_sets_outside_itself() -> None:
    """Attributes, items and global names set in a function outlive it."""
    assert found("def f(x):\n  global a\n  a = 1\n  b.c = 2\n  d['k'] = 3") == {"f", "a", "b.c", "d['k']"}


def test_long_sums_are_read() -> None:
    """A sum of many terms is as deep as it is long."""
    tree = ast.parse("a = " + " + ".join(f"b{number}" for number in range(900)), mode="exec")
    assert len(Assigned(tree).mentioned) == 901


def test_mentioned_names() -> None:
    """Every plain name counts as mentioned, wherever it stands."""
    assert Assigned(ast.parse("a = b.c(d[e])\nf = lambda: g")).mentioned == {"a", "b", "d", "e", "f", "g"}


def test_bare_excepts_are_noted() -> None:
    """House 11: a bare except eats terminators, so its line is kept."""
    assert Assigned(ast.parse("try:\n  pass\nexcept:\n  pass")).bare_excepts == [3]


def test_path_of_an_expression() -> None:
    """A path is spelled with single quotation marks; a call has none."""
    assert path_of(ast.parse('a.b["k"][0][i]', mode="eval").body) == "a.b['k'][0][i]"
    assert path_of(ast.parse("a.b()", mode="eval").body) is None
