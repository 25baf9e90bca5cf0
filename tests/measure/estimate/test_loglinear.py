"""Log-linear oracles of statistics.md §1.7 (K1-K6, S1-S4) and §1.3; reference: Rcapture 1.4-4, SparseMSE 2.0.1."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measure.estimate.samples import (
    ARTIFICIAL_3,
    KOSOVO,
    NETHERLANDS,
    NEW_ORLEANS,
    UK_5,
    UK_6,
    US_WEST,
)
from solferino.measure.estimate.loglinear import Fit, exists, fit_models
from solferino.measure.estimate.models import Model, hierarchical, name, parse
from solferino.measure.estimate.profile import profile
from solferino.measure.estimate.search import Search, search
from solferino.measure.estimate.table import PatternTable, pattern_table


def fit(table: PatternTable, model: str) -> Fit:
    return fit_models(table, [parse(model, len(table.lists))])[0]


def pairs(table: PatternTable, words: str) -> Model:
    return frozenset(sum(1 << table.lists.index(side) for side in word.split(":")) for word in words.split())


def found(table: PatternTable) -> Search:
    out = search(table)
    assert out is not None
    return out


def test_k1_the_best_kosovo_model() -> None:
    best = fit(KOSOVO, "[123,14,34]")
    assert (best.total, best.se) == pytest.approx((10356.519, 785.9022), abs=0.01)
    assert (best.deviance, best.aic, best.bic) == pytest.approx((9.322670, 132.7467, 203.0296), abs=1e-3)
    assert best.df == 4


def test_k2_the_search_over_all_hierarchical_models() -> None:
    done = found(KOSOVO)
    assert done.tried == 113
    assert [f.name for f in done.fits[:4]] == ["[123,14,34]", "[123,134]", "[134,12,23]", "[123,14,24,34]"]
    assert min(done.fits, key=lambda f: f.aic).name == "[123,134]"


def test_three_near_tied_models_say_three_numbers() -> None:
    near = found(KOSOVO).near()
    assert [round(f.total) for f, _ in near] == [10357, 12741, 18393]
    assert [w for _, w in near] == pytest.approx([0.371, 0.356, 0.233], abs=5e-4)
    assert near[-1][0].bic - near[0][0].bic == pytest.approx(0.93, abs=5e-3)


def test_the_average_over_the_models_carries_their_disagreement() -> None:
    done = found(KOSOVO)
    assert (done.mean(), done.spread()) == pytest.approx((13184, 3474), abs=0.5)
    low, high = done.interval()
    assert low < 10356 and high > 18393


def test_k3_the_second_kosovo_model() -> None:
    second = fit(KOSOVO, "[123,134]")
    assert (second.total, second.se) == pytest.approx((12740.968, 1600.713), abs=0.01)
    assert profile(KOSOVO, second.model, second.unseen) == pytest.approx((12688, 10184.3, 16703.4), rel=0.005)


def test_k4_the_profile_interval_of_the_best() -> None:
    best = fit(KOSOVO, "[123,14,34]")
    assert profile(KOSOVO, best.model, best.unseen) == pytest.approx((10334.5, 8994.3, 12110.4), abs=0.5)


def test_k5_independent_lists() -> None:
    alone = fit(KOSOVO, "[1,2,3,4]")
    assert alone.total == pytest.approx(7394.6, abs=0.1)
    assert profile(KOSOVO, alone.model, alone.unseen) == pytest.approx((7392.9, 7147.7, 7656.2), abs=0.1)


def test_k6_everything_but_the_four_way_term() -> None:
    full = fit(KOSOVO, "[123,124,134,234]")
    assert (full.total, full.se) == pytest.approx((16941.9, 5937.6), abs=0.1)


@pytest.mark.parametrize(
    ("table", "terms", "expected"),
    [
        pytest.param(
            UK_5, "LA:NG NG:GP PFNCA:GP LA:PFNCA GO:GP NG:GO", (11312.99, 9884.4, 13027.4), id="S1 UK, five lists"
        ),
        pytest.param(
            UK_6, "PF:NCA LA:NG NG:GP LA:PF PF:GP GO:GP NG:GO", (11417.99, 9977.3, 13145.7), id="S2 UK, six lists"
        ),
    ],
)
def test_s1_s2_pair_models_of_the_uk(table: PatternTable, terms: str, expected: tuple[float, float, float]) -> None:
    done = fit_models(table, [pairs(table, terms)])[0]
    assert (done.total, *done.wald()) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    ("table", "total"),
    [
        pytest.param(UK_6, 12214.0, id="UK 6"),
        pytest.param(UK_5, 13444.1, id="UK 5"),
        pytest.param(NETHERLANDS, 52823.5, id="NL 6"),
        pytest.param(NEW_ORLEANS, 1034.15, id="New Orleans 5"),
        pytest.param(US_WEST, 2007.14, id="US West"),
    ],
)
def test_s3_main_effects_only(table: PatternTable, total: float) -> None:
    assert fit_models(table, [frozenset()])[0].total == pytest.approx(total, abs=0.1)


def test_s4_a_pair_term_of_artificial_3_has_no_maximum() -> None:
    assert exists(ARTIFICIAL_3, frozenset())
    assert not exists(ARTIFICIAL_3, pairs(ARTIFICIAL_3, "A:B"))
    assert not exists(ARTIFICIAL_3, pairs(ARTIFICIAL_3, "A:C"))


@pytest.mark.parametrize(
    ("table", "by_bic", "by_aic"),
    [
        pytest.param(UK_5, 22991, 11313, id="UK 5"),
        pytest.param(NEW_ORLEANS, 1034, 2750, id="New Orleans 5"),
        pytest.param(US_WEST, 2483, 5954, id="US West"),
    ],
)
def test_the_best_pair_models_by_bic_and_by_aic(table: PatternTable, by_bic: float, by_aic: float) -> None:
    """statistics.md §1.3: the two criteria answer 22,991 and 11,313 on one table."""
    done = found(table)
    assert (done.best.total, min(done.fits, key=lambda f: f.aic).total) == pytest.approx((by_bic, by_aic), abs=0.6)


def test_six_lists_are_searched_by_steps_and_meet_the_published_model() -> None:
    done = found(UK_6)
    assert done.tried < 2**15
    assert min(done.fits, key=lambda f: f.aic).total == pytest.approx(11418, abs=0.5)  # SparseMSE's stepwise answer
    assert done.weights[0] >= done.weights[1] and sum(done.weights) == pytest.approx(1)


def test_the_number_of_hierarchical_models() -> None:
    assert [len(set(hierarchical(lists))) for lists in (2, 3, 4)] == [1, 8, 113]


@pytest.mark.parametrize("text", ["[1,2,3,4]", "[123,14,34]", "[123,124,134,234]", "[34,1,2]"])
def test_a_name_leads_back_to_its_model(text: str) -> None:
    assert name(parse(text, 4), 4) == text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=7, max_size=7), st.permutations([0, 1, 2]))
def test_the_order_of_the_lists_changes_no_total(counts: list[int], order: list[int]) -> None:
    patterns = [tuple(i >> j & 1 for j in range(3)) for i in range(1, 8)]
    table = pattern_table("ABC", dict(zip(patterns, counts, strict=True)))
    turned = pattern_table(
        ["ABC"[j] for j in order], {tuple(p[j] for j in order): c for p, c in zip(patterns, counts, strict=True)}
    )
    assert found(table).mean() == pytest.approx(found(turned).mean(), rel=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=7, max_size=7))
def test_the_fullest_model_of_three_lists_is_the_product_of_odd_over_even_cells(counts: list[int]) -> None:
    """No three-way interaction, in closed form: f0 = (n100 n010 n001 n111) / (n110 n101 n011)."""
    patterns = [tuple(i >> j & 1 for j in range(3)) for i in range(1, 8)]
    table = pattern_table("ABC", dict(zip(patterns, counts, strict=True)))
    done = fit_models(table, hierarchical(3))
    full = next(f for f in done if f.name == "[12,13,23]")
    assert full.df == 0 and full.deviance == pytest.approx(0, abs=1e-6)
    odd = [c for p, c in zip(patterns, counts, strict=True) if sum(p) % 2]
    even = [c for p, c in zip(patterns, counts, strict=True) if not sum(p) % 2]
    assert math.log(full.unseen) == pytest.approx(float(np.log(odd).sum() - np.log(even).sum()), abs=1e-5)
