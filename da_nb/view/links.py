"""The links in the texts of a page."""

import re
from html import unescape

from da_nb.language.markup import plain

_LINK = re.compile(r"""<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>""", re.DOTALL | re.IGNORECASE)


def links_in(html: str) -> list[tuple[str, str]]:
    """Labels and addresses of the links in HTML."""
    return [(plain(label), unescape(address)) for address, label in _LINK.findall(html)]
