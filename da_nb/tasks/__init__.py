"""Background work: sent to Dask after the save, run in child processes, settled in the store."""
