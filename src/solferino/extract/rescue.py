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
    if parsed.sentence.zone is ZoneKind.HEADLINE:
        kinds.append((words.headline, "say"))
    for pattern, kind in kinds:
        m = pattern.match(text)
        if m is None:
            continue
        what = base + m.start("what"), base + m.end("what")
        if any(s.speaker is not None and s.touches(*what) for s in found):
            return []
        who = _head(parsed, base + m.start("who"), base + m.end("who"), cast.lexicon)
        if who is None or (pattern is words.headline and not _speaks(who, cast.lexicon)):
            continue
        cue = base + m.start("cue"), base + m.end("cue")
        accused = (base + m.start("whom"), base + m.end("whom")) if kind == "accuse" else None
        quoted = Quoted.DIRECT if pattern is words.colon else Quoted.MIXED if _marked(text, m) else Quoted.INDIRECT
        stance = Stance.ALLEGED if kind == "accuse" else Stance.ASSERTED
        named = base + m.start("who"), base + m.end("who")
        speaker = replace(cast.resolve(parsed, who), start=named[0], end=named[1], text=m["who"])
        return [Said(n, speaker, cue, (what,), stance.value, quoted, kind, accused, whole=kind == "say")]
    return []


def _speaks(who: Token, lx: Lexicon) -> bool:
    """Whether the word before a headline's colon is somebody, and no topic ("Izium: six men executed")."""
    return who.text.isupper() or any(
        word in known for word in (who.lemma, who.lower) for known in (lx.subjects.bodies, lx.subjects.people)
    )


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
