"""From files to documents: bytes are sealed and named, what came with them is kept, nothing is parsed."""
