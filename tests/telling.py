"""Allegations, documents and statements in a line each, for tests that need many."""

from __future__ import annotations

from typing import Any

from solferino.model import (
    Allegation,
    Document,
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

COORDINATES = {
    "Izyum": (49.21, 37.26, "Kharkiv"),
    "Bucha": (50.55, 30.22, "Kyiv"),
    "Mariupol": (47.10, 37.55, "Donetsk"),
    "Kharkiv": (49.99, 36.23, "Kharkiv"),
    "Kherson": (46.64, 32.61, "Kherson"),
    "Kozacha Lopan": (50.33, 36.18, "Kharkiv"),
    "Staryi Bykiv": (50.72, 31.67, "Chernihiv"),
    "Trostyanets": (50.48, 34.97, "Sumy"),
    "Kramatorsk": (48.74, 37.58, "Donetsk"),
    "Lyman": (48.99, 37.80, "Donetsk"),
    "Odesa": (46.48, 30.73, "Odesa"),
}


def document(name: str, published: str | None = None, publisher: str | None = None) -> Document:
    """A document known by name only; `published` an ISO day."""
    sha = content_id("sha", name)
    basis = "metadata" if published else None
    return Document(
        id=content_id("document", name),
        name=name,
        sha256=sha,
        size=1,
        publisher=publisher,
        published=Published(published, published, basis),
    )


def place(name: str | None) -> Place | None:
    """A settlement of the table above, or a country by its code, or nothing."""
    if name is None:
        return None
    if name in COORDINATES:
        lat, lon, region = COORDINATES[name]
        return Place(name, name, PlaceKind.SETTLEMENT, region, "UA", lat, lon, f"test:{name.casefold()}", "settlement")
    if len(name) == 2:
        return Place(name, name, PlaceKind.COUNTRY, None, name, None, None, f"country:{name}", "country")
    return Place(name, name, PlaceKind.SETTLEMENT, None, None)


def when(first: str | None, last: str | None = None) -> When | None:
    """One day, or a stretch of days."""
    if first is None:
        return None
    last = last or first
    precision = Precision.DAY if first == last else Precision.MONTH if first[:7] == last[:7] else Precision.RANGE
    return When(f"{first}..{last}", first, last, precision)


def body(name: str) -> Speaker:
    return Speaker(name, None, None, name=name, kind=SpeakerKind.BODY)


def person(name: str, organisation: str | None = None, role: str | None = None) -> Speaker:
    return Speaker(name, None, None, name=name, role=role, organisation=organisation, kind=SpeakerKind.PERSON)


def unnamed(text: str) -> Speaker:
    return Speaker(text, None, None, kind=SpeakerKind.UNNAMED)


def tell(
    text: str,
    act: str = "KIL-01",
    *,
    doc: str = "a.txt",
    at: int = 0,
    by: Speaker | None = None,
    via: tuple[Speaker, ...] = (),
    stance: str = "asserted",
    where: str | None = None,
    on: tuple[str, str] | str | None = None,
    count: int | tuple[int | None, int | None] | None = None,
    perpetrator: str | None = None,
    harm: str | None = None,
    **more: Any,
) -> Allegation:
    """An allegation that stands at `at` of the document `doc`; `more`: acts, status, party, sex, age, qualifier,
    share, of, names, weapons, methods, incidents, total, statement."""
    ref = document(doc).ref
    low, high = count if isinstance(count, tuple) else (count, count)
    first, last = (on, None) if isinstance(on, str) or on is None else on
    victims = Victims(
        low=low,
        high=high,
        **{k: more.pop(k) for k in ("status", "party", "sex", "age", "qualifier", "share", "of", "names") if k in more},
    )
    return Allegation(
        id=content_id("allegation", doc, at, text, act, harm, low),
        extractor="test@1",
        document=ref,
        passage=Passage(at, at + len(text), text),
        statement=more.pop("statement", None),
        speaker=by,
        via=via,
        stance=Stance(stance),
        act=act,
        acts=more.pop("acts", (act,)),
        harm=harm,
        victims=victims,
        alleged_perpetrator=Perpetrator(perpetrator, perpetrator, "state") if perpetrator else None,
        place=place(where),
        when=when(first, last),
        **more,
    )
