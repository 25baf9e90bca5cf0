"""Which language a text is in, as an ISO 639-1 code, among those that the field's documents come in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# Wider sets make short texts waver between neighbours (uk/be/bg, es/gl/ca); these are the languages of the conflicts,
# of the missions and of the press that reports on them.
LANGUAGES = (
    "am", "ar", "be", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "hy", "it", "ja", "ka", "ko", "lt", "lv", "my", "nb", "nl", "pl", "ps", "pt", "ro", "ru", "sk", "sr",
    "sv", "tr", "uk", "ur", "zh",
)  # fmt: skip
_SAMPLE = 20_000  # characters
_LEAST = 20  # letters: below that even a right answer is luck


def identify(text: str) -> str | None:
    """The language of `text`, or None where it has fewer than 20 letters."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _LEAST:
        return None
    code = str(_identifier().classify(sample)[0])
    return code if code in LANGUAGES else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages([code for code in LANGUAGES if code in identifier.labels])
    return identifier
