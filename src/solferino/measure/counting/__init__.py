"""Counting casualties: the rules R-CAS (method.md §2.4), as pure functions over casualties and tallies."""
