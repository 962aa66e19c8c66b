"""Pictures, sounds, films and other files."""

import html

from da_nb.language.rendering import Media, Piece, Rendering, Tag
from da_nb.language.tags.arguments import split, width

_EMOJI_WIDTH = "1em"


def _file(argument: str, rendering: Rendering) -> Piece | None:
    """[FILE reference, width, alternative text]."""
    reference, size, alt = split(argument, 3)
    if not reference:
        return None
    media = rendering.media(reference)
    if media is None:
        return _missing(reference, alt)
    return _of_media(media, width(size), alt or media.alt)


def _emoji(argument: str, rendering: Rendering) -> Piece | None:
    """[EMOJI image, width]: a picture as large as a letter."""
    reference, size = split(argument, 2)
    if not reference:
        return None
    media = rendering.media(reference)
    if media is None or not media.mimetype.startswith("image/"):
        return _missing(reference, media.alt if media else "")
    return _picture(media, width(size, _EMOJI_WIDTH), media.alt or reference, "da-icon")


def _missing(reference: str, alt: str) -> Piece:
    """What can be read instead of a picture nobody has."""
    return Piece(f'<span class="da-missing-file">{html.escape(alt or reference)}</span>', alt)


def _of_media(media: Media, size: str, alt: str) -> Piece:
    if media.text is not None:
        return _content(media)
    url = html.escape(media.url)
    kind = media.mimetype.partition("/")[0]
    if kind == "image":
        return _picture(media, size, alt, "da-image")
    if kind == "audio":
        return Piece(f'<audio controls preload="none" src="{url}"{_label(alt)}></audio>', alt)
    if kind == "video":
        style = f"width:{size};max-width:100%"
        return Piece(f'<video controls preload="none" src="{url}" style="{style}"{_label(alt)}></video>', alt)
    name = html.escape(alt or media.name)
    link = f'<a class="da-file" href="{url}" target="_blank" rel="noopener">{name}</a>'
    return Piece(link, alt or media.name, bare=name)


def _picture(media: Media, size: str, alt: str, css: str) -> Piece:
    url, text = html.escape(media.url), html.escape(alt)
    return Piece(f'<img class="{css}" src="{url}" alt="{text}" style="width:{size};max-width:100%">', alt)


def _content(media: Media) -> Piece:
    text = media.text or ""
    if media.mimetype == "text/markdown":
        return Piece(
            text=media.name, block=True, inside=(text,), frame=('<div class="da-content">', "</div>"), foreign=True
        )
    shown = f'<div class="da-content" style="white-space:pre-wrap">{html.escape(text)}</div>'
    return Piece(shown, media.name, block=True)


def _label(alt: str) -> str:
    return f' aria-label="{html.escape(alt)}"' if alt else ""


TAGS = (Tag("FILE", _file), Tag("EMOJI", _emoji))
