"""`python -m da_nb`: the command `da-nb`."""

import sys

from da_nb.cli import main

if __name__ == "__main__":
    sys.exit(main())
