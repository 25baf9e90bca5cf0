"""By which side: the first of an act's agents that is a party, a force, a group or a person, else what words tell."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import noun_agent, passive, subject
from solferino.extract.said import Said
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import last_word, noun_phrase, top_of
from solferino.extract.stretches import overlaps
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Perpetrator, Span
from solferino.terms.parties import PartyFound

Side = tuple[Perpetrator, Span]

_NEAR = 70  # characters after the act in which "by … forces" is about it
_IN = 3  # characters of "in "
_BEFORE, _AFTER = 34, 40  # characters beside a party's name in which "as a result of", "side" belong to it
_LONGEST = 80  # characters; what is longer than this is no name, and the party's own stands for it
_STRIKES = ("HOS", "SPO")
_DEADLY = ("HOS", "SPO", "KIL", "PRO", "CASUALTIES", "VIOLATION")  # acts that the next sentence's dead may come from
ABOUT_PLACES = ("HOS-10", "HOS-18")  # shields and positions among civilians: who strikes is the other side
# Classes of acts.toml whose verbs take nobody as subject but who did it.
_BY_SUBJECT = ("kill", "torture", "abduct", "rape", "mutilate", "shoot", "injure", "destroy", "loot", "attack")
_HELD = ("TOR", "SXV", "POW", "LIB", "KIL-04")


def side_of(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Perpetrator | None, Span | None]:
    """Who is said to have done it, with the words it was read from (None where it is only inferred)."""
    up = d.head.head
    if d.head.dep == "dobj" and up.lemma in lx.stance.falsifies and d.head.lemma not in lx.causes.words:
        return None, None  # "staged the killings": made them up
    if d.said is not None and d.said.accused is not None and _each_other(d, d.said.accused):
        return None, None
    found = _accused(scene, d, lx) or _by_agents(scene, d, lx) or _answers(scene, d, lx) or _admits(scene, d, lx)
    found = found or _blamed(scene, d, lx)
    if found is None:
        found = _by_words(scene, d, lx)
        _remember(scene, found)
    found = found or _of_the_whole(scene, d, lx)
    if found is not None:
        scene.struck = d.codes[0].startswith(_DEADLY) and d.codes[0] not in ABOUT_PLACES
        return _short_of_act(d, *found)
    if scene.last_side is not None and _lends(scene, d, *scene.last_side, lx):
        return scene.last_side[1], None
    return None, None


def _each_other(d: Draft, accused: tuple[int, int]) -> bool:
    """`The army and the rebels blamed each other`: each says it of the other, and no one side is told."""
    return d.said is not None and d.parsed.text(*accused).lower() in ("each other", "one another", "the other")


def sides_beside(scene: Scene, d: Draft, side: Side, lx: Lexicon) -> list[Side]:
    """The other sides that the same words blame as well: `by Karsian and Veldan forces`, `on the Karsian as well as on
    the Veldan side`. What two are told to have done is told of each."""
    p, (found, span) = d.parsed, side
    out: list[Side] = []
    for x in scene.here.parties:
        if x.code is None or x.code in (found.party, d.victims.party) or span.start <= x.start < span.end:
            continue
        lo, hi = (x.end, span.start) if x.end <= span.start else (span.end, x.start)
        if lo < hi and lx.sides.as_well.fullmatch(p.text(lo, hi)) is not None:
            out.append(_as_side(p, x, lx))
    return out


def _short_of_act(d: Draft, side: Perpetrator, span: Span) -> Side:
    """The side without the act, where the tree let it hang on the name: `blamed the rebels for the murder`."""
    hung = [t.start for t in d.head.up() if t.pos == "ADP" and span.start < t.start < span.end]
    if not hung or d.head.start >= span.end:
        return side, span
    return replace(side, name=_name(d.parsed, span.start, hung[-1])), Span(span.start, hung[-1] - 1)


def notice(scene: Scene, lx: Lexicon) -> None:
    """Keep the forces that a sentence without a doer of its own is about, for "they" in the next: `Soldiers came to our
    street. They shot my uncle.`"""
    p = scene.here.parsed
    for t in p.tokens:
        about = t.dep == "nsubj" and t.tag == "NNS" and t.lemma in lx.sides.forces and t.head.dep in ("ROOT", "ccomp")
        if about and t.head.is_verb and t.head.lemma not in lx.cue_stance and not comes_after(t, lx):
            found = _named_by(scene, t, None, lx)
            scene.about = (p.sentence.paragraph, found[0]) if found is not None else scene.about
            return


def side_named(scene: Scene, stretch: tuple[int, int], lx: Lexicon) -> Side | None:
    """The side that a stretch of the sentence names."""
    top = top_of(scene.here.parsed.between(*stretch))
    return _named_by(scene, top, None, lx) if top is not None else None


def _remember(scene: Scene, found: Side | None) -> None:
    """Keep a side that the words name, for pronouns to come back to; one found by a pronoun is kept already."""
    if found is not None:
        scene.last_side, scene.about = (scene.here.parsed.sentence.paragraph, found[0]), None


def _accused(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """The side that the speaker accuses of the act: `accused the army of …`."""
    if d.said is None or d.said.accused is None or not d.said.covers(d.head.start, d.head.end):
        return None
    top = top_of(d.parsed.between(*d.said.accused))
    if top is None:
        return None
    if top.pos == "PRON":
        charged = (t for t in d.parsed.tokens[: top.i] if t.dep == "dobj" and t.head.lemma in lx.sides.charges)
        found = next((x for t in charged if (x := _named_by(scene, t, None, lx)) is not None), None)
        if found is not None and top.lower not in ("them", "their"):
            return found[0], Span(top.start, top.end)  # "charged a colonel, accusing him of …"
        return (scene.last_side[1], Span(top.start, top.end)) if scene.last_side is not None else None
    found = _named_by(scene, top, None, lx)
    if found is not None and found[1].end > d.said.accused[1]:
        # The tree let what they are accused of hang on their name.
        lo, hi = found[1].start, d.said.accused[1]
        found = replace(found[0], name=d.parsed.text(lo, hi)), Span(lo, hi)
    _remember(scene, found)
    return found


def _answers(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """`the rebels are responsible for the attack`, `claimed responsibility for it`, `were behind it`: who answers."""
    heads = (d.head, d.cause) if d.cause is not None else (d.head,)  # "responsible for the attack that left ten dead"
    relative = (h for h in heads if h.dep == "relcl" and any(c.lower in lx.roles.relative for c in h.below("nsubj")))
    heads = (*heads, *(h.head for h in relative))  # "claimed responsibility for the bombing, which killed four"
    t = next((t for t in heads if t.dep == "pobj" and t.head.lower in lx.sides.answers_for), None)
    if t is None:
        return None
    for up in t.head.up():
        if up.is_verb or up.pos == "AUX":
            who = subject(up, lx)
            bears = up.lemma in (lx.proceedings.bears if t.head.lower == "for" else lx.sides.involved)
            bears = (bears or t.head.lower == "behind") and not (up.below("neg") and up.lemma != "be")
            other = next((c for c in up.subtree() if c.lower in lx.sides.on_behalf and c.dep == "pobj"), None)
            of = next((c.first("pobj") for c in other.below("prep") if c.lower == "of"), None) if other else None
            who = of or who  # "claimed responsibility on behalf of the front"
            said = d.said
            if of is None and said is not None and said.cue is not None and said.cue[0] <= up.start < said.cue[1]:
                by = said.speaker  # "had a call from a member of the front claiming responsibility"
                if by is not None and by.start is not None and by.end is not None and said.stance != "denied":
                    return side_named(scene, (by.start, by.end), lx) or _named_by(scene, who or t, None, lx)
            if who is not None and bears and (own := _speaker_itself(scene, d, who, who, lx)) is not None:
                return own  # "the front said it was behind the bombing"
            return _named_by(scene, who, None, lx) if who is not None and bears else None
        if up.lemma in lx.sides.admits and (who := up.first("poss")) is not None:
            return _named_by(scene, who, None, lx)  # "the front's claim of responsibility for it"
        if up.lemma in lx.claims.part_in - lx.proceedings.responsible and up.dep == "dobj":
            who = subject(up.head, lx) if up.head.lemma in lx.sides.has_part else None
            return _named_by(scene, who, None, lx) if who is not None else None  # "denied any role in the killing"
        if up.lemma not in lx.proceedings.responsible and up.pos not in ("ADP", "PART"):
            return None
    return None


def _admits(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """`Karsia has owned up to the raid`, `the front claimed the bombing`: a side, which alone may admit what it did."""
    up = d.head.head
    if d.head.pos != "NOUN" or d.agents or d.head.dep not in ("dobj", "pobj"):
        return None
    while up.pos in ("ADP", "PART", "ADV") and up.head is not up:
        up = up.head
    answers = up.is_verb and up.lemma in lx.sides.admits | lx.sides.denies and not passive(up, lx)
    who = subject(up, lx) if answers else None
    found = _named_by(scene, who, None, lx) if who is not None else None
    owns = up.lemma == "confess" and found is not None and found[0].kind == "unknown"
    if found is None or (found[0].kind in ("person", "unknown") and not owns):
        return None
    if found[0].party is not None and found[0].party == d.victims.party:
        return None
    _remember(scene, found)
    return found


def _blamed(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """Who is blamed beside the words of an act that no side is told to have done: `…, the leader said, blaming Karsia`,
    `charged two Karsian officers over the shelling`."""
    above = list(d.head.up())
    for t in d.parsed.tokens:
        if t.lemma in lx.sides.charges and t.is_verb and any(c in above for c in _preps(t)):
            who = t.first("nsubjpass") if t.below("auxpass") else t.first("dobj")
        elif t.lemma in lx.sides.blames and t.tag == "VBG" and t.dep in ("advcl", "conj", "xcomp") and t.i > d.head.i:
            who = t.first("dobj") if not t.below("prep") else None  # of something else: "blaming it for the delay"
        else:
            continue
        found = _named_by(scene, who, None, lx) if who is not None else None
        if found is not None:
            _remember(scene, found)
            return found
    return None


def _preps(verb: Token) -> list[Token]:
    """Prepositions on the verb, or on its object: `cleared the colonel of the murder`."""
    return [*verb.below("prep"), *(c for x in verb.below("dobj") for c in x.below("prep"))]


def _by_agents(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    last = scene.last_side
    meant = (scene.about or last) if any(x.lower == "they" for x in d.agents) else last
    patient = noun_phrase(d.patient, lx) if d.patient is not None else None
    for a in d.agents:
        if comes_after(a, lx) and not (_owns_up(a, d) or _goes_on(a, d)) and a.head not in (h.token for h in d.hits):
            continue
        own = _speaker_itself(scene, d, a, a, lx)
        if own is None and (own := _speakers_own(scene, d, a, lx)) is not None:
            _remember(scene, own)
        if own is not None:
            return own
        if last is not None and a.lower in lx.sides.owners:
            return last[1], Span(a.start, a.end)
        if a.lower in lx.sides.single and (one := _one_meant(scene, a, lx)) is not None:
            return one
        if meant is not None and a.lower in lx.sides.pronouns:
            if a.lower != "it" and meant[0] >= d.parsed.sentence.paragraph - 1 and _may_mean(a, meant[1], lx):
                return meant[1], Span(a.start, a.end)
            continue
        heads = [a]
        if a.lemma in lx.causes.words:
            heads = noun_agent(a, lx) if a.pos in ("NOUN", "PROPN") else []
        for head in heads:
            if overlaps(scene.here.dates, head.start, head.end) or _is_place(scene, head):
                continue  # "Tuesday's attack", "found in Ortela"
            found = _named_by(scene, head, patient, lx)
            says_it = d.said is not None and _says_it(head, d.said) and not _owns_up(head, d)
            if found is not None and found[0].kind == "person" and says_it:
                continue  # "W replied that soldiers came and killed a neighbour"
            if found is not None:
                _remember(scene, found)
                return found
    return None


def _one_meant(scene: Scene, a: Token, lx: Lexicon) -> Side | None:
    """Whom "he" means: the one person with a name who is the subject of a clause before it in the sentence."""
    p = scene.here.parsed
    before = (t for t in reversed(p.tokens[: a.i]) if t.dep in ("nsubj", "nsubjpass") and t.tag == "NNP")
    who = next(before, None)
    found = _named_by(scene, who, None, lx) if who is not None and a.dep == "nsubj" else None
    return (found[0], Span(a.start, a.end)) if found is not None and found[0].kind == "person" else None


def _may_mean(a: Token, side: Perpetrator, lx: Lexicon) -> bool:
    """Whether "he" or "she" may be the side told last: a unit or a state is none."""
    return a.lower not in lx.sides.single or side.kind in ("person", "unknown")


def _says_it(a: Token, said: Said) -> bool:
    who = said.speaker
    own = who is not None and who.start is not None and who.end is not None and who.start <= a.start < who.end
    return own and a.dep == "nsubj" and a.head.lemma == said.lemma


def _is_place(scene: Scene, head: Token) -> bool:
    """Whether the word is the name of a place behind a preposition, and of no side."""
    if head.dep != "pobj" or head.head.lower == "by" or overlaps(scene.here.parties, head.start, head.end):
        return False
    return overlaps((*scene.here.places, *scene.here.unknown), head.start, head.end)


def _of_the_whole(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """`abuses by rebel groups, including the execution of …`: who did the whole did the part."""
    prep = d.head.head
    if d.head.dep != "pobj" or prep.lower != "including":
        return None
    whole = prep.head
    doers = [whole] if whole.dep == "pobj" and whole.head.lower == "by" else noun_agent(whole, lx)
    found = next((x for a in doers if (x := _named_by(scene, a, None, lx)) is not None), None)
    if found is not None and found[1].end > prep.start:
        found = replace(found[0], name=_name(d.parsed, found[1].start, prep.start).rstrip(" ,")), found[1]
        found = found[0], Span(found[1].start, found[1].start + len(found[0].name))
    _remember(scene, found)
    return found


def _owns_up(a: Token, d: Draft) -> bool:
    """`reported hitting a depot`: who tells it is who did it; but `reported shelling` may be of anybody's."""
    t = d.head
    inner = t.tag == "VBG" or bool(t.below("aux"))  # "admitted having kidnapped", "claims to have killed"
    return inner and t.dep in ("xcomp", "dobj") and t.head is a.head and t.first("dobj") is not None


