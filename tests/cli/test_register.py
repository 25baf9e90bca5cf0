"""Lists and the register as an analyst at a keyboard meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import Program
from solferino import open_case

WORDS = "four words that wander"
LIST = """№;ПІБ;Дата народження;Стать;Дата події;Місце загибелі;Статус;Наслідок
1;Тестенко Зразок Прикладович;16.03.1985;ч;05.03.2022;Зразкове;цивільний;загинув
2;Пробенко Марна;31.02.1950;ж;05.03.2022;Зразкове;цивільна;поранена
2;Вигаденко Небувальчик;01.02.2015;ч;06.03.2022;Вигадане;;загинув
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty case, and a list beside it."""
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", WORDS)
    monkeypatch.setattr("solferino.store.vault.make_vault.__kwdefaults__", {"cost": 2**4})
    with open_case(tmp_path / "case", create=True):
        pass
    (tmp_path / "book.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "case"


def test_an_analyst_looks_before_importing(case: Path, solferino: Program) -> None:
    ran = solferino("list", "mapping", "book.csv")
    assert ran.returncode == 0 and '"ПІБ" = "name"' in ran.stdout and "semicolon" in ran.stderr
    assert "Тестенко" not in ran.stdout + ran.stderr
    ran = solferino("list", "import", "book.csv", "--case", case, "--dry-run", "--report", "rows.csv")
    assert ran.returncode == 1
    assert (
        "list book: dry run, nothing was changed: 3 rows, 2 new, 0 changed, 0 same, 1 refused, 0 withdrawn"
        in ran.stdout
    )
    assert "M11 row 4, refused: its number stands in the list twice" in ran.stderr
    assert "M15 row 3, new: “Дата народження” is no date that can be" in ran.stderr
    with (case.parent / "rows.csv").open(encoding="utf-8") as file:
        told = [(r["row"], r["verdict"], r["code"]) for r in csv.DictReader(file)]
    assert [t for t in told if t[2] != "M68"] == [("3", "new", "M15"), ("4", "refused", "M11")]
    assert [t[0] for t in told if t[2] == "M68"] == ["2", "3", "4"] and "M68: 3" in ran.stdout
    assert solferino("list", "show", "--case", case).stdout.count("\n") == 1, "only the header"


def test_a_list_is_imported_once_and_shown_under_pseudonyms(case: Path, solferino: Program) -> None:
    assert solferino("list", "import", "book.csv", "--case", case).returncode == 1
    again = solferino("list", "import", "book.csv", "--case", case)
    assert (again.returncode, again.stdout) == (
        0,
        "list book: this edition is in the case already; nothing was changed\n",
    )
    shown = solferino("list", "show", "book", "--case", case).stdout
    assert shown.count("P-") == 2 and "Тестенко" not in shown and "CST-CIV" in shown
    named = solferino("list", "show", "book", "--names", "--case", case).stdout
    assert "Тестенко Зразок Прикладович\t1985-03-16\t1" in named
    checked = solferino("verify", case)
    assert (checked.returncode, "The vault is intact: 2 sealed files" in checked.stdout) == (0, True)
    assert solferino("list", "show", "bok", "--case", case).stderr.startswith("C10 bok")


def test_the_register_has_every_field_in_json_and_csv_and_no_name(case: Path, solferino: Program) -> None:
    solferino("list", "import", "book.csv", "--case", case)
    rows = list(csv.DictReader(io.StringIO(solferino("register", "--csv", "--case", case).stdout)))
    assert [(r["kind"], r["outcome"], r["status"], r["state"]) for r in rows] == [
        ("casualty", "KILLED", "CST-CIV", "VST-PENDING"), ("casualty", "INJURED", "CST-CIV", "VST-PENDING"),
    ]  # fmt: skip
    found = [json.loads(line) for line in solferino("register", "--json", "--case", case).stdout.splitlines()]
    assert [f["id"] for f in found] == [r["id"] for r in rows]
    assert found[0]["sources"][0]["where"] == "row 2" and "Тестенко" not in json.dumps(found, ensure_ascii=False)
    with open_case(case, readonly=True) as opened:
        assert [e.purpose for e in opened.record.custody()][-2:] == ["export register", "export register"]
    assert "Тестенко" in solferino("register", "--names", "--case", case).stdout
    refused = solferino("register", "--names", "--csv", "--case", case)
    assert (refused.returncode, refused.stderr[:4], refused.stdout) == (2, "C12 ", "")


def test_a_decision_is_recorded_with_its_reason(case: Path, solferino: Program) -> None:
    solferino("list", "import", "book.csv", "--case", case)
    key = solferino("register", "--case", case).stdout.splitlines()[1].split("\t")[0]
    ran = solferino("amend", key, "verification", "VST-VERIFIED", "--reason", "certificate seen", "--case", case)
    assert ran.returncode == 0 and "verification is VST-VERIFIED" in ran.stdout
    assert "VST-VERIFIED" in solferino("register", "--case", case).stdout
    assert solferino("amend", key, "status", "good", "--reason", "x", "--case", case).stderr.startswith("M29 status")


def test_the_vault_opens_for_the_right_passphrase_only(
    case: Path, solferino: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    solferino("list", "import", "book.csv", "--case", case)
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", "four words that wonder")
    assert solferino("list", "show", "book", "--names", "--case", case).stderr.startswith("S45 ")
    monkeypatch.delenv("SOLFERINO_PASSPHRASE")
    assert solferino("list", "import", "book.csv", "--case", case).stderr.startswith("S46 ")
    (case.parent / "key").write_text(WORDS)
    assert "Тестенко" in solferino("list", "show", "book", "--names", "--key-file", "key", "--case", case).stdout


def test_the_passphrase_can_be_changed(case: Path, solferino: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    solferino("list", "import", "book.csv", "--case", case)
    monkeypatch.setenv("SOLFERINO_NEW_PASSPHRASE", "four other words that stay")
    assert solferino("vault", "--case", case).returncode == 0
    assert solferino("verify", case).returncode == 0
    assert solferino("list", "show", "book", "--names", "--case", case).stderr.startswith("S45 ")
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", "four other words that stay")
    assert "Тестенко" in solferino("list", "show", "book", "--names", "--case", case).stdout


def test_without_a_list_there_is_no_vault_and_an_empty_register(case: Path, solferino: Program) -> None:
    assert solferino("vault", "--case", case).stderr.startswith("S44 ")
    ran = solferino("register", "--case", case)
    assert (ran.returncode, ran.stdout.count("\n"), ran.stderr) == (0, 1, "0 casualties and tallies\n")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "R01"), (b"\n\n", "M06"), (b"%PDF-1.7", "R19"), (b"\xff\xfe\x00", "R07"), ("ПІБ\n".encode(), "M06")],
)
def test_a_file_that_is_no_list_is_one_line_and_code_2(
    case: Path, solferino: Program, content: bytes, code: str
) -> None:
    (case.parent / "odd.csv").write_bytes(content)
    ran = solferino("list", "import", "odd.csv", "--case", case)
    assert (ran.returncode, ran.stderr.split()[0], ran.stderr.count("\n")) == (2, code, 1)
    with open_case(case, readonly=True) as opened:
        assert opened.record.lists() == []


def test_a_column_mapped_twice_is_refused(case: Path, solferino: Program) -> None:
    (case.parent / "m.toml").write_text('[columns]\n"ПІБ" = "name"\n"№" = "name"\n', encoding="utf-8")
    ran = solferino("list", "import", "book.csv", "--mapping", "m.toml", "--case", case)
    assert (ran.returncode, ran.stderr.split()[0]) == (2, "M03")
