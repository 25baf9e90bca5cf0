"""The record: append-only, one contract, SQLite here; originals by digest; the custody log."""
