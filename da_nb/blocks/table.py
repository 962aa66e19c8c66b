"""`table`: rows of a group as a Markdown table under a name, worked out at each use (language 11.3)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common, check_name
from da_nb.blocks.naming import existing, intrinsic
from da_nb.blocks.setup import after, before
from da_nb.language.code import Expression
from da_nb.language.keys import (
    key_template,
    need_text,
    refuse,
    take_bool,
    take_expression,
    take_mappings,
    take_template,
    take_text,
    take_texts,
)
from da_nb.language.marks import Mapping
from da_nb.names import ITERATORS, Path, assign, canonical, parse
from da_nb.objects.tables import Column, DALazyTableTemplate, EditColumn, TableSource

INDENT = 4
"""Blanks of `indent: True`, which put the table into an item of a list."""
LONG_FORM = frozenset(("header", "cell"))


@dataclass(frozen=True, eq=False)
class TableBlock:
    """Gives the table of its name its source. A loaded table lacks it, so its block is used again."""

    common: Common
    path: Path
    source: TableSource
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """The table."""
        return self.common.offered(frozenset((str(self.path),)))

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Make the table, or give the one there is its source; nothing is worked out yet."""
        del sought
        before(self.common, answers)
        found = existing(self.path, answers)
        table = found if isinstance(found, DALazyTableTemplate) else DALazyTableTemplate(intrinsic(self.path, answers))
        table.define_table(self.source, {name: answers[name] for name in sorted(ITERATORS) if name in answers})
        if table is not found:
            assign(self.path, table, answers)
        after(self.common, answers)

    def mentions(self, name: str) -> bool:
        """Whether the rows or a cell name `name`."""
        return any(code.mentions(name) for code in (self.source.rows, *(one.cell for one in self.source.columns)))


class TableType:
    """Reads `table` blocks."""

    key = "table"
    keys = frozenset(
        (
            *("table", "rows", "columns", "edit", "delete buttons", "confirm", "read only", "allow reordering"),
            *("edit header", "show if empty", "show incomplete", "not available label", "indent", "filter"),
            *("sort key", "sort reverse", "require gathered"),
        )
    )
    flow = False

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block. Raises InterviewError with the line of what is wrong."""
        path = parse(canonical(check_name(document, self.key, need_text(document, self.key))))
        rows = take_expression(document, "rows")
        if rows is None or path is None:
            refuse(document, self.key, f"the table '{path}' has no rows", "Add  rows: people  (a list or a group).")
        source = TableSource(
            rows=rows,
            columns=_columns(document),
            editing=_editing(document),
            empty=_empty(document),
            incomplete=take_bool(document, "show incomplete"),
            not_available=take_template(document, "not available label"),
            indent=_indent(document),
            filter=take_expression(document, "filter"),
            sort_key=take_expression(document, "sort key"),
            sort_reverse=take_expression(document, "sort reverse"),
            require_gathered=take_bool(document, "require gathered", default=True),
        )
        return TableBlock(common, path, source)


def _columns(document: Mapping) -> tuple[Column, ...]:
    """The columns: `- Header: cell`, or `- header: ..` with `cell: ..`."""
    given = take_mappings(document, "columns")
    if not given:
        refuse(document, "columns", "the table has no columns", "Add  columns:  with  - Header: row_item.name  below.")
    return tuple(column for item in given for column in _read(item, alone=given == (document["columns"],)))


def _read(item: Mapping, *, alone: bool) -> list[Column]:
    if set(item) == LONG_FORM:
        header, cell = take_template(item, "header"), take_expression(item, "cell")
        if header is None or cell is None:
            refuse(item, "header" if header is None else "cell", "a column is empty", "Write a header and a cell.")
        return [Column(header, cell)]
    if len(item) > 1 and not alone:
        refuse(item, list(item)[1], "a column has one header", "Put each column after a dash of its own.")
    return [Column(key_template(item, header), _cell(item, header)) for header in item]


def _cell(item: Mapping, header: object) -> Expression:
    text = item[header]
    if text is None or isinstance(text, dict | list):
        refuse(item, header, f"the cell of {header!r} is no expression", "Write  - Header: row_item.name")
    return Expression(str(text), item.origin(header))


def _editing(document: Mapping) -> EditColumn | None:
    given = document.get("edit")
    edit = given is not None and given is not False
    delete = take_bool(document, "delete buttons", default=edit)
    reorder = take_bool(document, "allow reordering")
    if not (edit or delete or reorder):
        return None
    attributes = () if isinstance(given, bool) or given is None else take_texts(document, "edit")
    for name in attributes:
        if parse(f"item{name}" if name.startswith("[") else f"item.{name}") is None:
            refuse(document, "edit", f"{name!r} is not an attribute", "Write names such as  birthdate  or  name.first.")
    return EditColumn(
        take_template(document, "edit header"),
        edit,
        attributes,
        delete,
        take_bool(document, "confirm"),
        reorder,
        take_text(document, "read only"),
    )


def _empty(document: Mapping) -> Any:  # noqa: ANN401 - a truth value or a template
    """`show if empty`: True, False, or the text shown in place of the table."""
    given = document.get("show if empty")
    if given is None and "show if empty" in document:
        return False
    return (
        (True if given is None else given)
        if isinstance(given, bool | None)
        else take_template(document, "show if empty")
    )


def _indent(document: Mapping) -> int:
    given = document.get("indent")
    if isinstance(given, bool | None):
        return INDENT if given else 0
    if not isinstance(given, int) or given < 0:
        refuse(document, "indent", f"`indent` is {given!r}", "Write the number of blanks, such as 4.")
    return given


BLOCK_TYPES = (TableType(),)
