"""Tests of the objects interviews keep in their variables."""
