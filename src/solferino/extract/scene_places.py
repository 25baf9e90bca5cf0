"""Where an act happened: which of the places named is its scene, and what is lent where none is named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from solferino.extract.drafts import ON_BODIES, Draft
from solferino.extract.families import ON_THINGS
from solferino.extract.lexicon import Lexicon
from solferino.extract.places import Found
from solferino.extract.scene import DASH, Scene
from solferino.extract.scene_elsewhere import (
    brought_for_care,
    is_tellers,
    of_forces,
    on_the_way,
    only_a_direction,
    said_of_a_teller,
    said_of_somebody,
)
from solferino.extract.scene_lent import (
    country_place,
    lent_place,
    over_months,
    the_country,
    where_locals_are,
    where_tellers_were,
)
from solferino.extract.scene_phrases import noun_phrase, top_of
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Place, PlaceKind, Span
from solferino.terms.geo import km_between

Where = tuple[Place | None, Span | None]

# How well a place fits as the scene of an act: weights set by hand on the development texts (corpus/en/dev). Only their
# order matters; above 0 a place is a candidate.
_BY_KIND = {
    PlaceKind.SITE: 2.0,
    PlaceKind.SETTLEMENT: 2.0,
    PlaceKind.DISTRICT: 1.6,
    PlaceKind.REGION: 1.3,
    PlaceKind.COUNTRY: 0.6,
}
_BELOW_THE_ACT = 2.0
_SCENE_PREPOSITION = 0.6
_WAY_PREPOSITION = -0.8
_SAME_SPEAKER = 0.8
_BESIDE_CLAUSE = 0.8  # "after a truce was signed in Jeddah, aircraft bombed the market in Omdurman"
_OF_DOER = 0.3  # "police in Nairobi arrested 20 students in Mombasa"
_NEAR_KM = 40.0
_FARTHEST = 40  # words; the distance to the act takes away up to 1
_OF_WAR, _NOT_IN_TREE, _LEAST = 0.05, 0.1, 0.05
_IN_CLAUSE = 2.0  # of a place that hangs on the act's own words
_AREAS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)
_OWNED = 24  # characters behind an owner's name in which his weapons or forces stand
_HELD_BY = 14  # characters before which "occupied" must begin to be about the country before it
_TAKEN_AWAY = ("LIB-03", "LIB-04")
_TAKEN = ("LIB", "DEP", "MIS")


def place_of(scene: Scene, d: Draft, lx: Lexicon) -> Where:
    """The place of the act, with the words it was read from (None where it is only inferred)."""
    place, span = _place_of(scene, d, lx)
    here = scene.here.parsed
    if span is not None and not here.holds(span.start, span.end):
        scene.lent_in = here.sentence.paragraph
    if scene.last_place is not None and place is not None and place.name == scene.last_place.what.name:
        scene.acts_there += 1
    return place, span


def _place_of(scene: Scene, d: Draft, lx: Lexicon) -> Where:
    here = scene.here
    scored = [(_fit(scene, d, f, lx), f) for f in (*here.places, *here.unknown)]
    score, best = max(scored, key=lambda x: x[0], default=(0.0, None))
    if best is not None and score > 0:
        best = _rather_the_area(d, best, scored)
        best = _inside_the_frame(d, best, scored, lx)
        best = _part_of(scene, best)
    text = d.parsed.sentence.text
    if best is not None and 0 < score < _LEAST and (lent := lent_place(scene, d, lx)) is not None:
        return lent
    if best is not None and score > 0:
        span = Span(best.start, best.end)
        if best.place.kind is not PlaceKind.COUNTRY:
            kept = (_brought_to(scene, d, lx) or best) if _moves_the_scene(d, lx) else None
            if kept is None:
                scene.beside.append(best)
            else:
                scene.keep_place(scene.told(kept.place, Span(kept.start, kept.end)), lx)
            return best.place, span
        lent = lent_place(scene, d, lx)
        if lent is not None and lent[0].country == best.place.country and lx.places.anaphor.search(text):
            return lent
        return best.place, span
    if (country := the_country(scene)) is not None and (lx.places.nationwide.search(text) or over_months(scene, d, lx)):
        return country, None
    if (told := where_locals_are(scene, d, lx)) is not None:
        scene.keep_place(scene.told(*told), lx)
        return told
    found = lent_place(scene, d, lx) or _target_country(scene, d, lx)
    if found is None and (told := where_tellers_were(scene, d, lx)) is not None:
        scene.keep_place(scene.told(*told), lx)
        return told
    return found or (scene.main_place or scene.country, None)


def _moves_the_scene(d: Draft, lx: Lexicon) -> bool:
    """Whether the next sentence may go on where the act was: not where it is told of one who speaks of something else
    (`a marine taken prisoner in Ortela said that …`), or of the accused (`the suspect was arrested in Berlin`)."""
    clauses = [t for t in (d.head, *d.head.up()) if t.dep in ("relcl", "acl") and t.lemma not in lx.places.stays]
    if any(is_tellers(t, lx) or any(c.lower == "had" for c in t.below("aux")) for t in clauses):
        return False  # "the burial of a man who had been beaten in Ortela"
    return d.patient is None or d.patient.lemma not in lx.places.tried


def _part_of(scene: Scene, best: Found) -> Found:
    """The quarter that a town is named as the owner of: `Ortela's Harbour district`."""
    text = scene.here.parsed.text
    return next((f for f in scene.here.unknown if text(best.end, f.start) in ("'s ", "’s ")), best)


def _rather_the_area(d: Draft, best: Found, scored: Sequence[tuple[float, Found]]) -> Found:
    """The area that hangs on the act itself, where the place is only said of somebody in it and lies elsewhere: `held
    two men in Paktiya province in pursuit of a commander operating in Mata Khan`."""
    if not _of_somebody(d, best):
        return best
    areas = (f for score, f in scored if score > 0 and f.place.kind is PlaceKind.REGION and not _of_somebody(d, f))
    return next((f for f in areas if f.place.admin1 and best.place.admin1 not in (None, f.place.admin1)), best)


def _inside_the_frame(d: Draft, best: Found, scored: Sequence[tuple[float, Found]], lx: Lexicon) -> Found:
    """The nearer area, where the one that fits best only opens the sentence: `In the West Bank, … in Jenin`."""
    p = d.parsed
    if lx.places.frames_far.fullmatch(p.text(p.start, best.start)) is None:
        return best
    within = _lies_within if best.place.kind in _AREAS else _near
    nearer = (x for x in scored if x[0] >= _IN_CLAUSE and x[1].start > d.head.start and within(x[1].place, best.place))
    return max(nearer, key=lambda x: x[0], default=(0.0, best))[1]


def _lies_within(area: Place, frame: Place) -> bool:
    """Whether an area may be a part of another: `In Karsia troops raided Orlec district`."""
    return area.kind in (PlaceKind.REGION, PlaceKind.DISTRICT) and area.country == frame.country


def _near(place: Place, town: Place) -> bool:
    """Whether a place is another town or site close by: `In Khartoum shells hit a market in Omdurman`."""
    km = km_between(place, town) if place.kind not in _AREAS and place.name != town.name else None
    return km is not None and km <= _NEAR_KM


def _brought_to(scene: Scene, d: Draft, lx: Lexicon) -> Found | None:
    """`arrested in Ortela and taken to a branch in Karma`: where the next sentence goes on."""
    if not d.codes[0].startswith(_TAKEN):
        return None
    verbs = {d.head, *d.head.below("conj"), *(d.head.up() if d.head.dep == "conj" else ())}
    for f in (*scene.here.places, *scene.here.unknown):
        top = top_of(d.parsed.between(f.start, f.end))
        verb = next((t for t in (top.up() if top is not None else ()) if t.is_verb), d.head)
        to = any(t.lower in ("to", "into") for t in d.parsed.between(verb.end, f.start))
        if f.place.kind is not PlaceKind.COUNTRY and to and verb in verbs and verb.lemma in lx.places.brought:
            return f
    return None


def _of_somebody(d: Draft, f: Found) -> bool:
    """Whether the place stands in a clause that tells of a noun: where somebody works, comes from or is based."""
    top = top_of(d.parsed.between(f.start, f.end))
    above = list(takewhile(lambda t: t is not d.head, top.up())) if top is not None else []
    return any(t.dep in ("acl", "relcl") and t.is_verb for t in above)


def _fit(scene: Scene, d: Draft, f: Found, lx: Lexicon) -> float:
    """How well a place named in the sentence fits as the scene of the act; 0 where it is not."""
    p = d.parsed
    if scene.here.beside_events(f) or scene.lies_round_it(f, lx) or of_forces(p, f, lx):
        return 0.0
    words = p.between(f.start, f.end)
    if not words:
        return _NOT_IN_TREE
    top = top_of(words) or words[-1]
    prep = top.head if top.dep == "pobj" else None
    if _works_there(prep, words[-1], lx) or _is_origin(d, f, prep, lx) or _suffers(top, lx) or _told_there(d, f, lx):
        return 0.0
    if on_the_way(top, lx):
        return 0.0
    if f.place.kind is PlaceKind.COUNTRY:
        aimed = prep is not None and prep.lower == "at" and d.codes[0].startswith(ON_THINGS)  # "fired at Israel"
        named_beside = aimed or (top.dep in ("appos", "npadvmod", "conj", "nmod") and f.start > p.start)
        if not named_beside and (prep is None or prep.lower not in lx.places.in_country):
            return 0.0
        if prep is not None and prep.head.lemma in lx.places.of_war:
            return _OF_WAR
        if lx.places.held_by.search(p.text(f.end, f.end + _HELD_BY)):
            return 0.0
    if _beside_the_act(d, f, top, words, lx):
        return _LEAST / 2  # any other place fits better
    at_sea = f.place.kind is PlaceKind.REGION and f.place.country is None
    score = _BY_KIND[PlaceKind.COUNTRY if at_sea else f.place.kind]
    if top in d.head.subtree():
        score += _BELOW_THE_ACT
    score += _by_preposition(prep, lx)
    if any(t.dep in ("nsubj", "agent") and t.head is d.head for t in top.up()):
        score -= _OF_DOER
    if _in_clause_beside(top, d):
        score -= _BESIDE_CLAUSE
    if d.said is not None:
        score += _SAME_SPEAKER if d.said.covers(f.start, f.end) else -_SAME_SPEAKER
    score -= min(abs(top.i - d.head.i), _FARTHEST) / _FARTHEST
    return max(score, _LEAST)


def _beside_the_act(d: Draft, f: Found, top: Token, words: Sequence[Token], lx: Lexicon) -> bool:
    """Whether a place is told of something beside the act: of the writing, of a way, or of somebody's life."""
    p, prep = d.parsed, top.head if top.dep == "pobj" else None
    if f.start == p.start and DASH.match(p.text(f.end, p.end)):
        return True  # "Ortela - Soldiers killed six": where it was written, and nothing more is known
    if prep is not None and prep.lower == "to" and prep.head is d.head and d.codes[0] in _TAKEN_AWAY:
        return True  # "dragged off to Ortela": not whence
    if prep is not None and prep.lower == "from" and is_person_noun(prep.head.lower):
        return True  # "migrants from Ortela"
    if only_a_direction(top, lx) or said_of_somebody(p, f, lx, d.head):
        return True  # "Ada, who lives in Ortela, lost four brothers"
    if not d.codes[0].startswith(_TAKEN) and brought_for_care(p, f, lx) and not _of_what_is_told_there(d, words):
        return True
    return _outside_what_is_said(d, f) and said_of_a_teller(p, f, lx)


