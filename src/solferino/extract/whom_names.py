"""Who was hurt, by name: the proper names among the words for victims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from solferino.extract.contents import Stretch
from solferino.extract.drafts import ON_BODIES, Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Scene
from solferino.extract.stretches import stretches
from solferino.extract.tree import Token
from solferino.extract.victims import read_victims
from solferino.extract.victims_words import words_of
from solferino.extract.whom_people import ON_PEOPLE
from solferino.model import Victims

_LIST = 3  # names from which on they are a list of those meant, whose ranks and trades are no further people
# Particles of names with which none begins here: of "Casa de la Cruz" only the last is a name.
_NEVER_FIRST = ("de", "del", "la", "las", "los", "al")
_NAME_TAGS = ("NNP", "NNPS")
_LONGEST = 5  # words of a name; more are a list without commas
_ACRONYM = 4  # letters, all in capitals, of what is rather a body than a person
_WITHIN = ("npadvmod", "amod", "nummod", "compound")
_CALLED = ("name", "call")
_DEPTH = 3  # names are hung on names; deeper, they belong to somebody else


def names_of(t: Token, words: Sequence[Token], beside: Sequence[Stretch], lx: Lexicon) -> tuple[str, ...]:
    """The people named by the noun phrase at `t` and those coordinated with it; `words` are those of the sentence.

    What stands in `beside` (sides, places, dates) names nobody.
    """
    heads = dict.fromkeys([*_heads(t, lx, _DEPTH), *_between_commas(t, words)])
    runs = (_name_at(x, words, lx) for x in heads)
    found = ([x for x in run if not _is_in(x, beside)] for run in runs if run and not _is_in(run[-1], beside))
    return tuple(dict.fromkeys(_text(run) for run in found))  # of "9 October Ms Ada Roth" the name


def _is_in(t: Token, beside: Sequence[Stretch]) -> bool:
    return any(lo <= t.start < hi for lo, hi in beside)


def full_names(sentences: Iterable[Sequence[Token]], beside: Sequence[Stretch], lx: Lexicon) -> dict[str, str]:
    """Each single name that a text uses, with the full name that it belongs to; names of several people have none."""
    found: dict[str, set[str]] = {}
    starts = {lo for lo, _ in beside}
    for words in sentences:
        for t in words:
            last = t.tag in _NAME_TAGS and not (t.i + 1 < len(words) and words[t.i + 1].tag in _NAME_TAGS)
            run = _name_at(t, words, lx) if last else []
            if 1 < len(run) <= _LONGEST and not any(x.start in starts for x in run):
                for part in run[1:]:
                    found.setdefault(part.text, set()).add(_text(run))
    return {part: min(whole, key=len) for part, whole in found.items() if _one_person(whole)}


def _one_person(names: set[str]) -> bool:
    """Whether full names may be one person's: all parts of the longest."""
    longest = set(max(names, key=len).split())
    return all(set(n.split()) <= longest for n in names)


def _heads(t: Token, lx: Lexicon, depth: int) -> Iterator[Token]:
    if t.tag in _NAME_TAGS:
        yield t
    for c in t.below("conj"):  # a list, however long
        yield from _heads(c, lx, depth)
    for c in _identified(t):
        yield from _heads(c, lx, 0)
    for prep in t.below("prep"):
        if prep.lower == "including":
            yield from (x for c in prep.below("pobj") for x in _heads(c, lx, 1))
    if depth:
        for c in t.below("appos"):
            yield from _heads(c, lx, depth - 1)


def _identified(t: Token) -> Iterator[Token]:
    """`a man identified as Tomas Quirel`, `named …`, `one of the men killed was Tomas Quirel`: who it was."""
    told = t.below("acl", "relcl")
    if t.dep == "nsubjpass":
        told.append(t.head)
    for verb in told:
        if verb.lemma == "identify":
            yield from (x for prep in verb.below("prep") if prep.lower == "as" for x in prep.below("pobj"))
        if verb.lemma in _CALLED and verb.tag == "VBN":
            yield from verb.below("oprd", "dobj", "attr")
    top = t.head.head if t.dep == "pobj" and t.head.lower == "of" else t
    told = [*told, *top.below("acl", "relcl")]
    if told and top.dep == "nsubj" and top.head.lemma == "be" and not top.head.below("neg"):
        yield from top.head.below("attr")


def _between_commas(t: Token, words: Sequence[Token]) -> Iterator[Token]:
    """`the mayor, Tomas Quirel, on Monday`: a name right behind, whatever the parser hangs it on."""
    at = t.i + 1
    if t.tag != "NN" or at >= len(words) or words[at].text != ",":
        return
    end = at + 1
    while end < len(words) and words[end].tag in _NAME_TAGS:
        end += 1
    if end - at > 2 and end < len(words) and words[end].pos == "PUNCT":
        yield words[end - 1]
    if end - at > 2 and end < len(words) and words[end].lower == "and":  # "a couple, Ana Sol and …, on Monday"
        also = end + 1
        while also < len(words) and words[also].tag in _NAME_TAGS:
            also += 1
        if also - end > 2 and also < len(words) and words[also].pos == "PUNCT":
            yield from (words[end - 1], words[also - 1])


