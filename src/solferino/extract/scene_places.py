"""Where an act happened: which of the places named is its scene, and what is lent where none is named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from solferino.extract.drafts import ON_BODIES, Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.places import Found
from solferino.extract.scene import Scene, of_forces
from solferino.extract.scene_phrases import noun_phrase, only_a_direction, top_of
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Place, PlaceKind, Quoted, Span, SpeakerKind
from solferino.terms.parties import country_name

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
_FARTHEST = 40  # words; the distance to the act takes away up to 1
_OF_WAR, _NOT_IN_TREE, _LEAST = 0.05, 0.1, 0.05
_OWNED = 24  # characters behind an owner's name in which his weapons or forces stand
_HELD_BY = 14  # characters before which "occupied" must begin to be about the country before it
_ATTACKS = ("HOS", "SPO", "PRO")
_TAKEN = ("LIB", "DEP", "MIS")
_FEW = 20  # people; more over months are rather those of a country than of the town told last
# Paragraphs over which a place is lent: to any sentence, to one that opens with a quotation, to one with "the town".
_LENT, _LENT_TO_QUOTE, _LENT_TO_ANAPHOR = 0, 2, 4


def place_of(scene: Scene, d: Draft, lx: Lexicon) -> Where:
    """The place of the act, with the words it was read from (None where it is only inferred)."""
    here = scene.here
    scored = [(_fit(scene, d, f, lx), f) for f in (*here.places, *here.unknown)]
    score, best = max(scored, key=lambda x: x[0], default=(0.0, None))
    if best is not None and score > 0:
        best = _rather_the_area(d, best, scored)
        best = _part_of(scene, best)
    text = d.parsed.sentence.text
    if best is not None and 0 < score < _LEAST and (lent := _lent(scene, d, lx)) is not None:
        return lent
    if best is not None and score > 0:
        span = Span(best.start, best.end)
        if best.place.kind is not PlaceKind.COUNTRY:
            scene.keep_place(scene.told(best.place, span), lx)
            return best.place, span
        lent = _lent(scene, d, lx)
        if lent is not None and lent[0].country == best.place.country and lx.places.anaphor.search(text):
            return lent
        return best.place, span
    if scene.country is not None and (lx.places.nationwide.search(text) or _over_months(scene, d, lx)):
        return scene.country, None
    found = _lent(scene, d, lx) or _target_country(scene, d, lx)
    if found is None and (told := _where_tellers_were(scene, d, lx)) is not None:
        scene.keep_place(scene.told(*told), lx)
        return told
    return found or (scene.main_place or scene.country, None)


def _over_months(scene: Scene, d: Draft, lx: Lexicon) -> bool:
    """`Since January 117 leaders have been murdered`: many over months are of no town that was told of last."""
    if lx.places.anaphor.search(d.parsed.sentence.text) or scene.here.places or scene.here.unknown:
        return False
    who = d.said.speaker if d.said is not None else None
    if who is not None and who.kind is SpeakerKind.UNNAMED:
        return False  # a nurse tells of her own town
    since = lx.places.over_months.search(d.parsed.sentence.text)
    return since is not None and d.harm is not None and (d.victims.low or 0) > _FEW


def _part_of(scene: Scene, best: Found) -> Found:
    """The quarter that a town is named as the owner of: `Ortela's Harbour district`."""
    text = scene.here.parsed.text
    return next((f for f in scene.here.unknown if text(best.end, f.start) in ("'s ", "’s ")), best)


def _where_tellers_were(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """`former inmates of the Orlec camp told the court`, `survivors from Karma`: what they tell happened there."""
    who = d.said.speaker if d.said is not None else None
    if who is None or who.start is None or who.end is None:
        return None
    lo, hi = who.start, who.end
    words = scene.here.parsed.between(lo, hi)
    if not any(t.lemma in lx.whom.sufferers or t.lemma in lx.places.dwellers for t in words):
        return None
    here = sorted((*scene.here.places, *scene.here.unknown), key=lambda f: f.start)
    f = next((f for f in here if lo <= f.start and f.end <= hi and f.place.kind is not PlaceKind.COUNTRY), None)
    return (f.place, Span(f.start, f.end)) if f is not None else None


def country_place(code: str, name: str, text: str) -> Place:
    """A country as a place, by its code."""
    return Place(
        text=text,
        name=country_name(code) or name,
        kind=PlaceKind.COUNTRY,
        country=code,
        id=f"country:{code}",
        precision="country",
    )


def _lent(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """The last place told, where the sentence may still be about it."""
    last, sentence = scene.last_place, scene.here.parsed.sentence
    if last is None:
        return None
    if scene.last_town is not None and last is not scene.last_town and _of_the_town(scene.here.parsed, lx):
        last = scene.last_town  # "the city", behind a theatre in it
    far = sentence.paragraph - last.paragraph
    if (
        far <= _LENT
        or sentence.paragraph == scene.lent_in
        or (far <= _LENT_TO_ANAPHOR and (lx.places.anaphor.search(sentence.text) or scene.personal))
        or (far <= _LENT_TO_QUOTE and (sentence.text[:1] in '“"«' or _quoted(d)))
    ):
        scene.lent_in = sentence.paragraph
        return last.what, last.span
    return None


def _of_the_town(p: Parsed, lx: Lexicon) -> bool:
    """`the city`, `the city council`."""
    named = (t.head if t.dep == "compound" else t for t in p.tokens if t.lemma in lx.places.towns)
    return any(c.lower == "the" for t in named for c in t.below("det"))


def _quoted(d: Draft) -> bool:
    return d.said is not None and d.said.quoted is not Quoted.INDIRECT


def _rather_the_area(d: Draft, best: Found, scored: Sequence[tuple[float, Found]]) -> Found:
    """The area that hangs on the act itself, where the place is only said of somebody in it and lies elsewhere: `held
    two men in Paktiya province in pursuit of a commander operating in Mata Khan`."""
    if not _of_somebody(d, best):
        return best
    areas = (f for score, f in scored if score > 0 and f.place.kind is PlaceKind.REGION and not _of_somebody(d, f))
    return next((f for f in areas if f.place.admin1 and best.place.admin1 not in (None, f.place.admin1)), best)


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
    if f.place.kind is PlaceKind.COUNTRY:
        named_beside = top.dep in ("appos", "npadvmod", "conj", "nmod") and f.start > p.start
        if not named_beside and (prep is None or prep.lower not in lx.places.in_country):
            return 0.0
        if prep is not None and prep.head.lemma in lx.places.of_war:
            return _OF_WAR
        if lx.places.held_by.search(p.text(f.end, f.end + _HELD_BY)):
            return 0.0
    score = _BY_KIND[f.place.kind]
    if top in d.head.subtree():
        score += _BELOW_THE_ACT
    score += _by_preposition(prep, lx)
    if any(t.dep in ("nsubj", "agent") and t.head is d.head for t in top.up()):
        score -= _OF_DOER
    if _in_clause_beside(top, d):
        score -= _BESIDE_CLAUSE
    if only_a_direction(top, lx):
        return _LEAST / 2  # any other place fits better
    if d.said is not None:
        score += _SAME_SPEAKER if d.said.covers(f.start, f.end) else -_SAME_SPEAKER
    score -= min(abs(top.i - d.head.i), _FARTHEST) / _FARTHEST
    return max(score, _LEAST)


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
    outside = d.said is not None and not d.said.covers(f.start, f.end)
    return outside and lx.places.told_at.fullmatch(d.parsed.text(d.parsed.start, f.start)) is not None


def _in_clause_beside(top: Token, d: Draft) -> bool:
    """Whether the place stands in a clause that tells before or after what the act was, and not in the act's own."""
    verb = next((t for t in top.up() if t.is_verb), None)
    if verb is None or verb is d.head or verb.dep != "advcl" or verb in d.head.up():
        return False
    return any(c.dep == "mark" for c in verb.children)


def _by_preposition(prep: Token | None, lx: Lexicon) -> float:
    if prep is None:
        return 0.0
    if prep.lower in lx.places.scene_prepositions:
        return _SCENE_PREPOSITION
    return _WAY_PREPOSITION if prep.lower in lx.places.way_prepositions else 0.0


def _target_country(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """`attacks on Ukrainian infrastructure` happen in Ukraine where the words say no more."""
    if d.patient is None or not any(c.startswith(_ATTACKS) for c in d.codes):
        return None
    lo, hi = noun_phrase(d.patient, lx)
    for x in scene.here.parties:
        if lo <= x.start and x.end <= hi and x.form in ("adjective", "country") and x.code:
            return country_place(x.code, x.name, d.parsed.text(x.start, x.end)), Span(x.start, x.end)
    return None
