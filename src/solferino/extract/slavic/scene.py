"""Where and when an act was, from its sentence, else from what was told just before; what the document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from re import Pattern

from solferino.extract.dates import DateFound
from solferino.extract.places import Found
from solferino.extract.slavic.codes import HARMED, STRIKES
from solferino.extract.slavic.drafts import Draft
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.places_districts import LISTED, is_right_behind
from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.words import FROM
from solferino.extract.stretches import touching
from solferino.model import Place, PlaceKind, Precision, Span, When

_BY_KIND = {
    PlaceKind.SITE: 2.0,
    PlaceKind.SETTLEMENT: 2.0,
    PlaceKind.DISTRICT: 1.6,
    PlaceKind.REGION: 1.3,
    PlaceKind.COUNTRY: 0.4,
}  # as in scene_places.py: only the order matters
_DEPORTED = -0.2  # where from and where to are where it happened, though less than "in"
_OWN_STRETCH, _LOCATED, _ON_THE_WAY, _FARTHEST = 1.0, 0.6, -1.5, 200
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|\.\d)")
_STOLEN = 0.8  # and what is stolen, or who is deported, was where it was taken from
_BROUGHT = 30  # characters before a place in which a verb says that somebody was brought there
_WORD = 12  # characters that hold a word before a place
_ENDING = 40  # characters of a signature: "Иван, слесарь, Минск"
_OPENING = 400  # characters in which a text names what it is about
_POINTS = ("— ", "– ", "- ", "• ", "▪ ", "· ", "* ")
_NEXT_TO = 12  # characters between a place and one that it lies near to
_WEEK = 7
_OF_A_DAY = HARMED | STRIKES | {"detain", "abduct", "loot"}
_LENT_SENTENCES = 3
_MENTIONS = 2


@dataclass(slots=True)
class Scene:
    """What a document has told up to the sentence that is being read."""

    text: str
    places: Sequence[Found]
    dates: Sequence[DateFound]
    before: frozenset[str]  # prepositions of place
    way: frozenset[str]
    war: Pattern[str]  # "з початку вторгнення": sums over a whole war
    fighters: Callable[[str], bool]  # whether a word names those who fight: "солдаты из Дагестана"
    once: Pattern[str]  # "попавший в плен в", at the end: where somebody was taken once
    fled: tuple[str, ...]  # beginnings of words for those who had to leave
    near: frozenset[str]  # of `before`, those that only say what is near by: "під", "біля"
    origin: Pattern[str]  # "з боку": from where it was fired
    daytime: Pattern[str]  # "вночі", "ранковий": on the day of publication, or the night before
    yesterday: Pattern[str]
    taken: Pattern[str]  # "доставили": those harmed were brought there
    local: Pattern[str]  # "жители", "мэр": who speaks there tells of there
    whole: Pattern[str]  # "жителів області": of the region told of, as a whole
    areas: frozenset[str]  # "область", "районі": words for areas, in all cases
    published: date | None
    home: Place | None  # the place of the title or of whoever publishes
    region: Callable[[str], Place | None] = lambda _: None  # "начальник Миколаївської ОВА": the region that it is of
    tellers: Sequence[tuple[int, int]] = ()  # capitals that speak for their state, where nothing happened
    last_place: Place | None = None
    last_when: tuple[int, int, When, Span] | None = None  # paragraph, sentence, time, its words
    last_side: tuple[int, Side] | None = None
    side_in: str | None = None  # the country in which the last side did something
    of_act: tuple[int, Place] | None = None  # sentence of the last act that has a place of its own, and the place
    blamed: set[str | None] = field(default_factory=set)  # the codes of the sides that did something so far
    day: When | None = None  # the day of the first act that only the time of day is told of
    moved: Place | None = None  # the country that a sentence turns to
    head: Place | None = None  # the last place that was told outside of a list
    item: int | None = None  # the row of the last place, where that is a point of a list
    main: Place | None = field(init=False)

    def __post_init__(self) -> None:
        named = [f for f in self.places if f.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE) and f.place.id]
        counts = Counter(f.place.id for f in named)
        top = counts.most_common(1)
        enough = bool(top) and top[0][1] >= _MENTIONS and top[0][1] * 3 >= sum(counts.values()) * 2
        self.main = next((f.place for f in named if f.place.id == top[0][0]), None) if enough else None
        near = [f for f in self.places if f.place.kind is not PlaceKind.COUNTRY and not self._whence(f)]
        local = [f for f in near if not _inside(f, self.tellers)]
        ends = len(self.text.rstrip()) - _ENDING
        if len({f.place.name for f in local}) == 1 and (local[0].start < _OPENING or local[-1].start > ends):
            self.main = local[0].place  # a text that names one place first or last is about it

    def _whence(self, f: Found) -> bool:
        """`мобилизованный из Читы`: where somebody is of, not where it was, unless he had to leave it."""
        before = self.text[max(0, f.start - _BROUGHT) : f.start].lower().split()
        fled = len(before) > 1 and before[-2].startswith(self.fled)
        return not FROM.isdisjoint(before[-1:]) and not fled

    def _homeland(self, f: Found) -> bool:
        """`солдаты из Дагестана увели`: those who fight are of a place, where others may have been told of there."""
        before = self.text[max(0, f.start - _BROUGHT) : f.start].lower().split()
        return len(before) > 1 and before[-1] in FROM and self.fighters(before[-2])

    def _on_the_way(self, f: Found) -> bool:
        """Whether the word before a place says where to or from."""
        return not self.way.isdisjoint(self.text[max(0, f.start - _WORD) : f.start].lower().split()[-1:])

    def _of_a_life(self, f: Found) -> bool:
        """`Денис, попавший в плен в Мариуполе`, `Гнатюк из Приморска`: where somebody was once, or is of, in a text
        that has told of another place."""
        before = self.text[max(0, f.start - _BROUGHT) : f.start]
        words = before.split()
        named = len(words) > 1 and words[-1].lower() in FROM and words[-2][:1].isupper()
        return self.last_place is not None and (named or self.once.search(before) is not None)

    def place_of(self, line: Line, d: Draft, blocked: Sequence[tuple[int, int]]) -> tuple[Place | None, Span | None]:
        """The place of an act, with its words where its sentence has them."""
        here = [f for f in touching(self.places, line.start, line.end) if not _inside(f, blocked)]
        scored = [(self._fit(line, d, f), -f.start, f) for f in here]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best is not None and best[0] > 0:
            found = self._city_of(self._village_in(best[2], here))
            self.of_act = line.n, found.place
            if found.place.kind is not PlaceKind.COUNTRY or self.last_place is None:
                return found.place, Span(found.start, found.end)
            if self.last_place.country == found.place.country:
                return self.last_place, None
            if not self._on_the_way(found):
                self.moved = found.place
            return found.place, Span(found.start, found.end)
        if self.last_place is None:
            self.last_place = self._of_teller(d)
        if (region := self._whole_region(line)) is not None:
            return region, None
        if self._is_item(line) and self.item != self._row(line):
            return self.head or self.home, None  # each point of a list tells of a place of its own
        if self.war.search(self.text, line.start, line.end):
            return self.home, None  # "з початку війни": a sum is not of the last place
        return self.last_place or self.home or self.main, None

    def _whole_region(self, line: Line) -> Place | None:
        """`Ще п'ятеро жителів області`: of the region that the text has named, and not of its last town."""
        m = self.whole.search(self.text, line.start, line.end)
        if m is None:
            return None
        told = [f for f in self.places if f.place.kind is PlaceKind.REGION and f.start < line.start]
        begins = self.text.rfind("\n\n", 0, line.start)
        if told and told[-1].start > begins:
            return told[-1].place
        home = self.home if self.home is not None and self.home.kind is PlaceKind.REGION else None
        return home or (told[-1].place if len({f.place.name for f in told}) == 1 else None)

    def _is_item(self, line: Line) -> bool:
        """Whether the sentence stands in a point of a list."""
        return self.text[self._row(line) : line.end].lstrip()[:2] in _POINTS

    def _row(self, line: Line) -> int:
        """Where the row of the text begins in which the sentence does."""
        return self.text.rfind("\n", 0, line.start) + 1

    def _city_of(self, f: Found) -> Found:
        """The city that a district lies in which no map has: `В Києві … у Старозаводському районі`, or the one right
        behind it (`районі Херсона`)."""
        if f.place.kind is not PlaceKind.DISTRICT or f.place.id is not None:
            return f
        towns = [o for o in self.places if o.place.kind is PlaceKind.SETTLEMENT and o.place.id]
        cities = [o for o in towns if o.end <= f.start]
        city = self._owner_of(f) or (cities[-1] if cities else None)
        return replace(f, place=city.place) if city is not None else f

    def _owner_of(self, f: Found) -> Found | None:
        """The town right behind a district, or behind the last of several ("в Калининском и Никитовском районах
        Горловки")."""
        last = f
        for o in (o for o in self.places if o.name_start >= f.end):
            if o.place.kind is PlaceKind.SETTLEMENT:
                return o if o.place.id and is_right_behind(o, last.end) else None
            if o.place.kind is not PlaceKind.DISTRICT or o.start - last.end > LISTED:
                return None
            last = o
        return None

    def _village_in(self, area: Found, here: Sequence[Found]) -> Found:
        """The village that no map has, right before the region that it lies in: `деревню Харра в провинции Идлиб`."""
        words = self.text[area.start : area.end].lower().split()
        if area.place.kind not in (PlaceKind.REGION, PlaceKind.DISTRICT) and self.areas.isdisjoint(words):
            return area  # "провинции Идлиб" is the province, though a town has the name too
        near = (f for f in here if f.place.kind is PlaceKind.SETTLEMENT and f.end <= area.start)
        return next((f for f in near if self.text[f.end : area.start].strip(", ") in ("", *self.before)), area)

    def _of_teller(self, d: Draft) -> Place | None:
        """`Жители Выдумихи рассказали, что …`: people and officials of a place tell of it, where the text has named no
        other."""
        who = d.said.speaker if d.said is not None else None
        if who is None or who.start is None or who.end is None:
            return None
        local = self.local.search(self.text, who.start, who.end)
        found = touching(self.places, who.start, who.end) if local else ()
        near = next((f.place for f in found if f.place.kind is not PlaceKind.COUNTRY), None)
        return near or self.region(self.text[who.start : who.end])

    def _fit(self, line: Line, d: Draft, f: Found) -> float:
        h = d.hits[0]
        fit = _BY_KIND[f.place.kind]
        fit += _OWN_STRETCH * any(x.lo <= f.start < x.hi for x in d.hits)
        before = self.text[max(line.start, f.start - 12) : f.start].lower().split()
        word = before[-1] if before else ""
        fit += _LOCATED * (word in self.before)
        deported = d.kind in ("deport", "detain", "filter", "abduct", "loot", "museum")
        if self._of_a_life(f) and not deported:
            return -1.0
        if self.origin.search(self.text, max(line.start, f.start - 16), f.start) or self._homeland(f):
            return -1.0
        if d.harm in ("killed", "injured") and self.taken.search(
            self.text, max(line.start, f.start - _BROUGHT), f.start
        ):
            return -1.0
        if word in self.way:
            stolen = d.kind in ("loot", "museum") and word in FROM
            from_there = d.kind == "deport" and word in FROM
            fit += _STOLEN if stolen or from_there else _DEPORTED if deported else _ON_THE_WAY
        gap = min(abs(f.start - h.end), abs(h.start - f.end))
        if word in self.near and any(0 < f.start - o.end <= _NEXT_TO for o in self.places):
            fit -= _LOCATED * 2  # "в Буче под Киевом" is not in Kyiv
        return fit - min(1.0, gap / _FARTHEST)

    def when_of(self, line: Line, d: Draft) -> tuple[When | None, Span | None]:
        """The time of an act, with its words."""
        here = [w for w in touching(self.dates, line.start, line.end) if w.role == "event"]
        if here:
            h = d.hits[0]

            def far(w: DateFound) -> int:
                own = 0 if h.lo <= w.start < h.hi else 60
                return own + min(abs(w.start - h.end), abs(h.start - w.end))

            best = min(here, key=far)
            return best.when, Span(best.start, best.end)
        if self.last_when is not None:
            paragraph, sentence, when, span = self.last_when
            if paragraph == line.sentence.paragraph and line.n - sentence <= _LENT_SENTENCES:
                return when, span
        of_day = self._of_the_day(line)
        self.day = self.day or of_day
        return of_day or self._only_time(line) or self._of_paragraph_before(line, d), None

    def _of_paragraph_before(self, line: Line, d: Draft) -> When | None:
        """The one day that a text has told so far, in the paragraph before: a strike or an arrest goes on in the next.
        What is done to people held goes on for longer."""
        told = [w for w in self.dates if w.role == "event" and w.when.earliest and w.start < line.start]
        if self.last_when is None or line.sentence.paragraph - self.last_when[0] != 1 or d.kind not in _OF_A_DAY:
            return None
        days = {(w.when.earliest, w.when.latest) for w in told}
        return told[0].when if len(days) == 1 and _is_day(told[0].when) else None

    def _only_time(self, line: Line) -> When | None:
        """The one time that a text has told before: a report of one event goes on about it."""
        told = [w.when for w in self.dates if w.role == "event" and w.when.earliest]
        spans = {(w.earliest, w.latest) for w in told}
        first = next((w.start for w in self.dates if w.role == "event" and w.when.earliest), None)
        if not told:
            return self.day
        return told[0] if len(spans) == 1 and first is not None and first < line.start else None

    def _of_the_day(self, line: Line) -> When | None:
        """When news is that says only the time of day, by the clock or in words: on the day that it came out or the
        one before."""
        if self.published is None or self._of_other_days(line):
            return None
        clock = _CLOCK.search(self.text, self._row(line), line.end)  # "07:10." is a sentence of its own
        if self.yesterday.search(self.text, line.start, line.end):
            first = last = self.published - timedelta(days=1)
        elif clock is not None or self.daytime.search(self.text, line.start, line.end):
            first, last = self.published - timedelta(days=clock is None), self.published
        else:
            return None
        precision = Precision.DAY if first == last else Precision.RANGE
        return When("", first.isoformat(), last.isoformat(), precision)

    def _of_other_days(self, line: Line) -> bool:
        """Whether the text has told of days long before it came out: "at night" is of those then."""
        told = [w.when.latest for w in self.dates if w.role == "event" and w.start < line.start and w.when.latest]
        week = (self.published - timedelta(days=_WEEK)).isoformat() if self.published is not None else ""
        return bool(told) and told[-1] < week

    def leave(self, line: Line, blocked: Sequence[tuple[int, int]]) -> None:
        """Keep the place and the date of a sentence, so that the next may lean on them."""
        named = [
            f
            for f in touching(self.places, line.start, line.end)
            if f.place.kind is not PlaceKind.COUNTRY and not _inside(f, blocked) and not self._homeland(f)
            if self.last_place is None or not self._whence(f)  # "сказал Ахмад, портной из Выдумки"
            if not self.origin.search(self.text, max(line.start, f.start - 16), f.start) and not self._of_a_life(f)
        ]
        if not named and self.moved is not None:
            self.last_place = self.head = self.moved  # "удары по югу Ливана": what follows is in another country
        self.moved = None
        if named:
            self.last_place = self._city_of(max(named, key=lambda f: (_BY_KIND[f.place.kind], -f.start))).place
            self.head = self.head if self._is_item(line) else self.last_place
            self.item = self._row(line) if self._is_item(line) else None
            if self.of_act is not None and self.of_act[0] == line.n and self.of_act[1] in [f.place for f in named]:
                self.last_place = self.of_act[1]  # what goes on goes on where the last act was
        dated = [w for w in touching(self.dates, line.start, line.end) if w.role == "event" and w.when.earliest]
        if dated:
            last = dated[-1]
            self.last_when = (line.sentence.paragraph, line.n, last.when, Span(last.start, last.end))


def _is_day(when: When) -> bool:
    """A day, or a night from one day to the next."""
    first, last = date.fromisoformat(when.earliest or ""), date.fromisoformat(when.latest or when.earliest or "")
    return last - first <= timedelta(days=1)


def _inside(f: Found, blocked: Sequence[tuple[int, int]]) -> bool:
    return any(lo <= f.start and f.end <= hi for lo, hi in blocked)
