"""What a document as a whole is about: the one place, country and state that its sentences may leave unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from solferino.extract.dates_settle import parse_day
from solferino.extract.lexicon import Lexicon
from solferino.extract.material import Material
from solferino.extract.places import Found
from solferino.extract.places_unknown import PART_OF_ADJECTIVE
from solferino.extract.scene import Scene
from solferino.extract.scene_lent import country_place
from solferino.extract.scene_times import date_headings
from solferino.extract.stretches import stretches
from solferino.extract.tree import Parsed, Token
from solferino.extract.whom_names import full_names
from solferino.model import Place, PlaceKind, Precision, When

# A main place has at least three mentions and two thirds of all; a main country three quarters. Below, a text is about
# several, and a place that is not named stays unknown.
_MENTIONS = 3
_OTHERS = 4
_ENTRIES = 3  # with an hour before them make a live blog
_OWN = 3  # words for himself that a text must have to be somebody's own
_AREAS = (PlaceKind.COUNTRY, PlaceKind.REGION)
_STATES = ("adjective", "noun", "country", "metonym")


def outline(m: Material, lx: Lexicon) -> Scene:
    """The scene before the first sentence."""
    acting = {t.end for p in m.sentences for t in p.tokens if t.dep == "nsubj" and t.pos == "PROPN"}
    acting |= {f.end for f in m.places if PART_OF_ADJECTIVE.match(m.speaking, f.end)}  # "Karsia-backed rebels"
    acting |= {t.end for p in m.sentences for t in p.tokens if _owner_of_arms(p, t, lx)}
    telling = {x.start for p in m.sentences for t in p.tokens if _beside_cue(t, lx) for x in _with_modifiers(t)}
    lying = [f for f in m.places if f.place.kind is not PlaceKind.COUNTRY or f.end not in acting]
    telling |= {t.start for p in m.sentences for t in p.tokens if _in_the_name_of_a_body(t, lx)}
    lying = [f for f in lying if f.start not in telling]
    code = _country(lying) or _of_headline(m, lying)  # "France said …": a side that speaks is no place
    country = country_place(code, code, "") if code is not None else None
    beside = [*stretches(m.parties), *stretches(m.places), *stretches(m.dates)]
    names = full_names([p.tokens for p in m.sentences], beside, lx)
    state = _own_state(m, _country(m.places), lx)
    scene = Scene(m.places, m.dates, m.parties, _main_place(m.places), country, state, names, _is_personal(m, lx))
    scene.headings = date_headings(m.sentences, m.dates)
    scene.today = _of_a_live_blog(m, lx)
    return scene


def _of_a_live_blog(m: Material, lx: Lexicon) -> When | None:
    """The day of publication and the one before, where a text is entries that open with their hour."""
    entries = sum(lx.times.entry.match(p.sentence.text) is not None for p in m.sentences)
    published = m.document.published if m.document.published.earliest else m.rendition.published
    day = parse_day(published.earliest) if published.earliest == published.latest else None
    if day is None or entries < _ENTRIES:
        return None
    return When(str(day), str(day - timedelta(days=1)), str(day), Precision.RANGE)


def _is_personal(m: Material, lx: Lexicon) -> bool:
    """Whether it is told in the first person outside quotation marks: a statement, an interview, a diary."""
    own = (t.start for p in m.sentences for t in p.tokens if t.lower in lx.places.own)
    outside = (at for at in own if not any(q.start <= at < q.end for q in m.quotes))
    return next(islice(outside, _OWN - 1, None), None) is not None


def _beside_cue(t: Token, lx: Lexicon) -> bool:
    """`Amina said`, `charged in Geneva that`: who says it, and where it was said, tell of no country of an act."""
    verb = t.head.head if t.dep == "pobj" and t.head.dep == "prep" else t.head
    if not verb.is_verb or verb.lemma not in lx.cue_stance:
        return False
    return t.dep == "nsubj" or (t.dep == "pobj" and bool(verb.below("ccomp")))


def _owner_of_arms(p: Parsed, t: Token, lx: Lexicon) -> bool:
    """`Karsia's drones`, `a drone that was Karsia's`: whose what fell was, not where it fell."""
    behind = p.tokens[t.i + 1 : t.i + 4]
    if not behind or behind[0].tag != "POS":
        return False
    owned = next((x for x in behind[1:] if x.pos != "ADJ"), None)
    nothing = owned is None or owned.pos not in ("NOUN", "PROPN", "NUM")
    return nothing or any(x.lemma in lx.causes.carriers or x.lemma in lx.places.armed for x in behind[1:])


def _in_the_name_of_a_body(t: Token, lx: Lexicon) -> bool:
    """`its Monitoring Mission in Ukraine`: where a body sits tells of no act of which it tells."""
    of = t.head.head
    return t.dep == "pobj" and t.head.lower == "in" and of.text[:1].isupper() and of.lower in lx.subjects.bodies


def _with_modifiers(t: Token) -> tuple[Token, ...]:
    return (t, *(x for c in t.below("amod", "compound", "nmod") for x in c.subtree()))


def _main_place(places: Sequence[Found]) -> Place | None:
    """The one settlement that a document is about."""
    by_id: dict[str, list[Found]] = {}
    for f in places:
        if f.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE) and f.place.id:
            by_id.setdefault(f.place.id, []).append(f)
    best = max(by_id.values(), key=len, default=[])
    total = sum(map(len, by_id.values()))
    return best[0].place if len(best) >= _MENTIONS and len(best) * 3 >= total * 2 else None


def _country(places: Sequence[Found]) -> str | None:
    """The country that nearly all places lie in. One town alone may be a namesake from elsewhere."""
    codes = Counter(f.place.country for f in places if f.place.country)
    if not codes or (codes.total() == 1 and not any(f.place.kind in _AREAS for f in places)):
        return None
    code, most = codes.most_common(1)[0]
    return code if most * 4 >= sum(codes.values()) * 3 else None


def _of_headline(m: Material, places: Sequence[Found]) -> str | None:
    """The country that opens the headline before a colon ("Mali: nine killed"), where half of the places lie in it."""
    first = next((f for f in m.places if not m.speaking[: f.start].strip()), None)
    if first is None or first.place.kind is not PlaceKind.COUNTRY or not m.speaking.startswith(":", first.end):
        return None
    codes = [f.place.country for f in places if f.place.country]
    return first.place.country if codes.count(first.place.country or "") * 2 >= len(codes) else None


def _own_state(m: Material, code: str | None, lx: Lexicon) -> str | None:
    """The state that "the army" means: that of the places, where it is named and no other state's forces are.

    In a war between states the words may mean either army, and a guess would accuse somebody. Other states that only
    speak, pay or take people in do not count; they may not be named more often than one time in four.
    """
    if m.context is not None and tuple(m.context.countries) != (code,):
        return None
    states = [x for x in m.parties if x.code and x.form in _STATES]
    others = [x for x in states if x.code != code]
    if any(lx.sides.forceful.match(m.speaking, x.end) or lx.sides.force_after.match(m.speaking, x.end) for x in others):
        return None
    return code if others != states and len(others) * _OTHERS <= len(states) else None
