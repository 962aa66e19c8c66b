"""Whatever the interview and whatever a person does: no crash, no lost answer, no screen one cannot leave (issue 3)."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from da_nb.testing import InterviewDriver
from da_nb.view.house import check_source
from tests.spec.grammar import Written, interviews, type_into

MOST_STEPS = 40
"""Screens, Backs and refused forms of one visit; more would mean that it goes round in circles."""


class Visit:
    """A person at a generated interview, and what that person knows to have answered."""

    def __init__(self, driver: InterviewDriver, written: Written, data: st.DataObject) -> None:
        self.driver = driver
        self.written = written
        self.data = data
        self.kept: dict[str, str] = {}
        self.backs = 0

    def step(self) -> None:
        """Answer the screen that is shown, or go back from it; what is seen afterwards is what must be seen."""
        driver = self.driver
        assert driver.page["note"] is None, driver.text
        assert driver.buttons, driver.text
        if "Back" in driver.buttons and self.backs < 4 and self.data.draw(st.integers(0, 5), "go back") == 0:
            self._go_back()
        elif driver.fields:
            self._fill()
        else:
            driver.click(self.data.draw(st.sampled_from(["Yes", "No"]), "button"))
        self._check_kept()

    def _fill(self) -> None:
        driver, title = self.driver, self.driver.title
        typed, good = {}, True
        for field in driver.fields:
            kind = self.written.blanks[field.variable].kind
            typed[field.variable] = self.data.draw(kind.typed, field.variable)
            type_into(driver, field, kind, typed[field.variable])
            good &= kind.good(typed[field.variable])
        driver.click("Continue")
        if good:
            assert driver.errors == [], driver.text
            self.kept.update(typed)
            return
        assert driver.errors, f"{typed} was taken"
        assert driver.title == title
        assert [name for name in typed if name in driver.answers and name not in self.kept] == []
        for field in driver.fields:
            if self.written.blanks[field.variable].kind.name in ("text", "integer", "number"):
                assert (field.value or "") == typed[field.variable], "what was typed is still there"

    def _go_back(self) -> None:
        driver = self.driver
        self.backs += 1
        driver.back()
        undone = {field.variable for field in driver.fields}
        for field in driver.fields:
            kind = self.written.blanks[field.variable].kind
            if kind.name in ("text", "optional", "short") and field.variable in self.kept:
                assert (field.value or "") == self.kept[field.variable], "Back shows what had been typed"
        self.kept = {name: typed for name, typed in self.kept.items() if name not in undone}

    def _check_kept(self) -> None:
        for name, typed in self.kept.items():
            assert self.written.blanks[name].is_saved_as(self.driver, typed), (name, typed)


@settings(
    max_examples=int(os.environ.get("DA_NB_EXAMPLES", "40")),
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
@given(interviews(), st.data())
def test_any_interview_can_be_answered_to_its_end(written: Written, data: st.DataObject) -> None:
    """Wrong input is refused and stays typed, Back brings answers back, and an action changes nothing but its own."""
    assert len(check_source(written.text)) == 0
    with InterviewDriver.open(written.text, store="sqlite://") as driver:
        visit = Visit(driver, written, data)
        steps = 0
        while driver.title != "The end":
            visit.step()
            steps += 1
            assert steps < MOST_STEPS, f"{driver.title!r} does not lead to the end"
        assert set(visit.kept) == set(written.blanks), "every variable has been asked for"
        before = driver.text
        driver.click_link("More")
        assert driver.errors == []
        assert driver.answers["count"] == 1
        visit._check_kept()
        driver.back()
        assert driver.text == before
