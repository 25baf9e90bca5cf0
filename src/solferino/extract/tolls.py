"""Casualties told by a number and a word behind it: "31 confirmed dead", "one priest dead, nine hurt", "4 KIA".

Tweets, live blogs, tables and headlines leave the verb out, and idioms ("eleven remain in hospital") have one that says
nothing by itself. The parser then hangs number and word on anything, so they are read from the text: who is counted,
what may stand between, the word, and what may follow it. Only where no other rule has taken the word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.counts import CountFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed
from solferino.extract.triggers import Hit, head_between, part_of
from solferino.extract.victims import is_age
from solferino.extract.victims_words import is_person_noun

_PEOPLE = ("persons", "groups")
_SHARED = ("kill", "die", "injure")  # classes whose number the parser gives to another act of the sentence
_PART = re.compile(r"\b(?:including|among them|of whom|of them)\s*$")
# A table puts the word before its number: "killed 318; missing: 77". Nothing is counted behind it.
_LABEL = re.compile(r"(?:^|(?<=[\s(|;/—–]))(?P<label>[A-Za-z]{4,})\s*[:=–—-]?\s*$")
_CLOSED = re.compile(r"\s*(?:$|[.,;:|/)\]—–-](?!\d)|\(|and\b)")
_AGED = 7  # characters of ", both "
_AGES = re.compile(r", (?:both |each |all )?$")
_AND = re.compile(r"\s*(?:,|,? and|&|\+|,? plus)\s+")


def with_tolls(
    p: Parsed, counts: Sequence[CountFound], hits: Sequence[Hit], lx: Lexicon, *, harm_told: bool
) -> list[Hit]:
    """The acts of a sentence with the casualties that only its numbers tell; `counts` are its own, in order.

    Of the words for the dead and injured that the rules have found, those right behind a number get whom it counts.
    `harm_told`: whether somebody was harmed just before. Hospital beds and treatment tell of an act only behind one.
    """
    text, made = p.sentence.text, [h for h in hits if not (harm_told and _is_figure(h, lx))]
    for at, count in enumerate(counts):
        end = _end(count) - p.start
        may = _may_count(count, text[end - 1 : end]) and not _PART.search(text, 0, count.start - p.start)
        may = may and not _says_who(p, count) and not _is_no_count(p, count) and not _is_age(p, count, lx)
        word = lx.acts.tolls.pattern.match(text, end) if may else None
        if word is None or word.lastgroup is None:
            continue
        toll = lx.acts.tolls.kinds[word.lastgroup]
        lo, hi = (p.start + x for x in word.span(word.lastgroup))
        whom = _whom(p, counts, at, p.start + word.end("who"), lx)
        if _PART.search(text, 0, whom[0] - p.start):
            continue  # "six were hurt, including a boy and two women in a grave condition"
        known = next((h for h in made if h.start < hi and lo < h.end), None)
        if known is not None:
            stands_for = p.text(count.start, count.end).lower() in lx.whom.plural  # "he and she were both killed"
            if known.kind in _SHARED and known.whom is None and not stands_for and not _listed(known, count):
                made[made.index(known)] = replace(known, whom=whom)
            continue
        if (toll.after_harm and not (harm_told or made)) or (toll.named and count.unit not in _PEOPLE):
            continue
        head = head_between(p, lo, hi)
        if head is not None:
            naming = toll.naming
            made.append(Hit(head, lo, hi, naming.code, naming.harm, naming.name, whom))
    return _labelled(p, counts, made, lx)


def _is_figure(h: Hit, lx: Lexicon) -> bool:
    """`put the number of dead at 40`: behind an act, another figure for it, of which recounts.py tells."""
    of = part_of(h.token, lx) if h.token.lower == "dead" else None
    return of is not None and of.lemma in lx.doubts.numbers


def _labelled(p: Parsed, counts: Sequence[CountFound], hits: Sequence[Hit], lx: Lexicon) -> list[Hit]:
    """The acts with those of a table, whose numbers stand behind the words for what happened: `missing: 77`."""
    text, made = p.sentence.text, list(hits)
    for count in counts:
        at = count.start - p.start
        label = _LABEL.search(text, max(0, at - 20), at) if count.unit is None and count.low else None
        head = p.at(p.start + label.start("label")) if label and _CLOSED.match(text, count.end - p.start) else None
        naming = lx.acts.tolls.labels.get(head.lower) if head is not None else None
        if head is None or naming is None:
            continue
        known = next((h for h in made if h.start <= head.start < h.end), None)
        whom = (count.start, count.end)
        if known is None:
            made.append(Hit(head, head.start, head.end, naming.code, naming.harm, naming.name, whom))
        elif known.kind in _SHARED and known.whom is None and not head.below("nsubj", "aux"):
            made[made.index(known)] = replace(known, whom=whom)  # of "gunmen killed 40" the tree tells
    return made


def _end(count: CountFound) -> int:
    """Where those counted end: with their noun, unless that is the word for what happened ("182 shot")."""
    return max(count.end, count.noun_end or 0) if count.unit in _PEOPLE else count.end


def _may_count(count: CountFound, last: str) -> bool:
    known = count.unit is None or count.unit in _PEOPLE or count.noun_start == count.end + 1
    return known and last.isalnum()


def _listed(known: Hit, count: CountFound) -> bool:
    """`a girl aged nine and her brother were killed`: it counts one of those whom the tree tells."""
    subjects = known.token.below("nsubjpass", "nsubj")
    return any(s.start < _end(count) and any(c.start >= count.start for c in s.joined()) for s in subjects)


def _says_who(p: Parsed, count: CountFound) -> bool:
    """`Danilo Barrera, another union leader, was killed`: it counts nobody beside the one named."""
    first = p.at(count.start)
    noun = first.head if first is not None and first.lower == "another" else None
    return noun is not None and noun.dep == "appos" and noun.head.pos == "PROPN"


def _is_no_count(p: Parsed, count: CountFound) -> bool:
    """`her brother, 11, was killed`: a bare number between two commas; and `Room 3 was shelled`: one of a name."""
    at = p.at(count.start)
    if at is not None and at.dep == "nummod" and at.head.tag == "NNP" and at.head.i == at.i - 1:
        return True
    before = p.text(max(p.start, count.start - _AGED), count.start)
    between = _AGES.search(before) is not None and p.text(count.end, count.end + 1) == ","
    return between and count.unit is None and count.high is not None and is_age(count.high)


def _is_age(p: Parsed, count: CountFound, lx: Lexicon) -> bool:
    """`two boys of 15 and 17 were killed`: each number is how old one of them was."""
    at = count.start - p.start
    return any(m.start() < at < m.end() for m in lx.whom.ages.finditer(p.sentence.text))


def says_age(p: Parsed, count: CountFound) -> bool:
    """`a woman of 48 who was shot`: how old one person is, and no number of people."""
    at = p.at(count.start)
    of = p.tokens[at.i - 1] if at is not None and at.i > 1 else None
    if of is None or of.lower != "of" or count.high is None or not is_age(count.high):
        return False
    return p.tokens[of.i - 1].tag == "NN" and is_person_noun(p.tokens[of.i - 1].lower)


def _whom(p: Parsed, counts: Sequence[CountFound], at: int, end: int, lx: Lexicon) -> tuple[int, int]:
    """The words for those counted, to `end`: all of a list ("a baby and a clerk dead"); no ages ("a boy of 16 shot",
    "22 children between the ages of six and ten were hurt")."""
    start = counts[at].start
    for before in reversed(counts[:at]):
        if before.unit is None:
            continue
        between = p.text(_end(before), start)
        listed = before.unit in _PEOPLE and counts[at].unit in _PEOPLE
        if before.unit == "persons" and counts[at].unit == "groups" and between == " of ":
            return before.start, end  # "three members of one family"
        if before.unit in _PEOPLE and not listed and (between == " of " or lx.whom.ages.match(between)):
            return before.start, _end(before)
        if not listed or not _AND.fullmatch(between):
            break
        start = before.start
    one = lx.whom.and_one.search(p.text(p.start, start))
    if one is not None and is_person_noun(one["who"].lower()):
        start = p.start + one.start()
    return start, end
