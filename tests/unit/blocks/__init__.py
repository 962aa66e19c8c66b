"""Blocks, read and used."""
