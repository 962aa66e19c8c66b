"""Kinds of field values, one module per family; `DATATYPES` is the table of all."""

from da_nb.registry import discover

DATATYPES = discover(__name__, __path__, "DATATYPES")
"""Every datatype by its name (language 8.1)."""
