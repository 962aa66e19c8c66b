"""Tables as workbooks: the smallest .xlsx file that spreadsheets open (ECMA-376)."""

import io
import zipfile
from collections.abc import Sequence
from html import escape
from itertools import count

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
)
_BOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft"'
    ' state="frozen"/></sheetView></sheetViews>'
)
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_TITLE = 31
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The one time of all parts, so that equal tables give equal files."""


def workbook(title: str, rows: Sequence[Sequence[object]], *, frozen_rows: int = 0) -> bytes:
    """The bytes of a workbook with one sheet; numbers stay numbers, truth values stay such, all else is text."""
    name = escape(title.translate(_FORBIDDEN)[:_LONGEST_TITLE] or "Sheet1")
    frozen = _FROZEN % (frozen_rows, frozen_rows + 1) if frozen_rows else ""
    lines = "".join(_row(number, cells) for number, cells in zip(count(1), rows, strict=False))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _link("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _BOOK % name,
        "xl/_rels/workbook.xml.rels": _link("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": (
            f'{_HEAD}<worksheet xmlns="{_MAIN}">{frozen}<sheetData>{lines}</sheetData></worksheet>'
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, text in parts.items():
            packed.writestr(zipfile.ZipInfo(part, _LONG_AGO), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _link(kind: str, target: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _row(number: int, cells: Sequence[object]) -> str:
    return (
        f'<row r="{number}">{"".join(_cell(f"{_letters(at)}{number}", value) for at, value in enumerate(cells))}</row>'
    )


def _cell(place: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = escape(str(value).translate(_CONTROL), quote=False)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(column: int) -> str:
    """The name of a column counted from 0: A, B, .. Z, AA."""
    name, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
