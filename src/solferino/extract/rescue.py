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
from solferino.extract.people import Cast
from solferino.extract.said import Said
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Quoted, Stance, ZoneKind

_SHORTEST, _LONGEST = 2, 5  # letters of an acronym


def rescue(n: int, parsed: Parsed, found: Sequence[Said], cast: Cast) -> list[Said]:
    """The statements that the words make where `found` (by the tree) leaves them to nobody."""
    made = _by_order(n, parsed, found, cast)
    return made or _asides(n, parsed, found, cast) or _by_clause(n, parsed, found, cast)


def _by_clause(n: int, parsed: Parsed, found: Sequence[Said], cast: Cast) -> list[Said]:
    """`…, a corporal confessed; her baby was given away`, `Opposition: 14 dead; government: none`: clause by clause,
    since a semicolon ends what somebody says."""
    text, base, words = parsed.sentence.text, parsed.start, cast.lexicon.rescue
    if ";" not in text:
        return []
    out, at = [], 0
    for clause in text.split(";"):
        lo, at = at, at + len(clause) + 1
        lo += len(clause) - len(clause.lstrip())
        for pattern in (words.tail, words.tail_short, words.clause_label):
            m = pattern.match(text, lo, lo + len(clause.strip()))
            if m is None or any(s.speaker is not None and s.touches(*_span(m, "what", base)) for s in found):
                continue
            who = _head(parsed, *_span(m, "who", base), cast.lexicon)
            known = _may_label if pattern is words.clause_label else _is_known
            named = parsed.between(*_span(m, "who", base))  # "the chief Lokwang Adi": by the office before the name
            if who is not None and (known(who, cast) or any(_is_known(x, cast) and x.head is who for x in named)):
                out.append(_made(n, parsed, m, who, cast))
                break
    return out


def _made(n: int, parsed: Parsed, m: re.Match[str], who: Token, cast: Cast) -> Said:
    """What the match has somebody say outright."""
    start, end = _span(m, "who", parsed.start)
    speaker = replace(cast.resolve(parsed, who), start=start, end=end, text=m["who"])
    what, cue = _span(m, "what", parsed.start), _span(m, "cue", parsed.start)
    quoted = _quoted(parsed.sentence.text, m)
    return Said(n, speaker, cue, (what,), Stance.ASSERTED.value, quoted, "say", None, whole=True)


def _asides(n: int, parsed: Parsed, found: Sequence[Said], cast: Cast) -> list[Said]:
    """`…, staff told agencies, had died since Saturday`: what stands on both sides of the remark.

    Less what is somebody's already, and only what follows where a word opens it ("and, the minister said, nine died").
    """
    m = cast.lexicon.rescue.aside.search(parsed.sentence.text)
    who = _head(parsed, *_span(m, "who", parsed.start), cast.lexicon) if m is not None else None
    if m is None or who is None or not (_is_known(who, cast) or who.pos == "PROPN"):
        return []
    sides = [_span(m, "after", parsed.start)]
    if not m["before"].endswith((" and", " but", " that", " while")):
        sides.insert(0, _span(m, "before", parsed.start))
    parts = tuple(x for x in sides if not any(s.speaker is not None and s.touches(*x) for s in found))
    if not parts:
        return []
    start, end = _span(m, "who", parsed.start)
    speaker = replace(cast.resolve(parsed, who), start=start, end=end, text=m["who"])
    stance = cast.lexicon.cue_stance.get(_plain(m["cue"]), "asserted")
    return [Said(n, speaker, _span(m, "cue", parsed.start), parts, stance, Quoted.INDIRECT, "say", whole=True)]


def _plain(cue: str) -> str:
    """The verb of a cue, as far as its stance may differ from that of plain saying."""
    return next((v for v in ("believe", "fear", "claim", "allege") if cue.startswith(v[:-1])), cue)


