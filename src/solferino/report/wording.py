"""Phrases: numbers, people, places, days, parties and speakers in the same words for everybody (R-BAL-1).

Words come from terms/wording.toml. What a document says in its own words is put in quotation marks “…”; names of
sources stand as they are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from solferino.model import Allegation, Perpetrator, Place, PlaceKind, Precision, Speaker, SpeakerKind, Victims, When
from solferino.terms import acts as act_terms

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def wording() -> Mapping[str, Any]:
    """The phrases and rules of terms/wording.toml."""
    return tomllib.loads(resources.files("solferino.terms").joinpath("wording.toml").read_text(encoding="utf-8"))


@cache
def country_names() -> Mapping[str, str]:
    """ISO code to the country's name in running text, from countries.toml and the exceptions of wording.toml."""
    raw = tomllib.loads(resources.files("solferino.terms").joinpath("countries.toml").read_text(encoding="utf-8"))
    plain = {code: row["en"]["names"][0] for code, row in raw.items() if isinstance(row, dict) and "en" in row}
    return {**plain, **wording()["countries"]}


def country(code: str) -> str:
    """The country's name in running text, or the code itself."""
    return country_names().get(code, code)


def capital(text: str) -> str:
    """The text with its first letter upper case; the rest as it is."""
    return text[:1].upper() + text[1:]


def short(text: str, limit: int = 90) -> str:
    """At most `limit` characters in one line, cut at a word, with an ellipsis where something was left out."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def quoted(text: str, limit: int = 90) -> str:
    """Words of a document inside our sentence: “…”. Quotation marks inside become single, so that they stay theirs."""
    inner = re.sub(r"[“”„«»\"]", "’", short(text, limit))
    return f"“{inner}”"


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


# days


def day(iso: str) -> str:
    """ "27 February 2022" for 2022-02-27; months and years alone are kept as they are known."""
    parts = iso[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def when_phrase(when: When | None) -> str:
    """ "on 27 February 2022", "in March 2022", "between … and …"; a day without a year stays in its own words."""
    if when is None:
        return ""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return f"at a time given as {quoted(when.text, 60)} (year not settled)" if when.text.strip() else ""
    if first is None or last is None:
        return f"after {day(first)}" if last is None and first else f"before {day(last or '')}"
    if first == last:
        return f"on {day(first)}"
    if when.precision is Precision.MONTH and first[:7] == last[:7]:
        return f"in {day(first[:7])}"
    if when.precision is Precision.YEAR and first[:4] == last[:4]:
        return f"in {first[:4]}"
    return f"between {day(first)} and {day(last)}"


def when_short(when: When | None) -> str:
    """For tables and titles."""
    phrase = when_phrase(when)
    if not phrase:
        return "date not stated"
    return re.sub(r"^(on|in|at a time given as) ", "", phrase)


# places


def place_name(place: Place | None) -> str:
    """ "Izyum (Kharkiv, Ukraine)"; an ambiguous name without a settled place is said to be so."""
    if place is None:
        return "place not stated"
    if place.kind is PlaceKind.COUNTRY:
        return country(place.country) if place.country else place.name
    land = country(place.country).removeprefix("the ") if place.country else ""
    around = ", ".join(p for p in (place.admin1 if place.admin1 != place.name else None, land) if p)
    if place.kind is PlaceKind.REGION:
        return f"the region of {place.name}" + (f", {land}" if land else "")
    if place.id is None and place.candidates:
        around = "which place of that name is not settled"
    return f"{place.name} ({around})" if around else place.name


def place_phrase(place: Place | None) -> str:
    """ "in Bucha (Kyiv, Ukraine)"; a site in the document's own words before it."""
    if place is None:
        return ""
    site = place.site or (place.text if place.kind is PlaceKind.SITE and place.text != place.name else None)
    if site and site.strip() != place.name:
        return f"at a place described as {quoted(site, 60)} in {place_name(place)}"
    return f"in {place_name(place)}"


# people and numbers


@dataclass(frozen=True, slots=True)
class Who:
    """A phrase for the victims; `one` where the verb is singular; `number` whether a number stands in it; `names`
    words of the document that stand in it."""

    text: str
    one: bool = False
    number: bool = False
    names: tuple[str, ...] = ()


def people(victims: Victims, act: str) -> tuple[str, str]:
    """Singular and plural for who the victims are said to be, as far as the words say it (R-CAS-1)."""
    table = wording()["people"]
    sex = victims.sex if victims.sex in ("M", "F") else ""
    keys = []
    if victims.age in ("CHILD", "OLDER"):
        keys += [f"{victims.age} {sex}".strip(), victims.age]
    keys += [f"{victims.status} {sex}".strip(), victims.status or "", sex]
    for key in keys:
        if key in table:
            return _from_side(table[key], victims.party)
    default = wording()["default_people"]
    pair = default.get(act) or default.get(_theme(act)) or table["default"]
    return _from_side(pair, victims.party)


def _from_side(pair: Sequence[str], party: str | None) -> tuple[str, str]:
    side = f" from {country(party)}" if party else ""
    return f"{pair[0]}{side}", f"{pair[1]}{side}"


def _theme(act: str) -> str:
    term = act_terms().get(act)
    return term.theme if term else "other"


