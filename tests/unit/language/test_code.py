"""Python of an interview at its YAML line."""

import linecache
import pickle
import traceback

import pytest

from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Code, Expression, remember_lines
from da_nb.language.marks import documents
from da_nb.model.bundle import Source

ORIGIN = Origin("tax.yml", 10)


class Seeking(dict[str, object]):
    """A namespace that makes up a missing name."""

    def __missing__(self, name: str) -> object:
        if name == "print":
            raise KeyError(name)
        self[name] = f"sought {name}"
        return self[name]


def code_of(text: str) -> Code:
    """Code of the first block of a text called case.yml."""
    block = documents(Source("case.yml", text))[0]
    return Code(str(block["code"]), block.origin("code"))


def test_code_runs_in_the_namespace_it_is_given() -> None:
    """Statements see and set the names of the namespace."""
    names: dict[str, object] = {"a": 2}
    Code("b = a + 1\ndel a", ORIGIN).run(names)
    assert names["b"] == 3
    assert "a" not in names


def test_missing_names_are_asked_of_the_namespace() -> None:
    """House decision 8: `__missing__` serves module level and functions alike."""
    names = Seeking()
    Code("def f():\n  return inner\nb = f() + ' and ' + outer", ORIGIN).run(names)
    assert names["b"] == "sought inner and sought outer"
    assert Expression("print is not None and other", ORIGIN).value(names) == "sought other"


def test_expression_gives_its_value() -> None:
    """An expression may be surrounded by white space."""
    assert Expression("\n  1 + a\n", ORIGIN).value({"a": 2}) == 3


def test_traceback_shows_the_authors_line_and_underlines_the_right_part() -> None:
    """Style 8: file, line and text of the YAML, also where the block is indented."""
    code = code_of("id: x\ncode: |\n    a = 1\n    b = 1 + a.nope\n")
    with pytest.raises(AttributeError) as caught:
        code.run({})
    shown = "".join(traceback.format_tb(caught.value.__traceback__)[-1:])
    assert 'File "case.yml", line 4, in <module>\n    b = 1 + a.nope\n            ^^^^^^' in shown


def test_traceback_of_unknown_columns_underlines_nothing() -> None:
    """Folded text stands otherwise in the file, so no part of the line is pointed at."""
    code = code_of("code: >\n  b =\n  nope.x + 1\n")
    with pytest.raises(NameError) as caught:
        code.run({})
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.filename, last.lineno) == ("case.yml", 2)
    assert not getattr(last, "colno", None)


def test_remembered_lines_outlive_a_check_of_files() -> None:
    """Linecache drops entries of files that do not exist, but not these."""
    remember_lines(Source("cell 7", "a: 1\nb: 2\n"))
    linecache.checkcache("cell 7")
    assert linecache.getline("cell 7", 2) == "b: 2\n"


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("a = 1\nif a\n  b = 2", 11, "End the line with a colon."),
        ("a = (1,\nb = 2", 10, "Close the bracket."),
        ("a = 'x\n", 10, "Close the quotation mark on the same line."),
        ("if a:\n  b = 1\n c = 2", 12, "Indent the line like the lines it belongs to."),
        ("a = 1\n  b = 2", 11, "Indent the line like the one above."),
        ("if a:\nb = 1", 11, "Indent the lines that belong to the line with the colon."),
        ("f() = 1", 10, "Only a name, an attribute or an item can stand left of the equals sign."),
        ("a = 1\nreturn a", 11, "Code of a block is not a function; use if and else instead of return."),
        ("a b", 10, "Correct the Python in this line."),
        ("a\0", 10, "Correct the Python in this line."),
    ],
)
def test_syntax_errors_name_the_yaml_line(text: str, line: int, mend: str) -> None:
    """Language 15: Python that cannot be read is an error at load, with the line of the file."""
    with pytest.raises(InterviewError) as caught:
        Code(text, ORIGIN).check()
    assert caught.value.origin == Origin("tax.yml", line)
    assert caught.value.problem.startswith("this is not Python (")
    assert caught.value.mend == mend


def test_a_statement_is_no_expression() -> None:
    """An assignment where an expression belongs is refused with its line shown."""
    with pytest.raises(InterviewError, match=r"tax.yml, line 11: this is not Python \(invalid syntax.*\): a = 1"):
        Expression("\na = 1", ORIGIN).check()


def test_names_and_warnings() -> None:
    """Language 4.1 and house 11: a block knows what it defines, mentions and should not do."""
    code = Code("try:\n  a = b\nexcept:\n  pass", ORIGIN)
    assert code.assigned == {"a"}
    assert code.mentions("b")
    assert not code.mentions("c")
    ((problem, origin),) = code.warnings
    assert "bare `except:`" in problem
    assert origin == Origin("tax.yml", 12)


def test_an_expression_defines_what_it_assigns() -> None:
    """Language 4.1: every expression of a modifier is scanned."""
    assert Expression("(a := 1) and define('b', 2)", ORIGIN).assigned == {"a", "b"}


def test_code_of_another_python_is_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """House decision 16: a cache written by another version of Python does no harm."""
    data = pickle.dumps(Code("a = 1", ORIGIN))
    monkeypatch.setattr("da_nb.language.code.MAGIC_NUMBER", b"other")
    names: dict[str, object] = {}
    pickle.loads(data).run(names)
    assert names["a"] == 1


def test_code_survives_pickle() -> None:
    """House decision 16: a parse cache need not compile again."""
    code = pickle.loads(pickle.dumps(Code("a = 1", ORIGIN)))
    names: dict[str, object] = {}
    code.run(names)
    assert (names["a"], code.origin, repr(code)) == (1, ORIGIN, "Code('a = 1', tax.yml, line 10)")
    assert pickle.loads(pickle.dumps(Expression("1 + 1", ORIGIN))).value({}) == 2
