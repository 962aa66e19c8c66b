"""Wire everything for one process, and drive sessions: the only writer."""
