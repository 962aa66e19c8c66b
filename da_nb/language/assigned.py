"""Which names a piece of Python may define, and which it mentions (language 4.1)."""

import ast
from collections.abc import Callable

from da_nb.language.syntax_tree import children

# Scopes from the outside in; what is bound in a deeper one is not the interview's.
_MODULE, _COMPREHENSION, _FUNCTION = range(3)


class Assigned:
    """Definable names (`found`), every plain name (`mentioned`) and lines of bare excepts of one tree.

    Names local to a function, a lambda or a comprehension are left out of `found`; attributes and items set inside
    a function are kept, since they outlive it.
    """

    def __init__(self, tree: ast.AST) -> None:
        self.found: set[str] = set()
        self.mentioned: set[str] = set()
        self.bare_excepts: list[int] = []
        # A list rather than recursion: a sum of a thousand terms is a thousand levels deep.
        waiting = [(tree, _MODULE)]
        while waiting:
            node, scope = waiting.pop()
            handler = _HANDLERS.get(type(node))
            if handler is not None:
                scope = handler(self, node, scope)
            waiting.extend((child, scope) for child in children(node))
        self.bare_excepts.sort()

    def define(self, name: str | None, scope: int) -> None:
        """Note a name bound in `scope`; in a comprehension only `:=` does so."""
        if name is not None and scope < _FUNCTION:
            self.found.add(name)


def path_of(node: ast.expr) -> str | None:
    """Variable path an expression spells, as `a.b['k'][0][i]`; None if it holds a call or a computed index."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            tail = f".{node.attr}"
        case ast.Subscript(slice=ast.Constant(value=str() | int() as key)) if not isinstance(key, bool):
            tail = f"[{key!r}]"
        case ast.Subscript(slice=ast.Name(id=key)):
            tail = f"[{key}]"
        case _:
            return None
    root = path_of(node.value)
    return None if root is None else root + tail


def _name(names: Assigned, node: ast.Name, scope: int) -> int:
    names.mentioned.add(node.id)
    if scope == _MODULE and isinstance(node.ctx, ast.Store):
        names.found.add(node.id)
    return scope


def _path(names: Assigned, node: ast.Attribute | ast.Subscript, scope: int) -> int:
    if isinstance(node.ctx, ast.Store) and (path := path_of(node)) is not None:
        names.found.add(path)
    return scope


def _walrus(names: Assigned, node: ast.NamedExpr, scope: int) -> int:
    names.define(node.target.id, scope)
    return scope


def _comprehension(_names: Assigned, _node: ast.AST, scope: int) -> int:
    return max(scope, _COMPREHENSION)


def _function(names: Assigned, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, scope: int) -> int:
    names.define(node.name, scope)
    return _FUNCTION


def _lambda(_names: Assigned, _node: ast.Lambda, _scope: int) -> int:
    return _FUNCTION


def _global(names: Assigned, node: ast.Global, scope: int) -> int:
    names.found.update(node.names)
    return scope


def _import(names: Assigned, node: ast.Import | ast.ImportFrom, scope: int) -> int:
    for alias in node.names:
        if alias.name != "*":
            names.define(alias.asname or alias.name.split(".")[0], scope)
    return scope


def _except(names: Assigned, node: ast.ExceptHandler, scope: int) -> int:
    names.define(node.name, scope)
    if node.type is None:
        names.bare_excepts.append(node.lineno)
    return scope


def _capture(names: Assigned, node: ast.MatchAs | ast.MatchStar, scope: int) -> int:
    names.define(node.name, scope)
    return scope


def _rest(names: Assigned, node: ast.MatchMapping, scope: int) -> int:
    names.define(node.rest, scope)
    return scope


def _call(names: Assigned, node: ast.Call, scope: int) -> int:
    match node:
        case ast.Call(func=ast.Name(id="define"), args=[ast.Constant(value=str() as name), *_]):
            names.found.add(name)
    return scope


_HANDLERS: dict[type, Callable[..., int]] = {
    ast.Name: _name,
    ast.Attribute: _path,
    ast.Subscript: _path,
    ast.NamedExpr: _walrus,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _function,
    ast.Lambda: _lambda,
    ast.Global: _global,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.ExceptHandler: _except,
    ast.MatchAs: _capture,
    ast.MatchStar: _capture,
    ast.MatchMapping: _rest,
    ast.Call: _call,
}
