"""What the extractor calls itself in everything it makes, and the languages it reads."""

VERSION = "rules-en@1"
LANGUAGES = frozenset({"en"})
