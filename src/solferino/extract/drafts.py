"""From an act word to an act in the making: who did it to whom, before the code is settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from solferino.extract.happened import is_denied
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import noun_agent, noun_patient, passive, subject, summed_up, verb_agent, verb_patient
from solferino.extract.said import Said
from solferino.extract.tree import Parsed, Token
from solferino.extract.triggers import Hit, tied_by
from solferino.extract.version import VERSION
from solferino.extract.victims_words import is_person_noun
from solferino.model import Perpetrator, Span, Stance, Victims
from solferino.terms import acts

# Classes whose noun belongs to the one it was done to: "his death", "the mayor's arrest".
_OWN = ("kill", "die", "injure", "detain", "abduct", "torture", "rape", "deport", "captive", "mutilate")
# Classes that are done to people alone: in "Hassan was beaten" no town is meant.
ON_BODIES = ("kill", "torture", "detain", "abduct", "rape", "mutilate")
_GIVEN = ("TOR", "POW", "LIB", "SXV")
_SELF = ("self", "selves")
_CLOCK = ("at", "near")  # before a number they tell when: "thrown at 0630"
_GONE = ("MIS", "LIB-03")  # acts that leave people's fate unknown
_KEPT_OUT = ("LIB-06", "POW-08")  # acts whose words name who was not let in


Roles = tuple[Token | None, tuple[Token, ...]]  # whom and by whom


@dataclass(slots=True)
class Draft:
    """One act in the making. `extra`: codes that the object or the victims add, never the main one."""

    parsed: Parsed
    hits: list[Hit]
    codes: list[str]
    harm: str | None
    said: Said | None
    via: tuple[Said, ...] = ()
    patient: Token | None = None
    agents: tuple[Token, ...] = ()
    cause: Token | None = None
    stance: Stance = Stance.ASSERTED
    victims: Victims = field(default_factory=Victims)
    victim_spans: list[tuple[int, int]] = field(default_factory=list)
    near_by: bool = False  # whether the victims are only those counted nearest, where no tree tells whom
    targets: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    others: tuple[Draft, ...] = ()  # the other acts of the sentence
    before: Draft | None = None  # the attack of an earlier sentence that these casualties come from
    marked: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # weapons and targets that the tagger sees
    blamed: tuple[Perpetrator | None, Span | None] = (None, None)  # the side, and the words it was read from
    made_by: str = VERSION  # which components and versions found it

    @property
    def head(self) -> Token:
        """The word that names the act."""
        return self.hits[0].token

    @property
    def main(self) -> str:
        """The gravest of the codes."""
        known = acts()
        return max(self.codes, key=lambda c: known[c].gravity if c in known else 0)


def is_of(d: Draft, start: int, end: int) -> bool:
    """Whether words that no tree ties to an act (a method, a weapon, a number of incidents) are its own.

    They are the nearest act's, and that of acts told together with it.
    """
    return not any(_gap(o, start, end) < _gap(d, start, end) and _apart(o, d) for o in d.others)


def _gap(d: Draft, start: int, end: int) -> int:
    return min(max(0, start - h.end, h.start - end) for h in d.hits)


def _apart(a: Draft, b: Draft) -> bool:
    """Whether two acts of a sentence were done to different people, in clauses that are not joined."""
    first, last = sorted((a.head.start, b.head.start))
    if ";" in a.parsed.text(first, last):
        return True
    joined = a.head.head in (b.head, b.head.head) or b.head.head is a.head
    return not joined and a.patient is not None and b.patient is not None and a.patient is not b.patient


def draft(p: Parsed, h: Hit, said: Said | None, via: tuple[Said, ...], lx: Lexicon) -> Draft:
    """The act at a hit, with who did it to whom; `said` is the innermost statement around it, `via` the outer ones."""
    t = h.token
    if t.is_verb and h.kind != "phrase":
        patient, agents = _of_verb(h, lx)
    elif h.code.startswith("MIS"):
        missing = None if t.is_verb else t.head.first("nsubj", "nsubjpass")
        patient, agents = missing or subject(t if t.is_verb else t.head, lx), ()
    elif t.is_verb or t.pos in ("ADJ", "ADV"):
        patient, agents = _of_words(h, lx)
    else:
        patient, agents = _of_noun(h, lx)
    if h.code.startswith(_GONE):
        patient = _whose_fate(t, patient, lx)
    if (one_of := _among(t)) is not None:
        patient = one_of
    if h.whom is not None:
        counted = p.between(*h.whom)  # the first noun, else the number
        patient = next((x for x in counted if x.pos == "NOUN"), counted[0] if counted else None)
        agents = tuple(a for a in agents if a not in counted)
        verb = next((u for u in t.up() if u.is_verb), None) if t.pos == "NUM" else None
        agents = doers(verb, lx) if verb is not None else agents  # "killed 12 in Ardam and nine in Ortela"
        agents = (h.by,) if h.by is not None else agents
    if h.code.startswith(_KEPT_OUT):
        agents = tuple(a for a in agents if not h.start <= a.start < h.end)  # "never visited by the Red Cross"
    agents = (*summed_up(t, lx), *agents)
    return Draft(p, [h], [h.code], h.harm, said, via, patient, agents)


def _among(t: Token) -> Token | None:
    """`two nurses were among the dead`, `among those killed was a boy`: who was one of them."""
    of = t.head if t.dep == "acl" else t  # "those killed": the act is told of them itself
    among = next((u for u in (t, of.head) if u.lower == "among"), None)
    if among is None or among.head.lemma != "be":
        return None
    return among.head.first("nsubj") or among.head.first("attr")


def _whose_fate(t: Token, patient: Token | None, lx: Lexicon) -> Token | None:
    """`their fate is unknown`: the missing own the word for it."""
    words = (patient, t, subject(t, lx) if t.is_verb else None)
    fate = next((x for x in words if x is not None and x.lemma in lx.whom.fates), None)
    return fate.first("poss") or patient if fate is not None else patient


def doers(verb: Token, lx: Lexicon) -> tuple[Token, ...]:
    """Who did the verb's act: one word or none."""
    agent = verb_agent(verb, lx)
    return () if agent is None else (agent,)


