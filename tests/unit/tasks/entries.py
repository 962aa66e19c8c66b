"""Entries for the zygote in tests: what an action's process does with its job."""

import pickle


def run(job: bytes) -> bytes:
    """Unpickle `(function, *arguments)`, call it, and pickle what it returns."""
    function, *arguments = pickle.loads(job)
    return pickle.dumps(function(*arguments))