def _by_order(n: int, parsed: Parsed, found: Sequence[Said], cast: Cast) -> list[Said]:
    text, base, words = parsed.sentence.text, parsed.start, cast.lexicon.rescue
    kinds = [(words.accuses, "accuse"), (words.that, "say"), (words.tail, "say")]
    kinds += [(words.tail_short, "say"), (words.colon, "say"), (words.by_label, "say"), (words.quote_signed, "say")]
    named, tails = (words.headline, words.behind), (words.tail, words.tail_short)
    headline = parsed.sentence.zone is ZoneKind.HEADLINE
    kinds += [(pattern, "say") for pattern in (named if headline else (words.label, words.dashed))]
    for pattern, kind in kinds:
        m = pattern.match(text)
        if m is None:
            continue
        what, cue = _span(m, "what", base), _span(m, "cue", base)
        told = [
            s for s in found if s.cue is not None and s.cue[0] < cue[1] and cue[0] < s.cue[1] and s.speaker is not None
        ]
        if any(pattern is not words.tail_short or s.touches(*what) for s in told):
            return []
        if pattern not in tails and any(s.speaker is not None and s.touches(*what) for s in found):
            return []
        who = _head(parsed, *_span(m, "who", base), cast.lexicon)
        if who is None or (pattern in named and not _speaks(who, cast)):
            continue
        if who.lower in cast.lexicon.stance.negative_subjects or any(c.lower == "no" for c in who.below("det")):
            continue  # "no group has claimed responsibility for the bombing that killed nine"
        if pattern is words.dashed and who.lemma not in cast.lexicon.subjects.signing:
            continue  # "two sons – doctors"
        if pattern in (words.tail_short, words.by_label) and not _is_known(who, cast):
            continue
        if pattern is words.label and (not _may_label(who, cast) or _is_topic(who, text, cast)):
            continue
        accused = _span(m, "whom", base) if kind == "accuse" else None
        quoted = Quoted.DIRECT if pattern in (words.colon, words.quote_signed) else _quoted(text, m)
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


def _is_known(who: Token, cast: Cast) -> bool:
    """Whether it is a noun for somebody, and none for a building as well ("Hospital: nine dead")."""
    lx = cast.lexicon
    body = who.lemma in lx.subjects.bodies and who.lemma not in lx.acts.objects
    return body or who.lemma in lx.subjects.people or who.lower in lx.subjects.people or is_person_noun(who.lower)


def _may_label(who: Token, cast: Cast) -> bool:
    """Whether what stands before a colon speaks: somebody, a body known by its capitals, a State or a named group.

    A bare word for those who fight ("Gunmen: six dead") may as well be whom the line is about.
    """
    lx = cast.lexicon
    if who.lemma in lx.acts.nouns:
        return False  # "Casualties: 4 KIA"
    if who.pos == "PROPN" and (who.text in cast.sides or cast.acronyms.get(who.text) is not None):
        return True
    if who.lower in lx.subjects.labelling or who.lemma in lx.subjects.labelling:
        return True
    if who.text.isupper() and _SHORTEST < len(who.text) <= _LONGEST and who.head.is_verb and who.head.below("nsubj"):
        return True  # "IDF: fighters ran a post beneath the wing", but not "LOC: field, 2 wounded"
    fights = who.lemma in lx.sides.groups or who.lemma in lx.sides.units
    return _is_known(who, cast) and not fights


def _is_topic(who: Token, text: str, cast: Cast) -> bool:
    """`Sudan: fighters raped women in Harvel`, a line without a full stop: the country that it is about."""
    return who.text in cast.sides and text.rstrip()[-1:].isalnum()


def _quoted(text: str, m: re.Match[str]) -> Quoted:
    """How what is said stands there: with words in quotation marks, or with none."""
    said = text[m.start("what") : m.end("what")]
    return Quoted.MIXED if any(mark in said for mark in '"“«') else Quoted.INDIRECT


def _head(parsed: Parsed, start: int, end: int, lx: Lexicon) -> Token | None:
    """The word that names the speaker: the last noun or name before a comma or preposition."""
    chosen = None
    words = parsed.between(start, end)
    if words and words[0].pos in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):  # "villagers who fled"
        cut = next((k for k, t in enumerate(words) if t.lower in lx.cues.relative), len(words))
        words = words[:cut]
    if any(t.is_verb and t.dep != "amod" for t in words):
        return None
    for t in words:
        if chosen is not None and (t.text in (",", "(") or t.pos == "ADP" or t.lower in lx.cues.relative):
            break
        if t.pos in ("NOUN", "PROPN", "PRON"):
            chosen = t
    return chosen
