"""Spotting: which words of a text are names of places, before it is asked which place they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.contexts.load import Context
from solferino.extract.places_types import Mention, PlaceToken
from solferino.extract.places_weigh import KNOWN, SURE, Weigher
from solferino.extract.places_words import PlaceWords, generic, place_words
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry, Gazetteer
from solferino.terms.gazetteer_names import key
from solferino.terms.parties import Form, PartyFound

_LONGEST = 9  # tokens, hyphens counted: "Port-au-Prince" has five
_ENOUGH = 1.9  # evidence that makes a name a place; tuned on the even texts of GeoVirus (benchmarks/geovirus.py)
_ECHO = 0.4  # what is enough where the same name is surely a place elsewhere in the text
_ACRONYM = re.compile(r"^[A-Z]{2,5}s?$")
_STATES = frozenset(["US", "UK", "UAE", "DRC", "CAR", "USA", "DPRK", "PRC", "ROK", "U.S", "U.K"])
_BOTH = frozenset(["US", "U.S.", "UK", "U.K.", "New Zealand"])  # country and adjective alike
_NOUNS = ("NOUN", "ADJ", "PROPN", "")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A name that the context lists, with the tokens it takes."""

    mention: Mention
    first: int
    last: int


def spot(
    text: str,
    tokens: Sequence[PlaceToken],
    gazetteer: Gazetteer,
    context: Context | None,
    parties: Sequence[PartyFound],
    *,
    language: str,
) -> list[Mention]:
    """The names in the text that are taken for places, in order, each with all places that have the name."""
    words = place_words(language)
    listed = _listed(text, tokens, gazetteer, context)
    taken = {i for row in listed for i in range(row.first, row.last)}
    found = [row.mention for row in listed]
    nobody, sides = _sides(text, tokens, parties, words)
    weigher = Weigher(text, tokens, context, words, sides, _headlines(tokens))
    at = 0
    while at < len(tokens):
        match = None
        if at not in taken and _starts(tokens, at, words):
            match = _longest(weigher, at, taken, gazetteer)
        # A people's name may begin a place's ("British Columbia"); alone, or as all of it, it is none.
        if match is None or all(n in nobody for n in range(at, match[0])):
            at += 1
            continue
        end, entries = match
        if at in nobody and (entries[0].rank or entries[0].people < KNOWN):
            at += 1
            continue
        mention = weigher.weigh(at, end, entries)
        if mention is not None:
            found.append(mention)
        at = end
    return _agree(text, sorted(found, key=lambda m: m.start), weigher.people)


def _listed(text: str, tokens: Sequence[PlaceToken], gazetteer: Gazetteer, context: Context | None) -> list[_Listed]:
    """Renamed towns and known sites that the context lists."""
    if context is None or not context.aliases:
        return []
    starts = {t.start: i for i, t in enumerate(tokens)}
    ends = {t.end: i + 1 for i, t in enumerate(tokens)}
    out = []
    for alias, start, end in context.find_aliases(text):
        if start not in starts or end not in ends:
            continue
        entries = tuple(
            e
            for e in gazetteer.candidates(alias.name)
            if e.country == alias.country and (alias.admin1 is None or e.admin1 == alias.admin1)
        )
        if alias.site:
            entries = tuple(e for e in entries if e.kind is PlaceKind.SETTLEMENT) or entries
        if entries:
            hint, stop = generic(text, start, end)
            row = tokens[starts[start]].sentence
            mention = Mention(start, stop, start, end, text[start:end], entries, row, hint, SURE + 1, alias.site)
            out.append(_Listed(mention, starts[start], ends[end]))
    return out


def _sides(
    text: str, tokens: Sequence[PlaceToken], parties: Sequence[PartyFound], words: PlaceWords
) -> tuple[set[int], frozenset[int]]:
    """Tokens of peoples and groups ("Palestinian", "Boko Haram"), which are no places, and tokens of any side."""
    nobody, any_side = set(), set()
    starts = {t.start: i for i, t in enumerate(tokens)}
    for party in parties:
        at = starts.get(party.start)
        if at is None:
            continue
        seat = party.form is Form.METONYM and tokens[at].text in words.seats
        place = party.form in (Form.COUNTRY, Form.METONYM) or _stands_alone(text, tokens, at, party)
        while at < len(tokens) and tokens[at].start < party.end:
            any_side.add(at)
            if seat or not place:
                nobody.add(at)
            at += 1
    return nobody, frozenset(any_side)


