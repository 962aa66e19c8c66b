"""How long a person waits in a notebook: loading the extension, the first background action, and later ones.

Times are printed; what is asserted leaves room for a busy machine, except where it is a matter of what is imported.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.fixtures import OpenLab
from tests.browser.lab import LOAD_EXTENSION, Lab, answer

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(180)]

LOAD_LIMIT_S = 0.15
FIRST_LIMIT_S = 1.0
LATER_LIMIT_MS = 60
ROOM = 5
"""How much slower than its limit a shared machine may be."""

LOADING = """
import json, sys, time
import ipywidgets
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
begun = time.perf_counter()
shell.run_line_magic("load_ext", "da_nb")
took = time.perf_counter() - begun
heavy = [name for name in ("distributed", "dask", "sqlalchemy", "alembic", "anywidget") if name in sys.modules]
print(json.dumps({"took": took, "heavy": heavy}))
"""

TRIVIAL = """%%interview trivial
mandatory: True
code: |
  if task.ready():
    done
  working
---
code: |
  need(begin)
  task = background_action('answer', 'refresh')
---
question: Begin
continue button field: begin
---
event: answer
code: |
  background_response(42)
---
event: working
question: Working
---
event: done
question: Done ${ task.get() }
buttons:
  - Again: restart
"""

CLICK = """async (title) => {
  const find = (name) => [...document.querySelectorAll('form.da-nb-form')].find((form) => form.ariaLabel === name);
  const begun = performance.now();
  find('Begin').querySelector('button').click();
  return await new Promise((resolve) => {
    const look = () => find(title) && (seen.disconnect(), resolve(performance.now() - begun));
    const seen = new MutationObserver(look);
    seen.observe(document.body, { childList: true, subtree: true });
    look();
  });
}"""


def test_loading_the_extension_costs_next_to_nothing(tmp_path: Path) -> None:
    """Issue 2, Speed: 0.15 s at most in a kernel that has ipywidgets, and nothing heavy is imported."""
    times = []
    for _ in range(3):
        told = subprocess.run(
            [sys.executable, "-c", LOADING],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "IPYTHONDIR": str(tmp_path), "JUPYTER_DATA_DIR": str(tmp_path)},
        )
        found = json.loads(told.stdout.splitlines()[-1])
        assert found["heavy"] == []
        times.append(found["took"])
    best = min(times)
    print(f"\n%load_ext da_nb: {best * 1000:.1f} ms ({best / LOAD_LIMIT_S:.0%} of what is allowed)")
    assert best < ROOM * LOAD_LIMIT_S


@pytest.mark.browser
def test_background_actions_are_back_before_one_wonders(open_lab: OpenLab) -> None:
    """Issue 2, Speed: the first within 1 s with the cluster's start; later ones 60 ms from Continue to the result."""
    lab = open_lab(LOAD_EXTENSION, TRIVIAL)
    lab.run()
    lab.form("Begin").wait_for()
    first_ms = continue_to_result_ms(lab)
    later_ms = []
    for _ in range(15):
        answer(lab.form("Done 42"), {}, "Again")
        lab.form("Begin").wait_for()
        later_ms.append(continue_to_result_ms(lab))
    median = statistics.median(later_ms)
    print(
        f"\nContinue to result: first {first_ms:.0f} ms, later p50 {median:.0f} ms, best {min(later_ms):.0f} ms, "
        f"worst {max(later_ms):.0f} ms ({median / LATER_LIMIT_MS:.0%} of what is allowed)"
    )
    assert first_ms < ROOM * FIRST_LIMIT_S * 1000
    assert median < ROOM * LATER_LIMIT_MS


def continue_to_result_ms(lab: Lab) -> float:
    """Click Continue in the browser; milliseconds until the result is in the document."""
    took: float = lab.page.evaluate(CLICK, "Done 42")
    return took
