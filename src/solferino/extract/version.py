"""What the extractor calls itself in everything it makes, and the languages it reads."""

VERSION = "rules-en@13"
SLAVIC_VERSION = "rules-slavic@11"
SLAVIC = frozenset({"uk", "ru"})
LANGUAGES = frozenset({"en"}) | SLAVIC


RULES, LLM = "rules", "llm"  # what a case may be extracted with


def version_of(language: str | None) -> str:
    """What reads a language; English where the language is not known."""
    return SLAVIC_VERSION if language is not None and language[:2] in SLAVIC else VERSION
