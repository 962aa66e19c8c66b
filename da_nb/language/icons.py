""":name: in a text, an image of the interview or else an icon of Font Awesome (language 13.4)."""

import html
import re

from da_nb.language.keys import need_text, only_keys, take_mapping, take_mappings, take_text
from da_nb.language.marks import Mapping
from da_nb.language.rendering import Image, Piece, Rendering

_STYLED = re.compile(r"(fa[a-z]|fa-[a-z]+)-fa-([A-Za-z0-9_-]+)")


def icon(name: str, rendering: Rendering) -> Piece:
    """The piece for `:name:`; `fab-fa-name` picks another style than the solid one."""
    media = rendering.media(name) if name in rendering.images else None
    if media is not None and media.mimetype.startswith("image/"):
        src, alt = html.escape(media.url), html.escape(media.alt or name)
        picture = f'<img class="da-icon" src="{src}" alt="{alt}" style="height:1em;vertical-align:-0.125em">'
        return Piece(picture, None, not_in_code=True)
    styled = _STYLED.fullmatch(name)
    style, shape = styled.groups() if styled else ("fas", name)
    return Piece(f'<i class="{style} fa-{shape}" aria-hidden="true"></i>', None, not_in_code=True)


def read_images(block: Mapping, key: str = "images") -> dict[str, Image]:
    """Images of an `images` block: a mapping or list of `name: file`."""
    return _images(block, key, None)


def read_image_sets(block: Mapping, key: str = "image sets") -> dict[str, Image]:
    """Images of an `image sets` block: by name of the set, `images` and who is to be thanked as `attribution`."""
    found: dict[str, Image] = {}
    sets = take_mapping(block, key)
    if sets is None:
        return found
    for name in sets:
        if (one := take_mapping(sets, str(name))) is not None:
            only_keys(one, ("attribution", "images"), "an image set")
            found.update(_images(one, "images", take_text(one, "attribution")))
    return found


def _images(block: Mapping, key: str, attribution: str | None) -> dict[str, Image]:
    return {
        str(name): Image(need_text(item, str(name)), attribution) for item in take_mappings(block, key) for name in item
    }
