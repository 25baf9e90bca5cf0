"""The model for long lists: Fellegi-Sunter by Splink inside DuckDB, learned from the lists themselves, without labels.

u is counted on a seeded sample of random pairs; m is learned by expectation maximisation, in sessions that each hold
some fields fixed. What cannot be learned (a field that nobody fills in) keeps the values of levels.py. One thread for
the sample, seeds fixed and probabilities rounded: the same lists give the same pairs in every run.
"""

from __future__ import annotations

import logging
import math
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from solferino.link.people.block import keys, usable
from solferino.link.people.levels import BY_NAME, FIELDS, UNKNOWN
from solferino.link.people.levels_sql import SQL, table
from solferino.link.people.pair import Pair, make
from solferino.link.people.person import Person
from solferino.link.people.scorer import Commonness, chance, weighed

if TYPE_CHECKING:
    import pyarrow as pa

METHOD = "people-splink@1"
SEED = 20221124
_LEAST = 1e-7  # a level never met is taken as this rare, not as impossible
_KEPT = 0.1  # how much of the usual m stays: learning alone calls impossible what its own block cannot show
_SAMPLE = 1.5e6  # random pairs for u: a level that one in 15,000 strangers shows is seen a hundred times
_LOOSE = 1 / 64  # pairs are taken below `least` by this factor, because a rare name lifts a pair afterwards
_COLUMN = {"last": "last_key", "first": "first_folded", "patronymic": "pat_folded", "place": "place_folded"}
# What is held fixed while the others are learned: a rule, and the fields of which a third of the people must tell.
_WITH_DATES = ((("birth",), ("birth", "last")), (("last_key", "first_key"), ("last", "first")))
_NAMES_ALONE = (
    (("last_key", "first_key"), ("last", "first")),
    (("first_key", "pat_key"), ("first", "patronymic")),
    (("last_key", "pat_key"), ("last", "patronymic")),
)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned, to be kept with the pairs: m and u by field and level, the odds before comparison, the keys
    that pairs were looked for under and those left out because they bring in too many."""

    method: str
    prior: float
    levels: tuple[tuple[str, str, float, float], ...]
    keys: tuple[str, ...]
    left_out: tuple[str, ...]


def learn_and_score(
    persons: Sequence[Person], *, within: bool = False, least: float = 0.01
) -> tuple[tuple[Pair, ...], Model]:
    """All pairs of probability `least` or more, the likeliest first, and the model that was learned."""
    from splink import DuckDBAPI, Linker, block_on

    logging.getLogger("splink").setLevel(logging.CRITICAL)
    blocking = [keys(p) for p in persons]
    rows = table(persons, blocking)
    lists = [p.list for p in persons]
    used, left_out = usable(blocking, lists, within)
    homes = sorted(set(lists))
    fields = [f.name for f in FIELDS if _told(rows, f.name)]
    if not used:  # nobody shares anything, or everybody everything
        return (), Model(METHOD, 0.0, (), (), left_out)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        api = DuckDBAPI()
        api.duckdb_con.execute("SET threads = 2; SET preserve_insertion_order = true")
        if len(homes) == 1:
            kind, frames = "dedupe_only", [api.register(rows)]
        else:
            kind = "link_and_dedupe" if within else "link_only"
            frames = [api.register(_of(rows, home)) for home in homes]
        settings = {
            "link_type": kind,
            "unique_id_column_name": "ref",
            "source_dataset_column_name": "home",
            "probability_two_random_records_match": _prior(lists, within),
            "comparisons": [_comparison(name) for name in fields],
            "blocking_rules_to_generate_predictions": [block_on(f"block_{key}") for key in used],
            "retain_intermediate_calculation_columns": False,
            "retain_matching_columns": True,
            "max_iterations": 25,
        }
        tables = frames if len(frames) > 1 else frames[0]
        linker = Linker(tables, settings, log_level=logging.CRITICAL)
        linker.training.estimate_u_using_random_sampling(max_pairs=_SAMPLE, seed=SEED, num_chunks=1)
        saved = linker.misc.save_model_to_json()
        for columns, needed in _WITH_DATES if _share(rows, "birth") > 1 / 3 else _NAMES_ALONE:
            if all(name in fields and _share(rows, name) > 1 / 3 for name in needed):
                try:
                    linker.training.estimate_parameters_using_expectation_maximisation(
                        block_on(*columns), max_pairs=1e6, estimate_without_term_frequencies=True
                    )
                    saved = linker.misc.save_model_to_json()
                except ValueError:  # too few pairs to learn from; the failure leaves the linker half undressed
                    linker = Linker(tables, saved, log_level=logging.CRITICAL)
        model = _model(saved, used, left_out)
        settings["comparisons"] = [_comparison(name, model) for name in fields]
        scorer = Linker(tables, settings, log_level=logging.CRITICAL)
        pairs = scorer.inference.predict(threshold_match_probability=least * _LOOSE)
        found = pairs.as_pyarrow_table()  # type: ignore[no-untyped-call]
    return _pairs(found, persons, fields, model, least), model


def _pairs(
    found: pa.Table, persons: Sequence[Person], fields: Sequence[str], model: Model, least: float
) -> tuple[Pair, ...]:
    """The pairs that Splink found, with weights from its model and the commonness of the names of each pair."""
    learned = {(name, level): (m, u) for name, level, m, u in model.levels}
    common = Commonness(persons)
    columns = [(BY_NAME[name], found[f"gamma_{name}"].to_pylist()) for name in fields]
    out = []
    for at, (left, right) in enumerate(zip(found["ref_l"].to_pylist(), found["ref_r"].to_pylist(), strict=True)):
        a, b = persons[left], persons[right]
        features = []
        for field, reached in columns:
            if (gamma := reached[at]) != UNKNOWN:
                level = len(field.levels) - 1 - gamma
                m, u = learned[field.name, field.levels[level].name]
                features.append(weighed(field, level, (m, u), a, common))
        pair = make(a, b, chance(model.prior + sum(f.weight for f in features)), tuple(features))
        if pair.probability >= least or pair.identical:
            out.append(pair)
    return tuple(sorted(out, key=lambda p: (-p.probability, p.left, p.right)))


def _model(saved: Mapping[str, Any], used: tuple[str, ...], left_out: tuple[str, ...]) -> Model:
    """What Splink learned, as values."""
    levels = []
    for comparison in saved["comparisons"]:
        field = BY_NAME[comparison["output_column_name"]]
        for level, told in zip(field.levels, comparison["comparison_levels"][1:], strict=True):
            m, u = told.get("m_probability") or level.m, told.get("u_probability") or level.u
            m, u = (1 - _KEPT) * m + _KEPT * level.m, max(u, _LEAST)
            levels.append((field.name, level.name, round(m, 9), round(u, 9)))
    share = float(saved["probability_two_random_records_match"])
    return Model(METHOD, round(math.log2(share / (1 - share)), 6), tuple(levels), used, left_out)


def _comparison(name: str, model: Model | None = None) -> dict[str, Any]:
    """The field as Splink takes it, with what was learned where something was."""
    learned = {level: (m, u) for field, level, m, u in model.levels if field == name} if model else {}
    unknown, *conditions = SQL[name]
    levels: list[dict[str, Any]] = [{"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True}]
    for level, condition in zip(BY_NAME[name].levels, [*conditions, "ELSE"], strict=True):
        m, u = learned.get(level.name, (level.m, level.u))
        levels.append(
            {
                "sql_condition": condition,
                "label_for_charts": level.name,
                "m_probability": m,
                "u_probability": u,
            }
        )
    return {"output_column_name": name, "comparison_levels": levels}


def _prior(lists: Sequence[str], within: bool) -> float:
    """Share of random pairs that are one person, where everybody of the shorter half has a double in the other: an
    upper limit that blocking and the threshold for review make harmless; it is the same for the small scorer."""
    counts = Counter(lists)
    total = len(lists)
    pairs = total * (total - 1) // 2 - (
        0 if within or len(counts) == 1 else sum(n * (n - 1) // 2 for n in counts.values())
    )
    matches = total / 4
    return min(0.5, max(matches / max(1, pairs), 1e-9))


def _share(rows: pa.Table, name: str) -> float:
    column = rows[_COLUMN.get(name, name)]
    return 1 - float(column.null_count) / max(1, len(column))


def _told(rows: pa.Table, name: str) -> bool:
    return _share(rows, name) > 0


def _of(rows: pa.Table, home: str) -> pa.Table:
    import pyarrow.compute as pc

    return rows.filter(pc.equal(rows["home"], home))
