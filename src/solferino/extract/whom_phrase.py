"""The words of a phrase for people, and what they say: where they begin and end is not always where the tree puts it.

What counts or describes the same people belongs to it ("two men, including a priest"), ages and doers do not. Here is
also the value that every rule for victims is given: the act, with the numbers of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.contents import Stretch
from solferino.extract.counts import CountFound
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import last_word, noun_phrase
from solferino.extract.tree import Token
from solferino.extract.victims import read_victims
from solferino.extract.victims_words import is_person_noun
from solferino.model import Victims

_PARTY_FORMS = ("adjective", "noun", "group", "term")
_MODIFIERS = ("nummod", "compound", "nmod", "amod", "poss", "quantmod")
_JOINED = re.compile(r"-[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """An act whose victims are sought, with the numbers of its sentence and what the document has told so far."""

    draft: Draft
    counts: Sequence[CountFound]
    scene: Scene
    lx: Lexicon


def victims_of(s: Sought, t: Token) -> Victims:
    """What the noun phrase at a word says."""
    return victims_at(s, *noun_phrase(t, s.lx))


def victims_at(s: Sought, lo: int, hi: int) -> Victims:
    """What the words at `lo..hi` say, with the number before them that the tree hangs elsewhere."""
    p = s.draft.parsed
    cut = s.lx.whom.ages.search(p.sentence.text, lo - p.start, hi - p.start)
    if cut is not None:
        hi = p.start + cut.start()
    by = next((t for t in p.between(lo, hi) if t.lower == "by" and t.head.is_verb and t.head.start >= lo), None)
    if by is not None:
        hi = max(lo, by.start - 1)  # "rapes committed by Karsian soldiers": those who did it
    for c in s.counts:
        if c.start < lo <= c.number_end:
            lo = c.start  # the qualifier stands left of what the tree calls the phrase: "at least 32"
        elif lo < c.start and p.text(lo, c.start).lower() == "over ":
            lo = c.start  # "talks over 200 hostages": no more than 200
    parties = (x for x in s.scene.here.parties if lo <= x.start and x.end <= hi and x.form in _PARTY_FORMS and x.code)
    return read_victims(p.text(lo, hi), context=p.sentence.text, party=next((x.code for x in parties), None))


def phrase_at(s: Sought, t: Token) -> Stretch:
    """The noun phrase with what counts or describes its people: "of them", "including …", "mostly civilians"."""
    p, words = s.draft.parsed, s.lx.whom
    lo, hi = noun_phrase(t, s.lx)
    act = s.draft.hits[0]
    if act.start < lo < act.end < t.start and all(x.pos == "ADJ" for x in p.between(lo, act.end)):
        lo = next(x.start for x in p.tokens if x.start >= act.end)  # "shot dead three men", "burned alive nine people"
    after = next((x for x in p.tokens if x.start == hi + 1), None)
    if after is not None and t.tag == "NNP" and after.tag in ("NN", "NNS") and is_person_noun(after.lower):
        hi = after.end  # "an Islamic Movement of Uzbekistan leader": hung elsewhere
    if (joined := _JOINED.match(p.sentence.text, hi - p.start)) is not None:
        hi = p.start + joined.end()  # "a Taliban sub" of "sub-commander"
    for c in t.children:
        part = c.dep == "prep" and c.lower in words.part_prepositions
        if part or (c.dep == "appos" and words.adds.match(p.sentence.text, c.subtree()[0].start - p.start)):
            hi = max(hi, last_word(c).end)
    return lo, told_on(s, _together(s, hi))


def told_on(s: Sought, at: int) -> int:
    """Where words right at `at` end that go on counting or describing: `, including five children`; else `at`."""
    p, words = s.draft.parsed, s.lx.whom
    more = words.more_about.match(p.sentence.text, at - p.start)
    if more is None and (day := _day_behind(s, at)) is not None:
        more = words.more_about.match(p.sentence.text, day - p.start)  # "41 people on Friday, including 14 children"
    if more is None:
        return at
    ends = words.more_ends.search(p.sentence.text, more.end())
    return p.start + ends.start() if ends is not None else p.end


def _day_behind(s: Sought, at: int) -> int | None:
    """Where a date ends that stands right at `at`, behind its preposition."""
    p = s.draft.parsed
    found = (d for d in s.scene.here.dates if d.start >= at and p.text(at, d.start).strip() in ("", "on", "in"))
    return next((d.end for d in found), None)


def _together(s: Sought, hi: int) -> int:
    """Where those end who suffered it too: `the leader along with two others`, `who was held along with …`."""
    d, p = s.draft, s.draft.parsed
    for at in (hi, d.head.end if d.head.is_verb and d.head.start > hi else hi):
        also = s.lx.whom.together.match(p.sentence.text, at - p.start)
        words = p.between(p.start + also.end(), p.end) if also is not None else []
        who = next((x for x in words if x.pos in ("NOUN", "PROPN", "NUM")), None)
        while who is not None and who.dep in _MODIFIERS and who.head.i > who.i:
            who = who.head  # "two suspected insurgents", "one Taliban commander"
        if who is not None:
            return max(hi, noun_phrase(who, s.lx)[1])
    return hi
