"""`estimate --from-register`: from lists of a case to a panel and its spread, names kept in the vault."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from solferino.cli.app import main
from solferino.measure.estimate import linkage
from solferino.measure.estimate.latent import Sampling
from solferino.measure.estimate.panel import Plan
from solferino.measure.estimate.read import read_table
from solferino.model import Judgement, KeptEstimate, Verdict
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


def kept(case: Path) -> list[KeptEstimate]:
    with open_case(case, readonly=True) as opened:
        return opened.record.estimates()


def section(case: Path) -> str:
    """What the report says of estimates."""
    assert main(["report", "--case", str(case)]) == 0
    page = re.sub(r"<[^>]+>", " ", (case / "reports" / "report.html").read_text(encoding="utf-8"))
    flat = " ".join(page.split())
    return flat.partition("Estimates kept in the record")[0] if "Estimates kept" in flat else ""


def test_what_was_kept_stands_in_record_report_and_custody_and_names_nobody(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(case) == 0
    assert kept(case) == [] and "stimates kept" not in section(case), "nothing is kept that nobody asked for"
    assert run(case, "--keep") == 0
    (one,) = kept(case)
    shown = capsys.readouterr()
    assert f"{one.id} kept" in shown.err and f"{one.lines[-1].point:,}" in shown.out
    assert (one.outcome, one.lists, one.draws) == ("killed", ("book", "morgue", "press"), 5) and one.by and one.at
    custody = (case / "custody.jsonl").read_text(encoding="utf-8")
    assert "estimate kept" in custody and one.id in custody
    told = section(case)
    for words in ("Estimate: killed on book, morgue and press", one.plan, one.table, one.id[:17]):
        assert words in told + custody
    assert f"{one.lines[-1].low:,}–{one.lines[-1].high:,}" in told and "never added to the documented" in told
    assert (case / "reports" / "estimate-1.svg").is_file()
    assert main(["show", "estimates", "--case", str(case)]) == main(["show", one.id[:15], "--case", str(case)]) == 0
    shown = capsys.readouterr()
    assert one.id in shown.out and "The whole panel" in shown.out
    for name in ("Коваль", "Олена", "1940", "P-"):
        assert name not in told and name not in repr(one) and name not in shown.out
    assert main(["verify", str(case)]) == 0


def test_the_same_run_twice_is_kept_once_and_another_seed_stands_beside_it(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(case, "--keep") == run(case, "--keep") == 0
    assert len(kept(case)) == 1 and "is kept already" in capsys.readouterr().err
    assert (case / "custody.jsonl").read_text(encoding="utf-8").count("estimate kept") == 1
    assert run(case, "--keep", "--seed", "9") == 0
    assert len(kept(case)) == 2


def test_a_refused_estimate_is_kept_with_its_refusal(case: Path) -> None:
    assert run(case, "--keep", lists="book,morgue") == 1
    (one,) = kept(case)
    assert [r.code for r in one.refused] == ["M40"] and one.lines == ()
    told = section(case)
    assert "No estimate: killed on book and morgue" in told and "Only the documented number above may be used" in told


def test_an_estimate_of_lists_that_changed_is_named_without_its_numbers(case: Path) -> None:
    assert run(case, "--keep") == 0
    (one,) = kept(case)
    rows = (case.parent / "press.csv").read_text(encoding="utf-8").splitlines()
    (case.parent / "press.csv").write_text("\n".join([*rows[:-1], ""]), encoding="utf-8")
    assert main(["list", "import", str(case.parent / "press.csv"), "--case", str(case)]) == 0
    told = section(case)
    assert "Out of date" in told and "other rows of press are counted now" in told
    assert "The whole panel" not in told and not (case / "reports" / "estimate-1.svg").exists()
    assert kept(case) == [one], "the record has it as it was"


def test_what_is_judged_later_makes_an_estimate_out_of_date(case: Path) -> None:
    assert run(case, "--keep") == 0
    with open_case(case) as opened, opened.unit() as unit:
        a, b = (next(unit.entries(e.id)).id for e in unit.lists()[:2])
        unit.add_judgement(Judgement("j1", a, b, Verdict.NOT_SAME, "A. N.", "2024-05-01", "seen"))
    assert "decisions about who is who, have changed" in section(case)


def test_an_estimate_is_withdrawn_by_somebody_for_a_reason_and_stays_so(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(case, "--keep") == 0
    (one,) = kept(case)
    take = ["withdraw", one.id[:20], "--case", str(case), "--by", "A. Reviewer", "--reason"]
    assert main([*take, "wrong"]) == 2 and capsys.readouterr().err.splitlines()[-1].startswith("A21")
    assert main([*take, "The morgue's list was of another town."]) == 0
    told = section(case)
    assert "was withdrawn by A. Reviewer" in told and "The whole panel" not in told and "another town" not in told
    assert kept(case) == [one] and main(["verify", str(case)]) == 0
    capsys.readouterr()
    assert main([*take, "The morgue's list was of another town."]) == 2
    assert capsys.readouterr().err.startswith("M39")
    assert run(case, "--keep") == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("M39")
    assert main(["withdraw", "estimate-none", *take[2:], "There is no such estimate in it."]) == 2
    assert capsys.readouterr().err.startswith("C10")


def test_lists_that_change_while_it_is_made_let_nothing_be_kept(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = linkage.over_draws

    def meanwhile(*given: Any, **more: Any) -> Any:
        with open_case(case) as opened, opened.unit() as unit:
            a, b = (next(unit.entries(e.id)).id for e in unit.lists()[:2])
            unit.add_judgement(Judgement("j1", a, b, Verdict.NOT_SAME, "A. N.", "2024-05-01", "seen"))
        return made(*given, **more)

    monkeypatch.setattr(linkage, "over_draws", meanwhile)
    assert run(case, "--keep") == 2 and kept(case) == []
    shown = capsys.readouterr()
    assert shown.err.splitlines()[-1].startswith("M38") and "Documented" in shown.out, "what was computed is shown"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["estimate"], "C05"),
        (["estimate", "--lists", "a,b,c"], "C05"),
        (["estimate", "x.csv", "--keep"], "C05"),
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