def _works_there(prep: Token | None, ground: Token, lx: Lexicon) -> bool:
    """`a doctor of the Orlec hospital`: where one of the dead belonged."""
    if prep is None or prep.lower != "of" or ground.lemma not in lx.places.grounds:
        return False
    return is_person_noun(prep.head.lower) and prep.head.tag == "NN"


def _suffers(top: Token, lx: Lexicon) -> bool:
    """`Hassan was beaten`: somebody who is called like a town, since it is done to people alone."""
    naming = lx.acts.verbs.get(top.head.lemma) if top.dep in ("nsubjpass", "dobj") else None
    return naming is not None and naming.name in ON_BODIES


def _is_origin(d: Draft, f: Found, prep: Token | None, lx: Lexicon) -> bool:
    """`a missile launched from Orlitsa`, `Orlitsa's rockets`: whence it came or whose it was, not where it fell."""
    if prep is not None and prep.lower in ("from", "to") and prep.head.lemma in lx.places.gets_away:
        return not d.codes[0].startswith("DEP")  # nothing is done to others where some fled to
    if prep is not None and prep.lower == "from":
        above = prep.head
        if above is d.head and d.codes[0].startswith(_TAKEN):
            return False  # "took 110 girls from Ortela"
        return above.lemma in lx.causes.words or above.lemma in lx.causes.carriers or above.lemma in lx.places.sends
    behind = d.parsed.between(f.end, f.end + _OWNED)
    if not behind or behind[0].lower not in ("'s", "’s"):
        return False
    return any(t.lemma in lx.causes.carriers or t.lemma in lx.places.armed for t in behind[1:])


