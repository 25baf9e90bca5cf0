"""The revisions of the record, as Alembic runs them. Shipped with the package."""
