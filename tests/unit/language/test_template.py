"""Mako texts: what they show, what they ask for, and what is said about faults; by both compilers."""

import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from da_nb.errors import InterviewError, Origin
from da_nb.language import mako_code
from da_nb.language import template as module
from da_nb.language.marks import documents
from da_nb.language.template import Template
from da_nb.model.bundle import Source

ORIGIN = Origin("tax.yml", 10)
Make = Callable[[str], Template]


class Answers(dict[str, Any]):
    """A namespace that notes which missing names are asked for."""

    def __init__(self, **names: Any) -> None:  # noqa: ANN401 - any answer
        super().__init__(names)
        self.asked: list[str] = []

    def __missing__(self, name: str) -> object:
        self.asked.append(name)
        raise KeyError(name)


class Ended(BaseException):
    """An early ending, as terminators are."""


@pytest.fixture(params=["either", "Mako only"])
def make(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Templates as they are, and templates none of which takes the short way."""
    if request.param == "Mako only":
        monkeypatch.setattr(module, "compile_light", lambda text, origin: None)
    return lambda text: Template(text, ORIGIN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hello ${ name }", "Hello <B>"),
        ("${ none } ${ true } ${ number }", "None True 50001.0"),
        ("% if x > 1:\nyes ${ x }\n% elif x:\none\n% else:\nno\n% endif\nend", "yes 2\nend"),
        ("% if not x:\na\n% endif\n% if none:\nb\n%else:\nc\n% endif", "c\n"),
        ("% for i in xs:\n- ${ i }\n% endfor\n", "- 1\n- 2\n- 3\n"),
        (
            "% for i in xs:\n${ loop.index }${ loop.first }${ loop.last }\n% endfor\n",
            "0TrueFalse\n1FalseFalse\n2FalseTrue\n",
        ),
        ("% for key, value in d.items():\n${ key }=${ value }\n% endfor", "p=1\n"),
        ("% while k:\n<% k = k - 1 %>${ k }\n% endwhile\n", "1\n0\n"),
        ("${ name }, \\\nand \\\nmore\n", "<B>, and more\n"),
        ("## Heading ${ x }\n# Part\n  ## Deep\n", "## Heading 2\n# Part\n  ## Deep\n"),
        ("% if x:\n## Heading\n% endif\n", "## Heading\n"),
        ("%% of ${ x }\n100% sure\n", "% of 2\n100% sure\n"),
        ("${ '{}' + {'a': '}'}['a'] }", "{}}"),
        ('${ "}" }${ """a"b""" }', '}a"b'),
        ("${ [\n 1,\n 2] }", "[1, 2]"),
        ("${ [i for i in xs if i > x] }${ (lambda v: v + x)(1) }", "[3]3"),
        ("${ name | h }", "&lt;B&gt;"),
        ("${ x | y }${ x or y }", "F(2)2"),
        ("${ (x | 1) }", "3"),
        ("${ len(xs) }${ max(xs) }${ str(x) }", "332"),
        ("<% q = 3 %>${ q }${ x }", "32"),
        ("<% x = x + 1 %>${ x }", "3"),
        ("${ x }\n% for x in xs:\n${ x }\n% endfor\n${ x }", "2\n1\n2\n3\n3"),
        ("<%\ndef double(v):\n  return v * x\n%>${ double(4) }", "8"),
        ("<%def name='row(a)'>[${ a }${ x }${ q }]</%def><% q = 5 %>${ row(1) }", "[125]"),
        ("<%def name='row(a)'>[<% b = a %>${ b }]</%def>${ row(1) }${ row(a=2) }", "[1][2]"),
        ("<%def name='box()'>[${ caller.body() }]</%def><%call expr='box()'>${ name }</%call>", "[<B>]"),
        ("<%def name='cell()'>${ x }</%def>${ capture(cell) + '!' }", "2!"),
        ("<%def name='outer()'><%def name='inner()'>${ x }</%def>${ inner() }</%def>${ outer() }", "2"),
        ("a <% return STOP_RENDERING %> b", "a "),
        ("a<%doc>hidden ${ nope }</%doc>b", "ab"),
        ("<%text>${ raw }\n% if\n</%text>", "${ raw }\n% if\n"),
        ("<%!\n  import math\n%>${ math.floor(2.5) }", "2"),
        ("<% import math as m %>${ m.ceil(2.5) }", "3"),
        ("% try:\n${ 1 / 0 }\n% except ZeroDivisionError as e:\n${ e }\n% endtry\n", "division by zero\n"),
        ("${ runtime } ${ filters } ${ cache } ${ x | h }", "R F C 2"),
        ("% for filters in xs:\n${ filters } ${ loop.index } ${ runtime | h }\n% endfor\n", "1 0 R\n2 1 R\n3 2 R\n"),
        ("${ caller } ${ capture } ${ self } ${ local }", "CA CP S L"),
        ("% if x: # why\na\n% endif # done\n${ 1 }", "a\n1"),
        ("${ x }${ '' }\r\nnext", "2\r\nnext"),
    ],
)
def test_what_is_shown(make: Make, text: str, shown: str) -> None:
    """Language 13.1: expressions unescaped, control lines, loops, blocks, defs, `##` kept, backslash-newline joins."""
    names = Answers(name="<B>", x=2, xs=[1, 2, 3], k=2, d={"p": 1}, none=None, true=True, number=50001.0)
    names |= {"runtime": "R", "filters": "F", "cache": "C", "caller": "CA", "capture": "CP", "self": "S", "local": "L"}
    names["y"] = lambda text: f"F({text})"
    before = dict(names)
    assert make(text).render(names) == shown
    assert names == before