def _told_there(d: Draft, f: Found, lx: Lexicon) -> bool:
    """`On a visit to Kyiv on Friday, the prosecutor said that …`: where it was told."""
    return (
        _outside_what_is_said(d, f) and lx.places.told_at.fullmatch(d.parsed.text(d.parsed.start, f.start)) is not None
    )


def _of_what_is_told_there(d: Draft, words: Sequence[Token]) -> bool:
    """`flown to Karma, where two died`."""
    return any(t.dep == "relcl" and t.head in words for t in (d.head, *d.head.up()))


def _outside_what_is_said(d: Draft, f: Found) -> bool:
    return d.said is not None and not d.said.covers(f.start, f.end)


def _in_clause_beside(top: Token, d: Draft) -> bool:
    """Whether the place stands in a clause that tells before or after what the act was, and not in the act's own."""
    verb = next((t for t in top.up() if t.is_verb), None)
    if verb is None or verb is d.head or verb.dep != "advcl" or verb in d.head.up():
        return False
    return any(c.dep == "mark" for c in verb.children)


def _by_preposition(prep: Token | None, lx: Lexicon) -> float:
    if prep is None:
        return 0.0
    if prep.lower == "of" and prep.head.lemma in lx.places.locals:
        return _WAY_PREPOSITION  # "abducted a resident of Ortela": where he lives
    if prep.lower in lx.places.scene_prepositions:
        return _SCENE_PREPOSITION
    return _WAY_PREPOSITION if prep.lower in lx.places.way_prepositions else 0.0


def _target_country(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """`attacks on Ukrainian infrastructure` happen in Ukraine where the words say no more."""
    if d.patient is None or not any(c.startswith(ON_THINGS) for c in d.codes):
        return None
    lo, hi = noun_phrase(d.patient, lx)
    for x in scene.here.parties:
        if lo <= x.start and x.end <= hi and x.form in ("adjective", "country") and x.code:
            return country_place(x.code, x.name, d.parsed.text(x.start, x.end)), Span(x.start, x.end)
    return None
