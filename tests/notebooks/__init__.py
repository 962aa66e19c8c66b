"""The tutorial, run as it stands."""
