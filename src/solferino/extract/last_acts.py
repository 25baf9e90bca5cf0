"""What a sentence tells of the act before it: `Gunmen killed nine farmers. The attack happened on Sunday in Karo.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from solferino.extract.lexicon import Lexicon
from solferino.extract.material import Material
from solferino.extract.scene import Scene
from solferino.extract.stretches import Stands
from solferino.model import Allegation, Place, PlaceKind, Span, When

_BACK = 2  # sentences between which "the attack" is the one told last
_NEAR = 60  # characters around the verb in which day and place are those of "the attack happened"
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)
_ORDER = (*_WIDE, PlaceKind.SETTLEMENT, PlaceKind.SITE)


@dataclass(slots=True)
class LastActs:
    """The acts told last: where in the list of all they stand, in which sentence and paragraph."""

    first: int = 0
    number: int = -9
    paragraph: int = -9

    def keep(self, out: Sequence[Allegation], first: int, scene: Scene) -> None:
        """Go on with the acts from `first` on, where the sentence told some."""
        if len(out) > first:
            self.first, self.number = first, scene.here.number
            self.paragraph = scene.here.parsed.sentence.paragraph

    def fill(self, out: list[Allegation], scene: Scene, m: Material, lx: Lexicon) -> None:
        """Give the acts told last the day and the place that the sentence tells of them."""
        sentence = scene.here.parsed.sentence
        if scene.here.number - self.number > _BACK or sentence.paragraph - self.paragraph > 1:
            return
        found = lx.times.happened.search(sentence.text)
        if found is None:
            return
        event = sentence.start + found.start(), sentence.start + found.end()
        when = next(_when(scene, event, lx), None)
        places = list(_places(scene, event, lx))
        for n in range(self.first, len(out)):
            a = out[n]
            if when is not None and a.when is None:
                a = replace(a, when=when[0], spans={**a.spans, "when": (m.original(when[1].start, when[1].end),)})
            closer = next(((p, at) for p, at in places if _lies_in(p, a.place)), None)
            if closer is not None:
                place, at = _placed(closer[0], a.place), closer[1]
                a = replace(a, place=place, spans={**a.spans, "place": (m.original(at.start, at.end),)})
            out[n] = a


def _when(scene: Scene, event: tuple[int, int], lx: Lexicon) -> Iterator[tuple[When, Span]]:
    for w in scene.here.dates:
        if w.role == "event" and w.when.earliest and _is_of(scene, w, event, lx):
            yield w.when, Span(w.start, w.end)


def _places(scene: Scene, event: tuple[int, int], lx: Lexicon) -> Iterator[tuple[Place, Span]]:
    for f in sorted((*scene.here.places, *scene.here.unknown), key=lambda f: f.start):
        if f.start > event[1] and not scene.here.beside_events(f) and _is_of(scene, f, event, lx):
            yield f.place, Span(f.start, f.end)


def _is_of(scene: Scene, words: Stands, event: tuple[int, int], lx: Lexicon) -> bool:
    """Whether words stand beside "the attack happened", with nothing between that they could belong to."""
    (start, end), lo, hi = event, words.start, words.end
    if lo - end > _NEAR or start - hi > _NEAR:
        return False
    between = scene.here.parsed.text(end, lo) if lo >= end else scene.here.parsed.text(hi, start)
    return lx.times.other_event.search(between) is None


def _lies_in(place: Place, told: Place | None) -> bool:
    """Whether the place is one that the other may hold, and says more."""
    if told is None:
        return True
    if told.kind not in _WIDE or _ORDER.index(place.kind) <= _ORDER.index(told.kind):
        return False
    same_country = place.country is None or told.country in (None, place.country)
    return same_country and (place.admin1 is None or told.admin1 in (None, place.admin1))


def _placed(place: Place, told: Place | None) -> Place:
    """The place in the area told before, where no more is known than the country that the text is about."""
    if told is None or place.id is not None or place.admin1 is not None or place.country not in (None, told.country):
        return place
    return replace(place, country=told.country, admin1=told.admin1)
