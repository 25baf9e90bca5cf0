"""The panel as a whole: nothing alone, nothing added, the same numbers twice."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from measure.estimate.samples import KOSOVO, MADIGAN_3, US_WEST
from solferino.errors import Refused
from solferino.measure.estimate.chart import draw_panel
from solferino.measure.estimate.estimate import Estimate, Method
from solferino.measure.estimate.latent import Sampling
from solferino.measure.estimate.panel import Panel, Plan, panel
from solferino.measure.estimate.run import run_estimate, run_file_strata, run_replicates, run_strata
from solferino.measure.estimate.sensitivity import Variant, moved
from solferino.measure.estimate.table import from_text
from solferino.measure.estimate.words import render_replicates, render_strata, render_text

TINY = Sampling(sweeps=200, burn=50, thin=1)  # numbers to look at, not to believe
PLAN = Plan(sampling=TINY, quick=replace(TINY, sweeps=50, burn=10))


@cache
def kosovo() -> Panel:
    return panel(KOSOVO, 1, PLAN, "kosovo.csv", {"0.8": MADIGAN_3})


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_method_stands_beside_the_documented_number() -> None:
    done = kosovo()
    assert done.documented == 4400 and done.estimable
    assert [row.method for row in done.rows] == [m for m in Method if m is not Method.CHAPMAN]
    assert all(row.low <= row.point <= row.high for row in done.rows)
    assert {row.method: round(row.point) for row in done.rows if row.method is not Method.LATENT} == {
        Method.CHAO: 8591,
        Method.INDEPENDENCE: 7395,
        Method.BEST_BIC: 10357,
        Method.AVERAGE: 13184,
        Method.GRAPHS: 12749,
    }


def test_the_text_shows_the_tied_models_and_says_what_follows() -> None:
    text = flat(render_text(kosovo()))
    assert "Documented: at least 4,400 persons on 4 lists." in text
    assert "M57 log-linear models: 3 models lie within 0.93 BIC points of each other" in text
    assert "say 10,357, 12,741 and 18,393: the lists cannot tell which of them is right" in text
    assert "[134,12,23] 18,393 15,375-22,242 BIC 203.96, weight 0.23" in text
    assert "Choosing one of the tied models would be choosing the answer" in text
    assert "never added to the documented number or to each other" in text
    assert "1111:27 1110:181" in text  # the pattern table is always there


def test_the_range_holds_every_tied_model() -> None:
    span = kosovo().span
    assert span is not None and span[0] < 9005 and span[1] > 22_000


def test_the_text_is_never_wider_than_a_terminal_can_show() -> None:
    assert max(len(line) for line in render_text(kosovo()).splitlines()) <= 110


def test_the_same_seed_gives_the_same_panel() -> None:
    assert panel(US_WEST, 5, PLAN) == panel(US_WEST, 5, PLAN)


def test_the_plan_is_fixed_before_the_numbers() -> None:
    assert Plan().digest == Plan().digest != Plan(headline=Method.AVERAGE).digest
    assert kosovo().headline is not None and kosovo().plan.headline is Method.LATENT


def test_every_list_is_left_out_once_and_every_prior_changed() -> None:
    changes = [v.change for v in kosovo().variants if v.method is not Method.AVERAGE]
    assert changes == [
        *(f"without {name}" for name in KOSOVO.lists),
        "linkage at 0.8",
        "delta 0.5",
        "at most 5 classes",
        "at most 15 classes",
        "unseen at most 5 × documented",
        "unseen at most 50 × documented",
    ]


def test_leaving_out_one_of_three_lists_is_not_estimable_and_said_so() -> None:
    done = panel(MADIGAN_3, 1, PLAN)
    left = [v for v in done.variants if v.change == "without A"]
    assert [v.estimate for v in left] == [None]
    assert "without A: M40, not estimable" in flat(render_text(done))


def test_an_answer_that_moves_by_more_than_its_interval_is_said() -> None:
    row = Estimate(Method.LATENT, 1000, 900, 1200)
    far = Variant("without A", Method.LATENT, Estimate(Method.LATENT, 1400, 1300, 1500))
    near = Variant("without B", Method.LATENT, Estimate(Method.LATENT, 1200, 1100, 1300))
    (said,) = moved([row], [far, near])
    assert (said.code, said.what) == ("M60", "without A the answer moves by +400, more than its interval is wide")


def test_methods_that_cannot_run_say_so_and_do_not_vanish() -> None:
    patterns = {(1, *(int(i == j) for j in range(10))): 4 for i in range(10)}
    lists = [f"L{i}" for i in range(11)]
    cells = " ".join(["1" + "0" * 10 + ":60", *("0" + "".join(map(str, p[1:])) + ":30" for p in patterns)])
    cells += " " + " ".join("".join(map(str, p)) + f":{c}" for p, c in patterns.items())
    done = panel(from_text(lists, cells), 1, replace(PLAN, sensitivity=False))
    assert [row.method for row in done.rows] == [Method.CHAO, Method.LATENT]
    assert [n.method for n in done.not_run] == [Method.INDEPENDENCE, Method.BEST_BIC, Method.AVERAGE, Method.GRAPHS]
    assert "M59 not run on 11 lists: more than 6 lists" in flat(render_text(done))


def test_chains_that_disagree_are_named_in_the_text() -> None:
    done = panel(US_WEST, 5, replace(PLAN, sensitivity=False))
    assert done.latent is not None and not done.latent.agreed
    assert "M54 latent classes: the chains do not agree" in flat(render_text(done))


def test_the_picture_is_the_same_twice_and_holds_its_caveat() -> None:
    picture = draw_panel(kosovo())
    assert picture == draw_panel(kosovo())
    assert picture.png.startswith(b"\x89PNG") and b"<svg" in picture.svg
    with pytest.raises(Refused, match="M46"):
        draw_panel(panel(from_text("AB", "10:100 01:50 11:20")))


def test_strata_are_summed_only_when_every_one_is_estimable() -> None:
    plan = replace(PLAN, sensitivity=False)
    other = from_text(("EXH", "ABA", "OSCE", "HRW"), "1000:50 0100:60 0010:70 1100:20 1010:15 0110:18 1110:6")
    done = run_strata({("1998",): other, ("1999",): KOSOVO}, 1, plan)
    assert done.total is not None and done.total.documented == KOSOVO.n + other.n
    assert done.panels[0].table.lists == ("EXH", "ABA", "OSCE")  # HRW recorded nobody there
    refused = run_strata({("1998",): from_text("AB", "10:5"), ("1999",): KOSOVO}, 1, plan)
    assert refused.total is None and refused.missing == ("1998",)
    assert "No total: 1998 cannot be estimated" in render_strata(refused)
    assert "Documented in all strata: at least 4,405 persons" in render_strata(refused)


def patterns(path: Path, *columns: str) -> Path:
    """Kosovo as a file, the further columns before it; each of two strata holds its patterns once."""
    head = ",".join([*columns, *KOSOVO.lists, "count"])
    rows = [",".join(map(str, (*p, c))) for p, c in zip(KOSOVO.patterns, KOSOVO.counts, strict=True)]
    strata = ["1998,", "1999,"] if columns else [""]
    path.write_text("\n".join([head, *(s + r for s in strata for r in rows)]) + "\n", encoding="utf-8")
    return path


def test_columns_of_a_file_make_strata_whose_draws_are_added(tmp_path: Path) -> None:
    plan = replace(PLAN, sensitivity=False)
    done = run_file_strata(patterns(tmp_path / "years.csv", "year"), ["year"], 1, plan)
    assert [p.name for p in done.panels] == ["1998", "1999"]
    assert done.total is not None and done.total.documented == 2 * KOSOVO.n
    with pytest.raises(Refused, match="M31"):
        run_file_strata(tmp_path / "years.csv", ["region"], 1, plan)


def test_replicates_are_estimated_each_by_itself_and_then_together(tmp_path: Path) -> None:
    plan = replace(PLAN, sensitivity=False)
    one, other = patterns(tmp_path / "at-0.9.csv"), patterns(tmp_path / "at-0.5.csv")
    done = run_replicates([one, other], 1, plan)
    assert done.together is not None and (done.together.parts, done.together.documented) == (2, KOSOVO.n)
    text = flat(render_replicates(done))
    assert "at-0.9.csv" in text and "Together, 2 replicates by latent classes" in text
    with pytest.raises(Refused, match="M36"):
        run_replicates([one], 1, plan)


def test_a_replicate_without_an_estimate_leaves_nothing_together(tmp_path: Path) -> None:
    two = tmp_path / "two.csv"
    two.write_text("A,B,count\n1,0,10\n0,1,5\n", encoding="utf-8")
    done = run_replicates([two, patterns(tmp_path / "kosovo.csv")], 1, replace(PLAN, sensitivity=False))
    assert done.together is None and done.missing == ("two.csv",)
    assert "Nothing together: two.csv cannot be estimated" in flat(render_replicates(done))


def test_a_file_becomes_a_panel_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "west.csv"
    rows = [",".join(map(str, (*p, c))) for p, c in zip(US_WEST.patterns, US_WEST.counts, strict=True)]
    path.write_text("\n".join(["A,B,C,D,E,count", *rows]), encoding="utf-8")
    done = run_estimate(path, 3, replace(PLAN, sensitivity=False))
    assert (done.name, done.table, done.seed) == ("west.csv", US_WEST, 3)