def _of_verb(h: Hit, lx: Lexicon) -> Roles:
    t = h.token
    if h.kind == "treated":
        return verb_patient(t, lx) if t.below("auxpass") else subject(t, lx), ()  # who treats them hurt nobody
    if h.kind in ("die", "injure", "casualties") and t.lemma in lx.causes.dies:
        gone = t.first("dobj") if h.kind == "die" else None  # "lost two brothers", where "lost their lives" is theirs
        lost = (gone, *tied_by(gone, "of")) if gone is not None and gone.lemma != "life" else ()
        return (gone if any(is_person_noun(x.lower) for x in lost) else subject(t, lx)), ()  # "three of my brothers"
    if t.lemma in lx.causes.goes and not t.below("dobj", "auxpass", "nsubjpass") and t.dep != "amod":
        return subject(t, lx), ()  # "the mayor disappeared"
    if h.kind == "die":
        life = t.first("dobj")  # "claimed 12 lives", "cost the lives of"
        if life is None and not t.below("auxpass"):
            return subject(t, lx), ()  # "did not get up again"
        return noun_patient(life, lx) if life is not None else None, doers(t, lx)
    if t.lemma in lx.causes.falls:
        return _aimed_at(t, None, lx), doers(t, lx)
    patient = verb_patient(t, lx)
    if patient is not None and t.lemma in lx.causes.met and patient.lemma in lx.causes.hidden:
        return subject(t, lx), ()  # "a patrol struck a roadside bomb": it was hit
    if h.kind == "attack" and patient is None and any(c.lemma in lx.causes.words for c in t.below("nsubj")):
        hit = _aimed_at(t, None, lx)  # "a rocket came through the roof of a school", but not "went off in Ardam"
        patient = hit if hit is not None and hit.pos == "NOUN" else None
    if h.kind == "attack" and patient is None:
        patient = next((x for prep in t.below("prep") if prep.i == t.i + 1 for x in _guarded(prep, lx)), None)
    if patient is not None and patient.tag == "NN" and patient.lemma in lx.acts.captured and not patient.children:
        return subject(t, lx), ()  # "a marine taken prisoner", whom the tagger takes for who took
    if h.kind == "attack" and patient is not None and patient.lower.endswith(_SELF):
        patient = None  # "blew himself up": at whom is told elsewhere
    armed = lx.causes.words | lx.acts.instruments
    fired = patient is not None and (patient.lemma in armed or patient.lower == "fire")
    if fired and t.lemma in lx.causes.fires:
        patient = _aimed_at(t, patient, lx)
    return patient, doers(t, lx)


def _of_words(h: Hit, lx: Lexicon) -> Roles:
    """Of several words around a verb or adjective: `left dozens dead`, `set fire to cars`."""
    t = h.token
    if h.code == "KIL-01" and t.lemma in lx.causes.dies and not t.below("dobj") and not passive(t, lx):
        return subject(t, lx), ()  # "nine people burned to death"
    patient = _dead_one(t, lx) if h.kind == "die" else verb_patient(t, lx)
    if patient is not None and patient.lower == "fire":
        patient = _aimed_at(t, patient, lx)  # "set fire to cars"
    if t.lemma == "have" and patient is not None and h.start <= patient.start < h.end:
        return subject(t, lx), ()  # "none of the accused had a lawyer"
    if t.lemma in lx.roles.suffer and patient is None:
        return subject(t, lx), ()  # "its forces had come under fire"
    return patient, doers(t, lx) if t.is_verb else ()


