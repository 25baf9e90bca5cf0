"""Counts, dates and provinces, measured on 378 press releases of a war (read only, never shipped).

    python -m benchmarks.isaf --data DIR [--reader project|counts] [--json OUT] [--show]

DIR holds dev.jsonl (or isaf/dev.jsonl): `text` and `gold` a line. Scored are exact matches of killed, captured,
province and first day. The labels follow a house convention that the scorer maps and the extractor does not know:
several, multiple and a bare plural count as 3, numerous and "a number of" as 4, "more than 30" as 31, "a leader and
several others" as 4; only those fought against count; what one sentence says adds up, and what another says again
counts once unless it says that more were; sums over months and what happened more than three days before do not count
(isaf_told.py). Floors: one regular expression for each field, run here. With `--reader counts` counts and dates are
read alone, without the language pipeline.

`date` is over all releases, though some tell no year, others only the number of their month, and many labels of
November 2010, February and March 2011 lie a day before the words ("today" in a release of the 12th is labelled the
11th). `date told` leaves out the releases that tell no day of their own, compares day and month where no year is told
(the year 2000 stands in), and takes a night ("overnight") for either of its days.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import Score, arguments, find, measured, publish, share
from benchmarks.isaf_told import Told, are_bystanders, by_convention, is_repeat, total
from solferino.extract.dates import find_dates
from solferino.extract.dates_calendar import month_days
from solferino.extract.extraction import Extraction
from solferino.extract.victims_harm import victims_by_harm
from solferino.model.allegation import Allegation
from solferino.model.document import Document, Published, Rendition
from solferino.model.ids import content_id
from solferino.model.statement import Stance
from solferino.model.text import fold
from solferino.model.when import Precision

HARMS = ("killed", "detained")
_PAST = 3  # days that an act lies before the release's own, from which on it is told as its past
FIELDS = ("killed", "captured", "province", "date", "date within a day", "date told", "date told, within a day")

_SPELLINGS = {  # as the labels write them
    "hilmand": "helmand", "jawzjan": "jowzjan", "khowst": "khost", "konar": "kunar", "konduz": "kunduz",
    "lowgar": "logar", "maidan wardak": "wardak", "maydan wardak": "wardak", "oruzgan": "uruzgan", "paktia": "paktya",
    "paktiya": "paktya", "qandahar": "kandahar", "sar e pul": "sar-e pul", "sar-e pol": "sar-e pul",
    "sar-i pul": "sar-e pul", "urozgan": "uruzgan",
}  # fmt: skip
_RELEASE = re.compile(r"\b(20[01]\d)-([01]?\d)-[A-Z]{1,2}\b")
_STAND_IN = "2000"  # a leap year that no label has
_ANY_DAY = Published(f"{_STAND_IN}-12-31", f"{_STAND_IN}-12-31", "text")


@dataclass(frozen=True, slots=True)
class Release:
    """One press release with its labels: killed, captured, province, first day."""

    name: str
    text: str
    labels: dict[str, Any]


def read_releases(path: Path) -> list[Release]:
    """The releases of the file, text folded."""
    made = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):  # a text may hold other line ends
        if not line.strip():
            continue
        item = json.loads(line)
        gold = item["gold"]
        labels = {
            "killed": gold["min_killed"],
            "captured": gold["min_captured"],
            "province": gold["province"][0],
            "date": gold["start_date"],
        }
        made.append(Release(f"{number:03}.txt", fold(item["text"]).text, labels))
    return made


def published_of(text: str) -> Published:
    """The day of publication: the dateline's, its year from the number of the release where it has none, and one that
    stands in where there is no number either. The month where only the number tells."""
    number = _RELEASE.search(text)
    month = until = Published()
    if number and 1 <= int(number[2]) <= 12:
        first, last = (day.isoformat() for day in month_days(int(number[1]), int(number[2])))
        month = Published(first, last, "text")
        after = month_days(int(number[1]) + int(number[2]) // 12, int(number[2]) % 12 + 1)[1].isoformat()
        until = Published(after, after, "text")  # the number may be of the month before the dateline's
    return _dateline(text, until) or (month if number else _dateline(text, _ANY_DAY) or month)


def _dateline(text: str, until: Published) -> Published | None:
    for found in find_dates(text[:600], until):
        if found.when.precision is Precision.DAY and found.when.earliest and re.search(r"\d", found.when.text):
            return Published(found.when.earliest, found.when.earliest, "text")
    return None


# ---- the readers ---------------------------------------------------------------------------------------------------
Guess = dict[str, Any]
Read = Callable[["Release", frozenset[str]], Guess]  # a release and all province names -> the fields


def _sentences(text: str) -> Iterable[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n{2,}", text)


def read_with_counts(release: Release, provinces: frozenset[str]) -> Guess:
    """Counts and dates alone: numbers beside words of harm, the first day told, the first province named."""
    published = published_of(release.text)
    told: dict[str, list[Told]] = {"killed": [], "detained": []}
    for sentence in _sentences(release.text):
        for found in victims_by_harm(sentence):
            words = sentence[found.start : found.end]
            if found.harm in told and not are_bystanders(words):
                told[found.harm].append(Told(by_convention(found.victims), words))
    return {
        "killed": total(told["killed"]),
        "captured": total(told["detained"]),
        "province": first_province(release.text, provinces),
        **_when(first_days(release.text, published)),
    }


def first_province(text: str, provinces: frozenset[str]) -> str:
    """The first province that a text names as one, else the first name of one ("" where none is there)."""
    names = "|".join(sorted((*_SPELLINGS, *provinces), key=len, reverse=True))
    found = re.search(rf"\b({names})[\s,-]+province", text, re.I) or re.search(rf"\b(?!kabul)({names})\b", text, re.I)
    name = found[1].lower() if found else ""
    return _SPELLINGS.get(name, name)


def first_days(text: str, published: Published) -> tuple[str, str]:
    """The first day or night that dates an event, else the day of publication."""
    dated = []
    for found in find_dates(text, published):
        days = found.when.earliest, found.when.latest
        if days[0] and days[1] and _days(days[0], days[1]) <= 1:
            if not re.search(r"\d", found.when.text):  # "yesterday" and "Friday" tell of the event
                return days[0], days[1]
            dated.append((days[0], days[1]))
    own = published.earliest or "", published.latest or ""
    return next((d for d in dated if own[0] > d[0]), own)  # a dateline has the day of publication


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def project_reader() -> Read:
    """The reader that ships: allegations of killing and of detention, their places and days."""
    from solferino.extract.reader import load_reader

    reader = load_reader()

    def read(release: Release, provinces: frozenset[str]) -> Guess:
        published = published_of(release.text)
        digest = content_id("text", release.text)
        document = Document(digest, release.name, digest, len(release.text), "text/plain", published=published)
        rendition = Rendition(digest, digest, "text/plain", release.text, digest, "bench@1", language="en")
        return guess(release, published, reader.extract(document, rendition), provinces)

    return read


def guess(release: Release, published: Published, extraction: Extraction, provinces: frozenset[str]) -> Guess:
    """The fields of a release out of what the reader found in it."""
    acts = [a for a in extraction.allegations if not (a.total or a.stance in (Stance.NEGATED, Stance.DENIED))]
    acts = [a for a in acts if a.harm in HARMS and (a.victims.description or a.victims.low is not None)]
    days = [d for a in acts if (d := _days_of(a)) and not are_bystanders(a.victims.description or "")]
    first = next((d for d in days if _days(*d) <= 1), next(iter(days), None))
    told: dict[str, list[Told]] = {harm: [] for harm in HARMS}
    for a in acts:
        day = _days_of(a)
        past = day and first and _days(day[1], first[0]) > _PAST
        words = a.victims.description or ""
        if past or are_bystanders(words):
            continue
        at = a.spans["act"][0].start - a.passage.start
        more = re.search(r"\balso\b[^.]{0,20}$", a.passage.text[: max(at, 0)], re.I) is not None
        v = a.victims
        bare = v.low is None and v.high is None and v.qualifier is None
        told[str(a.harm)].append(Told(by_convention(v), words, a.passage.start, more, is_repeat(v), bare))
    killed, captured = told["killed"], told["detained"]
    others = [d for a in extraction.allegations if (d := _days_of(a))]
    return {
        "killed": total(killed),
        "captured": total(captured, {t.sentence for t in killed}),
        "province": _province_of(extraction, provinces),
        **_when(first or next(iter(others), None) or first_days(release.text, published)),
    }


def _when(days: tuple[str, str]) -> Guess:
    return {"date": days[0], "until": days[1]}


def _days_of(a: Allegation) -> tuple[str, str] | None:
    return (a.when.earliest, a.when.latest) if a.when and a.when.earliest and a.when.latest else None


def _province_of(extraction: Any, provinces: frozenset[str]) -> str:
    """The province of the first act, else of the first place that has one (there, the dateline's capital left out)."""
    acts = [a.place for a in extraction.allegations if a.place]
    for place in acts + [m.place for m in extraction.places]:
        name = str(place.admin1 or (place.name if place.kind.value == "region" else "")).lower()
        name = re.sub(r"\s+province$", "", name)
        name = _SPELLINGS.get(name, name)
        if name in provinces and (name != "kabul" or place in acts):
            return name
    return ""


# ---- the floors: one regular expression a field --------------------------------------------------------------------
_NUMBER = r"(one|two|three|four|five|six|seven|eight|nine|ten|several|multiple|numerous|an?\b|\d+)"
_FLOOR = {
    "killed": re.compile(
        rf"kill(?:ed|ing)\s+(?:\w+\s+)??{_NUMBER}\b|{_NUMBER}\s+(?:\w+\s+){{0,3}}(?:were\s+)?killed", re.I
    ),
    "captured": re.compile(rf"(?:captur|detain|arrest)(?:ed|ing)\s+{_NUMBER}\b", re.I),
}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS |= {"zero": 0, "a": 1, "an": 1, "several": 3, "multiple": 3, "numerous": 4}


def read_with_floor(release: Release, provinces: frozenset[str]) -> Guess:
    """The trivial reading: the first number beside the verb, the first province named, the dateline's day."""
    published = published_of(release.text)
    guess: Guess = {
        "province": first_province(release.text, provinces),
        **_when((published.earliest or "", published.latest or "")),
    }
    for name, pattern in _FLOOR.items():
        found = pattern.search(release.text)
        word = next((g for g in found.groups() if g), "zero").lower() if found else "zero"
        guess[name] = int(word) if word.isdigit() else _WORDS[word]
    return guess


# ---- scoring -------------------------------------------------------------------------------------------------------
def score(releases: Sequence[Release], read: Read, *, show: bool = False) -> list[Score]:
    """Exact matches of each field, with the floor beside it."""
    provinces = frozenset(r.labels["province"] for r in releases) - {""}
    floors = [read_with_floor(r, provinces) for r in releases]
    guesses = [read(r, provinces) for r in releases]
    made = []
    for name in FIELDS:
        scored = [n for n, r in enumerate(releases) if "told" not in name or _tells_day(r)]
        rights = [_right(name, guesses[n], releases[n]) for n in scored]
        floor = share([_right(name, floors[n], releases[n]) for n in scored])
        made.append(measured("isaf", name, rights, share, floor=floor))
        for n, right in zip(scored, rights, strict=True):
            if show and not right:
                start = releases[n].text[-900:].replace("\n", " ")
                key = name.split()[0]
                print(f"{releases[n].name} {name}: {releases[n].labels[key]!r}, read {guesses[n][key]!r}\n    {start}")
    return made


def _tells_day(release: Release) -> bool:
    published = published_of(release.text)
    return published.earliest is not None and published.earliest == published.latest


def _right(name: str, guess: Guess, release: Release) -> bool:
    if not name.startswith("date"):
        return bool(guess[name] == release.labels[name])
    first, last, label = guess["date"], guess["until"], release.labels["date"]
    if not first:
        return False
    if "told" not in name or _days(first, last) > 1:  # of more than a night the first day
        last = first
    if "told" in name and first.startswith(_STAND_IN):
        label = _STAND_IN + label[4:]
    far = 1 if "within" in name else 0
    return _days(label, first) <= far and _days(last, label) <= far


def main(given: Sequence[str] | None = None) -> None:
    """Read the set, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "isaf")
    parser.add_argument("--reader", choices=["project", "counts"], default="project")
    options = parser.parse_args(given)
    releases = read_releases(find(options.data, "dev.jsonl", "isaf/dev.jsonl"))
    read = project_reader() if options.reader == "project" else read_with_counts
    publish(score(releases, read, show=options.show), options.json)


if __name__ == "__main__":
    main()
