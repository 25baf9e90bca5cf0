"""Casualties told by a number and a word behind it: "31 confirmed dead", "one priest dead, nine hurt", "4 KIA".

Tweets, live blogs, tables and headlines leave the verb out, and idioms ("eleven remain in hospital") have one that says
nothing by itself. The parser then hangs number and word on anything, so they are read from the text: who is counted,
what may stand between, the word, and what may follow it. Only where no other rule has taken the word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from solferino.extract.counts import CountFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Parsed
from solferino.extract.triggers import Hit, head_between

_PEOPLE = ("persons", "groups")
_AND = re.compile(r"\s*(?:,|,? and|&|\+|,? plus)\s+")


def find_tolls(
    p: Parsed, counts: Sequence[CountFound], hits: Sequence[Hit], lx: Lexicon, *, harm_told: bool
) -> list[Hit]:
    """The casualties of a sentence that only its numbers tell; `counts` are its own, in order.

    `harm_told`: whether somebody was harmed just before. Hospital beds and treatment tell of an act only behind one.
    """
    text, made = p.sentence.text, list[Hit]()
    for at, count in enumerate(counts):
        end = _end(count) - p.start
        word = lx.acts.tolls.pattern.match(text, end) if _may_count(count, text[end - 1 : end]) else None
        if word is None or word.lastgroup is None:
            continue
        toll = lx.acts.tolls.kinds[word.lastgroup]
        lo, hi = (p.start + x for x in word.span(word.lastgroup))
        head = head_between(p, lo, hi)
        taken = any(h.start < hi and lo < h.end for h in hits) or (toll.after_harm and not (harm_told or made))
        if head is None or taken:
            continue
        naming, whom = toll.naming, _whom(p, counts, at, p.start + word.end("who"))
        made.append(Hit(head, lo, hi, naming.code, naming.harm, naming.name, whom))
    return made


def _end(count: CountFound) -> int:
    """Where those counted end: with their noun, unless that is the word for what happened ("182 shot")."""
    return max(count.end, count.noun_end or 0) if count.unit in _PEOPLE else count.end


def _may_count(count: CountFound, last: str) -> bool:
    known = count.unit is None or count.unit in _PEOPLE or count.noun_start == count.end + 1
    return known and last.isalnum()


def _whom(p: Parsed, counts: Sequence[CountFound], at: int, end: int) -> tuple[int, int]:
    """The words for those counted, to `end`: a whole list ("a baby and a clerk dead"), and no age ("a boy of 16")."""
    start = counts[at].start
    for before in reversed(counts[:at]):
        between = p.text(_end(before), start)
        if before.unit in _PEOPLE and between == " of " and counts[at].unit not in _PEOPLE:
            return before.start, _end(before)
        if before.unit not in _PEOPLE or counts[at].unit not in _PEOPLE or not _AND.fullmatch(between):
            break
        start = before.start
    return start, end
