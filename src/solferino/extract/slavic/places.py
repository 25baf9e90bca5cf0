"""Which places a Ukrainian or Russian text names: forms are led back to names, and those are looked up and settled.

"У Бучі", "из Бахмута", "Нової Каховки": the endings of where.toml give the names that a form may come from, the
gazetteer says which of them exist. Which place of that name is meant is settled as for English (places_settle.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise, product
from math import log10

from solferino.contexts.load import Context
from solferino.extract.places_settle import settle
from solferino.extract.places_types import Found, Mention
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.lexicon import table as data_of
from solferino.extract.slavic.words import Stems, Word, stems, valued, words_of
from solferino.model.place import Place, PlaceKind
from solferino.terms.gazetteer import Entry, Gazetteer
from solferino.terms.parties import PartyFound

_ABBREVIATION = 4  # letters
_NO_Y = frozenset("кгхжшщч")  # letters behind which Russian has no "ы"
_BEGINNING = 3  # letters by which forms of one noun are known
_FORMS = 24  # spellings of one name that are looked up
_SURE_UNKNOWN = 0.4
_VILLAGE, _TOWN, _CITY = (
    200,
    3_000,
    30_000,
)  # people: a name without any word of place beside it must be of a place so large
_AREAS = (PlaceKind.REGION, PlaceKind.DISTRICT)


def find_slavic_places(
    text: str,
    sentences: Sequence[Sequence[Word]],
    gazetteer: Gazetteer,
    context: Context | None,
    lx: SlavicLexicon,
    *,
    parties: Sequence[PartyFound] = (),
) -> list[Found]:
    """The places named in the sentences, in order, never overlapping."""
    spotter = _Spotter(text, gazetteer, context, lx)
    mentions = [m for n, words in enumerate(sentences) for m in spotter.spot(words, n)]
    known = [m for m in mentions if m.entries]
    found = settle(text, spotter.within_areas(known), context, parties)
    taken = [(f.start, f.end) for f in found]
    unknown = [m for m in mentions if not m.entries and not any(lo < m.end and m.start < hi for lo, hi in taken)]
    return sorted([*found, *(_unknown(text, m, found) for m in unknown)], key=lambda f: f.start)


@dataclass(frozen=True, slots=True)
class _Words:
    """where.toml: see there for what each list is."""

    before: frozenset[str]
    near: frozenset[str]  # of these, the ones that no other noun with a capital stands behind
    way: frozenset[str]
    types: dict[str, PlaceKind]
    hit: Stems[str]
    street: Stems[str]
    office: Stems[str]
    no_name: frozenset[str]
    back: dict[str, list[str]]
    longest: int
    regions: Stems[str]
    adjective: dict[str, str]
    adjectival: tuple[str, ...]
    area_nouns: tuple[str, ...]
    oblique: tuple[str, ...]  # endings of adjectives in other cases than the first
    agrees: dict[str, str]  # gender or number -> ending of the first form
    gender: dict[str, list[str]]
    first: dict[str, str]


@cache
def _words(language: str) -> _Words:
    table = data_of(language, "where")
    kinds = (("settlement", PlaceKind.SETTLEMENT), ("region", PlaceKind.REGION), ("district", PlaceKind.DISTRICT))
    return _Words(
        before=frozenset(table["before"]),
        near=frozenset(table["near"]),
        way=frozenset(table["way"]),
        types={w: kind for name, kind in kinds for w in table[name]},
        hit=stems(table["hit"]),
        street=stems(table["street"]),
        office=stems(table["office"]),
        no_name=frozenset(table["no_name"]),
        back=table["back"],
        longest=max(map(len, table["back"])),
        regions=valued(table["regions"]),
        adjective=table["adjective"],
        adjectival=tuple(table["adjectival"]),
        area_nouns=tuple(table["area_nouns"]),
        oblique=tuple(table["oblique"]),
        agrees=table["agrees"],
        gender=table["gender"],
        first=dict.fromkeys(table["first"], "nom"),
    )


class _Spotter:
    """Finds the names of one text, sentence by sentence."""

    def __init__(self, text: str, gazetteer: Gazetteer, context: Context | None, lx: SlavicLexicon) -> None:
        self._text, self._gazetteer, self._context, self._lx = text, gazetteer, context, lx
        self._words = _words(lx.language)
        self._home = (lx.own_side, *(context.countries if context is not None else ()))

    def spot(self, words: Sequence[Word], sentence: int) -> list[Mention]:
        """The names in one sentence. A mention without entries is a name that no gazetteer has."""
        out: list[Mention] = []
        at = 0
        while at < len(words):
            step, mention = self._at(words, at, sentence)
            if mention is not None:
                out.append(mention)
            at += step
        return out

    def within_areas(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, those that the text places in a region next to them with the readings that lie in it."""
        out = list(mentions)
        for n, m in enumerate(mentions):
            beside = [mentions[i] for i in (n + 1, n - 1, n + 2) if 0 <= i < len(mentions)]
            for area in beside:
                gap = self._text[m.end : area.start] if area.start >= m.end else self._text[area.end : m.start]
                if area.hint is not PlaceKind.REGION or len(gap) > 24 or "." in gap.strip(" .")[1:] or "\n" in gap:
                    continue
                inner = tuple(e for e in m.entries if e.admin1 and e.admin1 in {a.admin1 for a in area.entries})
                if inner and m.hint is not PlaceKind.REGION:
                    out[n] = replace(m, entries=inner)
                    break
        return out

    def _at(self, words: Sequence[Word], at: int, sentence: int) -> tuple[int, Mention | None]:
        word = words[at]
        if not (word.is_word and word.capital) and word.low not in self._words.regions:
            return 1, None
        area = self._area(words, at, sentence)
        if area is not None:
            return area
        if not word.capital or word.low in self._words.no_name:
            return 1, None
        if word.text.isupper() and len(word.text) <= _ABBREVIATION:
            state = [e for e in self._gazetteer.candidates(word.text) if e.kind is PlaceKind.COUNTRY and e.rank == 0]
            return 1, self._of(word, word, sentence, tuple(state), PlaceKind.COUNTRY) if state else None
        for size in (3, 2, 1):
            if size == 1 and (two := self._of_two(words, at, sentence)) is not None:
                return 2, two
            run = words[at : at + size]
            if len(run) < size or not all(w.is_word and w.capital for w in run):
                continue
            if any(b.start - a.end != 1 for a, b in pairwise(run)):
                continue
            entries, inflected = self._look_up(run)
            mention = self._mention(words, at, size, sentence, entries, inflected=inflected)
            if mention is not None:
                return size, mention
        return 1, self._no_entry(words, at, sentence)

    # ---- areas -------------------------------------------------------------------------------------------------------
    def _area(self, words: Sequence[Word], at: int, sentence: int) -> tuple[int, Mention] | None:
        """`Харківської області`, `Донеччині`, `Куп'янського району`, `Белгородской области`."""
        word = words[at]
        following = words[at + 1].low.rstrip(".") if at + 1 < len(words) else ""
        kind = self._words.types.get(following)
        name = self._words.regions.get(word.low) if word.capital else None
        if name is not None and (kind is PlaceKind.REGION or not self._is_adjective(word.low)):
            last = words[at + 1] if kind is PlaceKind.REGION else word
            entries = tuple(e for e in self._gazetteer.candidates(name) if e.kind is PlaceKind.REGION)
            made = self._of(word, last, sentence, entries, PlaceKind.REGION)
            return (2 if last is not word else 1), made
        if kind is None or kind is PlaceKind.SETTLEMENT or not word.capital or not self._is_adjective(word.low):
            return None
        base = self._nominative_adjective(word.text)
        noun = "область" if kind is PlaceKind.REGION else following
        entries = tuple(e for e in self._gazetteer.candidates(f"{base} {noun}") if e.kind in _AREAS)
        if not entries and kind is PlaceKind.DISTRICT:
            entries = self._district(word.text)
        if not entries:
            noun = next((n for n in self._words.area_nouns if n[:_BEGINNING] == following[:_BEGINNING]), following)
            return 2, replace(self._of(word, words[at + 1], sentence, (), kind), name=f"{base} {noun}")
        return 2, self._of(word, words[at + 1], sentence, entries, kind)

    def _is_adjective(self, low: str) -> bool:
        """Whether it is an adjective of a place in some case ("Харківської"), and no town in -ськ ("Торецьку")."""
        stem = any(mark in low[-7:] for mark in ("ськ", "цьк", "зьк", "ск", "цк"))
        return stem and len(low) > 6 and low.endswith(self._words.adjectival)

    def _nominative_adjective(self, word: str) -> str:
        for ending, first in self._words.adjective.items():
            if word.endswith(ending):
                return word.removesuffix(ending) + first
        return word

    def _district(self, adjective: str) -> tuple[Entry, ...]:
        """The district of a town: `Куп'янського району` is that of Куп'янськ."""
        for mark in ("ськ", "цьк", "зьк", "ск", "цк"):
            stem, found, _ = adjective.rpartition(mark)
            if not found:
                continue
            for name in (stem + mark, stem, stem + "и", stem + "ы", stem + "а", stem + "е", stem + "е" + "ць"):
                towns = [e for e in self._gazetteer.candidates(name) if e.kind is PlaceKind.SETTLEMENT and e.rank < 2]
                if towns:
                    town = max(towns, key=self._worth)
                    areas = self._gazetteer.candidates(town.name)
                    raions = tuple(e for e in areas if e.flag == "raion" and e.country == town.country)
                    return raions or (town,)
        return ()

    # ---- settlements and countries -----------------------------------------------------------------------------------
    def _look_up(self, run: Sequence[Word]) -> tuple[tuple[Entry, ...], bool]:
        """The places that the words may name, and whether they had to be led back to another form."""
        plain = " ".join(w.text.capitalize() if w.text.isupper() and len(w.text) > 4 else w.text for w in run)
        exact = self._gazetteer.candidates(plain)
        forms = [list(dict.fromkeys(self._nominatives(w))) for w in run]
        bent: tuple[Entry, ...] = ()
        for combination in islice(product(*forms), _FORMS):
            name = " ".join(combination)
            if name != plain and (found := self._gazetteer.candidates(name)):
                better = not bent or max(map(self._worth, found)) > max(map(self._worth, bent)) + 0.5
                bent = found if better else bent
        if exact and (not bent or max(map(self._worth, exact)) + 0.3 >= max(map(self._worth, bent))):
            return exact, False
        return bent, True

    def _nominatives(self, word: Word) -> Iterator[str]:
        text = word.text.capitalize() if word.text.isupper() else word.text
        for size in range(min(self._words.longest, len(text) - 2), 0, -1):
            for name in self._words.back.get(text[len(text) - size :], ()):
                stem = text[: len(text) - size]
                yield stem + ("и" if name == "ы" and stem[-1:] in _NO_Y else name)
        yield text
        yield from (text + ending for ending in self._words.back[""])

    def _worth(self, entry: Entry) -> float:
        own = self._context is not None and entry.country in self._context.countries
        flags = {"hromada": 3.0, "raion": 2.5, "part": 1.5, "minor": 1.5}
        return log10(entry.people + 10) + 3.0 * own - 0.8 * entry.rank - flags.get(entry.flag, 0.0)

    def _mention(
        self, words: Sequence[Word], at: int, size: int, sentence: int, entries: tuple[Entry, ...], *, inflected: bool
    ) -> Mention | None:
        if not entries:
            return None
        first, last = words[at], words[at + size - 1]
        before = words[at - 1] if at else None
        if before is not None and before.text == "." and at > 1:
            before = words[at - 2]
        after = words[at + size] if at + size < len(words) else None
        if size == 1 and after is not None and after.is_word and self._is_adjective(first.low) and inflected:
            return None  # "на Каневской ГЭС"
        hint = self._words.types.get(before.low) if before is not None else None
        located = before is not None and before.low in self._words.before | self._words.way
        best = max(entries, key=self._worth)
        if hint is None and not self._stands(before, after, best, located=located, inflected=inflected, size=size):
            return None
        start = before.start if hint is not None and before is not None else first.start
        return Mention(
            start, last.end, first.start, last.end, self._text[first.start : last.end], entries, sentence, hint, 2.0
        )

    def _stands(
        self, before: Word | None, after: Word | None, best: Entry, *, located: bool, inflected: bool, size: int
    ) -> bool:
        """Whether the name is that of a place here, and not of a person or a word that begins a sentence."""
        country = best.kind is PlaceKind.COUNTRY
        own = self._context is None or best.country in self._context.countries
        if before is not None and not located and self._of_people(before.low):
            office = before.low in self._words.office  # "мер Горлівки Іван …", but "волонтерку Ольгу"
            return office and own and inflected and best.people >= _TOWN
        if before is not None and before.low in self._words.street:
            return False
        if located or country:
            return True
        named_after = after is not None and after.capital and after.is_word and after.low not in self._words.regions
        if named_after:
            return False
        if before is not None and before.capital and before.is_word and len(before.text) > 1:
            return False  # the second name of a person
        if before is not None and before.text == ".":
            return False
        if before is not None and before.text in '«“"' and after is not None and after.is_word:
            return False  # the first word of a title
        if before is None or not before.is_word:  # opens the sentence or stands behind a mark
            heads = before is None and after is not None and after.text in "|:.,—–" and own and not inflected
            large = best.people >= (_VILLAGE if heads and best.country in self._home else _CITY)
            return large and (not inflected or (before is not None and before.text in ",(—–-»"))
        if before.low in self._words.hit:
            return True
        if self._lx.speakers.get(before.low) == "person":
            return False
        return best.people >= (_TOWN if own else _CITY) and (inflected or best.people >= _CITY or size > 1)

    def _of_people(self, low: str) -> bool:
        return self._lx.speakers.get(low) == "person" or self._lx.people.get(low) is not None

    def _of_two(self, words: Sequence[Word], at: int, sentence: int) -> Mention | None:
        """`у Старих Сушках`, `в посёлке Тернов Гай`: an adjective and a noun that no gazetteer has together."""
        if at + 1 >= len(words) or not at:
            return None
        first, last, before = words[at], words[at + 1], words[at - 1]
        located = before.low in self._words.before or self._words.types.get(before.low) is PlaceKind.SETTLEMENT
        near = before.low in self._words.hit or self._words.types.get(before.low) is PlaceKind.SETTLEMENT
        adjective = self._lx.case_of(first.low, "adjective") or self._words.first.get(first.low[-2:])
        if not (located or near) or not adjective or not (last.capital and last.is_word) or last.text.isupper():
            return None
        if last.start - first.end != 1 or self._named_person(first, last):
            return None
        made = self._of(first, last, sentence, (), PlaceKind.SETTLEMENT)
        if first.low.endswith(tuple(self._words.first)):  # "село Нова Гута", "в Новые Горки": in its first form
            return made
        noun = next(self._nominatives(last), last.text)
        return replace(made, name=f"{self._agreeing(first.text, noun, last.text)} {noun}")

    def _named_person(self, first: Word, last: Word) -> bool:
        return any(
            self._lx.speakers.get(w.low) is not None
            or self._lx.people.get(w.low) is not None
            or w.low in self._lx.metonyms
            for w in (first, last)
        )

    def _agreeing(self, adjective: str, noun: str, form: str) -> str:
        """The adjective in the first form that agrees with the noun: "Старих" and "Сушки" -> "Старі"."""
        if form == noun and not adjective.lower().endswith(tuple(self._words.first)):
            return adjective
        gender = next((g for g, ends in self._words.gender.items() if noun.endswith(tuple(ends))), "masculine")
        for ending in sorted(self._words.oblique, key=len, reverse=True):
            if adjective.endswith(ending):
                return adjective.removesuffix(ending) + self._words.agrees[gender]
        return adjective

    def _no_entry(self, words: Sequence[Word], at: int, sentence: int) -> Mention | None:
        """A name that no gazetteer has, behind a word such as "село" or a preposition of place."""
        word = words[at]
        before = words[at - 1] if at else None
        if before is not None and before.text == "." and at > 1:
            before = words[at - 2]
        if before is None or len(word.text) < 4 or word.text.isupper() or not word.is_word:
            return None
        after = words[at + 1] if at + 1 < len(words) else None
        kind = self._words.types.get(before.low)
        if word.text.isascii():
            return None
        if kind is PlaceKind.SETTLEMENT:
            role = words[at - 2] if at > 1 else None
            if role is not None and self._lx.speakers.get(role.low) == "person":
                return None  # "мэр города Игорь …"
            end = after if after is not None and after.is_word and after.capital else word
            return replace(self._of(word, end, sentence, (), kind), name=self._text[word.start : end.end])
        if before.low not in self._words.near or (after is not None and after.capital and after.is_word):
            return None
        if (
            word.low in self._lx.metonyms
            or self._lx.speakers.get(word.low)
            or self._lx.people.get(word.low)
            or self._is_adjective(word.low)
        ):
            return None
        if after is not None and after.is_word and self._lx.case_of(word.low, "adjective"):
            return None  # "в Вербное воскресенье"
        return self._of(word, word, sentence, (), PlaceKind.SETTLEMENT)

    def _of(
        self, first: Word, last: Word, sentence: int, entries: tuple[Entry, ...], hint: PlaceKind | None
    ) -> Mention:
        name = self._text[first.start : last.end]
        if not entries and first is last:
            name = next(self._nominatives(first), name)
        return Mention(first.start, last.end, first.start, last.end, name, entries, sentence, hint, 2.0)


def _unknown(text: str, m: Mention, known: Sequence[Found]) -> Found:
    """A place under its own name, in the region that stands beside it where one does."""
    beside = next((f.place for f in known if 0 <= f.start - m.end <= 3 and f.place.kind in _AREAS), None)
    admin1, country = (beside.admin1, beside.country) if beside is not None else (None, None)
    place = Place(text[m.start : m.end], m.name, m.hint or PlaceKind.SETTLEMENT, admin1=admin1, country=country)
    return Found(m.start, m.end, place, m.name_start, m.name_end, "unknown", None, _SURE_UNKNOWN)


def region_of(words: str, language: str) -> str | None:
    """The first-level area whose adjective or short name is among the words: "Харківської обласної прокуратури"."""
    regions = _words(language).regions
    return next((name for w in words_of(words, 0, len(words)) if w.capital and (name := regions.get(w.low))), None)
