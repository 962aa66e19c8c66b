"""Guided interviews in notebooks: docassemble's language on widgets, its background actions on Dask."""

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["app", "check", "clock", "connect", "cron", "deliver", "open"]

if TYPE_CHECKING:
    from da_nb.view.house import CLOCK as clock  # noqa: N811 - the name users expect
    from da_nb.view.house import check_source as check
    from da_nb.view.house import connect, cron, deliver
    from da_nb.view.house import open_session as open
    from da_nb.view.house import the_app as app

_PUBLIC = {
    "app": "the_app",
    "check": "check_source",
    "clock": "CLOCK",
    "connect": "connect",
    "cron": "cron",
    "deliver": "deliver",
    "open": "open_session",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Public names are imported when they are first used, so that loading the extension costs next to nothing."""
    if name in _PUBLIC:
        return getattr(importlib.import_module("da_nb.view.house"), _PUBLIC[name])
    raise AttributeError(f"module 'da_nb' has no attribute {name!r}")


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401 - IPython has no types here
    """`%load_ext da_nb`."""
    importlib.import_module("da_nb.magic").register(shell)


def unload_ipython_extension(shell: Any) -> None:  # noqa: ANN401 - as above
    """`%unload_ext da_nb`: takes the magics away and ends what was started."""
    importlib.import_module("da_nb.magic").unregister(shell)


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where JupyterLab finds the front end's plugin."""
    return [{"src": "labextension", "dest": "da_nb-labextension"}]
