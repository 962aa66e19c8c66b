"""A picture by the name that an interview gives it, by its file, or else an icon (language 12.1, 13.4)."""

from html import escape

from da_nb.language.rendering import Rendering


def picture_of(name: str, rendering: Rendering, css: str, style: str) -> str:
    """HTML of the picture, which says nothing to those who cannot see it; '' for a file that is no picture."""
    if not name or name == "None":
        return ""
    media = rendering.media(name.removeprefix("[FILE ").removesuffix("]"))
    if media is None:
        return f'<i class="fas fa-{escape(name.removeprefix("fa-"))} {css}" aria-hidden="true"></i>'
    if not media.mimetype.startswith("image/"):
        return ""
    return f'<img src="{escape(media.url)}" class="{css}" alt="" style="{style};max-width:100%">'
