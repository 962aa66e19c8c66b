"""Floor 1: YAML with lines, Python, Mako and Markdown; runs no interview."""
