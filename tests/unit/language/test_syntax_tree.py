"""Walking and moving syntax trees."""

import ast

from da_nb.language.syntax_tree import children, placed, relocate, shift

TEXT = "async def f(a, *b: int, c=1, **d) -> str:\n  with x as y: return {**z}\nmatch q:\n  case {'k': [1, *_]}: pass\n"


def test_every_placed_node_is_found() -> None:
    """The fast walk misses no node that has a line."""
    tree = ast.parse(TEXT)
    assert set(placed(tree)) == {node for node in ast.walk(tree) if hasattr(node, "lineno")}


def test_children_come_in_order() -> None:
    """Order matters to nobody but a reader of what was collected."""
    call = ast.parse("f(a, b, k=c)", mode="eval").body
    assert [ast.unparse(node) for node in children(call)] == ["f", "a", "b", "k=c"]


def test_shift() -> None:
    """A tree moves down and right as a whole."""
    tree = ast.parse("a = b\nc")
    shift(tree, 9, 4)
    assert [(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) for node in tree.body] == [
        (10, 4, 10, 9),
        (11, 4, 11, 5),
    ]


def test_relocate() -> None:
    """Lines follow the function, and columns are forgotten."""
    tree = ast.parse("a = (\nb)")
    relocate(tree, lambda line: line * 10)
    assert {(node.lineno, node.end_lineno, node.col_offset) for node in placed(tree)} == {(10, 10, -1), (20, 20, -1)}
