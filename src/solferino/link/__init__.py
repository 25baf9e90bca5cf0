"""Allegations to origins and incidents: which texts are one source, which tell of one event, and where they differ."""
