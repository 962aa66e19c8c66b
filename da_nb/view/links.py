"""The links in the texts of a page."""

import re
from html import unescape

from da_nb.language.markup import plain

_LINK = re.compile(r"""<a\b(?P<attributes>[^>]*)>(?P<label>.*?)</a>""", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(r'\bhref="([^"]*)"')
_SAYS = re.compile(r'\baria-label="([^"]*)"')
_LOOKS = re.compile(r'\bclass="(?:[^"]* )?btn(?: [^"]*)?"')


def links_in(html: str, *, like_buttons: bool = False) -> list[tuple[str, str]]:
    """Labels and addresses of the links in HTML, or only of those that look like buttons.

    A link that is only a picture is called what it says to the blind.
    """
    found = []
    for link in _LINK.finditer(html):
        address, says = _ADDRESS.search(link["attributes"]), _SAYS.search(link["attributes"])
        if address is None or (like_buttons and not _LOOKS.search(link["attributes"])):
            continue
        label = plain(link["label"]) or (unescape(says[1]) if says else "")
        found.append((label, unescape(address[1])))
    return found
