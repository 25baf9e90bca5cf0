"""The levels of levels.py as SQL on a pair of rows, for the model that runs inside DuckDB, and the rows themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from solferino.link.people.block import KEYS
from solferino.link.people.levels import CLOSE, NEAR_KM
from solferino.link.people.person import Person

if TYPE_CHECKING:
    import pyarrow as pa

_TURNED = "(last_folded_l = first_folded_r AND first_folded_l = last_folded_r)"
_SWAPPED = (
    "birth_l[1:4] = birth_r[1:4] AND birth_l[6:7] = birth_r[9:10] AND birth_l[9:10] = birth_r[6:7]"
    " AND birth_l[6:7] <> ''"
)
_FULL = "length(birth_l) = 10 AND length(birth_r) = 10"
_PREFIX = "starts_with({0}_l, {0}_r) OR starts_with({0}_r, {0}_l)"
_OPEN = "NOT (place_settled_l AND place_settled_r)"
_KM = (
    "2 * 6371.0088 * asin(least(1.0, sqrt(pow(sin(radians(lat_r - lat_l) / 2), 2)"
    " + cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2))))"
)


def _near(column: str) -> str:
    return f"jaro_winkler_similarity({column}_l, {column}_r) >= {CLOSE}"


def _initials(name: str) -> str:
    both = f"({name}_initial_l OR {name}_initial_r)"
    same = f"({name}_folded_l[1:1] = {name}_folded_r[1:1] OR {name}_key_l[1:1] = {name}_key_r[1:1])"
    return f"{both} AND {same}"


def _whole(name: str) -> str:
    return f"NOT ({name}_initial_l OR {name}_initial_r)"


# By field: when it is unknown, then one condition for each level but the last, which is all the rest.
SQL: dict[str, tuple[str, ...]] = {
    "last": (
        "last_key_l IS NULL OR last_key_r IS NULL",
        f"last_key_l = last_key_r OR {_TURNED}",
        "last_stem_l = last_stem_r",
        _near("last_key"),
    ),
    "first": (
        "first_folded_l IS NULL OR first_folded_r IS NULL",
        f"({_whole('first')} AND first_key_l = first_key_r) OR ({_whole('first')} AND {_TURNED})",
        f"{_whole('first')} AND list_has_any(first_may_l, first_may_r)",
        _initials("first"),
        f"{_whole('first')} AND {_near('first_key')}",
    ),
    "patronymic": (
        "pat_folded_l IS NULL OR pat_folded_r IS NULL",
        f"{_whole('pat')} AND pat_key_l = pat_key_r",
        _initials("pat"),
        f"{_whole('pat')} AND {_near('pat_key')}",
    ),
    "birth": (
        "birth_l IS NULL OR birth_r IS NULL",
        f"{_FULL} AND birth_l = birth_r",
        f"{_FULL} AND {_SWAPPED}",
        f"{_FULL} AND damerau_levenshtein(birth_l, birth_r) <= 1",
        f"NOT ({_FULL}) AND NOT about_l AND NOT about_r AND ({_PREFIX.format('birth')})",
        "birth_l[1:4] = birth_r[1:4]",
        "abs(CAST(birth_l[1:4] AS INT) - CAST(birth_r[1:4] AS INT)) = 1",
    ),
    "death": (
        "death_l IS NULL OR death_r IS NULL",
        "death_n_l = death_n_r",
        "abs(death_n_l - death_n_r) <= 3",
        "abs(death_n_l - death_n_r) <= 7",
        "abs(death_n_l - death_n_r) <= 30",
        f"(death_n_l IS NULL OR death_n_r IS NULL) AND ({_PREFIX.format('death')})",
    ),
    "place": (
        "(place_folded_l IS NULL AND place_code_l IS NULL) OR (place_folded_r IS NULL AND place_code_r IS NULL)",
        "place_code_l = place_code_r OR list_has_any(place_ids_l, place_ids_r)"
        f" OR ({_OPEN} AND place_folded_l = place_folded_r)",
        f"{_OPEN} AND {_near('place_folded')}",
        "district_l = district_r",
        f"{_KM} <= {NEAR_KM}",
        "region_l = region_r",
    ),
    "sex": ("sex_l IS NULL OR sex_r IS NULL", "sex_l = sex_r"),
    "identifier": (
        "identifier_l IS NULL OR identifier_r IS NULL",
        "identifier_l = identifier_r",
        "length(identifier_l) > 4 AND length(identifier_r) > 4"
        " AND damerau_levenshtein(identifier_l, identifier_r) <= 1",
    ),
    "address": (
        "address_l IS NULL OR address_r IS NULL",
        "address_l = address_r",
        _near("address"),
    ),
}


def table(persons: Sequence[Person], blocking: Sequence[Mapping[str, str | None]]) -> pa.Table:
    """One row a person, with the columns that SQL asks for and the blocking keys as `block_…`."""
    import pyarrow as pa

    columns: dict[str, pa.Array] = {
        "ref": pa.array(range(len(persons)), pa.int64()),
        "home": pa.array([p.list for p in persons], pa.string()),
        "last_key": _strings(p.last.key for p in persons),
        "last_stem": _strings(p.last.stem for p in persons),
        "last_folded": _strings(p.last.folded for p in persons),
        "first_key": _strings(p.first.key for p in persons),
        "first_folded": _strings(p.first.folded for p in persons),
        "first_initial": pa.array([p.first.initial for p in persons], pa.bool_()),
        "first_may": pa.array([sorted({*p.first.may, p.first.key} - {""}) for p in persons], pa.list_(pa.string())),
        "pat_key": _strings(p.patronymic.key for p in persons),
        "pat_folded": _strings(p.patronymic.folded for p in persons),
        "pat_initial": pa.array([p.patronymic.initial for p in persons], pa.bool_()),
        "birth": _strings(p.birth.text for p in persons),
        "about": pa.array([p.birth.about for p in persons], pa.bool_()),
        "death": _strings(p.death.text for p in persons),
        "death_n": pa.array([p.death.number for p in persons], pa.int32()),
        "place_ids": pa.array([list(p.place.ids) for p in persons], pa.list_(pa.string())),
        "place_settled": pa.array([p.place.settled for p in persons], pa.bool_()),
        "place_code": _strings(p.place.code for p in persons),
        "place_folded": _strings(p.place.folded for p in persons),
        "district": _strings(p.place.district for p in persons),
        "region": _strings(p.place.region for p in persons),
        "lat": pa.array([p.place.lat for p in persons], pa.float64()),
        "lon": pa.array([p.place.lon for p in persons], pa.float64()),
        "sex": _strings(p.sex for p in persons),
        "identifier": _strings(p.identifier for p in persons),
        "address": _strings(p.address for p in persons),
    }
    for key in KEYS:
        columns[f"block_{key}"] = pa.array([row[key] for row in blocking], pa.string())
    return pa.table(columns)


def _strings(values: Iterable[str]) -> pa.Array:
    import pyarrow as pa

    return pa.array([v or None for v in values], pa.string())
