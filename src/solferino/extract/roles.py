"""Who did it to whom: agents and patients of an act word, read off the tree.

Each function gives words of the parsed sentence (heads of noun phrases). Where the tree has no answer the answer is
None; nothing is guessed here.
"""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Token

_CLIMB = 6  # words above an act that one looks through
_OF_CLAUSE = ("ROOT", "relcl", "xcomp", "ccomp", "advcl", "oprd")
_SHARED = ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "oprd", "dep")


def passive(t: Token, lx: Lexicon) -> bool:
    """Whether the verb's grammatical subject (or the noun it modifies) is the one it was done to."""
    if t.below("auxpass", "nsubjpass"):
        return True
    if _counted_hurt(t, lx) or _shares_passive(t) or is_withheld(t, lx) or _headline(t, lx) or _telegraphic(t):
        return True
    if t.tag != "VBN" or t.below("nsubj") or any(a.lemma == "have" for a in t.below("aux")):
        return False
    if t.dep in ("acl", "amod"):
        return True
    if t.dep == "conj" and t.head is not t and not t.below("aux"):
        return passive(t.head, lx)
    return t.dep in _OF_CLAUSE and not t.below("aux", "dobj")


def _counted_hurt(t: Token, lx: Lexicon) -> bool:
    """`58 wounded`: the tagger hears a past tense where a passive without its auxiliary stands."""
    if t.lemma in lx.roles.headline and t.dep == "ROOT" and t.tag in ("VBN", "VBD"):
        behind = t.below("dobj", "aux", "auxpass", "ccomp", "xcomp", "conj", "prt", "dative")
        heads = [s for s in t.below("nsubj") if s.subtree()[0].i == 0 and not s.below("det")]
        if not behind and any(s.lower in lx.roles.headline_people for s in heads):
            return True  # "Villagers massacred in Harvel", "Two farmers shot dead in Harvel"
    return (
        t.lemma in lx.roles.hurt
        and t.tag in ("VBN", "VBD")
        and not t.below("dobj", "aux")
        and not any(c.below("dobj") for c in t.below("conj"))
        and any(s.pos == "NUM" or s.lemma in lx.roles.hurt_people for s in t.below("nsubj"))
    )


def _headline(t: Token, lx: Lexicon) -> bool:
    """`Militants Detained in Helmand`: headlines leave the auxiliary out; with an object it is no passive."""
    capital = t.text[:1].isupper() and t.i > 0 and t.tag in ("VBD", "VBN") and t.lemma in lx.roles.headline
    return capital and bool(t.below("nsubj")) and not t.below("dobj", "aux", "prt", "ccomp", "xcomp", "conj", "dative")


def _telegraphic(t: Token) -> bool:
    """`203 terrorists neutralised`, `shows a man thrown off the bridge`: a participle, its subject and no auxiliary."""
    return t.tag == "VBN" and bool(t.below("nsubj")) and not t.below("aux", "dobj", "prt", "ccomp", "xcomp", "conj")


def _shares_passive(t: Token) -> bool:
    """`two were killed and several others detained`: the auxiliary is said once."""
    if t.dep != "conj" or t.tag not in ("VBN", "VBD") or t.below("dobj", "aux", "prt", "ccomp") or not t.below("nsubj"):
        return False
    return t.head.is_verb and bool(t.head.below("auxpass"))


def is_withheld(t: Token, lx: Lexicon) -> bool:
    """`were beaten and denied food`: said of what they went without, where `was arrested and denied the charge` is of
    what one says."""
    if t.dep != "conj" or t.lemma not in lx.roles.withholds or t.below("nsubj", "aux"):
        return False
    what = t.first("dobj")
    if what is None or what.lemma not in lx.roles.withheld:
        return False
    up = t.head  # "was beaten, hung by the wrists and denied water"
    while up.tag == "VBN" and up.dep in ("conj", "advcl") and not up.below("auxpass"):
        up = up.head
    return up.is_verb and bool(up.below("auxpass"))


