"""What one document gives: the values that the step stores, apart from the heavy parts that find them."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.model import Allegation, PlaceMention, Statement


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document, in text order."""

    statements: tuple[Statement, ...]
    allegations: tuple[Allegation, ...]
    places: tuple[PlaceMention, ...]
    dropped: int = 0  # values that a language model gave and that no passage holds
    unread: int = 0  # passages that were too long for a language model, and of which nothing was read
