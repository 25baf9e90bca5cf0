"""Who speaks: the words for a speaker made into a name, a role and a kind, and pronouns led back to a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.slavic.genders import sex_of_name, sex_of_noun
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.names import as_told_of, first_form
from solferino.extract.slavic.places_words import place_words
from solferino.extract.slavic.sides import is_country
from solferino.extract.slavic.tables import beginnings_of, listed
from solferino.extract.slavic.words import Word, words_of
from solferino.model import Speaker, SpeakerKind

_OF_THE = r"(?:[АЭЕ]ль|[аэе]ль|а[дзнрстш]|э[лндрстш])-"  # the article of Arabic names: "аль-Хасан"
_FULL_NAME = re.compile(rf"(?<![\w-])[А-ЯІЇЄҐЁ][\w'-]+(?: (?:{_OF_THE})?[А-ЯІЇЄҐЁ][\w'-]+){{1,2}}")
_WITH_ARTICLE = re.compile(rf"{_OF_THE}[А-ЯІЇЄҐЁ]")
_FROM = frozenset(("из", "з", "із", "зі"))
_OPENS_WITH = re.compile(
    r"(?:(?<=[.!?»”] )|(?<=\n)|^)(?P<office>[А-ЯІЇЄҐЁ][\w'-]+(?: [а-яіїєґё][\w'-]+){0,2}) "
    r"(?P<name>[А-ЯІЇЄҐЁ][а-яіїєґё'-]+(?: [А-ЯІЇЄҐЁ][а-яіїєґё'-]+)?)(?!\w)"
)
_OPENS_AGED = re.compile(r"(?:(?<=\n)|^)(?P<name>[А-ЯІЇЄҐЁ][а-яіїєґё'-]+), \d{1,2}(?: (?:год\w?|лет|рік|рок\w+))?,")
_LONG = 20  # characters that hold a word before a name
SURNAME = re.compile(r"\w{2,}(?:енко|[чщ]ук|[нлсд]юк|дзе|швил[иі]|ський|цький|ский|цкий|[оеє]вич)$|\w{3,}[оеє]ва?$")
_SHARED = 4  # letters that two forms of one name share at least


class Cast:
    """The speakers of one document, in the order in which they speak."""

    def __init__(self, text: str, lx: SlavicLexicon, places: Sequence[tuple[int, int]] = ()) -> None:
        self._lx, self._text, self._places = lx, text, places
        self._known: list[Speaker] = []
        self._names: list[str] | None = None

    def is_place(self, word: Word) -> bool:
        """Whether the text names a place by the word."""
        return any(lo <= word.start < hi for lo, hi in self._places)

    def last_one(self, before: int, sex: str | None = None) -> Speaker | None:
        """Whom "he", "she" and "they" mean: the last person who spoke or whom a sentence begun with, else the person
        named last `before` that offset, else the last speaker. `sex`: what the pronoun tells."""
        persons = [s for s in self._known if s.kind is SpeakerKind.PERSON and self._fits(s, sex)]
        begun = self._begun_with(persons[-1].end or 0 if persons else 0, before, sex)
        if persons or begun:
            return begun or persons[-1]
        if sex is not None and (nameless := [s for s in self._known if self._is_of(s, sex)]):
            return nameless[-1]
        for m in reversed(list(_FULL_NAME.finditer(self._text, 0, before))):
            words = [w for w in words_of(self._text, m.start(), m.end()) if self._lx.speakers.get(w.low) is None]
            placed = any(lo <= m.start() < hi for lo, hi in self._places)
            places = placed or any(w.low in self._lx.metonyms or w.text.isupper() for w in words)
            if len(words) == 2 and not places:
                name = self._text[words[0].start : words[-1].end]
                return Speaker(name, words[0].start, words[-1].end, name, None, None, SpeakerKind.PERSON)
        return self._known[-1] if self._known else None

    def _fits(self, who: Speaker, sex: str | None) -> bool:
        """Whether a person may be "he" or "she"."""
        told = sex_of_name(who.name, self._lx) if sex and who.name else None
        return sex is None or told in (None, sex)

    def _is_of(self, who: Speaker, sex: str) -> bool:
        """`мать солдата`, `собеседник`: somebody without a name whose noun is of the sex."""
        noun = next(iter(words_of(who.text, 0, len(who.text))), None)
        person = self._lx.people.get(noun.low) if noun is not None else None
        told = (person.sex if person is not None else None) or (sex_of_noun(noun.low) if noun is not None else None)
        return who.kind is SpeakerKind.UNNAMED and told == sex

    def _begun_with(self, since: int, before: int, sex: str | None) -> Speaker | None:
        """`Омбудсмен Іван Лютий назвав вирок незаконним. За його даними, …`: who opened a sentence between the two
        offsets, by office and name, or by a noun for people and a given name ("Пенсіонерка Надія")."""
        found = None
        for m in _OPENS_WITH.finditer(self._text, since, before):
            office, name = m["office"].lower().split()[-1], m["name"]
            person = self._lx.people.get(office)
            known = self._lx.speakers.get(office) == "person" or person is not None
            given = name.split()[0].lower() in place_words(self._lx.language).given
            if not known or not (given or " " in name) or self._lx.case_of(office, "noun") in ("gen", "ins", "dat"):
                continue
            who = Speaker(m.group(), m.start("office"), m.end(), name, m["office"], None, SpeakerKind.PERSON)
            found = who if self._fits(who, sex) else found
        for m in _OPENS_AGED.finditer(self._text, found.end if found and found.end else since, before):
            who = Speaker(m["name"], m.start("name"), m.end("name"), m["name"], None, None, SpeakerKind.PERSON)
            found = who if self._fits(who, sex) else found  # "Олена, 52 роки, живе тепер …"
        return found

    def speaker(self, words: Sequence[Word], *, oblique: bool = False, preposition: bool = False) -> Speaker | None:
        """The speaker that the words name, None where they name nobody. `oblique`: not in the nominative."""
        words = list(words)
        aged = beginnings_of(self._lx.language, "aged")  # "29-річний"
        while words and (words[0].text[0].isdigit() or words[0].text == "-" or words[0].low.startswith(aged)):
            words = words[1:]
        quoting = listed(self._lx.language, "quoting")  # "ТАСС со ссылкой на службы": behind it stands another
        words = words[: next((i for i, w in enumerate(words) if i and w.low in quoting), len(words))]
        kept = [w for w in self._beside_number(words) if w.is_word or w.text in '«»"“”']
        while kept and preposition and kept[0].low in self._lx.prepositions:
            kept.pop(0)
            named = next((i for i, w in enumerate(kept) if i and (w.capital or self._lx.speakers.get(w.low))), 0)
            kept = kept[named:] if kept and self._lx.media.match(kept[0].low) else kept  # "у телеграмі Іван Лютий"
        while kept and kept[-1].low in self._lx.prepositions:
            kept.pop()  # "дезертир из 20-й армии"
        if not any(w.is_word for w in kept):
            return None
        first, last = kept[0].start, kept[-1].end
        text = self._text[first:last]
        if self.sex_of(kept[0]) is not None and kept[0].low in self._lx.pronouns:
            kept, last = kept[:1], kept[0].end  # "рассказала она «Вкладке»"
            text = self._text[first:last]
        if all(w.low in self._lx.pronouns for w in kept if w.is_word):
            known = self.last_one(first, self.sex_of(kept[0]))
            return replace(known, text=text, start=first, end=last) if known is not None else None
        if len(kept) == 1 and kept[0].low in listed(self._lx.language, "somebody"):
            sex = sex_of_noun(kept[0].low)  # "Олена, 52 роки, … — каже жінка"
            persons = [who for who in self._known if who.kind is SpeakerKind.PERSON]
            teller = self._begun_with(0, first, sex) or next(reversed(persons), None)
            if teller is not None and self._fits(teller, sex):
                return replace(teller, text=text, start=first, end=last)
        made = self._made(kept, text, first, last, oblique=oblique)
        self._known.append(made)
        return made

    def sex_of(self, pronoun: Word) -> str | None:
        """M or F by "he" or "she" in any case, None for others."""
        if pronoun.low in self._lx.him:
            return self._lx.him[pronoun.low].sex
        words = listed(self._lx.language, "he"), listed(self._lx.language, "she")
        return "M" if pronoun.low in words[0] else "F" if pronoun.low in words[1] else None

    def named(self, words: Sequence[Word]) -> Speaker | None:
        """The person whom the words name, by a given name or a surname that everybody knows as one."""
        return self.speaker(words) if self._is_person(words[0]) else None

    def _beside_number(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words before a number, or those behind it where only they name a speaker: a date is not of the name."""
        at = next((i for i, w in enumerate(words) if w.text[0].isdigit()), len(words))
        last = max((i for i, w in enumerate(words) if w.text[0].isdigit()), default=at)
        before, behind = words[:at], words[last + 1 :]
        known = [any(self._lx.speakers.get(w.low) is not None for w in part) for part in (before, behind)]
        if known[0] and len(behind) > 1 and len(self._person(behind)) > 1:
            return words  # "боєць 36-ї бригади Андрій Ковальчук"
        if known != [False, True]:
            return before
        speaks = (i for i, w in enumerate(behind) if w.capital or self._lx.speakers.get(w.low) is not None)
        return behind[next(speaks) :]  # not the month

    def _made(self, words: Sequence[Word], text: str, first: int, last: int, *, oblique: bool) -> Speaker:
        roles = [self._lx.speakers.get(w.low) for w in words]
        names = self._person(words)
        body = next((w for w, r in zip(words, roles, strict=True) if r == "body"), None)
        person = next((w for w, r in zip(words, roles, strict=True) if r == "person"), None)
        follows = body is not None and bool(names) and words.index(body) == words.index(names[-1]) + 1
        if (
            names
            and not (follows and person is None)
            and (person is not None or len(names) > 1 or body is None)
            and body is not words[0]
        ):
            run = self._text[names[0].start : names[-1].end]
            adjectives = self._lx.speaker_adjectives
            began = next(
                (w.start for w, r in zip(words, roles, strict=True) if r == "person" or w.low in adjectives), first
            )
            first = min(began, names[0].start)
            text = self._text[first:last]
            role = self._text[first : names[0].start].strip(" ,") or None
            name = self._full(run, oblique=oblique)
            name = first_form(name, self._lx.language) if oblique and name == run else name
            return Speaker(text, first, last, name, role, None, SpeakerKind.PERSON)
        if words[0].text in "«“" and words[-1].text in "»”":  # "«Адвокаты чрезвычайных ситуаций»"
            return Speaker(text, first, last, text, None, text, SpeakerKind.BODY)
        if body is not None and (person is None or body.start < person.start):
            return Speaker(text, first, last, text, None, text, SpeakerKind.BODY)
        if person is not None:
            organisation = self._text[body.start : last] if body is not None else None
            return Speaker(text, first, last, None, text, organisation, SpeakerKind.UNNAMED)
        if self._lx.people.get(words[0].low) is not None or (words[0].low,) in self._lx.forces:
            return Speaker(text, first, last, None, text, None, SpeakerKind.UNNAMED)  # "Підліток розповів"
        if len(words) == 1 and self._is_person(words[0]):  # "згадує Микола", "сообщил Гладков"
            name = first_form(text, self._lx.language) if oblique else text
            return Speaker(text, first, last, name, None, None, SpeakerKind.PERSON)
        capital = any(w.capital for w in words)
        return Speaker(
            text,
            first,
            last,
            text if capital else None,
            None,
            None,
            SpeakerKind.BODY if capital else SpeakerKind.UNNAMED,
        )

    def _is_person(self, word: Word) -> bool:
        """Whether one word alone is the given name or, by its ending, the surname of somebody."""
        if not word.capital or word.text.isupper() or self.is_place(word) or word.low in self._lx.metonyms:
            return False
        return word.low in place_words(self._lx.language).given or SURNAME.search(word.low) is not None

    def _person(self, words: Sequence[Word]) -> list[Word]:
        """The run of capitalised words that is a person's name: the last one, behind a role."""
        run: list[Word] = []
        marked = False
        for w in reversed(words):
            if w.text in '«»"“”':
                marked = not marked
            if marked:
                continue  # the name of a body or a project
            capital = w.capital or _WITH_ARTICLE.match(w.text) is not None
            initial = len(w.text) == 1 and w is not words[0]  # "Саида Д."
            plain = capital and w.is_word and (initial or not w.text.isupper()) and self._lx.speakers.get(w.low) is None
            plain = plain and w.low not in self._lx.nationals  # "українець Максим П."
            plain = plain and not (run and is_country(w.low, self._lx.language))  # "премьер-министр Израиля Иван Л."
            placed = any(lo <= w.start < hi for lo, hi in self._places)
            adjective = w is not words[-1] and self._lx.case_of(w.low, "adjective") in ("gen", "dat", "loc")
            at = words.index(w)
            whence = at > 0 and words[at - 1].low in _FROM  # "біженці з Вигадки"
            if (adjective or whence) and not run:
                continue  # "очільник Сумської ОВА"
            if plain and not placed and self._lx.metonyms.get(w.low) is None:
                run.insert(0, w)
            elif run:
                break
        if len(words) > 2 and words[0].capital and words[0].text[1:].islower() and words[1].low in _FROM:
            known = self._lx.speakers.get(words[0].low) or self._lx.people.get(words[0].low)
            if known is None and not self.is_place(words[0]) and words[2].capital:
                return list(words[:1])  # "Олена з Мелітополя", "Зарема из Новых Алдов"
        alone = len(run) == 1 and run[0].start == words[0].start
        if alone and (len(words) > 1 or not self.is_named(run[0])):
            return []
        at = words.index(run[0]) if run else 0
        if len(run) > 1 and at and words[at - 1].low.startswith(self._lx.inhabitants):
            run.pop(0)  # "жительница Селидово Марина Т."
        if len(run) == 1 and is_country(run[0].low, self._lx.language):
            return []  # "омбудсмен Армении"
        return run if len(run) <= 3 else []

    def is_named(self, word: Word) -> bool:
        """Whether a single capitalised word is part of a full name that the text has."""
        return any(_same(name, word.text) for name in self._full_names())

    def _full_names(self) -> list[str]:
        """The full names of the text, without an office that opens the sentence or the place that somebody is of."""
        if self._names is None:
            self._names = []
            for m in _FULL_NAME.finditer(self._text):
                words = m.group().split()
                before = self._text[max(0, m.start() - _LONG) : m.start()].lower().split()[-1:]
                placed = bool(before) and before[0].startswith(self._lx.inhabitants)  # "житель Бучі Іван Скиба"
                placed = placed or any(lo <= m.start() < hi for lo, hi in self._places)  # "омбудсмен Арцаха Іван С."
                first = words[0].lower()
                placed = placed or is_country(first, self._lx.language)  # "премьер Израиля Иван Лютый"
                office = self._lx.speakers.get(first) is not None or first in self._lx.nationals  # "Очевидец Ахмад"
                words = words[1:] if placed or office else words
                self._names += [" ".join(words)] if len(words) > 1 else []
        return self._names

    def _full(self, run: str, *, oblique: bool) -> str:
        """The full name in its first form, where the text has it elsewhere ("Мороза" -> "Василь Мороз")."""
        for known in reversed(self._known):
            if known.kind is SpeakerKind.PERSON and known.name and _same(known.name, run):
                return known.name if len(known.name.split()) >= len(run.split()) else run
        if " " not in run or oblique:
            for name in self._full_names():
                if name == f"{name.rsplit(' ', 1)[0]} {run}а":  # in the genitive, where the short one is not
                    return " ".join(w.removesuffix("а") for w in name.split())
                if name != run and _same(name, run) and len(name.split()) <= 3 and len(name.split()) > len(run.split()):
                    return as_told_of(name, run, self._lx.language)
        return run


def _same(full: str, short: str) -> bool:
    """Whether every word of the shorter name is a form of a word of the fuller one."""
    words = full.split()
    return all(any(_one(w, s) for w in words) for s in short.split())


def _one(a: str, b: str) -> bool:
    size = max(_SHARED, min(len(a), len(b)) - 2)
    return a[:size].lower() == b[:size].lower() and abs(len(a) - len(b)) <= 3
