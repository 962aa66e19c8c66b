"""Evaluate an interview: pass over its blocks, seek what is undefined, apply what people type."""
