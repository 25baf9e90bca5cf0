"""Which code an act has: settled by victim, setting, cause and object (method.md §3.4, R-TAX-3)."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.drafts import Draft, doers
from solferino.extract.happened import tried
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import by_agent, noun_agent, noun_patient, passive, verb_patient
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Victims

_FEW = 10  # up to which killed civilians are single ones (KIL-06); more are casualties of the hostilities
_POW = frozenset({"CST-HDC-POW", "CST-HDC-SUR", "CST-HDC-WND"})
# What an act adds where prisoners of war are the victims.
_OF_POW = {("detain", "LIB-01"): "POW-04", ("phrase", "TOR-07"): "POW-06", ("phrase", "TOR-06"): "POW-05"}
# Objects of protection of their own, whoever destroys them and how: the sick, power, dams, relief.
_SPARED = ("SPO-01", "SPO-04", "SPO-06", "SPO-07")
_CASUALTIES = ("kill", "die", "injure", "casualties")
_BEFORE, _AFTER = 60, 80  # characters round the act in which a setting is its own rather than another clause's
_USED = ("tear", "poison", "nerve", "mustard", "toxic", "pepper", "chlorine")  # before gas
_NO_OBJECTS = ("ADV", "ADP", "PRON")  # "as well as" is no well
_OBJECT_WORDS = 18  # words of a phrase that are looked through for objects; the rest is about something else


def refine(d: Draft, lx: Lexicon) -> None:
    """Settle codes, harm, cause, agents and targets of the draft."""
    h, text = d.hits[0], d.parsed.sentence.text.lower()
    at = h.start - d.parsed.start
    around = text[max(0, at - _BEFORE) : h.end - d.parsed.start + _AFTER]
    _settle_cause(d, lx)
    code = _code(d, around, text, lx)
    if h.kind in ("attack", "destroy") or code in ("HOS-01", "HOS-03", "HOS-08", "PRO-02"):
        _add_objects(d, lx)
    if h.kind == "injure":
        d.harm = "killed" if _is_fatal(d, lx) else d.harm or "injured"
    if h.kind == "shoot" and d.harm is None:
        d.harm = _shot(d, text, lx)
    if d.head.lemma in lx.causes.goes:
        d.harm = "missing"
    if code == "SXV-06" and lx.settings.slavery.search(around):
        code = "SXV-02"
    if h.kind == "deport" and code.startswith("DEP") and (d.victims.age == "CHILD" or lx.settings.child.search(around)):
        code = "DEP-03"
    if d.victims.status in _POW and (h.kind, code) in _OF_POW:
        d.extra.append(_OF_POW[h.kind, code])
    attempt = any(c.lower in lx.settings.attempted for c in d.head.below("amod", "compound")) or tried(d.head, lx)
    if code.startswith(("KIL", "CASUALTIES")) and h.kind == "kill" and attempt:
        code, d.harm = "KIL-09", None
    d.codes[0] = code
    if code == "HOS-01" and h.kind == "attack" and d.harm is None and d.extra and not _hits_people(d, lx):
        # An attack on a hospital is told as that; civilians come first where they are the target.
        d.codes[0] = "HOS-02" if d.extra[0] == "SPO-10" else d.extra.pop(0)
        d.extra.append("HOS-02")
    fell = code == "PRO-02" and _by_weapon(d, lx)
    if fell or (code == "PRO-02" and any(c in _SPARED for c in d.extra)):
        # What was fired or dropped destroys in an attack; who burns or pulls down holds the place, and is told of the
        # thing only where it is one that may not be touched.
        things = (c for c in d.extra if c in _SPARED or (fell and c.startswith("SPO") and c != "SPO-10"))
        d.codes[0] = next(things, "HOS-02")
        d.extra = [*(c for c in d.extra if c != d.codes[0]), "PRO-02"]
    if h.kind in ("mutilate", "destroy") and d.patient is not None and d.patient.lemma in lx.settings.dead_bodies:
        d.codes[0], d.harm = "TOR-10", "other"
    if code == "PRO-02" and d.codes[0] == code and _burned(d, lx):
        _settle_burned(d, lx)


def share_causes(drafts: Sequence[Draft]) -> None:
    """Give casualties told beside others the attack that only one of the two verbs carries: `six were killed and nine
    wounded when shells hit the town`."""
    hurt = [d for d in drafts if d.harm in ("killed", "injured") and d.hits[0].kind in _CASUALTIES]
    for d in hurt:
        beside = (o for o in hurt if o is not d and (_tied(d.head, o.head) or _tied(o.head, d.head)))
        other = next((o for o in beside if o.cause is not None and "HOS-01" in o.codes), None)
        of_any = d.head.lemma == "kill" or d.hits[0].kind != "kill"
        told_by = not of_any or by_agent(d.head) is not None  # "executed two", "killed by rebels"
        if other is not None and d.cause is None and not told_by and d.codes[0] in ("CASUALTIES", "KIL-01", "KIL-06"):
            d.cause, d.agents, d.codes[0] = other.cause, other.agents, "HOS-01"


def _tied(t: Token, above: Token) -> bool:
    """Whether a word hangs on another, or on a noun beside it ("a woman was killed and a man injured")."""
    return t.head is above or (t.dep in ("acl", "conj") and t.head.head is above)


def _settle_cause(d: Draft, lx: Lexicon) -> None:
    """The attack that casualties come from is no side: who made it is."""
    d.cause = next((a for a in d.agents if a.lemma in lx.causes.words), None)
    if d.cause is None and d.hits[0].kind in _CASUALTIES and d.head.lemma not in lx.causes.throws:
        d.cause = _cause_nearby(d.head, lx, "pobj")
        beside = d.head.dep == "conj" and not d.head.head.is_verb  # "13 dead and 150 injured"
        if d.cause is None and d.hits[0].whom is not None and (beside or not d.head.is_verb):
            d.cause = _cause_before(d, lx)
    if d.cause is None and d.codes[0] == "PRO-02":
        d.cause = _cause_nearby(d.head, lx, "pobj", "pcomp")  # "destroyed by shelling"
    if d.cause is None and not d.agents and d.hits[0].kind in _CASUALTIES:
        told = (c for t in (d.head, d.head.head) for c in t.below("advcl") if t is d.head or d.head.dep == "dobj")
        armed = (c for c in told if (naming := lx.acts.verbs.get(c.lemma)) is not None and naming.name == "attack")
        d.agents = next((doers(c, lx) for c in armed), ())  # "were hurt when militants ambushed their convoy"
    if d.cause is not None:
        behind = doers(d.cause, lx) if d.cause.is_verb else tuple(noun_agent(d.cause, lx))
        d.agents = (*behind, *(a for a in d.agents if a is not d.cause))


def _code(d: Draft, around: str, text: str, lx: Lexicon) -> str:
    """The code by setting and cause; sets the harm where a wounding is told to have killed."""
    kind, code, words = d.hits[0].kind, d.codes[0], lx.settings
    of_pow = d.victims.status in _POW
    to_death = words.to_death.search(around)
    theirs = words.of_suspects.sub("", around.replace("to death", "") if kind in ("die", "shoot") else around)
    held = words.custody.search(theirs)
    if kind in ("kill", "die", "shoot") and held and not (kind == "kill" and to_death):
        return "KIL-04"
    if kind == "torture" and d.head.lemma in words.beaten and to_death and _to_death(d, lx):
        d.harm = "killed"
        return "KIL-04"
    dead = any(c.lower == "dead" for c in d.head.children) or words.shot_dead.search(around)
    if kind == "shoot" and (dead or (to_death and _to_death(d, lx))):
        d.harm = "killed"
        return "KIL-02" if of_pow else "KIL-01"
    blamed = bool(d.agents) or (d.said is not None and d.said.accused is not None)
    word = d.hits[0].of or d.head  # "40 executed in Ardam and nine in Ortela"
    by_itself = code == "KIL-01" and word.lemma in lx.causes.dies and not passive(word, lx)  # "burned to death"
    told_only = word.lemma == "kill" or word.pos == "NUM" or by_itself
    told_only = told_only and not blamed and not words.execution.search(text)
    if of_pow and not told_only and (code == "KIL-01" or kind == "shoot"):
        return "KIL-02"
    if kind in _CASUALTIES and d.cause is not None and not _is_diffuse(d.cause, lx):
        return "HOS-01"
    if (
        kind == "die"
        and d.cause is None
        and (words.custody_told.search(words.of_suspects.sub("", text)) or words.died_held.search(around))
    ):
        return "KIL-04"
    if kind == "die" and d.head.lower == "dead" and d.cause is None and words.execution.search(text):
        return "KIL-01"  # "turned up dead with their thumbs tied"
    if (kind == "kill" or by_itself) and told_only:
        single = d.victims.qualifier != "vague" and (d.victims.low or d.victims.high or 1) <= _FEW
        of_civilians = d.victims.status == "CST-CIV" or d.victims.age == "CHILD"
        of_a_toll = d.head.dep == "acl" and d.head.head.lower == "those"  # "nine of those killed were children"
        return "KIL-06" if of_civilians and single and not of_a_toll else "CASUALTIES"
    return code


def _to_death(d: Draft, lx: Lexicon) -> bool:
    """Whether "to death" stands behind the act itself: not in "tortured, and one was beaten to death"."""
    behind = d.parsed.text(d.head.end, d.parsed.end)
    m = lx.settings.to_death.search(behind)
    return m is not None and not any(t.is_verb for t in d.parsed.between(d.head.end, d.head.end + m.start()))


def _burned(d: Draft, lx: Lexicon) -> bool:
    """`torched 12 villagers`, `set fire to the girls`: people are no property."""
    of_fire = d.head.lemma in lx.settings.burns or d.hits[0].kind == "phrase"
    return of_fire and d.patient is not None and is_person_noun(d.patient.lower)


def _settle_burned(d: Draft, lx: Lexicon) -> None:
    """Who was burned alive was killed; of others only that they suffered is told, and of a fire only that it hurt."""
    behind = d.parsed.text(d.hits[0].start, min(d.parsed.end, d.hits[0].end + _AFTER)).lower().split()
    if any(w.strip(".,;:") in lx.settings.alive for w in behind):
        d.codes[0], d.harm = "KIL-01", "killed"
    elif d.agents:
        d.codes[0], d.harm = "TOR-03", "other"
    else:
        d.codes[0], d.harm = "CASUALTIES", "injured"


def _is_fatal(d: Draft, lx: Lexicon) -> bool:
    """`was fatally injured`, `suffered fatal wounds`: a wound of which somebody died is a death."""
    named = d.parsed.between(d.hits[0].start, d.hits[0].end)
    found = [c for c in (*d.head.below("advmod", "amod"), *named) if c.lower in lx.settings.fatal]
    return any(lx.settings.not_quite.search(d.parsed.text(c.start - _BEFORE, c.start)) is None for c in found)


def _shot(d: Draft, text: str, lx: Lexicon) -> str | None:
    """What became of somebody shot, where the words say it: hurt where it hit a limb, killed where it hit the head or
    came from close by. Of others it is not known, nor where the sentence tells of wounds and hospitals."""
    words, t = lx.settings, d.head
    if t.lemma != "shoot" or not t.is_verb or d.patient is None or d.victims == Victims() or tried(t, lx):
        return None
    preps = [c for spot in (t, d.patient) for c in spot.below("prep")]
    if any(x.lower in words.shot_limb for c in preps for x in c.below("pobj")):
        return "injured"
    return "killed" if words.shot_fatal.search(text) and not words.shot_spared.search(text) else None


def _cause_nearby(t: Token, lx: Lexicon, *spots: str) -> Token | None:
    """`killed in police firing`, `when a missile hit`, `died in the bombing`: the attack that a casualty comes from."""
    up, causes = t.head, lx.causes
    for prep in t.below("prep", "agent"):
        for spot in prep.below(*spots) if prep.lower in causes.prepositions else ():
            found = _cause_in(spot, lx)
            if found is not None:
                return found
    for c in t.below("advcl"):
        if c.lemma in causes.attacks and c.is_verb:
            return c
        found = _cause_below(c, lx, "nsubj")
        behind = (x for prep in c.below("prep") if prep.lower in causes.prepositions for x in prep.below("pobj"))
        found = found or next((x for spot in behind if (x := _cause_in(spot, lx)) is not None), None)
        if found is not None:
            return found  # "when their house collapsed after an air strike"
    if t.dep == "conj" and up.is_verb:
        found = _cause_below(up, lx, "nsubj")
    elif t.dep == "advcl" and up.is_verb:
        found = _cause_below(up, lx, "nsubj", "nsubjpass") or (up if up.lemma in causes.attacks else None)
        if found is None and up.lemma in lx.roles.light:
            found = _cause_below(up, lx, "dobj")  # "carried out air strikes on a camp, killing nine"
    else:
        found = None
    if found is None and not t.is_verb and up.lemma in causes.leaves:
        found = _cause_below(up, lx, "nsubj")
    return found


def _cause_before(d: Draft, lx: Lexicon) -> Token | None:
    """`Van bomb razes a hall; scores dead`: the last attack told before the dead and those hurt beside
    them, since no tree ties them."""
    if d.harm != "killed" and d.head.dep != "conj":
        return None
    before = (t for t in reversed(d.parsed.tokens) if t.end <= d.hits[0].start)
    return next((t for t in before if t.lemma in (lx.causes.attacks if t.is_verb else lx.causes.words)), None)


def _cause_in(spot: Token, lx: Lexicon) -> Token | None:
    """The cause that a noun is, names before itself, or carries behind "of"."""
    if spot.lemma in lx.causes.words:
        return spot
    found = _cause_below(spot, lx, "compound", "amod")
    if found is not None:
        return found
    for of in spot.below("prep"):
        found = _cause_below(of, lx, "pobj") if of.lower == "of" else None
        if found is not None:
            return found
    return None


def _cause_below(t: Token, lx: Lexicon, *deps: str) -> Token | None:
    return next((c for c in t.below(*deps) if c.lemma in lx.causes.words), None)


def _add_objects(d: Draft, lx: Lexicon) -> None:
    """The codes and kinds of target of what is hit: by the act, and by the attack that it comes from."""
    spots = [d.patient]
    if d.cause is not None:
        spots.append(verb_patient(d.cause, lx) if d.cause.is_verb else noun_patient(d.cause, lx))
    for spot in spots:
        beside = _landmarks(d, spot, lx) if spot is not None else set()
        for t in spot.subtree()[:_OBJECT_WORDS] if spot is not None else ():
            if (
                t in beside
                or t.pos in _NO_OBJECTS
                or (t.pos == "PROPN" and _glued(d, t))
                or (t.lemma in lx.acts.half_weapons and _is_weapon(t))
            ):
                continue  # "a transmitter near the hospital", "the town's water plant", "barrages of tear gas"
            code = lx.acts.objects.get(t.lemma) or lx.acts.objects.get(t.lower) or _of_two(d, t, lx)
            if code is not None and code not in d.extra:
                d.extra.append(code)
            hit = t is spot or t.dep in ("conj", "appos")
            target = _structure(t, lx) if hit or code is not None else None
            if target is None and t.lemma not in lx.acts.any_kind:
                target = lx.acts.targets.get(code or "")
            if target is not None and target not in d.targets:
                d.targets.append(target)


def _landmarks(d: Draft, spot: Token, lx: Lexicon) -> set[Token]:
    """Words round what was hit that only tell where it stands, or whose it is: `near the clinic`, `east of the clinic`,
    `the town's clinic`."""
    tokens, measured = d.parsed.tokens, lx.places.directions | lx.acts.distances
    where = [c for c in spot.below("prep") if c.lower in lx.acts.beside]
    behind = (c for c in spot.subtree() if c.dep == "prep" and c.lower in ("of", "from") and c.i)
    where += [c for c in behind if tokens[c.i - 1].lower.rpartition("-")[2] in measured]
    return {u for c in (*where, *spot.below("poss")) for u in c.subtree()}


def _glued(d: Draft, t: Token) -> bool:
    """`Tal al-Ward`: a part of a name that a hyphen ties."""
    before = d.parsed.tokens[t.i - 1] if t.i else None
    return before is not None and before.text == "-" and before.end == t.start


def _is_weapon(t: Token) -> bool:
    """`tear gas`, `poison gas`: a word before it tells that it was used on people."""
    return any(c.lower in _USED for c in t.below("compound", "amod", "nmod"))


def _of_two(d: Draft, t: Token, lx: Lexicon) -> str | None:
    """The code of a name in two words: `Red Cross`, `Food Programme`."""
    before = d.parsed.tokens[t.i - 1] if t.i else None
    return lx.acts.objects.get(f"{before.lower} {t.lower}") if before is not None else None


def _structure(t: Token, lx: Lexicon) -> str | None:
    """The kind of target that a building or the like is; of a station or a plant the words before it tell: `a water
    pumping station`, `a bus station`."""
    before = [x for c in t.below("compound", "amod") for x in (*c.below("compound", "amod"), c)]
    if t.lemma not in lx.acts.any_kind or not before:
        return lx.acts.structures.get(t.lemma)
    return next((kind for c in before if (kind := lx.acts.structures.get(c.lemma))), None)


def _hits_people(d: Draft, lx: Lexicon) -> bool:
    if d.patient is None:
        return False
    return d.patient.lemma in lx.acts.civilian or any(c.lemma in lx.settings.people_hit for c in d.patient.children)


def _by_weapon(d: Draft, lx: Lexicon) -> bool:
    """Whether a shell, a strike or the like is what destroyed it; fires and blasts only by name: `mortar fire`."""
    if d.cause is None or any(c.lower == "not" for c in (*d.cause.children, *d.cause.head.children)):
        return False
    blast = d.cause.lemma in lx.causes.mishaps and _cause_below(d.cause, lx, "compound", "amod") is None
    return not blast and not _is_diffuse(d.cause, lx)


def _is_diffuse(cause: Token, lx: Lexicon) -> bool:
    """Whether the word alone does not tell of an attack: "fire", where "mortar fire" does."""
    if cause.is_verb:
        return False  # "fired a missile at the town, killing 21"
    return cause.lemma in lx.causes.diffuse and _cause_below(cause, lx, "compound", "amod") is None
