"""What a document has told so far, for later sentences to lean on: places, times, sides, victims.

A place or a side is taken from the words that hang on the act, else from its sentence, else from what was told just
before in the same paragraph or quotation. A date is never lent across paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from solferino.extract.dates import DateFound
from solferino.extract.dates_settle import parse_day
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Parsed, Token
from solferino.extract.places import Found
from solferino.extract.places_unknown import unknown_places
from solferino.extract.said import Said
from solferino.extract.scene_phrases import only_a_direction, top_of
from solferino.extract.sentences import is_dateline
from solferino.extract.stretches import overlaps, touching
from solferino.model import Perpetrator, Place, PlaceKind, Precision, Span, Victims, When
from solferino.terms.parties import PartyFound

_T = TypeVar("_T")
_LENT_PARAGRAPHS = 2  # to a sentence that points back: "during the operation"
_LENT_SENTENCES = 3  # how many sentences on, in its paragraph, a date still dates
_SAID_BY_ANOTHER = 120  # characters that a date outside the speaker's words seems further off
_BEFORE_NOUN = ("compound", "nmod", "poss", "amod", "nummod", "npadvmod")
_BELOW_THE_ACT = 40  # characters that a date seems nearer which hangs on the act


@dataclass(frozen=True, slots=True)
class Told(Generic[_T]):
    """Something told before, in which paragraph and sentence, and in which words."""

    paragraph: int
    sentence: int
    what: _T
    span: Span


@dataclass(frozen=True, slots=True)
class Here:
    """The sentence being read, with what was found in it. `blocked`: words of speakers and datelines, not of events."""

    parsed: Parsed
    number: int
    places: tuple[Found, ...]
    unknown: tuple[Found, ...]
    dates: tuple[DateFound, ...]
    parties: tuple[PartyFound, ...]
    blocked: tuple[tuple[int, int], ...]

    def beside_events(self, f: Found) -> bool:
        """Whether a place belongs to a speaker, a dateline or the words of a date, and so says nothing of where."""
        return any(lo <= f.start and f.end <= hi for lo, hi in self.blocked) or overlaps(self.dates, f.start, f.end)


@dataclass(slots=True)
class Scene:
    """What was found in a document, and what has been told up to the sentence `here`.

    `full_names`: of people called by a part of theirs. `country`: the one country that the places lie in. `state`: the
    one state whose forces "the army" can mean.
    """

    places: Sequence[Found]
    dates: Sequence[DateFound]
    parties: Sequence[PartyFound]
    main_place: Place | None
    country: Place | None
    state: str | None
    full_names: Mapping[str, str]
    here: Here = field(init=False)
    last_place: Told[Place] | None = None
    lent_in: int = -1  # the paragraph that the place told last was lent to: its other sentences tell of it too
    last_when: Told[When] | None = None
    when_at: Place | None = None  # where that was, if its sentence says so
    when_of: str | None = None  # of which act
    struck: bool = True  # whether the side told last did something that kills
    last_side: tuple[int, Perpetrator] | None = None  # paragraph, side
    last_victims: tuple[int, Victims] | None = None
    of_telling: list[DateFound] = field(default_factory=list)  # dates that were found to be no day of an act

    @property
    def victims_lately(self) -> bool:
        """Whether somebody was harmed in this paragraph or the one before."""
        paragraph = self.here.parsed.sentence.paragraph
        return self.last_victims is not None and self.last_victims[0] >= paragraph - 1

    def enter(self, p: Parsed, number: int, said: Sequence[Said], lx: Lexicon) -> None:
        """Go on to the next sentence, in which `said` is said."""
        speakers = [s.speaker for s in said if s.speaker is not None]
        blocked = [(s.start, s.end) for s in speakers if s.start is not None and s.end is not None]
        opening = dateline(p, lx)
        places, dates = touching(self.places, p.start, p.end), touching(self.dates, p.start, p.end)
        parties = touching(self.parties, p.start, p.end)
        self.here = Here(
            p,
            number,
            tuple(f for f in places if p.holds(f.start, f.end)),
            tuple(unknown_places(p, places, [*parties, *dates], lx)),
            tuple(dates),
            tuple(x for x in parties if p.holds(x.start, x.end)),
            tuple([*blocked, opening] if opening is not None else blocked),
        )

    def leave(self, lx: Lexicon) -> None:
        """Keep the place and the date of the sentence, so that the next may lean on them."""
        here = self.here
        if is_dateline(here.parsed.sentence.text):
            return
        named = [f for f in here.places if f.place.kind is not PlaceKind.COUNTRY and not here.beside_events(f)]
        tops = ((f, top_of(here.parsed.between(f.start, f.end))) for f in named)
        named = [f for f, top in tops if top is None or not (only_a_direction(top, lx) or _whence(top))]
        best = max((*named, *here.unknown), key=_precision, default=None)
        if best is not None:
            self.last_place = self.told(best.place, Span(best.start, best.end))
        dated = [
            w
            for w in self._dates()
            if w.when.earliest and not self._beside_the_story(w) and not _of_papers(here.parsed, w, lx)
        ]
        dated = [w for w in dated if w not in self.of_telling]
        if dated:
            told = self.told(dated[-1].when, Span(dated[-1].start, dated[-1].end))
            self.when_of = self.when_of if told == self.last_when else None
            self.last_when, self.when_at = told, self._place_here()

    def _beside_the_story(self, w: DateFound) -> bool:
        """Whether a time is told of somebody's past: a longer one in a relative clause ("of a man who was killed last
        week"), or a longer and earlier one than the story's ("he had been held in April 2009")."""
        top = top_of(self.here.parsed.between(w.start, w.end))
        if top is not None and w.when.precision is not Precision.DAY and any(t.dep == "relcl" for t in top.up()):
            return True
        last = self.last_when
        if last is None or self.here.parsed.sentence.paragraph - last.paragraph > _LENT_PARAGRAPHS:
            return False
        story, days = _days(last.what), _days(w.when)
        return story is not None and days is not None and days[1] < story[0] and days[1] - days[0] > story[1] - story[0]

    def told(self, what: _T, span: Span) -> Told[_T]:
        """Something that this sentence tells."""
        return Told(self.here.parsed.sentence.paragraph, self.here.number, what, span)

    def when(self, d: Draft, lx: Lexicon) -> tuple[When | None, Span | None]:
        """The time of the act, with the words it was read from."""
        self.of_telling += [w for w in self._dates() if _of_the_telling(w, d, lx)]
        dates = [w for w in self._dates() if not _of_another(w, d) and (w not in self.of_telling or _holds(w, d))]
        if dates:
            below = set(d.head.subtree())
            best = min(dates, key=lambda w: self._distance(w, d, below, lx))
            span = Span(best.start, best.end)
            if best.when.earliest and not self._beside_the_story(best):
                self.last_when, self.when_at = self.told(best.when, span), self._place_here()
                self.when_of = d.codes[0]
            return best.when, span
        last, here = self.last_when, self.here
        if last is not None and (self._told_before(last.what) or self._elsewhere() or self._news(d)):
            return None, None
        same = last is not None and last.paragraph == here.parsed.sentence.paragraph
        if last is not None and same and here.number - last.sentence <= _LENT_SENTENCES:
            return last.what, last.span
        far = here.parsed.sentence.paragraph - last.paragraph if last is not None else _LENT_PARAGRAPHS + 1
        if last is not None and far <= _LENT_PARAGRAPHS and lx.places.anaphor.search(here.parsed.sentence.text):
            return last.what, last.span
        return None, None

    def _place_here(self) -> Place | None:
        """The place told last, where this sentence told it."""
        last = self.last_place
        return last.what if last is not None and last.sentence == self.here.number else None

    def _elsewhere(self) -> bool:
        """Whether the sentence is about another area than the one that the date was told of."""
        here, then = self._place_here(), self.when_at
        return (
            here is not None
            and then is not None
            and None not in (here.admin1, then.admin1)
            and here.admin1 != then.admin1
        )

    def _news(self, d: Draft) -> bool:
        """Whether it brings news of another kind, said on a day of its own: "said on 3 April that bodies …"."""
        said = (w for w in touching(self.dates, self.here.parsed.start, self.here.parsed.end) if w.role == "report")
        return self.when_of is not None and d.codes[0][:3] != self.when_of[:3] and any(w.when.earliest for w in said)

    def _told_before(self, when: When) -> bool:
        """Whether the sentence was said before that: nobody tells on 10 March of the 16th."""
        said = [w for w in touching(self.dates, self.here.parsed.start, self.here.parsed.end) if w.role == "report"]
        days = [w.when.latest for w in said if w.when.latest is not None]
        return when.earliest is not None and any(day < when.earliest for day in days)

    def _dates(self) -> list[DateFound]:
        p = self.here.parsed
        return [w for w in self.here.dates if p.holds(w.start, w.end) and w.role == "event"]

    def _distance(self, w: DateFound, d: Draft, below: set[Token], lx: Lexicon) -> int:
        gap = min(abs(w.start - d.head.end), abs(d.head.start - w.end))
        if d.said is not None and not d.said.covers(w.start, w.end):
            gap += _SAID_BY_ANOTHER
        words = d.parsed.between(w.start, w.end)
        told = any(t.head.is_verb and t.head is not d.head and t.head.lemma in lx.cue_stance for t in words)
        if told:  # "confirmed today the death of …": when it was said
            gap += _SAID_BY_ANOTHER
        return gap - _BELOW_THE_ACT if any(t in below for t in words) else gap


