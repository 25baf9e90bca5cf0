"""`estimate --from-register`: from lists of a case to a panel and its spread, names kept in the vault."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from solferino.cli.app import main
from solferino.measure.estimate import linkage
from solferino.measure.estimate.latent import Sampling
from solferino.measure.estimate.panel import Plan
from solferino.measure.estimate.read import read_table
from solferino.model import Judgement, Verdict
from solferino.wiring import open_case

FIRST = ("Олена", "Дмитро", "Ігор", "Марія", "Степан", "Ганна")
LAST = ("Коваль", "Мороз", "Шевчук", "Лисенко", "Гнатюк", "Савченко", "Мельник", "Кравець")
PEOPLE = [f"{last} {first},19{40 + 7 * n % 60}-03-{10 + n % 18},2022-04-{1 + n % 28:02d}"
          for n, (last, first) in enumerate((a, b) for a in LAST for b in FIRST)]  # fmt: skip
TINY = Sampling(sweeps=100, burn=20, thin=1)
WORDS = "four grey herons waiting"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Three lists of 48 people: each leaves some out; one person of the third has lost the birth and slipped a day."""
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", WORDS)
    monkeypatch.setattr("solferino.store.vault.make_vault.__kwdefaults__", {"cost": 2**4})
    plan = Plan(sampling=TINY, quick=TINY, sensitivity=False)
    monkeypatch.setattr(linkage, "over_draws", partial(linkage.over_draws, plan=plan, short=TINY))
    case = tmp_path / "case"
    with open_case(case, create=True):
        pass
    for at, name in enumerate(("book", "morgue", "press")):
        rows = [p for n, p in enumerate(PEOPLE) if (n + at) % 2 or n % 5 == at]
        if name == "press":
            rows = [f"{row.split(',')[0]},,{row.split(',')[2][:-2]}28" if n < 6 else row for n, row in enumerate(rows)]
        text = "name,birth,death,outcome\n" + "".join(f"{row},killed\n" for row in rows)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert main(["list", "import", str(tmp_path / f"{name}.csv"), "--case", str(case)]) == 0
    capsys.readouterr()
    return case


def run(case: Path, *more: str, lists: str = "book,morgue,press") -> int:
    return main(["estimate", "--from-register", "--lists", lists, "--draws", "5", "--case", str(case), *more])


def test_lists_of_a_case_are_linked_drawn_and_estimated(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = case.parent / "draws"
    assert run(case, "--out", str(out)) == 0
    said = capsys.readouterr()
    flat = " ".join(said.out.split())
    assert "Multiple systems estimation: killed on book, morgue, press" in flat
    assert "5 draws of the pairs that nobody decided" in flat and "both, 95 % linkage" in flat
    tables = [read_table(path) for path in sorted(out.glob("draw-*.csv"))]
    assert len(tables) == 5 and len({t.digest for t in tables}) > 1, "pairs in doubt make different tables"
    assert sum(read_table(out / "likeliest.csv").by_list()) == sum(tables[0].by_list()), "nobody is lost or added"
    custody = (case / "custody.jsonl").read_text(encoding="utf-8")
    assert "estimated from the register" in custody
    for name in ("Коваль", "Олена", "1940"):
        assert name not in said.out + said.err + custody
    assert run(case) == 0 and " ".join(capsys.readouterr().out.split()) == flat, "the same seed, the same numbers"


def test_what_was_judged_is_in_no_doubt(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = case.parent / "review.csv"
    assert main(["people", "match", "--case", str(case), "--out", str(out)]) == 0
    lines = out.read_text(encoding="utf-8").splitlines()[1:]
    with open_case(case) as opened, opened.unit() as unit:
        for line in lines:
            left, right, *_ = line.split(",")
            verdict = Verdict.SAME if float(line.split(",")[2]) > 0.5 else Verdict.NOT_SAME
            unit.add_judgement(Judgement(f"j{left}{right}", left, right, verdict, "A. N.", "2024-05-01", "seen"))
    capsys.readouterr()
    assert run(case) == 0
    assert "made 1 different table with" in " ".join(capsys.readouterr().out.split())


def test_refusals_stay_refusals(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(case, lists="book,morgue") == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "M40 2 lists" in said and "Only the documented number above may be used." in said
    assert "So there is no estimate" in said


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["estimate"], "C05"),
        (["estimate", "--lists", "a,b,c"], "C05"),
        (["estimate", "x.csv", "--from-register", "--lists", "a,b"], "C05"),
        (["estimate", "--from-register", "--lists", "a,b", "--by", "year"], "C05"),
        (["estimate", "--from-register", "--lists", "a,b", "--of", "missing"], "C05"),
        (["estimate", "--from-register", "--lists", "book,book,press", "--case", "CASE"], "C66"),
        (["estimate", "--from-register", "--lists", "book,none,press", "--case", "CASE"], "M37"),
    ],
)
def test_what_does_not_go_together_is_said(
    case: Path, given: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(case) if word == "CASE" else word for word in given]) == 2
    assert capsys.readouterr().err.startswith(code)
