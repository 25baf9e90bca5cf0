"""What the report gets of published figures: editions, checks, and the bridge to a register that holds anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from measure.counting.people import crowd, edition, killed, on, person
from measure.published.figures import month
from solferino.engine.chapter import Grid, Part
from solferino.measure.picture import Picture
from solferino.measure.published.chapter import claim_of, published
from solferino.measure.published.reconcile import reconcile
from solferino.model import Figure


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture has a test of its own."""
    monkeypatch.setattr("solferino.measure.published.chapter.draw_vintages", lambda *_: Picture(b"", b""))


def lines(parts: tuple[Part, ...], anchor: str) -> list[tuple[str, ...]]:
    part = next(p for p in parts if p.anchor == anchor)
    return [line.cells for b in part.blocks if isinstance(b, Grid) for line in b.lines]


def test_nothing_is_said_where_there_are_no_figures() -> None:
    assert published([], [person()], [], {}) == ()


def test_every_edition_of_a_number_is_told_in_order_with_its_change() -> None:
    told = [month(101, "2023-12", "2024-01-10"), month(99, "2023-12", "2024-03-10"), month(158, "2024-01")]
    assert lines(published(told, [], [], {}), "editions") == [
        ("HRMMU", "civilians killed, Ukraine", "2023-12", "101 (2024-01-10) → 99 (2024-03-10)", "-2")
    ]


def test_a_number_of_one_edition_has_no_row_there() -> None:
    assert published([month(101, "2023-12")], [], [], {}) == ()


def test_doubts_stand_with_their_state_and_nothing_is_resolved() -> None:
    told = [
        month(1374, "2023-12", metric="civilians injured"),
        replace(month(1375, "2023-12", metric="civilians injured"), series="An outlet"),
    ]
    (state, kind, sentence) = lines(published(told, [], [], {}), "checks")[0]
    assert (state, kind) == ("open", "slip")
    assert "1,374" in sentence and "1,375" in sentence


@pytest.mark.parametrize(
    ("metric", "dead", "status"),
    [("civilians killed", True, "CST-CIV"), ("people injured", False, None), ("persons killed", True, None)],
)
def test_a_figure_whose_words_say_what_it_counts_is_set_beside_the_register(
    metric: str, dead: bool, status: str | None
) -> None:
    claim = claim_of(month(7, "2024-01", metric=metric))
    assert claim is not None and (claim.dead, claim.status) == (dead, status)


@pytest.mark.parametrize(
    "metric", ["civilian casualties", "children killed", "civilians killed: men", "civilians detained"]
)
def test_a_figure_whose_words_leave_it_open_is_not(metric: str) -> None:
    assert claim_of(month(7, "2024-01", metric=metric)) is None


def test_a_figure_without_a_period_is_not() -> None:
    assert claim_of(replace(month(7, "2024-01"), period=("2024-01-01", None))) is None


def test_the_bridge_stands_for_the_latest_edition_and_says_what_is_not_explained() -> None:
    told = [replace(month(v, "2024-01", day), territory=None) for v, day in ((9, "2024-02-10"), (12, "2024-03-10"))]
    people = [person("1"), person("2", verified_at="2024-06-01T00:00:00Z")]
    ((what, number, alike, between, also, rest),) = lines(published(told, people, [], {}), "reconciled")
    assert what == "civilians killed, 2024-01 (HRMMU, 2024-03-10)"
    assert (number, alike, between, also, rest) == ("12", "1", "+11", "1 verified after the figure was published", "10")


def test_a_tally_alone_is_a_register_too() -> None:
    told = [replace(month(12, "2024-01"), territory=None)]
    assert lines(published(told, [], [crowd(5, 5, date=on("2024-01-05"))], {}), "reconciled")[0][4].startswith(
        "5 persons"
    )


def test_what_a_list_calls_verified_was_known_on_the_day_of_the_list() -> None:
    early = edition("lst_1", "register", "2024-02-01")
    told: Figure = replace(month(3, "2024-01", "2024-02-10"), territory=None)
    people = killed(3, "2024-01-05", verified_at=early.recorded_at)
    claim = claim_of(told)
    assert claim is not None
    assert reconcile(claim, people, (), {"lst_1": early}).ours == 3
    assert reconcile(claim, people).ours == 0
