"""Screens as ipywidgets, and what comes back from them."""
