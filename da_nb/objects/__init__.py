"""Objects that interviews keep in their variables."""

from da_nb.registry import discover

CLASSES = discover(__name__, __path__, "CLASSES", key="__name__")
"""Every class interview code may name, by its name."""
