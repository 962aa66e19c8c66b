"""Keep the texts of interviews, one row for each hash."""

import json

import sqlalchemy as sa

from da_nb.errors import SnapshotRefused
from da_nb.model.bundle import Bundle, Source
from da_nb.store import schema
from da_nb.store.outbox import OPEN
from da_nb.store.snapshot import Sealer


def put(connection: sa.Connection, sealer: Sealer, bundle: Bundle) -> bool:
    """Store the bundle unless it is there; True when it was new."""
    table = schema.bundle
    if connection.execute(sa.select(table.c.hash).where(table.c.hash == bundle.hash)).first():
        return False
    texts = {
        "folder": bundle.folder,
        "packages": list(map(list, bundle.packages)),
        "sources": [{"name": source.name, "text": source.text} for source in bundle.sources],
    }
    # Sealed though it is no pickle: interviews contain code, which runs when they are loaded.
    blob = sealer.seal(json.dumps(texts).encode(), _context(bundle.hash))
    connection.execute(table.insert().values(hash=bundle.hash, blob=blob))
    return True


def get(connection: sa.Connection, sealer: Sealer, digest: str) -> Bundle | None:
    """The bundle with this hash; None when nothing uses it any more.

    Raises SnapshotRefused when it was tampered with.
    """
    table = schema.bundle
    blob = connection.execute(sa.select(table.c.blob).where(table.c.hash == digest)).scalar_one_or_none()
    if blob is None:
        return None
    texts = json.loads(sealer.open(blob, _context(digest)))
    packages = tuple((name, folder) for name, folder in texts.get("packages", ()))
    bundle = Bundle(tuple(Source(**source) for source in texts["sources"]), texts["folder"], packages)
    if bundle.hash != digest:
        raise SnapshotRefused(f"The stored {_context(digest)}", "its texts are not those of this hash")
    return bundle


def drop_unused(connection: sa.Connection) -> None:
    """Delete what no session and no open task refers to."""
    sessions = sa.select(schema.session.c.bundle)
    tasks = sa.select(schema.task.c.bundle).where(schema.task.c.state.in_(OPEN))
    connection.execute(schema.bundle.delete().where(schema.bundle.c.hash.not_in(sessions.union(tasks))))


def _context(digest: str) -> str:
    return f"bundle {digest}"
