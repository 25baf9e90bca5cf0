"""What a document has told so far, for later sentences to lean on: places, times, sides, victims.

A place or a side is taken from the words that hang on the act, else from its sentence, else from what was told just
before: in the same paragraph or quotation, or in the one before where a story is told of that place. A date is never
lent across paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from solferino.extract.dates import DateFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.places import Found
from solferino.extract.places_unknown import PART_OF_ADJECTIVE, unknown_places
from solferino.extract.said import Said
from solferino.extract.scene_elsewhere import (
    brought_for_care,
    got_away,
    of_forces,
    on_the_way,
    only_a_direction,
    said_of_somebody,
    whence_or_met,
)
from solferino.extract.scene_phrases import is_definite, top_of
from solferino.extract.sentences import is_dateline
from solferino.extract.stretches import overlaps, touching
from solferino.extract.tree import Parsed, Token
from solferino.model import Perpetrator, Place, PlaceKind, Span, Victims, When
from solferino.terms.parties import PartyFound

_T = TypeVar("_T")
DASH = re.compile(r" ?[-–—]{1,2} ")
_ADJECTIVE = 5  # characters of it that tell


@dataclass(frozen=True, slots=True)
class Told(Generic[_T]):
    """Something told before, in which paragraph and sentence, and in which words."""

    paragraph: int
    sentence: int
    what: _T
    span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A time told before; `place`: where that was, `act`: the code of what it dated, each if its sentence says so."""

    told: Told[When]
    place: Place | None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """The sentence being read, with what was found in it. `blocked`: words of speakers and datelines, not of events;
    `told_in`: those of them that say where it was told; `opening`: where what opens it ends, its dateline or a town
    before a dash, which nobody's name goes back over."""

    parsed: Parsed
    number: int
    places: tuple[Found, ...]
    unknown: tuple[Found, ...]
    dates: tuple[DateFound, ...]
    parties: tuple[PartyFound, ...]
    blocked: tuple[tuple[int, int], ...]
    told_in: tuple[tuple[int, int], ...] = ()
    opening: int = 0

    def is_ground(self, t: Token) -> bool:
        """Whether a name that something was done to, or fired at, is that of a place: `attacked Tabadu`."""
        single = t.head.lower == "on" and not t.below("compound")  # "strikes on Tabadu", but "on Milan Jovic"
        unlisted = self.unknown if t.dep == "dobj" or t.head.lower == "at" or single else ()
        return overlaps(self.places, t.start, t.end) or overlaps(unlisted, t.start, t.end)

    def beside_events(self, f: Found) -> bool:
        """Whether a place belongs to a speaker, a dateline, the words of a date or an adjective ("New York-based"), and
        so says nothing of where."""
        if PART_OF_ADJECTIVE.match(self.parsed.text(f.end, min(f.end + _ADJECTIVE, self.parsed.end))):
            return True
        return any(lo <= f.start and f.end <= hi for lo, hi in self.blocked) or overlaps(self.dates, f.start, f.end)


