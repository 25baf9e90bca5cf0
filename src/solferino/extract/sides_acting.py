"""The side that the tree tells as doer: the first of an act's agents that is a party, a force, a group or a person, be
it by a pronoun."""

from __future__ import annotations

from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import noun_agent
from solferino.extract.said import Said
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.sides_kept import other_topic, remember, topic_of
from solferino.extract.sides_named import Side, comes_after, named_by
from solferino.extract.sides_speaking import speaker_itself, speakers_own, tellers_own
from solferino.extract.stretches import overlaps
from solferino.extract.tree import Token
from solferino.model import Perpetrator, Span, Stance


def by_agents(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """The first of the act's agents that is a side, or a pronoun for one told before."""
    last = scene.last_side
    meant = (scene.about or last) if any(x.lower == "they" for x in d.agents) else last
    meant = None if meant is not None and other_topic(scene, meant[1], lx) else meant
    patient = noun_phrase(d.patient, lx) if d.patient is not None else None
    for a in d.agents:
        if d.codes[0] == "BODIES" and not _left_them(d, lx):
            continue  # who digs them up, or whose town it is, killed nobody by that
        if comes_after(a, lx) and not (_owns_up(a, d) or _goes_on(a, d)) and a.head not in (h.token for h in d.hits):
            continue
        if any(x.dep == "appos" and x.head is d.patient for x in (a, a.head)):
            continue  # "fifty were hurt, two rebels among them"
        if a.i > d.head.i and ";" in d.parsed.text(d.head.start, a.start) and a.head not in (h.token for h in d.hits):
            continue  # "two shot dead in Harvel; army, rebels trade blame"
        is_so = a.dep in ("nsubj", "attr") and a.head.lemma == "be" and a.head.below("attr", "acomp")
        if is_so and not (d.head.dep == "relcl" and d.head.head is a):
            continue  # "the men were rebels, they were killed in combat", but "the man who killed them was a rebel"
        own = speaker_itself(scene, d, a, a, lx) or tellers_own(scene, d, a, lx)
        if own is None and (own := speakers_own(scene, d, a, lx)) is not None:
            remember(scene, own)
        if own is not None:
            return own
        if last is not None and a.lower in lx.sides.owners:
            return last[1], Span(a.start, a.end)
        if a.lower in lx.sides.single and (one := _one_meant(scene, a, lx)) is not None:
            return one
        if a.lower == "they" and (forces := _forces_meant(scene, a, lx)) is not None:
            return forces
        if meant is not None and a.lower in lx.sides.pronouns:
            if a.lower != "it" and _lately(scene, meant[0]) and _may_mean(a, meant[1], lx):
                return meant[1], Span(a.start, a.end)
            continue
        whole = _whole_name(scene, _behind_dateline(scene, a))
        heads = [whole if whole is not d.patient else a]
        if a.lemma in lx.causes.words:
            heads = noun_agent(a, lx) if a.pos in ("NOUN", "PROPN") else []
        if (owner := _owner_meant(scene, a, lx)) is not None:
            return owner
        for head in heads:
            if overlaps(scene.here.dates, head.start, head.end) or _is_place(scene, head):
                continue  # "Tuesday's attack", "found in Ortela"
            found = named_by(scene, head, patient, lx)
            says_it = d.said is not None and _says_it(head, d.said) and not _owns_up(head, d)
            if found is not None and says_it and (found[0].kind == "person" or d.stance is not Stance.DENIED):
                continue  # "W replied that soldiers came and killed a neighbour"
            if found is not None:
                if head.head.head.lemma not in lx.roles.ascribes:
                    remember(scene, found)  # whom others blame for one act is lent to no other
                return found
    return None


def _one_meant(scene: Scene, a: Token, lx: Lexicon) -> Side | None:
    """Whom "he" means: the one person with a name who is the subject of a clause before it in the sentence."""
    p = scene.here.parsed
    before = (t for t in reversed(p.tokens[: a.i]) if t.dep in ("nsubj", "nsubjpass") and t.tag == "NNP")
    who = next(before, None)
    found = named_by(scene, who, None, lx) if who is not None and a.dep == "nsubj" else None
    return (found[0], Span(a.start, a.end)) if found is not None and found[0].kind == "person" else None


def _lately(scene: Scene, paragraph: int) -> bool:
    """Whether a side was told in this paragraph, or in the one before and nobody from elsewhere has come to tell."""
    here = scene.here.parsed.sentence.paragraph
    return paragraph >= here - (0 if scene.came_from == here else 1)


def _forces_meant(scene: Scene, a: Token, lx: Lexicon) -> Side | None:
    """Whom "they" means: the forces that are the subject of the clause over its own, and no civilians among them:
    `The attackers went on to Karma, where they burned nine houses`."""
    own = a.head
    above = own.head if a.dep == "nsubj" and own.dep in ("relcl", "advcl", "conj") else own
    while above is not own and not above.is_verb and above.head is not above:
        above = above.head
    who = above.first("nsubj") if above is not own and above.is_verb else None
    if who is None or who.tag != "NNS" or not lx.sides.names_force(who.lemma):
        return None
    found = None if comes_after(who, lx) or above.lemma in lx.cue_stance else named_by(scene, who, None, lx)
    return (found[0], Span(a.start, a.end)) if found is not None else None


def _left_them(d: Draft, lx: Lexicon) -> bool:
    """Whether something was done to bodies that those do who made them so: `the soldiers left three bodies`."""
    verb = next((t for t in d.head.up() if t.is_verb), None)
    return verb is not None and verb.lemma in lx.sides.leaves_bodies


def _behind_dateline(scene: Scene, a: Token) -> Token:
    """Who acts in `HARVEL - Gunmen killed nine`, where the model takes the town for who does."""
    return (a.first("appos") or a) if a.start < scene.here.opening else a


def _whole_name(scene: Scene, a: Token) -> Token:
    """The head of the name that a word is a part of: the "Directorate" of `the Directorate of State Security`."""
    if a.dep != "compound" or a.head.pos != "PROPN" or overlaps(scene.here.parties, a.start, a.end):
        return a
    of = a.head.head
    return of.head if a.head.dep == "pobj" and of.lower == "of" and of.head.pos == "PROPN" else a.head


def _owner_meant(scene: Scene, a: Token, lx: Lexicon) -> Side | None:
    """Whose "its fighters" are: of the armed group or state that is the subject of a clause before it, here or in the
    sentence before."""
    own = a.first("poss")
    if own is None or own.lower not in lx.sides.owners or a.lemma not in lx.sides.forces:
        return None
    here = scene.here
    found = topic_of(scene, here.parsed.tokens[: own.i], lx)
    if found is None and scene.topic is not None and scene.topic[0] == here.number - 1:
        found = scene.topic[1]
    return (found, Span(own.start, a.end)) if found is not None else None


def _may_mean(a: Token, side: Perpetrator, lx: Lexicon) -> bool:
    """Whether "he" or "she" may be the side told last: a unit or a state is none."""
    return a.lower not in lx.sides.single or side.kind in ("person", "unknown")


def _says_it(a: Token, said: Said) -> bool:
    who = said.speaker
    own = who is not None and who.start is not None and who.end is not None and who.start <= a.start < who.end
    return own and a.dep == "nsubj" and a.head.lemma == said.lemma


def _is_place(scene: Scene, head: Token) -> bool:
    """Whether the word is the name of a place behind a preposition, and of no side: `rockets from Karsia`."""
    if head.dep != "pobj" or head.head.lower == "by":
        return False
    sides = (x for x in scene.here.parties if not (x.form == "country" and head.head.lower == "from"))
    if overlaps(tuple(sides), head.start, head.end):
        return False
    return overlaps((*scene.here.places, *scene.here.unknown), head.start, head.end)


def _owns_up(a: Token, d: Draft) -> bool:
    """`reported hitting a depot`: who tells it is who did it; but `reported shelling` may be of anybody's."""
    t = d.head
    inner = t.tag == "VBG" or bool(t.below("aux"))  # "admitted having kidnapped", "claims to have killed"
    return inner and t.dep in ("xcomp", "dobj") and t.head is a.head and t.first("dobj") is not None


def _goes_on(a: Token, d: Draft) -> bool:
    """`released 20 hostages and killed two`: the act is a second verb of the same doer, whatever the first is."""
    t = d.head
    return t.is_verb and t.dep == "conj" and a.dep == "nsubj" and t.head is a.head and not t.below("auxpass")
