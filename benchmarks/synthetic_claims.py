"""Allegations about the made-up world as model values, streamed, with what is true of each.

What a case has is here in the shares given below: reports of several origins on one event, reprints (many of few, few
of many), wrong and early numbers, vague places and days, follow-ups that say "the attack", daily digests of several
events, denials, and totals over a region and a stretch of days.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from benchmarks.synthetic_world import (
    START,
    Event,
    Town,
    dice,
    event,
    number_told,
    outlet,
    person,
    towns,
    words,
)
from solferino.model import (
    Allegation,
    Document,
    DocumentRef,
    Passage,
    Perpetrator,
    Place,
    PlaceKind,
    Precision,
    Published,
    Speaker,
    SpeakerKind,
    Stance,
    Victims,
    When,
    content_id,
)

WRONG = 0.04  # of reports: the number misread
EARLY = 0.15  # of origins: the first reports know fewer dead than the later ones
VAGUE_PLACE, VAGUE_TIME = 0.05, 0.05  # of reports: the region only; the month only
FOLLOW_UP = 0.1  # of reports: days later, "the attack", with the number of then
DIGEST = 0.08  # of reports: in a digest of the outlet's day, together with other events
DENIED = 0.05  # of events: the accused side denies
TOTAL_EVERY = 40  # events: one total over a region and 7 to 30 days
MADE_BY = "synthetic@1"


@dataclass(frozen=True, slots=True)
class Told:
    """An allegation and the truth about it: `event` is the same for all that tell of one event (or one total), `origin`
    for all that go back to one origin. `kind` is event or total; `form` how it came about (report, copy, update,
    follow-up, wrong number, vague place, vague time, denial, total)."""

    allegation: Allegation
    document: Document
    event: str
    origin: str
    kind: str
    form: str


def claims(seed: int, count: int) -> Iterator[Told]:
    """The first `count` allegations of a world, event by event. The same in every run; a longer stream begins alike."""
    told, number = 0, 0
    while True:
        for one in about(seed, number):
            yield one
            told += 1
            if told == count:
                return
        number += 1


def about(seed: int, number: int) -> Iterator[Told]:
    """All that is told of the event of that number, and of the total that falls due with it."""
    chance = dice(seed, "told", number)
    what = event(seed, number)
    for n in range(min(1 + int(chance.expovariate(1.25)), 5)):
        yield from _origin(seed, what, n, chance)
    if chance.random() < DENIED and what.accused is not None:
        yield _denial(seed, what, chance)
    if number % TOTAL_EVERY == TOTAL_EVERY - 1:
        yield from _total(seed, what, chance)


def _origin(seed: int, what: Event, n: int, chance: random.Random) -> Iterator[Told]:
    """What one origin says, in all reports of it."""
    speaker, who = _speaker(what, n, chance)
    first = outlet(chance)
    killed = number_told(chance, what.killed) if chance.random() < WRONG and what.killed > 2 else what.killed
    early = max(1, int(killed * chance.uniform(0.4, 0.9))) if chance.random() < EARLY and killed > 2 else killed
    for m in range(min(int(chance.paretovariate(1.3)), 60)):
        delay = chance.randrange(2) if m == 0 else int(chance.expovariate(0.4))
        late = chance.random() < FOLLOW_UP and m > 0
        delay += chance.randrange(2, 12) if late else 0
        number, form = (early if delay < 2 else killed), "copy" if m else "report"
        if delay >= 2 and early != killed:
            form = "update"
        if late:
            form = "follow-up"
        elif chance.random() < WRONG and number > 2:
            number, form = number_told(chance, number), "wrong number"
        publisher = outlet(chance) if m else first
        own = speaker
        if speaker is None and m and chance.random() < 0.7:
            own = Speaker(first, None, None, name=first, kind=SpeakerKind.OUTLET)
        paper, at = _paper(seed, what, publisher, delay, key=f"{n}:{m}", place=n * 60 + m, chance=chance)
        yield from _report(
            what,
            paper,
            at,
            number=number,
            form=form,
            speaker=own,
            origin=who or f"text:{what.number}:{n}",
            chance=chance,
        )


def _speaker(what: Event, n: int, chance: random.Random) -> tuple[Speaker | None, str | None]:
    """Who tells it, and the truth about whose it is; None, None for an outlet in its own words."""
    how = chance.random()
    if how < 0.4:
        office = chance.choice(words()["offices"])[0]
        name = f"{what.town.place.name} {office}"
        return Speaker(name, None, None, name=person(chance)[0], organisation=name, kind=SpeakerKind.PERSON), name
    if how < 0.6:
        name = f"{person(chance)[0]} of {what.town.place.name} {what.number}-{n}"
        return Speaker(name, None, None, name=name, kind=SpeakerKind.PERSON), name
    if how < 0.7:
        name = chance.choice(words()["bodies"])
        return Speaker(name, None, None, name=name, kind=SpeakerKind.BODY), name
    return None, None


def _paper(
    seed: int, what: Event, publisher: str, delay: int, *, key: str, place: int, chance: random.Random
) -> tuple[Document, int]:
    """The document that a report stands in, and where in it."""
    day = (what.day + timedelta(days=delay)).isoformat()
    digest = chance.random() < DIGEST
    name = f"{publisher} {day}.txt" if digest else f"{what.number}-{key}.txt"
    sha = content_id("sha", str(seed), name)
    one = Document(
        content_id("document", sha),
        name,
        sha,
        1,
        "text/plain",
        publisher=publisher,
        language="en",
        published=Published(day, day, "metadata"),
    )
    return one, (what.number * 300 + place) * 500 if digest else 0


def _report(
    what: Event,
    paper: Document,
    at: int,
    *,
    number: int,
    form: str,
    speaker: Speaker | None,
    origin: str,
    chance: random.Random,
) -> Iterator[Told]:
    place, when, site = _where(what.town, what.site, chance), _day(what.day, what.day.isoformat()), True
    if form in ("report", "copy"):
        vague = chance.random()
        if vague < VAGUE_PLACE:
            place, site, form = what.town.region, False, "vague place"
        elif vague < VAGUE_PLACE + VAGUE_TIME:
            when, form = _month(what.day), "vague time"
    noun = "The attack" if form == "follow-up" else f"A {what.kind.noun}"
    where = f"the {what.site} in {place.name}" if site else f"a town in {place.name} region"
    people = _people(what, number)
    text = f"{noun} on {where} on {when.text} killed {number} {people}."
    blamed = what.accused if chance.random() < 0.5 else None
    truth = (f"event:{what.number}", origin, "event", form)
    fields: dict[str, Any] = {"place": place, "when": when, "speaker": speaker, "blamed": blamed}
    yield Told(_allegation(what, paper.ref, at, text, harm="killed", number=number, **fields), paper, *truth)
    injured = int(what.injured * number / max(what.killed, 1))
    if injured > 0 and chance.random() < 0.6:
        text = f"Another {injured} people were injured in the attack."
        if chance.random() >= 0.8:  # its place and day are not carried over from the sentence before
            fields |= {"place": None, "when": None}
        yield Told(
            _allegation(what, paper.ref, at + 200, text, harm="injured", number=injured, **fields), paper, *truth
        )


def _where(town: Town, site: str, chance: random.Random) -> Place:
    p = town.place
    if chance.random() < 0.5:
        return p
    return Place(p.text, p.name, PlaceKind.SITE, p.admin1, p.country, p.lat, p.lon, p.id, "settlement", site)


def _day(day: date, text: str) -> When:
    return When(text, day.isoformat(), day.isoformat(), Precision.DAY)


def _month(day: date) -> When:
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return When(f"{first:%B %Y}", first.isoformat(), last.isoformat(), Precision.MONTH)


def _people(what: Event, number: int) -> str:
    if what.age == "CHILD":
        return "child" if number == 1 else "children"
    if what.sex:
        return {"M": ("man", "men"), "F": ("woman", "women")}[what.sex][number > 1]
    noun = ("civilian", "civilians") if what.status == "CST-CIV" else ("person", "people")
    return noun[number > 1]


def _allegation(
    what: Event,
    ref: DocumentRef,
    at: int,
    text: str,
    *,
    harm: str | None,
    number: int | None,
    blamed: str | None,
    stance: Stance = Stance.ASSERTED,
    **fields: Any,
) -> Allegation:
    """One allegation of the event; who the victims are stands beside the number of the killed only."""
    own = harm == "killed"
    victims = Victims(
        low=number,
        high=number,
        qualifier="exact" if number is not None else None,
        status=what.status if own else None,
        sex=what.sex if own else None,
        age=what.age if own else None,
        names=what.victims if own else (),
    )
    return Allegation(
        id=content_id("allegation", ref.id, at),
        extractor=MADE_BY,
        document=ref,
        passage=Passage(at, at + len(text), text),
        statement=None,
        via=(),
        stance=stance,
        act=what.kind.act,
        acts=(what.kind.act,),
        harm=harm,
        victims=victims,
        alleged_perpetrator=Perpetrator(blamed, blamed, "state") if blamed else None,
        weapons=(what.weapon,) if what.weapon and own else (),
        **fields,
    )


def _denial(seed: int, what: Event, chance: random.Random) -> Told:
    """The accused side says that it was not so: it tells of the event and adds nothing to it."""
    name = f"defence ministry of {what.accused}"
    paper, at = _paper(seed, what, outlet(chance), 1, key="denial", place=299, chance=chance)
    speaker = Speaker(name, None, None, name=name, kind=SpeakerKind.BODY)
    place, when = what.town.place, _day(what.day, what.day.isoformat())
    text = f"The {name} denied that it had struck the {what.site} in {place.name} on {when.text}."
    fields: dict[str, Any] = {"place": place, "when": when, "speaker": speaker, "blamed": what.accused}
    one = _allegation(what, paper.ref, at, text, harm=None, number=None, stance=Stance.DENIED, **fields)
    return Told(one, paper, f"event:{what.number}", name, "event", "denial")


def _total(seed: int, what: Event, chance: random.Random) -> Iterator[Told]:
    """A sum over a region and a stretch of days, told in several documents: never one of the events."""
    days = chance.choice((7, 14, 30))
    last = what.day
    first = max(START, last - timedelta(days=days - 1))
    span = When(f"{first} to {last}", first.isoformat(), last.isoformat(), Precision.RANGE)
    found, _ = towns(what.town.place.country or "UA")
    region = chance.choice(found[:50]).region
    killed = chance.randrange(20, 400)
    injured = killed + chance.randrange(20, 900)
    name = chance.choice(words()["bodies"])
    speaker = Speaker(name, None, None, name=name, kind=SpeakerKind.BODY)
    for m in range(chance.randrange(1, 5)):
        paper, at = _paper(seed, what, outlet(chance), m, key=f"total:{m}", place=295 + m, chance=chance)
        for k, (harm, number) in enumerate((("killed", killed), ("injured", injured))):
            text = f"From {first} to {last} {number} civilians were {harm} in {region.name} region, {name} said."
            start = at + 400 + 150 * k
            fields: dict[str, Any] = {"place": region, "when": span, "speaker": speaker, "blamed": None, "total": True}
            said = _allegation(what, paper.ref, start, text, harm=harm, number=number, stance=Stance.VERIFIED, **fields)
            victims = Victims(number, number, "exact", status="CST-CIV")
            one = replace(said, act="CASUALTIES", acts=("CASUALTIES",), weapons=(), victims=victims)
            yield Told(one, paper, f"total:{what.number}", name, "total", "total")
