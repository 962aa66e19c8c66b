"""Plain sentences for acceptance tests: steps of pytest-bdd over the InterviewDriver.

Load them in the conftest.py beside the tests: `pytest_plugins = ["da_nb.testing.steps"]`. A text of a step stands in
straight or in typographic quotes; `the second "Name"` means the second one of that name.
"""

import re
from collections.abc import Callable
from typing import Any, ParamSpec

import pytest
from pytest_bdd import parsers, step

from da_nb.testing.driver import InterviewDriver
from da_nb.testing.lookups import find_field, spelled

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NTH = rf"(?:(?P<nth>{'|'.join(ORDINALS)}) )?"
_TEXT = re.compile(r'"\{(\w+)\}"')
Opener = Callable[..., InterviewDriver]
Given = ParamSpec("Given")


class Visitor:
    """The person of a scenario, who has one interview open at a time."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._driver: InterviewDriver | None = None
        self.params: dict[str, str] = {}
        self.user: str | None = None

    def start(self, source: str) -> None:
        """Open an interview; the one before stays behind."""
        self._driver = self._opener(source, params=self.params, user=self.user)

    @property
    def driver(self) -> InterviewDriver:
        """The open interview."""
        assert self._driver is not None, 'Begin the scenario with: Given I start the interview "file.yml"'
        return self._driver


@pytest.fixture
def visitor(interview: Opener) -> Visitor:
    """The person of the scenario."""
    return Visitor(interview)


class Sentence(parsers.StepParser):
    """In a sentence `"{name}"` is a text in quotes, `{nth}` may be left out, the rest is a regular expression."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # Within straight quotes typographic ones may stand, and the other way round.
        texts = _TEXT.sub(r'(?:"(?P<\1>[^"]*)"|“(?P<\1_>[^”]*)”)', name)
        self._pattern = re.compile(texts.replace("{nth} ", _NTH))

    def is_matching(self, name: str) -> bool:
        """Whether the step reads like the sentence."""
        return self._pattern.fullmatch(name) is not None

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The texts of the step by name."""
        match = self._pattern.fullmatch(name)
        found = {} if match is None else match.groupdict()
        texts = {name.removesuffix("_"): text for name, text in found.items() if text is not None}
        return {"nth": ORDINALS[0], **texts} if "nth" in found else dict(texts)


def said(sentence: str) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """Make a function the step of a sentence, whether it is given, done or expected."""
    return step(Sentence(sentence), converters={"nth": _number, "seconds": float})


def _number(ordinal: str) -> int:
    return ORDINALS.index(ordinal) + 1


def _shows(driver: InterviewDriver, phrase: str) -> bool:
    return spelled(phrase) in spelled(driver.text)


# -- to begin with


@said('(?:that )?my e-?mail address is "{address}"')
@said('I log in as "{address}"')
def _log_in(visitor: Visitor, address: str) -> None:
    visitor.user = address


@said('the URL argument "{name}" is "{value}"')
def _url_argument(visitor: Visitor, name: str, value: str) -> None:
    visitor.params[name] = value


@said('I start the (?:possibly inaccessible )?interview "{source}"')
def _start(visitor: Visitor, source: str) -> None:
    visitor.start(source)


# -- what is seen


@said('I should see (?:the phrase |the text )?"{phrase}"')
def _see(visitor: Visitor, phrase: str) -> None:
    assert _shows(visitor.driver, phrase), f"{phrase!r} is not on the screen:\n{visitor.driver.text}"


@said('I should not see (?:the phrase |the text )?"{phrase}"')
def _not_see(visitor: Visitor, phrase: str) -> None:
    assert not _shows(visitor.driver, phrase), f"{phrase!r} is on the screen:\n{visitor.driver.text}"


@said('I should see that {nth} "{field}" is "{value}"')
def _see_value(visitor: Visitor, nth: int, field: str, value: str) -> None:
    chosen = _chosen(visitor.driver, field, nth)
    assert spelled(chosen) == spelled(value), f"{field!r} is {chosen!r}, not {value!r}"


@said('I should (?:see|be asked) the question "{title}"')
def _see_question(visitor: Visitor, title: str) -> None:
    assert spelled(visitor.driver.title) == spelled(title), f"the question is {visitor.driver.title!r}"


@said('I should see the link "{label}"')
def _see_link(visitor: Visitor, label: str) -> None:
    links = [spelled(link) for link in visitor.driver.links]
    assert spelled(label) in links, f"there is no link {label!r}; there are: {links}"


@said('I should see the button "{label}"')
def _see_button(visitor: Visitor, label: str) -> None:
    buttons = [spelled(button) for button in visitor.driver.buttons]
    assert spelled(label) in buttons, f"there is no button {label!r}; there are: {buttons}"


@said('the variable "{name}" should be "{value}"')
def _see_variable(visitor: Visitor, name: str, value: str) -> None:
    assert str(visitor.driver.answers[name]) == value


def _chosen(driver: InterviewDriver, name: str, nth: int) -> str:
    """What a person reads in a field: the label of the chosen option, else what is typed."""
    at = find_field(driver.page, name, nth)
    held = next(field.value for field in driver.fields if field.variable == at["variable"]) or ""
    return next((choice["label_text"] for choice in at.get("choices", []) if choice["value"] == held), held)


# -- what is typed and chosen


@said('I set (?:the )?{nth} "{field}" to "{value}"')
@said('I set the {nth} (?:text box|text area|combobox|field) "{field}" to "{value}"')
def _set(visitor: Visitor, nth: int, field: str, value: str) -> None:
    visitor.driver.set(field, value, nth=nth)


@said('I set the {nth} (?:text box|text area|text field|combobox) to "{value}"')
def _set_any(visitor: Visitor, nth: int, value: str) -> None:
    boxes = [field for field in visitor.driver.fields if field.visible and not field.choices]
    assert len(boxes) >= nth, f"the screen has {len(boxes)} text boxes"
    visitor.driver.set(boxes[nth - 1].variable, value)


@said('I select "{option}" as the {nth} "{field}"')
@said('I (?:select|choose) "{option}" (?:in|from|for) (?:the )?{nth} "{field}"')
def _select(visitor: Visitor, option: str, nth: int, field: str) -> None:
    visitor.driver.select(option, _variable(visitor.driver, field, nth))


@said('I (?:select|choose) "{option}"')
def _select_anywhere(visitor: Visitor, option: str) -> None:
    visitor.driver.select(option)


@said('I (?:click|choose) the {nth} "{option}" option')
@said('I (?:click|choose) the {nth} option "{option}"')
def _click_option(visitor: Visitor, nth: int, option: str) -> None:
    visitor.driver.choose(option, nth=nth)


@said('I (?:click|choose) the (?:option )?"{option}" (?:option )?under "{field}"')
def _click_option_under(visitor: Visitor, option: str, field: str) -> None:
    visitor.driver.choose(option, under=field)


def _variable(driver: InterviewDriver, name: str, nth: int) -> str:
    return str(find_field(driver.page, name, nth)["variable"])


@said('I upload (?:the )?(?:file )?"{path}"')
def _upload(visitor: Visitor, path: str) -> None:
    visitor.driver.upload(path)


@said('I upload (?:the )?(?:file )?"{path}" (?:as|to) (?:the )?"{field}"')
def _upload_as(visitor: Visitor, path: str, field: str) -> None:
    visitor.driver.upload(path, field)


@said("I (?:sign my name|click inside the signature area)")
def _sign(visitor: Visitor) -> None:
    visitor.driver.sign()


@said("I leave the field")
def _blur(visitor: Visitor) -> None:
    visitor.driver.blur()


# -- where it leads


@said('I (?:click|press) the {nth} button "{label}"')
@said('I (?:click|press) the {nth} "{label}" button')
def _click(visitor: Visitor, nth: int, label: str) -> None:
    visitor.driver.click(label, nth=nth)


@said('I click the {nth} link "{label}"')
@said('I click the {nth} "{label}" link')
def _click_link(visitor: Visitor, nth: int, label: str) -> None:
    visitor.driver.click_link(label, nth=nth)


@said("I (?:go back|click the back button|press the back button)")
def _back(visitor: Visitor) -> None:
    visitor.driver.back()


@said('I (?:click|choose|select) "{label}" (?:in|from) the menu')
@said('I (?:click|choose|select) (?:the )?menu (?:item )?"{label}"')
def _menu(visitor: Visitor, label: str) -> None:
    visitor.driver.menu(label)


@said("I (?:click|press) the question back button")
def _question_back(visitor: Visitor) -> None:
    visitor.driver.question_back()


@said("I (?:(?:go to|open) the help screen|click the help button|click help)")
def _help(visitor: Visitor) -> None:
    visitor.driver.help()


@said("I go (?:back )?to the question(?: screen)?(?: from the help screen)?")
def _question_screen(visitor: Visitor) -> None:
    visitor.driver.question_screen()


@said('I click the help (?:icon |button )?(?:for|of|beside|next to) "{label}"')
def _field_help(visitor: Visitor, label: str) -> None:
    visitor.driver.field_help(label)


@said("I click the {nth} (?:choice help|help icon of a choice)")
def _choice_help(visitor: Visitor, nth: int) -> None:
    visitor.driver.choice_help(nth)


@said(r"I wait (?P<seconds>\d+(?:\.\d+)?) seconds?")
def _wait(visitor: Visitor, seconds: float) -> None:
    visitor.driver.advance(seconds)


@said("I wait(?: a moment)?")
def _wait_a_moment(visitor: Visitor) -> None:
    visitor.driver.advance(1)


@said(r"(?P<days>\d+) days? pass(?:es)?")
def _days_pass(visitor: Visitor, days: str) -> None:
    visitor.driver.move_clock(days=int(days))


@said("I (?:exit|leave) the interview")
@said("I exit")
def _exit(visitor: Visitor) -> None:
    visitor.driver.close()


@said("the (?:interview|session) should (?:be over|have ended)")
def _over(visitor: Visitor) -> None:
    assert visitor.driver.closed, f"it goes on:\n{visitor.driver.text}"