def _goes_on(a: Token, d: Draft) -> bool:
    """`released 20 hostages and killed two`: the act is a second verb of the same doer, whatever the first is."""
    t = d.head
    return t.is_verb and t.dep == "conj" and a.dep == "nsubj" and t.head is a.head and not t.below("auxpass")


def _speakers_own(scene: Scene, d: Draft, a: Token, lx: Lexicon) -> Side | None:
    """`Karsia admits that its aircraft struck the house`: the forces and weapons of whoever speaks. Not in a claim
    inside another's words, where they may be either's."""
    own = a.first("poss")
    armed = a.lemma in lx.sides.forces or a.lemma in lx.causes.words or a.lemma in lx.causes.carriers
    return _speaker_itself(scene, d, own, a, lx) if own is not None and armed and not d.via else None


def _speaker_itself(scene: Scene, d: Draft, a: Token, named: Token, lx: Lexicon) -> Side | None:
    """`Karsia says it never shells towns`, `we struck a depot, the ministry said`: the side of whoever speaks, by the
    pronoun `a`, in the words at `named`."""
    who = d.said.speaker or d.said.silent if d.said is not None else None
    if a.lower not in lx.sides.of_speaker | lx.sides.owners or who is None or who.start is None or who.end is None:
        return None
    lo, hi = who.start, who.end
    x = next((x for x in scene.here.parties if x.code and lo <= x.start and x.end <= hi and x.form != "noun"), None)
    name = who.organisation or who.name or who.text
    if x is None and lx.sides.armed_speaker.search(name):
        return _group_itself(scene, name), Span(a.start, named.end)
    if x is None or not lx.sides.armed_body.fullmatch(d.parsed.text(x.end, hi)):
        return None  # "the Karsian health ministry says it …"
    return _as_side(d.parsed, x, lx)[0], Span(a.start, named.end)


