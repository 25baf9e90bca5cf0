"""Made-up Ukrainian and Russian people on two lists, with the errors that lists have, and who is who.

The spellings are made by rules of this file and tables of people_names.toml, which share nothing with the matcher: own
romanisations (an official Ukrainian one, a passport Russian one, and the free one of newspapers), its own pet names.
Frequencies of names are uneven as they are in life, so that strangers share names. Everything follows from the seed.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path

NAMES = Path(__file__).resolve().parent / "people_names.toml"
Row = dict[str, str]

_LETTERS = (
    "a",
    "b",
    "v",
    "d",
    "zh",
    "z",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "f",
    "kh",
    "ts",
    "ch",
    "sh",
    "shch",
)
_SHARED = dict(zip("абвджзклмнопрстуфхцчшщ", _LETTERS, strict=True))
_OFFICIAL = {
    **_SHARED,
    **dict(zip("гґеєиіїйьюя'ʼ", ["h", "g", "e", "ie", "y", "i", "i", "i", "", "iu", "ia", "", ""], strict=True)),
}
_PASSPORT = {
    **_SHARED,
    **dict(zip("геёийыэюяьъ", ["g", "e", "e", "i", "i", "y", "e", "iu", "ia", "", "ie"], strict=True)),
}
_PRESS = {
    **_SHARED,
    **dict(zip("геёийыэюяьъ", ["g", "e", "yo", "i", "y", "y", "e", "yu", "ya", "", ""], strict=True)),
    "щ": "sch",
}
_TO_RUSSIAN = str.maketrans("иієїґИІЄЇ", "ыиеигЫИЕИ")
_KEYBOARD = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Human:
    """One made-up person: parts of the name as (Ukrainian, Russian), and facts."""

    last: tuple[str, str]
    maiden: tuple[str, str] | None
    first: tuple[str, str]
    pets: tuple[str, ...]
    patronymic: tuple[str, str]
    sex: str
    birth: date
    death: date
    place: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each error befalls a row of the second list, 0 to 1 (the first list has those of `lost` only)."""

    patronymic_lost: float = 0.15
    initials: float = 0.02
    turned: float = 0.03
    day_month: float = 0.03
    date_slip: float = 0.03
    birth_lost: float = 0.10
    year_only: float = 0.04
    slip: float = 0.06
    pet: float = 0.04
    married: float = 0.02
    old_place: float = 0.30
    place_lost: float = 0.10
    death_off: float = 0.10


def humans(count: int, dice: random.Random) -> list[Human]:
    """That many people."""
    table = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    men = [line.split("|") for line in table["men"]]
    women = [line.split("|") for line in table["women"]]
    places = [line.split("|") for line in table["places"]]
    family = _family(table, dice)
    # Zipf with a flat head. The commonest name is one in 300, and two strangers share one once in
    # 2,500 times; in Ukraine the commonest is about one in 430.
    ranks = [1 / (50 + n) for n in range(len(family))]
    out = []
    for fathers, last, maiden, place in zip(
        dice.choices(men, [int(m[-1]) for m in men], k=count),
        dice.choices(family, ranks, k=count),
        dice.choices(family, ranks, k=count),
        dice.choices(places, [int(p[-1]) for p in places], k=count),
        strict=True,
    ):
        woman = dice.random() < 0.4
        given = dice.choices(women if woman else men, [int(g[-1]) for g in (women if woman else men)])[0]
        death = date(2022, 2, 24) + timedelta(days=int(dice.triangular(0, 600, 25)))
        birth = date(death.year - int(dice.triangular(1, 92, 45)), 1, 1) + timedelta(days=dice.randrange(365))
        out.append(
            Human(
                _form(last, woman),
                _form(maiden, woman) if woman else None,
                (given[0], given[1] if woman else given[3]),
                tuple(given[-2].split(",")),
                (fathers[2], fathers[5]) if woman else (fathers[1], fathers[4]),
                "f" if woman else "m",
                birth,
                death,
                (place[0], place[1], place[2], place[3]),
            )
        )
    return out


def _family(table: Mapping[str, Sequence[str]], dice: random.Random) -> list[tuple[str, str, str, str]]:
    found = []
    for line in table["family"]:
        uk, ru = line.split("|")
        found.append((uk, _woman(uk), ru, _woman(ru)))
    stems = [tuple(line.split("|")) for line in table["stems"]]
    stems += [(a + b, (a + b).translate(_TO_RUSSIAN)) for a, b in product(table["openings"], table["middles"])]
    made = []
    for (uk, ru), ending in product(stems, table["endings"]):
        man, woman, ru_man, ru_woman = ending.split("|")
        made.append((uk + man, uk + woman, ru + ru_man, ru + ru_woman))
    dice.shuffle(made)
    return found + made


_WOMEN = (
    ("ський", "ська"), ("цький", "цька"), ("ский", "ская"), ("цкий", "цкая"), ("ний", "на"), ("ный", "ная"),
    ("ов", "ова"), ("єв", "єва"), ("ев", "ева"), ("ёв", "ёва"), ("йов", "йова"), ("ін", "іна"), ("ин", "ина"),
)  # fmt: skip


def _woman(name: str) -> str:
    for man, woman in _WOMEN:
        if name.endswith(man) and name not in ("Литвин", "Волошин"):
            return name[: -len(man)] + woman
    return name


def _form(name: tuple[str, str, str, str], woman: bool) -> tuple[str, str]:
    return (name[1], name[3]) if woman else (name[0], name[2])


