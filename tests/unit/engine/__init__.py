"""Unit tests of da_nb.engine."""
