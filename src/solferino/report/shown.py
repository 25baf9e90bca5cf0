"""Text of documents made fit to be seen: what would hide, turn round or break a line is printed by its name."""

from __future__ import annotations

import unicodedata

# Bidirectional controls and invisible characters: with them a text can show other words than it holds. The joiners
# U+200C and U+200D stay: Persian and the scripts of India need them.
_HIDDEN = frozenset("\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\ufeff") | frozenset(
    "\u2066\u2067\u2068\u2069"
)


def shown(text: str) -> str:
    """`text` with every hidden or forbidden character as ⟦U+202E⟧; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(char: str) -> str:
    if char in "\n\t":
        return char
    if char in _HIDDEN or unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co"):
        return "" if char == "\r" else f"⟦U+{ord(char):04X}⟧"
    return char
