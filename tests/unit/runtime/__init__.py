"""Tests of the runtime floor."""
