"""Tests of the language floor, module by module."""