def _name_at(t: Token, words: Sequence[Token], lx: Lexicon) -> list[Token]:
    """The run of capitals that ends at the head, without titles; empty where it is no person's."""
    at = t.i
    while at + 1 < len(words) and words[at + 1].tag in _NAME_TAGS and words[at + 1].dep in ("flat", "compound"):
        at += 1
    run = [words[at]]
    while at > 0 and _goes_on(words[at - 1], run[0], lx):
        at -= 1
        run.insert(0, words[at])
    inner = (k for k, x in enumerate(run[:-1]) if x.text.islower() and _is_title(x, lx))
    run = run[max(inner, default=-1) + 1 :]  # "Ortela mayor Tomas Quirel"
    while run and (_is_title(run[0], lx) or run[0].lower in _NEVER_FIRST):
        run.pop(0)
    last = {run[-1].lower, run[-1].lemma} if run else set()
    if len(run) == 1 and (_is_group(run[0]) or (run[0].text.isupper() and len(run[0].text) <= _ACRONYM)):
        return []  # "the Carmelites", "GMT"
    if run and (last & lx.names.firms or (run[0].text.isupper() and run[0].lower in lx.names.vessels)):
        return []  # "Orlec Distributors Ltd.", "the MV Orlec Star"
    body = last & (lx.acts.things | lx.subjects.bodies | lx.acts.military | lx.sides.forces)
    return [] if not run or body or not run[-1].text[:1].isupper() else run


def _is_group(t: Token) -> bool:
    """`the Carmelites`, `six Carmelites`; the tagger takes Roldos for a plural, too."""
    return t.tag == "NNPS" and t.below("det", "nummod") != []


def _goes_on(before: Token, first: Token, lx: Lexicon) -> bool:
    near = before.end + 1 >= first.start
    return near and (before.tag in _NAME_TAGS or before.lower in lx.names.particles)


def _is_title(t: Token, lx: Lexicon) -> bool:
    noun = words_of("en").nouns.get(t.lower)
    if noun is not None and noun.unit == "persons":
        return True
    return t.lower.rstrip(".") in lx.subjects.titles or t.lower in lx.subjects.people or t.lemma in lx.acts.civilian


def _text(run: Sequence[Token]) -> str:
    return " ".join(t.text for t in run)


def _named(t: Token) -> Token:
    """The name that the words describe or go on from: `Tomas Quirel, a 34-year-old teacher`, `Ana Sol and two more`."""
    up = t
    while up.dep in _WITHIN and up.head.i > up.i and up.head.pos in ("ADJ", "NOUN"):
        up = up.head
    while up.dep == "conj" or (up.dep == "appos" and up.tag == "NN"):
        if up.head.tag not in _NAME_TAGS:
            return t
        up = up.head
    return up if up.tag in _NAME_TAGS else t


def name_them(d: Draft, patient: Token | None, scene: Scene, lx: Lexicon) -> None:
    """Their names, which count where the words give no number."""
    town = d.head.lemma in lx.whom.on_towns and d.victims == Victims()  # "the bombing of Ortela"
    if patient is None or town or not d.codes[0].startswith(ON_PEOPLE):
        return
    first, here = _named(patient), scene.here
    if d.hits[0].kind == "attack" and here.is_ground(first):
        return
    # "Hassan was beaten": no town
    places = [f for f in here.places if not (d.hits[0].kind in ON_BODIES and f.start <= first.start < f.end)]
    beside = [*stretches(here.parties), *stretches(places), *stretches(here.dates)]
    names = tuple(scene.full_names.get(n, n) for n in names_of(first, d.parsed.tokens, beside, lx))
    if names:
        d.victims = _counted(replace(d.victims, names=names), first)


def _counted(v: Victims, first: Token) -> Victims:
    """Victims with as many as are named, and those beside them whom a number counts."""
    n = len(v.names)
    if (more := _others_beside(first, v)) is not None:
        high = more.high + n if more.high is not None else None
        v = replace(v, low=(more.low or 0) + n, high=high, qualifier=more.qualifier, sex=None, age=None)
    fewer = (v.low, v.high, v.qualifier) == (None, None, None) or (v.qualifier == "exact" and (v.low or 0) < n)
    named = first.tag == "NNP" or _right_behind(first)
    if not (fewer and named and (n >= _LIST or not v.breakdown)):
        return v
    v = v if v.low is None else replace(v, sex=None, age=None)  # of one of them
    return replace(v, low=n, high=n, qualifier="exact")


def _right_behind(t: Token) -> bool:
    """`the lawyers Iman Mazari and Hadi Ali`, `the mayor Iman Mazari and the nurse Hadi Ali`: those named are all."""
    names = [c for c in t.below("appos", "conj") if c.tag in _NAME_TAGS and c.subtree()[0].i == t.i + 1]
    return any(t.tag == "NNS" or c.below("conj") for c in names)


def _alone(t: Token) -> str:
    """The words for one of a list, without the others and without what is told of it."""
    beside = {x for c in t.below("relcl", "advcl", "appos", "punct", "conj", "cc") for x in c.subtree()}
    return " ".join(x.text for x in t.subtree() if x not in beside)


def _has_name(t: Token) -> bool:
    """`his wife Oksana`"""
    return any(c.tag in _NAME_TAGS for c in t.below("appos"))


def _others_beside(t: Token, v: Victims) -> Victims | None:
    """`Ibarra and two aides`, `Olena Sol, 61, and her son, 5`: those beside the named ones whom the number counts."""
    listed = [c for x in (t, *(a for a in t.below("appos") if a.tag in _NAME_TAGS)) for c in x.joined()]
    unnamed = [c for c in listed if c.tag not in _NAME_TAGS and not _has_name(c)]
    others = [c for c in unnamed if c.tag in ("NN", "NNS")]
    or_else = any(c.lower == "or" for c in t.below("cc"))  # "the front, or FLN leader": one and the same
    if t.tag != "NNP" or not others or unnamed != others or or_else:
        return None
    more = read_victims(" and ".join(_alone(o) for o in others))
    known = sum(c not in unnamed and c.tag in ("NN", "NNS") for c in listed)  # "his wife Olha": counted as a wife
    return more if more.low is not None and v.low in (None, more.low, more.low + known) else None