def amount(low: int | None, high: int | None, qualifier: str | None) -> str:
    """A number of persons with "at least" or the source's own qualifier (R-CAS-2), "" where there is none."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high:,}"
    if qualifier == "about":
        return f"about {low:,}" if high in (low, None) else f"about {low:,} to about {high:,}"
    if qualifier == "up_to" and high is not None:
        return f"up to {high:,}" if low in (0, high) else f"at least {low:,} and up to {high:,}"
    if high is None or high == low:
        return f"at least {low:,}"
    return f"at least {low:,} and up to {high:,}"


def who_phrase(victims: Victims, act: str) -> Who:
    """ "at least 6 men", "over half of the 60 prisoners of war", "dozens of civilians", "people"."""
    one, many = people(victims, act)
    names: list[str] = []
    singular = False
    if victims.share and victims.of is not None:
        text, number = f"{quoted(victims.share, 40)} of the {victims.of:,} {many}", True
        names.append(victims.share)
    elif number_text := amount(victims.low, victims.high, victims.qualifier):
        singular = number_text in ("at least 1", "about 1", "up to 1")
        text, number = f"{number_text} {one if singular else many}", True
    else:
        text, number = f"{vague(victims)}{many}", False
    parts = [
        f"{amount(g.low, g.high, None)} {people(Victims(sex=g.sex, age=g.age, status=g.status), act)[g.low != 1]}"
        for g in victims.breakdown
        if g.low is not None or g.high is not None
    ]
    if parts:
        text += f" (among them {listed(parts)})"
        number = True
    return Who(text, singular, number, tuple(names))


def vague(victims: Victims) -> str:
    """ "several ", "dozens of ": the vague word of the source, which stays vague; "" where there is none."""
    if victims.qualifier != "vague":
        return ""
    said = (victims.description or "").lower()
    words: Mapping[str, str] = wording()["numbers"]["vague"]
    for word in sorted(words, key=len, reverse=True):
        if re.search(rf"\b{re.escape(word)}\b", said):
            return words[word] + " "
    return "an unstated number of "


# parties and speakers


def perpetrator_phrase(who: Perpetrator) -> str:
    """Who is blamed, by the same pattern for every side; persons and units are not named (RD-6, R-BAL-1)."""
    if who.party is None and who.kind == "person":
        return "one or more persons whose side is not stated"
    if who.party is None:
        return f"those named as {quoted(who.name, 60)}" if who.name.strip() else "persons not identified"
    side = country(who.party)
    return {
        "state": f"authorities of {side}",
        "unit": f"members of a unit of the armed forces of {side}",
        "person": f"one or more persons on the side of {side}",
        "group": f"members of an armed group on the side of {side}",
        "force": f"armed forces of {side}",
    }.get(who.kind, f"those on the side of {side}")


def which(speaker: Speaker | None) -> str:
    """ "who" for people, "which" for bodies."""
    return "who" if speaker and speaker.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED) else "which"


def speaker_phrase(speaker: Speaker) -> str:
    """One speaker: name, and role and organisation where they say more than the name."""
    if speaker.kind is SpeakerKind.UNNAMED or (speaker.kind is SpeakerKind.PERSON and not speaker.name):
        described = speaker.name or speaker.text
        if speaker.role and speaker.role.lower() not in described.lower():
            described = speaker.role
        of = f" of {short(speaker.organisation, 80)}" if speaker.organisation else ""
        return f"an unnamed source described as {quoted(described, 60)}{of}" if described else "an unnamed source"
    name = short(_unjudged(speaker.name or speaker.text), 80)
    extra: list[str] = []
    for part in (speaker.role, speaker.organisation):
        said = " ".join([name, *extra]).lower()
        if part and part.lower() not in said and name.lower() not in part.lower():
            extra.append(short(part, 70))
    return f"{with_article(name)} ({', '.join(extra)})" if extra else with_article(name)


def _unjudged(name: str) -> str:
    """A description without the words that judge it: what a newspaper calls a report is not what we call it."""
    words = name.split()
    judging = wording()["speakers"]["judging"]
    return " ".join(w for w in words if w.lower().strip(",") not in judging) or name


def with_article(name: str) -> str:
    """ "the Ministry of Defence", "a report"; names of persons, and of bodies that take no article, as they are."""
    table = wording()["speakers"]
    words = name.split()
    if not words or words[0].lower() in ("the", "a", "an", "his", "her", "their", "its"):
        return name
    if len(words) == 1 and name.lower() in table["common"]:
        return name.lower()
    head = re.split(r" (?:of|in|for|on|to|at|and) ", name)[0].split()[-1].lower()
    if head in table["the"]:
        return f"the {name}"
    if head in table["a"]:
        return f"{'an' if name[0].lower() in 'aeio' else 'a'} {name}"
    return name


def _bare(name: str) -> str:
    """A name for comparing: without its article, lower case."""
    return re.sub(r"^(the|a|an) ", "", name.lower())


def chain_phrase(allegation: Allegation, outlet: str, stance: str = "") -> str:
    """From the innermost speaker outwards: "A, as quoted by B, as reported by C". `outlet` is who published it;
    `stance`: how A stands to it, said of A and of nobody behind him."""
    links = [*([allegation.speaker] if allegation.speaker else []), *reversed(allegation.via)]
    names: list[str] = []
    for name in map(speaker_phrase, links):
        if _bare(name) not in [_bare(n) for n in names]:
            names.append(name)
    told = f", {stance}" if stance else ""
    if not names:
        return (outlet if not outlet.startswith("“") else f"the document {outlet}") + told
    out = names[0] + told
    out += "".join(f", as quoted by {name}" for name in names[1:] if _bare(name) != _bare(outlet))
    if _bare(outlet) != _bare(names[0]):
        out += f", as reported {'in' if outlet.startswith('“') else 'by'} {outlet}"
    return out
