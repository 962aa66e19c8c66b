"""Places for what comes later: check-in text and fields."""

import pytest

from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import Rendering


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[TARGET total]", "total"),
        ("[TARGET my_target2]", "my_target2"),
        ("[TARGET my target-2\u00e9]", "mytarget2"),
        ('[TARGET a" onclick="b]', "aonclickb"),
    ],
)
def test_a_place_for_check_in_text(text: str, name: str) -> None:
    """Language 16: an empty inline place; of its name letters, digits and underscores count."""
    assert to_inline(text) == f'<span class="da-target" data-target="{name}"></span>'


def test_a_target_without_a_name_stays_as_written() -> None:
    """An author sees what is wrong."""
    assert to_inline("[TARGET] [TARGET -]") == "[TARGET] [TARGET -]"


def test_a_document_has_no_place_to_fill() -> None:
    """Async: in documents the markup vanishes."""
    assert to_html("a [TARGET x]\n\n[TARGET y]", Rendering(document=True)).strip() == "<p>a </p>"


def test_targets_in_links_and_emphasis() -> None:
    """The place is put in after the cleaning, wherever the tag stands."""
    assert to_inline("*a [TARGET x]* `[TARGET y]`").count('data-target="') == 2
    assert plain(to_html("Total: [TARGET x].")) == "Total: ."


def test_fields_in_text_come_from_the_question() -> None:
    """Language 13.3: [FIELD v] asks for the HTML of v, which is not cleaned again."""
    rendering = Rendering(fields={"a.b": '<input name="f1" onfocus="x">'}.get)
    assert to_inline("Name: [FIELD a.b] [FIELD c]", rendering) == 'Name: <input name="f1" onfocus="x"> [FIELD c]'
    assert to_inline("[FIELD a.b]") == "[FIELD a.b]"
