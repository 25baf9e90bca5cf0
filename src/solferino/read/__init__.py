"""Read: bytes in, a text rendition with zones out; whatever parses somebody else's format stands behind a wall."""
