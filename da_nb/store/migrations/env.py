"""Run migrations on the connection, and in the transaction, that `store.database` gives."""

from alembic import context

from da_nb.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    version_table=schema.version.name,
)
context.run_migrations()
