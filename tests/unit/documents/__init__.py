"""Tests of what da_nb.view computes without a browser."""
