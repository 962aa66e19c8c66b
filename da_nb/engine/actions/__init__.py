"""Actions that every interview has, one group per module; `BUILT_IN` is the table of all (language 5.4)."""

from da_nb.registry import discover

BUILT_IN = discover(__name__, __path__, "ACTIONS")
"""Every built-in action (`model.action.BuiltIn`) by its name."""
