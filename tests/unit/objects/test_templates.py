"""Templates: lazy and static."""

import pickle

import pytest

from da_nb.current import Evaluation, running
from da_nb.errors import Origin
from da_nb.language.template import Template
from da_nb.model.services import Services
from da_nb.objects.base import DAObject, MissingAttribute
from da_nb.objects.templates import DALazyTemplate, DATemplate, lost_source
from da_nb.timekeeping import FakeClock
from tests.unit.objects.seeking import asked

ORIGIN = Origin("test.yml", 1)


def letter(content: str, subject: str = "Hi", **names: object) -> DALazyTemplate:
    """A template as its block would make it."""
    made = DALazyTemplate("letter")
    made.define(Template(content, ORIGIN), Template(subject, ORIGIN), names)
    return made


def test_static_template() -> None:
    """Library 7: DATemplate holds content and subject."""
    text = DATemplate("t", content="Dear", subject="Hi")
    assert (str(text), text.show(), text.subject) == ("Dear", "Dear", "Hi")
    assert text.show_as_markdown() == "### Hi\n\nDear"


def test_rendered_at_each_use() -> None:
    """Library 7: the answers of the moment count."""
    client = DAObject("client", name="Jane")
    text = letter("Dear ${ client }", "For ${ client }")

    def both() -> tuple[str, str]:
        first = str(text)
        client.name = "Joan"
        return first, text.subject

    assert asked(both, client)({})[0] == ("Dear Jane", "For Joan")


def test_names_of_the_block_and_overrides() -> None:
    """Library 7: `x` and iterators are those in force when defined; show() may override names."""
    text = letter("${ i } ${ who }", i=3)
    assert asked(lambda: text.show(who="you"))({})[0] == "3 you"


def test_what_the_text_lacks_is_sought() -> None:
    """Library 7: undefined variables inside are sought at use, under their own name."""
    client = DAObject("client")
    text = letter("Dear ${ client.first }")
    assert asked(lambda: text.content, client)({"client.first": "Jo"}) == ("Dear Jo", ["client.first"])


def test_loaded_template_has_itself_sought() -> None:
    """Language 11.2: after loading there is no source until the block has run again."""
    again = pickle.loads(pickle.dumps(letter("x")))
    with pytest.raises(MissingAttribute) as caught:
        str(again)
    assert caught.value.path == "letter"


def test_html() -> None:
    """Library 7: content and subject as HTML."""
    text = letter("*Dear*", "*Hi*")
    assert asked(text.content_as_html)({})[0] == "<p><em>Dear</em></p>"
    assert asked(text.subject_as_html)({})[0] == "<em>Hi</em>"


def test_a_template_of_a_changed_interview_has_itself_sought() -> None:
    """House 17: what stayed in memory knows the texts of the interview as it was."""
    made: list[DALazyTemplate] = []
    with running(Evaluation(answers={}, services=Services(FakeClock()), session="s", bundle="old")):
        made.append(letter("x"))
        assert not lost_source(made[0])
    with running(Evaluation(answers={}, services=Services(FakeClock()), session="s", bundle="new")):
        assert lost_source(made[0])
