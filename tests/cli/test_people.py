"""`people` as one uses it: lists to pairs, pairs to judgements, a sample to numbers; names only where asked for."""

from __future__ import annotations

import csv
import json
import re
import stat
from pathlib import Path

import pytest

from measure.register.lists import put_incident
from solferino.cli.app import main
from solferino.model import Victims
from solferino.wiring import open_case

MEMORIAL = """id,name,birth,death,place,sex
1,Шевчук Олена Петрівна,1971-03-05,2022-03-16,Маріуполь,ж
2,Коваль Дмитро Сергійович,1990,2022-05-01,Бахмут,ч
3,Бондар Ігор,1988-11-02,2022-04-11,Ізюм,ч
"""
MORGUE = """id,last,first,patronymic,birth,death,place,sex
a,Shevchuk,Elena,Petrovna,1971-05-03,2022-03-17,Mariupol,f
b,Коваль,Дима,,1990-07-01,2022-05-01,Артёмовск,m
c,Мельник,Ольга,,1950-02-03,2022-04-01,Київ,f
"""
PASSPHRASE = "four grey herons waiting"  # noqa: S105 - of a case made for the test


@pytest.fixture
def lists(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "memorial.csv").write_text(MEMORIAL, encoding="utf-8")
    (tmp_path / "morgue.csv").write_text(MORGUE, encoding="utf-8")
    return str(tmp_path / "memorial.csv"), str(tmp_path / "morgue.csv")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(path: Path, out: Path, *verdicts: str) -> None:
    found = rows(path)
    for row, verdict in zip(found, verdicts, strict=True):
        row |= {"verdict": verdict, "by": "A. N.", "reason": "photographs compared"}
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


