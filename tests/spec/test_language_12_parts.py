"""Screen parts: where each stands, and who may set it (language 7.2, 12.1, 12.2)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text
from tests.spec.conftest import Visit

ALL = """\
mandatory: True
question: Heading
subquestion: Below it
pre: Above *it*
submit: Before the buttons
under: After the buttons
right: Beside
post: At the end
footer: no key of a question
fields:
  - Name: name
---
default screen parts:
  footer: Foot of ${ where }
---
code: where = 'all'
"""


def test_parts_are_read_in_their_order(drive: Visit) -> None:
    """Language 12.1: above the heading, above the buttons, below them, right, at the end; the footer is a default."""
    assert drive(ALL).text == (
        "Above it Heading Below it Name Before the buttons Continue After the buttons Beside At the end Foot of all"
    )


def test_absent_parts_are_absent_from_the_page(drive: Visit) -> None:
    """House 3: pages stay small."""
    page = drive("mandatory: True\nquestion: Q\n").page
    assert not {"pre", "navigation", "progress", "help", "menu", "options", "media"} & page.keys()


PRECEDENCE = """\
metadata:
  under: From metadata
  post:
    en: In English
    es: En español
---
default screen parts:
  under: By default
---
mandatory: True
code: |
  if 'set' in url_args:
    set_parts(under='Set by code', exit_label='Out')
  if 'lang' in url_args:
    set_language(url_args['lang'])
---
mandatory: True
question: One
field: one
---
mandatory: True
question: Two
under: Own
field: two
"""


def test_own_text_then_code_then_default_then_metadata(drive: Visit) -> None:
    """Language 12.2: the precedence of parts."""
    visit = drive(PRECEDENCE)
    assert "By default" in visit.text
    assert "From metadata" not in visit.text
    set_by_code = drive(PRECEDENCE, params={"set": "1"})
    assert "Set by code" in set_by_code.text
    set_by_code.click("Continue")
    assert "Own" in set_by_code.text
    assert "Set by code" not in set_by_code.text


def test_metadata_have_texts_by_language(drive: Visit) -> None:
    """Language 3, `metadata`: a mapping of language to text is allowed for parts."""
    assert "In English" in drive(PRECEDENCE).text


def test_default_parts_of_a_language_come_before_those_of_all(drive: Visit) -> None:
    """Language 12.2: `default screen parts` of the question's language, then of `*`."""
    visit = drive(
        """\
language: es
default screen parts:
  under: Abajo
---
default screen parts:
  under: Below
  post: End
---
mandatory: True
question: A
field: a
---
mandatory: True
language: es
question: B
"""
    )
    assert "Below" in visit.text
    visit.click("Continue")
    assert "Abajo" in visit.text
    assert "End" in visit.text


def test_the_title_stands_in_the_bar_and_nothing_else_of_the_metadata(drive: Visit) -> None:
    """Language 7.2: the page's title is `tab title` or `title`; nothing else of the metadata is read."""
    visit = drive(
        "metadata:\n  title: The *whole* title\n  tab title: Tab\n  subtitle: Sub\n  authors: Ann\n"
        "---\nmandatory: True\nquestion: Q\n"
    )
    assert visit.text == "The whole title Q"
    assert visit.page["bar"]["tab_title"] == "Tab"
    assert visit.title == "Q"


def test_set_parts_refuses_what_is_no_part(drive: Visit) -> None:
    """Library 2: the names of `set_parts` are those of the parts."""
    visit = drive("mandatory: True\ncode: set_parts(titel='X')\n---\nmandatory: True\nquestion: Q\n")
    assert "set_parts() knows no part 'titel'" in visit.text


def test_set_title_is_the_old_name(drive: Visit) -> None:
    """Library 2: `set_title` does the same; `short` and `tab` are short for the titles."""
    visit = drive("mandatory: True\ncode: set_title(title='New', tab='T')\n---\nmandatory: True\nquestion: Q\n")
    assert visit.text == "New Q"
    assert visit.page["bar"]["tab_title"] == "T"


BUTTONS = """\
mandatory: True
question: One
field: one
---
mandatory: True
question: Two
continue button label: Go **on**
continue button color: danger
back button: one
back button label: Before
corner back button label: Corner
field: two
---
mandatory: True
question: Three
hide continue button: two
field: three
"""


def test_labels_and_colours_of_buttons(drive: Visit) -> None:
    """Language 12.1: Continue and Back in other words; `back button` puts a Back among the buttons."""
    visit = drive(BUTTONS)
    visit.click("Continue")
    assert visit.buttons == ["Go on", "Before", "Corner"]
    assert visit.page["buttons"][0]["style"] == "danger"
    visit.question_back()
    assert visit.title == "One"
    visit.click("Continue")
    visit.click("Go on")
    assert visit.buttons == ["Back"]


def test_a_disabled_continue_button_is_seen(drive: Visit) -> None:
    """Language 12.1: `disable continue button` leaves the button where it is."""
    visit = drive("mandatory: True\nquestion: Q\ndisable continue button: True\nfield: a\n")
    assert visit.page["buttons"][0]["disabled"]
    assert visit.buttons == ["Continue"]


def test_the_interview_may_have_a_back_among_the_buttons(drive: Visit) -> None:
    """Language 12.4: `question back button`; a question's own `back button` counts more."""
    features = "features:\n  question back button: True\n---\n"
    visit = drive(features + BUTTONS.replace("back button: one", "back button: False"))
    assert "question_back" not in visit.page
    visit.click("Continue")
    assert visit.buttons == ["Go on", "Corner"]
    visit.click("Go on")
    assert visit.buttons == ["Back", "Back"]


