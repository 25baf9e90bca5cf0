"""Documents with text about the made-up world: releases and what becomes of them on the way to a reader.

One origin writes a release. Others reprint it with edits, take a part of it, write it anew, translate it, or quote a
sentence of its witness. Which release each document goes back to is known, and how much of it was changed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from benchmarks.synthetic_edits import Piece, edit, scatter
from benchmarks.synthetic_world import Event, dice, event, number_told, outlet, spellings, words
from solferino.model import (
    Allegation,
    Content,
    Document,
    Passage,
    Place,
    PlaceKind,
    Precision,
    Published,
    Quoted,
    Rendition,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Victims,
    When,
    Zone,
    ZoneKind,
    content_id,
)

LANGUAGES = ("en", "uk", "ru")
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4)  # of the words of a release that a copy has changed
MADE_BY = "synthetic@1"
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
FORMS = (
    "copy",
    "copy",
    "copy",
    "partial",
    "rewrite",
    "translation",
    "quotation",
    "wrong number",
    "update",
    "follow-up",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document and the truth about it. `release` is the same for all that go back to one release, `origin` for all
    whose allegations go back to one origin, `event` the number of the event; `edited` the share of words changed."""

    document: Document
    rendition: Rendition
    statements: tuple[Statement, ...]
    allegations: tuple[Allegation, ...]
    event: str
    release: str
    origin: str
    form: str
    edited: float


@dataclass(frozen=True, slots=True)
class Story:
    """What one origin knows of an event: the lines it tells, in order, and what fills them in, a value a language."""

    key: str
    what: Event
    lines: tuple[str, ...]
    facts: dict[str, tuple[str, ...]]
    speaker: Speaker | None
    origin: str
    killed: int


def papers(seed: int, events: int, *, scattered: bool = False) -> Iterator[Paper]:
    """Documents about the first events of a world, event by event. `scattered`: edits are single words here and there
    instead of runs of words, which no editor does and which is harder to see through."""
    for number in range(events):
        what = event(seed, number)
        chance = dice(seed, "texts", number)
        for n in range(min(1 + int(chance.expovariate(1.2)), 4)):
            yield from _releases(seed, story(what, n, chance), chance, scattered)
        if chance.random() < 0.1 and what.accused is not None:
            yield _denial(seed, what, chance)
        if number % 10 == 9:
            yield from _totals(seed, what, chance)


