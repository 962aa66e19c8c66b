"""Tests of da_nb."""
