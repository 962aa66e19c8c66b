"""Migrations: older stores become like new ones."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from da_nb.errors import StoreRefused
from da_nb.store import database, schema
from da_nb.store.database import Database
from da_nb.store.session import Sessions
from tests.unit.store.samples import KEY, new_session

SECOND = '''"""A column more."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

def upgrade() -> None:
    op.add_column("session", sa.Column("colour", sa.Text))
    {then}
'''


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that this is the next version of da_nb; gives the folder of its migrations."""
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "HEAD", "0002")
    return folder / "versions"


def test_migrations_make_the_tables_of_a_new_store() -> None:
    """A migrated store and a new one have the same tables, columns and indexes."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    with engine.connect() as connection:
        database._migrate(connection)
        options = {"version_table": schema.version.name, "compare_type": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)
        stamp = connection.execute(sa.select(schema.version.c.version_num)).scalar_one()
    engine.dispose()
    assert differences == []
    assert stamp == schema.HEAD


def test_the_stamp_is_the_newest_migration() -> None:
    """`HEAD` and the folder of migrations agree."""
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_an_older_store_is_migrated_when_it_is_opened(db: Database, url: str, next_version: Path) -> None:
    """It keeps its name and its sessions, and is stamped."""
    record = new_session(Sessions(db, KEY))
    (next_version / "v0002_more.py").write_text(SECOND.format(then=""))
    migrated = Database(url)
    with migrated.read() as connection:
        assert connection.exec_driver_sql("SELECT id, colour FROM session").all() == [(record.id, None)]
        assert connection.execute(sa.select(schema.version.c.version_num)).scalar_one() == "0002"
    assert migrated.namespace == db.namespace
    migrated.close()


def test_a_migration_that_fails_changes_nothing(db: Database, url: str, next_version: Path) -> None:
    """The older da_nb can still open the store then."""
    (next_version / "v0002_more.py").write_text(SECOND.format(then='op.execute("SELECT nonsense")'))
    with pytest.raises(StoreRefused, match="no such column: nonsense"):
        Database(url)
    with db.read() as connection:
        assert connection.execute(sa.select(schema.version.c.version_num)).scalar_one() == "0001"
        assert "colour" not in {column["name"] for column in sa.inspect(connection).get_columns("session")}