def subject(t: Token, lx: Lexicon, climbed: int = 0) -> Token | None:
    """The subject of a verb, taken from its governor where it has none of its own."""
    up = t.head
    # Of two subjects the nearer: the parser gave it that of the clause before, too ("a fight broke out, and he was").
    found = next(reversed(t.below("nsubj", "nsubjpass")), None) or _before_gerund(t)
    if found is not None:
        if found.lower in lx.roles.relative and t.dep == "relcl":
            return up
        if found.lower in lx.roles.relative and t.dep == "conj" and up.dep == "relcl":
            return up.head
        return None if found.lower in lx.roles.nobody else found
    if up is t or climbed > _CLIMB:
        return None
    if t.dep == "relcl":
        return up
    if t.dep == "pcomp" and up.dep == "prep" and up.head.lemma in lx.frames.accusing | lx.sides.charges:
        return up.head.first("dobj", "nsubjpass")  # "accused the army of shelling": not who accuses it
    if t.dep == "acl":
        return up if t.tag in ("VBG", "VBN", "VB") else None
    if (t.dep not in _SHARED and up.dep != "prep") or _parted(t, up):
        return None
    governs = up.pos in ("ADP", "AUX", "ADJ", "NOUN") and up.dep in ("prep", "pcomp", "acomp", "xcomp")
    found_so = up.pos == "ADJ" and up.dep in ("oprd", "ccomp")
    governs = governs or (found_so and t.dep == "prep")  # "found him guilty of ordering the murder"
    listed = up.dep == "conj" and up.head.is_verb  # "are kept 40 to a cell, sleep in shifts and are beaten"
    governs = governs or listed
    return subject(up, lx, climbed + 1) if up.is_verb or governs else None


def _parted(t: Token, up: Token) -> bool:
    """Whether a colon ends what stands before the clause: `Burned alive: army accused`, where the army did not burn."""
    return t.dep == "advcl" and any(t.i < c.i < up.i and c.text == ":" for c in up.below("punct"))


def _before_gerund(t: Token) -> Token | None:
    """`resulted in six men being killed`: the noun before "being"."""
    being = next((a for a in t.below("auxpass") if a.tag == "VBG"), None)
    before = (x for x in t.head.subtree() if being is not None and x.i == being.i - 1)
    return next((x for x in before if x.pos in ("NOUN", "PROPN")), None)


def by_agent(t: Token) -> Token | None:
    """`by …`, `at the hands of …` below the word."""
    for prep in t.below("agent", "prep"):
        if prep.lower == "by":
            found = prep.first("pobj")
            one_by_one = found is not None and found.lower == "one" and not found.children
            return None if one_by_one else found
        if prep.lower == "at":
            for hands in prep.below("pobj"):
                of = hands.first("prep") if hands.lower == "hands" else None
                if of is not None:
                    return of.first("pobj")
    return None


def verb_patient(t: Token, lx: Lexicon) -> Token | None:
    """To whom the verb's act was done."""
    if t.dep == "amod":
        return t.head
    if passive(t, lx):
        what = t.first("dobj", "oprd")
        return subject(t, lx) or (what if what is None or what.pos != "ADJ" else None) or before_auxiliary(t)
    found = t.first("dobj")
    if found is not None:
        return t.head if found.lower in lx.roles.relative and t.dep == "relcl" else found
    for prep in t.below("prep", "prt"):
        found = prep.first("pobj") if prep.lower in lx.roles.object_prepositions else None
        if found is not None and found.lower not in lx.roles.no_patient:
            return found
    # "killed and wounded dozens": the object hangs on the last of the verbs.
    for c in t.below("conj"):
        if c.tag[:2] == t.tag[:2]:
            return verb_patient(c, lx)
    own = t.first("nsubj")
    return t.head if t.dep == "relcl" and own is not None and own.lower not in lx.roles.relative else None


