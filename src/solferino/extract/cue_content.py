"""What is said at a cue, as far as the tree hangs it there: clauses, the accusation, objects that are what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.contents import Stretch, phrase_of
from solferino.extract.cue_kinds import CLAUSES, as_saying, owns_up
from solferino.extract.cue_stance import keeps_silent
from solferino.extract.cue_tolls import toll_of
from solferino.extract.cue_who import Cue
from solferino.extract.tree import Token
from solferino.model import Quoted

_OBJECTS = ("dobj", "attr", "oprd")
_COMPLEMENTS = ("dobj", "dative", "oprd", "acomp", "attr", "ccomp", "xcomp")


@dataclass(frozen=True, slots=True)
class Content:
    """The stretches that are said. `clause`: whether a whole clause is, or what stands for one."""

    parts: tuple[Stretch, ...] = ()
    clause: bool = False
    quoted: Quoted = Quoted.INDIRECT


def governed(cue: Cue) -> Content:
    """What the tree hangs on the cue as its content."""
    t, lx = cue.verb, cue.lx
    if cue.minded is not None:
        below = [c for x in (t, cue.minded) for c in x.children if c.i > cue.minded.i]
        return _whole([c for c in below if c.dep in CLAUSES or (c.dep == "prep" and c.head is cue.minded)])
    if (toll := toll_of(t, lx)) is not None:
        return Content((toll,), clause=True)
    if cue.held is not None:
        return _whole([g for c in cue.held.below("prep") if c.lower == "for" for g in c.below("pobj", "pcomp")])
    if t.lemma in lx.frames.judging and not cue.passive:
        return _judged(cue)
    if t.lemma in lx.cues.passes_on and (saying := as_saying(t)) is not None:
        return _whole([saying])
    parts: list[Stretch] = []
    clause = False
    for c in t.children:
        found, whole = _hung_on(cue, c, clause=clause)
        parts, clause = [*parts, *found], clause or whole
    return Content(tuple(parts), clause=clause) if parts or not cue.accusing else _hung_on_others(cue)


def _whole(words: Sequence[Token]) -> Content:
    return Content(tuple(phrase_of(c) for c in words), clause=bool(words))


def _hung_on(cue: Cue, c: Token, *, clause: bool) -> tuple[list[Stretch], bool]:
    """What a word below the cue adds to what is said, and whether as a clause; `clause`: one was said before it."""
    t, lx = cue.verb, cue.lx
    another = (cue.accusing and c.lemma in lx.cue_stance) or keeps_silent(cue)
    if c.i < t.i and another and ";" in cue.parsed.text(c.end, t.start):
        return [], False  # "…; the army did not comment", "rebels said …; the army blamed a rocket"
    if c.dep in CLAUSES or (c.dep == "advcl" and _adds(cue, c)):
        return [phrase_of(c, but=t)], True
    if c.dep in ("prep", "prt") and c.lower in _frames(cue):
        below = c.below("pobj", "pcomp", "prep")
        return [_with_what_became(cue, phrase_of(g)) for g in below], bool(below)
    if c.dep == "dobj" and t.lemma in lx.roles.ascribes and (to := _ascribed_to(cue, c)) is not None:
        return [(phrase_of(c)[0], phrase_of(to)[1])], True  # "attributed the attack to rebels"
    if c.dep == "dobj" and (owns_up(t, lx) or (t.lemma in lx.cues.bare and c.below("acl"))):
        return [phrase_of(c)], True  # "UN says 30 civilians killed"
    if _takes(cue, c, clause=clause) or _counts(cue, c):
        return [phrase_of(c)], _tallies(cue, c)
    return [], False


def _hung_on_others(cue: Cue) -> Content:
    """An accusation that the parser hangs on the accused or on those who raise it."""
    who = cue.subject if cue.passive else cue.accused
    told = [c for c in who.below("prep") if c.lower in _frames(cue)] if who is not None else []
    if cue.passive:  # "accused by survivors of throwing bodies"
        return _whole([g for c in told for g in c.below("pobj", "pcomp")])
    # "accuses the pilgrims of stabbing policemen"; of an act ("of the bombing"), and of nobody ("leader of the rebels")
    of = (g for c in told for g in c.below("pcomp", "pobj"))
    return _whole([g for g in of if g.dep == "pcomp" or g.lemma in cue.lx.acts.nouns])


def _judged(cue: Cue) -> Content:
    """`called the strike a crime`, `sees him as a danger`: object and complement are what is said, in one piece."""
    t, lx = cue.verb, cue.lx
    behind = [c for c in t.children if c.i > t.i]
    parts = [c for c in behind if c.dep in _COMPLEMENTS or (c.dep == "prep" and c.lower == "as")]
    if len(parts) > 1 or any(c.dep in CLAUSES for c in parts):
        spans = [phrase_of(c, but=t) for c in parts]
        return Content(((min(lo for lo, _ in spans), max(hi for _, hi in spans)),), clause=True)
    found: list[Stretch] = []
    for c in t.children:
        if c.dep in ("prep", "prt") and c.lower in _frames(cue):
            found += [phrase_of(g) for g in c.below("pobj", "pcomp")]
        elif c.dep == "advcl" and _adds(cue, c):
            found.append(phrase_of(c))
    if not found and any(lx.echoes.false.search(cue.parsed.text(*phrase_of(c))) for c in parts):
        return _whole(parts)
    if not found and t.lemma in lx.frames.nominal:
        found = [phrase_of(c) for c in parts]
    return Content(tuple(found))


def _frames(cue: Cue) -> frozenset[str]:
    """The prepositions behind which the verb has what is said."""
    return cue.lx.frames.prepositions.get(cue.verb.lemma, frozenset())


def _with_what_became(cue: Cue, of: Stretch) -> Stretch:
    """`speak of 230 slaughtered in the village`: the tree may hang the participle on the cue."""
    for c in cue.verb.below("advcl", "acl", "dep"):
        first, last = phrase_of(c)
        if c.tag == "VBN" and c.start == first and cue.parsed.text(of[1], first).isspace():
            return of[0], last
    return of


def _adds(cue: Cue, c: Token) -> bool:
    """Whether an adverbial clause is what is said: of accusing verbs, and `called for the army to leave`."""
    if cue.accusing:
        return not c.below("mark")
    return cue.wishes and any(m.lower == "for" for m in c.below("mark"))


def _takes(cue: Cue, c: Token, *, clause: bool) -> bool:
    """Whether a noun phrase is what is said: `documented executions`, `executions were documented`."""
    lemma, lx = cue.verb.lemma, cue.lx
    if cue.accusing or lemma not in lx.frames.nominal:
        return False
    if c.dep in _OBJECTS:
        return True
    told = cue.subject is not None or clause or lemma in lx.cues.hearsay
    return cue.passive and c.dep in ("nsubjpass", "nsubj") and told


def _ascribed_to(cue: Cue, c: Token) -> Token | None:
    below = (*c.below("prep"), *cue.verb.below("prep"))
    return next((x for x in below if x.i > c.i and x.lower in cue.lx.roles.ascribed_to), None)


def _tallies(cue: Cue, c: Token) -> bool:
    """`counted 18 dead and 32 wounded`: a list, which the tree breaks off behind its first member."""
    counted = any(x.pos == "NUM" for x in c.subtree())
    return not cue.passive and cue.verb.lemma in cue.lx.cues.tallies and c.i > cue.verb.i and counted


def _counts(cue: Cue, c: Token) -> bool:
    """`documented abuses, including the killing of two farmers`: what follows is said as well."""
    return c.dep == "prep" and c.lower in cue.lx.cues.counting and cue.verb.lemma in cue.lx.frames.nominal
