"""Saved state: steps of sessions, tasks, locks, in one SQL database."""
