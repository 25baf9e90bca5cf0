"""Names of military units: which are one unit, and which a part of another. Suggestions with reasons; a person decides.

"64th Separate Motor Rifle Brigade", "64-я отдельная мотострелковая бригада" and "64 ОМСБр" are one designation in three
forms: number, size, arm, separate or not. "Guards" comes and goes with honours and never tells two units apart. The
number alone never joins: every side has a 1st brigade, so different sides are different units, and an unknown side or
arm leaves doubt.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

METHOD = "units@1"
YEARS_APART = 5  # over so long numbers are given to other units
_NUMBER = re.compile(
    r"(?<!\w)(\d{1,4})(?:\s*[-–]?\s*(?:st|nd|rd|th|я|й|а|ша|та|га|ма|ої|го|ой|у|ю|ий|ій|тя|е|ого))?(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = str.maketrans("omsbrdptvagkOMSBRDPTVAGK", "омсбрдптвагкомсбрдптвагк")


class Kinship(StrEnum):
    """How one unit may stand to another."""

    SAME = "same"
    PART_OF = "part_of"  # the first is a part of the second
    CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Unit:
    """A designation taken apart. `text` as it stands; number, size (a code of units.toml) and arms where told; `parent`
    the unit that it names as above itself; `side` an ISO code of a party and `day` an ISO date, where known."""

    text: str
    number: int | None
    size: str | None
    arms: frozenset[str]
    separate: bool
    guards: bool
    parent: Unit | None = None
    side: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class UnitSuggestion:
    """`kinship` of the first unit to the second, a score 0 to 1 and its reasons in words: a proposal only."""

    kinship: Kinship
    score: float
    reasons: tuple[str, ...]


def parse_unit(text: str, *, side: str | None = None, day: str | None = None) -> Unit | None:
    """The unit that a designation tells of; None where it has neither number nor size to compare."""
    own, _, above = _split(text)
    number, size, arms, separate, guards = _read(own)
    if number is None and size is None:
        return None
    parent = parse_unit(above, side=side, day=day) if above else None
    return Unit(text, number, size, arms, separate, guards, parent, side, day)


def compare_units(a: Unit, b: Unit) -> UnitSuggestion | None:
    """What the two may be to each other, None where nothing speaks for it or something against; symmetrical, with
    "part of" and "contains" changing places."""
    if a.side and b.side and a.side != b.side:
        return None
    if a.parent is not None and (above := compare_units(a.parent, b)) is not None and above.kinship is Kinship.SAME:
        return UnitSuggestion(
            Kinship.PART_OF, above.score, ("the first names the second as the unit above it", *above.reasons)
        )
    if b.parent is not None and (above := compare_units(a, b.parent)) is not None and above.kinship is Kinship.SAME:
        return UnitSuggestion(
            Kinship.CONTAINS, above.score, ("the second names the first as the unit above it", *above.reasons)
        )
    return _same(a, b)


def _same(a: Unit, b: Unit) -> UnitSuggestion | None:
    if a.number is None or a.number != b.number or a.size is None or a.size != b.size:
        return None
    if a.arms and b.arms and not a.arms & b.arms:
        return None
    if a.parent is not None and b.parent is not None:
        above = compare_units(a.parent, b.parent)
        if above is None:
            return None  # the 1st battalion of one brigade and of another
    reasons = [f"both are number {a.number}", f"both are a {a.size}"]
    odds = 2.0
    if a.arms & b.arms:
        odds += 3
        reasons.append(f"both {', '.join(sorted(a.arms & b.arms))}")
    else:
        odds -= 1
        reasons.append("one does not say of which arm")
    if a.separate != b.separate:
        odds -= 1
        reasons.append("only one is called separate")
    if a.guards != b.guards:
        reasons.append("only one is called guards, which comes with honours")
    if a.side and b.side:
        odds += 1
        reasons.append("of one side")
    if _small(a) and (a.parent is None) is not (b.parent is None):
        odds -= 3
        reasons.append("only one says of which larger unit")
    if _small(a) and a.parent is None and b.parent is None:
        odds -= 4
        reasons.append("neither says of which larger unit, and many have that number")
    if a.day and b.day and abs(int(a.day[:4]) - int(b.day[:4])) >= YEARS_APART:
        odds -= 2
        reasons.append(f"named {YEARS_APART} years apart or more")
    return UnitSuggestion(Kinship.SAME, round(1 / (1 + 2.0**-odds), 4), tuple(reasons))


def _small(unit: Unit) -> bool:
    """Whether the unit has a number only inside a larger one."""
    return unit.size in ("battalion", "company", "platoon") and not unit.separate


def _split(text: str) -> tuple[str, str, str]:
    """The designation itself, and the one that it is a part of."""
    low = text.lower()
    sizes = sorted(
        (m.start(), m.end())
        for size in _table()["size"]
        for w in size["words"]
        for m in re.finditer(rf"(?<!\w){w}\w*", low)
    )
    if len(sizes) < 2:
        number = list(_NUMBER.finditer(text))
        if len(number) == 2 and not sizes:  # "1 мсб 64 омсбр"
            return text[: number[1].start()], " ", text[number[1].start() :]
        if len(number) == 2 and sizes and sizes[0][1] <= number[1].start():
            return text[: number[1].start()], " ", text[number[1].start() :]
        return text, "", ""
    ends = [end for _, end in sizes]
    for phrase in (" of the ", " of ", ", "):
        at = low.find(phrase, ends[0])
        if at >= 0:
            return text[:at], phrase, text[at + len(phrase) :]
    second = next((m.start() for m in _NUMBER.finditer(text) if m.start() >= ends[0]), None)
    return (text[:second], " ", text[second:]) if second is not None else (text, "", "")


def _read(text: str) -> tuple[int | None, str | None, frozenset[str], bool, bool]:
    low = text.lower().replace("ё", "е")
    found = _NUMBER.search(low)
    number = int(found[1]) if found else None
    size = next((s["code"] for s in _table()["size"] if _has(low, s["words"])), None)
    arms = frozenset(a["code"] for a in _table()["arm"] if _has(low, a["words"]))
    if arms & {"motor rifle", "air assault", "marine"}:
        arms -= {"infantry", "assault", "mechanised"}  # "rifle", "assault" and "infantry" are words of theirs
    known = _table()["words"]
    separate, guards = _has(low, known["separate"]), _has(low, known["guards"])
    for word in _WORD.findall(text):
        if (short := _abbreviation(word)) is not None:
            size = size or short[0]
            arms |= short[1]
            separate, guards = separate or short[2], guards or short[3]
    return number, size, arms, separate, guards


def _has(low: str, beginnings: list[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(w)}", low) for w in beginnings)


@cache
def _abbreviation(word: str) -> tuple[str, frozenset[str], bool, bool] | None:
    """Size, arms, separate, guards of a word such as ОМСБр, мсп or обрмп; None where it is no such word."""
    low = word.translate(_LATIN).lower()
    if not 2 <= len(low) <= 7 or not re.fullmatch("[а-яіє]+", low):
        return None
    guards = low.startswith("гв")
    rest = low.removeprefix("гв")
    separate = rest.startswith("о")
    for core in ([rest[1:]] if separate else []) + [rest]:
        for size in _table()["size"]:
            for end in size["short"]:
                if core.endswith(end) and (arm := _arm(core.removesuffix(end))):
                    return size["code"], frozenset({arm}), separate and core != rest, guards
                if core.startswith(end) and (arm := _arm(core.removeprefix(end))):
                    return size["code"], frozenset({arm}), separate and core != rest, guards
    return None


def _arm(letters: str) -> str | None:
    return next((a["code"] for a in _table()["arm"] if letters in a["short"]), None)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((files("solferino.link") / "units.toml").read_text(encoding="utf-8"))
    return table


def suggest_units(units: Iterable[Unit]) -> tuple[tuple[Unit, Unit, UnitSuggestion], ...]:
    """Every two designations that may be one unit or part and whole, the likeliest first; each designation once."""
    known = sorted(set(units), key=lambda u: (u.text, u.side or "", u.day or ""))
    found = [(a, b, made) for a, b in combinations(known, 2) if (made := compare_units(a, b)) is not None]
    return tuple(sorted(found, key=lambda f: (-f[2].score, f[0].text, f[1].text)))
