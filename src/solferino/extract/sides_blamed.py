"""Who is said to answer for an act whose own words tell no doer: accused of it, responsible for it, owning up to it, or
blamed for it beside its words."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.cue_kinds import owns_up
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import by_agent, passive, subject
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import top_of
from solferino.extract.sides_kept import remember
from solferino.extract.sides_named import Side, named_by, side_named
from solferino.extract.sides_speaking import speaker_itself
from solferino.extract.tree import Parsed, Token
from solferino.model import Span


def by_accusation(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """The side that the speaker accuses of the act: `accused the army of …`."""
    if d.said is None or d.said.accused is None or not d.said.covers(d.head.start, d.head.end):
        return None
    top = top_of(d.parsed.between(*d.said.accused))
    if top is None or _did_it_beside(scene, d, lx):
        return None
    if top.pos == "PRON":
        charged = (t for t in d.parsed.tokens[: top.i] if t.dep == "dobj" and t.head.lemma in lx.sides.charges)
        found = next((x for t in charged if (x := named_by(scene, t, None, lx)) is not None), None)
        if found is not None and top.lower not in lx.names.plural_pronouns:
            return found[0], Span(top.start, top.end)  # "charged a colonel, accusing him of …"
        return (scene.last_side[1], Span(top.start, top.end)) if scene.last_side is not None else None
    found = named_by(scene, top, None, lx)
    if found is not None and found[1].end > d.said.accused[1]:
        # The tree let what they are accused of hang on their name.
        lo, hi = found[1].start, d.said.accused[1]
        found = replace(found[0], name=d.parsed.text(lo, hi)), Span(lo, hi)
    remember(scene, found)
    return found


def _did_it_beside(scene: Scene, d: Draft, lx: Lexicon) -> bool:
    """`blames the mayor for the rise of the Hill Guard, which killed 40`: the side that a relative clause is about did
    what it tells, whoever is accused over it."""
    who, accused = d.head.head, d.said.accused if d.said is not None else None
    own = d.head.first("nsubj")
    if d.head.dep != "relcl" or own is None or own.lower not in lx.roles.relative or accused is None:
        return False
    if who.lemma in lx.causes.words:
        return False  # "reproached the army for shells that fell"
    return not accused[0] <= who.start < accused[1] and named_by(scene, who, None, lx) is not None


def by_answer(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """`the rebels are responsible for the attack`, `claimed responsibility for it`, `were behind it`: who answers."""
    for h in _with_cause(d, lx):
        if (owner := _claims_it(h, lx)) is not None:
            return named_by(scene, owner, None, lx)
        answers = h.dep in ("pobj", "pcomp") and h.head.lower in lx.sides.answers_for
        if answers and (found := _who_answers(scene, d, h, lx)) is not None:
            return found
    return None


def _with_cause(d: Draft, lx: Lexicon) -> list[Token]:
    """The act, the attack that it came of, and what both are told of: `the bombing of a mosque that killed ten`."""
    out, at = [d.head] if d.cause is None else [d.head, d.cause], d.head
    if at.dep == "advcl" and at.tag == "VBG":  # "claimed responsibility for a blast, killing six"
        below = (
            t for t in at.head.subtree() if t.i < at.i and t.dep == "pobj" and t.head.lower in lx.sides.answers_for
        )
        out += [t for t in below if t.head.head.lemma in lx.proceedings.responsible]
    if at.dep in ("dobj", "oprd") or (at.dep == "conj" and at.is_verb):
        at = at.head  # "for detonating a bomb", "that killed six and left ten hurt"
        out.append(at)
    which = [*at.below("nsubj"), *(x for prep in at.below("prep") for x in prep.below("pobj"))]
    if at.dep == "relcl" and any(x.lower in lx.roles.relative for x in which):  # "that killed", "in which six died"
        while at.dep in ("relcl", "pobj", "prep") and at.head is not at:
            at = at.head
            out.append(at)
    return out


def _claims_it(h: Token, lx: Lexicon) -> Token | None:
    """Who does so in `the attack, for which the front claimed responsibility`, `it was claimed by the front`."""
    if h.dep == "nsubjpass" and h.head.lemma in lx.sides.admits and h.pos == "NOUN":
        return by_agent(h.head)
    for c in h.below("relcl"):
        which = (x.lower for prep in c.subtree() if prep.lower == "for" for x in prep.below("pobj"))
        if owns_up(c, lx) and any(x in lx.roles.relative for x in which):
            return subject(c, lx)
    return None


def principal(p: Parsed, who: Token | None, lx: Lexicon) -> Token | None:
    """For whom `who` owns up: `said that she was calling on behalf of the front`, `a spokesman for the front`."""
    spokesman = [who] if who is not None and who.lemma in lx.sides.speaks_for else []
    behalf = [*spokesman, *(t for t in p.tokens if t.lower in lx.sides.on_behalf and t.dep == "pobj")]
    preps = (c for t in behalf for c in t.below("prep") if c.lower in lx.sides.for_whom)
    return next((x for c in preps if (x := c.first("pobj")) is not None), None)


def _who_says_so(scene: Scene, d: Draft, verb: Token, lx: Lexicon) -> Side | None:
    """`had a call from a member of the front claiming responsibility`: who speaks by that verb."""
    said = d.said
    if verb.lemma in lx.sides.charges:
        return None  # "condemned the rebels for the attack": nobody condemns himself
    if said is None or said.cue is None or not said.cue[0] <= verb.start < said.cue[1] or said.stance == "denied":
        return None
    by = said.speaker
    if by is None or by.start is None or by.end is None:
        return None
    return side_named(scene, (by.start, by.end), lx)


def _who_answers(scene: Scene, d: Draft, t: Token, lx: Lexicon) -> Side | None:
    """The side under whose responsibility the act `t` stands, behind "for", "behind" or "in"."""
    for up in t.head.up():
        if up.is_verb or up.pos == "AUX":
            who = subject(up, lx)
            bears = up.lemma in (lx.proceedings.bears if t.head.lower == "for" else lx.sides.involved)
            bears = (bears or t.head.lower == "behind") and not (up.below("neg") and up.lemma != "be")
            if owns_up(up, lx) and (whose := principal(d.parsed, who, lx)) is not None:
                return named_by(scene, whose, None, lx)
            own = speaker_itself(scene, d, who, who, lx) if who is not None and bears else None
            return own or _who_says_so(scene, d, up, lx) or (named_by(scene, who, None, lx) if who and bears else None)
        if up.lemma in lx.sides.admits and (who := up.first("poss")) is not None:
            return named_by(scene, who, None, lx)  # "the front's claim of responsibility for it"
        if up.lemma in lx.claims.part_in - lx.proceedings.responsible and up.dep == "dobj":
            who = subject(up.head, lx) if up.head.lemma in lx.sides.has_part else None
            return named_by(scene, who, None, lx) if who is not None else None  # "denied any role in the killing"
        if up.lemma not in lx.proceedings.responsible and up.pos not in ("ADP", "PART"):
            return None
    return None


def by_admission(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """`Karsia has owned up to the raid`, `the front claimed the bombing`: a side, which alone may admit what it did."""
    up = d.head.head
    if d.head.pos != "NOUN" or d.agents or d.head.dep not in ("dobj", "pobj"):
        return None
    while up.pos in ("ADP", "PART", "ADV") and up.head is not up:
        up = up.head
    answers = up.is_verb and up.lemma in lx.sides.admits | lx.sides.denies and not passive(up, lx)
    who = subject(up, lx) if answers else None
    found = named_by(scene, who, None, lx) if who is not None else None
    owns = up.lemma == "confess" and found is not None and found[0].kind == "unknown"
    if found is None or (found[0].kind in ("person", "unknown") and not owns):
        return None
    if found[0].party is not None and found[0].party == d.victims.party:
        return None
    remember(scene, found)
    return found


def by_blame(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """Who is blamed beside the words of an act that no side is told to have done: `…, the leader said, blaming Karsia`,
    `charged two Karsian officers over the shelling`."""
    above = list(d.head.up())
    for t in d.parsed.tokens:
        if t.lemma in lx.sides.charges and t.is_verb and any(c in above and _is_charge(c, lx) for c in _preps(t)):
            who = t.first("nsubjpass") if t.below("auxpass") else t.first("dobj")
        elif t.lemma in lx.sides.blames and t.tag == "VBG" and t.dep in ("advcl", "conj", "xcomp") and t.i > d.head.i:
            who = t.first("dobj") if not t.below("prep") else None  # of something else: "blaming it for the delay"
        elif t.lemma in lx.sides.blames and t.dep == "relcl" and t.head.dep == "pobj" and t.head.head.lower == "to":
            who = (
                t.first("dobj") if not t.below("prep") and not d.agents else None
            )  # "according to Kyiv, which blames X"
        else:
            continue
        found = named_by(scene, who, None, lx) if who is not None else None
        if found is not None:
            if t.dep != "relcl":
                remember(scene, found)  # whom the teller of one act blames is lent to no other
            return found
    return None


def _is_charge(prep: Token, lx: Lexicon) -> bool:
    """Whether it opens what somebody is charged with: `arrested a man after the shooting` tells no charge."""
    return prep.lower in lx.sides.charged_with


def _preps(verb: Token) -> list[Token]:
    """Prepositions on the verb, or on its object: `cleared the colonel of the murder`."""
    return [*verb.below("prep"), *(c for x in verb.below("dobj") for c in x.below("prep"))]
