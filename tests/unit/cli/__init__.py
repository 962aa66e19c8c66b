"""Tests of da_nb.cli."""