def before_auxiliary(t: Token) -> Token | None:
    """The noun right before "was": the subject that the parser hung on something further left."""
    aux = t.first("auxpass")
    before = next((x for x in reversed(t.subtree()) if aux is not None and x.i < aux.i), None)
    if before is None or aux is None or before.i != aux.i - 1 or before.pos not in ("NOUN", "PROPN"):
        return None
    return before.head if before.dep == "conj" and before.head.pos in ("NOUN", "PROPN") else before


def verb_agent(t: Token, lx: Lexicon) -> Token | None:
    """Who (or what) did the verb's act."""
    if t.dep == "amod":
        return None
    if not passive(t, lx):
        return subject(t, lx)
    found = by_agent(t)
    if found is not None:
        return found
    # "was thrown at a patrol car by rebels": the parser hung them on the car.
    late = (by_agent(x) for prep in t.below("prep") for x in prep.below("pobj"))
    found = next((x for x in late if x is not None), None)
    if found is not None:
        return found
    # "beaten and forced to … by soldiers": the agent hangs on a later verb of the list.
    for c in t.below("conj", "xcomp"):
        own = c.tag == "VBN" and bool(c.below("nsubj"))  # "two were shot, and the rebels have blamed the army"
        found = verb_agent(c, lx) if (c.tag == "VBN" and not own) or (c.dep == "xcomp" and by_agent(c)) else None
        if found is not None:
            return found if c.tag == "VBN" else by_agent(c)
    return by_agent(t.head) if t.dep == "conj" and t.head.tag == "VBN" else None


def climb(t: Token, lx: Lexicon) -> list[Token]:
    """The noun and those that one looks through above it: torture, use (of torture), reports (of the use)."""
    out = [t]
    while len(out) <= _CLIMB and (above := _looked_through(out[-1], lx)) is not None:
        out.append(above)
    return out


def _looked_through(t: Token, lx: Lexicon) -> Token | None:
    up, roles = t.head, lx.roles
    if up is t:
        return None
    if t.dep == "conj" and up.pos in ("NOUN", "PROPN"):
        return up
    if t.dep == "pobj" and up.dep == "prep" and up.lower in roles.through_prepositions:
        return up.head if up.head.lemma in roles.through or up.lower in roles.joining else None
    return up if t.dep in ("compound", "amod", "nmod") and up.lemma in roles.through else None


def noun_patient(t: Token, lx: Lexicon, *, of_is_patient: bool = True) -> Token | None:
    """To whom the act that a noun names was done: `killing of civilians`, `attacks on hospitals`, `civilian deaths`."""
    chain = climb(t, lx)
    for spot in chain:
        for prep in spot.below("prep"):
            if spot.dep == "dobj" and spot.head.lemma in lx.roles.ascribes and prep.lower in lx.roles.ascribed_to:
                continue  # "attributed the massacre to the rebels": they did it
            if prep.lower in lx.roles.patient_prepositions and (of_is_patient or prep.lower != "of"):
                found = prep.first("pobj")
                if found is not None and found is own_of(spot, lx):
                    continue
                if found is not None and found.lemma not in lx.roles.no_patient and found not in chain:
                    return found
        by = by_agent(spot)  # "a raid by rebels on a camp", where the tree hangs the camp on the rebels
        aimed = (c.first("pobj") for c in by.below("prep") if c.lower in lx.roles.aimed_on) if by is not None else ()
        found = next((x for x in aimed if x is not None and x.lemma not in lx.roles.no_patient), None)
        if found is not None:
            return found
        late = _behind_a_date(spot, lx)
        if late is not None:
            return late
        for c in spot.below("acl"):
            if c.lower in lx.roles.aims:
                return c.first("dobj")
    verb = t.head.head if t.dep == "pobj" else t.head if t.dep == "dobj" else None
    theirs = any(c.pos == "PRON" for c in t.below("poss"))  # "received his body after his arrest"
    if verb is not None and imposes(verb, lx):
        return verb_patient(verb, lx)
    if verb is not None and verb.lemma in lx.roles.suffer and not theirs:
        return subject(verb, lx)
    if verb is not None and verb.lemma in lx.roles.sufferers:
        return verb
    called = t.lemma in lx.roles.called_by_place
    for c in t.below("compound", "nmod", "poss", "amod"):
        if c.dep == "poss" and c.pos in ("PROPN", "PRON"):
            continue  # "Karsia's attack", "their attack"
        if called and (c.pos == "PROPN" or c.lemma in lx.sides.forces):
            continue  # "the Ortela raid", "a guerrilla raid": where or whose it was, not on whom
        if c.pos in ("NOUN", "PROPN") or c.lower == "civilian":
            return c
    return None


