"""Counts, dates and provinces, measured on 378 press releases of a war (read only, never shipped).

    python -m benchmarks.isaf --data DIR [--reader project|counts] [--json OUT] [--show]

DIR holds dev.jsonl (or isaf/dev.jsonl): `text` and `gold` a line. Scored are exact matches of killed, captured,
province and first day. The labels follow a house convention that the scorer maps and the extractor does not know:
several, multiple and a bare plural count as 3, numerous and "a number of" as 4, "more than 30" as 31, "a leader and
several others" as 4; only those fought against count; what one sentence says adds up, and what another says again
counts once unless it says that more were; sums over months do not count. Floors: one regular expression for each field,
run here. With `--reader counts` counts and dates are read alone, without the language pipeline.
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
from solferino.extract.dates import find_dates
from solferino.extract.dates_calendar import month_days
from solferino.extract.victims_harm import victims_by_harm
from solferino.model.allegation import Victims
from solferino.model.document import Document, Published, Rendition
from solferino.model.ids import content_id
from solferino.model.text import fold
from solferino.model.when import Precision

FIELDS = ("killed", "captured", "province", "date", "date within a day")

# The convention of the labels.
_FOUR = re.compile(r"\b(?:numerous|number of|many)\b", re.I)
_OVER = re.compile(r"\b(?:more than|over)\b", re.I)
_LEAST = re.compile(r"\b(?:at least|minimum|including)\b", re.I)
_AGAIN = re.compile(r"(?:the|those|these|both|him|her|them|he|she|they|his|this|that)\b", re.I)
_MORE = re.compile(r"\b(?:additional|another|other|others|also|second|more|remaining)\b", re.I)
# Not those fought against: the releases tell of their own losses and of bystanders too.
_BYSTANDERS = re.compile(
    r"\b(?:civilians?|child(?:ren)?|wom[ae]n|boys?|girls?|villagers?|residents?|soldiers?|service ?members?"
    r"|policem[ae]n|police|guards?|elders?|nationals|members? of the (?:force|patrol)|partner)\b",
    re.I,
)
_SPELLINGS = {  # as the labels write them
    "hilmand": "helmand", "jawzjan": "jowzjan", "khowst": "khost", "konar": "kunar", "konduz": "kunduz",
    "lowgar": "logar", "maidan wardak": "wardak", "maydan wardak": "wardak", "oruzgan": "uruzgan", "paktia": "paktya",
    "paktiya": "paktya", "qandahar": "kandahar", "sar e pul": "sar-e pul", "sar-e pol": "sar-e pul",
    "sar-i pul": "sar-e pul", "urozgan": "uruzgan",
}  # fmt: skip
_RELEASE = re.compile(r"\b(20[01]\d)-([01]\d)-(?:S|CA|AN|A|C)\b")


@dataclass(frozen=True, slots=True)
class Release:
    """One press release with its labels: killed, captured, province, first day."""

    name: str
    text: str
    labels: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of people killed or taken: how many by the convention, and the words."""

    many: int
    words: str
    sentence: int = 0
    more: bool = False
    again: bool = False


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
    """The day of publication: the dateline's, its year from the number of the release where it has none."""
    number = _RELEASE.search(text)
    month = until = Published()
    if number and 1 <= int(number[2]) <= 12:
        first, last = (day.isoformat() for day in month_days(int(number[1]), int(number[2])))
        month = Published(first, last, "text")
        after = month_days(int(number[1]) + int(number[2]) // 12, int(number[2]) % 12 + 1)[1].isoformat()
        until = Published(after, after, "text")  # the number may be of the month before the dateline's
    for found in find_dates(text[:600], until):
        if found.when.precision is Precision.DAY and found.when.earliest and re.search(r"\d", found.when.text):
            return Published(found.when.earliest, found.when.earliest, "text")
    return month


def by_convention(victims: Victims) -> int:
    """How many persons the labels would say that these are."""
    known = victims.low if victims.low is not None else victims.high
    words = victims.description or ""
    vague = 4 if _FOUR.search(words) else 3
    if known is None:
        return vague
    if _OVER.search(words):
        return known + 1
    return known + vague if victims.qualifier == "at_least" and not _LEAST.search(words) else known  # "one and others"


def is_repeat(victims: Victims) -> bool:
    """Whether the words have no number of their own and point back: "the insurgents", "those", "his arrest"."""
    words = victims.description or ""
    return _AGAIN.match(words) is not None and ((victims.low or 1) == 1 or words.lower().startswith("both"))


def total(told: Sequence[Told]) -> int:
    """All of a release: the most that one sentence tells, and what later ones tell as coming on top of it."""
    plain, extra = dict[int, dict[str, int]](), dict[str, int]()
    news = [t for t in told if not t.again] or told
    for t in news:
        if t.more or (_MORE.search(t.words) and not any(o.sentence == t.sentence and o is not t for o in news)):
            extra[t.words.lower()] = t.many
        else:
            plain.setdefault(t.sentence, {})[t.words.lower()] = t.many
    once = {words for sentence in plain.values() for words in sentence}
    more = max((many for words, many in extra.items() if words not in once), default=0)
    return max((sum(s.values()) for s in plain.values()), default=0) + more


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
            if found.harm in told and not _BYSTANDERS.search(words):
                told[found.harm].append(Told(by_convention(found.victims), words))
    return {
        "killed": total(told["killed"]),
        "captured": total(told["detained"]),
        "province": first_province(release.text, provinces),
        "date": first_day(release.text, published),
    }


def first_province(text: str, provinces: frozenset[str]) -> str:
    """The first province that a text names as one, else the first name of one ("" where none is there)."""
    names = "|".join(sorted((*_SPELLINGS, *provinces), key=len, reverse=True))
    found = re.search(rf"\b({names})[\s,-]+province", text, re.I) or re.search(rf"\b(?!kabul)({names})\b", text, re.I)
    name = found[1].lower() if found else ""
    return _SPELLINGS.get(name, name)


def first_day(text: str, published: Published) -> str:
    """The first day that dates an event, else the day of publication."""
    for found in find_dates(text, published):
        named = re.search(r"\d", found.when.text)  # a dateline; "yesterday" and "Friday" tell of the event
        days = found.when.earliest, found.when.latest
        if not named and days[0] and days[1] and _days(days[0], days[1]) <= 1:
            return days[0]
    return published.earliest or ""


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
        extraction = reader.extract(document, rendition)
        told: dict[str, list[Told]] = {"killed": [], "detained": []}
        days: list[str] = []
        others = [a.when.earliest for a in extraction.allegations if a.when and a.when.earliest]
        for allegation in extraction.allegations:
            words = allegation.victims.description or ""
            harm = "killed" if allegation.harm == "killed" else "detained" if allegation.harm == "detained" else None
            unsaid = allegation.total or allegation.stance.value in ("negated", "denied")
            if harm is None or unsaid or _BYSTANDERS.search(words):
                continue
            if not words and allegation.victims.low is None:
                continue  # nobody in particular
            passage = allegation.passage
            at = allegation.spans["act"][0].start - passage.start
            more = re.search(r"\balso\b[^.]{0,20}$", passage.text[: max(at, 0)], re.I) is not None
            many, again = by_convention(allegation.victims), is_repeat(allegation.victims)
            told[harm].append(Told(many, words, passage.start, more, again))
            if allegation.when and allegation.when.earliest:
                days.append(allegation.when.earliest)
        return {
            "killed": total(told["killed"]),
            "captured": total(told["detained"]),
            "province": _province_of(extraction, provinces),
            "date": next(iter([*days, *others]), first_day(release.text, published)),
        }

    return read


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
    guess: Guess = {
        "province": first_province(release.text, provinces),
        "date": published_of(release.text).earliest or "",
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
        rights = [_right(name, g, r) for g, r in zip(guesses, releases, strict=True)]
        floor = share([_right(name, f, r) for f, r in zip(floors, releases, strict=True)])
        made.append(measured("isaf", name, rights, share, floor=floor))
        if show:
            for release, guess, right in zip(releases, guesses, rights, strict=True):
                if not right:
                    start = release.text[-900:].replace("\n", " ")
                    key = name.split()[0]
                    print(f"{release.name} {name}: {release.labels[key]!r}, read {guess[key]!r}\n    {start}")
    return made


def _right(name: str, guess: Guess, release: Release) -> bool:
    if name != "date within a day":
        return bool(guess[name] == release.labels[name])
    # many labels are a day off the words ("today" in a release of the 12th labelled the 11th): another clock
    return bool(guess["date"]) and abs(_days(guess["date"], release.labels["date"])) <= 1


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
