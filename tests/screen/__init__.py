"""The screen alone in a browser, without Jupyter."""
