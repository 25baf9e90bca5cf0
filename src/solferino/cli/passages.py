"""A passage with its marks: which words gave which field. Pure functions; colour comes on top and may be missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from solferino.cli.terminal import safe
from solferino.model import Allegation, Span, Statement

CONTEXT = 160  # code points shown before and after: about one sentence

# One style a field, apart in colour and readable on dark and light ground; the rest share the last one.
STYLES = {
    "act": "bold red",
    "acts": "bold red",
    "victims": "bold blue",
    "alleged_perpetrator": "bold magenta",
    "place": "bold green",
    "when": "bold yellow",
    "speaker": "bold cyan",
    "cue": "cyan underline",
    "content": "bold",
    "methods": "red",
    "weapons": "red",
    "targets": "blue",
}
OTHER = "underline"


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the rendition that a field was read from."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as shown: `field` is None between marks; `inside` is false for context."""

    text: str
    field: str | None
    inside: bool


def marks_of(value: Allegation | Statement) -> list[Mark]:
    """Every marked stretch of an allegation or a statement."""
    out: list[Mark] = []
    if isinstance(value, Statement):
        if value.cue is not None:
            out.append(Mark("cue", value.cue.start, value.cue.end))
        parts = value.content.parts or ((value.content.start, value.content.end),)
        out += [Mark("content", start, end) for start, end in parts]
    else:
        out += [Mark(field, s.start, s.end) for field, spans in sorted(value.spans.items()) for s in spans]
    speaker = value.speaker
    if speaker is not None and speaker.start is not None and speaker.end is not None:
        out.append(Mark("speaker", speaker.start, speaker.end))
    return list(dict.fromkeys(out))


def window(text: str, passage: Span, around: int = CONTEXT) -> Span:
    """The passage and up to `around` code points on both sides, cut between words."""
    start, end = max(0, passage.start - around), min(len(text), passage.end + around)
    while 0 < start < passage.start and not text[start - 1].isspace():
        start += 1
    while passage.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def pieces(text: str, passage: Span, marks: Iterable[Mark], around: int = CONTEXT) -> Iterator[Piece]:
    """The window around the passage, cut where marks begin and end; of marks on one another the shortest shows."""
    shown = window(text, passage, around)
    kept = [m for m in marks if m.start < shown.end and m.end > shown.start and m.start < m.end]
    cuts = {shown.start, shown.end, passage.start, passage.end}
    cuts |= {c for m in kept for c in (m.start, m.end) if shown.start < c < shown.end}
    edges = sorted(cuts)
    last: Piece | None = None
    for start, end in pairwise(edges):
        over = [m for m in kept if m.start <= start and m.end >= end]
        field = min(over, key=lambda m: (m.end - m.start, m.field)).field if over else None
        piece = Piece(text[start:end], field, passage.start <= start and end <= passage.end)
        if last is not None and (last.field, last.inside) == (piece.field, piece.inside):
            last = Piece(last.text + piece.text, last.field, last.inside)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def plain(found: Iterable[Piece]) -> str:
    """Without colour: `[victims: six men]`. Line ends stay; nothing in it steers a terminal."""
    return "".join(f"[{p.field}: {safe(p.text)}]" if p.field else safe(p.text) for p in found)


def outside(text: str, passage: Span, marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """(field, words) for marks that lie outside what `pieces` shows, as a date in the headline may."""
    shown = window(text, passage)
    far = [m for m in marks if m.end <= shown.start or m.start >= shown.end]
    return [(m.field, safe(text[m.start : m.end])) for m in far]
