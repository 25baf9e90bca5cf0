"""What the report gets of a register: nothing of an empty one, no status added to another, nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure.counting.people import crowd, killed, known, on, person
from solferino.engine.chapter import Basis, Chapter, Claim, Drawing, Grid, Part, Word
from solferino.measure.counting.basis import basis, spans
from solferino.measure.counting.chapter import recorded
from solferino.measure.counting.select import Choice, chosen
from solferino.measure.picture import Picture
from solferino.model import (
    AgeGroup,
    Amendment,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    Level,
    Sex,
    Tally,
    Transition,
    Verification,
)

SOLDIER = "CST-COMB"


@pytest.fixture(autouse=True, scope="module")
def undrawn() -> Iterator[None]:
    """Pictures take a second each and have tests of their own: here they are empty."""
    with pytest.MonkeyPatch.context() as patch:
        for where in ("chapter.draw_counts", "compared.draw_periods"):
            patch.setattr(f"solferino.measure.counting.{where}", lambda *_, **__: Picture(b"", b""))
        yield


def chapter(
    people: list[Casualty], crowds: list[Tally] | None = None, *, amendments: tuple[Amendment, ...] = ()
) -> Chapter:
    return recorded((people, crowds or []), known(), (), "months", amendments)


def grid(part: Part, caption: str) -> Grid:
    return next(b for b in part.blocks if isinstance(b, Grid) and caption in b.caption)


def cells(found: Grid) -> dict[str, tuple[str, ...]]:
    return {line.cells[0]: line.cells[1:] for line in found.lines}


def test_nothing_is_said_of_an_empty_register() -> None:
    assert chapter([]) == Chapter()
    assert chapter([person(verification=Verification.REJECTED)]) == Chapter()


def test_the_headline_is_of_verified_civilians_with_at_least_and_the_day() -> None:
    people = [person("1"), person("2", verification=Verification.PENDING), person("3", status=SOLDIER)]
    found = chapter(people)
    assert found.headline == Claim(
        "The casualty register as of 1 January 2025 has at least 1 civilian killed, every case verified.",
        basis(chosen([people[0]], [], Choice())[0]),
        Level.SP4,
    )
    assert [(value, label) for value, label, _ in found.glance] == [("1", "civilians killed, at least, verified")]


def test_where_nobody_is_verified_it_says_so_and_gives_no_number_to_lead_with() -> None:
    found = chapter([person(verification=Verification.CREDIBLE)])
    assert found.headline is not None and "are not verified" in found.headline.text
    assert "does not mean that there were none" in found.headline.text
    assert found.glance == ()


def test_the_series_stand_side_by_side_and_statuses_are_never_added() -> None:
    people = [
        person("1"), person("2", outcome=CasualtyOutcome.INJURED), person("3", verification=Verification.PENDING),
        person("4", status=SOLDIER), person("5", status="CST-UNK"),
    ]  # fmt: skip
    found = grid(chapter(people).recorded[0], "by status")
    assert found.head == ("Status", "verified killed", "verified injured", "pending killed", "pending injured")
    assert cells(found) == {
        "Civilians": ("1", "1", "1", "0"),
        "Members of armed forces": ("1", "0", "0", "0"),
        "Persons whose status is not established": ("1", "0", "0", "0"),
    }


def test_ranges_stay_ranges_and_the_unknown_is_a_cell_of_its_own() -> None:
    people = [person("1"), person("2", sex=Sex.UNKNOWN, age_group=AgeGroup.CHILD)]
    apart = chapter(people, [crowd(3, 7, status="CST-CIV")]).recorded[1]
    assert cells(grid(apart, "by sex and age")) == {
        "men": ("1", "0"),
        "children, sex unknown": ("1", "0"),
        "sex and age unknown": ("3–7", "0"),
        "total": ("5–9", "0"),
    }


def test_a_table_stands_only_where_something_is_filled_and_what_is_not_is_named() -> None:
    apart = chapter([person("1", weapons=("WPN-ART",))]).recorded[1]
    captions = [b.caption for b in apart.blocks if isinstance(b, Grid)]
    assert "Civilians by weapon (groups hrmmu@1)" in captions
    assert not any("front line" in c or "controlled" in c for c in captions)
    words = [b for b in apart.blocks if isinstance(b, Word) and b.lead == "Not filled"]
    assert words[0].text == (
        "Nothing is recorded of civilians on: who controlled the territory, distance, special role, side blamed, "
        "region."
    )


def test_both_versions_of_a_mapping_are_printed_with_their_shares() -> None:
    people = [*killed(9, "2024-01-05", weapons=("WPN-ART",)), *killed(3, "2024-01-06", weapons=("WPN-SRD",))]
    found = cells(grid(chapter(people).recorded[1], "wide area effects"))
    assert found == {
        "ewwae@1: short-range drones outside": ("9 of 12 (75.0 %)",),
        "ewwae@2: short-range drones inside": ("12 of 12 (100.0 %)",),
    }


def test_no_name_and_no_pseudonym_is_in_any_word_of_it() -> None:
    found = chapter([person("Olena-Vyhadana"), *killed(12, "2024-02-05")], [crowd(3, 7)])
    told = repr([found.headline, found.glance, found.words(), found.annex])
    assert "Vyhadana" not in told and "P-" not in told


def test_a_number_leads_to_rows_and_incidents() -> None:
    people = killed(3, "2024-01-05")
    tally = crowd(2, 2, incident="inc_1", status="CST-CIV")
    found = grid(chapter(people, [tally]).recorded[0], "by status")
    assert found.lines[0].basis == Basis((("lst_1", "rows 2–4"),), ("inc_1",))


def test_rows_are_told_as_ranges_and_the_rest_is_counted() -> None:
    assert spans([4]) == "row 4"
    assert spans([9, 4, 8, 7, 12, 4]) == "rows 4, 7–9 and 12"
    assert spans(range(2, 100, 2)).endswith("and 25 more")
    unit = person(sources=(CasualtySource("list", "ent_1", "lst_1", "Sheet, one, row 7"),))
    assert basis(chosen([unit], [], Choice())[0]).rows == (("lst_1", "Sheet, one: row 7"),)


def test_who_died_later_is_killed_and_the_rule_says_how_many() -> None:
    history = tuple(
        Transition(at, o, "lst_1") for at, o in (("1", CasualtyOutcome.INJURED), ("2", CasualtyOutcome.KILLED))
    )
    amended = Amendment("amd_1", "cas_1", "status", "CST-CIV", "A. Officer", "2024-03-01", "two papers")
    found = chapter([person("1", history=history)], amendments=(amended,)).recorded[3]
    rules = {k: v[0] for k, v in cells(grid(found, "Rules")).items()}
    assert rules["R-CAS-3"] == "Injured first and dead later, counted as killed in the month of the incident: 1 person."
    assert rules["R-CAS-7"].endswith("decided by persons, with reasons: status 1 times.")
    assert rules["R-CAS-12"] == "Recorded persons only; no estimate is in any number."


def test_what_authorities_report_of_their_own_territory_is_in_no_series() -> None:
    people = [person("1"), *killed(4, "2024-01-05", control="CTL-RF")]
    totals = chapter(people).recorded[0]
    assert cells(grid(totals, "by status"))["Civilians"] == ("1", "0")
    claims = [b.text for b in totals.blocks if isinstance(b, Claim)]
    assert "published as reported, in none of these series" in claims[-1] and "at least 4 people killed" in claims[-1]


def test_periods_of_a_register_without_two_verified_months_are_not_compared() -> None:
    part = chapter([person("1")]).recorded[2]
    assert [type(b) for b in part.blocks] == [Word]


def test_months_are_compared_and_drawn_with_the_standing_caveat() -> None:
    people = [*killed(12, "2024-01-05"), *killed(15, "2024-02-05")]
    part = chapter(people).recorded[2]
    found = grid(part, "killed, each period")
    assert [line.cells[0] for line in found.lines] == ["2024-01", "2024-02"]
    assert [b.name for b in part.blocks if isinstance(b, Drawing)] == ["periods"]
    assert any(isinstance(b, Word) and b.text.startswith("Documented cases; not a sample") for b in part.blocks)


def test_periods_of_your_own_are_those_that_are_compared() -> None:
    people = [*killed(12, "2024-01-05"), *killed(15, "2024-02-05")]
    found = recorded((people, []), known(), (), "2024-01-01..2024-01-10,2024-02-01..2024-02-10", ())
    rows = grid(found.recorded[2], "killed, each period").lines
    assert [line.cells[0] for line in rows] == ["2024-01-01 to 2024-01-10", "2024-02-01 to 2024-02-10"]
    claims = [b for b in found.recorded[2].blocks if isinstance(b, Claim)]
    assert claims[0].text.startswith(
        "As of 1 January 2025: at least 15 civilians killed in 10 days (1.5 a day), after 12"
    )


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(list(Sex)), st.sampled_from(list(AgeGroup)), st.sampled_from(["CST-CIV", "CST-UNK", SOLDIER]),
        st.sampled_from([(), ("WPN-ART",), ("WPN-SRD", "WPN-ART")]), st.sampled_from(["CTL-GOV", "CTL-UNK"]),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@given(PEOPLE)
def test_every_table_adds_up_to_its_total(told: list[tuple[Sex, AgeGroup, str, tuple[str, ...], str]]) -> None:
    people = [
        person(str(n), sex=s, age_group=a, status=c, weapons=w, control=t, date=on("2024-01-05"))
        for n, (s, a, c, w, t) in enumerate(told)
    ]
    found = chapter(people)
    for block in found.recorded[1].blocks:
        if isinstance(block, Grid) and block.lines[-1].cells[0] == "total":
            *rows, total = [[int(c) for c in line.cells[1:]] for line in block.lines]
            assert [sum(column) for column in zip(*rows, strict=True)] == total
    if found.annex is not None:
        sheet = found.annex.blocks[0]
        assert isinstance(sheet, Grid)
        assert sum(int(line.cells[1]) for line in sheet.lines) == len(people)


@pytest.mark.parametrize(("sex", "age"), list(product(Sex, AgeGroup)))
def test_every_pair_of_sex_and_age_has_one_cell(sex: Sex, age: AgeGroup) -> None:
    apart = chapter([person("1", sex=sex, age_group=age, date=on("2024-01-05"))]).recorded[1]
    assert len(grid(apart, "by sex and age").lines) == 2


def test_the_same_register_gives_the_same_chapter() -> None:
    people = [*killed(12, "2024-01-05"), *killed(15, "2024-02-05")]
    assert chapter(people) == chapter(list(reversed(people)))
    assert date.fromisoformat("2024-01-05") < known().until
