"""Attribution by the order of words, where the tree gives none.

Losing an attribution is the worst error of the product (design.md), and the parser takes short sentences apart in ways
that leave a cue without its subject or content: "Kyiv accused the forces of …", "…, the police chief said on Friday",
'The prosecutor: "…"'. The patterns stand in speech.toml and only speak where no cue of the tree covers the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Parsed, Token
from solferino.extract.people import Cast
from solferino.extract.said import Said
from solferino.model import Quoted, Stance, ZoneKind


def rescue(n: int, parsed: Parsed, found: Sequence[Said], cast: Cast) -> list[Said]:
    """The statement that the words make where `found` (by the tree) leaves them to nobody; at most one."""
    text, base, words = parsed.sentence.text, parsed.start, cast.lexicon.rescue
    kinds = [(words.accuses, "accuse"), (words.that, "say"), (words.tail, "say"), (words.colon, "say")]
    named = (words.headline, words.behind)
    if parsed.sentence.zone is ZoneKind.HEADLINE:
        kinds += [(pattern, "say") for pattern in named]
    for pattern, kind in kinds:
        m = pattern.match(text)
        if m is None:
            continue
        what, cue = _span(m, "what", base), _span(m, "cue", base)
        if any(s.cue is not None and s.cue[0] < cue[1] and cue[0] < s.cue[1] and s.speaker is not None for s in found):
            return []
        if pattern is not words.tail and any(s.speaker is not None and s.touches(*what) for s in found):
            return []
        who = _head(parsed, *_span(m, "who", base), cast.lexicon)
        if who is None or (pattern in named and not _speaks(who, cast)):
            continue
        accused = _span(m, "whom", base) if kind == "accuse" else None
        quoted = Quoted.DIRECT if pattern is words.colon else Quoted.MIXED if _marked(text, m) else Quoted.INDIRECT
        stance = Stance.ALLEGED if kind == "accuse" else Stance.ASSERTED
        start, end = _span(m, "who", base)
        speaker = replace(cast.resolve(parsed, who), start=start, end=end, text=m["who"])
        return [Said(n, speaker, cue, (what,), stance.value, quoted, kind, accused, whole=kind == "say")]
    return []


def _span(m: re.Match[str], group: str, base: int) -> tuple[int, int]:
    return base + m.start(group), base + m.end(group)


def _speaks(who: Token, cast: Cast) -> bool:
    """Whether the word before a headline's colon is somebody, and no topic ("Izium: six men executed").

    A name is, where it says something in the text below.
    """
    lx = cast.lexicon
    known = any(word in words for word in (who.lemma, who.lower) for words in (lx.subjects.bodies, lx.subjects.people))
    return known or who.text.isupper() or who.text in cast.voices


def _marked(text: str, m: re.Match[str]) -> bool:
    return any(mark in text[m.start("what") : m.end("what")] for mark in '"“«')


def _head(parsed: Parsed, start: int, end: int, lx: Lexicon) -> Token | None:
    """The word that names the speaker: the last noun or name before a comma or preposition."""
    chosen = None
    words = parsed.between(start, end)
    if any(t.is_verb and t.dep != "amod" for t in words):
        return None
    for t in words:
        if chosen is not None and (t.text in (",", "(") or t.pos == "ADP" or t.lower in lx.cues.relative):
            break
        if t.pos in ("NOUN", "PROPN", "PRON"):
            chosen = t
    return chosen
