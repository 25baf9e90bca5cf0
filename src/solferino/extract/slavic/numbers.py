"""How many people: amounts in words or figures, with what stands before them and whom they count.

The rules are those of contract.md ("Numbers"), as in counts.py; numerals are declined here and stand before or behind
what they count, so that the noun is looked for on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.entries import AND, Person
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.numerals import between, counts_nothing, is_part, number_at, qualified
from solferino.extract.slavic.sums import joined, parts, without_owners
from solferino.extract.slavic.tables import listed
from solferino.extract.slavic.words import Word

_REACH = 4  # words from a number to whom it counts: "32 українських військовополонених"
_OBJECT = ("а", "я")  # of one man of a people, in no case that does anything
_OF_WOMEN = ("ок", "ек", "щин", "ниц")  # endings of many women: "девушек"
_TO_MANY = ("им", "ым")  # of adjectives that stand for people: "полоненим не надали допомоги"
_THOUSAND = 1000
_TO_ONE = "одному"  # in both languages
_ABSTRACT = ("ство", "ства", "ству", "ством", "стві", "стве")  # what people have or are: "громадянство", "материнство"
_RIGHTS = "прав"  # in both languages
_OF = frozenset(("з", "із", "из"))


def find_amounts(words: Sequence[Word], text: str, lx: SlavicLexicon, taken: Sequence[tuple[int, int]]) -> list[Amount]:
    """The counts of people in a sentence, and single people, in order. `taken`: stretches of dates and places."""
    out: list[Amount] = []
    at = 0
    while at < len(words):
        word = words[at]
        if any(lo <= word.start < hi for lo, hi in taken):
            at += 1
            continue
        found = _amount(words, at, text, lx) or _one(words, at, text, lx)
        if found is None:
            at += 1
            continue
        out.append(found)
        at = max(found.last, at + 1)
    people = without_owners([a for a in out if not _counts_cases(words, a, lx)], words, lx)
    return parts(joined(people, words, lx), words, lx)


def _counts_cases(words: Sequence[Word], a: Amount, lx: SlavicLexicon) -> bool:
    """`72 случая насилия, 12 — в отношении женщин`: a bare number behind one of cases counts cases as well, and those
    told behind it are not the people of all of them."""
    cases = tuple(listed(lx.language, "cases"))
    told = [i for i in range(1, a.first) if words[i].low.startswith(cases) and words[i - 1].text[0].isdigit()]
    bare = [i for i in range(told[0] if told else a.last, a.first + 1) if words[i].text[0].isdigit()]
    return bool(told and bare) and (a.person is None or a.low is None)


def _amount(words: Sequence[Word], at: int, text: str, lx: SlavicLexicon) -> Amount | None:
    word = words[at]
    if (
        word.low in lx.vague
        and word.low not in lx.half
        and not (word.low in lx.numbers and number_at(words, at, lx)[0] is not None and _follows(words, at))
    ):
        low: int | None = None
        last, qualifier = at + 1, "vague"
        if (last < len(words) and words[last].low in lx.numbers) or (
            last < len(words) and words[last].low in lx.vague
        ):  # "кілька десятків", "несколько тысяч"
            last += 1
    else:
        low, last = number_at(words, at, lx)
        if low is None or counts_nothing(words, at, last, lx):
            return None
        qualifier = "exact"
    high = low
    start = word.start
    sentence = words[0].start
    left = text[sentence:start]
    grown = lx.grown_to.search(left)
    if low is not None:
        spread = between(words, at, last, lx)
        if spread is not None:
            high, last = spread
            low = _in_thousands(low, high, words[last - 1], lx)
            qualifier = "between"
            if counts_nothing(words, at, last, lx):
                return None
        for name, pattern in lx.qualifiers:
            m = pattern.search(left)
            if m is None or (name == "up_to" and grown is not None):
                continue
            qualifier, start = name, sentence + m.start()
            low, high = (None, high) if name == "up_to" else (low, None if name == "at_least" else high)
            break
        if qualifier == "exact" and at and words[at - 1].low in lx.heads and word.is_word:
            qualifier, start = "about", words[at - 1].start  # "чоловік десять", "человек сорок"
    if qualifier == "up_to" and not grown and low is None and words[at - 1].low == words[at - 1].text == "до":
        nearby = words[last].low if last < len(words) else ""
        if lx.people.get(nearby) is None:
            return None  # "до 12 років", "до 5 вересня"
    if qualifier == "vague" and word.low in lx.hundreds and (of := qualified(left, lx)) is not None:
        low = high = lx.hundreds[word.low]  # "близько сотні": one of them in the genitive
        qualifier, start = of[0], sentence + of[1]
        low, high = (low, None if qualifier == "at_least" else high) if qualifier != "up_to" else (None, high)
    to_one = word.low == _TO_ONE and last == at + 1 and _alone(words, last, lx)  # "одному азербайджанцы отрезали уши"
    person, end = (None, last) if to_one else _counted(words, last, lx)
    if person is False:
        return None
    if person is None and not to_one and _of_persons(words, at, last, lx):
        person, end = Person(), _with_noun(words, last, lx)
    if person is None and lx.numbers.get(word.low) == 1 and not _alone(words, last, lx):
        return None  # "один із них" is told by its verb
    if low == 1 and at and words[at - 1].low == "по" and word.is_word:
        return None  # "ломали пальцы по одному"
    part = is_part(words, start, text, lx)
    return Amount(
        start, words[end - 1].end, at, end, low, high, qualifier, person if isinstance(person, Person) else None, part
    )


def _in_thousands(low: int, high: int, last: Word, lx: SlavicLexicon) -> int:
    """`от 10 до 15 тысяч`: the thousands of the upper end are those of the lower one too."""
    unit = lx.numbers.get(last.low, 1)
    return low * unit if unit >= _THOUSAND and low < high // unit else low


def _of_persons(words: Sequence[Word], at: int, last: int, lx: SlavicLexicon) -> bool:
    """Whether the number counts persons by its own form ("двоє", "двоих"), or by the ending of the noun behind it."""
    if words[at].low.endswith(lx.collective) and words[at].low in lx.numbers:
        return True
    noun = words[last] if last < len(words) else None
    return noun is not None and _is_agent(noun, lx)


def _is_agent(noun: Word, lx: SlavicLexicon) -> bool:
    """`саперів`, `сменщиков`: a noun in the genitive of many with the ending of those who do something."""
    return noun.is_word and noun.low.endswith(lx.agents) and noun.low not in lx.counted and noun.low not in lx.objects


def _with_noun(words: Sequence[Word], last: int, lx: SlavicLexicon) -> int:
    """Where the noun behind a number of persons ends, where one is there."""
    noun = words[last] if last < len(words) else None
    return last + 1 if noun is not None and (_is_agent(noun, lx) or noun.low.endswith(lx.accusative_many)) else last


def _alone(words: Sequence[Word], last: int, lx: SlavicLexicon) -> bool:
    """`одному вирізали`, `одну, 15 лет`: "one" in another case than the first, with no noun behind it, is a person."""
    one = words[last - 1].low
    if one not in lx.one_man | lx.one_woman or one in lx.one_first:
        return False
    following = words[last] if last < len(words) else None
    if following is None or not following.is_word or lx.acts.get(following.low) is not None:
        return True
    if one == _TO_ONE and following.low in _OF and not _of_people(words, last + 1, lx):
        return False  # "в одному з підвалів"
    if one == _TO_ONE and not following.low.endswith(("у", "ю", "ові", "еві", "єві")):
        return True  # "одному азербайджанцы отрезали уши"
    return " ".join(w.low for w in words[last : last + 2]) in listed(lx.language, "of_them")  # "одного з них забили"


def _of_people(words: Sequence[Word], at: int, lx: SlavicLexicon) -> bool:
    """Whether the words behind "one of" are people or stand for them."""
    return any(w.low in lx.them or lx.people.get(w.low) is not None for w in words[at : at + 2])


def _follows(words: Sequence[Word], at: int) -> bool:
    return at > 0 and (words[at - 1].text[0].isdigit())


def _counted(words: Sequence[Word], at: int, lx: SlavicLexicon) -> tuple[Person | bool | None, int]:
    """What the noun behind a number says of those counted, and where it ends; False where it counts other things."""
    told = Person()
    for i in range(at, min(at + _REACH, len(words))):
        word = words[i]
        if not word.is_word or (i > at and words[i - 1].low in AND and word.low in lx.numbers):
            break  # "дев'ятеро дорослих і дев'ятеро дітей"
        if word.low in lx.counted and word.low not in lx.people:
            owned = i > at and words[i - 1].low.endswith(lx.accusative_many) and _is_noun(words[i - 1], lx)
            return (None if owned else False), at  # "девятерых операторов дронов"
        person = _person(word, lx)
        if person is None:
            if lx.acts.get(word.low) is not None and not word.low.endswith(lx.oblique):
                break  # "семь тысяч изнасилованных женщин" are women
            continue
        if _of_a_thing(words, i, lx):
            return False, at  # "два детских сада"
        told = _merged(told, person)
        end = i + 1
        while (
            end < len(words) and (more := lx.people.get(words[end].low)) is not None
        ):  # "мирних жителів", "дітей-сиріт"
            told, end = _merged(told, more), end + 1
        return told, end
    return None, at


def _of_a_thing(words: Sequence[Word], at: int, lx: SlavicLexicon) -> bool:
    """Whether an adjective that may stand for people stands before a thing: "трёх детских садов"."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    thing = following in lx.counted and following not in lx.people
    return thing and bool(lx.case_of(words[at].low, "adjective"))


