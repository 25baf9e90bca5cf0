"""Published figures at the command line: entered once, shown as known on a day, checked, compared, drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Program
from solferino import open_case

CASE = ("--case", "case")
TABLE = """series,metric,value,from,to,published
HRMMU,civilians killed,576,2023-08,2023-11,2023-12-12
HRMMU,civilians injured,"1,864",2023-08,2023-11,2023-12-12
HRMMU,civilians killed,429,2023-12,2024-02,2024-03-26
HRMMU,civilians injured,1374,2023-12,2024-02,2024-03-26
HRMMU,civilians killed,440,2023-12,2024-02,2024-09-10
an outlet,civilians injured,1375,2023-12,2024-02,2024-03-27
"""
BOTH = ("--metric", "civilians killed,civilians injured", "--series", "HRMMU")
PERIODS = ("--old", "2023-08..2023-11", "--new", "2023-12..2024-02")


@pytest.fixture
def entered(case: Path, solferino: Program) -> Path:
    (case.parent / "hrmmu.csv").write_text(TABLE, encoding="utf-8")
    ran = solferino("figures", "import", "hrmmu.csv", *CASE)
    assert (ran.returncode, ran.stderr) == (0, "6 figures read, 6 new, 0 rows left out\n")
    return case


def test_a_dry_run_changes_nothing(case: Path, solferino: Program) -> None:
    (case.parent / "hrmmu.csv").write_text(TABLE, encoding="utf-8")
    ran = solferino("figures", "import", "hrmmu.csv", "--dry-run", *CASE)
    assert ran.stderr == "6 figures read, 6 would be new, 0 rows left out\n"
    with open_case(case, readonly=True) as opened:
        assert opened.record.published() == []
        assert "hrmmu.csv" not in {d.name for d in opened.record.documents()}


def test_the_same_table_again_adds_nothing_and_the_case_verifies(entered: Path, solferino: Program) -> None:
    assert solferino("figures", "import", "hrmmu.csv", *CASE).stderr == "6 figures read, 0 new, 0 rows left out\n"
    assert solferino("verify", str(entered)).returncode == 0
    with open_case(entered, readonly=True) as opened:
        (document,) = [d for d in opened.record.documents() if d.name == "hrmmu.csv"]
        rendition = opened.record.rendition(document.id)
        assert rendition is not None
        for figure in opened.record.published():
            assert rendition.text[figure.passage.start : figure.passage.end] == figure.passage.text
        assert not list(opened.record.statements(document.id))


def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_taken(case: Path, solferino: Program) -> None:
    (case.parent / "hrmmu.csv").write_text(TABLE + "HRMMU,civilians killed,dozens,2024-03,2024-03,\n", encoding="utf-8")
    ran = solferino("figures", "import", "hrmmu.csv", *CASE)
    assert ran.returncode == 1
    assert "M82 hrmmu.csv, row 8" in ran.stderr and "6 new, 1 rows left out" in ran.stderr


def test_a_table_that_is_refused_is_not_sealed(case: Path, solferino: Program) -> None:
    (case.parent / "bad.csv").write_text("who,what\na,b\n", encoding="utf-8")
    ran = solferino("figures", "import", "bad.csv", *CASE)
    assert ran.returncode == 2 and ran.stderr.startswith("M81 bad.csv")
    with open_case(case, readonly=True) as opened:
        assert "bad.csv" not in {d.name for d in opened.record.documents()}


@pytest.mark.parametrize(("day", "value"), [("2024-04-01", "429"), ("2024-12-01", "440")])
def test_an_edition_is_shown_as_known_on_a_day(entered: Path, solferino: Program, day: str, value: str) -> None:
    assert entered.is_dir()
    ran = solferino("figures", "show", "--metric", "civilians killed", "--from", "2023-12", "--as-of", day, *CASE)
    (row,) = ran.stdout.splitlines()[1:]
    assert row.split("\t")[6] == value


def test_the_winter_is_comparable_and_the_raw_percentage_refused(entered: Path, solferino: Program) -> None:
    assert entered.is_dir()
    told = solferino("figures", "compare", *BOTH, *PERIODS, "--as-of", "2024-04-01", *CASE)
    assert told.stdout.splitlines()[0] == (
        "1,803 civilians killed or civilians injured in 91 days (19.8 a day), after 2,440 in 122 days (20.0 a day): "
        "comparable."
    )
    refused = solferino("figures", "compare", *BOTH, *PERIODS, "--totals", *CASE)
    assert refused.returncode == 2 and refused.stderr.startswith("M01 122 and 91 days")


def test_numbers_of_two_sources_are_never_added(entered: Path, solferino: Program) -> None:
    assert entered.is_dir()
    ran = solferino("figures", "compare", *PERIODS, "--metric", "civilians injured", *CASE)
    assert ran.returncode == 2 and "M89" in ran.stderr


def test_a_slip_asks_for_a_person(entered: Path, solferino: Program) -> None:
    assert entered.is_dir()
    ran = solferino("figures", "check", *CASE)
    assert ran.returncode == 1
    (line,) = [x for x in ran.stdout.splitlines() if x.startswith("OPEN")]
    assert "1,374 (HRMMU, 2024-03-26) and 1,375 (an outlet, 2024-03-27)" in line


def test_both_pictures_are_written(entered: Path, solferino: Program) -> None:
    killed = ("--series", "HRMMU", "--metric", "civilians killed")
    assert solferino("figures", "chart", *killed, "--out", "pictures", *CASE).returncode == 0
    made = sorted(p.name for p in (entered.parent / "pictures").iterdir())
    assert made == ["editions.png", "editions.svg", "periods.png", "periods.svg"]


def test_a_figure_is_held_against_the_register(entered: Path, solferino: Program) -> None:
    with open_case(entered, readonly=True) as opened:
        figure = next(f for f in opened.record.published() if f.value == 429)
    ran = solferino("figures", "reconcile", figure.id, "--anywhere", *CASE)
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0].split()[:2] == ["429", "published:"]
    assert "not explained" in ran.stdout
