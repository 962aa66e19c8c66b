"""`metadata` and `features`: mappings that later blocks override key by key (language 3)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any, Literal

from da_nb.blocks.configuration import Configuration
from da_nb.blocks.features import check_features
from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping


@dataclass(frozen=True)
class MappingSetting:
    """A mapping of free data."""

    key: Literal["metadata", "features"]
    example: str
    alone: bool

    @property
    def keys(self) -> frozenset[str]:
        """The key alone."""
        return frozenset((self.key,))

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The keys and values, merged with those of earlier blocks."""
        value = document[self.key]
        if not isinstance(value, Mapping):
            refuse(document, self.key, f"{self.key} is a list of keys and values", f"For example:  {self.example}")
        new = {str(key): item for key, item in value.items()}
        if self.key == "metadata":
            return replace(to, metadata=_merged(to.metadata, new))
        check_features(value)
        return replace(to, features=_merged(to.features, new))


def _merged(old: MappingOf[str, Any], new: MappingOf[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = {**merged[key], **value} if both else value
    return merged


SETTINGS = (
    MappingSetting("metadata", "title: My interview", alone=True),
    MappingSetting("features", "progress bar: True", alone=False),
)
