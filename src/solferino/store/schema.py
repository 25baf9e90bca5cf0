"""The tables of the record, the same for every SQL backend.

A value stands as JSON (`payload`, see model/plain.py) beside the few columns that queries need. Machine-made rows hang
on the rendition they were read from; documents, arrivals, judgements and custody are only ever added to.
`digests` holds SHA-256 over the rows of a scope, so that a row edited by another hand is found.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
)

# Every name that the bytes came under, and what came with them. The latest row of a document and name holds; the
# earlier ones stay.
arrivals = Table(
    "arrivals",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("name", Text, nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

# The text as UTF-8 bytes: a NUL in a text is allowed there on every backend.
renditions = Table(
    "renditions",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("text", LargeBinary, nullable=False),
    Column("payload", Text, nullable=False),
)

# Which renditions hold pictures.
shown = Table(
    "shown",
    metadata,
    Column("document_id", ForeignKey("renditions.document_id"), primary_key=True),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("document_id", ForeignKey("renditions.document_id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)

allegations = Table(
    "allegations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("document_id", ForeignKey("renditions.document_id"), nullable=False, index=True),
    Column("statement_id", ForeignKey("statements.id"), nullable=True, index=True),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("document_id", ForeignKey("renditions.document_id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)


def _whole(name: str, *more: Column[bool]) -> Table:
    """A table whose rows are replaced all at once."""
    return Table(
        name,
        metadata,
        Column("id", String(80), primary_key=True),
        *more,
        Column("payload", Text, nullable=False),
    )


origins = _whole("origins")
incidents = _whole("incidents")
suggestions = _whole("suggestions")
figures = _whole("figures")
assessments = _whole("assessments", Column("decided", Boolean, nullable=False))


def _appended(name: str) -> Table:
    """A table to which rows are only ever added, in the order in which they came."""
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True, autoincrement=True),
        Column("id", String(80), nullable=False, unique=True),
        Column("payload", Text, nullable=False),
    )


judgements = _appended("judgements")

# Editions of lists of people, the entries that each added, and what people decided about single casualties. An entry
# comes before its list's counts are known: the reference is checked when the unit of work commits.
lists = Table(
    "lists",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("series", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, index=True),
    Column("list_id", ForeignKey("lists.id", deferrable=True, initially="DEFERRED"), nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

amendments = _appended("amendments")

# What people decided about incidents, sources and images, and each incident as a run left it.
decisions = _appended("decisions")

versions = Table(
    "versions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("run", Integer, nullable=False),
    Column("incident", String(80), nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

# Published figures that people entered.
published = _appended("published")

# Estimates as they were shown.
estimates = _appended("estimates")

custody = Table(
    "custody",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("document_id", ForeignKey("documents.id"), nullable=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("payload", Text, nullable=False),
    Index("ix_custody_document_id", "document_id"),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("step", String(20), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("payload", Text, nullable=False),
)

done = Table(
    "done",
    metadata,
    Column("step", String(20), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("version", Text, nullable=False),
)

digests = Table(
    "digests",
    metadata,
    Column("scope", String(60), primary_key=True),
    Column("sha256", String(64), nullable=False),
)
