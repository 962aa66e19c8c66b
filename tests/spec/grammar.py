"""A grammar of interviews, and of what a person does with their screens, for the property tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from da_nb.objects.dates import DADateTime
from da_nb.objects.dicts import DADict
from da_nb.testing import InterviewDriver
from da_nb.testing.lookups import FieldView

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\\<>&"), max_size=12)
WORDS = TEXTS.filter(bool)


@dataclass(frozen=True)
class Kind:
    """A kind of field: how it is written, what a person may type, whether that will do, and what it is saved as."""

    name: str
    lines: str
    typed: st.SearchStrategy[str]
    good: Callable[[str], bool]
    saved: Callable[[str], object]


def _is_integer(text: str) -> bool:
    return text.lstrip("-").isascii() and text.lstrip("-").isdecimal() and text.count("-") <= 1


def _is_small(text: str) -> bool:
    return _is_integer(text) and 0 <= int(text) <= 50


KINDS = (
    Kind("text", "", st.one_of(WORDS, st.just("")), lambda typed: bool(typed.strip()), str),
    Kind("optional", "    required: False\n", TEXTS, lambda typed: True, str),
    Kind("short", "    maxlength: 4\n", WORDS, lambda typed: 0 < len(typed) <= 4, str),
    Kind(
        "integer",
        "    datatype: integer\n    min: 0\n    max: 50\n",
        st.one_of(st.integers(-20, 80).map(str), st.sampled_from(["", "x", "1.5"])),
        _is_small,
        int,
    ),
    Kind(
        "number",
        "    datatype: number\n",
        st.one_of(st.integers(-1000, 1000).map(lambda n: str(n / 4)), st.just("many")),
        lambda typed: typed != "many",
        float,
    ),
    Kind("date", "    datatype: date\n", st.integers(0, 30000).map(lambda n: _day(n)), lambda typed: True, str),
    Kind(
        "yesno", "    datatype: yesno\n", st.sampled_from(["True", "False"]), lambda typed: True, lambda t: t == "True"
    ),
    Kind(
        "yesnoradio",
        "    datatype: yesnoradio\n",
        st.sampled_from(["True", "False"]),
        lambda typed: True,
        lambda t: t == "True",
    ),
    Kind("dropdown", "    choices:\n      - Red: r\n      - Green: g\n", st.sampled_from("rg"), bool, str),
    Kind(
        "radio",
        "    input type: radio\n    datatype: integer\n    code: |\n      [{1: 'One'}, {2: 'Two'}]\n",
        st.sampled_from("12"),
        bool,
        int,
    ),
    Kind(
        "checkboxes",
        "    datatype: checkboxes\n    choices:\n      - Red: r\n      - Green: g\n    none of the above: Nothing\n",
        st.sampled_from(["r", "g", "r g"]),
        bool,
        lambda typed: {"r": "r" in typed, "g": "g" in typed},
    ),
)


def _day(number: int) -> str:
    return (date(1950, 1, 1) + timedelta(days=number)).isoformat()


@dataclass(frozen=True)
class Blank:
    """A variable that is asked for."""

    variable: str
    kind: Kind

    def written(self) -> str:
        """Its item in `fields`."""
        return f"  - Label of {self.variable}: {self.variable}\n{self.kind.lines}"

    def is_saved_as(self, answers: InterviewDriver, typed: str) -> bool:
        """Whether the variable holds what was typed."""
        held = self.value(answers)
        held = dict(held.elements) if isinstance(held, DADict) else held
        if self.kind.name == "date":
            return isinstance(held, DADateTime) and held.isoformat()[:10] == typed
        return held == self.kind.saved(typed) and type(held) is type(self.kind.saved(typed))

    def value(self, driver: InterviewDriver) -> object:
        """What the variable holds now."""
        root, *attributes = self.variable.split(".")
        held: object = driver.answers[root]
        for attribute in attributes:
            held = getattr(held, attribute)
        return held


@dataclass(frozen=True)
class Written:
    """A generated interview: its text, what it asks for, and the names that must be known at its end."""

    text: str
    blanks: dict[str, Blank]
    screens: int


@st.composite
def interviews(draw: st.DrawFn) -> Written:
    """Screens with fields, yes/no questions, code that needs them, objects, and an end that needs everything."""
    blocks, blanks, needed = [], {}, []
    for at in range(draw(st.integers(1, 4))):
        owner = draw(st.sampled_from(["", "thing."]))
        kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
        mine = [Blank(f"{owner}v{at}_{n}", kind) for n, kind in enumerate(kinds)]
        blanks.update({blank.variable: blank for blank in mine})
        title = draw(
            st.sampled_from(["Plain", "After ${ url_args.get('x', 'nothing') }", "% if True:\n  Yes\n  % endif"])
        )
        blocks.append(f"question: |\n  {title} {at}\nfields:\n{''.join(blank.written() for blank in mine)}")
        # Any of its variables brings the screen, and all of them with it.
        needed += draw(st.permutations([blank.variable for blank in mine]))
    for at in range(draw(st.integers(0, 3))):
        sources = draw(st.lists(st.sampled_from(needed), min_size=1, max_size=3))
        blocks.append(f"code: |\n  c{at} = [{', '.join(sources)}]\n")
        needed.append(f"c{at}")
    for at in range(draw(st.integers(0, 2))):
        blocks.append(f"question: Sure {at}?\nyesno: b{at}\n")
        needed.append(f"b{at}")
    shown = " ".join(f"${{ {name} }}" for name in draw(st.permutations(needed)))
    link = "[More](${ url_action('more') })"
    end = f"mandatory: True\nquestion: The end\nsubquestion: |\n  {shown} ${{ count }}\n\n  {link}\n"
    fixed = ["objects:\n  - thing: DAObject\n", "code: |\n  count = 0\n", "event: more\ncode: |\n  count += 1\n"]
    pieces = draw(st.permutations([*blocks, *fixed, end]))
    return Written("---\n".join(pieces), blanks, len(blocks))


def type_into(driver: InterviewDriver, field: FieldView, kind: Kind, typed: str) -> None:
    """Do what a person does to give the field this value."""
    if kind.name == "checkboxes":
        driver.set(field.variable, typed.split())
    else:
        driver.set(field.variable, typed)
