"""A process that owns a zygote and has it run one action; killed by a test."""

import sys

from da_nb.tasks.zygote import Zygote
from tests.unit.tasks import deeds
from tests.unit.tasks.running import ENTRY, run

if __name__ == "__main__":
    zygote = Zygote(ENTRY)
    sys.stdout.write(f"{zygote.pid}\n")
    sys.stdout.flush()
    run(zygote, deeds.breed, sys.argv[1])
