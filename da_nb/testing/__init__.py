"""Drive an interview as a person would, without a browser: for tests of interviews."""

from da_nb.testing.driver import InterviewDriver
from da_nb.testing.lookups import NoSuchButton, NoSuchField, NoSuchLink, NoSuchOption

__all__ = ["InterviewDriver", "NoSuchButton", "NoSuchField", "NoSuchLink", "NoSuchOption"]
