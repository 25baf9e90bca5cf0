"""Set-wise work on values and snapshots: one contract, DuckDB here, others where the data ask for it."""
