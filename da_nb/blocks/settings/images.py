"""`images` and `image sets`: names of pictures for texts and decorations (language 3)."""

from dataclasses import dataclass, replace
from typing import Literal

from da_nb.blocks.configuration import Configuration
from da_nb.language.icons import read_image_sets, read_images
from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping


@dataclass(frozen=True)
class ImagesSetting:
    """Names and their files, with or without whom to thank."""

    key: Literal["images", "image sets"]
    alone: bool = False
    keys: frozenset[str] = frozenset(("images", "image sets"))

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The pictures; later ones override."""
        read = read_images(document) if self.key == "images" else read_image_sets(document)
        if not read:
            refuse(document, self.key, f"'{self.key}' names no pictures", "Write  name: file.png  below it.")
        return replace(to, images={**to.images, **read})


SETTINGS = (ImagesSetting("images"), ImagesSetting("image sets"))
