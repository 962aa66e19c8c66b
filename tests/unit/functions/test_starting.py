"""Functions cost nothing before they are used."""

import subprocess
import sys

HEAVY = ("babel", "dateutil", "email_validator", "phonenumbers", "pycountry")
PROGRAM = f"import sys; import da_nb.functions; print([name for name in {HEAVY!r} if name in sys.modules])"


def test_heavy_packages_are_loaded_at_first_use() -> None:
    """House 10: what is listed as heavy is imported inside functions."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
