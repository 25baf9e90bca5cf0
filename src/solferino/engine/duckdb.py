"""Counting by DuckDB over a snapshot's Parquet file, in SQL that other engines run as well."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from solferino.engine.contract import CountRow, Fact

_COUNT = """
SELECT value,
       count(*)                                                                AS incidents,
       sum(low)                                                                AS low,
       CASE WHEN count(*) = count(high) THEN sum(high) END                     AS high,
       count(*) FILTER (WHERE low IS NULL AND high IS NULL)                    AS unknown_incidents,
       list(incident ORDER BY incident)                                        AS ids,
       count(*) FILTER (WHERE low IS NOT NULL OR high IS NOT NULL)             AS known
FROM facts
WHERE dimension = $dimension
GROUP BY value
ORDER BY value
"""


class DuckEngine:
    """Counts facts given as values, or those of a snapshot (`count_snapshot`)."""

    def count(self, facts: Iterable[Fact], dimension: str) -> tuple[CountRow, ...]:
        """Rows of one dimension, by value."""
        import duckdb

        from solferino.engine.snapshot import fact_table

        with duckdb.connect(":memory:") as connection:
            connection.register("facts", fact_table(facts))
            return _rows(connection.execute(_COUNT, {"dimension": dimension}).fetchall())

    def count_snapshot(self, folder: Path, dimension: str) -> tuple[CountRow, ...]:
        """Rows of one dimension from the `facts` table of a snapshot folder."""
        import duckdb

        with duckdb.connect(":memory:") as connection:
            connection.register("facts", connection.read_parquet(str(folder / "facts.parquet")))
            return _rows(connection.execute(_COUNT, {"dimension": dimension}).fetchall())


def _rows(found: list[tuple[object, ...]]) -> tuple[CountRow, ...]:
    out = []
    for value, incidents, low, high, unknown, ids, known in found:
        assert isinstance(ids, list)  # noqa: S101  # the type of a DuckDB list
        total = None if not known else int(str(low or 0))
        top = None if high is None else int(str(high))
        out.append(CountRow(str(value), int(str(incidents)), total, top, int(str(unknown)), tuple(map(str, ids))))
    return tuple(out)
