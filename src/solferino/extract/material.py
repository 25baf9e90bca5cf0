"""One document made ready for reading: its text with what may not speak blanked out, and all that is found in it.

Offsets are those of the folded text; `original`, `passage` and `speaker` lead back to the text as it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from solferino.contexts.load import Context, choose_context, load_context
from solferino.extract.capitals import small_letters
from solferino.extract.counts import CountFound, find_counts
from solferino.extract.dates import Anchor, DateFound, find_dates
from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Parser
from solferino.extract.places import Found, find_places
from solferino.extract.places_types import PlaceToken
from solferino.extract.quotes import Quote, find_quotes
from solferino.extract.sentences import is_dateline, paragraphs, split
from solferino.extract.tagger.tagger import Tagger
from solferino.extract.tagger.tags import Tag
from solferino.extract.tree import Parsed
from solferino.model import (
    Document,
    Folded,
    Passage,
    PlaceKind,
    PlaceMention,
    Precision,
    Published,
    Rendition,
    Span,
    Speaker,
    SpeakerKind,
    Zone,
    ZoneKind,
    fold,
)
from solferino.terms.gazetteer import Gazetteer
from solferino.terms.parties import PartyFound, find_parties

# Words that the language model knows well in each form, whichever side the text names.
_SEEN_AS = {"adjective": "Russian", "noun": "Russian", "country": "Russia", "metonym": "Russia"}
_NO_ONE = re.compile(r"\b([Nn]o)-(one)\b")  # else the hyphen makes a number of it
_HEAD = 3  # sentences among which a dateline opens a text: a title may stand before it


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs beside the document. `context`: auto, none, or a context's name."""

    parser: Parser
    lexicon: Lexicon
    gazetteer: Gazetteer
    context: str = "auto"
    tagger: Tagger | None = None  # None: rules alone


@dataclass(frozen=True, slots=True)
class Material:
    """One document with its sentences and what was found in them. `speaking`: the text with furniture blanked out."""

    document: Document
    rendition: Rendition
    folded: Folded
    speaking: str
    context: Context | None
    sentences: tuple[Parsed, ...]
    quotes: tuple[Quote, ...]
    parties: tuple[PartyFound, ...]
    places: tuple[Found, ...]
    dates: tuple[DateFound, ...]
    counts: tuple[CountFound, ...]
    tags: tuple[Tag, ...] = ()
    tagger: str = ""  # version of the tagger that gave the tags

    def original(self, start: int, end: int) -> Span:
        """The stretch in the text of the rendition."""
        return self.folded.original(start, end)

    def passage(self, start: int, end: int) -> Passage:
        """The stretch in the text of the rendition, with its words."""
        where = self.original(start, end)
        return Passage(where.start, where.end, self.rendition.text[where.start : where.end])

    def speaker(self, speaker: Speaker) -> Speaker:
        """The speaker with its place in the text of the rendition."""
        if speaker.start is None or speaker.end is None:
            return speaker
        where = self.passage(speaker.start, speaker.end)
        return replace(speaker, start=where.start, end=where.end, text=where.text)

    @property
    def states(self) -> frozenset[str]:
        """The names of states, their seats and armed groups, as the text has them."""
        forms = ("country", "metonym", "group")
        return frozenset(self.speaking[x.start : x.end] for x in self.parties if x.form in forms)

    @property
    def outlet(self) -> tuple[Speaker, ...]:
        """Who published the document, where that is known: the outermost link of every chain."""
        name = self.document.publisher or self.rendition.publisher
        return (Speaker(name, None, None, name, None, None, SpeakerKind.OUTLET),) if name else ()

    def mentions(self) -> Iterator[PlaceMention]:
        """The places named, in order."""
        for f in self.places:
            where = self.original(f.start, f.end)
            yield PlaceMention(self.document.ref, where.start, where.end, f.place)


def prepare(document: Document, rendition: Rendition, tools: Tools) -> Material:
    """The document with all that can be found in it before its acts are read."""
    folded = fold(rendition.text)
    text = _NO_ONE.sub(r"\1 \2", small_letters(folded.text))
    zones = tuple(Zone(z.kind, folded.folded(z.start), folded.folded(z.end)) for z in rendition.zones)
    speaking = speaking_text(text, zones)
    parties = find_parties(speaking)
    context = context_for(tools.context, speaking, parties)
    if context is not None:
        parties = find_parties(speaking, context.terms, context.countries)
    sentences = tools.parser.parse(split(text, zones), _one_side(speaking, parties))
    places = find_places(speaking, list(_place_tokens(sentences, speaking)), tools.gazetteer, context)
    published = document.published if document.published.earliest else rendition.published
    if not published.earliest:
        published = _dateline_day(sentences) or published
    dates = find_dates(speaking, published, anchors_of(context))
    bodies = zones or (Zone(ZoneKind.BODY, 0, len(text)),)
    blocks = [block for z in bodies if z.kind.speaks for block in paragraphs(text, z.start, z.end)]
    return Material(
        document,
        rendition,
        folded,
        speaking,
        context,
        tuple(sentences),
        tuple(find_quotes(speaking, blocks)),
        tuple(parties),
        tuple(_as_spelled(f, speaking) for f in places if _is_place(f, speaking, tools.lexicon)),
        tuple(dates),
        tuple(find_counts(speaking, dates)),
        tuple(_tags(speaking, blocks, tools.tagger)) if tools.tagger is not None else (),
        tools.tagger.card.version if tools.tagger is not None else "",
    )