def stands_beside(act: Token, verb: Token, lx: Lexicon) -> bool:
    """Whether the act is only when the verb's was done: `stepped up its patrols since the killing`."""
    return any(u.dep == "prep" and u.lower in lx.stance.beside and u.head is verb for u in act.up())


def behind_noun(t: Token) -> list[Token]:
    """The preposition right behind a noun that hangs on the verb: `describe the execution on 27 April of …`."""
    return [c for c in t.head.below("prep") if c.i == t.i + 1 and t.dep == "dobj"]


def _behind_a_date(t: Token, lx: Lexicon) -> Token | None:
    """`the murder on 22 March of Bernardo …`: the parser hangs whose it was on the date."""
    for prep in (*t.below("prep"), *behind_noun(t)):
        for when in prep.below("pobj"):
            of = next((c for c in when.below("prep") if c.lower == "of"), None)
            if of is not None and (when.lemma in lx.roles.no_patient or when.pos == "NUM"):
                return of.first("pobj")
    return None


def noun_agent(t: Token, lx: Lexicon) -> list[Token]:
    """Words that may name who did the act named by a noun, the likeliest first."""
    out: list[Token] = []
    chain = climb(t, lx)
    for spot in chain:
        found = [by_agent(spot), *(_clause_agent(c, lx) for c in spot.below("acl", "relcl"))]
        out += [agent for agent in found if agent is not None]
        if spot is not t and spot.lemma in lx.claims.nouns:
            continue  # "Karsia's claims of shelling": who claims it
        out += spot.below("poss")
        named = spot.below("amod", "compound", "nmod")
        named += [c for x in named for c in x.below("compound", "nmod")]  # "an army air strike"
        named = [c for c in named if f"{c.lower} {c.head.lemma}" not in lx.roles.one_word]
        out += [c for c in named if _is_named(c, spot, lx) or c.lower in lx.roles.forces_before]
    if t.lemma in lx.causes.carriers:
        out += [x for of in t.below("prep") if of.lower in ("of", "from") for x in of.below("pobj")]
    elif t.lemma in lx.roles.own_of and (of := own_of(t, lx)) is not None:
        out.append(of)
    elif t.lemma in lx.causes.words:
        whence = (x for of in t.below("prep") if of.lower == "from" for x in of.below("pobj"))
        out += [x for x in whence if x.lemma in lx.sides.forces]  # "fire from rebel units"
    carrier = _carrier_agent(chain[-1], lx)
    return out if carrier is None else [*out, carrier]


def _is_named(c: Token, act: Token, lx: Lexicon) -> bool:
    """Whether a capital makes a name of a word before an act; in "Fresh Attack", a headline, it says nothing."""
    plain = act.text[:1].isupper() and c.lower in lx.written_small and not lx.sides.names_force(c.lemma.lower())
    return c.text[:1].isupper() and not plain


def own_of(t: Token, lx: Lexicon) -> Token | None:
    """Whose `an attack of the army` is: a force behind "of" did it, where whom it hit stands behind "on"."""
    of = next((c.first("pobj") for c in t.below("prep") if c.lower == "of"), None)
    return of if of is not None and t.lemma in lx.roles.own_of and of.lower in lx.roles.of_forces else None