@dataclass(slots=True)
class Scene:
    """What was found in a document, and what has been told up to the sentence `here`.

    `full_names`: of people called by a part of theirs. `country`: the one country that the places lie in. `state`: the
    one state whose forces "the army" can mean. `personal`: somebody tells in it what happened to him.
    """

    places: Sequence[Found]
    dates: Sequence[DateFound]
    parties: Sequence[PartyFound]
    main_place: Place | None
    country: Place | None
    state: str | None
    full_names: Mapping[str, str]
    personal: bool
    here: Here = field(init=False)
    last_place: Told[Place] | None = None
    last_town: Told[Place] | None = None
    acts_there: int = 0  # how many acts it was the place of
    came_from: int = -1  # the paragraph in which somebody came from somewhere: he tells of that
    lent_in: int = -1  # the paragraph that the place told last was lent to: its other sentences tell of it too
    last_dated: Dated | None = None
    dated_in: int = -1  # the paragraph that the time told last was lent to
    headings: Mapping[int, Told[When]] = field(default_factory=dict)  # by sentence: those that are a date and no more
    today: When | None = None  # the day of a live blog, which all its news is of
    heading: Told[When] | None = None  # the one that the sentence stands below
    of_telling: list[DateFound] = field(default_factory=list)  # dates of this sentence that are no day of an act
    beside: list[Found] = field(default_factory=list)  # places of acts in this sentence that move no scene
    struck: bool = True  # whether the side told last did something that kills
    last_side: tuple[int, Perpetrator] | None = None  # paragraph, side
    topic: tuple[int, Perpetrator] | None = None  # sentence, the armed side it is about: "its fighters" are those of it
    sides_told: tuple[tuple[int, Perpetrator], ...] = ()  # sentence, side: those that acted lately, in order
    about: tuple[int, Perpetrator] | None = None  # paragraph, forces told last without an act of theirs: "they" is them
    last_victims: tuple[int, Victims] | None = None

    @property
    def victims_lately(self) -> bool:
        """Whether somebody was harmed in this paragraph or the one before."""
        paragraph = self.here.parsed.sentence.paragraph
        return self.last_victims is not None and self.last_victims[0] >= paragraph - 1

    @property
    def _code(self) -> str | None:
        return self.country.country if self.country is not None else None

    def enter(self, p: Parsed, number: int, said: Sequence[Said], lx: Lexicon) -> None:
        """Go on to the next sentence, in which `said` is said."""
        speakers = [who for s in said if (who := s.speaker or s.silent) is not None]
        blocked = [(s.start, s.end) for s in speakers if s.start is not None and s.end is not None]
        gaps = [gap for s in said if (gap := s.where_told(p.end)) is not None]
        gaps = [gap for gap in gaps if lx.places.where_said.fullmatch(p.text(*gap).rstrip(".") + " ")]
        blocked += gaps
        says = lx.cues.plain | lx.cues.admits  # "Moscow did not comment"
        blocked += [
            (t.start, t.end) for t in p.tokens if t.dep == "nsubj" and t.pos == "PROPN" and t.head.lemma in says
        ]
        accuses = lx.sides.blames | lx.sides.charges  # "officials blamed Kyiv": a state, by its capital
        blocked += [
            (t.start, t.end) for t in p.tokens if t.dep == "dobj" and t.head.lemma in accuses and t.pos == "PROPN"
        ]
        telling = (t for t in p.tokens if t.dep == "nsubj" and t.pos == "NOUN" and t.head.lemma in lx.cue_stance)
        blocked += [  # "a spokesman in Kyiv blamed"
            (c.start, c.subtree()[-1].end)
            for t in telling
            if t.lemma not in lx.places.dwellers
            for c in t.below("prep")
            if c.lower in lx.places.scene_prepositions
        ]
        opening = dateline(p, lx)
        places, dates = touching(self.places, p.start, p.end), touching(self.dates, p.start, p.end)
        parties = touching(self.parties, p.start, p.end)
        self.of_telling, self.beside = [], []
        if number in self.headings:
            self.heading, self.last_dated = self.headings[number], None
        self.here = Here(
            p,
            number,
            tuple(f for f in places if p.holds(f.start, f.end)),
            tuple(unknown_places(p, places, [*parties, *dates], self.full_names, lx, country_told=self._code)),
            tuple(dates),
            tuple(x for x in parties if p.holds(x.start, x.end)),
            tuple([*blocked, opening] if opening is not None else blocked),
            tuple(gaps),
            opening[1] if opening is not None else _before_dash(p, places),
        )

    def leave(self, lx: Lexicon) -> None:
        """Keep the place of the sentence, so that the next may lean on it."""
        here = self.here
        if is_dateline(here.parsed.sentence.text):
            return
        named = [f for f in here.places if f.place.kind is not PlaceKind.COUNTRY and f not in self.beside]
        named = [f for f in named if not (here.beside_events(f) or brought_for_care(here.parsed, f, lx))]
        tops = [(f, top_of(here.parsed.between(f.start, f.end))) for f in named]
        if any(top is not None and got_away(top, lx) for _, top in tops):
            self.came_from = here.parsed.sentence.paragraph
        named = [f for f, top in tops if top is None or not (only_a_direction(top, lx) or whence_or_met(top, lx))]
        on_way = {id(f) for f, top in tops if top is not None and on_the_way(top, lx)}
        named = [f for f in named if id(f) not in on_way]
        named = [f for f in named if not (self.lies_round_it(f, lx) or of_forces(self.here.parsed, f, lx))]
        named = [f for f in named if not (said_of_somebody(here.parsed, f, lx) or _of_the_writing(here, f))]
        unknown = (f for f in here.unknown if not any(lo <= f.start and f.end <= hi for lo, hi in here.told_in))
        best = max((*named, *unknown), key=_precision, default=None)
        if best is not None and not self._is_of_act(best):
            self.keep_place(self.told(best.place, Span(best.start, best.end)), lx)

    def keep_place(self, told: Told[Place], lx: Lexicon) -> None:
        """Keep a place for later sentences; a town also for those that say "the city" behind a building of it."""
        if self.last_place is None or self.last_place.what.name != told.what.name:
            self.acts_there = 0
        self.last_place = told
        words = told.what.name.lower().split() if told.what.id is None else []
        if told.what.kind is PlaceKind.SETTLEMENT and not (len(words) > 1 and words[-1] in lx.places.grounds):
            self.last_town = told
        elif told.what.id is not None and self.last_town is not None and self.last_town.what.name != told.what.name:
            self.last_town = None  # a site in another town: "the city" is that one

    def _is_of_act(self, best: Found) -> bool:
        """Whether an act of the sentence has a place that says no less: `a convoy from Bangui was hit near Ippy`."""
        told = self.place_here
        towns = (PlaceKind.SETTLEMENT, PlaceKind.SITE)
        return told is not None and (told.kind in towns or best.place.kind not in towns)

    def lies_round_it(self, f: Found, lx: Lexicon) -> bool:
        """Whether an area is named only as where the town told before lies: `the attack on the village in Ituri`."""
        top = top_of(self.here.parsed.between(f.start, f.end))
        top = top.head if top is not None and top.dep in ("compound", "nmod") else top  # "in the Ituri region"
        if f.place.kind is PlaceKind.SETTLEMENT or top is None or top.dep != "pobj" or top.head.lower != "in":
            return False
        town, last = top.head.head, self.last_place
        told_before = town.lemma in lx.places.towns and is_definite(town)
        bare = not town.below("compound", "appos") and all(c.lower != "of" for c in town.below("prep"))
        return told_before and bare and last is not None and last.what.kind is PlaceKind.SETTLEMENT

    @property
    def place_here(self) -> Place | None:
        """The place told last, where this sentence told it."""
        last = self.last_place
        return last.what if last is not None and last.sentence == self.here.number else None

    def told(self, what: _T, span: Span) -> Told[_T]:
        """Something that this sentence tells."""
        return Told(self.here.parsed.sentence.paragraph, self.here.number, what, span)


