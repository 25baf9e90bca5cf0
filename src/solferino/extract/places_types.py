"""What the finding of places passes from step to step."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.model.place import Place, PlaceKind
from solferino.terms.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class PlaceToken:
    """One word of the text: offsets, part of speech (universal tags, "" unknown), number of its sentence, and entity
    label of a recogniser where one ran ("" else)."""

    start: int
    end: int
    text: str
    pos: str = ""
    sentence: int = 0
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text that some place has. `start..end` takes in its generic word ("Kharkiv region").

    `hint` is the kind that the words around it call for, or None. `evidence` says how much speaks for a place (about
    -3 to 8). `site` are a site's own words where the name is one that the context lists.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    entries: tuple[Entry, ...]
    sentence: int
    hint: PlaceKind | None = None
    evidence: float = 0.0
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One place named at `start..end` (code points of the text given); `name_start..name_end` is the settlement's or
    area's name alone ("Mariupol" of "a maternity hospital in Mariupol"; the whole span where there is no more).

    `basis`: named, site (with its words), or anaphor ("the village school": the last settlement named). `object` is
    the OB-… code of a site. `sure`, 0 to 1: how sure the method is that this is a place and this one.
    """

    start: int
    end: int
    place: Place
    name_start: int
    name_end: int
    basis: str = "named"
    object: str | None = None
    sure: float = 1.0
