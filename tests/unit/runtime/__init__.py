"""Tests of da_nb.runtime."""
