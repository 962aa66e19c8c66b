"""Tests of one module each; the folders mirror `da_nb/`."""
