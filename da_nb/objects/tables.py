"""Tables: rows worked out at each use, as Markdown, with links that edit and delete (language 11.3)."""

import csv
import io
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from da_nb.current import current, without_seeking
from da_nb.documents.sheets import workbook
from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Expression
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.objects.base import AnyValue, MissingAttribute
from da_nb.objects.dicts import DADict
from da_nb.objects.files import DAFile
from da_nb.objects.gathering import attribute_names, being_gathered, is_complete
from da_nb.objects.groups import DAGroup
from da_nb.objects.serial import serializable
from da_nb.objects.templates import DALazyTemplate

NO_HEADER = "&nbsp;"
FORMATS = ("csv", "json", "xlsx")
_ABSENT = object()
Got = TypeVar("Got")


@dataclass(frozen=True)
class Column:
    """A header, and what stands in the cell of a row."""

    header: Template
    cell: Expression


@dataclass(frozen=True)
class EditColumn:
    """The column of links. Edit asks `attributes` of the item, or the item itself when there are none."""

    header: Template | None
    edit: bool = True
    attributes: tuple[str, ...] = ()
    delete: bool = True
    confirm: bool = False
    reorder: bool = False
    read_only: str | None = None


@dataclass(frozen=True)
class TableSource:
    """A table as the author wrote it.

    `empty` is what is shown without rows: the headers (True), nothing (False), or a text. `incomplete` says that cells
    that cannot be worked out show `not_available`. Each line begins with `indent` blanks.
    """

    rows: Expression
    columns: tuple[Column, ...]
    editing: EditColumn | None = None
    empty: bool | Template = True
    incomplete: bool = False
    not_available: Template | None = None
    indent: int = 0
    filter: Expression | None = None
    sort_key: Expression | None = None
    sort_reverse: Expression | None = None
    require_gathered: bool = True

    # ---- Rows ----

    def each(self, answers: dict[str, Any], work: Callable[["Row"], Got]) -> list[Got]:
        """What `work` makes of the rows, in order, with `row_item` and `row_index` set meanwhile."""
        given = self.rows.value(answers)
        made: list[Got] = []
        for key, item in self._in_order(self._pairs(given), given, answers):
            with bound(answers, row_item=item, row_index=key if _is_dict(given) else len(made)):
                if self.filter is None or self.filter.value(answers):
                    made.append(work(Row(given, key, item)))
        return made

    def _in_order(self, pairs: list[tuple[Any, Any]], given: object, answers: dict[str, Any]) -> list[tuple[Any, Any]]:
        reverse = self.sort_reverse is not None and bool(self.sort_reverse.value(answers))
        if self.sort_key is not None:
            key = self.sort_key.value(answers)
            return sorted(pairs, key=(lambda pair: key(pair if _is_dict(given) else pair[1])), reverse=reverse)
        return pairs[::-1] if reverse else pairs

    def _pairs(self, given: AnyValue) -> list[tuple[Any, Any]]:
        """Keys and items. Raises InterviewError when `given` holds none."""
        if isinstance(given, DAGroup):
            return self._gathered(given)
        if isinstance(given, Mapping):
            keys = list(given) if isinstance(given, OrderedDict) else _sorted(given)
            return [(key, given[key]) for key in keys]
        if not isinstance(given, Iterable) or isinstance(given, str):
            raise InterviewError(
                f"the rows of the table are {given!r}, which holds no items",
                self.rows.origin,
                "Give a list, a dictionary or a group such as a DAList.",
            )
        return list(enumerate(given))

    def _gathered(self, group: DAGroup) -> list[tuple[Any, Any]]:
        if self.require_gathered:
            group._trigger_gather()
        pairs = group._pairs()
        if (being_gathered(group) or not self.require_gathered) and not self.incomplete:
            names = attribute_names(group.complete_attribute)
            pairs = [(key, item) for key, item in pairs if is_complete(item, names)]
        return pairs

    # ---- Text ----

    def text(self, answers: dict[str, Any], *, editable: bool = True) -> str:
        """The table as Markdown; new lines in cells become breaks."""
        editing = self.editing if editable else None
        headers = [column.header.render(answers).strip() for column in self.columns]
        if editing is not None:
            headers.append(word("Actions") if editing.header is None else editing.header.render(answers).strip())
        rows = self.each(answers, lambda row: self._row(row, editing, answers))
        if not rows and self.empty is not True:
            return "" if self.empty is False else self.empty.render(answers)
        written = [[_in_cell(header) or NO_HEADER for header in headers], ["---"] * len(headers), *rows]
        lines = [f"{' ' * self.indent}|{'|'.join(cells)}|" for cells in written]
        return "\n\n" + "\n".join(lines) + "\n\n"

    def _row(self, row: "Row", editing: EditColumn | None, answers: dict[str, Any]) -> list[str]:
        cells = [_in_cell(str(self.cell(column, answers))) for column in self.columns]
        return cells if editing is None else [*cells, row.links(editing, self.rows.origin)]

    def cell(self, column: Column, answers: dict[str, Any]) -> AnyValue:
        """The value of a cell."""
        if not self.incomplete:
            return column.cell.value(answers)
        try:
            with without_seeking():
                value = column.cell.value(answers)
                str(value)
                return value
        except Exception:  # noqa: BLE001 - the author's expression may fail in any way before there are answers
            return word("n/a") if self.not_available is None else self.not_available.render(answers)

    def values(self, answers: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
        """Headers, and the values of the cells by row."""
        headers = [column.header.render(answers).strip() for column in self.columns]
        return headers, self.each(answers, lambda _: [self.cell(column, answers) for column in self.columns])


@dataclass(frozen=True)
class Row:
    """An item of the rows, with its key or place among all."""

    group: Any
    key: Any
    item: Any

    def links(self, editing: EditColumn, origin: Origin) -> str:
        """The links that edit, delete and move the item."""
        if not isinstance(self.group, DAGroup):
            raise InterviewError(
                "only the rows of a DAList or a DADict can be edited",
                origin,
                "Give the group itself under 'rows', or remove 'edit' and 'delete buttons'.",
            )
        return self.group.item_actions(
            self.item,
            self.key,
            *editing.attributes,
            edit=editing.edit,
            delete=editing.delete,
            confirm=editing.confirm,
            reorder=editing.reorder,
            read_only_attribute=editing.read_only,
        )


def _is_dict(given: object) -> bool:
    return isinstance(given, Mapping | DADict)


def _sorted(given: Mapping[Any, Any]) -> list[Any]:
    try:
        return sorted(given)
    except TypeError:
        return sorted(given, key=str)


def _in_cell(text: str) -> str:
    """Text that stays in its cell."""
    return " [BR] ".join(line.strip() for line in text.strip().splitlines()).replace("|", "&#124;")


@contextmanager
def bound(answers: dict[str, Any], **names: AnyValue) -> Iterator[None]:
    """Inside the block these names have these values; afterwards those they had."""
    before = {name: answers.get(name, _ABSENT) for name in names}
    answers.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is _ABSENT:
                answers.pop(name, None)
            else:
                answers[name] = value


class DALazyTableTemplate(DALazyTemplate):
    """What a `table` block makes: its text is the table in Markdown, worked out at each use."""

    def define_table(self, source: TableSource, names: Mapping[str, AnyValue]) -> None:
        """Give the table what the author wrote; `names` are `x` and the iterators as they were in the block."""
        self._hold(source, names)

    def show(self, editable: bool = True, **overrides: AnyValue) -> str:
        """The table in Markdown; with `editable=False` without the links."""
        with self._open(overrides) as source:
            return source.text(current().answers, editable=editable)

    def as_df(self) -> Any:  # noqa: ANN401 - a class of pandas
        """The table as a pandas DataFrame. Raises InterviewError when pandas is not installed."""
        try:
            pandas: Any = import_module("pandas")
        except ModuleNotFoundError as error:
            raise InterviewError("as_df() needs pandas, which is not installed", None, "Install pandas.") from error
        with self._open({}) as source:
            headers, rows = source.values(current().answers)
        return pandas.DataFrame(rows, columns=headers)

    def export(
        self,
        filename: str | None = None,
        file_format: str | None = None,
        title: str | None = None,
        freeze_panes: bool = True,
        **others: AnyValue,
    ) -> DAFile:
        """The table as a file: xlsx, csv or json, as `file_format` or the ending of `filename` says.

        `title` names the sheet of an xlsx file; with `freeze_panes` its headers stay in sight.
        """
        del others
        name = filename or f"file.{file_format or FORMATS[-1]}"
        ending = (file_format or name.rpartition(".")[2]).lower().lstrip(".")
        if ending not in FORMATS:
            raise InterviewError(f"a table cannot become a file of the kind '{ending}'", None, "Use csv, json or xlsx.")
        with self._open({}) as source:
            headers, rows = source.values(current().answers)
        made = DAFile()
        made.initialize(filename=name)
        made.write(_written(ending, headers, rows, str(title or "Sheet1"), freeze_panes))
        return made

    @contextmanager
    def _open(self, overrides: Mapping[str, AnyValue]) -> Iterator[TableSource]:
        """What the author wrote, with the names of the block set. A loaded table has its block sought first."""
        source: TableSource | None = self._held()
        if source is None:
            raise MissingAttribute(self.instanceName, "content", self)
        with bound(current().answers, **self.names, **overrides):
            yield source

    def _rendered(self, which: str, overrides: Mapping[str, AnyValue]) -> str:
        return self.show(**overrides) if which == "content" else ""


def _written(ending: str, headers: list[str], rows: list[list[Any]], title: str, freeze: bool) -> str | bytes:
    cells = [[serializable(value) for value in row] for row in rows]
    if ending == "xlsx":
        return workbook(title, [headers, *cells], frozen_rows=int(freeze))
    if ending == "json":
        return json.dumps([dict(zip(headers, row, strict=True)) for row in cells], ensure_ascii=False, indent=2)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([headers, *cells])
    return text.getvalue()


CLASSES = (DALazyTableTemplate,)
