"""Run by Alembic: takes the connection that `migrate.upgrade` has open, so that revisions and the mark that they were
made commit together."""

from __future__ import annotations

from alembic import context

from solferino.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