def _is_noun(word: Word, lx: SlavicLexicon) -> bool:
    """Whether the word is no adjective, so that a noun behind it is its genitive."""
    return word.is_word and not lx.case_of(word.low, "adjective")


def _person(word: Word, lx: SlavicLexicon) -> Person | None:
    """What a counted word says of people, None where it names none. (A people without a number may be who did it.)

    A name is no such word: "трое в Тёткино"."""
    if word.capital and not word.text.isupper():
        return None
    if word.low.endswith(_ABSTRACT):
        return None
    known = lx.people.get(word.low) or lx.people.get(word.low.split("-")[0])  # "дітей-сиріт"
    return known or (Person() if word.low in lx.nationals else None)


def _merged(a: Person, b: Person) -> Person:
    return Person(a.status or b.status, a.sex or b.sex, a.age or b.age)


def _one(words: Sequence[Word], at: int, text: str, lx: SlavicLexicon) -> Amount | None:
    """A single person named by a noun: "рятувальник", "64-річний водій", "женщина"."""
    word = words[at]
    person = lx.people.get(word.low)
    if person is None and word.low in lx.nationals and word.low.endswith(_OBJECT):
        return Amount(word.start, word.end, at, at + 1, 1, 1, "exact", Person(sex="M"))  # "обезглавили армянина"
    if person is None or not word.is_word or word.low.endswith(_ABSTRACT):
        return None
    if at and words[at - 1].low.startswith(_RIGHTS):
        return None  # "по правам человека"
    if word.low.startswith(tuple(listed(lx.language, "families"))):
        return _family(words, at, lx, person)
    size = lx.sizes.get(word.low)
    if size is not None:  # "подружжя", "близнюки"
        return Amount(word.start, word.end, at, at + 1, size, size, "exact", person)
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.is_word and _modifies(word.low, following.low, lx):
        return None
    noun = lx.people.get(following.low) if following is not None and word.low.startswith(lx.adjectival) else None
    if noun is not None and following is not None and lx.sizes.get(following.low) is not None:  # "цивільного подружжя"
        size = lx.sizes.get(following.low)
        return Amount(word.start, following.end, at, at + 2, size, size, "exact", _merged(person, noun))
    many = (person.sex == "F" and word.low.endswith(_OF_WOMEN)) or (
        word.low.endswith(lx.many)
        and not word.low.endswith(lx.one)
        and not (word.low.endswith("и") and _of_one(words, at, lx))
    )
    many = many or (word.low.endswith(_TO_MANY) and person.status is not None)
    if word.low in lx.plural or many or not (word.low.endswith(lx.singular) or person.sex or lx.language == "uk"):
        return Amount(word.start, word.end, at, at + 1, None, None, None, person)
    part = is_part(words, word.start, text, lx)
    return Amount(word.start, word.end, at, at + 1, 1, 1, "exact", person, part)


