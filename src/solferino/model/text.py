"""Text for the machine to read, with a way back to the text that stands in the file.

NFC may join several code points into one, so an offset in the folded text is mapped to the original by a table.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from solferino.model.span import Span

# One for one, so that no offset moves: typographic apostrophes confuse the possessive in the parser ("Putin’s"),
# odd spaces its sentence splitter.
_ONE_FOR_ONE = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` in NFC with plain apostrophes and spaces; `starts[i]` is the original offset of its i-th code point
    (one more entry for the end), or None where no offset moved."""

    text: str
    starts: tuple[int, ...] | None

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that the folded span `start..end` was made from."""
        if self.starts is None:
            return Span(start, end)
        return Span(self.starts[start], self.starts[end])

    def folded(self, offset: int) -> int:
        """The folded offset at which the original `offset` stands (the next one where it stands inside a cluster)."""
        return offset if self.starts is None else bisect_left(self.starts, offset)


def fold(text: str) -> Folded:
    """Text in NFC, apostrophes and spaces made plain, with the map back to `text`."""
    if unicodedata.is_normalized("NFC", text):
        return Folded(text.translate(_ONE_FOR_ONE), None)
    out: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1  # a cluster: a starter and all that may combine with it
        while end < len(text) and (unicodedata.combining(text[end]) or not _starts_cluster(text[end - 1], text[end])):
            end += 1
        piece = unicodedata.normalize("NFC", text[at:end])
        out.append(piece)
        starts.extend([at] * len(piece))
        at = end
    starts.append(len(text))
    return Folded("".join(out).translate(_ONE_FOR_ONE), tuple(starts))


def _starts_cluster(before: str, after: str) -> bool:
    return unicodedata.normalize("NFC", before + after) == unicodedata.normalize("NFC", before) + unicodedata.normalize(
        "NFC", after
    )
