"""Runs the migrations on the connection that `store/migrate.py` hands over; never opens one itself."""

from __future__ import annotations

from alembic import context

from sprint_tui.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite changes a column only by rebuilding its table
)
with context.begin_transaction():
    context.run_migrations()
