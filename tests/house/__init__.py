"""Checks of the house itself: what no linter knows about this project."""