def _of_noun(h: Hit, lx: Lexicon) -> Roles:
    """`the killing of …`, `the mayor's arrest`, `200 people as human shields`."""
    t = h.token
    patient = noun_patient(t, lx, of_is_patient=h.kind != "genocide")
    if patient is not None and h.start <= patient.start < h.end:
        patient = None
    if patient is None and t.dep == "dobj" and h.code.startswith(_GIVEN) and passive(t.head, lx):
        patient = subject(t.head, lx)  # "was held for days and given no food"
    agents = () if h.code == "CASUALTIES" and h.kind == "phrase" else tuple(noun_agent(t, lx))  # a toll has no doer
    as_ = t if t.lower == "as" else t.head if t.dep == "pobj" and t.head.lower == "as" else None
    verb = as_.head if as_ is not None else t
    verb = verb.head if as_ is not None and verb.dep == "dobj" else verb  # where the tree hangs "as" on the people
    if as_ is not None and verb.is_verb and patient is None:  # "is holding 200 people as human shields"
        patient, agents = verb_patient(verb, lx), agents or doers(verb, lx)
    own = t.first("poss") if h.kind in _OWN else None
    if own is None:
        return patient, agents
    single = own.lower in lx.whom.single_men | lx.whom.single_women and patient is None
    if single or (own.pos in ("PROPN", "NOUN") and (patient is None or patient is own)):
        # "two weeks after his arrest", "the mayor's murder", but not "the gang's murder of the mayor"
        return own, tuple(a for a in agents if a is not own)
    return patient, agents


def _aimed_at(t: Token, weapon: Token | None, lx: Lexicon) -> Token | None:
    """`fired rockets at the town`, `slammed into a bus`: what the preposition below verb or weapon names."""
    for spot in (t, weapon):
        for prep in spot.below("prep", "prt") if spot is not None else ():
            found = prep.first("pobj") if prep.lower in lx.causes.aimed_at else None
            if found is None or found.lower in lx.roles.no_patient or (found.pos == "NUM" and prep.lower in _CLOCK):
                continue
            return found
    return None


def _guarded(prep: Token, lx: Lexicon) -> list[Token]:
    """`fired at a hospital`: what war law guards is the target, where other words may tell where and when."""
    return [x for x in prep.below("pobj") if prep.lower == "at" and x.lemma in lx.acts.objects]


def _dead_one(t: Token, lx: Lexicon) -> Token | None:
    """Who is called dead: `12 dead`, `left dozens dead`, `was found dead`."""
    own = t.first("nsubj")
    if own is not None:
        return own
    if t.head.lemma in lx.causes.dead_with:
        return t.head.first("dobj", "nsubjpass", "nsubj")
    verb = next((u for u in t.up() if u.is_verb), None)
    if verb is not None and verb.lemma in lx.causes.dead_with and verb.i == t.i - 1:
        return verb.first("dobj") or subject(verb, lx)  # "and was found dead hours later", hung on the hours
    return t.head if t.dep == "amod" and (t.head.pos == "NUM" or t.head.below("nummod")) else t


def is_fighting(d: Draft, lx: Lexicon) -> bool:
    """Whether the act is force against armed people or military objects only: a fight, no violation in itself."""
    kind, patient = d.hits[0].kind, d.patient
    if (kind not in ("attack", "destroy") and d.codes != ["HOS-01"]) or patient is None:
        return False
    if kind == "destroy" and (patient.lemma in lx.causes.words or patient.lower in lx.causes.drones):
        return True
    words = [patient, *patient.below("compound", "amod", "conj")]
    lemmas = {w.lemma for w in words} | {w.lower for w in words}
    arms = [c for c in patient.below("compound", "amod") if c.lemma in lx.acts.military or c.lower in lx.sides.arms]
    whose = tied_by(patient, "of")
    if (arms or any(x.lemma in lx.acts.military for x in whose)) and patient.lemma in lx.sides.arms_make:
        return True  # "army camps", "a rocket launching site", where a camp is a home of people
    whose += [x for a in patient.below("acl") for by in a.below("agent") for x in by.below("pobj")]
    lemmas_of = {w.lemma for w in whose}  # "a unit of the hospital", "positions held by peacekeepers"
    protected = lemmas & lx.acts.civilian or (lemmas | lemmas_of) & lx.acts.objects.keys()
    return bool(lemmas & lx.acts.military) and not protected


def takes_the_dead(d: Draft, lx: Lexicon) -> bool:
    """`took away the bodies of four children`: nobody is detained, driven out or ill-treated."""
    return (
        d.codes[0].startswith(("LIB", "DEP", "TOR-02"))
        and d.patient is not None
        and d.patient.lemma in lx.whom.the_dead
    )


def is_empty(d: Draft, lx: Lexicon) -> bool:
    """Whether it is an attack word without victim, object, place or side: nothing that could be looked into.

    What somebody denies has been told of, and is looked into for that.
    """
    h = d.hits[0]
    if (h.kind != "attack" and h.code != "HOS-01") or d.patient is not None or d.agents or is_denied(h.token, lx):
        return False
    return not any(c.lower in lx.settings.near for c in h.token.below("prep"))
