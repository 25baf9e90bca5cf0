"""Findings to text with footnotes: composed once, then set as HTML and as DOCX.

One invariant: what is said about the world is a `Finding` with at least one passage behind it, or it is not said.
"""