def _group_itself(scene: Scene, name: str) -> Perpetrator:
    """`We executed them, the column said`: the armed group that speaks, by the name that was told before."""
    last = scene.last_side
    if name.islower() and last is not None and last[1].kind == "group":
        return last[1]  # "the group"
    return Perpetrator(f"the {name}" if name.islower() else name, None, "group")


def _named_by(scene: Scene, a: Token, patient: tuple[int, int] | None, lx: Lexicon) -> Side | None:
    """The side that the noun phrase at `a` names, unless it stands inside the victims' words `patient`."""
    p = scene.here.parsed
    if any(c.lower in lx.sides.unknown for c in a.below("det")):
        return None  # "which side fired it", "no group"
    lo, hi = noun_phrase(a, lx)
    if patient is not None and patient[0] <= a.start < patient[1] and patient != (lo, hi):
        return None
    inside = [x for x in scene.here.parties if lo <= x.start and x.end <= hi]
    if not inside:
        return _unlisted(scene, a, lo, hi, lx)
    forceful = next((x for x in inside if _forceful(p, x, lx)), None)
    party = forceful or inside[0]
    if forceful is not None and len(inside) > 1:
        lo = party.start
        hi = max(party.end, min(hi, a.end)) if a.end > party.start else party.end
    if any(x.code != party.code and lx.sides.as_well.fullmatch(p.text(party.end, x.start)) for x in inside):
        named = lx.sides.named_on.match(p.sentence.text, party.end - p.start)
        hi = named.end() + p.start if named is not None else party.end  # "Karsia and Veldany": each by itself
    if party.form == "adjective" and a.start > party.start and _is_thing(a, lx):
        return None  # "Ukrainian hospitals": a thing of that country, nobody who acts
    name = _name(p, lo, hi)
    return Perpetrator(name if len(name) < _LONGEST else party.name, party.code, _kind(a, party, lx)), Span(lo, hi)


