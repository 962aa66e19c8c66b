"""The specification as tests, one file a theme; interviews stand inline."""
