"""Transcripts: interviews, hearings and debates, where the name of who speaks stands before a colon.

Every sentence of a turn is that one's, until the next name. Without this a witness's whole account would be read as the
document's own words. A list of places or topics ("Orlivka: nine dead") looks the same, so a page counts as a transcript
only where names that can be somebody's come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.lexicon import Lexicon
from solferino.extract.people import Cast
from solferino.extract.said import Said
from solferino.extract.tree import Parsed, Token
from solferino.model import Quoted, Speaker, SpeakerKind, ZoneKind

_LABEL = re.compile(r"(?P<name>[A-Z][^:;“”\"?!()]{0,60}?)(?P<more>(?: ?\([^()]{1,80}\)){0,3}) ?: (?=\S)")
_RUN = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}")
_TURNS = 3  # labelled paragraphs from which on a page is a transcript
_AGAIN = 2  # of which so many must be of somebody who comes back, or is called by a title


@dataclass(frozen=True, slots=True)
class _Label:
    sentence: int
    start: int
    end: int  # of the label, without colon
    after: int  # where the words begin
    name: str
    more: str

    @property
    def key(self) -> str:
        """What a label has in common with a shorter one of the same person: the last word."""
        return self.name.split()[-1].casefold()


def find_turns_of_talk(sentences: Sequence[Parsed], cast: Cast) -> dict[int, Said]:
    """By sentence, the statement that the turn around it makes; empty where the page is no transcript."""
    labels = _labels(sentences, cast.lexicon)
    seen = Counter(x.key for x in labels)
    somebody = [x for x in labels if _is_somebody(x, seen, cast.lexicon)]
    if len(labels) < _TURNS or len(somebody) < _AGAIN:
        return {}
    runs = {m.group().split()[-1].casefold(): m.group() for p in sentences for m in _RUN.finditer(p.sentence.text)}
    at = {x.sentence: x for x in somebody}
    out: dict[int, Said] = {}
    speaker: Speaker | None = None
    told: dict[str, Speaker] = {}
    for n, parsed in enumerate(sentences):
        if not parsed.sentence.zone.speaks or parsed.sentence.zone is ZoneKind.HEADLINE:
            continue
        label = at.get(n)
        if label is not None:
            speaker = _speaker(label, runs, cast.lexicon)
            known = told.setdefault(label.key, speaker)
            if not label.more:
                speaker = replace(speaker, name=known.name, role=known.role)
        if speaker is None:
            continue
        start = label.after if label is not None else parsed.start
        cue = (label.end, label.after - 1) if label is not None else None
        parts = ((start, parsed.end),)
        if parsed.end > start:
            out[n] = Said(n, speaker, cue, parts, "asserted", Quoted.DIRECT, "say", carried=label is None, depth=-1)
    return out


def _labels(sentences: Sequence[Parsed], lx: Lexicon) -> list[_Label]:
    out = []
    for n, parsed in enumerate(sentences):
        first = n == 0 or sentences[n - 1].sentence.paragraph != parsed.sentence.paragraph
        m = _LABEL.match(parsed.sentence.text) if first else None
        said = m is not None and any(t.start < parsed.start + m.end() for t in parsed.tokens if _says(t, lx))
        if m is not None and not said:
            base = parsed.start
            out.append(_Label(n, base, base + m.end("more"), base + m.end(), m["name"].strip(), m["more"].strip(" ()")))
    return out


def _says(t: Token, lx: Lexicon) -> bool:
    """`And it said: “…”` is a sentence with its cue, and no name."""
    return t.is_verb and not t.text.isupper() and t.lemma in lx.cue_stance


def _is_somebody(x: _Label, seen: Counter[str], lx: Lexicon) -> bool:
    words = [w.casefold().rstrip(".") for w in x.name.split()]
    titled = any(w in lx.subjects.titles or w in lx.subjects.people for w in words)
    return titled or (seen[x.key] >= _AGAIN and len(words) <= _TURNS)


def _speaker(x: _Label, runs: dict[str, str], lx: Lexicon) -> Speaker:
    """`Ms Abercrombie`, `PRESENTER (Joy Keji)`: the full name in the text, and what else the label says."""
    words = x.name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in lx.subjects.titles:
        words.pop(0)
    inner = _RUN.search(x.more)
    name, role = runs.get(x.key, " ".join(words)), None
    if inner is not None and (x.name.isupper() or words[0].casefold() == "the"):
        name, role = inner.group(), x.name
    return Speaker(f"{x.name} ({x.more})" if x.more else x.name, x.start, x.end, name, role, None, SpeakerKind.PERSON)
