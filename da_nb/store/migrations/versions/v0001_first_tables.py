"""The first tables. New stores get theirs from `store.schema`; this is where the chain of migrations begins."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables; those that others refer to come first."""
    _make_small_tables()
    _make_sessions()
    _make_tasks()


def _make_small_tables() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "bundle",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("blob", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "lease",
        sa.Column("session", sa.String(64), primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "cluster",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("lockfile", sa.Text),
        sa.Column("journal", sa.Text),
    )


def _make_sessions() -> None:
    op.create_table(
        "session",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("account", sa.Text),
        sa.Column("interview", sa.Text, nullable=False),
        sa.Column("bundle", sa.String(64), sa.ForeignKey("bundle.hash"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("steps", sa.Integer, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("modified_at", sa.BigInteger, nullable=False),
    )
    op.create_index("session_by_key", "session", ["place", "name", "account"])
    op.create_index("session_by_bundle", "session", ["bundle"])
    op.create_table(
        "step",
        _part_of_session(primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("whole", sa.Integer, nullable=False),
        sa.Column("blob", sa.LargeBinary, nullable=False),
    )


def _make_tasks() -> None:
    op.create_table(
        "task",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        _part_of_session(nullable=False),
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
        sa.Column("queued_at", sa.BigInteger, nullable=False),
        sa.Column("sent_at", sa.BigInteger),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger),
    )
    op.create_index("task_by_state", "task", ["state", "priority"])
    op.create_index("task_by_session", "task", ["session"])
    op.create_index("task_by_snapshot", "task", ["snapshot"])
    op.create_table(
        "task_snapshot",
        sa.Column("id", sa.String(64), primary_key=True),
        _part_of_session(nullable=False),
        sa.Column("blob", sa.LargeBinary, nullable=False),
    )
    op.create_index("task_snapshot_by_session", "task_snapshot", ["session"])


def _part_of_session(*, primary_key: bool = False, nullable: bool = False) -> "sa.Column[str]":
    owner = sa.ForeignKey("session.id", ondelete="CASCADE")
    return sa.Column("session", sa.String(64), owner, primary_key=primary_key, nullable=nullable)
