"""What stands right beside the name of a place: the word before it, the number that it goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.slavic.tables import beginnings_of
from solferino.extract.slavic.words import Word


def word_before(words: Sequence[Word], at: int, language: str) -> Word | None:
    """The word before one, also before the point of "с."."""
    before = words[at - 1] if at else None
    camp = at > 1 and words[at - 2].low.startswith(beginnings_of(language, "camps"))
    if camp and before is not None and before.low.startswith(beginnings_of(language, "refugees")):
        return words[at - 2]  # "в лагере беженцев Выдумин"
    return words[at - 2] if before is not None and before.text == "." and at > 1 else before


def number_behind(words: Sequence[Word], at: int) -> Word | None:
    """The number that a name goes on with: the 2 of "Шебекине-2"."""
    if at + 1 >= len(words) or words[at].text != "-" or not words[at + 1].text.isdigit():
        return None
    joined = words[at - 1].end == words[at].start and words[at].end == words[at + 1].start
    return words[at + 1] if joined else None
