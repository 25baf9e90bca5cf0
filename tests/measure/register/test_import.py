"""Lists taken in: stable ids, editions that supersede, nothing of a name outside the vault, bad rows refused alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from measure.register.lists import HEADER, ROWS, new_case, take, vault_of, verdicts, write_csv
from solferino.case import Case
from solferino.errors import Refused
from solferino.measure.register.edition import RowReport
from solferino.measure.register.places import countries_of, place_of
from solferino.measure.register.step import amend, casualties, people_table, saved_mapping, series_of
from solferino.model import AgeGroup, CasualtyOutcome, Entry, Sex, Verification
from solferino.store.vault import Vault
from solferino.verify import verify

Opened = tuple[Case, Vault]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    case, vault = new_case(tmp_path / "case")
    with case:
        yield case, vault


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "book.csv", ROWS)


def edited(path: Path, number: int, **cells: str) -> Path:
    """The list with cells of one row changed, by header."""
    rows = [list(r) for r in ROWS]
    for header, cell in cells.items():
        rows[number - 1][HEADER.index(header)] = cell
    return write_csv(path, rows)


def ids(case: Case) -> list[str]:
    return [e.id for e in case.record.entries()]


def test_a_list_comes_in_row_by_row(opened: Opened, book: Path) -> None:
    told: list[RowReport] = []
    report = take(*opened, book, told)
    assert verdicts(report) == {"new": 3}
    assert [(t.row, t.verdict.value) for t in told] == [(2, "new"), (3, "new"), (4, "new")]
    one, two, three = opened[0].record.entries()
    assert (one.outcome, one.sex, one.status, one.place) == (CasualtyOutcome.KILLED, Sex.MALE, "CST-CIV", "Зразкове")
    assert (two.outcome, two.age_group) == (CasualtyOutcome.INJURED, AgeGroup.OLDER)
    assert (three.status, three.age, three.age_group) == ("CST-UNK", (7, 7), AgeGroup.CHILD)
    (edition,) = opened[0].record.lists()
    assert (edition.series, edition.rows, edition.new, edition.recorded_by) == ("book", 3, 3, "analyst")


def test_the_same_file_twice_changes_nothing(opened: Opened, book: Path) -> None:
    take(*opened, book)
    before, events = ids(opened[0]), list(opened[0].record.custody())
    report = take(*opened, book)
    assert report.known and report.edition is None
    assert (ids(opened[0]), list(opened[0].record.custody())) == (before, events)


def test_the_same_rows_in_another_file_add_no_entry(opened: Opened, book: Path, tmp_path: Path) -> None:
    take(*opened, book)
    before = ids(opened[0])
    again = write_csv(tmp_path / "other.csv", reversed(ROWS), encoding="utf-16")
    assert verdicts(take(*opened, again, series="book")) == {"same": 3}
    assert ids(opened[0]) == before
    assert [e.supersedes for e in opened[0].record.lists()] == [None, opened[0].record.lists()[0].id]


def test_a_corrected_edition_supersedes_rows_and_keeps_their_ids(opened: Opened, book: Path, tmp_path: Path) -> None:
    take(*opened, book)
    before = {e.id: e for e in opened[0].record.entries()}
    changed = edited(tmp_path / "second.csv", 2, Наслідок="помер від ран", **{"Дата загибелі": "09.03.2022"})
    assert verdicts(take(*opened, changed, series="book")) == {"same": 2, "changed": 1}
    after = {e.id: e for e in opened[0].record.entries()}
    assert after.keys() == before.keys()
    (key,) = [k for k in after if after[k] != before[k]]
    assert after[key].pseudonym == before[key].pseudonym
    assert opened[0].record.replaced_entries() == [before[key]]


def test_who_was_injured_and_died_later_is_killed_in_the_month_of_the_incident(
    opened: Opened, book: Path, tmp_path: Path
) -> None:
    take(*opened, book)
    then = opened[0].record.lists()[0].recorded_at
    take(
        *opened,
        edited(tmp_path / "b.csv", 2, Наслідок="помер від ран", **{"Дата загибелі": "02.04.2022"}),
        series="book",
    )
    (one,) = [c for c in casualties(opened[0]) if len(c.history) > 1]
    assert one.outcome is CasualtyOutcome.DIED_OF_WOUNDS and one.outcome.dead
    assert [t.outcome.value for t in one.history] == ["INJURED", "DIED_OF_WOUNDS"]
    assert (one.date.earliest if one.date else None, one.death) == ("2022-03-05", "2022-04-02")
    assert one.recorded_at == then


def test_a_row_that_the_newest_edition_no_longer_has_is_withdrawn_not_deleted(
    opened: Opened, book: Path, tmp_path: Path
) -> None:
    take(*opened, book)
    assert verdicts(take(*opened, write_csv(tmp_path / "b.csv", ROWS[:2]), series="book")) == {
        "same": 2,
        "withdrawn": 1,
    }
    assert len(ids(opened[0])) == 2
    (gone,) = [c for c in casualties(opened[0]) if not c.stands]
    assert gone.verification is Verification.WITHDRAWN and gone.withdrawn_at is not None
    assert verdicts(take(*opened, write_csv(tmp_path / "c.csv", [*ROWS, ROWS[0]]), series="book")) == {
        "same": 2, "changed": 1, "refused": 1,
    }  # fmt: skip
    assert len(ids(opened[0])) == 3 and all(c.stands for c in casualties(opened[0]))


def test_a_refused_row_withdraws_nobody(opened: Opened, book: Path, tmp_path: Path) -> None:
    take(*opened, book)
    wrong = edited(tmp_path / "b.csv", 1, **{"Дата загибелі": "05.03.1980", "Дата події": ""})
    assert verdicts(take(*opened, wrong, series="book")) == {"same": 2, "refused": 1}
    assert len(ids(opened[0])) == 3


def test_an_edition_without_most_of_the_list_is_refused_unless_it_is_meant(opened: Opened, tmp_path: Path) -> None:
    many = [(str(n), f"Тестенко {n}", "", "", "", "", "", "", "загинув") for n in range(30)]
    take(*opened, write_csv(tmp_path / "book.csv", many))
    other = write_csv(tmp_path / "b.csv", many[:5])
    assert [c.code for c in take(*opened, other, series="book", dry_run=True).complaints] == ["M28"]
    with pytest.raises(Refused) as error:
        take(*opened, other, series="book")
    assert error.value.code == "M28"
    assert len(ids(opened[0])) == 30 and len(opened[0].record.lists()) == 1
    assert len(list((opened[0].path / "vault").iterdir())) == 3, "nothing of the refused edition is in the vault"
    assert verdicts(take(*opened, other, series="book", may_shrink=True)) == {"same": 5, "withdrawn": 25}


def test_a_dry_run_says_the_same_and_writes_nothing(opened: Opened, book: Path) -> None:
    case, vault = opened
    files = sorted(p.name for p in case.path.rglob("*") if p.is_file())
    dry = take(case, vault, book, dry_run=True)
    assert verdicts(dry) == {"new": 3} and dry.edition is None
    assert sorted(p.name for p in case.path.rglob("*") if p.is_file()) == files
    assert verdicts(take(case, vault, book)) == {"new": 3}


def test_no_name_stands_anywhere_in_the_case_but_in_the_vault(opened: Opened, book: Path, tmp_path: Path) -> None:
    case, vault = opened
    report = take(case, vault, book)
    amend(case, next(casualties(case)).pseudonym, "status", "CST-CIV", "checked")
    assert not verify(case)
    for path in case.path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for word in ("Тестенко", "Пробенко", "Вигаденко", "1985-03-16", "16.03.1985"):
                assert word.encode() not in content, path.name
    assert "Тестенко" not in repr(report)
    assert not any("Тестенко" in str(c) for c in casualties(case))


def test_the_vault_gives_the_people_back_for_matching(opened: Opened, book: Path, tmp_path: Path) -> None:
    case, vault = opened
    take(case, vault, book)
    take(case, vault, edited(tmp_path / "b.csv", 3, ПІБ="Вигаденко Небувальчик Уявович"), series="book")
    rows = people_table(case, vault_of(case)).to_pylist()
    assert sorted(r["id"] for r in rows) == sorted(ids(case))
    assert {r["name"] for r in rows} == {
        "Тестенко Зразок Прикладович",
        "Пробенко Марна",
        "Вигаденко Небувальчик Уявович",
    }
    (one,) = [r for r in rows if r["last"] == "Тестенко"]
    assert (one["first"], one["patronymic"], one["birth"], one["sex"], one["death"], one["list"]) == (
        "Зразок", "Прикладович", "1985-03-16", "M", "2022-03-05", "book",
    )  # fmt: skip
    assert list(case.record.custody())[-1].kind.value == "opened"


def test_ids_cannot_be_made_by_somebody_who_knows_the_names(tmp_path: Path, book: Path) -> None:
    found = []
    for name in ("one", "two"):
        case, vault = new_case(tmp_path / name)
        with case:
            take(case, vault, book)
            found.append(ids(case))
    assert not set(found[0]) & set(found[1])


def test_a_number_twice_is_refused_and_the_same_row_twice_is_taken_once(opened: Opened, tmp_path: Path) -> None:
    told: list[RowReport] = []
    rows = [ROWS[0], ("1", *ROWS[1][1:]), ROWS[0]]
    assert verdicts(take(*opened, write_csv(tmp_path / "b.csv", rows), told)) == {"new": 1, "refused": 2}
    assert [[i.code for i in t.issues if i.code != "M68"] for t in told] == [[], ["M11"], ["M14"]]


def test_without_numbers_rows_are_told_apart_by_who_they_are(opened: Opened, tmp_path: Path) -> None:
    header = ("ПІБ", "Дата народження", "Населений пункт", "Наслідок")
    rows = [("Тестенко А", "1950", "Зразкове", "загинув"), ("Тестенко А", "1951", "Зразкове", "загинув"),
            ("Тестенко А", "1950", "Вигадане", "загинув"), ("Тестенко А", "1950", "Вигадане", "загинув")]  # fmt: skip
    told: list[RowReport] = []
    path = write_csv(tmp_path / "b.csv", rows, header)
    assert verdicts(take(*opened, path, told)) == {"new": 3, "refused": 1}
    assert [[i.code for i in t.issues if i.code != "M68"] for t in told] == [[], [], ["M26"], ["M14"]]
    other = write_csv(tmp_path / "c.csv", [*rows[:3], ("Тестенко Б", "", "", "загинув")], header)
    assert verdicts(take(*opened, other, series="b")) == {"same": 3, "new": 1}


def test_columns_in_doubt_stop_the_import_and_leave_a_mapping_to_settle(opened: Opened, tmp_path: Path) -> None:
    case, vault = opened
    path = write_csv(
        tmp_path / "book.csv", [("1", "Тестенко", "2022-03-05", "2022-03-06")], ("№", "ПІБ", "Дата", "Дата події")
    )
    report = take(case, vault, path)
    assert [c.code for c in report.complaints if c.code == "M07"] == ["M07"] and report.edition is None
    mapping = case.path / "lists" / "book.toml"
    mapping.write_text(mapping.read_text().replace('"Дата події" = ""', '"Дата події" = "date"'))
    assert verdicts(take(case, vault, path)) == {"new": 1}
    assert saved_mapping(case, "book") is not None


def test_a_corrected_mapping_reads_the_same_file_anew(opened: Opened, book: Path) -> None:
    case, vault = opened
    take(case, vault, book)
    mapping = case.path / "lists" / "book.toml"
    mapping.write_text(mapping.read_text().replace("[all]", '[all]\nweapons = "WPN-ART"'))
    assert verdicts(take(case, vault, book)) == {"changed": 3}
    assert {e.weapons for e in case.record.entries()} == {("WPN-ART",)}


def test_a_list_that_does_not_say_killed_or_injured_makes_no_casualties(opened: Opened, tmp_path: Path) -> None:
    report = take(*opened, write_csv(tmp_path / "b.csv", [("Тестенко", "1950")], ("ПІБ", "Дата народження")))
    assert [c.code for c in report.complaints] == ["M67"]
    assert len(ids(opened[0])) == 1 and list(casualties(opened[0])) == []


@pytest.mark.parametrize(("text", "code"), [("\n\n\n", "M06"), ("ПІБ,Вік\n", "M06"), ("1,2\n3,4\n", "M06")])
def test_a_table_without_header_or_rows_is_refused(opened: Opened, tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "b.csv"
    path.write_text(text)
    with pytest.raises(Refused) as error:
        take(*opened, path)
    assert error.value.code == code


def test_a_list_made_from_one_that_is_not_here_is_named(opened: Opened, book: Path) -> None:
    case, vault = opened
    take(case, vault, book)
    mapping = case.path / "lists" / "book.toml"
    mapping.write_text(mapping.read_text().replace('derived_from = ""', 'derived_from = "registry"'))
    assert [c.code for c in take(case, vault, book).complaints] == ["M64"]


def test_what_was_written_by_another_hand_is_found(opened: Opened, book: Path) -> None:
    import sqlite3

    case, vault = opened
    take(case, vault, book)
    amend(case, next(casualties(case)).id, "role", "media", "said so")
    assert verify(case) == []
    with sqlite3.connect(case.path / "record.sqlite") as db:
        db.execute("UPDATE entries SET payload = replace(payload, 'INJURED', 'KILLED')")
        db.execute("UPDATE amendments SET payload = replace(payload, 'media', 'hrd')")
    db.close()
    assert [(c.code, c.about.split()[0]) for c in verify(case)] == [("S53", "all"), ("S53", "the")]


def test_the_custody_log_has_the_list_and_nobody_on_it(opened: Opened, book: Path) -> None:
    take(*opened, book)
    event = list(opened[0].record.custody())[-1]
    details = dict(event.details)
    assert (event.kind.value, details["series"], details["rows"], details["new"]) == ("received", "book", "3", "3")
    assert "Тестенко" not in json.dumps(details, ensure_ascii=False)


def test_a_list_is_named_after_its_file_in_latin_letters() -> None:
    names = [series_of(Path(n)) for n in ("Книга памʼяті 2022.xlsx", "A_List (v2).csv", "---.csv")]
    assert names == ["knyha-pamiati-2022", "a-list-v2", "list"]


def test_a_list_of_more_rows_than_the_limit_is_refused_whole(
    opened: Opened, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solferino.measure.register.step.MOST_ROWS", 2)
    with pytest.raises(Refused) as caught:
        take(*opened, book)
    assert caught.value.code == "M66"
    assert opened[0].record.lists() == [] and list(opened[0].record.entries()) == []


def test_a_row_whose_place_is_open_is_taken_as_written_and_counted(opened: Opened, tmp_path: Path) -> None:
    places = ["м. Бахмут, Донецька обл.", "Іванівка", "Вигадане", ""]
    rows = [(str(n), f"Тестенко {n}", "", "", "", "", p, "", "загинув") for n, p in enumerate(places)]
    told: list[RowReport] = []
    report = take(*opened, write_csv(tmp_path / "places.csv", rows), told)
    assert [[i.code for i in t.issues] for t in told] == [[], ["M68"], ["M68"], []]
    assert report.counts.issues["M68"] == 2 and verdicts(report) == {"new": 4}
    found = [c.place for c in casualties(opened[0])]
    assert [p and (p.text, p.name, p.id) for p in found] == [
        ("м. Бахмут, Донецька обл.", "Bakhmut", "geonames:713174"),
        ("Іванівка", "Іванівка", None),
        ("Вигадане", "Вигадане", None),
        None,
    ]


def test_the_context_of_the_case_says_whose_places_come_first() -> None:
    entry = Entry("ent-1", "lst-1", 2, "P-1", "0", place="Odessa")
    ours = place_of(entry, countries_of("ukraine"))
    assert ours is not None and ours.country == "UA"
    assert countries_of("none") == frozenset() and countries_of("auto") >= {"UA", "SD", "SY"}


def test_coordinates_of_the_list_stay_and_then_nothing_says_how_exact_they_are() -> None:
    entry = Entry("ent-1", "lst-1", 2, "P-1", "0", place="Бахмут", lat=48.6, lon=38.01)
    place = place_of(entry, countries_of("auto"))
    assert place is not None and (place.lat, place.lon, place.precision, place.id) == (
        48.6,
        38.01,
        None,
        "geonames:713174",
    )