def _of_the_writing(here: Here, f: Found) -> bool:
    """`Ortela, Wednesday 23 August`: a line that says where and when it was written."""
    behind = [d for d in here.dates if d.start >= f.end]
    rest = here.parsed.text(f.end, here.parsed.end)
    for d in behind:
        rest = rest.replace(here.parsed.text(d.start, d.end), "")
    return bool(behind) and not rest.strip(" ,.–—-")


def _precision(f: Found) -> tuple[bool, int]:
    """Settlements before areas, the first of several."""
    return f.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE), -f.start


def _before_dash(p: Parsed, places: Sequence[Found]) -> int:
    """Where `Ortela - Soldiers killed six` begins to tell: a town there may be where it was written or where it was."""
    first = next((f for f in places if f.start == p.start), None)
    dash = DASH.match(p.sentence.text, first.end - p.start) if first is not None else None
    return dash.end() + p.start if dash is not None else 0


def dateline(p: Parsed, lx: Lexicon) -> tuple[int, int] | None:
    """The stretch of a dateline that opens a sentence: `PORT SUDAN, June 12 (Agency) -`. It is where the writer sat."""
    if is_dateline(p.sentence.text):
        return p.start, p.end
    m = lx.places.dateline.match(p.sentence.text)
    if m is None or not (
        m.group(1).partition(",")[0].isupper() or "(" in m.group() or any(c.isdigit() for c in m.group())
    ):
        return None
    return p.start, p.start + m.end()
