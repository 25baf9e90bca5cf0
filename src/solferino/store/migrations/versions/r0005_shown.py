"""Which documents show pictures, so that these are found without reading every text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table. It fills as documents are read by a version that looks at pictures."""
    op.create_table(
        "shown",
        sa.Column("document_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["renditions.document_id"], name=op.f("fk_shown_document_id_renditions")
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_shown")),
    )
