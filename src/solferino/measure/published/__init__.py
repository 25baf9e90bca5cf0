"""Published numbers: as each edition stated them, what was known when, whether they agree, and how periods compare."""
