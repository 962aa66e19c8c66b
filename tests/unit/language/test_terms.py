"""Terms and their definitions."""

import pytest

from da_nb.errors import InterviewError
from da_nb.language.marks import Mapping, documents
from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import Rendering
from da_nb.language.terms import NO_TERMS, Term, Terms, read_terms
from da_nb.model.bundle import Source

MARKED = Rendering(terms=Terms([Term(("Power of Attorney", "POA"), "A *paper*."), Term(("lender",), "Bank.")]))
EVERYWHERE = Rendering(terms=Terms((), [Term(("loan", "R&D", "borrower's claim", "home loan"), "Money.")]))


def link(text: str, definition: str) -> str:
    """HTML of a term."""
    return f'<a class="da-term" role="button" tabindex="0" data-da-definition="{definition}">{text}</a>'


def block(text: str) -> Mapping:
    """The mapping of one YAML document."""
    return documents(Source("test.yml", text))[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{lender}", "lender"),
        ("{LENDER}", "LENDER"),
        ("{ lender }", "lender"),
        ("{lender|the *bank*}", "the <em>bank</em>"),
        ("{lender | it's}", "it\u2019s"),
    ],
)
def test_terms_in_braces(text: str, shown: str) -> None:
    """Language 13.5: in any case, with or without another text, which is Markdown."""
    assert to_inline(text, MARKED) == link(shown, "&lt;p&gt;Bank.&lt;/p&gt;")


def test_any_white_space() -> None:
    """Language 13.5: a term may be broken over lines; all its phrases share the definition."""
    definition = "&lt;p&gt;A &lt;em&gt;paper&lt;/em&gt;.&lt;/p&gt;"
    assert to_inline("{power  of\nattorney}", MARKED) == link("power  of\nattorney", definition)
    assert to_inline("{poa}", MARKED) == link("poa", definition)


@pytest.mark.parametrize("text", ["{x}", "{lenders}", "{lender", "{a|lender}", "\\{x}", "lender"])
def test_braces_around_something_else_stay(text: str) -> None:
    """Language 13.5: no term, no link."""
    assert to_inline(text, MARKED) == text.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A Loan.", ["Loan"]),
        ("{loan} {loan|credit}", ["loan", "credit"]),
        ("loans reloan loan_", []),
        ("R&D and home\nloan", ["R&amp;D", "home\nloan"]),
        ("the borrower's claim", ["borrower\u2019s claim"]),
        ("# loan\n\n- *loan*", ["loan", "loan"]),
        ("`loan` [loan](#x) <b title='loan'>x</b> <a href='#loan'>y</a>", []),
        ("a &amp; b &nbsp; c", []),
    ],
)
def test_terms_without_braces(text: str, terms: list[str]) -> None:
    """Language 13.5: every whole word, but not in code, links and attributes."""
    html = to_html(text, EVERYWHERE)
    assert [piece.split("</a>")[0] for piece in html.split('Money.&lt;/p&gt;">')[1:]] == terms


def test_entities_are_no_words() -> None:
    """A term cannot tear an entity apart."""
    rendering = Rendering(terms=Terms((), [Term(("amp", "nbsp"), "x")]))
    assert to_inline("a &amp; b&nbsp;c", rendering) == "a &amp; b&nbsp;c"


def test_a_blank_phrase_is_no_term() -> None:
    """Nothing is not found everywhere."""
    rendering = Rendering(terms=Terms((), [Term((" ",), "x")]))
    assert to_inline("a b", rendering) == "a b"


def test_a_person_reads_the_term_as_written() -> None:
    """The definition is not part of the visible text."""
    assert plain(to_html("Ask the {Lender} for a {poa|paper}.", MARKED)) == "Ask the Lender for a paper."


def test_code_and_links_hold_no_terms() -> None:
    """Inside code the braces stay; inside a link there is no other link."""
    assert to_inline("`{lender}` [{lender}](#x)", MARKED) == '<code>{lender}</code> <a href="#x">lender</a>'


def test_the_first_definition_counts() -> None:
    """Language 13.5: question-level before interview-level."""
    terms = Terms([Term(("a",), "first"), Term(("A",), "second")], [Term(("a",), "third")])
    assert terms.definition(" A ") == "first"
    assert "first" in to_inline("a", Rendering(terms=terms))


def test_a_definition_holds_no_terms() -> None:
    """A definition that names its own term is no endless text."""
    assert "{a}" in to_inline("{a}", Rendering(terms=Terms([Term(("a",), "see {a}")])))


def test_buttons_and_documents() -> None:
    """Language 13.5: not on buttons and choices; in documents there is nothing to press."""
    assert to_inline("{lender}", MARKED.without_terms()) == "{lender}"
    assert to_inline("{lender}", Rendering(terms=MARKED.terms, document=True)) == "lender"
    assert not NO_TERMS
    assert Rendering().without_terms().terms is NO_TERMS


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("terms:\n  a b: one\n  c: 2", [(("a b",), "one", 2), (("c",), "2", 3)]),
        ("terms:\n  - a: one\n  - b: |\n      two\n", [(("a",), "one", 2), (("b",), "two\n", 4)]),
        ("terms:\n  - phrases:\n      - a\n      - b\n    definition: one", [(("a", "b"), "one", 5)]),
        ("terms:\n  - phrases: a\n    definition: one\n  - b: two", [(("a",), "one", 3), (("b",), "two", 4)]),
        ("terms:", []),
    ],
)
def test_reading_terms(text: str, terms: list[tuple[tuple[str, ...], str, int]]) -> None:
    """Language 13.5: a mapping, or a list of mappings, each with its line."""
    assert [(term.phrases, term.definition, term.origin.line) for term in read_terms(block(text), "terms")] == terms


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("terms:\n  a:\n    b: c", 2, "the definition of the term 'a' is a mapping of keys"),
        ("terms:\n  - a:", 2, "the definition of the term 'a' is nothing"),
        ("terms:\n  - a", 2, "an item of `terms` is text"),
        ("terms:\n  - phrases: []\n    definition: x", 2, "`phrases` is empty"),
        ("terms:\n  - phrases: a\n    definition: x\n    color: y", 4, "a term with `phrases` has no key 'color'"),
    ],
)
def test_malformed_terms(text: str, line: int, problem: str) -> None:
    """Language 15: where, what, how to mend."""
    with pytest.raises(InterviewError) as caught:
        read_terms(block(text), "terms")
    assert caught.value.problem == problem
    assert caught.value.origin is not None
    assert caught.value.origin.line == line
