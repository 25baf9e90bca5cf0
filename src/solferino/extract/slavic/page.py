"""One document made ready: its sentences, sides, places, dates and statements, the context, and who writes.

Zones, quotations, dates, the choice of the context and the settling of places are the components of English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from solferino.contexts.load import Context, load_context, names
from solferino.extract.dates import find_dates
from solferino.extract.material import Material, anchors_of, context_for, speaking_text
from solferino.extract.places_types import Found
from solferino.extract.quotes import find_quotes
from solferino.extract.said import Said
from solferino.extract.sentences import paragraphs, split
from solferino.extract.slavic.english import in_english
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.places import find_slavic_places
from solferino.extract.slavic.places_words import region_of
from solferino.extract.slavic.sides import Side, SideFinder, as_party
from solferino.extract.slavic.speech import find_speech
from solferino.extract.slavic.statements import SAY
from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import words_of
from solferino.model import Document, Place, PlaceKind, Rendition, Zone, ZoneKind, fold
from solferino.terms.gazetteer import Gazetteer
from solferino.terms.parties import Form, PartyFound, PartyTerm, country_adjective

_AT_WAR = 2  # states of a context in which others only supply
_KNOWN = 5  # letters by which a context's term is known in another case


class Page:
    """What is known of a document before its acts are read. Offsets are those of the folded text."""

    def __init__(
        self, document: Document, rendition: Rendition, lx: SlavicLexicon, gazetteer: Gazetteer, context: str
    ) -> None:
        self.lx, self._gazetteer = lx, gazetteer
        folded = fold(rendition.text)
        zones = tuple(Zone(z.kind, folded.folded(z.start), folded.folded(z.end)) for z in rendition.zones)
        self.text = text = speaking_text(folded.text, zones)
        self.lines = [Line(n, s, tuple(words_of(text, s.start, s.end))) for n, s in enumerate(split(text, zones))]
        self.title = document.title or rendition.title or ""
        self.publisher = document.publisher or rendition.publisher or ""
        self.context = self._choose(context)
        published = document.published if document.published.earliest else rendition.published
        day = published.earliest if published.earliest == published.latest else None
        self.published = date.fromisoformat(day) if day and len(day) == len("2024-01-01") else None
        self.dates = find_dates(text, published, anchors_of(self.context), language=lx.language)
        terms = self.context.terms if self.context is not None else ()
        self._finder = SideFinder(lx, terms)
        own = lx.own_side or self._named_by(self.publisher)
        self.sides = self._find_sides(terms, own)
        parties = [as_party(s) for found in self.sides for s in found]
        self.places = self._find_places(self.context, parties)
        bodies = zones or (Zone(ZoneKind.BODY, 0, len(text)),)
        blocks = [block for z in bodies if z.kind.speaks for block in paragraphs(text, z.start, z.end)]
        quotes = find_quotes(text, blocks)
        self.material = Material(
            document, rendition, folded, text, self.context, (), tuple(quotes), tuple(parties), tuple(self.places),
            tuple(self.dates), (),
        )  # fmt: skip
        spans = [(f.start, f.end) for f in self.places]
        speech = find_speech(self.lines, quotes, text, lx, spans)
        if own is None and (own := self._side_of_all(speech)) is not None:
            self.sides = self._find_sides(terms, own)
        self.speech = [self._told_in_english(s) for s in speech]

    @property
    def home(self) -> Place | None:
        """The place in the title, else the one that an official publisher is of ("Херсонська ОВА")."""
        official = any(self.lx.speakers.get(w.low) for w in words_of(self.publisher, 0, len(self.publisher)))
        for words in (self.title, self.publisher if official else ""):
            named = [p for p in self._places_of(words) if p.kind is not PlaceKind.COUNTRY]
            if named:
                return named[0]
        return None

    def said_in(self, line: Line) -> list[Said]:
        """The statements of a sentence, and those of others that reach over it ("про це повідомив …")."""
        own = [s for s in self.speech if s.sentence == line.n]
        over = [s for s in self.speech if s.sentence != line.n and s.touches(line.start, line.end)]
        return [*(s for s in own if not (over and s.carried)), *over]

    def side_of(self, words: str) -> str | None:
        """The code of the side that a speaker's words name, by a capital, a country, or its people."""
        return next(iter(self._finder.codes(words_of(words, 0, len(words)))), None)

    def region_told(self, words: str) -> Place | None:
        """The region whose administration, police or prosecutors the words name by its adjective."""
        where = table(self.lx.language, "where")
        known = (w for w in words_of(words, 0, len(words)) if w.capital and region_of(w.text, self.lx.language))
        adjective = next(known, None)
        places = self._places_of(f"{adjective.text} {where['region'][1]}") if adjective is not None else []
        return next((p for p in places if p.kind is PlaceKind.REGION), None)

    def group_of(self, words: str) -> Side | None:
        """The armed group that a speaker's words name."""
        return next(
            (s for s in self._finder.find(words_of(words, 0, len(words))) if s.acts and s.kind == "group"), None
        )

    # ---- how it is found out -----------------------------------------------------------------------------------------
    def _find_sides(self, terms: Sequence[PartyTerm], own: str | None) -> list[list[Side]]:
        finder = SideFinder(self.lx, terms, _enemy(self.context, own))
        return [[s for s in finder.find(line.words) if not self._only_made(s)] for line in self.lines]

    def _only_made(self, s: Side) -> bool:
        """`Іранські дрони били по Одесі`: in a war of two states a weapon of a third is told by who made it."""
        countries = self.context.countries if self.context is not None else ()
        if len(countries) != _AT_WAR or s.code is None or s.code in countries:
            return False
        return words_of(self.text, s.start, s.end)[-1].low in self.lx.strike_things

    def _side_of_all(self, speech: Sequence[Said]) -> str | None:
        """The one side that speakers of a text are of: "the enemy" is what they say."""
        found = {self._named_by(s.speaker.text) for s in speech if s.speaker is not None and s.lemma == SAY} - {None}
        return next(iter(found)) if len(found) == 1 else None

    def _choose(self, name: str) -> Context | None:
        """The context; sides and places are looked for with no context first, since they speak for one."""
        plain = SideFinder(self.lx)
        found = [as_party(s) for line in self.lines for s in plain.find(line.words)]
        found += [
            PartyFound(f.start, f.end, f.place.country, f.place.name, "state", Form.COUNTRY)
            for f in self._find_places(None, found)
            if f.place.country is not None
        ]
        own = self.lx.own_side
        if own is not None and len({x.code for x in found} - {own, None}) <= 1:  # the language speaks for its country
            found.append(PartyFound(0, 0, own, own, "state", Form.COUNTRY))
        chosen = context_for(name, self.text, [x for x in found if x.code])
        return chosen or (_by_one_cue(self.text, {x.code for x in found if x.code}) if name == "auto" else None)

    def _find_places(self, context: Context | None, parties: Sequence[PartyFound]) -> list[Found]:
        words = [line.words for line in self.lines]
        return find_slavic_places(self.text, words, self._gazetteer, context, self.lx, parties=parties)

    def _named_by(self, words: str) -> str | None:
        code = self.side_of(words)
        places = self._places_of(words) if code is None else []
        return places[0].country if places else code

    def _places_of(self, words: str) -> list[Place]:
        found = find_slavic_places(words, [words_of(words, 0, len(words))], self._gazetteer, self.context, self.lx)
        return [f.place for f in found if f.basis != "unknown"]

    def _told_in_english(self, said: Said) -> Said:
        if said.speaker is None:
            return said
        told = in_english(said.speaker, self.lx.language, self._adjective, self._place_name)
        if told.name == said.speaker.text:  # no list knows it: perhaps an army or a government
            sides = self._finder.find(words_of(told.name, 0, len(told.name)))
            if sides and sides[0].start == 0 and sides[0].acts:
                told = replace(told, name=sides[0].name, organisation=sides[0].name)
        return replace(said, speaker=told)

    def _adjective(self, words: str) -> str | None:
        code = self.side_of(words)
        return country_adjective(code) if code is not None else None

    def _place_name(self, words: str) -> str | None:
        region = region_of(words, self.lx.language)
        places = self._places_of(words) if region is None else []
        return region or (places[0].name if places else None)


