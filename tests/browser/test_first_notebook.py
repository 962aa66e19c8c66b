"""The first notebook in JupyterLab: questions, background work, a busy kernel and a restarted one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import ROOT, OpenLab
from tests.browser.lab import Lab, answer, tutorial
from tests.clusters import external_cluster

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NOTEBOOK = ROOT / "notebooks" / "01_first_interview.ipynb"
HOW_MANY = "How many darts shall we throw?"
FLYING = "The darts are flying"
LOAD, GREETING, ANSWERS, DARTS, BUSY, TASKS = range(6)
"""The code cells."""


@pytest.fixture(scope="module")
def cluster_address() -> Iterator[str]:
    """A scheduler with two workers in processes of their own."""
    with external_cluster(workers=2) as address:
        yield address


@pytest.fixture(params=["embedded", pytest.param("external", marks=pytest.mark.cluster)])
def first_notebook(request: pytest.FixtureRequest, open_lab: OpenLab) -> Lab:
    """The notebook, its background work inside the kernel or on an external cluster."""
    if request.param == "external":
        return open_lab(*on_cluster(request.getfixturevalue("cluster_address")))
    return open_lab(*tutorial(NOTEBOOK))


def on_cluster(address: str) -> list[str]:
    """The notebook's cells with one line more, which sends the work to a cluster."""
    load, *others = tutorial(NOTEBOOK)
    return [f"{load}\nimport da_nb\nda_nb.connect({address!r})", *others]


def throw(lab: Lab, millions: int) -> None:
    """Answer the question of the second interview."""
    answer(lab.form(HOW_MANY), {"Millions of darts": str(millions)})


def result(lab: Lab) -> str:
    """Wait for the answer, with nothing touched, and read its heading."""
    heading = lab.page.get_by_role("heading", name="π is about 3.1")
    heading.wait_for()
    return heading.inner_text()


def test_a_person_is_asked_and_the_answer_arrives_by_itself(first_notebook: Lab) -> None:
    """Issue 2, Done when: asked, answered, a waiting screen, and the answer without touching anything."""
    lab = first_notebook
    lab.run(LOAD, BUSY)
    answer(lab.form("What is your name?"), {"First name": "Ada"})
    answer(lab.form("How old are you, Ada?"), {"Age in years": "36"})
    expect(lab.form("Good to meet you, Ada")).to_contain_text("you will be 46")
    lab.run(ANSWERS, DARTS)
    expect(lab.output(ANSWERS)).to_contain_text("'first_name': 'Ada', 'age': 36")

    throw(lab, 8)
    expect(lab.form(FLYING)).to_contain_text("8 million")
    expect(lab.strip).to_contain_text("throw_darts")
    result(lab)
    expect(lab.strip).to_be_hidden()
    lab.run(TASKS, TASKS + 1)
    expect(lab.output(TASKS)).to_contain_text("done")


def test_the_answer_arrives_while_another_cell_runs(first_notebook: Lab) -> None:
    """Issue 2, Done when: both the question's answer and the action's result pass by a cell that is running."""
    lab = first_notebook
    lab.edit(BUSY, "import time; time.sleep(60)")
    lab.run(LOAD, BUSY)
    lab.start(BUSY)
    throw(lab, 1)
    result(lab)
    expect(lab.prompt(BUSY)).to_contain_text("*")
    lab.command("notebook:interrupt-kernel")
    expect(lab.prompt(BUSY)).not_to_contain_text("*")


def test_a_restarted_kernel_goes_on_where_it_was(first_notebook: Lab) -> None:
    """Issue 2, Done when: the same cells resume both sessions, and the result is there without asking."""
    lab = first_notebook
    lab.run(LOAD, BUSY)
    answer(lab.form("What is your name?"), {"First name": "Ada"})
    lab.form("How old are you, Ada?").wait_for()
    throw(lab, 1)
    before = result(lab)

    lab.restart_kernel()
    lab.run(LOAD, BUSY)
    lab.form("How old are you, Ada?").wait_for()
    assert result(lab) == before
    answer(lab.form("How old are you, Ada?"), {"Age in years": "36"})
    lab.form("Good to meet you, Ada").wait_for()


@pytest.mark.cluster
def test_an_external_cluster_works_on_while_the_kernel_restarts(cluster_address: str, open_lab: OpenLab) -> None:
    """Issue 2, Done when: the action outlives the kernel that asked for it, and its result reaches the next one."""
    lab = open_lab(*on_cluster(cluster_address))
    lab.run(LOAD, BUSY)
    throw(lab, 20)
    expect(lab.strip).to_contain_text("running")
    lab.restart_kernel()
    lab.run(LOAD, BUSY)
    expect(lab.form(FLYING)).to_contain_text("20 million")
    result(lab)


def test_work_lost_with_its_kernel_is_reported(open_lab: OpenLab) -> None:
    """House decision 5: work inside the kernel ends with it; the next kernel says so instead of waiting for ever."""
    lab = open_lab(*tutorial(NOTEBOOK))
    lab.run(LOAD, BUSY)
    throw(lab, 100)
    expect(lab.strip).to_contain_text("running")
    lab.restart_kernel()
    lab.run(LOAD, BUSY)
    expect(lab.form("The darts were lost")).to_contain_text("cluster")
    expect(lab.strip).to_contain_text("ClusterLost")
    lab.form("The darts were lost").get_by_role("button", name="Try again").click()
    throw(lab, 1)
    result(lab)
