"""Finds the names of places in one sentence, in any case, and tells them from names of people and from other words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, pairwise, product
from math import log10

from solferino.contexts.load import Context
from solferino.extract.places_types import Mention
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.places_beside import number_behind, word_before
from solferino.extract.slavic.places_far import far_places
from solferino.extract.slavic.places_forms import Forms
from solferino.extract.slavic.places_sites import is_struck, names_person, town_of_site
from solferino.extract.slavic.places_words import place_words
from solferino.extract.slavic.sides import is_nationality
from solferino.extract.slavic.words import Word
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry, Gazetteer

_ABBREVIATION = 4  # letters
_SHORT = 3  # letters of a name behind a word such as "село"
_LOCATIVE = frozenset(("в", "во", "на", "по"))
_OF_PEOPLE = frozenset(("у", "с", "со", "от", "к", "за", "на", "з", "із", "від", "до"))  # stand before people as well
_OPENS = ("«", "“", '"', "„")
_AND = frozenset(("і", "й", "та", "и", ","))
_RUSSIAN = str.maketrans("іїєІЇЄ", "ииеИИЕ")
_HEADING = 3  # words and marks of a sentence that is a name alone
_FORMS = 24  # spellings of one name that are looked up
# people: a name without any word of place beside it must be of a place so large
_VILLAGE, _TOWN, _CITY = 200, 3_000, 30_000
_SEAT = 1_000  # the town that a district is named for
_LARGE = 50_000  # for its adjective in small letters to be known
_AREAS = (PlaceKind.REGION, PlaceKind.DISTRICT)


class Spotter:
    """Finds the names of one text, sentence by sentence."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, context: Context | None, lx: SlavicLexicon, named: Collection[str] = ()
    ) -> None:
        self._text, self._gazetteer, self._context, self._lx = text, gazetteer, context, lx
        self._words = place_words(lx.language)
        self._forms = Forms(self._words)
        self._named = frozenset(named)  # codes of the countries that the text names
        self._home = (lx.own_side, *(context.countries if context is not None else ()))

    def spot(self, words: Sequence[Word], sentence: int) -> list[Mention]:
        """The names in one sentence. A mention without entries is a name that no gazetteer has."""
        out: list[Mention] = []
        at = 0
        while at < len(words):
            step, mention = self._at(words, at, sentence)
            if mention is not None and out and mention.start < out[-1].end:  # "районе" is of the district before it
                mention = replace(mention, start=mention.name_start, hint=None)
            if mention is not None:
                out.append(mention)
            at += step
        return out

    def far(self, mention: Mention, countries: Collection[str]) -> tuple[Entry, ...]:
        """The places that a name which no gazetteer has in Cyrillic letters may mean in countries that a text names."""
        forms = dict.fromkeys(
            (mention.name, *self._forms.nominatives(self._text[mention.name_start : mention.name_end]))
        )
        return far_places(forms, self._lx.language, self._gazetteer, countries)

    def _at(self, words: Sequence[Word], at: int, sentence: int) -> tuple[int, Mention | None]:
        word = words[at]
        if not (word.is_word and word.capital) and word.low not in self._words.regions:
            towns = self._small_town(words, at) if word.is_word else ()
            return 1, self._of(word, word, sentence, towns, PlaceKind.SETTLEMENT) if towns else None
        area = self._land(words, at, sentence) or self._area(words, at, sentence)
        if area is not None:
            return area
        if not word.capital:
            towns = self._small_town(words, at)
            return 1, self._of(word, word, sentence, towns, PlaceKind.SETTLEMENT) if towns else None
        towns = town_of_site(words, at, self._lx, self._words, self._gazetteer, worth=self._worth)
        if towns:
            return 1, self._of(word, word, sentence, towns, PlaceKind.SETTLEMENT)
        if word.low in self._words.no_name:
            known = self._of_two(words, at, sentence)  # "Нова", but "в Новой Гуте"
            return (1, None) if known is None else (2, known)
        if word.text.isupper() and len(word.text) <= _ABBREVIATION:
            found = self._gazetteer.candidates(self._words.short.get(word.text, word.text))
            state = [e for e in found if e.kind is PlaceKind.COUNTRY and e.rank == 0]
            return 1, self._of(word, word, sentence, tuple(state), PlaceKind.COUNTRY) if state else None
        marked = at > 0 and words[at - 1].text in _OPENS  # "снаряд «Фалак-1»"
        if (
            not marked
            and number_behind(words, at + 1) is not None
            and (unknown := self._no_entry(words, at, sentence)) is not None
        ):
            return 3, unknown  # "в Шебекине-2" is not Shebekino
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

    def _small_town(self, words: Sequence[Word], at: int) -> tuple[Entry, ...]:
        """`херсонського СІЗО`, `донецкий рынок`: of a large town; no adjective of a country is one."""
        if is_nationality(words[at].low, self._lx.language):
            return ()
        towns = town_of_site(words, at, self._lx, self._words, self._gazetteer, worth=self._worth)
        return towns if towns and max(e.people for e in towns) >= _LARGE else ()

    def _land(self, words: Sequence[Word], at: int, sentence: int) -> tuple[int, Mention] | None:
        """`на Западном берегу`: a land whose name is an adjective and a common noun."""
        for name, forms in self._words.lands.items():
            m = forms.match(self._text, words[at].start) if words[at].capital else None
            if m is not None:
                size = sum(m.start() <= w.start < m.end() for w in words)
                entries = tuple(e for e in self._gazetteer.candidates(name) if e.rank == 0)
                return size, self._of(words[at], words[at + size - 1], sentence, entries, PlaceKind.REGION)
        return None

    # ---- areas -------------------------------------------------------------------------------------------------------
    def _area(self, words: Sequence[Word], at: int, sentence: int) -> tuple[int, Mention] | None:
        """`Харківської області`, `Донеччині`, `Куп'янського району`, `Белгородской области`."""
        word = words[at]
        following = words[at + 1].low.rstrip(".") if at + 1 < len(words) else ""
        kind = self._words.types.get(following) or self._shared_type(words, at)
        name = self._words.regions.get(word.low) if word.capital else None
        if kind is None and at and self._words.types.get(words[at - 1].low) is PlaceKind.DISTRICT:
            return None  # "Ленінському районі Донецька": of the town
        if name is not None and (kind is PlaceKind.REGION or not self._forms.is_adjective(word.low)):
            last = words[at + 1] if self._words.types.get(following) is PlaceKind.REGION else word
            entries = tuple(e for e in self._gazetteer.candidates(name) if e.kind is PlaceKind.REGION)
            made = self._of(word, last, sentence, entries, PlaceKind.REGION)
            return (2 if last is not word else 1), made
        if kind is None or kind is PlaceKind.SETTLEMENT or not word.capital:
            return None
        if not self._forms.is_adjective(word.low, any_case=True) and not (at and self._is_quarter(word, kind)):
            return None
        base = self._forms.nominative_adjective(word.text)
        last = words[at + 1] if following in self._words.types else word
        told = self._words.area_nouns.get(following, following)
        noun = "область" if kind is PlaceKind.REGION else told
        entries = tuple(e for e in self._gazetteer.candidates(f"{base} {noun}") if e.kind in _AREAS)
        if not entries and kind is PlaceKind.DISTRICT:
            entries = self._district(word.text)
        if not entries:
            made = replace(self._of(word, last, sentence, (), kind), name=f"{base} {told}".strip())
            return (2 if last is not word else 1), made
        return (2 if last is not word else 1), self._of(word, last, sentence, entries, kind)

    def _shared_type(self, words: Sequence[Word], at: int) -> PlaceKind | None:
        """`в Калининском и Никитовском районах`: the kind that two adjectives share, told behind the second."""
        if at + 3 >= len(words) or words[at + 1].low not in _AND or not words[at + 2].capital:
            return None
        alike = all(self._forms.is_adjective(words[i].low, any_case=True) for i in (at, at + 2))
        return self._words.types.get(words[at + 3].low) if alike else None

    def _is_quarter(self, word: Word, kind: PlaceKind) -> bool:
        """`Залізничному районі`, `Центральном районе`: any adjective names a district, also one of no town. Not as the
        first word of a sentence, whose capital tells no name ("Глава громади")."""
        return kind is PlaceKind.DISTRICT and word.low.endswith((*self._words.adjectival, *self._words.first))

    def _district(self, adjective: str) -> tuple[Entry, ...]:
        """The district of a town: `Куп'янського району` is that of Куп'янськ."""
        for name in self._forms.towns_of(adjective):
            towns = [e for e in self._gazetteer.candidates(name) if e.kind is PlaceKind.SETTLEMENT and e.rank < 2]
            towns = [e for e in towns if e.people >= _SEAT]
            if towns:
                town = max(towns, key=self._worth)
                areas = self._gazetteer.candidates(town.name)
                raions = tuple(e for e in areas if e.flag == "raion" and e.country == town.country)
                return raions or tuple(towns)
        return ()

    # ---- settlements and countries -----------------------------------------------------------------------------------
    def _look_up(self, run: Sequence[Word]) -> tuple[tuple[Entry, ...], bool]:
        """The places that the words may name, and whether they had to be led back to another form."""
        plain = " ".join(w.text.capitalize() if w.text.isupper() and len(w.text) > 4 else w.text for w in run)
        exact = self._gazetteer.candidates(plain)
        forms = [list(dict.fromkeys(self._forms.nominatives(w.text))) for w in run]
        bent: tuple[Entry, ...] = ()
        for combination in islice(product(*forms), _FORMS):
            name = " ".join(combination)
            if name != plain and (found := self._gazetteer.candidates(name)):
                better = not bent or max(map(self._worth, found)) > max(map(self._worth, bent)) + 0.5
                bent = found if better else bent
        if not exact and not bent and self._lx.language == "uk":
            return self._as_russian(run)
        if exact and (not bent or max(map(self._worth, exact)) + 0.3 >= max(map(self._worth, bent))):
            return exact, False
        return bent, True

    def _as_russian(self, run: Sequence[Word]) -> tuple[tuple[Entry, ...], bool]:
        """`Джабалія`, `Хан-Юнісі`: far names that the gazetteer has in Russian letters only."""
        forms = [list(dict.fromkeys(self._forms.nominatives(w.text))) for w in run]
        for combination in islice(product(*forms), _FORMS):
            name = " ".join(combination)
            found = self._gazetteer.candidates(name.translate(_RUSSIAN)) if set(name) & set("іїєІЇЄ") else ()
            if found:
                return found, name != " ".join(w.text for w in run)
        return (), False

    def _worth(self, entry: Entry) -> float:
        own = self._context is not None and entry.country in self._context.countries
        flags = {"hromada": 3.0, "raion": 2.5, "part": 1.5, "minor": 1.5}
        spoken = not own and entry.country in self._named  # "по Барде" in a text about Azerbaijan is not on Bordeaux
        return log10(entry.people + 10) + 3.0 * own + 1.5 * spoken - 0.8 * entry.rank - flags.get(entry.flag, 0.0)

    def _mention(
        self, words: Sequence[Word], at: int, size: int, sentence: int, entries: tuple[Entry, ...], *, inflected: bool
    ) -> Mention | None:
        if not entries or (inflected and self._forms.is_owner(words, at)):
            return None
        first, last = words[at], words[at + size - 1]
        before = word_before(words, at, self._lx.language)
        after = words[at + size] if at + size < len(words) else None
        if size == 1 and after is not None and after.is_word and self._forms.is_adjective(first.low) and inflected:
            return None  # "на Каневской ГЭС"
        hint = self._type_before(words, at)
        located = before is not None and before.low in self._words.before | self._words.way
        if before is not None and before.low in ("от", "від") and first.low in self._lx.metonyms:
            located = False
        if hint is None and size == 1 and self._is_given(first, before):
            return None
        best = max(entries, key=self._worth)
        if hint is None and not self._stands(
            first, before, after, best, located=located, inflected=inflected, size=size
        ):
            return None
        start = before.start if hint is not None and before is not None else first.start
        return Mention(
            start, last.end, first.start, last.end, self._text[first.start : last.end], entries, sentence, hint, 2.0
        )

    def _stands(
        self,
        word: Word,
        before: Word | None,
        after: Word | None,
        best: Entry,
        *,
        located: bool,
        inflected: bool,
        size: int,
    ) -> bool:
        """Whether the name is that of a place here, and not of a person or a word that begins a sentence."""
        country = best.kind is PlaceKind.COUNTRY
        own = self._context is None or best.country in self._context.countries
        if before is not None and not located and self._of_people(before.low):
            office = before.low in self._words.office  # "мер Горлівки Іван …", but "волонтерку Ольгу"
            return office and own and inflected and (best.people >= _TOWN or before.low in self._words.hit)
        if before is not None and before.low in self._words.street:
            return False
        if not located and not inflected and word.low in self._lx.metonyms and after is not None and after.is_word:
            return False  # "Баку требует": a capital that speaks for its State
        if located or country:
            return True
        named_after = after is not None and after.capital and after.is_word and after.low not in self._words.regions
        if named_after:
            return False
        # "Обстрел Выдумки" opens a title, "СИЗО Таганрога" stands there
        struck = before is not None and (
            before.low in self._words.hit or (inflected and before.low in self._words.site)
        )
        if before is not None and before.capital and before.is_word and len(before.text) > 1 and not struck:
            return False  # the second name of a person
        if before is not None and before.text == ".":
            return False
        if before is not None and before.text in '«“"' and after is not None and (after.is_word or after.text in '»”"'):
            return False  # the first word of a title, or a name in marks: "«Азов»", a company
        if before is None or not before.is_word:  # opens the sentence or stands behind a mark
            speaks = self._lx.speakers.get(word.low) is not None and word.low not in self._lx.metonyms
            if speaks or (word.low,) in self._lx.forces:
                return False  # "Полиция задержала" is no town in Poland
            heads = before is None and after is not None and after.text in "|:.,—–" and own and not inflected
            large = best.people >= (_VILLAGE if heads and best.country in self._home else _CITY)
            return large and (not inflected or (before is not None and before.text in ",(—–-»"))
        if before.low in self._words.hit:
            return True
        if self._lx.speakers.get(before.low) == "person":
            return False
        return best.people >= (_TOWN if own else _CITY) and (inflected or best.people >= _CITY or size > 1)

    def _is_given(self, word: Word, before: Word | None) -> bool:
        """`у Раисы`, `для Рашида`: a given name with no preposition that only places have before it."""
        placed = before is not None and before.low in self._words.before | self._words.way
        return word.low in self._words.given and not (placed and before is not None and before.low not in _OF_PEOPLE)

    def _of_people(self, low: str) -> bool:
        return self._lx.speakers.get(low) == "person" or self._lx.people.get(low) is not None

    def _of_two(self, words: Sequence[Word], at: int, sentence: int) -> Mention | None:
        """`у Старих Сушках`, `в посёлке Тернов Гай`: an adjective and a noun that no gazetteer has together."""
        if at + 1 >= len(words):
            return None
        first, last, before = words[at], words[at + 1], word_before(words, at, self._lx.language)
        if at == 0 and len(words) <= _HEADING and words[-1].text == ".":  # "Старая Кура."
            head = first.low.endswith(self._words.first) and last.capital and last.is_word and not last.text.isupper()
            made = self._of(first, last, sentence, (), PlaceKind.SETTLEMENT)
            return made if head and not names_person(self._lx, first, last) else None
        if before is None:
            return None
        village = self._type_before(words, at) is PlaceKind.SETTLEMENT
        located = before.low in self._words.before or village
        near = before.low in self._words.hit or village
        adjective = self._lx.case_of(first.low, "adjective") or first.low.endswith(self._words.adjectives)
        if not (located or near) or not adjective or not (last.capital and last.is_word) or last.text.isupper():
            return None
        unlike = first.low.endswith("ого") and last.low.endswith(("у", "ю"))  # a genitive and an accusative
        if unlike and any(e.people >= _LARGE for e in self._look_up([first])[0]):
            return None  # "жительницу Грозного Зарему"
        if last.start - first.end != 1 or names_person(self._lx, first, last) or last.low in self._words.given:
            return None
        if at + 2 < len(words) and words[at + 2].low in self._words.types:
            return None  # "в деревне Геройское Херсонской области"
        made = self._of(first, last, sentence, (), PlaceKind.SETTLEMENT)
        return replace(made, name=self._forms.pair(first.text, last.text))

    def _type_before(self, words: Sequence[Word], at: int) -> PlaceKind | None:
        """The kind of place that the word before a name tells: "с. Андреево" is a village, "с Андреем" has none."""
        before = word_before(words, at, self._lx.language)
        if before is None or (before is words[at - 1] and before.low in self._words.way):
            return None
        return self._words.types.get(before.low)

    def _no_entry(self, words: Sequence[Word], at: int, sentence: int) -> Mention | None:
        """A name that no gazetteer has, behind a word such as "село" or a preposition of place."""
        word = words[at]
        before = word_before(words, at, self._lx.language)
        kind = self._type_before(words, at)
        least = _SHORT if kind is not None else _ABBREVIATION
        if (
            before is None
            or self._forms.is_owner(words, at)
            or len(word.text) < least
            or word.text.isupper()
            or not word.is_word
        ):
            return None
        after = words[at + 1] if at + 1 < len(words) else None
        if word.text.isascii() or any(c.isupper() for c in word.text[1:].replace("-", " ").split(" ")[0]):
            return None  # "атаки БпЛА"
        if kind is not None and at > 1 and words[at - 2].capital and self._area(words, at - 2, sentence) is not None:
            return None  # "губернатор Выдуманской области Иван Лютый"
        if kind is not None:
            role = words[at - 2] if at > 1 else None
            surname = after is not None and after.capital and after.is_word
            if surname and word.low in self._words.given and not before.capital:
                return None  # "депутат города Игорь Лютый"
            named = surname or word.low in self._words.given
            if named and role is not None and self._lx.speakers.get(role.low) == "person":
                return None  # "мэр города Игорь …", but "жители села Выдумка"
            area = after is not None and at + 2 < len(words) and words[at + 2].low in self._words.types
            end = after if after is not None and after.is_word and after.capital and not area else word
            return replace(self._of(word, end, sentence, (), kind), name=self._text[word.start : end.end])
        if number_behind(words, at + 1) is not None:
            end = words[at + 2]
            made = self._of(word, end, sentence, (), PlaceKind.SETTLEMENT)
            return replace(made, name=self._forms.first_form(made.name, self._text))
        compound = self._forms.is_compound(word.text)
        placed = compound or before.low in self._words.near or before.low in self._words.hit
        placed = placed or is_struck(words[:at], self._lx)
        named_on = after is not None and after.capital and after.is_word and not after.text.isupper()
        if not placed or named_on or self._is_given(word, before):
            return None
        if (
            word.low in self._lx.metonyms
            or ((self._lx.speakers.get(word.low) or self._lx.people.get(word.low)) and not compound)
            or (self._forms.is_adjective(word.low) and after is not None and after.is_word)
        ):
            return None
        noun = after is not None and after.is_word and after.low not in self._words.before | self._words.way
        if noun and self._lx.case_of(word.low, "adjective") and "-" not in word.text:
            return None  # "в Вербное воскресенье"
        made = self._of(word, word, sentence, (), PlaceKind.SETTLEMENT)
        as_it_is = before.low in _LOCATIVE and word.low.endswith(("а", "я"))  # no case behind these ends so
        return replace(made, name=word.text) if as_it_is else made

    def _of(
        self, first: Word, last: Word, sentence: int, entries: tuple[Entry, ...], hint: PlaceKind | None
    ) -> Mention:
        name = self._text[first.start : last.end]
        if not entries and first is last:
            name = self._forms.first_form(first.text, self._text)
        return Mention(first.start, last.end, first.start, last.end, name, entries, sentence, hint, 2.0)
