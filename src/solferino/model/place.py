"""Places as texts name them and as the map knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solferino.model.span import DocumentRef


class PlaceKind(StrEnum):
    """How large a place is, the smallest last."""

    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that an ambiguous name may mean."""

    id: str
    name: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `text` as it stands in the passage, `name` as the document spells it (the gazetteer where that
    is not in Latin letters), `official` as the gazetteer does.

    `country` is an ISO 3166 code, `admin1` the first-level area's English name without its generic word ("Kharkiv"),
    `id` like `geonames:707753`, `katottg:UA…`, `country:UA`, `admin1:UA-63`. `precision` says what the coordinates
    stand for: site, settlement, hromada, district, region, country. A site keeps the coordinates and id of the
    settlement that it is in, and its own words in `site`.
    """

    text: str
    name: str
    kind: PlaceKind
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    id: str | None = None
    precision: str | None = None
    site: str | None = None
    official: str | None = None  # the gazetteer's spelling, where `name` is the document's own
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place in a document, resolved."""

    document: DocumentRef
    start: int
    end: int
    place: Place