@pytest.mark.parametrize("text", ["50 %\n%% of it \\\nall", "a\n%if x:\n", "{{ name }} % of", "# One\n"])
def test_text_without_mako_is_shown_as_it_stands(text: str) -> None:
    """Language 2: only certain signs make a text a template; there is no joining and no %% in others."""
    template = Template(text, ORIGIN)
    assert template.is_plain
    assert template.render(Answers()) == text


def test_names_are_asked_for_where_they_are_reached(make: Make) -> None:
    """Language 13.1 (a): branches not taken ask nothing, and the order follows the text."""
    names = Answers(x=False)
    with pytest.raises(NameError, match="'second'") as caught:
        make("% if x:\n${ first }\n% endif\n${ second }${ third }").render(names)
    assert caught.value.name == "second"
    assert names.asked == ["second"]


def test_namespace_may_find_names_on_the_way(make: Make) -> None:
    """House decision 8: the look-up itself may run blocks and supply the value."""

    class Seeking(Answers):
        def __missing__(self, name: str) -> object:
            self.asked.append(name)
            self[name] = name.upper()
            return self[name]

    names = Seeking()
    template = make("<%def name='f()'>${ c }</%def>\n% if a:\n${ b }${ f() }${ a }\n% endif")
    assert template.render(names).endswith("BCA\n")
    assert [name for name in names.asked if name != "str"] == ["a", "b", "c"]


def test_early_endings_pass_through(make: Make) -> None:
    """Style 10: a terminator raised by a look-up is not swallowed."""

    class Ending(Answers):
        def __missing__(self, name: str) -> object:
            raise Ended(name)

    with pytest.raises(Ended):
        make("% if 1:\n${ question }\n% endif").render(Ending())


