"""Tests of da_nb.triggers."""