def _name(p: Parsed, lo: int, hi: int) -> str:
    return p.text(lo, hi).removeprefix("that ").removesuffix("'s").removesuffix("'").strip(" •·-–—*")


def _is_thing(a: Token, lx: Lexicon) -> bool:
    acts = a.lemma in lx.sides.forces or a.lemma in lx.causes.words
    return a.pos == "NOUN" and not acts and not a.text[:1].isupper()


def _kind(a: Token, party: PartyFound, lx: Lexicon) -> str:
    if a.lemma in lx.sides.units:
        return "unit"
    if party.kind == "group":
        return "group"
    return "force" if a.lemma in lx.sides.forces else party.kind or "state"


def _unlisted(scene: Scene, a: Token, lo: int, hi: int, lx: Lexicon) -> Side | None:
    """A side that no list of parties has: a force by its noun, or a name that acts."""
    words, p, named = lx.sides, scene.here.parsed, a.pos == "PROPN"
    if any(c.lower in words.owners for c in a.below("poss")):
        return None  # "its forces": whose, is not told by these words
    if a.dep == "poss" and not named and (a.lemma not in words.forces or a.lemma in words.anybody):
        return None  # but "the rebels' shelling", "the junta's jets"
    if (called := _called(a)) is not None:
        lo, hi = called
        return Perpetrator(_name(p, lo, hi), None, "person"), Span(lo, hi)
    hi = _as_they_look(a, hi, lx)
    before = a.lower in lx.roles.forces_before and a.dep in ("compound", "amod", "nmod", "poss")  # no "poor security"
    by_noun = a.lemma in words.forces or a.lower in words.anybody or before or _anybody_who(a, lx)
    if not by_noun and not (named and a.dep in ("nsubj", "pobj", "poss", "dobj", "nsubjpass")):
        return None
    of_state = a.lemma in words.of_state or words.of_state_words.search(p.text(lo, hi).lower())
    state = scene.state if of_state else None
    if state is not None:
        kind = "force"
    elif a.lemma in words.units or any(t.lemma in words.units for t in p.between(a.end, hi)):
        kind = "unit"  # "soldiers of the 234th Regiment"
    elif a.lemma in words.groups:
        kind = "group"
    elif named:
        body = (a.text.isupper() and "." not in a.text) or any(c.lower == "the" for c in a.below("det"))  # "the RSF"
        kind = "group" if body else "person"
    else:
        kind = "unknown"
    return Perpetrator(_name(p, lo, hi), state, kind), Span(lo, hi)


