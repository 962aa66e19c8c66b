"""Addresses of files, pages and the interview (library 2, house decision 19)."""

import base64
from pathlib import Path

import pytest

from tests.spec.conftest import Visit
from tests.spec.test_library_files import PIXEL


def shown(drive: Visit, expression: str) -> str:
    """What an expression gives, as a heading."""
    return drive(f"mandatory: True\nquestion: |\n  At ${{ {expression} }}\n").title.removeprefix("At ")


@pytest.mark.parametrize(
    ("expression", "address"),
    [
        ("url_of('https://example.com/a', name='A b', n=2)", "https://example.com/a?name=A+b&n=2"),
        ("url_of('mailto:a@example.com')", "mailto:a@example.com"),
        ("url_of('https://example.com/a?b=1', c=2)", "https://example.com/a?b=1&c=2"),
        ("url_of('interviews')", "#interviews"),
        ("interview_url(lang='es')", "?lang=es"),
        ("interview_url(i='a.pkg:x.yml', lang='es')", "#i=a.pkg%3Ax.yml&lang=es"),
        ("interview_url_action('add', by=2) == url_action('add', by=2)", "True"),
        ("interview_url_as_qr().startswith('[QR ')", "True"),
    ],
)
def test_addresses(drive: Visit, expression: str, address: str) -> None:
    """Library 2: keywords become the query; pages of a server lead nowhere."""
    assert shown(drive, expression) == address


def test_a_picture_of_the_package_is_in_its_address(drive: Visit, tmp_path: Path) -> None:
    """Library 2: a bare name is a static file of the block's package."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "dot.png").write_bytes(PIXEL)
    (tmp_path / "x.yml").write_text(
        "mandatory: True\nquestion: Dot\nsubquestion: |\n  ![a dot](${ url_of('dot.png') })\n"
    )
    visit = drive(tmp_path / "x.yml")
    assert f'src="data:image/png;base64,{base64.b64encode(PIXEL).decode()}"' in visit.html


def test_a_file_that_is_not_there_is_told(drive: Visit) -> None:
    """House, Errors: what, and how to mend it."""
    visit = drive("mandatory: True\nquestion: |\n  ${ url_of('no.png') }\n")
    assert "there is no file 'no.png'" in visit.text


def test_links_do_what_special_buttons_do(drive: Visit) -> None:
    """Library 2, language 10.2: `restart` begins again."""
    visit = drive(
        """
mandatory: True
question: One
continue button field: one
---
mandatory: True
question: Two
subquestion: |
  [Again](${ url_of('restart') }) [Out](${ url_of('exit') })
"""
    )
    visit.click("Continue")
    visit.click_link("Again")
    assert visit.title == "One"
    visit.click("Continue")
    visit.click_link("Out")
    assert visit.closed