def test_the_corner_may_have_no_back(drive: Visit) -> None:
    """Language 12.4: `navigation back button: False`."""
    text = "features:\n  navigation back button: False\n---\n" + BUTTONS
    visit = drive(text)
    visit.click("Continue")
    assert visit.buttons == ["Go on", "Before"]
    visit.back()
    assert visit.title == "One"


def test_keys_for_a_web_server_are_taken(drive: Visit) -> None:
    """Language 12.1: `ga id`, `segment`, `question metadata`, `allowed to set` have no effect here."""
    text = "mandatory: True\nquestion: Q\nga id: a\nsegment: b\nquestion metadata: {a: 1}\nallowed to set: [a]\n"
    assert drive(text).text == "Q"


def test_scripts_styles_and_classes_reach_the_page_unread(drive: Visit) -> None:
    """Language 12.1: `script`, `css` and `css class`; nobody reads them."""
    visit = drive(
        "mandatory: True\nquestion: Q\nscript: <script>alert(${ 1 + 1 })</script>\ncss: <style>p {}</style>\n"
        "css class: wide\nbreadcrumb: Crumb\n"
    )
    assert visit.text == "Q"
    assert (visit.page["script"], visit.page["css"]) == ("<script>alert(2)</script>", "<style>p {}</style>")
    assert (visit.page["css_class"], visit.page["breadcrumb"]) == ("wide", "Crumb")


def test_classes_of_tables(drive: Visit) -> None:
    """Language 13.2: `table css class` gives the table's class, and after a comma that of its head."""
    visit = drive(
        "mandatory: True\nquestion: Q\ntable css class: table-dark, head\nsubquestion: |\n  |A|\n  |-|\n  |1|\n"
    )
    assert '<table class="table-dark">' in visit.html
    assert '<thead class="head">' in visit.html


def test_pictures_and_players(drive: Visit) -> None:
    """Language 12.1: `decoration` is an icon when no picture has the name; an address is played."""
    visit = drive(
        "mandatory: True\nquestion: Q\ndecoration: cat\naudio: https://example.com/a.mp3\n"
        "video: https://example.com/a.mp4\n"
    )
    assert visit.text == "Q"
    assert "fa-cat" in visit.page["decoration"]
    assert "<audio" in visit.page["media"]
    assert "<video" in visit.page["media"]


def test_choices_have_pictures_and_help(drive: Visit) -> None:
    """Language 9: `image` of a choice is a picture's name or file, an icon where there is none; `help` pops up."""
    visit = drive(
        """\
mandatory: True
question: Q
field: a
buttons:
  - Cat: c
    image: cat
    help: It purrs
---
mandatory: True
question: R
fields:
  - Pet: pet
    input type: radio
    choices:
      - Dog: d
        image: dog
"""
    )
    assert visit.text == "Q Cat"
    assert "fa-cat" in visit.page["buttons"][0]["image"]
    visit.choice_help()
    assert visit.text == "Q Cat It purrs"
    visit.click("Cat")
    assert "fa-dog" in visit.page["fields"][0]["choices"][0]["image"]


def test_features_of_looks_reach_the_page(drive: Visit) -> None:
    """Language 12.4: unknown features are passed over, those about looks reach the page."""
    visit = drive(
        "features:\n  labels above fields: True\n  centered: False\n  no such thing: 1\n"
        "---\nmandatory: True\nquestion: Q\n"
    )
    assert visit.page["options"] == {"labels above fields": True}


@pytest.mark.parametrize(
    ("feature", "said"),
    [
        ("checkin interval: 500", "0 or at least 1000"),
        ("checkin interval: soon", "0 or at least 1000"),
        ("progress bar multiplier: 1", "between 0 and 1"),
        ("progress bar method: slow", "no such method"),
        ("loop limit: many", "a whole number"),
    ],
)
def test_features_with_values_that_mean_nothing(feature: str, said: str) -> None:
    """Language 12.4: these values are errors, with their line."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(f"features:\n  {feature}\n---\nquestion: Q\n")
    assert said in str(caught.value)
    assert "line 2" in str(caught.value)


def test_a_message_has_the_bar(drive: Visit) -> None:
    """Language 5.5, 7.2: the title stands above a message too."""
    text = "metadata:\n  title: T\n---\nmandatory: True\ncode: message('Stop', 'No more')\n"
    assert drive(text).text == "T Stop No more Exit Restart"


def test_date_formats_are_parts(drive: Visit) -> None:
    """Language 12.2: `date format` in metadata or set by code."""
    text = "mandatory: True\nquestion: ${ format_date('2024-05-06') }\n"
    assert drive("metadata:\n  date format: yyyy/MM/dd\n---\n" + text).title == "2024/05/06"
    assert drive("initial: True\ncode: set_parts(date_format='dd.MM.yyyy')\n---\n" + text).title == "06.05.2024"


@pytest.mark.parametrize(
    ("given", "kept"), [("javascript:alert(1)", "#"), ("https://example.com/", "https://example.com/")]
)
def test_the_title_runs_no_script(drive: Visit, given: str, kept: str) -> None:
    """House, Security: the address of the title may hold what somebody typed."""
    code = f"set_parts(title_url={given!r})"
    visit = drive(f"mandatory: True\ncode: |\n  {code}\n---\nmandatory: True\nquestion: Q\n")
    assert visit.page["bar"]["title_url"] == kept
