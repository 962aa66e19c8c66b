"""Blocks of a text, and the lines of everything in them."""

import copy
import pickle

import pytest

from da_nb.errors import InterviewError, Origin
from da_nb.language.marks import Mapping, Sequence, documents
from da_nb.model.bundle import Source


def read(text: str) -> list[Mapping]:
    """Blocks of a text called tax.yml."""
    return documents(Source("tax.yml", text))


def refusal(text: str) -> InterviewError:
    """What is said about a text that cannot be read."""
    with pytest.raises(InterviewError) as caught:
        read(text)
    return caught.value


def test_text_is_cut_at_three_dashes() -> None:
    """Language 1: a line of three dashes and spaces cuts, also inside a literal text; blank pieces are skipped."""
    blocks = read("code: |\n  x = 1\n---  \n\n---\n# a remark\n---\nquestion: |\n  a\n---\nlast: 1\n")
    assert [dict(block) for block in blocks] == [{"code": "x = 1\n"}, {"question": "a\n"}, {"last": 1}]


def test_dashes_inside_a_line_do_not_cut() -> None:
    """Language 1: only a line that is exactly `---` cuts."""
    assert len(read("question: |\n  a\n  ---\n  b\nunder: x --- y\n")) == 1


def test_trailing_dots_are_dropped() -> None:
    """Language 1: a last line `...` of a piece does not count."""
    assert [dict(block) for block in read("a: 1\n...\n---\nb: |\n  x\n  ...\n  y\n...  \n\n")] == [
        {"a": 1},
        {"b": "x\n...\ny\n"},
    ]


def test_tabs_are_two_spaces() -> None:
    """Language 1: every tab becomes two spaces before parsing."""
    assert dict(read("fields:\n\t- a\tb\n")[0]) == {"fields": ["a  b"]}


def test_windows_line_ends_and_byte_order_mark() -> None:
    """Texts saved on Windows read the same."""
    assert dict(read("\ufeffa: |\r\n  x\r\n  y\r\n")[0]) == {"a": "x\ny\n"}
    assert [block.line for block in read("a: 1\r\n---\r\nb: 2\r\n")] == [1, 3]


def test_lines_are_lines_of_the_file() -> None:
    """House 11: a block scalar begins one line after its key, everything else where it stands."""
    block = read(
        "first: 1\n---\nquestion: |\n  Hello\nsubquestion: >-\n  a\n  b\nfields:\n  - A: b\n  - |\n    c\nx:\n  y\n"
    )[1]
    assert block.line == 3
    assert block.key_lines == {"question": 3, "subquestion": 5, "fields": 8, "x": 12}
    assert block.lines == {"question": 4, "subquestion": 6, "fields": 9, "x": 13}
    fields = block["fields"]
    assert isinstance(fields, Sequence)
    assert (fields.line, fields.lines) == (9, [9, 11])
    assert fields.origin(1) == Origin("tax.yml", 11)
    assert fields.origin() == Origin("tax.yml", 9)
    assert block.origin("question") == Origin("tax.yml", 4)
    assert block.key_origin("question") == Origin("tax.yml", 3)
    assert block.origin("absent") == Origin("tax.yml", 3)


def test_marks_survive_pickle_and_copy() -> None:
    """A parse cache keeps lines."""
    block = read("a:\n  - |\n    b\n  - c: d\n")[0]
    for again in (pickle.loads(pickle.dumps(block)), copy.deepcopy(block)):
        assert again == block
        assert (again.file, again.line, again.lines, again.key_lines) == ("tax.yml", 1, block.lines, block.key_lines)
        items = again["a"]
        assert isinstance(items, Sequence)
        assert items.lines == [3, 4]
        assert isinstance(items[1], Mapping)
        assert items[1].lines == {"c": 4}


def test_a_key_given_twice_is_refused() -> None:
    """Language 1: duplicate keys in one mapping are an error that names both lines."""
    error = refusal("question: a\nfields:\n  - label: x\n    label: y\n")
    assert str(error) == "tax.yml, line 4: the key 'label' appears twice\nRemove one; the first is on line 3."


def test_quoted_scalars_are_text() -> None:
    """Quotation marks make text of anything."""
    assert dict(read("a: '1'\nb: \"true\"\nc: ''\n")[0]) == {"a": "1", "b": "true", "c": ""}


def test_keys_are_resolved_too() -> None:
    """Language 18: button keys Yes and No are text; numbers and null as keys are what they are."""
    assert dict(read("Yes: True\nNo: False\n1: x\nnull: y\n")[0]) == {"Yes": True, "No": False, 1: "x", None: "y"}


def test_tags_of_the_core_schema() -> None:
    """A value may say its type."""
    assert dict(read("a: !!str 1\nb: !!float 2\nc: !!int 3\nd: ! 4\n")[0]) == {"a": "1", "b": 2.0, "c": 3, "d": "4"}
    assert "the tag !py means nothing here" in str(refusal("a: !py os.system\n"))


def test_anchors_and_merged_keys() -> None:
    """A marked value can be used again, and `<<` brings keys that are not written out."""
    block = read("a: &x\n  k: 1\n  l: 2\nb:\n  <<: *x\n  l: 3\nc: *x\nd:\n  <<: [*x, {m: 4}]\n")[0]
    assert (block["b"], block["c"]) == ({"k": 1, "l": 3}, {"k": 1, "l": 2})
    assert block["d"] == {"k": 1, "l": 2, "m": 4}


@pytest.mark.parametrize(("text", "what"), [("- a\n- b\n", "a list"), ("just text\n", "only text")])
def test_a_block_without_keys_is_refused(text: str, what: str) -> None:
    """Language 1: a piece that is not a mapping is an error."""
    error = refusal(f"a: 1\n---\n\n{text}")
    assert str(error).startswith(f"tax.yml, line 4: this block is {what} and has no keys")


def test_second_document_on_the_same_line() -> None:
    """Dashes followed by text do not cut, and YAML would begin another document."""
    assert "line 2: a second document begins here" in str(refusal("a: 1\n--- # next\nb: 2\n"))


def test_impossible_date_is_an_error_of_its_line() -> None:
    """What looks like a date and is none is asked about."""
    assert str(refusal("a: 1\nb: 2020-02-30\n")).startswith("tax.yml, line 2: 2020-02-30 is not a date or number")


def test_key_in_brackets() -> None:
    """Two braces at the beginning of a text are YAML, not a template."""
    assert "line 1: a key begins with [ or {" in str(refusal("a: {{ name }}\n"))


def test_unknown_alias() -> None:
    """A text that begins with a star must be quoted."""
    assert "line 2: no value is marked &bold" in str(refusal("a: 1\nb: *bold\n"))
