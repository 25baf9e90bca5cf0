"""The sides that were told before, kept in the scene for pronouns to come back to, and lent to acts that name none."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.drafts import Draft
from solferino.extract.families import ATTACKS
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import passive
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.sides_named import Side, comes_after, named_by
from solferino.extract.tree import Token
from solferino.model import Perpetrator, Place, PlaceKind

_LATELY = 1  # sentences before this one in which two sides that acted leave open whose doing the casualties were


def remember(scene: Scene, found: Side | None) -> None:
    """Keep a side that the words name, for pronouns to come back to; one found by a pronoun is kept already."""
    if found is not None:
        scene.last_side, scene.about = (scene.here.parsed.sentence.paragraph, found[0]), None
        lately = (x for x in scene.sides_told if x[0] >= scene.here.number - _LATELY)
        scene.sides_told = (*lately, (scene.here.number, found[0]))


def keep_forces(scene: Scene, lx: Lexicon) -> None:
    """Keep the forces that a sentence without a doer of its own is about, for "they" in the next: `Soldiers came to our
    street. They shot my uncle.`"""
    p = scene.here.parsed
    for t in p.tokens:
        force = (t.tag == "NNS" and t.lemma in lx.sides.forces) or _a_people(scene, t)
        about = t.dep == "nsubj" and force and t.head.dep in ("ROOT", "ccomp")
        if about and t.head.is_verb and t.head.lemma not in lx.cue_stance and not comes_after(t, lx):
            found = named_by(scene, t, None, lx)
            scene.about = (p.sentence.paragraph, found[0]) if found is not None else scene.about
            return


def _a_people(scene: Scene, t: Token) -> bool:
    """`The Karsians called for reinforcements`: a party by the plural of its name."""
    return t.tag in ("NNS", "NNPS") and any(x.code and x.start <= t.start < x.end for x in scene.here.parties)


def topic_of(scene: Scene, tokens: Sequence[Token], lx: Lexicon) -> Perpetrator | None:
    """The armed group, force or state that is the first subject among the words, or that speaks through it: `the front,
    which holds the road, …`, `a representative of the front told`."""
    for t in tokens:
        if t.dep not in ("nsubj", "nsubjpass") or t.pos == "PRON" or t.head.dep in ("relcl", "advcl"):
            continue
        of = next((x for c in t.below("prep") if c.lower in ("of", "for") for x in c.below("pobj")), None)
        for who in (t, of) if of is not None else (t,):
            found = named_by(scene, who, None, lx)
            if found is not None and (found[0].party or found[0].kind == "group"):
                return found[0]
        return None
    return None


def keep_topic(scene: Scene, lx: Lexicon) -> None:
    """Keep the armed group or state that the sentence is about, for "its fighters" in the next."""
    p = scene.here.parsed
    found = topic_of(scene, p.tokens, lx)
    scene.topic = (scene.here.number, found) if found is not None else None


def other_topic(scene: Scene, side: Perpetrator, lx: Lexicon) -> bool:
    """Whether the sentence before is about another side by name than the one told last: "they" may be either."""
    topic = scene.topic
    told = topic is not None and topic[0] == scene.here.number - 1 and topic[1].party is not None
    return told and topic is not None and scene.about is None and not _may_be_one(topic[1], side, lx)


def _elsewhere(scene: Scene, d: Draft, lx: Lexicon) -> bool:
    """Whether the sentence puts the act in a town other than the one told before: then it is another act, of which
    nobody said who did it."""
    before = scene.last_place.what if scene.last_place is not None else None
    if before is None or before.kind not in (PlaceKind.SETTLEMENT, PlaceKind.SITE):
        return False
    text = d.parsed.sentence.text
    towns = [f.place.name for f in scene.here.places if _is_town(f.place) and not scene.here.beside_events(f)]
    return bool(towns) and before.name not in towns and lx.sides.once_more.search(text) is None


def _is_town(place: Place) -> bool:
    return place.kind is PlaceKind.SETTLEMENT or (place.kind is PlaceKind.SITE and place.site is not None)


def _later(scene: Scene, d: Draft, lx: Lexicon) -> bool:
    """Whether the sentence gives a day of its own, and the side was told further back than in the one before."""
    told = scene.sides_told[-1][0] if scene.sides_told else scene.here.number
    if lx.sides.once_more.search(d.parsed.sentence.text):
        return False
    return told < scene.here.number - 1 and any(w.role == "event" and w.when.earliest for w in scene.here.dates)


def _by_several(scene: Scene, side: Perpetrator, lx: Lexicon) -> bool:
    """Whether others acted just before too: whose doing it was is then not told."""
    lately = (x for n, x in scene.sides_told if n >= scene.here.number - _LATELY)
    return any(not _may_be_one(x, side, lx) for x in lately)


def _may_be_one(a: Perpetrator, b: Perpetrator, lx: Lexicon) -> bool:
    """Whether two names may stand for one side: `armed men`, `the attackers` and a party told by name may."""
    of_state = [x for x in (a, b) if not x.party and lx.sides.under_orders.search(x.name)]
    if of_state and any(x.kind == "group" for x in (a, b)):
        return False  # "soldiers" and "rebels"
    if a.party and b.party:
        return a.party == b.party
    return a.party == b.party or a.kind == "unknown" or b.kind == "unknown"


def _ones_own(d: Draft, lx: Lexicon) -> bool:
    """`36 of its own members were killed`: who speaks of the dead of his own side was not told to have killed them."""
    lo, hi = noun_phrase(d.patient, lx) if d.patient is not None else (0, 0)
    return any(t.lower in lx.sides.ones_own for t in d.parsed.between(lo, hi))


def _by_the_blamed(scene: Scene, d: Draft, side: Perpetrator) -> bool:
    """`the Hamas-run ministry says that 34,000 were killed`: who is of the side told last tells of no doing of its."""
    who = d.said.speaker if d.said is not None else None
    if who is None or who.start is None or who.end is None or side.party is None:
        return False
    return any(x.code == side.party and who.start <= x.start < who.end for x in scene.here.parties)


def _says_so(d: Draft, side: Perpetrator) -> bool:
    """`Soldiers raided the town, claiming that settlers had been attacked`: whoever complains of it did not do it."""
    who = d.said.speaker if d.said is not None else None
    return who is not None and who.start is not None and d.parsed.text(who.start, who.end or 0) == side.name


def is_lent(scene: Scene, d: Draft, paragraph: int, side: Perpetrator, lx: Lexicon) -> bool:
    """Casualties of the strike just told, and attacks on the other side's things after who attacks was named."""
    if _elsewhere(scene, d, lx) or _later(scene, d, lx) or _by_several(scene, side, lx) or _ones_own(d, lx):
        return False  # another act, or the side's own dead
    if _by_the_blamed(scene, d, side):
        return False
    at = d.parsed.sentence.paragraph
    again = d.head.pos == "NOUN" and any(c.lower in lx.sides.told_before for c in d.head.below("det"))
    if again and d.codes[0].startswith(ATTACKS) and scene.struck and paragraph >= at - 1 and not d.agents:
        return not d.head.below("prep", "acl", "relcl")  # "confirmed the air strike": the one told before
    casualties = d.harm in ("killed", "injured") and not d.agents and scene.struck
    struck_things = d.hits[0].kind in ("destroy", "attack") and d.head.is_verb and not d.agents and passive(d.head, lx)
    struck_things = struck_things and not _says_so(d, side)
    not_theirs = side.party is None or side.party != d.victims.party
    if (casualties or struck_things) and paragraph == at and not_theirs:
        return True
    last = scene.sides_told[-1][0] if scene.sides_told else None
    hurt = d.codes[0] == "CASUALTIES" and d.hits[0].kind != "treated"
    if casualties and hurt and last == scene.here.number - 1 and not_theirs:
        return True  # in a wire each sentence is a paragraph
    if casualties and paragraph >= at - 2 and side.party != d.victims.party and side.party is not None:
        # "Another 24 people were wounded"
        return any(m["another"] for m in lx.places.anaphor.finditer(d.parsed.sentence.text))
    if not d.codes[0].startswith(ATTACKS) or d.patient is None or paragraph < at - 2:
        return False
    lo, hi = noun_phrase(d.patient, lx)
    struck = [x for x in scene.here.parties if lo <= x.start and x.end <= hi and x.form in ("adjective", "country")]
    other = struck[0].code if struck else None
    return other is not None and side.party is not None and other != side.party
