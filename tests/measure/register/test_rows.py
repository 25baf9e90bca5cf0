"""One row: what can be read is made alike, the rest is empty with a warning, a contradiction is refused."""

from __future__ import annotations

from typing import Any

import pytest

from solferino.measure.register.mapping import Mapping
from solferino.measure.register.rows import LONGEST, Draft, RowReader
from solferino.model import AgeGroup, CasualtyOutcome, Sex, Verification

FIELDS = ("number", "name", "birth", "sex", "age", "date", "death", "place", "status", "outcome", "lat", "lon", "note")


def read(of_all: dict[str, str] | None = None, values: dict[str, dict[str, str]] | None = None, **cells: Any) -> Draft:
    columns = tuple((f"the {f}", f) for f in FIELDS)
    mapping = Mapping("x", columns, of_all=of_all or {}, values=values or {})
    row = [cells.get(f) for f in FIELDS] + cells.get("more", [])
    return RowReader(mapping, "2024-01-01").read(7, "Sheet", row)


def codes(draft: Draft) -> list[str]:
    return [i.code for i in draft.issues]


def test_a_whole_row_is_read_and_its_name_is_only_in_the_identity() -> None:
    draft = read(number=3, name="Тестенко Зразок Прикладович", birth="16.03.1985", sex="ч", date="05.03.2022",
                 death="2022-03-07", place="Зразкове", status="цивільний", outcome="загинув", lat="48,5", lon=37.5,
                 note="Сусід Свідченко")  # fmt: skip
    entry, who = draft.entry, draft.identity
    assert (draft.issues, draft.refused) == ([], [])
    assert (entry.sex, entry.age, entry.age_group) == (Sex.MALE, (36, 36), AgeGroup.ADULT)
    assert (entry.outcome, entry.status, entry.place, entry.death) == (
        CasualtyOutcome.KILLED, "CST-CIV", "Зразкове", "2022-03-07",
    )  # fmt: skip
    assert entry.date is not None and entry.date.earliest == "2022-03-05"
    assert (entry.lat, entry.lon, entry.row, entry.sheet) == (48.5, 37.5, 7, "Sheet")
    assert (who.last, who.first, who.patronymic, who.birth, who.number) == (
        "Тестенко", "Зразок", "Прикладович", "1985-03-16", "3",
    )  # fmt: skip
    assert ("the note", "Сусід Свідченко") in who.raw
    for hidden in ("Тестенко", "1985", "Свідченко"):
        assert hidden not in str(entry)
        assert hidden not in repr(who)


def test_unknown_stays_unknown() -> None:
    entry = read(name="A", sex="?", age="невідомо", status="н/д", outcome="-", date="unknown").entry
    assert (entry.sex, entry.age, entry.age_group, entry.status) == (Sex.UNKNOWN, None, AgeGroup.UNKNOWN, "CST-UNK")
    assert (entry.outcome, entry.date, entry.verification) == (None, None, Verification.PENDING)


def test_a_word_that_is_not_known_is_named_and_nothing_is_made_of_it() -> None:
    draft = read(name="A", status="teacher of the army school", of_all={"status": "CST-CIV"})
    assert (draft.entry.status, codes(draft)) == ("CST-UNK", ["M19"])
    assert read(name="A", status="шпак", values={"status": {"шпак": "CST-CIV"}}).entry.status == "CST-CIV"


def test_what_holds_for_all_fills_what_no_cell_says() -> None:
    assert read(name="A", of_all={"outcome": "KILLED"}).entry.outcome is CasualtyOutcome.KILLED
    assert read(name="A", outcome="injured", of_all={"outcome": "KILLED"}).entry.outcome is CasualtyOutcome.INJURED


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"birth": "31.02.1985"}, "M15", "the birth"),
        ({"date": "16.03.22"}, "M16", "the date"),
        ({"age": 430}, "M17", "the age"),
        ({"age": 20, "birth": "1950", "date": "2022"}, "M18", "the age"),
        ({"age": "#REF!"}, "M20", "the age"),
        ({"age": "#FORMULA?"}, "M20", "the age"),
        ({"note": "x" * (LONGEST + 1)}, "M21", "the note"),
        ({"date": "2030-01-01"}, "M22", "the date"),
        ({"date": "2022-03-05", "death": "2022-03-04"}, "M23", "the death"),
        ({"place": "вул. Зразкова, 5"}, "M24", "the place"),
        ({"lat": "abc", "lon": "3"}, "M25", "the lat"),
    ],
)
def test_a_cell_that_cannot_be_is_left_empty_with_a_warning(cells: dict[str, Any], code: str, column: str) -> None:
    draft = read(name="A", **cells)
    assert [(i.code, i.column) for i in draft.issues] == [(code, column)]
    assert draft.refused == []


def test_a_warning_never_holds_what_stands_in_the_cell() -> None:
    draft = read(name="A", birth="Тестенко", age="Тестенко", sex="Тестенко", date="Тестенко", lat="Тестенко", lon="1")
    assert len(draft.issues) == 5
    assert not any("Тестенко" in i.what for i in draft.issues)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"place": "Зразкове"}, "M10"),
        ({"name": "Всього: 45"}, "M10"),
        ({"number": "Total", "name": "45"}, "M10"),
        ({"name": "A", "birth": "1990", "death": "1985"}, "M12"),
        ({"name": "A", "birth": "2022-03-06", "date": "2022-03-05"}, "M12"),
        ({"name": "A", "more": ["x"]}, "M13"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(cells: dict[str, Any], code: str) -> None:
    assert [i.code for i in read(**cells).refused] == [code]


def test_a_child_born_in_the_year_of_its_death_is_no_contradiction() -> None:
    draft = read(name="A", birth="2022", death="2022-03-05")
    assert (draft.refused, draft.entry.age, draft.entry.age_group) == ([], (0, 0), AgeGroup.CHILD)
