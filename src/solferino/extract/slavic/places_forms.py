"""The first form of a place's name: `у Бучі` -> Буча, `из Сум-Лесных` -> Сумы-Лесные, `в Ольховой Балке` -> Ольховая
Балка. The endings are data (where.toml); of an adjective beside it a noun has gender and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from solferino.extract.slavic.places_words import PlaceWords
from solferino.extract.slavic.words import Word

_VOWELS = frozenset("аеиоуыэюяіїє")
_NO_Y = frozenset("кгхжшщч")  # letters behind which Russian has no "ы"
_MARKS = ("ськ", "цьк", "зьк", "ск", "цк")  # that adjectives of places have
_LEAST_ADJECTIVE = 6  # letters that one is longer than
_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщь")
_STEMS = ("н", "в", "р", "л", "ш", "ж", "ч", "м", "т", "д", "ськ", "зьк", "цьк", "ск", "цк")  # of adjectives
_NEUTER = re.compile(r"([бвгґджзклмнпрстфхцчшщ])\1я$")
_NOUN = 4  # letters that an adjective has at least
_HEAD = 3  # and the noun before a hyphen
_LEAST_STEM = 4  # letters that a name is longer than whose other cases are looked for
_LOCATIVE = frozenset("еі")  # endings that names of two genders have where something is
_OF_A = "(?:ы|и|ой|ою)"  # endings that of the two only names in "-а" have


class Forms:
    """Leads the forms of one language's names back to the first."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words

    def nominatives(self, text: str) -> Iterator[str]:
        """What a name may be in its first form, the likelier first."""
        name = text.capitalize() if text.isupper() else text
        if _NEUTER.search(name):
            yield name  # "Високопілля" has one form for nominative and genitive
        head, mark, tail = name.partition("-")
        if mark and head.lower() in self._words.article and tail[:1].isupper():  # "в Эль-Генейне"
            yield from (f"{head}-{form}" for form in self.nominatives(tail))
            return
        if mark and tail[:1].isupper() and tail.lower().endswith(self._words.first):
            yield name
            return
        if mark and len(head) >= _HEAD and (gender := self._gender_of(tail)) is not None:  # "Горловку-Главную"
            yield from (f"{noun}-{self.agreeing(tail, gender, noun)}" for noun in self._of_gender(head, gender))
            return
        if mark and len(head) >= _HEAD and not tail[:1].isupper():  # "в Антоновке-на-Днепре", "в Шебекине-2"
            yield from (f"{noun}-{tail}" for noun in self.nominatives(head))
            return
        for size in range(min(self._words.longest, len(name) - 1), 0, -1):
            for ending in self._words.back.get(name[len(name) - size :], ()):
                stem = name[: len(name) - size]
                yield stem + _as_spelled(ending, stem[-1:])
        yield name
        yield from (name + ending for ending in self._words.back[""])

    def is_owner(self, words: Sequence[Word], at: int) -> bool:
        """`у Тамари`: Ukrainian has the genitive of a woman behind "at", where a place would have the locative."""
        before = words[at - 1].low if at else ""
        return before in ("у", "в") and words[at].low.endswith("и") and "під" in self._words.before

    def pair(self, adjective: str, noun: str) -> str:
        """`Старих Сушках` -> "Старі Сушки": a name of an adjective and a noun, as it stands where it is in its first
        form."""
        gender = self._gender_of(adjective, any_stem=True)
        if adjective.lower().endswith(self._words.first) or gender is None:
            return f"{adjective} {noun}"
        if gender == "masculine" and adjective.lower().endswith(("ого", "его")) and noun[-1:].lower() in "уюоеиэ":
            return f"{self.agreeing(adjective, 'neuter', noun)} {noun}"  # "Северного Киву": a noun without cases
        if gender == "feminine" and noun[-1:].lower() in _CONSONANTS:
            return f"{adjective} {noun}"  # "Кромской Лог": a man's first form
        first = next(self._of_gender(noun, gender), noun)
        return f"{self.agreeing(adjective, gender, first)} {first}"

    def agreeing(self, adjective: str, gender: str, noun: str) -> str:
        """The first form of an adjective that goes with the first form of a noun."""
        if adjective.lower().endswith(self._words.first):
            return adjective
        if gender == "masculine" and noun.endswith(tuple(self._words.gender["neuter"])):
            gender = "neuter"
        for ending in sorted(self._words.oblique_of, key=len, reverse=True):
            if adjective.endswith(ending):
                stem, first = adjective.removesuffix(ending), self._words.agrees[gender]
                if stem[-1:] in _NO_Y:
                    return stem + first.replace("ы", "и")  # "Лисичанским" is of Лисичанский
                return stem + (self._words.soft.get(first, first) if ending in self._words.soft_of else first)
        return adjective

    def first_form(self, name: str, text: str) -> str:
        """The likeliest first form of a name that no gazetteer has: one that the text has elsewhere, or whose other
        cases it has ("в Тажуре" and "из Тажуры"), else the first of them."""
        head, mark, tail = name.rpartition("-")
        if mark and tail.isdigit():
            return f"{self.first_form(head, text)}-{tail}"
        found = list(dict.fromkeys(self.nominatives(name)))
        for form in found:
            of_a_man = form[-1:] == "а" and form[:-1] in found  # then "Выдума" may be a genitive
            if form != name and not of_a_man and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                return form
        stem = name[:-1]
        if len(name) > _LEAST_STEM and name[-1:] in _LOCATIVE and stem + "а" in found:
            of_a_woman = re.search(rf"(?<!\w){re.escape(stem.rpartition('-')[2])}{_OF_A}(?!\w)", text)
            if of_a_woman is not None or (
                stem[-1:] == "в" and stem[-2:-1] in _CONSONANTS
            ):  # no man's noun ends in "рв"
                return stem + "а"
        return found[0] if found else name

    def nominative_adjective(self, word: str) -> str:
        """`Харківської` -> "Харківська": the adjective of an area."""
        for ending, first in self._words.adjective.items():
            if word.endswith(ending):
                return word.removesuffix(ending) + first
        return word

    def is_adjective(self, low: str, *, any_case: bool = False) -> bool:
        """Whether it is an adjective of a place in another case than the first ("Харківської"), and no town in -ськ
        ("Торецьку"); in `any_case` also in the first."""
        marked = any(mark in low[-7:] for mark in _MARKS) and len(low) > _LEAST_ADJECTIVE
        more = (*self._words.first, *self._words.oblique_of) if any_case else ()
        return marked and low.endswith((*self._words.adjectival, *more))

    def is_compound(self, text: str) -> bool:
        """Whether it is a noun and an adjective joined in a name, in any case: "Сум-Лесных"."""
        head, mark, tail = text.partition("-")
        return bool(mark) and len(head) >= _HEAD and self._gender_of(tail) is not None

    def towns_of(self, adjective: str) -> Iterator[str]:
        """What the town of a district may be called: "Куп'янського" -> Куп'янськ, Куп'ян …"""
        for mark in _MARKS:
            stem, found, _ = adjective.rpartition(mark)
            if found:
                yield from (stem + ending for ending in (mark, "", "и", "ы", "а", "е", "о", "ець", "ка"))

    def _gender_of(self, adjective: str, *, any_stem: bool = False) -> str | None:
        """Gender or number that an adjective in another case tells (masculine for neuter too), None for other words.

        Behind a hyphen it must have a stem that adjectives often have: "Нур-Хаким" has none."""
        low = adjective.lower()
        if len(low) < _NOUN or not adjective[:1].isupper():
            return None
        for ending in sorted(self._words.oblique_of, key=len, reverse=True):
            if low.endswith(ending):
                stem = low.removesuffix(ending)
                return self._words.oblique_of[ending] if any_stem or stem.endswith(_STEMS) else None
        return None

    def _of_gender(self, noun: str, gender: str) -> Iterator[str]:
        """First forms of a noun that have the gender, all of them where none has."""
        forms = list(dict.fromkeys(self.nominatives(noun)))
        ends = self._words.gender
        if gender == "masculine":
            others = (*ends["feminine"], *ends["plural"])
            fit = [f for f in forms if not f.endswith(tuple(others))]
        else:
            fit = [f for f in forms if f.endswith(tuple(ends[gender]))]
        yield from fit or forms


def _as_spelled(ending: str, before: str) -> str:
    """The ending as it is written behind a letter: "Балаклеи" is of Балаклея, "Сумах" of Сумы, "Горках" of Горки."""
    if ending == "ы" and before in _NO_Y:
        return "и"
    if before and before in _VOWELS:
        return {"а": "я", "ь": "й"}.get(ending, ending)
    return ending
