"""Tests of da_nb.testing."""
