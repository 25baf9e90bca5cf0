"""Where an act happened whose sentence names no place: what was told before, where those live who tell, the country."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.drafts import Draft
from solferino.extract.families import ATTACKS
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import is_definite
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Place, PlaceKind, Quoted, Span, SpeakerKind, Stance
from solferino.terms.parties import country_name

_FEW = 20  # people; more over months are rather those of a country than of the town told last
_A_STORY = 2  # acts; a place with fewer is lent to no paragraph but its own
_MANY = 100  # and so many are not lent a place of the paragraph before
# Paragraphs over which a place is lent: to any sentence, to one that opens with a quotation, to one with "the town".
_LENT, _LENT_TO_QUOTE, _LENT_TO_ANAPHOR = 2, 2, 4


def lent_place(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """The last place told, where the sentence may still be about it."""
    last, sentence = scene.last_place, scene.here.parsed.sentence
    if last is None:
        return None
    if scene.last_town is not None and last is not scene.last_town and _of_the_town(scene.here.parsed, lx):
        last = scene.last_town  # "the city", behind a theatre in it
    far = sentence.paragraph - last.paragraph
    if lx.places.other_ground.match(sentence.text) or (far > 0 and scene.came_from == sentence.paragraph):
        return None
    own = scene.personal and not by_some_other(d)
    near = min(far, sentence.paragraph - max(scene.lent_in, last.paragraph))
    if (
        far == 0
        or sentence.paragraph == scene.lent_in
        or (near <= _LENT and _goes_on(scene, d, lx))
        or (far <= _LENT_TO_ANAPHOR and (own or _points_back(sentence.text, lx)))
        or (far <= _LENT_TO_QUOTE and (sentence.text[:1] in '“"«' or _quoted(d)))
    ):
        place = _without_another_site(scene, last.what, d, lx)
        if place is not last.what:
            scene.last_place = replace(last, what=place)
        return _without_its_grave(place, d, lx), last.span
    return None


def _points_back(text: str, lx: Lexicon) -> bool:
    """Whether words mean a place told before, not one that they name: `the city`, but not `the city of Ortela`."""
    return any(not lx.places.of_a_name.match(text, m.end()) for m in lx.places.anaphor.finditer(text))


def by_some_other(d: Draft) -> bool:
    """Whether somebody without a name tells it, of himself and his own town: `a woman told my investigators`."""
    who = d.said.speaker if d.said is not None else None
    return who is not None and who.kind is SpeakerKind.UNNAMED


def _goes_on(scene: Scene, d: Draft, lx: Lexicon) -> bool:
    """Whether the next paragraph may be about the same place: two acts there make a story; of one, "the gunmen"
    go on, and who "died" without it being told of what. What names a town itself, if only that of who tells it, or is
    told in general ("violations by both sides"), goes on from nowhere."""
    here = scene.here
    if d.codes[0] == "VIOLATION" or any(f.place.kind is not PlaceKind.COUNTRY for f in here.places):
        return False
    told_before = any(c.lower in lx.places.definite for c in d.head.below("det"))
    if d.head.tag == "NNS" and d.codes[0].startswith(ATTACKS) and not told_before:
        return False  # "documented nine attacks": which they were is not told
    people = d.head.below("nsubj", "nsubjpass", "dobj")
    known = any(t.pos == "PRON" or (is_person_noun(t.lower) and is_definite(t)) for t in people)
    if d.stance is Stance.DENIED and not (known or any(is_definite(t) for t in people)):
        return False  # "denies targeting civilians", wherever that was
    enough = 1 if known or d.codes[0] == "CASUALTIES" else _A_STORY
    return scene.acts_there >= enough and (d.victims.low or 0) <= _MANY


def _of_the_town(p: Parsed, lx: Lexicon) -> bool:
    """`the city`, `the city council`, but not `the Mariupol city council`."""
    named = (t.head if t.dep == "compound" else t for t in p.tokens if t.lemma in lx.places.towns)
    bare = (t for t in named if not any(c.pos == "PROPN" for c in t.below("compound", "nmod", "amod", "poss")))
    return any(is_definite(t) for t in bare)


def _quoted(d: Draft) -> bool:
    return d.said is not None and d.said.quoted is not Quoted.INDIRECT


def _without_its_grave(place: Place, d: Draft, lx: Lexicon) -> Place:
    """The town, where only its dead lay in the site told: `found in a mass grave … taken from home`."""
    of_the_dead = place.site is not None and lx.places.of_the_dead.search(place.site) is not None
    return replace(place, site=None) if of_the_dead and d.codes[0] != "BODIES" else place


def _without_another_site(scene: Scene, place: Place, d: Draft, lx: Lexicon) -> Place:
    """The town, where the act was on a day of its own or at another kind of site: `a bomb in a street of Karma … On
    Saturday gunmen stormed the hotel`."""
    if place.site is None:
        return place
    told = scene.last_dated.told.what if scene.last_dated is not None else None
    dated = [w.when for w in scene.here.dates if w.role == "event" and w.when.earliest]
    own_day = any(told is None or when.earliest != told.earliest for when in dated)
    hit = {t.lemma for t in (d.patient, *d.head.below("dobj")) if t is not None and t.lemma in lx.places.grounds}
    other = bool(hit) and place.site.split()[-1].lower() not in hit
    return replace(place, site=None, kind=PlaceKind.SETTLEMENT) if own_day or other else place


def where_tellers_were(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """`former inmates of the Orlec camp told the court`, `survivors from Karma`: what they tell happened there."""
    who = d.said.speaker if d.said is not None else None
    if who is None or who.start is None or who.end is None:
        return None
    lo, hi = who.start, who.end
    words = scene.here.parsed.between(lo, hi)
    for c in words[-1].below("appos") if words else ():  # "Nataliya, a woman from Ortela, said"
        words, lo, hi = list(c.subtree()), c.subtree()[0].start, max(hi, c.subtree()[-1].end)
    if not any(t.lemma in lx.whom.sufferers or t.lemma in lx.places.dwellers for t in words):
        return None
    here = sorted((*scene.here.places, *scene.here.unknown), key=lambda f: f.start)
    here = [f for f in here if who.start < f.start and f.place.kind is not PlaceKind.COUNTRY]  # not "Nataliya" herself
    f = next((f for f in here if lo <= f.start and f.end <= hi), None)
    return (f.place, Span(f.start, f.end)) if f is not None else None


def where_locals_are(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Place, Span] | None:
    """`residents in Karma said that soldiers had taken students`: of their own town, whatever was told before."""
    who = d.said.speaker if d.said is not None else None
    if who is None or who.start is None or who.end is None:
        return None
    words = scene.here.parsed.between(who.start, who.end)
    local = any(t.lemma in lx.places.locals or _survived(t, lx) for t in words)
    return where_tellers_were(scene, d, lx) if local else None


def _survived(t: Token, lx: Lexicon) -> bool:
    """`a survivor from Ortela`, who tells of Ortela; but `survivors in Karma` may have got away to it."""
    return t.lemma in lx.roles.sufferers and any(c.lower in ("from", "of") for c in t.below("prep"))


def over_months(scene: Scene, d: Draft, lx: Lexicon) -> bool:
    """`Since January 117 leaders have been murdered`: many over months are of no town that was told of last."""
    here, text = scene.here, d.parsed.sentence.text
    if lx.places.anaphor.search(text) or not all(here.beside_events(f) for f in (*here.places, *here.unknown)):
        return False
    if by_some_other(d):
        return False  # a nurse tells of her own town
    many = (d.victims.low or 0) > _FEW or lx.places.in_the_country.search(text)
    since = lx.places.over_months.search(text)
    return since is not None and d.harm is not None and bool(many)


def the_country(scene: Scene) -> Place | None:
    """The one that the places lie in, else that of the place told last."""
    code = scene.last_place.what.country if scene.last_place is not None else None
    return scene.country or (country_place(code, code, "") if code is not None else None)


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
