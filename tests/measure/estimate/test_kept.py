"""What is kept of an estimate: what was shown, in whole persons, with the digest of what it rests on and no name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from measure.estimate.samples import KOSOVO
from solferino.measure.estimate.estimate import Method
from solferino.measure.estimate.kept import Asked, Rests, kept_estimate, rests_on
from solferino.measure.estimate.latent import Sampling
from solferino.measure.estimate.linkage import Linked, over_draws
from solferino.measure.estimate.panel import Plan
from solferino.measure.estimate.table import pattern_table
from solferino.measure.estimate.words import render_linkage
from solferino.measure.register.captures import Captured
from solferino.model import Entry, Judgement, Verdict, from_plain, to_plain
from solferino.model.estimate import KeptEstimate

TINY = Sampling(sweeps=200, burn=50, thin=1)
ASKED = Asked("killed", KOSOVO.lists, 2, 7)
ENTRIES = {key: Entry(key, "lst-1", row, f"P-{key}", f"digest of {key}") for row, key in enumerate(("a", "b", "c"), 2)}
PERSONS = [Captured(("a", "b"), frozenset(("x", "y"))), Captured(("c",), frozenset(("y",)))]


@pytest.fixture(scope="module")
def found() -> Linked:
    return over_draws(KOSOVO, [KOSOVO, KOSOVO], 1, Plan(sampling=TINY, quick=TINY), name="killed", short=TINY)


@pytest.fixture(scope="module")
def made(found: Linked) -> KeptEstimate:
    return kept_estimate(found, ASKED, Rests((("lst-1", "rows 2–9"),), "register-1"), "0" * 64)


def test_every_line_is_kept_with_its_interval_and_what_it_rests_on(found: Linked, made: KeptEstimate) -> None:
    shown = render_linkage(found)
    assert [x.method for x in made.lines] == [r.method for r in found.panel.rows]
    for x in made.lines:
        assert f"{x.point:,}" in shown and f"{x.low:,}-{x.high:,}" in shown and x.rests_on
    assert [x.title for x in made.lines if not x.answers] == ["Chao, lower bound", "Log-linear, independent lists"]
    assert made.documented == 4400 and dict(made.cells)["1000"] == 1131
    assert len(made.spreads) == len(found.spreads) and len(made.models) == 3 and len(made.chains) == 4


def test_it_comes_back_from_plain_data_as_it_was(made: KeptEstimate) -> None:
    assert from_plain(KeptEstimate, to_plain(made)) == made


def test_each_list_left_out_is_kept(made: KeptEstimate) -> None:
    assert {f"without {name}" for name in KOSOVO.lists} <= {x.change for x in made.moves}


def test_the_same_run_has_the_same_id_and_another_seed_another(found: Linked, made: KeptEstimate) -> None:
    rests = Rests(made.rows, made.register)
    assert kept_estimate(found, ASKED, rests, "0" * 64).id == made.id
    assert kept_estimate(found, replace(ASKED, seed=8), rests, "0" * 64).id != made.id


def test_what_was_refused_keeps_its_reason_and_no_number_but_the_documented() -> None:
    two = KOSOVO.without(["OSCE", "HRW"])
    made = kept_estimate(over_draws(two, [two, two], 1), ASKED, Rests((), "register-1"), "0" * 64)
    assert [r.code for r in made.refused] == ["M40"] and made.documented == two.n
    assert not (made.lines or made.moves or made.spreads or made.models or made.span)


def test_a_draw_that_is_refused_leaves_no_line_either() -> None:
    alone = pattern_table(KOSOVO.lists, {(1, 0, 0, 0): 50, (0, 1, 0, 0): 40, (0, 0, 1, 0): 30, (0, 0, 0, 1): 20})
    plan = Plan(sampling=TINY, quick=TINY, sensitivity=False)
    made = kept_estimate(over_draws(KOSOVO, [KOSOVO, alone], 1, plan, short=TINY), ASKED, Rests((), ""), "0" * 64)
    assert not made.lines and [r.code for r in made.refused] == ["M42"]
    assert "in 1 of 2 draws of who is who" in made.refused[0].about


def test_how_fast_the_machine_was_is_not_kept(found: Linked, made: KeptEstimate) -> None:
    slow = [r for r in found.panel.remarks if r.code == "M58"]
    assert len(made.warnings) + len(slow) == len(found.panel.remarks)
    assert Method.CHAPMAN not in [x.method for x in made.lines]


def test_rows_lead_to_the_editions_and_the_digest_changes_with_entries_joins_and_judgements() -> None:
    one = rests_on(ASKED, PERSONS, ENTRIES, [])
    assert one.rows == (("lst-1", "rows 2–4"),)
    assert rests_on(ASKED, reversed(PERSONS), ENTRIES, []) == one, "their order is nothing"
    edited = {**ENTRIES, "c": replace(ENTRIES["c"], digest="another")}
    apart = [*PERSONS[1:], Captured(("a",), frozenset("x")), Captured(("b",), frozenset("y"))]
    said = Judgement("j1", "a", "c", Verdict.NOT_SAME, "A. N.", "2024-05-01", "seen")
    strange = replace(said, right="elsewhere")
    digests = {rests_on(ASKED, p, e, j).digest for p, e, j in (
        (PERSONS, ENTRIES, []), (PERSONS, edited, []), (apart, ENTRIES, []), (PERSONS, ENTRIES, [said]),
        (PERSONS[:1], ENTRIES, []))}  # fmt: skip
    assert len(digests) == 5
    assert rests_on(ASKED, PERSONS, ENTRIES, [strange]).digest == one.digest, "of others than these people"
