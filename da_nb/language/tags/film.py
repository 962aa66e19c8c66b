"""Films of other sites, as links: nothing of another site is loaded before one follows the link."""

import re

from da_nb.language.rendering import Piece, Render, Rendering, Tag

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_VIMEO_ID = re.compile(r"\d{1,20}")


def _film(site: str, address: str, pattern: re.Pattern[str]) -> Render:
    def render(argument: str, rendering: Rendering) -> Piece | None:
        # The shape of the frame means nothing to a link.
        name = argument.removeprefix("4:3 ").removeprefix("16:9 ").strip()
        if not pattern.fullmatch(name):
            return None
        shown = f"\u25b6 {site}"
        link = f'<a class="da-film" href="{address}{name}" target="_blank" rel="noopener noreferrer">{shown}</a>'
        return Piece(link, shown, bare=shown)

    return render


TAGS = tuple(
    Tag(f"{site.upper()}{shape}", _film(site, address, pattern))
    for site, address, pattern in (
        ("YouTube", "https://www.youtube.com/watch?v=", _YOUTUBE_ID),
        ("Vimeo", "https://vimeo.com/", _VIMEO_ID),
    )
    for shape in ("", "4:3", "16:9")
)
