"""Tests of da_nb.magic in an IPython shell."""