def _anybody_who(a: Token, lx: Lexicon) -> bool:
    """`villagers lynched two officers`, `was killed by a neighbour`: of some verbs whoever is the subject did it."""
    verb = a.head if a.dep == "nsubj" else a.head.head if a.dep == "pobj" and a.head.lower == "by" else None
    naming = lx.acts.verbs.get(verb.lemma) if verb is not None and verb.is_verb else None
    done = naming is not None and naming.name in _BY_SUBJECT and (a.dep == "pobj" or not passive(a.head, lx))
    return done and a.pos == "NOUN" and is_person_noun(a.lower)


def _called(a: Token) -> tuple[int, int] | None:
    """The name behind one person: `the commander, Milan Jovic, shot …`."""
    name = a.first("appos") if a.tag in ("NN", "VBN") and a.dep == "nsubj" else None
    if name is None or name.tag != "NNP" or not name.below("compound"):
        return None
    words = [x for x in name.subtree() if x.tag == "NNP"]
    return words[0].start, words[-1].end


def _as_they_look(a: Token, hi: int, lx: Lexicon) -> int:
    """Where the words for somebody end with what they wore: `men dressed in army uniforms`."""
    if a.lemma not in lx.sides.anybody:
        return hi
    worn = [c for c in a.below("acl", "relcl") if c.lemma in lx.sides.looks and c.start <= hi + 1]
    return max(hi, *(last_word(c).end for c in worn)) if worn else hi