def _releases(seed: int, told: Story, chance: random.Random, scattered: bool) -> Iterator[Paper]:
    """The release of a story and what others made of it."""
    release = write(told, chance)
    yield _paper(seed, told, release, "release", 0, edited=0.0, chance=chance)
    for n in range(1, min(int(chance.paretovariate(1.1)), 12)):
        form = chance.choice(FORMS)
        share = chance.choice(SHARES)
        if form == "translation":
            language = chance.choice(LANGUAGES[1:])
            pieces = write(told, chance, language)
            if chance.random() < 0.5:
                said = {"uk": "Переклад з англійської.", "ru": "Перевод с английского."}[language]
                pieces = [*pieces, Piece("declared", said)]
            yield _paper(seed, told, pieces, form, n, edited=1.0, chance=chance, language=language)
        elif form == "rewrite":
            yield _paper(seed, told, write(told, chance, mixed=True), form, n, edited=1.0, chance=chance)
        elif form == "partial":
            own = write(story(told.what, 90 + n, chance), chance)[3:]  # its own words about the same event, no figures
            kept = release[: max(3, len(release) // 2)]
            yield _paper(seed, told, [*kept, *own[: len(kept) // 2]], form, n, edited=0.5, chance=chance)
        elif form == "quotation":
            yield from _quotation(seed, told, release, n, chance)
        elif form in ("wrong number", "update", "follow-up"):
            number = (
                number_told(chance, told.killed) if form == "wrong number" else told.killed + chance.randrange(1, 9)
            )
            facts = told.facts | {"killed": (str(number),) * 3}
            later = replace(told, facts=facts, killed=number)
            pieces = write(later, dice(seed, told.key, "again"))
            pieces = [_follow_up(later), *release[2:]] if form == "follow-up" else [pieces[0], *release[1:]]
            yield _paper(seed, later, edit(pieces, 0.1, chance), form, n, edited=0.1, chance=chance)
        else:
            change = scatter if scattered else edit
            yield _paper(seed, told, change(release, share, chance), form, n, edited=share, chance=chance)


def story(what: Event, n: int, chance: random.Random) -> Story:
    """What the n-th origin of the event knows of it: of the event the same as the others, the rest its own."""
    table = words()
    place = what.town.place
    uk, ru = spellings().get(place.id or "", (place.name, place.name))
    names = [_name(chance) for _ in range(6)]
    fixed: dict[str, tuple[str, ...]] = {
        "town": (place.name, uk, ru),
        "site": (what.site, *table["sites"][what.site]),
        "act": tuple(table["acts"][what.kind.noun]),
        "day": tuple(
            f"{what.day.day} {table[f'months_{lang}'][what.day.month - 1]} {what.day.year}" for lang in LANGUAGES
        ),
        "office": tuple(chance.choice(table["offices"])),
        "side": (f"forces of {what.accused or 'one side'}",) * 3,
    }
    numbers = {
        "killed": what.killed, "injured": what.injured or chance.randrange(1, 30), "children": chance.randrange(2, 9),
        "houses": chance.randrange(4, 140), "hour": what.hour, "metres": chance.randrange(15, 900),
        "minute": chance.randrange(10, 60), "age": chance.randrange(19, 86), "crews": chance.randrange(3, 30),
        "hours": chance.randrange(3, 40), "patients": chance.randrange(3, 90), "case": chance.randrange(1000, 99999),
        "homes": chance.randrange(40, 9000), "parcels": chance.randrange(20, 900), "count": chance.randrange(3, 99),
    }  # fmt: skip
    fixed |= {key: (str(value),) * 3 for key, value in numbers.items()}
    fixed["people"] = ("person" if what.killed == 1 else "people",) * 3
    fixed |= {f"person{i}": name for i, name in enumerate(names)}
    for key, options in table["fill"].items():
        for i in range(6):
            chosen = chance.choice(options)
            fixed[f"{key}{i}"] = (chosen[0],) * 3 if len(chosen) == 1 else tuple(chosen)
    free = [line["id"] for line in table["line"][2:] if line["id"] != "quote"]
    lines = ("lead", "numbers", *chance.sample(free, chance.randrange(6, 11)), "thing", "quote")
    named = chance.random() < 0.4
    name = f"{place.name} {fixed['office'][0]}"
    speaker = Speaker(name, None, None, name=name, kind=SpeakerKind.BODY) if named else None
    key = f"{what.number}:{n}"
    return Story(key, what, lines, fixed, speaker, name if named else f"text:{key}", what.killed)


def _name(chance: random.Random) -> tuple[str, str, str]:
    given, family = chance.choice(words()["given"]), chance.choice(words()["family"])
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}", f"{given[2]} {family[2]}"


def write(told: Story, chance: random.Random, language: str = "en", *, mixed: bool = False) -> list[Piece]:
    """The story as sentences, worded by `chance`; `mixed`: the lines after the first two in another order."""
    lines = list(told.lines)
    if mixed:
        rest = lines[2:]
        chance.shuffle(rest)
        lines = [*lines[:2], *rest]
    table = {line["id"]: line for line in words()["line"]}
    out, seen = [], 0
    for line in lines:
        seen = told.lines.index(line) if line != "thing" else seen + 1
        out.append(Piece(line, fill(chance.choice(table[line][language]), told.facts, seen % 6, language, chance)))
    return out


def fill(pattern: str, facts: dict[str, tuple[str, ...]], n: int, language: str, chance: random.Random) -> str:
    """A pattern with its choices made and its slots filled; the n-th of several names and things."""
    column = LANGUAGES.index(language)

    def value(match: re.Match[str]) -> str:
        key = match[1]
        wanted = key.rstrip("2")
        at = (n + (key != wanted)) % 6
        if key == "given":
            return facts[f"person{(n + 3) % 6}"][column].split()[0]
        found = facts.get(key) or facts.get(f"{wanted}{at}") or ("", "", "")
        return found[column]

    text = pattern
    for _ in range(4):  # a quotation holds slots of its own, an act holds choices
        while _CHOICE.search(text):
            text = _CHOICE.sub(lambda m: chance.choice(m[1].split("|")), text)
        text = _SLOT.sub(value, text)
    return text[:1].upper() + text[1:]


def _follow_up(told: Story) -> Piece:
    f = told.facts
    text = f"The number of dead from the attack on the {f['site'][0]} in {f['town'][0]} rose to {told.killed}."
    return Piece("lead", text)


def _quotation(seed: int, told: Story, release: Sequence[Piece], n: int, chance: random.Random) -> Iterator[Paper]:
    """Another outlet's own text that quotes the witness of this release, and says so."""
    quote = next((p for p in release if p.line == "quote"), None)
    if quote is None:
        return
    witness = told.facts[f"person{told.lines.index('quote') % 6}"][0]
    other = story(told.what, 50 + n, chance)
    mine = write(replace(other, lines=tuple(k for k in other.lines if k != "quote")), chance)
    speaker = Speaker(witness, None, None, name=witness, kind=SpeakerKind.PERSON)
    first = Piece("lead", f"The attack in {told.facts['town'][0]} killed {told.killed}, as {witness} told a reporter.")
    told_by = replace(told, speaker=speaker, origin=witness)
    yield _paper(seed, told_by, [first, quote, *mine[3:]], "quotation", n, edited=1.0, chance=chance)


def _paper(
    seed: int,
    told: Story,
    pieces: Sequence[Piece],
    form: str,
    n: int,
    *,
    edited: float,
    chance: random.Random,
    language: str = "en",
) -> Paper:
    what = told.what
    delay = n // 3 + (chance.randrange(3, 15) if form in ("update", "follow-up") else 0)
    day = (what.day + timedelta(days=delay)).isoformat()
    headline = {"en": "SYNTHETIC TEXT", "uk": "ВИГАДАНИЙ ТЕКСТ", "ru": "ВЫМЫШЛЕННЫЙ ТЕКСТ"}[language]
    spans, body, at = [], headline + "\n\n", len(headline) + 2
    for k, piece in enumerate(pieces):
        spans.append((at, at + len(piece.text)))
        gap = "\n\n" if k % 3 == 2 else " "
        body += piece.text + gap
        at += len(piece.text) + len(gap)
    name = f"{told.key.replace(':', '-')}-{form.replace(' ', '-')}-{n}.txt"
    sha = content_id("sha", str(seed), name, body)
    document = Document(
        content_id("document", sha),
        name,
        sha,
        len(body),
        "text/plain",
        publisher=outlet(chance),
        language=language,
        published=Published(day, day, "metadata"),
    )
    zones = (Zone(ZoneKind.HEADLINE, 0, len(headline)), Zone(ZoneKind.BODY, len(headline) + 2, len(body.rstrip())))
    rendition = Rendition(content_id("rendition", sha), document.id, "text/plain", body, sha, MADE_BY, zones, language)
    statements, allegations = _read(told, document, spans, pieces, form)
    release = told.key if form != "quotation" else f"{told.key}:{name}"
    return Paper(
        document, rendition, statements, allegations, f"event:{what.number}", release, told.origin, form, edited
    )


def _read(
    told: Story, document: Document, spans: Sequence[tuple[int, int]], pieces: Sequence[Piece], form: str
) -> tuple[tuple[Statement, ...], tuple[Allegation, ...]]:
    """What a perfect reader finds in the text: its quotations, and its allegations with their passages."""
    statements, allegations = [], []
    for (start, end), piece in zip(spans, pieces, strict=True):
        if piece.line == "quote":
            quoted = Content(start, end, piece.text, Quoted.DIRECT)
            by = told.speaker or Speaker("a witness", None, None, kind=SpeakerKind.UNNAMED)
            statements.append(
                Statement(content_id("statement", document.id, start), document.ref, by, None, quoted, Stance.ASSERTED)
            )
    for harm, line in (("killed", "lead"), ("injured", "numbers")):
        found = next((k for k, p in enumerate(pieces) if p.line == line), None)
        if found is not None:
            said = statements[0].id if form == "quotation" and statements else None
            allegations.append(_allegation(told, document, Passage(*spans[found], pieces[found].text), harm, said))
    return tuple(statements), tuple(allegations)


def _allegation(told: Story, document: Document, passage: Passage, harm: str, statement: str | None) -> Allegation:
    what = told.what
    number = told.killed if harm == "killed" else int(told.facts["injured"][0])
    p = what.town.place
    place = Place(p.text, p.name, PlaceKind.SITE, p.admin1, p.country, p.lat, p.lon, p.id, "settlement", what.site)
    day = what.day.isoformat()
    return Allegation(
        id=content_id("allegation", document.id, passage.start),
        extractor=MADE_BY,
        document=document.ref,
        passage=passage,
        statement=statement,
        speaker=told.speaker,
        via=(),
        stance=Stance.ASSERTED,
        act=what.kind.act,
        acts=(what.kind.act,),
        harm=harm,
        victims=Victims(number, number, "exact"),
        place=place,
        when=When(told.facts["day"][0], day, day, Precision.DAY),
    )


def _denial(seed: int, what: Event, chance: random.Random) -> Paper:
    """The accused side says that it was not so."""
    told = story(what, 80, chance)
    name = f"defence ministry of {what.accused}"
    f = told.facts
    lead = Piece(
        "lead", f"The {name} denied on {f['day'][0]} that its forces had struck the {f['site'][0]} in {f['town'][0]}."
    )
    speaker = Speaker(name, None, None, name=name, kind=SpeakerKind.BODY)
    paper = _paper(seed, replace(told, speaker=speaker, origin=name), [lead], "denial", 0, edited=0.0, chance=chance)
    denied = tuple(replace(a, stance=Stance.DENIED, victims=Victims(), harm=None) for a in paper.allegations)
    return replace(paper, allegations=denied)


def _totals(seed: int, what: Event, chance: random.Random) -> Iterator[Paper]:
    """One sum over a month, in two or three texts that give both figures."""
    told = story(what, 70, chance)
    body = chance.choice(words()["bodies"])
    speaker = Speaker(body, None, None, name=body, kind=SpeakerKind.BODY)
    # no two sums of the world are alike: the same figure for one region and month by chance would be no fair question
    killed, injured = 101 + 2 * what.number, 20_001 + 6 * what.number
    first = what.day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    span = When(f"from {first} to {last}", first.isoformat(), last.isoformat(), Precision.RANGE)
    for n in range(chance.randrange(2, 4)):
        by = speaker if n == 0 else None  # the others leave out whose figures they are
        own = write(story(what, 71 + n, chance), chance)[4:]
        pieces = [
            Piece("lead", f"In {told.what.town.region.name} region {killed} civilians were killed {span.text}."),
            Piece("numbers", f"A further {injured} civilians were injured in that time."),
            *own,
        ]
        facts = told.facts | {"injured": (str(injured),) * 3}
        one = replace(told, speaker=by, origin=body, killed=killed, facts=facts, key=f"{what.number}:total{n}")
        paper = _paper(seed, one, pieces, "total", n, edited=0.0, chance=chance)
        sums = tuple(
            replace(
                a,
                place=what.town.region,
                when=span,
                total=True,
                act="CASUALTIES",
                acts=("CASUALTIES",),
                victims=replace(a.victims, status="CST-CIV"),
            )
            for a in paper.allegations
        )
        yield replace(paper, allegations=sums, event=f"total:{what.number}")
