"""Who says what in a document: the cues of each sentence, and the quotations that have none of their own.

Losing an attribution is the worst error of the product, so everything that a cue governs counts as said by somebody,
and whatever stands in quotation marks with no cue of its own belongs to the last one who was quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from solferino.extract.cues import find_cues
from solferino.extract.parse import Parsed
from solferino.extract.people import Cast
from solferino.extract.quotes import Quote
from solferino.extract.rescue import rescue
from solferino.extract.said import Said
from solferino.model import Quoted


def find_speech(sentences: Sequence[Parsed], quotes: Sequence[Quote], cast: Cast) -> list[Said]:
    """All statements of one document, in text order; the cast learns who speaks on the way."""
    out: list[Said] = []
    quoted = _Quoted()
    for n, parsed in enumerate(sentences):
        inside = [q for q in quotes if q.start < parsed.end and parsed.start < q.end]
        found = find_cues(n, parsed, inside, cast)
        found += rescue(n, parsed, found, cast)
        here = [_widened(said, parsed, found) for said in found]
        for said in here:
            quoted.note(said, parsed, inside)
        out += here
        out += quoted.without_cue(n, parsed, inside, here)
    return out


def carried(said: Said, n: int, start: int, end: int) -> Said:
    """The statement that goes on, without a cue of its own, in the sentence `n` at `start..end`.

    Attribution is given once a paragraph, and dropping it would make a claim a fact.
    """
    return replace(
        said,
        sentence=n,
        parts=((start, end),),
        cue=None,
        stance="asserted",
        quoted=Quoted.INDIRECT,
        lemma="",
        accused=None,
    )


@dataclass(slots=True)
class _Quoted:
    """Whose words the quotations are: of each chain, and of one that stands alone."""

    chains: dict[int, Said] = field(default_factory=dict)
    last_quoted: Said | None = None
    last_said: Said | None = None

    def note(self, said: Said, parsed: Parsed, inside: Sequence[Quote]) -> None:
        if said.speaker is None:
            return
        self.last_said = said
        if said.quoted is Quoted.INDIRECT:
            return
        self.last_quoted = said
        for q in inside:
            if q.chain >= 0 and said.covers(max(q.start, parsed.start), min(q.end, parsed.end)):
                self.chains.setdefault(q.chain, said)

    def without_cue(self, n: int, parsed: Parsed, inside: Sequence[Quote], here: Sequence[Said]) -> Iterator[Said]:
        """Quotations of the sentence that no cue in it covers, given to the one who was quoted before."""
        for q in inside:
            lo, hi = max(q.start, parsed.start), min(q.end, parsed.end)
            if any(s.touches(lo, hi) for s in here):
                continue
            known = self.chains.get(q.chain) if q.chain >= 0 else None
            if known is None and not _stands_alone(parsed, lo, hi):
                continue
            source = known or self.last_quoted or self.last_said
            if source is None:
                continue
            if q.chain >= 0:
                self.chains.setdefault(q.chain, source)
            yield replace(
                source,
                sentence=n,
                parts=((lo, hi),),
                quoted=Quoted.DIRECT,
                stance="asserted",
                lemma="say",
                accused=None,
            )


def _stands_alone(parsed: Parsed, lo: int, hi: int) -> bool:
    """A quotation without a cue is somebody's words only where it is most of its sentence, not a word in marks."""
    return (hi - lo) * 2 > parsed.end - parsed.start and len(parsed.between(lo, hi)) >= 5


def _widened(said: Said, parsed: Parsed, here: Sequence[Said]) -> Said:
    """The content stretched to the edge of its sentence on its side of the cue, where no other cue stands in between.

    "…said that they entered, fired on residents and looted": the tree often hangs the later clauses on the cue itself,
    and a claim must not lose its speaker by that.
    """
    if said.cue is None or said.speaker is None or said.quoted is Quoted.DIRECT or not said.whole:
        return said
    others = [o.cue for o in here if o is not said and o.cue is not None]
    lo, hi = said.parts[0][0], said.parts[-1][1]
    first = min(said.cue[0], said.speaker.start or said.cue[0])
    last = max(said.cue[1], said.speaker.end or said.cue[1])
    parts = list(said.parts)
    if lo >= last and not any(start >= hi for start, _ in others):
        parts[-1] = (parts[-1][0], parsed.end)
    elif hi <= first and not any(end <= lo for _, end in others):
        parts[0] = (parsed.start, parts[0][1])
    return replace(said, parts=tuple(parts))
