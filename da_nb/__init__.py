"""Guided interviews in notebooks: docassemble's language on widgets, its background actions on Dask."""

__version__ = "0.1.0"