def _days(when: When) -> tuple[date, date] | None:
    """The first and the last day, None where either is not known."""
    both = parse_day(when.earliest), parse_day(when.latest)
    return (both[0], both[1]) if both[0] is not None and both[1] is not None else None


def _of_another(w: DateFound, d: Draft) -> bool:
    """Whether the date stands before a noun that names another act: `behind the May 11 attack that killed one`."""
    top = top_of(d.parsed.between(w.start, w.end))
    if top is None or top.dep not in _BEFORE_NOUN or top.head.pos not in ("NOUN", "PROPN"):
        return False
    return top.head not in (d.head, d.cause) and any(top.head in (o.head, o.cause) for o in d.others)


def _holds(w: DateFound, d: Draft) -> bool:
    """Whether the date hangs on the act, or on the attack that it comes from."""
    above = {u for t in d.parsed.between(w.start, w.end) for u in (t, *t.up())}
    return d.head in above or d.cause in above


def _between_cue_and_content(w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """`denied on 29 July that forces had fired`: between the verb that tells it and what it tells."""
    top = top_of(d.parsed.between(w.start, w.end))
    verb = next((u for u in top.up() if u.is_verb), None) if top is not None else None
    if verb is None or verb.lemma not in lx.cue_stance or not verb.end <= w.start:
        return False
    content = next((c for c in verb.below("ccomp") if c is d.head or c in d.head.up()), None)
    return content is not None and w.end <= content.subtree()[0].start


def _of_the_telling(w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """Whether a day is that of the words about an act: `cited videos circulating on Friday of men executing captives`,
    `attended the site ten days after and confirmed executions`, `attacks were today declared crimes`.

    Months are kept: "in March the mission documented twelve killings" counts what March brought.
    """
    if w.when.precision not in (None, Precision.DAY, Precision.RANGE) or _holds(w, d):
        return False
    if _between_cue_and_content(w, d, lx):
        return True
    stance, below = lx.stance, d.head
    for verb in d.head.up():
        if verb.is_verb:
            break
        below = verb
    else:
        return False
    if below.dep in ("nsubj", "nsubjpass"):  # but "deaths were reported on Monday" tells when they died
        return verb.lemma in stance.judging and abs(w.start - verb.end) < abs(w.start - d.head.end)
    telling = verb.lemma in stance.spreading or (verb.lemma in lx.cue_stance and below.dep != "ccomp")
    return telling and w.end <= d.head.start


def _whence(top: Token) -> bool:
    """`a man from Ortela`: where somebody comes from is not where the next sentence goes on."""
    return top.dep == "pobj" and top.head.lower == "from" and top.head.head.pos in ("NOUN", "PROPN", "PRON")


def _of_papers(p: Parsed, w: DateFound, lx: Lexicon) -> bool:
    """Whether it is the day of a paper: `issued warrants on 17 March`, `a report published on Monday`."""
    top = top_of(p.between(w.start, w.end))
    verb = next((u for u in top.up() if u.is_verb), None) if top is not None else None
    return verb is not None and verb.lemma in lx.stance.papers


def _precision(f: Found) -> tuple[bool, int]:
    """Settlements before areas, the first of several."""
    return f.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE), -f.start


def dateline(p: Parsed, lx: Lexicon) -> tuple[int, int] | None:
    """The stretch of a dateline that opens a sentence: `PORT SUDAN, June 12 (Agency) -`. It is where the writer sat."""
    if is_dateline(p.sentence.text):
        return p.start, p.end
    m = lx.places.dateline.match(p.sentence.text)
    if m is None or not (m.group(1).isupper() or "(" in m.group() or any(c.isdigit() for c in m.group())):
        return None
    return p.start, p.start + m.end()
