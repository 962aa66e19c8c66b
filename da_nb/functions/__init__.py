"""What interview code can call; `FUNCTIONS` is the table of all."""

from da_nb.registry import discover

FUNCTIONS = discover(__name__, __path__, "FUNCTIONS", key="__name__")
"""Every function interview code may name, by its name."""
