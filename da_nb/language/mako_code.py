"""Compile any Mako text to Python in which names are globals, looked up where they are reached.

Stock Mako fetches every name at the top of the generated function, before it knows which branch is taken. Here those
fetches are cut out of the generated tree; the names become globals of a namespace that asks the answers.
"""

import ast
import json
import re
from types import CodeType
from typing import Any

from mako import codegen, exceptions, filters, parsetree, runtime
from mako.lexer import Lexer

from da_nb.errors import InterviewError, Origin
from da_nb.language.assigned import Assigned
from da_nb.language.code import compile_tree, python_error
from da_nb.language.syntax_tree import relocate

_HASHES = re.compile(r"(?<=^)[ \t]*##", re.MULTILINE)
_TEXT = r"(.*?)((?<=\n)(?=[ \t]*%)|(?=\${)|(?=</?%)|(\\\r?\n)|\Z)"
_PLACE = re.compile(r" in file '.*' at line: \d+ char: \d+$|(?: in file '.*')? at line: \d+ char: \d+$", re.DOTALL)
_LINE_MAP = re.compile(r"__M_BEGIN_METADATA(.+?)__M_END_METADATA", re.DOTALL)
# What these need (other files, inheritance, a cache) does not exist in an interview.
_REFUSED = frozenset({"include", "inherit", "namespace", "page", "block"})
# Names Mako itself puts into a context, and the tag without which they mean the author's variable.
_MAKOS = {"caller": "<%call", "capture": "<%def"}
_HELPERS = {"runtime": runtime, "filters": filters}
_CONTROLS = "if|elif|else|for|while|try|except|finally|with"
# What Mako says -> what is wrong and how to mend it; groups of the pattern are filled in.
_CASES = (
    (r"Expected: \\\|,}", "an expression begun with ${{ is not closed", "Close it with a brace."),
    (r"Expected: %>", "Python begun with <% is not closed", "Close it with %>."),
    (r"Unterminated control keyword: '(\w+)'", "`% {0}` is not ended", "Add a line `% end{0}`."),
    (r"No starting keyword '(\w+)'", "`% end{0}` ends nothing", "Remove the line, or add the one that begins it."),
    (
        r"Keyword '(.*)' doesn't match keyword '(\w+)'",
        "`% {0}` stands where `% end{1}` is expected",
        "End the inner one first.",
    ),
    (
        r"Keyword '(\w+)' not a legal ternary for keyword '(\w+)'",
        "`% {0}` cannot stand inside `% {1}`",
        "Only `% elif` and `% else` may stand between `% if` and `% endif`.",
    ),
    (rf"Fragment '((?:{_CONTROLS})\b[^:]*)'", "`% {0}` has no colon", "End the line with a colon."),
    (
        r"Fragment '(.*)'|Invalid control line: '(.*)'|Unsupported control keyword: '(.*)'",
        "a line that begins with % is Mako, and this one is not",
        "Write %% for a percent sign at the beginning of a line.",
    ),
    (r"No such tag: '(.*)'", "there is no tag <%{0}>", "Use one of: <%call>, <%def>, <%doc>, <%text>."),
    (r"Unclosed tag: <%(.*)>", "the tag <%{0}> is not closed", "Add </%{0}>."),
    (r"Reserved words declared in template: (.*)", "the name {0} belongs to Mako", "Use another name."),
    (r"<%(.*)> cannot be used here", "the tag <%{0}> cannot be used here", "Use a template block and show it by name."),
)

NAMES = {
    "UNDEFINED": runtime.UNDEFINED,
    "STOP_RENDERING": runtime.STOP_RENDERING,
    "__M_dict_builtin": dict,
    "__M_locals_builtin": locals,
    "__M_runtime": runtime,
    "__M_filters": filters,
}