def test_two_files_give_pairs_with_reasons_and_what_made_them(lists: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "review.csv"
    assert main(["people", "match", *lists, "--out", str(out)]) == 0
    found = rows(out)
    assert [(r["left"], r["right"], r["band"]) for r in found] == [
        ("memorial/1", "morgue/a", "likely"),
        ("memorial/2", "morgue/b", "likely"),
    ]
    assert found[0]["against"] == "dates of birth differ"
    assert "day and month of birth the other way round" in found[0]["reasons"]
    assert "the same settlement" in found[1]["reasons"], "Bakhmut was Artemivsk"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    kept = json.loads((tmp_path / "review.csv.json").read_text(encoding="utf-8"))
    assert (kept["method"], kept["people"], kept["thresholds"]) == (
        "people-small@1",
        6,
        {"review": 0.05, "likely": 0.95},
    )


def test_what_was_judged_before_is_not_asked_again(lists: tuple[str, str], tmp_path: Path) -> None:
    out, filled = tmp_path / "review.csv", tmp_path / "filled.csv"
    assert main(["people", "match", *lists, "--out", str(out)]) == 0
    fill(out, filled, "not same", "")
    assert main(["people", "match", *lists, "--out", str(out), "--judged", str(filled)]) == 0
    assert [r["left"] for r in rows(out)] == ["memorial/2"]


def test_a_sample_filled_in_by_two_gives_precision_and_kappa(
    lists: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sample.csv"
    assert main(["people", "sample", *lists, "--out", str(out)]) == 0
    assert {"probability", "reasons", "band"} & set(rows(out)[0]) == set(), "nobody leans on a score"
    count = len(rows(out))
    fill(out, tmp_path / "one.csv", *["same"] * count)
    fill(out, tmp_path / "two.csv", *["same"] * (count - 1), "not same")
    for name, by in (("one.csv", "A."), ("two.csv", "B.")):
        text = (tmp_path / name).read_text(encoding="utf-8").replace("A. N.", by)
        (tmp_path / name).write_text(text, encoding="utf-8")
    capsys.readouterr()
    key = str(tmp_path / "sample.csv.json")
    assert main(["people", "rate", str(tmp_path / "one.csv"), str(tmp_path / "two.csv"), "--key", key]) == 0
    said = capsys.readouterr().out
    assert "precision at 0.95: 1.000 (" in said
    assert f"over {count} pairs judged by two" in said


def test_a_case_keeps_names_to_itself_and_takes_judgements(
    lists: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", PASSPHRASE)
    case, out, filled = tmp_path / "case", tmp_path / "review.csv", tmp_path / "filled.csv"
    with open_case(case, create=True):
        pass
    for name in lists:
        assert main(["list", "import", name, "--case", str(case)]) in (0, 1)
    capsys.readouterr()
    assert main(["people", "match", "--case", str(case), "--out", str(out)]) == 0
    written = out.read_text(encoding="utf-8") + (tmp_path / "review.csv.json").read_text(encoding="utf-8")
    written += (case / "custody.jsonl").read_text(encoding="utf-8") + "".join(capsys.readouterr())
    assert not [word for word in ("Шевчук", "Shevchuk", "Олена", "1971", "Бахмут") if word in written]
    fill(out, filled, "same", "not same")
    assert main(["people", "judge", str(filled), "--case", str(case)]) == 0
    assert main(["people", "judge", str(filled), "--case", str(case)]) == 0
    with open_case(case, readonly=True) as opened:
        assert sorted(j.verdict.value for j in opened.record.judgements()) == ["not_same", "same"]
        assert {j.by for j in opened.record.judgements()} == {"A. N."}
    assert main(["people", "match", "--case", str(case), "--out", str(out), "--names"]) == 0
    assert rows(out) == []


def test_whom_an_incident_names_is_reviewed_with_the_lists_and_then_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", PASSPHRASE)
    case, out, filled = tmp_path / "case", tmp_path / "review.csv", tmp_path / "filled.csv"
    with open_case(case, create=True) as opened:
        put_incident(opened, ("a.txt", [("killed", Victims(12, 12, "exact", names=("Olena Shevchuk",)))]))
    book = MEMORIAL.replace("2022-03-16,Маріуполь", "2024-01-23,Харків")
    (tmp_path / "memorial.csv").write_text(book.replace("sex\n", "sex,outcome\n").replace(",ж\n", ",ж,загинула\n")
                                           .replace(",ч\n", ",ч,загинув\n"), encoding="utf-8")  # fmt: skip
    assert main(["list", "import", str(tmp_path / "memorial.csv"), "--case", str(case)]) in (0, 1)
    capsys.readouterr()
    assert main(["people", "match", "--case", str(case), "--out", str(out)]) == 0
    (row,) = rows(out)
    assert (row["left"][:4], row["right"][:4], row["band"]) == ("cas-", "ent-", "likely")
    assert "on the day of the incident inc-1" in row["reasons"] and row["left name"].startswith("P-")
    written = out.read_text(encoding="utf-8") + (case / "custody.jsonl").read_text(encoding="utf-8")
    written += (tmp_path / "review.csv.json").read_text(encoding="utf-8") + "".join(capsys.readouterr())
    protected = ("Шевчук", "Shevchuk", "Олена", "Olena", r"\b1971\b", "Харків")  # digests hold any four digits
    assert not [word for word in protected if re.search(word, written)]
    fill(out, filled, "same")
    assert main(["people", "judge", str(filled), "--case", str(case)]) == 0
    capsys.readouterr()
    assert main(["register", "--csv", "--case", str(case)]) == 0
    told = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert sorted((r["kind"], r["incident"], r["low"], r["named"], r["sources"]) for r in told) == [
        ("casualty", "", "1", "", "1"),
        ("casualty", "", "1", "", "1"),
        ("casualty", "inc-1", "1", "", "2"),
        ("tally", "inc-1", "12", "1", "1"),
    ]
    assert main(["people", "match", "--case", str(case), "--out", str(out), "--names"]) == 0
    assert rows(out) == [], "what was judged is not asked again"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["people", "match", "LIST", "--out", "o.csv"], "C62"),
        (["people", "match", "LIST", "--case", "c", "--out", "o.csv"], "C61"),
        (["people", "match", "none.csv", "--out", "o.csv"], "C64"),
        (["people", "rate", "LIST", "--key", "LIST"], "C60"),
    ],
)
def test_what_cannot_be_done_is_said(
    given: list[str], code: str, lists: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([lists[0] if word == "LIST" else word for word in given]) == 2
    assert capsys.readouterr().err.startswith(code)