def _dateline_day(sentences: Sequence[Parsed]) -> Published | None:
    """The day that the dateline at the head of a text gives in full: `Ortela, 3 Jan 90 (EFE) --`.

    A wire item that comes without its date is of that day, and its "today" and "30 December" with it.
    """
    for p in sentences[:_HEAD]:
        if is_dateline(p.sentence.text):
            for found in find_dates(p.sentence.text, Published()):
                when = found.when
                if when.earliest and when.precision is Precision.DAY:
                    return Published(when.earliest, when.latest, "text")
    return None


def _tags(speaking: str, blocks: Sequence[tuple[int, int]], tagger: Tagger) -> Iterator[Tag]:
    """What the tagger marks, paragraph by paragraph, at its place in the whole text."""
    found = tagger.tag([speaking[start:end] for start, end in blocks])
    for (start, _), tags in zip(blocks, found, strict=True):
        for t in tags:
            yield replace(t, start=t.start + start, end=t.end + start)  # in order: blocks do not overlap


def speaking_text(text: str, zones: Sequence[Zone]) -> str:
    """The text with everything that may not speak blanked out, so that no offset moves."""
    if not zones:
        return text
    out, at = [], 0
    for zone in zones:
        out.append(_blank(text[at : zone.start]))
        piece = text[zone.start : zone.end]
        out.append(piece if zone.kind.speaks else _blank(piece))
        at = zone.end
    out.append(_blank(text[at:]))
    return "".join(out)


def _blank(piece: str) -> str:
    return re.sub(r"\S", " ", piece)


def context_for(name: str, text: str, parties: Sequence[PartyFound]) -> Context | None:
    """The context of that name; with `auto` the one that the text and the sides that it names speak for, or None."""
    if name == "none":
        return None
    return choose_context(text, Counter(x.code for x in parties if x.code)) if name == "auto" else load_context(name)


@cache
def anchors_of(context: Context | None) -> tuple[Anchor, ...]:
    """The context's events as patterns to count from."""
    if context is None:
        return ()
    return tuple(Anchor("|".join(map(re.escape, a.names)), a.earliest, a.latest) for a in context.anchors)


def _place_tokens(sentences: Sequence[Parsed], text: str) -> Iterator[PlaceToken]:
    """The words of all sentences. The cells of a table's row are one sentence, and what a cell has besides marks is a
    name where all its words have capitals: the model has no other words to tell it by."""
    row, end = 0, 0
    for n, p in enumerate(sentences):
        cell = n > 0 and "|" in text[end : p.start] and "\n" not in text[end : p.start]
        row, end = row if cell else n, p.end
        name = cell and all(t.text[0].isupper() for t in p.tokens if t.text[0].isalpha())
        for t in p.tokens:
            yield PlaceToken(t.start, t.end, t.text, "PROPN" if name and t.text[0].isalpha() else t.pos, row)


def _one_side(text: str, parties: Sequence[PartyFound]) -> dict[int, str]:
    """The word under which the parser sees a side named in one word, by where it starts: the same for all sides."""
    out = {}
    for x in parties:
        word = text[x.start : x.end]
        if word[:1].isupper() and word.isalpha() and not word.isupper() and x.form in _SEEN_AS:
            out[x.start] = _SEEN_AS[x.form] + ("s" if x.form == "noun" and word.endswith(("s", "ese", "sh")) else "")
    return out


_BEHIND = re.compile(r" (?:(?:Liberation|Salvation|Defence|Defense) )?(\w+)")


def _is_place(f: Found, text: str, lx: Lexicon) -> bool:
    """Not `The Mission`, `the Report`: words for bodies and people that are settlements somewhere too."""
    word = text[f.name_start : f.name_end].lower()
    if text[f.name_start - 1 : f.name_start] == "-" and text[f.name_start - 2 : f.name_start - 1].isalpha():
        return False  # the second half of a name: "Lvova-Belova"
    behind = _BEHIND.match(text, f.end)
    if word in lx.places.never or (behind is not None and behind[1].lower() in lx.places.of_bodies):
        return False
    return not any(word in words for words in (lx.subjects.bodies, lx.subjects.people, lx.subjects.titles))


def _as_spelled(f: Found, text: str) -> Found:
    """The place under the name that the text gives it, where that is in Latin letters; `official` keeps the map's."""
    word = text[f.name_start : f.name_end]
    spelled = f.place.kind is not PlaceKind.COUNTRY and word[:1].isupper() and word.isascii()
    return replace(f, place=replace(f.place, name=word if spelled else f.place.name, official=f.place.name))