def _family(words: Sequence[Word], at: int, lx: SlavicLexicon, person: Person) -> Amount:
    """`родину з чотирьох осіб`; a family without a number is of nobody knows how many."""
    word = words[at]
    of = at + 1 < len(words) and words[at + 1].low in _OF
    size, last = number_at(words, at + 2, lx) if of and at + 2 < len(words) else (None, at)
    if size is None or last >= len(words) or words[last].low not in lx.heads:
        return Amount(word.start, word.end, at, at + 1, None, None, None, person)
    return Amount(word.start, words[last].end, at, last + 1, size, size, "exact", person)


def _of_one(words: Sequence[Word], at: int, lx: SlavicLexicon) -> bool:
    """`вагітної жінки`, `тело женщины`: a genitive of one woman, which looks like many."""
    before = words[at - 1].low if at else ""
    act = lx.acts.get(before)
    return before.endswith(("ої", "ой")) or (
        act is not None and act.kind == "bodies" and not before.endswith(("а", "ки"))
    )


def _modifies(low: str, following: str, lx: SlavicLexicon) -> bool:
    """Whether a word that may name people stands before another noun: "цивільний автомобіль", "мирных городов"."""
    if not low.startswith(lx.adjectival) or lx.people.get(following) is not None:
        return False
    if following in lx.prepositions:
        return False  # "застрелил гражданского в Мариуполе"
    if low.startswith("мирн"):
        return True  # "мирні переговори"
    plural = low.endswith(("і", "их", "им", "ими", "ие", "ые", "ых", "ым", "ыми"))
    return not plural or following in lx.counted or following in lx.objects
