"""The words of a noun phrase, as far as they stand together."""

from __future__ import annotations

from itertools import takewhile

from solferino.extract.lexicon import Lexicon
from solferino.extract.stretches import Stands
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun

# Clauses and remarks are no part of a name; those of its parts may be, but for relative clauses.
_BESIDE = ("relcl", "acl", "appos", "punct", "advcl")
_NEVER = ("relcl", "advcl", "punct")
_COMPARES = ("as", "than")
_HOLE = 2  # a word may be missing (a mark, an article hung elsewhere); what is further off was hung on by mistake


def noun_phrase(t: Token, lx: Lexicon) -> tuple[int, int]:
    """The noun phrase at `t` without its relative clauses and appositions, as a stretch of the text."""
    words = {t.i: t}
    listed = bool(t.below("conj"))  # then what tells an age stands between: "a girl aged nine and her brother, 11"
    parts = (c for c in t.children if c.dep not in _BESIDE or (listed and (c.lower == "aged" or _of_one(c))))
    todo = [c for c in parts if not _where(c, lx) and not _apart(t, c, lx)]
    while todo:
        at = todo.pop()
        words[at.i] = at
        todo += [c for c in at.children if c.dep not in _NEVER and not (at.dep == "conj" and _where(c, lx))]
    order = sorted(words)
    first = last = order.index(t.i)
    while first > 0 and order[first] - order[first - 1] <= _HOLE:
        first -= 1
    while last + 1 < len(order) and order[last + 1] - order[last] <= _HOLE:
        last += 1
    while last > first and words[order[last]].dep == "cc":
        last -= 1  # what it joined is no part of it
    return words[order[first]].start, words[order[last]].end


def _of_one(c: Token) -> bool:
    """The age behind somebody, or the name: `the lawyer Iman Mazari and her husband`."""
    named = c.pos == "PROPN" and c.subtree()[0].i == c.head.i + 1
    return c.dep == "appos" and (named or c.pos == "NUM") and not c.below("prep", "relcl", "acl")


def only_a_direction(top: Token, lx: Lexicon) -> bool:
    """Whether a place is named only to say where another lies: `Ortela, north-west of Kyiv`."""
    prep = top.head
    if top.dep != "pobj" or prep.lower != "of":
        return False
    return prep.head.lower.rpartition("-")[2] in lx.places.directions


def brought_for_care(p: Parsed, f: Stands, lx: Lexicon) -> bool:
    """`the wounded were flown to Karma`, `his son was taken to a hospital in Karma`: not where it was done to them."""
    top = top_of(p.between(f.start, f.end))
    above = list(takewhile(lambda t: not t.is_verb, top.up())) if top is not None else []
    verb = above[-1].head if above else None
    if verb is None or verb.lemma not in lx.places.brought or all(t.lower not in ("to", "into") for t in above):
        return False
    words = verb.subtree()
    return lx.places.care.search(p.text(words[0].start, words[-1].end)) is not None


def said_of_a_teller(p: Parsed, f: Stands, lx: Lexicon) -> bool:
    """Whether a place stands in a clause about somebody who only tells: `a nurse who treated the wounded in Ortela
    said`. But where he was held is where he saw it."""
    return any(is_tellers(t, lx) for t in _clauses_over(p, f, lx))


def said_of_somebody(p: Parsed, f: Stands, lx: Lexicon, act: Token | None = None) -> bool:
    """Whether a place stands in a clause about somebody that tells no act: `Ada, who had moved here from Ortela,`;
    beside an `act` only where it tells where he belongs."""
    beside = (t for t in _clauses_over(p, f, lx) if act is None or t.lemma in lx.places.belongs)
    beside = (t for t in beside if act is None or t not in (act, *act.up()))
    return any((t.head.pos == "PROPN" or is_person_noun(t.head.lower)) and t.lemma not in lx.acts.verbs for t in beside)


def _clauses_over(p: Parsed, f: Stands, lx: Lexicon) -> list[Token]:
    top = top_of(p.between(f.start, f.end))
    above = top.up() if top is not None else ()
    return [t for t in above if t.is_verb and t.dep in ("relcl", "acl") and t.lemma not in lx.places.stays]


def is_tellers(t: Token, lx: Lexicon) -> bool:
    """Whether a verb is that of a clause about one who tells: `a marine taken in Ortela said`, `according to a teacher
    who fled`."""
    noun = next((x for x in t.up() if x.dep not in ("relcl", "acl", "conj", "appos") and not x.is_verb), t)
    noun = t.head if t.dep in ("relcl", "acl") else noun
    while noun.dep in ("appos", "conj") and noun.head is not noun:
        noun = noun.head
    while noun.dep == "pobj" and noun.head.lower == "of":
        noun = noun.head.head  # "the head of the district, whom we met"
    if noun.dep == "nsubj":
        return noun.head.lemma in lx.cue_stance
    return noun.dep == "pobj" and noun.head.lower == "to" and noun.head.head.lower == "according"


def last_word(t: Token) -> Token:
    """The last word of what hangs at `t`, without the clauses behind its nouns: `of the district, who led 100`."""
    last, todo = t, [t]
    while todo:
        at = todo.pop()
        last = max(last, at, key=lambda x: x.i)
        todo += [c for c in at.children if c.dep not in _NEVER]
    return last


def _apart(t: Token, c: Token, lx: Lexicon) -> bool:
    """Whether what hangs at the noun `t` is no part of its phrase: another act, or what is told of them behind it."""
    if c.dep == "prep" and c.lower == "by":
        return True  # who did it, hung on the one it was done to
    if c.dep == "prep" and c.lower == "with" and t.dep == "dobj":
        return any(x.lemma in lx.acts.instruments for x in c.below("pobj"))  # "beat inmates with batons"
    if c.dep == "amod":  # "an officer responsible for raids on villages", but "children as young as two"
        return c.i > t.i and any(x.lower not in _COMPARES for x in c.below("prep"))
    if c.dep != "conj":
        return False
    if c.tag == "VBG":  # "killing several and detaining two": the parser took the second act for another of the several
        return c.first("dobj") is not None
    of = any(x.lower == "of" for x in c.below("prep"))
    return of and c.tag == "NN" and c.lemma in lx.acts.nouns  # "the arrest of two men and the death of a third"


def _where(prep: Token, lx: Lexicon) -> bool:
    """`two men in Kabul`, `a youth at the gate`: where or when they were, rather than who ("men in uniform")."""
    if prep.dep != "prep":
        return False
    if prep.lower in lx.places.placing:
        return True
    return prep.lower in lx.places.holds and any(
        x.pos in ("PROPN", "NUM") or x.lemma in lx.places.areas for x in prep.below("pobj")
    )


def top_of(words: list[Token]) -> Token | None:
    """The first of some words whose head is not among them."""
    return next((t for t in words if t.head is t or t.head not in words), None)
