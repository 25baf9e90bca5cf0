"""Scores on labelled sets: one module a set, each run as `python -m benchmarks.NAME --data DIR`."""
