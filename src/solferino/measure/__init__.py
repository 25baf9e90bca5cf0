"""Counts, published figures and comparisons of periods: always from a snapshot, each number with what it counts."""
