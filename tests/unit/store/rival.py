"""Another process at the same store: `python -m tests.unit.store.rival URL VERB ARGUMENT`.

It says `ready` when the store is open, does its verb when it gets a line, and prints what came of it.
"""

import sys
from collections.abc import Callable

from da_nb.errors import SessionBusy
from da_nb.store.database import Database
from da_nb.store.lock import SessionLock
from da_nb.store.tasks import TaskRows
from tests.unit.store.samples import KEY, NOW


def hold(db: Database, session: str) -> str:
    """Hold a session until the next line comes."""
    with SessionLock(db, "rival").hold(session):
        say("held")
        sys.stdin.readline()
    return "free"


def try_hold(db: Database, session: str) -> str:
    """Whether a session can be had at once."""
    try:
        with SessionLock(db, "rival").hold(session, patience_s=0):
            return "got it"
    except SessionBusy:
        return "busy"


def claim(db: Database, cluster: str) -> str:
    """Claim whatever is queued, one by one, and list it."""
    rows = TaskRows(db, KEY)
    mine: list[str] = []
    waiting = rows.queued()
    while waiting:
        for row in waiting:
            mine += [got.request.id for got in rows.claim([row.request.id], cluster, NOW)]
        waiting = rows.queued()
    return " ".join(mine)


def count(db: Database, session: str) -> str:
    """Add one to a number in the store, a hundred times, holding the session each time."""
    lock = SessionLock(db, "rival")
    for _ in range(100):
        with lock.hold(session, patience_s=30):
            with db.read() as connection:
                value = int(connection.exec_driver_sql("SELECT value FROM setting WHERE name = 'n'").scalar_one())
            with db.write() as connection:
                connection.exec_driver_sql(f"UPDATE setting SET value = '{value + 1}' WHERE name = 'n'")
    return "done"


def name(db: Database, _: str) -> str:
    """The store's namespace."""
    return db.namespace


VERBS: dict[str, Callable[[Database, str], str]] = {
    verb.__name__: verb for verb in (hold, try_hold, claim, count, name)
}


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Do one verb on a line's notice; for `name` the store is opened only then."""
    url, verb, argument = sys.argv[1:]
    db = None if verb == "name" else Database(url)
    say("ready")
    sys.stdin.readline()
    say(VERBS[verb](db or Database(url), argument))


if __name__ == "__main__":
    main()
