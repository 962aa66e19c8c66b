"""Names of objects that blocks make."""

import pytest

from da_nb.blocks.naming import intrinsic
from da_nb.names import parse
from da_nb.objects.base import DAObject


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("letter", "letter"),
        ("x.letter", "user.letter"),
        ("x", "x"),
        ("friend[i].letter", "friend[2].letter"),
        ("x.letters[i][j]", "user.letters[2]['a']"),
        ("letters[k]", "letters[k]"),
    ],
)
def test_what_x_and_iterators_stand_for_is_spelt_out(written: str, name: str) -> None:
    """Library 3: an object is called by the path it can be reached by, whatever `x` is later."""
    path = parse(written)
    assert path is not None
    assert intrinsic(path, {"x": DAObject("user"), "i": 2, "j": "a"}) == name
