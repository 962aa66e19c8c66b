"""Unit tests of da_nb.functions."""
