"""Words that name an act: names in several words, verbs and nouns of the lexicon, turns of phrase.

Whether the act is said to have happened is asked in happened.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.lexicon import Lexicon
from solferino.extract.lexicon_acts import Naming
from solferino.extract.roles import climb, subject
from solferino.extract.tree import Parsed, Token
from solferino.extract.turns import find_turn, is_harmless
from solferino.extract.victims_words import is_person_noun

_GENERAL = "CASUALTIES"
# Classes whose verbs name the act also before a noun: "murdered civilians"; "attacked" there is about something else.
_COUNTED = 4  # words between a number and what became of those whom it counts
_ON_BODY = ("from", "on", "across", "over", "into")  # before "her body": what was done to one who may live
_THROWS = ("throw", "hurl", "toss", "lob", "fire", "drop", "launch")
_OF_PEOPLE = ("kill", "die", "shoot", "injure", "torture", "illtreat", "detain", "abduct", "deport", "rape")
_BEFORE_NOUNS = ("kill", "deport", "abduct", "rape", "torture")


@dataclass(frozen=True, slots=True)
class Hit:
    """One act named: the head word, the stretch that names it, its code and class."""

    token: Token
    start: int
    end: int
    code: str
    harm: str | None
    kind: str  # the class of acts.toml, or "phrase"
    whom: tuple[int, int] | None = None  # who suffered it, where the text and not the tree tells
    of: Token | None = None  # the word of the act, where this one leaves it out
    by: Token | None = None  # who did it, where the text and not the tree tells


def find_hits(p: Parsed, lx: Lexicon, around: str) -> list[Hit]:
    """All words that name an act in a sentence, in order; of a name in several words, only the name.

    `around`: the text that the sentence stands in. "No doctor came" tells of something only in a prison.
    """
    hits = _phrases(p, lx, around)
    taken = [(h.start, h.end) for h in hits]
    for t in p.tokens:
        naming = _word(p, t, lx, around)
        if naming is not None and not any(lo <= t.start < hi for lo, hi in taken):
            hits.append(Hit(t, t.start, t.end, naming.code, naming.harm, naming.name, _counted_people(t)))
    hits.sort(key=lambda h: h.start)
    return [h for h in hits if not _thrown(h, hits)]


def _thrown(h: Hit, hits: Sequence[Hit]) -> bool:
    """`threw two petrol bombs`: what is thrown is no attack beside the throwing."""
    t = h.token
    attack = h.kind == "attack" and t.pos == "NOUN" and t.dep in ("dobj", "nsubjpass")
    return attack and any(o.token is t.head and o.kind == "attack" and o.token.lemma in _THROWS for o in hits)


def _phrases(p: Parsed, lx: Lexicon, around: str) -> list[Hit]:
    text = p.sentence.text
    out: list[Hit] = []
    for n in lx.acts.openings.within(text):
        phrase = lx.acts.phrases[n]
        for m in phrase.pattern.finditer(text):
            lo, hi = p.start + m.start(), p.start + m.end()
            if any(h.start < hi and lo < h.end for h in out) or (phrase.setting and not phrase.setting.search(around)):
                continue
            head = head_between(p, lo, hi)
            if head is not None and (not phrase.of_people or _of_people(head, lx)):
                out.append(Hit(head, lo, hi, phrase.naming.code, phrase.naming.harm, phrase.naming.name))
    return out


def head_between(p: Parsed, lo: int, hi: int) -> Token | None:
    """The word of the stretch that the others hang on; nouns before verbs, the last of several."""
    words = [t for t in p.tokens if t.start < hi and lo < t.end and t.pos != "PUNCT"]
    tops = [t for t in words if t.head not in words or t.head is t]
    chosen = [t for t in tops if t.pos in ("NOUN", "PROPN")] or [t for t in tops if t.is_verb] or tops
    return chosen[-1] if chosen else None


def _of_people(head: Token, lx: Lexicon) -> bool:
    """Whether it is told of people: a bill does not survive either, and markets are hit."""
    who = subject(head, lx)
    return who is not None and who.lower not in lx.doubts.not_people and is_person(who)


def is_person(t: Token) -> bool:
    """Whether a word stands for people by itself: a name, a number, a pronoun or a noun for persons."""
    return t.pos in ("PROPN", "NUM", "PRON") or is_person_noun(t.lower)


def _word(p: Parsed, t: Token, lx: Lexicon, around: str) -> Naming | None:
    if t.is_verb and t.dep not in ("aux", "auxpass"):
        found = find_turn(p, t, lx, around) if t.lemma in lx.acts.turns else None
        if found is not None:
            return found
        found = lx.acts.verbs.get(t.lemma)
        if found is None:
            return find_turn(p, t, lx, around)
        if _doubtful_verb(p, t, found.name, lx):
            return None
        return lx.acts.verbs["attack"] if found.name == "shoot" and _at_thing(t, lx) else found
    if t.lower == "dead" and t.tag in ("JJ", "NN", "NNS"):
        return Naming("die", _GENERAL, "killed") if _dead(p, t, lx) or _toll(p, t) else None
    if t.tag == "JJ" and t.lower in lx.doubts.toll and _counted_people(t) is not None:
        return Naming("injure", _GENERAL, "injured")  # "two injured men"
    if t.tag in ("NN", "NNS") or (t.tag in ("NNP", "NNPS") and p.sentence.text.istitle()):
        if t.lower in lx.doubts.toll and _toll(p, t):
            return Naming("injure", _GENERAL, "injured")  # "nine hurt": the tagger takes the last word for a noun
        found = lx.acts.nouns.get(t.lemma)
        return None if found is None or _doubtful_noun(p, t, found.name, lx) else found
    return None


def tied_by(t: Token, *preps: str) -> list[Token]:
    """What one of the prepositions ties to the word."""
    return [x for c in t.below("prep") if c.lower in preps for x in c.below("pobj")]


def _at_thing(t: Token, lx: Lexicon) -> bool:
    """`soldiers shooting at a hospital`: at what war law guards, where a car is shot at for those in it."""
    aims = [x for x in tied_by(t, "at", "on", "upon", "into") if x.head.i == t.i + 1]  # "shot later at the shop": where
    return bool(aims) and not t.below("dobj", "nsubjpass", "auxpass") and all(x.lemma in lx.acts.objects for x in aims)


def _hits_thing(p: Parsed, t: Token, lx: Lexicon) -> bool:
    """`Damage to a school`, `the shelling caused damage to a clinic`: by itself, or of an attack named."""
    caused = t.dep == "dobj" and t.head.lemma in lx.doubts.causes_injury and t.head.tag != "VBG"  # told with the attack
    told = t.dep in ("ROOT", "appos", "conj") or (caused and any(x.lemma in lx.causes.words for x in p.tokens))
    return told and any(x.lemma in lx.acts.objects for x in tied_by(t, "to", "on"))


def _doubtful_noun(p: Parsed, t: Token, kind: str, lx: Lexicon) -> bool:
    """Whether a noun of the lexicon names no act here: before another noun, in general, of something else."""
    doubts = lx.doubts
    counted = any(c.pos == "NUM" for c in t.children)
    if t.dep in ("compound", "amod", "nmod") and len(climb(t, lx)) == 1 and not is_gerund(p, t, lx):
        return True  # but "torture allegations": one looks through the noun above
    if kind == "bodies":
        return not _human_remains(t, lx)
    if kind == "die":
        seen = t.dep == "dobj" and t.head.lemma not in doubts.causes_injury and t.head.lemma not in lx.cue_stance
        one = (counted and not seen) or _whose_death(t)  # "22 had witnessed one death": each
        return (t.lower == "dead" and not _dead_counted(t, lx)) or (t.tag == "NN" and not one)
    if t.lemma in doubts.needs_thing:
        return not _hits_thing(p, t, lx)
    if kind == "attack" and (is_harmless(t, lx) or _names_weapon(t, lx)):
        return True  # "smoke bombs"
    aims = tied_by(t, "on", "against", "to")
    if kind == "attack" and aims and all(x.lemma in doubts.abstract for x in aims):
        return True
    if t.lemma == "strike" and _of_workers(t, lx):
        return True
    if t.lemma == "confiscation" and any(x.lemma in doubts.contraband for x in t.subtree()):
        return True
    if t.lemma in doubts.of_people:
        return not any(
            x.lemma in lx.acts.captured or x.pos == "PROPN" for c in t.below("prep") for x in c.below("pobj")
        )
    if kind == "detain" and not counted and t.dep == "pobj" and _dates_only(t, lx):
        return True
    if kind == "captive" and t.dep == "nsubjpass" and t.head.lemma in lx.acts.verbs:
        return True  # "two captives were killed": the verb tells of them
    if kind == "captive":
        return not counted and t.head.lemma not in doubts.takes_captive
    if kind == "injure":
        counted = counted or any(
            x.pos == "NUM" or is_person_noun(x.lower) or x.below("nummod") for x in tied_by(t, "of", "to")
        )
        return not counted and t.head.lemma not in doubts.causes_injury and not _dead_counted(t, lx)
    return False


def _names_weapon(t: Token, lx: Lexicon) -> bool:
    """`the munition was a guided bomb`: which weapon it was, and no attack."""
    armed = lx.acts.weapon | lx.acts.instruments
    of = t.head.below("nsubj") if t.dep == "attr" and t.lemma in armed else []
    return any(x.lemma in armed for x in of)


def is_gerund(p: Parsed, t: Token, lx: Lexicon) -> bool:
    """`accused of bombing civilians`: a verb that the parser took for a noun; not `of bombing victims`."""
    before = p.tokens[t.i - 1] if t.i else None
    hits = t.head.lemma in lx.acts.civilian and t.head.i == t.i + 1 and t.head.lemma not in lx.whom.of_acts
    return t.lower.endswith("ing") and before is not None and before.tag == "IN" and hits


def _of_workers(t: Token, lx: Lexicon) -> bool:
    """`a 15-day strike by 3,500 miners`, `the hunger strike`: no work is done, nobody is hit."""
    beside = {x.lemma for c in t.below("compound", "amod", "nmod", "poss") for x in c.subtree()}
    beside |= {x.lemma for c in t.below("prep", "agent") if c.lower in ("by", "of") for x in c.below("pobj")}
    return bool(beside & lx.doubts.strikers)


def _dates_only(t: Token, lx: Lexicon) -> bool:
    """`in the eight days since his arrest`, `within ten weeks of arrest`: it says when, and is told elsewhere."""
    prep = t.head
    if any(c.lower == "of" for c in t.below("prep")):
        return False
    return prep.lower in lx.doubts.dates or (prep.lower == "of" and prep.head.lemma in lx.doubts.dated_from)


def _dead_counted(t: Token, lx: Lexicon) -> bool:
    """`the dead included …`, `put the number of dead at 31`, `six of the dead were …`: not the dead in general."""
    if (of := part_of(t, lx)) is not None:
        return of.head.lemma in lx.doubts.counts_dead if of.lemma in lx.doubts.numbers else of.head.lemma == "be"
    are = t.head.first("attr") if t.dep == "nsubj" and t.head.lemma == "be" and t.below("det") else None
    if are is not None and is_person_noun(are.lower):  # "the dead were a woman and her daughter", not "were militants"
        return bool(are.below("nummod", "conj")) or any(c.lower in lx.whom.of_one for c in are.below("det"))
    return t.dep in ("nsubj", "dobj", "nsubjpass") and t.head.lemma in lx.doubts.counts_dead


def part_of(t: Token, lx: Lexicon) -> Token | None:
    """The number or share above "of" that counts a word: `six of the dead`, `most of the wounded`."""
    above = t.head.head if t.dep == "pobj" and t.head.lower == "of" else None
    counts = above is not None and (
        above.pos == "NUM" or above.lower in lx.whom.shares or above.lemma in lx.doubts.numbers
    )
    return above if counts else None


def fronted(t: Token) -> Token | None:
    """The verb of `of the dead, 12 were women`, for the word behind "of"."""
    of = t.head
    verb = of.head if t.dep == "pobj" and of.lower == "of" else None
    return verb if verb is not None and verb.lemma == "be" and of.i < verb.i and verb.first("attr") else None


def _whose_death(t: Token) -> bool:
    """`the death of a prisoner`, `his death`, `death toll of 40`: not death in general."""
    if t.dep == "compound" and t.head.lemma == "toll":
        return True
    return bool(t.below("poss")) or any(c.lower == "of" and c.below("pobj") for c in t.below("prep"))


def _doubtful_verb(p: Parsed, t: Token, kind: str, lx: Lexicon) -> bool:
    """Whether a verb of the lexicon names no act here: as an adjective, of markets, plans or accusations."""
    doubts = lx.doubts
    if t.dep == "amod" and kind not in _BEFORE_NOUNS and not _mistaken(p, t):
        return kind != "injure" or _counted_people(t) is None
    if kind == "illtreat" and _between(p, t):
        return True  # "shooting twenty blindfolded soldiers": the tree has it as a verb
    if kind == "attack" and any(c.lower in doubts.in_words for c in t.below("advmod")):
        return True
    if t.lemma == "violate" and any(c.lemma in doubts.breached for c in t.below("nsubj", "nsubjpass", "dobj")):
        return True
    goods = (x.lemma for c in t.below("dobj", "nsubjpass") for x in c.subtree())
    if t.lemma == "confiscate" and any(x in doubts.contraband for x in goods):
        return True
    if kind in ("attack", "destroy", "loot") and t.lemma in doubts.often_else and not _concrete(t, lx):
        return True
    by = (x.lemma for c in t.below("agent") for x in c.below("pobj"))
    if t.lemma in doubts.often_else and not doubts.of_peace.isdisjoint(by):
        return True
    if t.lemma in doubts.needs_object and not (
        t.below("dobj", "nsubjpass", "auxpass") or t.tag == "VBN" or t.dep == "conj"
    ):
        return True
    if kind == "die" and any(c.lemma in doubts.lifeless for c in t.below("nsubj")):
        return True
    done_to = t.below("dobj", "nsubjpass")
    down = kind == "shoot" and any(c.lower == "down" for c in t.below("prt", "advmod"))
    if down and not done_to and t.tag == "VBN" and t.dep == "acl":
        done_to = [t.head]  # "a drone being shot down"
    counted = [x for c in done_to if c.pos == "NUM" for of in c.below("prep") for x in of.below("pobj")]
    meant = p.tokens[: t.i] if any(x.pos == "PRON" for x in (*done_to, *counted)) else []
    if down and any(c.lemma in lx.causes.words or c.lower in lx.causes.drones for c in (*done_to, *counted, *meant)):
        return True  # "shot down three drones", "38 of 54 drones", "planes had come and it had shot down two of them"
    if t.lemma == "execute" and t.i + 1 < len(p.tokens) and p.tokens[t.i + 1].lower == "it":
        return True  # "those who ordered or executed it": the plan
    if t.lemma == "execute":
        done_to += [c for x in done_to for c in x.below("conj")]  # "executing bomb and mortar attacks"
    if t.lemma == "level" and any(c.lemma in doubts.levelled for c in done_to):
        return True
    if t.lemma == "disappear" and t.tag not in ("VBN", "VBD") and t.below("nsubj") and not t.below("auxpass"):
        return True
    suffers = t.below("nsubj") if kind == "die" or (kind == "abduct" and not done_to) else done_to
    if kind in _OF_PEOPLE and suffers and not any(_may_be_people(c, lx) for c in suffers):
        return True  # "executes code", "the amendment died", "his lead has vanished"
    of_people = kind in ("kill", "torture", "shoot")
    if any(x.lemma in lx.whom.beasts for x in counted):
        return True  # "killing 12 of his goats"
    return of_people and any(c.lower == "it" or c.lemma in doubts.not_living for c in done_to)


def _may_be_people(t: Token, lx: Lexicon) -> bool:
    """Whether a word can stand for those to whom it is done: no common noun for a thing, a beast or an idea."""
    if t.tag not in ("NN", "NNS") or is_person_noun(t.lower) or any(c.pos == "NUM" for c in t.children):
        return t.lemma not in lx.whom.beasts
    if t.lemma in lx.acts.nouns:
        return True  # "the strike, in which 61 died": hung on the wrong verb
    people = (lx.doubts.mortals, lx.doubts.numbers, lx.doubts.may_be_people, lx.whom.body_parts, lx.whom.shares)
    sides = (lx.sides.forces, lx.acts.military, lx.acts.civilian, lx.peace.ranks)
    known = any(t.lemma in words or t.lower in words for words in (*people, *sides))
    return known or t.text[:1].isupper() or _called_so(t, lx)


def _called_so(t: Token, lx: Lexicon) -> bool:
    """`smugglers`, `cellists`: nouns that their ending makes people, where no list has them."""
    return t.lemma.endswith(tuple(lx.doubts.person_endings)) and t.lemma not in lx.doubts.not_living


def _counted_people(t: Token) -> tuple[int, int] | None:
    """The words for `one dead civilian`, `five injured children`: so many of them, and not those told of before."""
    who = t.head
    number = who.first("nummod") if t.dep == "amod" and is_person_noun(who.lower) else None
    told = who.dep in ("dobj", "nsubj", "nsubjpass", "conj", "ROOT", "attr") and not who.below("det", "poss")
    return (number.start, who.end) if number is not None and number.i < t.i and told else None


def _toll(p: Parsed, t: Token) -> bool:
    """`one priest dead, nine hurt`: a number, those whom it counts, and right behind them what became of them, with
    nothing after it that it could describe."""
    behind = p.tokens[t.i + 1] if t.i + 1 < len(p.tokens) else None
    if behind is not None and behind.pos not in ("PUNCT", "CONJ", "ADP"):
        return False
    k = t.i - 1
    while k > max(0, t.i - _COUNTED) and p.tokens[k].pos in ("NOUN", "ADJ", "PROPN"):
        k -= 1
    return k >= 0 and p.tokens[k].pos == "NUM"


def _mistaken(p: Parsed, t: Token) -> bool:
    """A verb that the parser took for an adjective: `had targeted civilians`, `of forces arresting civilians`."""
    before = p.tokens[t.i - 1] if t.i else None
    return before is not None and (before.lemma == "have" or (t.tag == "VBG" and before.tag in ("NNS", "NNPS")))


def _between(p: Parsed, t: Token) -> bool:
    """Whether the word stands between a number and the people that it counts."""
    around = p.tokens[max(0, t.i - 1) : t.i + 2]
    return len(around) == 3 and around[0].pos == "NUM" and around[2].tag == "NNS" and is_person_noun(around[2].lower)


def _concrete(t: Token, lx: Lexicon) -> bool:
    """Whether a word such as "hit" or "target" is about weapons, people or things: not about markets or deals."""
    around = t.below("nsubjpass", "dobj", "agent", "prep")
    if t.dep == "conj" and t.tag == "VBN" and not around:
        around = [*t.head.below("nsubjpass"), *([t.head.head] if t.head.dep == "relcl" else [])]  # "looted and burned"
    if t.dep == "amod":
        around.append(t.head)
    near = list(around)
    for a in around:
        near += a.subtree()[:14]
    if t.dep == "acl" and t.tag == "VBN":
        near += [t.head, *t.head.below("compound", "amod")]
    doers = [x for a in t.below("nsubj") for x in a.subtree()[:14]]
    if any(x.lemma in lx.acts.weapon or x.lemma in lx.acts.military or x.lower in lx.doubts.in_earnest for x in doers):
        return True
    if any(is_person_noun(a.lower) for a in t.below("nsubjpass", "dobj")):
        return True  # whom prices and weather hit is asked in peace.py
    return any(
        word in known
        for x in near
        for word in (x.lemma, x.lower)
        for known in (
            lx.acts.weapon,
            lx.acts.civilian,
            lx.acts.military,
            lx.acts.objects,
            lx.doubts.in_earnest,
            lx.acts.targetable,
        )
    )


def _human_remains(t: Token, lx: Lexicon) -> bool:
    """Whether "body", "grave" or "remains" is about dead people rather than institutions and living bodies."""
    doubts = lx.doubts
    before = {c.lower for c in t.children if c.dep in ("amod", "compound", "nmod", "poss")}
    of = any(c.lower == "of" for c in t.below("prep"))
    if before & doubts.institution:
        return False
    if t.lemma == "corpse":
        return True
    if t.tag == "NN" and t.dep == "pobj" and t.head.lower in _ON_BODY and any(c.pos == "PRON" for c in t.below("poss")):
        return False  # "removed nails from her body"
    above = [u.lemma in doubts.body_verbs for u in t.up()]
    if t.lemma == "remains":
        return "human" in before or any(above) or of
    if t.lemma == "grave":
        return t.tag == "NNS" or any(above)
    if t.tag == "NN" and t.lower == "body" and not (of or before & doubts.dead_body or t.below("poss")):
        return False
    there = t.dep == "attr" and bool(t.head.below("expl")) and bool(t.below("nummod"))  # "there were six bodies there"
    return (
        there
        or t.head.lemma in doubts.body_verbs
        or any(above[:3])
        or any(c.lemma in doubts.body_verbs for x in (t, *tied_by(t, "of")) for c in x.below("acl", "relcl"))
        or "dead" in before
    )


def _dead(p: Parsed, t: Token, lx: Lexicon) -> bool:
    """Whether "dead" tells of somebody's death: counted, found, or said of somebody."""
    up, doubts = t.head, lx.doubts
    if _dead_counted(t, lx) or fronted(t):
        return True
    if up.lemma == "shoot" and t.i > up.i:
        return False  # "shot him dead": the verb tells of it
    if any(c.dep == "nummod" or c.pos == "NUM" for c in t.children) or up.lemma in doubts.dead_after:
        return True
    if (t.i and p.tokens[t.i - 1].lower in doubts.dead_beside) or _counted_people(t) is not None:
        return True
    if up.lemma != "be" and (up.lemma not in doubts.dead_people or t.dep == "amod"):
        return False
    who = up.below("nsubj", "nsubjpass")
    return any(s.lemma in doubts.mortals or is_person(s) for s in who if s.lower not in doubts.not_people)
