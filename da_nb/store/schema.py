"""The tables of a store, and the revision they stand for.

A change here needs a new module in `migrations/versions` and a new HEAD; a test compares the two.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa

HEAD: Final = "0001"
"""Revision of these tables: the stamp of a store that needs no migration. Four digits, rising."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware datetime kept as whole microseconds since 1970: exact, ordered, the same in every database."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        """Microseconds for the database."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        """Aware UTC datetime from the database."""
        return None if value is None else _EPOCH + value * _MICROSECOND


metadata = sa.MetaData()

# Alembic's stamp: the revision of this store.
version = sa.Table(
    "schema_version",
    metadata,
    sa.Column("version_num", sa.String(32), primary_key=True),
)

# What the store knows of itself.
setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# Texts of interviews, sealed.
bundle = sa.Table(
    "bundle",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("blob", sa.LargeBinary, nullable=False),
)

# One person's run of an interview; `serial` tells which of two is newer.
session = sa.Table(
    "session",
    metadata,
    sa.Column("serial", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(64), nullable=False, unique=True),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("account", sa.Text),
    sa.Column("interview", sa.Text, nullable=False),
    sa.Column("bundle", sa.String(64), sa.ForeignKey("bundle.hash"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("steps", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("modified_at", Moment, nullable=False),
    sa.Index("session_by_key", "place", "name", "account"),
    sa.Index("session_by_bundle", "bundle"),
)

# History of a session; `whole` is the number of the step its chain of deltas begins with.
step = sa.Table(
    "step",
    metadata,
    sa.Column("session", sa.String(64), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("whole", sa.Integer, nullable=False),
    sa.Column("blob", sa.LargeBinary, nullable=False),
)

# Outbox and inbox of background work; `snapshot` is null once the task is final.
task = sa.Table(
    "task",
    metadata,
    sa.Column("serial", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(64), nullable=False, unique=True),
    sa.Column("session", sa.String(64), sa.ForeignKey("session.id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("notify", sa.String(32)),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("want", sa.String(16), nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("sends", sa.Integer, nullable=False),
    sa.Column("starts", sa.Integer, nullable=False),
    sa.Column("cluster", sa.Text),
    sa.Column("worker", sa.Text),
    sa.Column("bundle", sa.String(64), nullable=False),
    sa.Column("snapshot", sa.String(64)),
    sa.Column("request", sa.LargeBinary, nullable=False),
    sa.Column("result", sa.LargeBinary),
    sa.Column("log", sa.LargeBinary, nullable=False),
    sa.Column("fraction", sa.Float),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("queued_at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    sa.Column("started_at", Moment),
    sa.Column("ended_at", Moment),
    sa.Index("task_by_state", "state", "priority"),
    sa.Index("task_by_session", "session"),
    sa.Index("task_by_snapshot", "snapshot"),
)

# Answers that open tasks see; one row for all tasks of one save.
task_snapshot = sa.Table(
    "task_snapshot",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("session", sa.String(64), sa.ForeignKey("session.id", ondelete="CASCADE"), nullable=False),
    sa.Column("blob", sa.LargeBinary, nullable=False),
    sa.Index("task_snapshot_by_session", "session"),
)

# Who may change a session just now.
lease = sa.Table(
    "lease",
    metadata,
    sa.Column("session", sa.String(64), primary_key=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("until", Moment, nullable=False),
)

# Clusters that tasks were sent to.
cluster = sa.Table(
    "cluster",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("lockfile", sa.Text),
    sa.Column("journal", sa.Text),
)