def _stands_alone(text: str, tokens: Sequence[PlaceToken], at: int, party: PartyFound) -> bool:
    """Whether a word that is both adjective and country is the country here: no noun follows."""
    if party.form is not Form.ADJECTIVE or text[party.start : party.end] not in _BOTH:
        return False
    after = next((t for t in tokens[at : at + 4] if t.start >= party.end), None)
    return after is None or after.pos not in _NOUNS or after.start > party.end + 1


def _starts(tokens: Sequence[PlaceToken], at: int, words: PlaceWords) -> bool:
    word = tokens[at].text
    if word[0].isupper():
        return True
    after = tokens[at + 1 : at + 3]  # al-Shifa, el-Geneina
    return word in words.joiners and len(after) == 2 and after[0].text == "-" and after[1].text[0].isupper()


def _longest(weigher: Weigher, at: int, taken: set[int], gazetteer: Gazetteer) -> tuple[int, tuple[Entry, ...]] | None:
    """The longest run of words from `at` that some place has as its name: where it ends, and those places."""
    text, tokens, words = weigher.text, weigher.tokens, weigher.words
    stop = at + 1
    while stop < len(tokens) and stop - at < _LONGEST and stop not in taken:
        token = tokens[stop]
        gap = text[tokens[stop - 1].end : token.start]
        if token.sentence != tokens[at].sentence or gap not in ("", " "):
            break
        if not (token.text[0].isupper() or token.text in words.joiners):
            break
        stop += 1
    active = weigher.context.countries if weigher.context else ()
    for end in range(stop, at, -1):
        last = tokens[end - 1].text
        if not last[0].isupper():
            continue
        surface = text[tokens[at].start : tokens[end - 1].end]
        if _goes_on(tokens, end, words):
            continue  # "Jisr" of "Jisr al-Shughur"
        if surface in words.calendar or (end - at == 1 and not _may_be(surface)):
            continue
        entries = gazetteer.candidates(surface)
        # A looser spelling counts only where the context speaks for its country.
        if entries and entries[0].rank == 2:
            entries = tuple(e for e in entries if e.country in active) if len(surface) > 4 else ()
        if entries:
            return end, entries
    return None


def _goes_on(tokens: Sequence[PlaceToken], end: int, words: PlaceWords) -> bool:
    """Whether the name goes on with an article and a hyphen: what is left of it is another place."""
    after = tokens[end : end + 3]
    if len(after) < 3 or after[0].start - tokens[end - 1].end > 1:
        return False
    return (
        after[0].text in words.joiners
        and after[0].text.isalpha()
        and after[1].text == "-"
        and after[2].text[0].isupper()
    )


def _may_be(word: str) -> bool:
    """Whether a single word may be a place at all: abbreviations only where they are a country's."""
    if _ACRONYM.match(word):
        return word in _STATES or len(word) > 4
    return word.rstrip(".") in _STATES or len(word) > 2


def _headlines(tokens: Sequence[PlaceToken]) -> frozenset[int]:
    """Sentences written with Capitals For Most Words and no full stop, in which a capital says nothing."""
    capitals: dict[int, list[bool]] = {}
    ended: set[int] = set()
    for token in tokens:
        if token.text == ".":
            ended.add(token.sentence)
        if token.text[0].isalpha() and len(token.text) > 3:
            capitals.setdefault(token.sentence, []).append(token.text[0].isupper())
    return frozenset(n for n, c in capitals.items() if n not in ended and len(c) > 3 and sum(c) >= 0.7 * len(c))


def _agree(text: str, found: list[Mention], people: set[str]) -> list[Mention]:
    """Keep what has evidence enough; the same name in one text is a place everywhere or nowhere."""
    for n in range(len(found) - 2, -1, -1):
        inner, outer = found[n], found[n + 1]
        if text[inner.end : outer.start] == ", " and outer.evidence >= _ENOUGH and _qualified(inner, outer):
            found[n] = replace(inner, evidence=inner.evidence + 2.5)  # "Buffalo, New York"
    sure = {key(m.name) for m in found if m.evidence >= SURE}
    kept = []
    for mention in found:
        evidence = mention.evidence
        if mention.name in people and mention.hint is None:
            evidence -= 2.0
        if evidence >= (_ECHO if key(mention.name) in sure and mention.name not in people else _ENOUGH):
            kept.append(replace(mention, evidence=evidence))
    return kept


def _qualified(inner: Mention, outer: Mention) -> bool:
    """Whether some reading of the first name lies in some state or province of the second."""
    return any(
        entry.country == area.country and (area.kind is PlaceKind.COUNTRY or entry.admin1 == area.admin1)
        for area in outer.entries
        if area.kind is PlaceKind.COUNTRY or (area.kind is PlaceKind.REGION and area.country)
        for entry in inner.entries
    )
