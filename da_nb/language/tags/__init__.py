"""Tags in square brackets (language 13.3), one module per family; `TAGS` and `PAIRED_TAGS` are the tables of all."""

from da_nb.registry import discover

TAGS = discover(__name__, __path__, "TAGS")
"""Every tag that stands alone, by its name."""

PAIRED_TAGS = discover(__name__, __path__, "PAIRED_TAGS")
"""Every trio of tags around two texts, by the name of the first."""