def two_lists(size: int, *, seed: int, shared: float = 0.6, names_only: bool = False) -> tuple[list[Row], list[Row]]:
    """Two lists of `size` rows; `shared` of the second are people of the first. Rows of one person have one number."""
    dice = random.Random(seed)  # noqa: S311 - a simulation
    rates = Rates()
    both = int(size * shared)
    all_of_them = humans(2 * size - both, dice)
    first = [
        _row(human, number, dice, rates, names_only=names_only, first=True)
        for number, human in enumerate(all_of_them[:size])
    ]
    again = [*range(both), *range(size, 2 * size - both)]
    second = [_row(all_of_them[n], n, dice, rates, names_only=names_only, first=False) for n in again]
    dice.shuffle(second)
    return first, second


def a_list_and_texts(size: int, *, seed: int, named: float = 0.3) -> tuple[list[Row], list[Row]]:
    """A list of `size` rows in all spellings, and people whom incidents name: a share `named` of the list, and as many
    strangers. A text gives a name (one in ten the family name alone), mostly the right day, and a place in four of
    five; its rows have the number of their person, strangers numbers from `size` on."""
    dice = random.Random(seed)  # noqa: S311 - a simulation
    rates = Rates()
    told = int(size * named)
    all_of_them = humans(size + told, dice)
    entries = [_row(h, n, dice, rates, names_only=False, first=False) for n, h in enumerate(all_of_them[:size])]
    texts = []
    for number in [*dice.sample(range(size), told), *range(size, size + told)]:
        human = all_of_them[number]
        row = _row(human, number, dice, rates, names_only=True, first=False)
        alone = dice.random() < 0.1
        day = (human.death + timedelta(days=dice.choice((0, 0, 0, 0, -1, 1)))).isoformat()
        place = human.place[2] if dice.random() < 0.8 else ""
        name = row["last"] if alone else f"{row['first']} {row['last']}"
        texts.append({"id": str(number), "name": name, "place": place, "event_first": day, "event_last": day})
    return entries, texts


def _row(human: Human, number: int, dice: random.Random, rates: Rates, *, names_only: bool, first: bool) -> Row:
    hit = dice.random
    # The first list is in Ukrainian; the second comes from all sides.
    tongue = 0 if first else dice.choices((0, 1, 2, 3, 4), (30, 35, 15, 10, 10))[0]
    side = 1 if tongue in (1, 3, 4) else 0
    last, given, patronymic = human.last[side], human.first[side], human.patronymic[side]
    if not first:
        if human.maiden and hit() < rates.married:
            last = human.maiden[side]
        if hit() < rates.pet:
            given = dice.choice(human.pets)
        if hit() < rates.slip:
            last = _slip(last, dice)
        if hit() < rates.slip / 2:
            given = _slip(given, dice)
    if hit() < rates.patronymic_lost:
        patronymic = ""
    if not first and hit() < rates.initials:
        given, patronymic = given[0] + ".", patronymic[:1] + "." if patronymic else ""
    last, given, patronymic = (_written(w, tongue) for w in (last, given, patronymic))
    if not first and hit() < rates.turned:
        last, given = given, last
    row = {"id": str(number), "list": "a" if first else "b", "last": last, "first": given, "patronymic": patronymic}
    return row if names_only else {**row, **_facts(human, dice, rates, tongue, first)}


def _facts(human: Human, dice: random.Random, rates: Rates, tongue: int, first: bool) -> Row:
    hit = dice.random
    birth, death = human.birth.isoformat(), human.death.isoformat()
    place = human.place[min(tongue, 2)]
    if not first:
        if human.place[3] and hit() < rates.old_place:
            place = human.place[3]
        if hit() < rates.day_month and human.birth.day <= 12:
            birth = f"{birth[:4]}-{birth[8:]}-{birth[5:7]}"
        elif hit() < rates.date_slip:
            birth = (human.birth + timedelta(days=dice.choice((-10, -1, 1, 10, 365, -365, 3650)))).isoformat()
        if hit() < rates.death_off:
            death = (human.death + timedelta(days=dice.choice((-2, -1, 1, 2, 5)))).isoformat()
    if hit() < rates.birth_lost:
        birth = ""
    elif hit() < rates.year_only:
        birth = birth[:4]
    if hit() < rates.place_lost:
        place = ""
    return {"sex": human.sex if hit() < 0.9 else "", "birth": birth, "death": death, "place": place}


def _slip(word: str, dice: random.Random) -> str:
    """One letter wrong: doubled, lost, changed with its neighbour, or with the next key."""
    at = dice.randrange(1, len(word))
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at] + word[at:]
    if kind == 1 and len(word) > 4:
        return word[:at] + word[at + 1 :]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    row = next((r for r in _KEYBOARD if word[at].lower() in r), None)
    if row is None:
        return word
    key = row.index(word[at].lower())
    return word[:at] + row[key - 1 if key else 1] + word[at + 1 :]


def _written(word: str, tongue: int) -> str:
    """The word as printed: Ukrainian (0), Russian (1), romanised officially (2), by passport (3), freely (4)."""
    if tongue < 2 or not word:
        return word.replace("ё", "е") if tongue == 1 else word
    low = word.lower()
    if tongue == 2:
        low = re.sub("зг", "zgh", low)
        low = re.sub("^є", "ye", re.sub("^ї", "yi", re.sub("^й", "y", re.sub("^ю", "yu", re.sub("^я", "ya", low)))))
        out = "".join(_OFFICIAL.get(c, c) for c in low)
    elif tongue == 3:
        out = "".join(_PASSPORT.get(c, _OFFICIAL.get(c, c)) for c in low)
    else:
        low = re.sub("(ск|цк)ий$", r"\1y", re.sub("^е", "ye", low))
        out = "".join(_PRESS.get(c, _OFFICIAL.get(c, c)) for c in re.sub("([ий])й$", "y", low))
    return out.capitalize()
