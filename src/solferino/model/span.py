"""Where something stands: spans, passages, and the document they are in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `start..end` of code points in a rendition's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch with its words: `text` is exactly the rendition's text at `start..end`."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands, without the words."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """Which document: content id, the name it came under (path below the ingested folder), digest of its bytes."""

    id: str
    name: str
    sha256: str