class _Lexer(Lexer):  # type: ignore[misc] # Mako is published without types
    """Mako's lexer without `##` comments, which are Markdown headings here (language 13.1)."""

    def append_node(self, nodecls: type, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Mako's signature
        """Refuse the tags that have no meaning in an interview."""
        if nodecls is parsetree.Tag and (args[0] in _REFUSED or ":" in args[0] or "cached" in args[1]):
            raise exceptions.CompileException(f"<%{args[0]}> cannot be used here", **self.exception_kwargs)
        super().append_node(nodecls, *args, **kwargs)

    def match_control_line(self) -> bool:
        """Match a line that begins with a percent sign."""
        if _HASHES.match(self.text, self.match_position):
            return False
        return bool(super().match_control_line())

    def match_text(self) -> bool:
        """Match text up to the next thing that is not text."""
        match = self.match(_TEXT, re.DOTALL)
        if match is None:
            return False
        if match.group(1):
            self.append_node(parsetree.Text, match.group(1))
        return True


def compile_mako(text: str, origin: Origin) -> CodeType:
    """Code that defines `render_body(context)` when it is run in a namespace that holds NAMES.

    Raises InterviewError with the YAML line for bad Mako or bad Python in it.
    """
    try:
        node = _Lexer(text, origin.file).parse()
        source = codegen.compile(node, "text", origin.file, ["__M_str"], [], reserved_names=codegen.RESERVED_NAMES)
        tree = ast.parse(source)
    except exceptions.MakoException as error:
        raise _mako_error(error, origin) from error
    except SyntaxError as error:
        line = origin.line + _line_map(source)[error.lineno or 1] - 1
        raise _generated_error(error, Origin(origin.file, line)) from error
    _make_lazy(tree, text)
    lines = _line_map(source)
    relocate(tree, lambda line: lines[line] + origin.line - 1)
    try:
        return compile_tree(tree, origin.file, "exec")
    except SyntaxError as error:
        raise _generated_error(error, Origin(origin.file, error.lineno or origin.line)) from error


def _mako_error(error: exceptions.MakoException, origin: Origin) -> InterviewError:
    line = origin.line + max(getattr(error, "lineno", 1), 1) - 1
    cause = error.__cause__
    if isinstance(cause, SyntaxError):
        return python_error(cause, Origin(origin.file, line))
    said = _PLACE.sub("", str(error))
    for pattern, problem, mend in _CASES:
        found = re.match(pattern, said, re.DOTALL)
        if found:
            return InterviewError(
                problem.format(*found.groups()), Origin(origin.file, line), mend.format(*found.groups())
            )
    return InterviewError(f"this is not Mako ({said})", Origin(origin.file, line), "Correct the Mako in this line.")


def _generated_error(error: SyntaxError, origin: Origin) -> InterviewError:
    # The line that Python would show is a generated one, which the author never saw.
    return python_error(SyntaxError(error.msg), origin)


def _line_map(source: str) -> list[int]:
    """Template line of every generated line, by index."""
    found = _LINE_MAP.search(source)
    marks = {int(key): value for key, value in json.loads(found.group(1))["line_map"].items()} if found else {}
    lines, current = [1], 1
    for number in range(1, source.count("\n") + 2):
        current = marks.get(number, current)
        lines.append(max(current, 1))
    return lines


def _make_lazy(tree: ast.Module, text: str) -> None:
    kept = {name for name, tag in _MAKOS.items() if tag in text}
    last = next(n for n, line in enumerate(tree.body) if isinstance(line, ast.Assign) and _target(line) == "_exports")
    del tree.body[: last + 1]
    _Lazy(kept).visit(tree)
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.name == "render_body":
            _share_names(function)


def _share_names(function: ast.FunctionDef) -> None:
    """Make what the text assigns global: read before it is assigned, a name is still the interview's."""
    found = Assigned(ast.Module(body=function.body, type_ignores=[])).found
    names = sorted(n for n in found if n.isidentifier() and not n.startswith("__M_") and n != "loop")
    if names:
        function.body.insert(0, ast.copy_location(ast.Global(names=names), function))


def _target(node: ast.Assign) -> str | None:
    return node.targets[0].id if isinstance(node.targets[0], ast.Name) else None


class _Lazy(ast.NodeTransformer):
    """Drops `x = context.get('x', UNDEFINED)` and hides Mako's helpers from the author's names."""

    def __init__(self, kept: set[str]) -> None:
        self._kept = kept

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        """Drop a fetch."""
        match node.value:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="context"), attr="get"), args=[_, ast.Name(id="UNDEFINED")]
            ) if _target(node) not in self._kept:
                return None
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Rename a helper."""
        root = node.value
        if isinstance(root, ast.Name) and root.id in _HELPERS and hasattr(_HELPERS[root.id], node.attr):
            root.id = f"__M_{root.id}"
        return self.generic_visit(node)