def _clause_agent(c: Token, lx: Lexicon) -> Token | None:
    """`carried out by …`, `attributed to …`, `which residents blamed on …` behind the noun."""
    for x in (c, *c.below("acl")) if c.dep == "relcl" else ():  # the model may hang the verb on "residents"
        to = next((p for p in x.below("prep") if p.lower in lx.roles.ascribed_to), None)
        if x.lemma in lx.roles.ascribes and to is not None and any(t.lower in lx.roles.relative for t in c.subtree()):
            return to.first("pobj")
    if not passive(c, lx) or c.lemma in lx.roles.suffer:
        return None  # "casualties suffered by the battalion": its own
    agent = by_agent(c)
    if agent is None and c.lemma in lx.roles.ascribes:
        for prep in c.below("prep"):
            agent = prep.first("pobj")
    return agent


def holds_ground(by: Token, lx: Lexicon) -> bool:
    """Whether "by" names who holds the ground and not who did what happened on it: `killed in land held by Karsia`."""
    held = by.head
    return by.lower == "by" and held.tag == "VBN" and held.dep == "acl" and held.lemma in lx.sides.holds_ground


def summed_up(t: Token, lx: Lexicon) -> list[Token]:
    """`A bomb killed three, an action attributed to rebels`: who, by a noun that sums up the clause before it."""
    top = t
    while top.dep in ("advcl", "conj", "xcomp") and top.head is not top:
        top = top.head
    for x in top.subtree():
        if x.i <= t.i or x.lemma not in lx.roles.sums_up or x.pos != "NOUN":
            continue
        before = next((c for c in top.subtree() if c.i == x.subtree()[0].i - 1), None)
        if before is None or (before.pos != "PUNCT" and before.lower != "in"):
            continue
        found = (_clause_agent(c, lx) for c in x.below("acl", "relcl") if c.lemma in lx.roles.ascribes | lx.roles.owns)
        return [a for a in found if a is not None]
    return []


def work_of(be: Token) -> Token | None:
    """Whose work it was: `the attack was the work of rebels`."""
    work = be.first("attr") if be.lemma == "be" and not be.below("neg") else None
    of = next((c for c in work.below("prep") if c.lower == "of"), None) if work is not None else None
    return of.first("pobj") if of is not None and work is not None and work.lemma == "work" else None


def _carrier_agent(top: Token, lx: Lexicon) -> Token | None:
    """The doer of the verb that carries the noun: `launched an attack`, `was subjected to torture by …`."""
    up = top.head
    if top.dep == "nsubjpass":
        if up.lemma in lx.roles.ascribes:
            to = next((c for c in up.below("prep") if c.lower in lx.roles.ascribed_to), None)
            return to.first("pobj") if to is not None else None
        return by_agent(up) if up.lemma in lx.roles.light else None
    if top.dep == "dobj" and up.lemma in lx.roles.ascribes and not passive(up, lx):
        to = next((c for c in (*top.below("prep"), *up.below("prep")) if c.lower in lx.roles.ascribed_to), None)
        return to.first("pobj") if to is not None else None
    if top.dep == "nsubj":
        return work_of(up)
    if top.dep in ("dobj", "xcomp", "ccomp"):
        verb = up
    elif top.dep == "pobj" and up.dep in ("prep", "agent", "prt", "dative"):
        verb = up.head
        if stands_beside(top, verb, lx):
            return None
    else:
        return None
    if verb.lemma in lx.proceedings.amounts_to and verb.dep in ("relcl", "acl"):
        return _carrier_agent(verb.head, lx)  # "committed acts that amount to war crimes"
    if not verb.is_verb:
        return None
    if verb.lemma in lx.roles.light:
        return by_agent(verb) if passive(verb, lx) else subject(verb, lx)
    if imposes(verb, lx):
        return subject(verb, lx)
    return by_agent(verb) if verb.lemma in lx.roles.suffer else None


def imposes(verb: Token, lx: Lexicon) -> bool:
    """Whether the verb has its subject do to its object what stands behind: `subjected the prisoners to beatings`."""
    return verb.lemma in lx.roles.imposes and verb.is_verb and not passive(verb, lx)
