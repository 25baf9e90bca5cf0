"""Published numbers: every edition a claim of its own (method.md §2.5)."""

from __future__ import annotations

from solferino.measure.figures import figures, metric
from solferino.measure.published.vintages import as_of, revisions
from solferino.model import Allegation, Figure
from telling import body, document, tell


def march(killed: int, published: str) -> Allegation:
    return tell(
        f"{killed} civilians were killed in March 2022.",
        "CASUALTIES",
        doc=f"{published}.txt",
        count=killed,
        harm="killed",
        status="CST-CIV",
        on=("2022-03-01", "2022-03-31"),
        where="UA",
        total=True,
        by=body("OHCHR"),
        qualifier="at_least",
    )


EDITIONS = ((3333, "2022-11-20"), (3378, "2023-02-05"), (3951, "2023-03-05"))


def made() -> list[Figure]:
    told = [march(*e) for e in EDITIONS]
    published: dict[str, str | None] = {document(f"{day}.txt").id: day for _, day in EDITIONS}
    return figures(told, {a.id: "OHCHR" for a in told}, published)


def test_each_edition_is_kept_with_its_period_qualifier_and_day() -> None:
    first = made()[0]
    assert (first.series, first.metric, first.value) == ("OHCHR: civilians killed", "civilians killed", 3333)
    assert (first.period, first.territory, first.qualifier) == (("2022-03-01", "2022-03-31"), "UA", "at_least")
    assert (first.edition, first.published) == ("2022-11-20", "2022-11-20")
    assert first.allegation is not None


def test_the_value_at_a_date_is_that_of_the_latest_edition_by_then() -> None:
    assert as_of(made(), "2022-10-01") is None
    assert [f.value for day in ("2022-12-01", "2023-02-05", "2024-01-01") if (f := as_of(made(), day))] == [
        3333,
        3378,
        3951,
    ]


def test_growth_between_editions_is_a_revision() -> None:
    assert [r.change for r in revisions(made())] == [45, 573]


def test_a_denied_or_uncounted_total_gives_no_figure() -> None:
    vague = tell("Thousands were killed.", "CASUALTIES", harm="killed", qualifier="vague", total=True)
    denied = tell(
        "900 were not killed.", "CASUALTIES", count=900, harm="killed", stance="denied", total=True, doc="b.txt"
    )
    assert figures([vague, denied], {}, {}) == []


def test_the_metric_is_always_named() -> None:
    assert metric(tell("x", "CASUALTIES", harm="injured", age="CHILD")) == "children injured"
    assert metric(tell("x", "KIL-02", harm="killed", status="CST-HDC-POW")) == "prisoners of war killed"
    assert metric(tell("x", "DEP-02")) == "people: deportation to another State"