def _by_one_cue(text: str, codes: set[str | None]) -> Context | None:
    """The one context that a short text speaks for by a cue or by its word for a side ("the enemy"), where it names no
    country but those of that context."""
    low = text.casefold()
    found = [
        c
        for c in map(load_context, names())
        if codes and codes <= set(c.countries) and (any(cue.casefold() in low for cue in c.cues) or _has_term(c, low))
    ]
    return found[0] if len(found) == 1 else None


def _has_term(context: Context, low: str) -> bool:
    """Whether a term of the context in Cyrillic letters, in any case of its first word, stands in the text."""
    return any(
        not t.words.isascii() and re.search(rf"(?<!\w){re.escape(t.words.split()[0][:_KNOWN])}", low)
        for t in context.terms
        if len(t.words.split()[0]) >= _KNOWN
    )


def _enemy(context: Context | None, own: str | None) -> str | None:
    """The side that "the enemy" means: the other one of the context than the writer's own.

    A text in the language of one country is taken as written there, another as on the side that its publisher names,
    by itself or by a place.
    """
    if context is None and own is not None:  # a text too short to speak for a context: the one war of that country
        wars = [c for c in map(load_context, names()) if own in c.countries and len(c.countries) == 2]
        context = wars[0] if len(wars) == 1 else None
    if context is None or len(context.countries) != 2 or own not in context.countries:
        return None
    return next(c for c in context.countries if c != own)
