"""How fast interviews are read and texts rendered, against the bare tools in the same run. Prints what it measured."""

import gc
import time
from collections.abc import Callable

import pytest
import yaml
from mako.template import Template as StockTemplate

from da_nb.blocks import parse_blocks
from da_nb.engine.interview import compile_interview, compiled, indexed
from da_nb.errors import Faults, Origin
from da_nb.language.code import Code
from da_nb.language.marks import documents
from da_nb.language.markup import to_html
from da_nb.language.sources import load
from da_nb.language.template import Template
from da_nb.model.bundle import Bundle, Source

pytestmark = pytest.mark.benchmark
ORIGIN = Origin("bench.yml", 1)
BLOCK = """\
id: ask {0}
question: |
  How old is ${{ person{0} }}?
subquestion: |
  % if x > {0}:
  You said that **${{ person{0} }}** is not from here.
  % endif
fields:
  - Age: age{0}
    datatype: integer
    min: 0
    max: 130
  - Name: name{0}
    required: False
    show if:
      variable: age{0}
      is: 3
---
code: |
  if age{0} > 18 and not minor{0}:
    adult{0} = True
    person{0}.status['k'] = [item for item in things if item]
  else:
    adult{0} = False
"""
TEXTS = {
    "one expression": "How old is ${ person }?",
    "branch and loop": "% if x > 3:\nText ${ y }\n% else:\nFoo\n% endif\n% for z in zs:\n- ${ z }\n% endfor\n",
}
NAMES = {"person": "Ann", "x": 4, "y": "Y", "zs": [1, 2, 3]}


def best_ms(step: Callable[[], object], rounds: int = 5) -> float:
    """Shortest time of several runs."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


@pytest.mark.parametrize("blocks", [200, 2000])
def test_reading_costs_no_more_than_libyaml_with_plain_dicts(blocks: int) -> None:
    """Performance 4.1: blocks with a line for every key, against PyYAML's C loader without lines."""
    text = "---\n".join(BLOCK.format(number) for number in range(blocks // 2))
    bare = best_ms(lambda: list(yaml.load_all(text, yaml.CSafeLoader)))
    ours = best_ms(lambda: documents(Source("bench.yml", text)))
    print(f"\nparse {blocks} blocks: bare {bare:.1f} ms, ours {ours:.1f} ms, ratio {ours / bare:.2f}")
    assert ours < bare * 2


@pytest.mark.parametrize("blocks", [200, 2000])
def test_reading_an_interview(blocks: int) -> None:
    """Performance 1.1: text to blocks and their index; then with the check of all code and texts, first and again."""
    text = "---\n".join(BLOCK.format(number) for number in range(blocks // 2))
    bundle = Bundle((Source("bench.yml", text),))
    bare = best_ms(lambda: list(yaml.load_all(text, yaml.CSafeLoader)))

    def read() -> object:
        faults = Faults()
        return indexed(bundle, *parse_blocks(documents(bundle.sources[0], faults), faults))

    checked = best_ms(lambda: compile_interview(bundle), 1)
    ours, again = best_ms(read), best_ms(lambda: compile_interview(bundle))
    compiled(bundle)
    unchanged = best_ms(lambda: compiled(load(text, "bench.yml")))
    print(f"\nread {blocks} blocks: bare YAML {bare:.1f} ms, ours {ours:.1f} ms, ratio {ours / bare:.2f}; ", end="")
    print(f"with checks {checked:.1f} ms, again {again:.1f} ms, unchanged {unchanged:.2f} ms")
    assert ours < bare * 6


def test_compiling_code() -> None:
    """House 11: code with its names and lines, against bare `compile`."""
    text = str(documents(Source("bench.yml", BLOCK.format(1)))[1]["code"])
    bare = best_ms(lambda: [compile(text, "bench", "exec") for _ in range(500)]) / 500
    ours = best_ms(lambda: [Code(text, ORIGIN).compiled for _ in range(500)]) / 500
    print(f"\ncode block: bare compile {bare * 1000:.0f} us, ours {ours * 1000:.0f} us, ratio {ours / bare:.1f}")
    assert ours < bare * 8


@pytest.mark.parametrize("kind", TEXTS)
def test_templates_against_stock_mako(kind: str) -> None:
    """Performance 4.2: lazy names cost neither compile time nor render time."""
    text = TEXTS[kind]
    stock, ours = StockTemplate(text), Template(text, ORIGIN)
    assert ours.render(NAMES) == stock.render(**NAMES)
    compile_stock = best_ms(lambda: [StockTemplate(text) for _ in range(100)], 3) / 100
    compile_ours = best_ms(lambda: [Template(text, ORIGIN).compiled for _ in range(100)], 3) / 100
    render_stock = best_ms(lambda: [stock.render(**NAMES) for _ in range(2000)], 3) / 2000
    render_ours = best_ms(lambda: [ours.render(NAMES) for _ in range(2000)], 3) / 2000
    print(f"\n{kind}: compile stock {compile_stock * 1000:.0f} us, ours {compile_ours * 1000:.0f} us; ", end="")
    print(f"render stock {render_stock * 1000:.1f} us, ours {render_ours * 1000:.1f} us")
    assert compile_ours < compile_stock
    assert render_ours < render_stock


def test_markdown_again() -> None:
    """Performance 4.3: a text shown before costs next to nothing, a label without markup hardly more."""
    texts = [f"It's **your** turn, [see {number}](https://example.com)" for number in range(100)]
    first = best_ms(lambda: [to_html(text) for text in texts], 1) / 100
    again = best_ms(lambda: [to_html(text) for text in texts]) / 100
    labels = [f"What is your name {number}?" for number in range(100)]
    label = best_ms(lambda: [to_html(text) for text in labels], 1) / 100
    print(f"\nMarkdown: first {first * 1000:.0f} us, again {again * 1000:.2f} us, plain label {label * 1000:.1f} us")
    assert again * 20 < first