def test_renderings_do_not_share_names(make: Make) -> None:
    """What one rendering assigns is gone in the next."""
    template = make("% if first:\n<% a = 1 %>\n% endif\n${ a }")
    assert template.render(Answers(first=True)).endswith("1")
    with pytest.raises(NameError):
        template.render(Answers(first=False))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("${ nope }", 2),
        ("a\n% if 1:\n${ 1 +\n  nope }\n% endif", 5),
        ("a\n\n% if nope:\n% endif", 4),
        ("<% b = 1 %>\n\n${ nope }", 4),
        ("<% a = 1\nb = nope %>", 3),
        ("<%def name='f()'>\n${ nope }</%def>\n${ f() }", 3),
    ],
)
def test_exceptions_name_the_yaml_line(text: str, line: int) -> None:
    """House 11: the traceback of a rendering ends in the author's file and line."""
    yaml = "question: |\n" + "".join(f"  {part}\n" for part in text.split("\n"))
    block = documents(Source("show.yml", yaml))[0]
    with pytest.raises(NameError) as caught:
        Template(str(block["question"]), block.origin("question")).render({})
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.filename, last.lineno) == ("show.yml", line)
    assert "nope" in str(last.line)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("${ x + }", 10, "this is not Python (invalid syntax)"),
        ("a\n\n${ x y }", 12, "this is not Python (invalid syntax"),
        ("a\n${ return x }", 11, "this is not Python (invalid syntax)"),
        ("${ a), str(b }", 10, "this is not Python (unmatched ')')"),
        ("% if x\nfoo\n% endif", 10, "`% if x` has no colon"),
        ("\n% if x:\nfoo", 11, "`% if` is not ended"),
        ("${ x }\n% endif", 11, "`% endif` ends nothing"),
        ("% if x:\n% for y in z:\n% endif\n% endfor", 12, "`% endif` stands where `% endfor` is expected"),
        ("% for x in y:\n% else:\n% elif z:\n% endfor", 12, "`% elif` cannot stand inside `% for`"),
        ("a\n${ x", 11, "an expression begun with ${ is not closed"),
        ("a\n<% x", 11, "Python begun with <% is not closed"),
        ("a\n% of foo\n${ x }", 11, "a line that begins with % is Mako, and this one is not"),
        ("a\n% !\n${ x }", 11, "a line that begins with % is Mako, and this one is not"),
        ("a\n<%include file='x'/>", 11, "the tag <%include> cannot be used here"),
        ("a\n<%self:x/>", 11, "the tag <%self:x> cannot be used here"),
        ("<%def name='f()' cached='True'>\n</%def>", 10, "the tag <%def> cannot be used here"),
        ("a\n<%foo>", 11, "there is no tag <%foo>"),
        ("a\n<%def name='f()'>", 11, "the tag <%def> is not closed"),
        ("<%def name='f'>x</%def>", 10, "this is not Mako (Missing parenthesis in %def)"),
        ("% if x:\n<% a = 1 %>\n${ (yield) }\n% endif\n<% b = (\n%>", 14, "this is not Python ('(' was never closed)"),
        ("a\n<% loop = 1 %>", 10, "the name loop belongs to Mako"),
        ("<%\nbreak\n%>", 11, "this is not Python ('break' outside loop)"),
    ],
)
def test_faults_are_found_at_load(make: Make, text: str, line: int, problem: str) -> None:
    """Language 15: bad Mako, or bad Python in it, is an error with the line of the file and how to mend it."""
    with pytest.raises(InterviewError) as caught:
        make(text).check()
    assert caught.value.origin == Origin("tax.yml", line)
    assert caught.value.problem.startswith(problem)
    assert caught.value.mend


def test_template_survives_pickle(make: Make) -> None:
    """House decision 16: a parse cache need not compile again."""
    template = pickle.loads(pickle.dumps(make("${ a }")))
    assert template.render({"a": 1}) == "1"
    assert repr(template) == "Template('${ a }', tax.yml, line 10)"
    assert pickle.loads(pickle.dumps(make("plain"))).render({}) == "plain"


def test_template_of_another_python_is_compiled_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """House decision 16: a cache written by another version of Python does no harm."""
    data = pickle.dumps(make("${ a }"))
    monkeypatch.setattr("da_nb.language.code.MAGIC_NUMBER", b"other")
    assert pickle.loads(data).render({"a": 1}) == "1"


@pytest.mark.parametrize(
    "text", ["a ${ b } c", "% if a:\nb\n% endif", "% for a in b:\n${ a }\n% endfor", "## a\n${ b }", "${ a[0]['}'] }"]
)
def test_usual_texts_take_the_short_way(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Performance 4.2: Mako is not asked about them."""
    monkeypatch.delattr(mako_code, "compile_mako")
    assert Template(text, ORIGIN).compiled is not None
