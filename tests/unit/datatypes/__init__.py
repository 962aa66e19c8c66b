"""Unit tests of da_nb.datatypes."""