def _forceful(p: Parsed, x: PartyFound, lx: Lexicon) -> bool:
    return lx.sides.forceful.match(p.sentence.text, x.end - p.start) is not None


def _by_words(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """Where the tree does not tell.

    `… violations by Russian forces`, `as a result of Russian aggression`, `on the Ukrainian side`, the force that acts
    in the clause above, or the only force that a sentence about violations names.
    """
    p = d.parsed
    here = [x for x in scene.here.parties if x.code]
    found = next((x for x in here if _told_beside(d, x, lx) or _holds(d, x, lx)), None)
    found = found or next((x for x in here if _acts_above(d, x, lx)), None)
    if found is not None:
        return _as_side(p, found, lx)
    if d.codes[0] == "VIOLATION":
        forces = [x for x in here if lx.sides.force_after.match(p.sentence.text, x.end - p.start)]
        if len({x.code for x in forces}) == 1:
            return _as_side(p, forces[0], lx)
    return None


def _told_beside(d: Draft, x: PartyFound, lx: Lexicon) -> bool:
    p, words, act_end = d.parsed, lx.sides, d.hits[-1].end
    before = p.text(x.start - _BEFORE, x.start).lower()
    near = 0 <= x.start - act_end < _NEAR and "," not in p.text(act_end, x.start)
    near = near and not any(comes_after(u, lx) for t in p.between(x.start, x.end) for u in (t, t.head))
    suffered = not d.head.is_verb or (not d.agents and passive(d.head, lx))
    if near and suffered and words.by_before.search(before):
        return True
    if words.because_before.search(before):
        return True
    hurt = near and d.harm in ("killed", "injured") and not d.agents and x.form == "adjective"
    if hurt and words.fire_before.search(before) and words.fire_after.match(p.sentence.text, x.end - p.start):
        return True  # "dead in Karsian fire"
    side = words.on_the_before.search(before) and words.side_after.match(p.text(x.end, x.end + _AFTER))
    return side is not None


def _holds(d: Draft, x: PartyFound, lx: Lexicon) -> bool:
    """`accounts of torture in Karsian captivity`: the side in whose hands they were."""
    p = d.parsed
    behind = lx.sides.held_by_side.match(p.sentence.text, x.end - p.start)
    if behind is None or x.form != "adjective" or not d.codes[0].startswith(_HELD) or x.start < d.hits[0].start:
        return False
    return p.text(x.start - _IN, x.start).lower() == "in "


def comes_after(a: Token, lx: Lexicon) -> bool:
    """Whether the words stand for those who found, counted, treated or reported what was done: no doers of it."""
    above = a.head
    if a.dep == "pobj" and above.lower == "by":
        above = above.head
    elif a.dep != "nsubj":
        return False
    return above.lemma in lx.sides.comes_after


def _acts_above(d: Draft, x: PartyFound, lx: Lexicon) -> bool:
    """`Armenian forces fired missiles at the town, where 26 died`: who acts in the clause that this one hangs on."""
    for t in d.parsed.between(x.end, d.parsed.end):
        if t.start > x.end + 2:
            return False
        if t.lemma in lx.sides.forces and t.dep == "nsubj":
            active = t.head.lemma in lx.sides.active or t.head.lemma in lx.roles.light
            return active and t.i < d.head.i and x.code != d.victims.party
    return False


def _as_side(p: Parsed, x: PartyFound, lx: Lexicon) -> Side:
    """A party with the noun for its force or seat, where that follows."""
    m = lx.sides.named_on.match(p.sentence.text, x.end - p.start)
    text = p.text(x.start, x.end) + (m.group() if m is not None else "")
    if m is not None and not lx.sides.named_state.search(m.group()):
        kind = "force"
    else:
        kind = "group" if x.kind == "group" else "state"
    return Perpetrator(text, x.code, kind), Span(x.start, x.end)


def _lends(scene: Scene, d: Draft, paragraph: int, side: Perpetrator, lx: Lexicon) -> bool:
    """Casualties of the strike just told, and attacks on the other side's things after who attacks was named."""
    at = d.parsed.sentence.paragraph
    casualties = d.harm in ("killed", "injured") and not d.agents and scene.struck
    struck_things = d.hits[0].kind in ("destroy", "attack") and d.head.is_verb and not d.agents and passive(d.head, lx)
    not_theirs = side.party is None or side.party != d.victims.party
    if (casualties or struck_things) and paragraph == at and not_theirs:
        return True
    if casualties and paragraph >= at - 1 and side.party != d.victims.party and side.party is not None:
        # in a wire each sentence is a paragraph: "Another 24 people were wounded"
        return any(m["another"] for m in lx.places.anaphor.finditer(d.parsed.sentence.text))
    if not d.codes[0].startswith(_STRIKES) or d.patient is None or paragraph < at - 2:
        return False
    lo, hi = noun_phrase(d.patient, lx)
    struck = [x for x in scene.here.parties if lo <= x.start and x.end <= hi and x.form in ("adjective", "country")]
    other = struck[0].code if struck else None
    return other is not None and side.party is not None and other != side.party
