"""Stretches of text that are said: cut out, joined, and held against quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.said import Said
from solferino.extract.tree import Token
from solferino.model import Speaker

Stretch = tuple[int, int]


def gap(t: Token, quote: Stretch) -> int:
    """Characters between a word and a quotation; negative inside it."""
    return max(quote[0] - t.end, t.start - quote[1])


def mostly(parts: Sequence[Stretch], quotes: Sequence[Stretch]) -> bool:
    """Whether nine tenths of the content stand in quotation marks: what is left are particles between the pieces."""
    size = sum(hi - lo for lo, hi in parts)
    marked = sum(min(hi, q[1]) - max(lo, q[0]) for lo, hi in parts for q in quotes if lo < q[1] and q[0] < hi)
    return marked * 10 >= size * 9


def beside_speaker(parts: list[Stretch], speaker: Speaker | None) -> list[Stretch]:
    """The content without a stretch that begins with the speaker's own words; all of it where none is left."""
    if speaker is None or speaker.start is None or speaker.end is None:
        return parts
    first, last = speaker.start, speaker.end
    return [(lo, hi) for lo, hi in parts if lo != first or hi < last] or parts


def phrase_of(t: Token, but: Token | None = None) -> Stretch:
    """The text span of the words at and below `t`, marks at the edges and an opening "that" left out."""
    words = [x for x in t.subtree() if x is not but]
    while len(words) > 1 and words[-1].pos == "PUNCT":
        words.pop()
    while len(words) > 1 and (words[0].pos == "PUNCT" or words[0].lower == "that"):
        words.pop(0)
    return words[0].start, words[-1].end


def merged(parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, overlapping ones made one."""
    out: list[Stretch] = []
    for lo, hi in sorted(parts):
        if out and lo <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], hi))
        else:
            out.append((lo, hi))
    return tuple(out)


def without(whole: Stretch, cuts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """`whole` less the stretches `cuts`, pieces of at least three characters."""
    out = []
    at = whole[0]
    for lo, hi in sorted(cuts):
        if lo - at > 2:
            out.append((at, lo))
        at = max(at, hi)
    if whole[1] - at > 2:
        out.append((at, whole[1]))
    return tuple(out)


def round_about(whole: Stretch, aside: Stretch, tokens: Sequence[Token]) -> tuple[Stretch, ...]:
    """`whole` less the aside, as far as the semicolon on either side: there the aside's comment ends."""
    marks = [t for t in tokens if t.text == ";"]
    lo = max((t.end for t in marks if t.end <= aside[0]), default=whole[0])
    hi = min((t.start for t in marks if t.start >= aside[1]), default=whole[1])
    return without((lo, hi), [aside])


def clipped(said: Said, around: Stretch) -> Said | None:
    """The statement cut to the quotation that it stands in; None where nothing of it is left."""
    parts = [(max(lo, around[0]), min(hi, around[1])) for lo, hi in said.parts]
    kept = tuple((lo, hi) for lo, hi in parts if hi > lo)
    return replace(said, parts=kept, whole=False, nested=True) if kept else None
