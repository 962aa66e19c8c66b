"""Tables as files (library 4.4)."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.spec.conftest import Visit

EXPORTED = """
mandatory: True
code: |
  made = t.export(NAME)
  end
---
event: end
question: End
---
table: t
rows: fruit
columns:
  - Fruit: row_item
  - Length: len(row_item)
---
code: |
  fruit = ['fig', 'pear, ripe']
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("fruit.csv", 'Fruit,Length\nfig,3\n"pear, ripe",10\n'),
        ("fruit.json", '[{"Fruit": "fig", "Length": 3}, {"Fruit": "pear, ripe", "Length": 10}]'),
    ],
)
def test_a_table_can_become_a_file(drive: Visit, name: str, content: str) -> None:
    """Library 4.4: export() makes a file of the kind its name says."""
    visit = drive(EXPORTED.replace("NAME", f"filename='{name}'"))
    made = visit.answers["made"]
    written = Path(made.path()).read_text()
    assert made.filename == name
    assert written == content or json.loads(written) == json.loads(content)


def test_a_table_can_become_a_workbook(drive: Visit) -> None:
    """Library 4.4: xlsx is the format unless another is named; numbers stay numbers."""
    visit = drive(EXPORTED.replace("NAME", "'fruit.xlsx', title='All fruit', freeze_panes=True"))
    with zipfile.ZipFile(visit.answers["made"].path()) as packed:
        book, sheet = (packed.read(part).decode() for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"))
    assert 'name="All fruit"' in book
    assert '<c r="A3" t="inlineStr"><is><t xml:space="preserve">pear, ripe</t></is></c><c r="B3"><v>10</v></c>' in sheet
    assert 'state="frozen"' in sheet


@pytest.mark.parametrize(("call", "said"), [("'fruit.odt'", "'odt'"), ("'a.csv', file_format='doc'", "'doc'")])
def test_a_kind_of_file_that_there_is_not(drive: Visit, call: str, said: str) -> None:
    """Library 4.4: the kinds are csv, json and xlsx."""
    assert f"a table cannot become a file of the kind {said}" in drive(EXPORTED.replace("NAME", call)).text
