"""The steps link, assess and measure on a case: nothing is done twice, and what changed is done again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.drawn import drawn, saved

from solferino.assess.step import assess
from solferino.case import Case
from solferino.link.derivation import edges_of
from solferino.link.step import link
from solferino.measure.step import measure
from solferino.model import Judgement, Picture, Rendition, Verdict, Zone, ZoneKind, content_id
from solferino.read.pictures import look
from solferino.wiring import open_case
from telling import body, document, tell

TOLD = (
    tell(
        "HRMMU recorded that shells killed 12 in Kherson.",
        "HOS-01",
        doc="a.txt",
        by=body("HRMMU"),
        where="Kherson",
        on="2023-05-01",
        count=12,
        harm="killed",
        perpetrator="RU",
    ),
    tell(
        "Police said that shells killed 13 in Kherson.",
        "HOS-01",
        doc="b.txt",
        by=body("Kherson police"),
        where="Kherson",
        on="2023-05-01",
        count=13,
        harm="killed",
    ),
    tell(
        "429 civilians were killed.",
        "CASUALTIES",
        doc="b.txt",
        at=90,
        by=body("HRMMU"),
        count=429,
        harm="killed",
        status="CST-CIV",
        on=("2023-12-01", "2024-02-29"),
        total=True,
    ),
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    opened = open_case(tmp_path / "case", create=True, actor="Analyst A")
    with opened.unit() as record:
        for name in ("a.txt", "b.txt"):
            doc = document(name, "2024-03-27")
            record.add_document(doc)
            text = f"What {name} tells."
            record.put_rendition(
                Rendition(content_id("rendition", name), doc.id, "text/plain", text, content_id("sha", text), "test@1")
            )
            record.put_extraction(doc.id, [], [a for a in TOLD if a.document.name == name], [])
    return opened


def run(case: Case) -> list[tuple[int, int]]:
    return [(r.made, r.skipped) for r in (link(case), assess(case), measure(case))]


def test_a_second_run_does_nothing(case: Case) -> None:
    with case:
        assert run(case) == [(2, 0), (2, 0), (1, 0)]
        first = (case.record.incidents(), case.record.origins(), case.record.assessments(), case.record.figures())
        assert run(case) == [(0, 3), (0, 2), (0, 1)]
        assert (
            case.record.incidents(),
            case.record.origins(),
            case.record.assessments(),
            case.record.figures(),
        ) == first


def test_what_the_steps_found_is_in_the_record(case: Case) -> None:
    with case:
        run(case)
        event, total = sorted(case.record.incidents(), key=lambda i: i.kind)
        assert (event.kind, event.origins, event.victims) == ("event", 2, (12, 13, None))
        assert (total.kind, total.victims) == ("total", (429, 429, 429))
        levels = {a.incident: a.levels.fact.value for a in case.record.assessments()}
        assert levels == {event.id: "SP3", total.id: "SP3"}
        (figure,) = case.record.figures()
        assert figure.series == "UN Human Rights Monitoring Mission in Ukraine: civilians killed"
        (snapshot,) = (case.path / "snapshots").iterdir()
        assert sorted(p.name for p in snapshot.iterdir()) == [
            "allegations.parquet",
            "facts.parquet",
            "figures.parquet",
            "incidents.parquet",
            "origins.parquet",
            "snapshot.json",
        ]
        purposes = [e.purpose for e in case.record.custody()]
        assert purposes[-3:] == ["link", "assess", "measure"]


def test_a_judgement_makes_the_links_anew(case: Case) -> None:
    with case:
        run(case)
        no = Judgement("j1", TOLD[0].id, TOLD[1].id, Verdict.NOT_SAME, "Analyst A", "2024-04-01", "two streets")
        with case.unit() as record:
            record.add_judgement(no)
        assert [made for made, _ in run(case)] == [3, 3, 1]
        assert sum(i.kind == "event" for i in case.record.incidents()) == 2


CAPTIONS = {
    "a.html": "Six people were killed in this house, Bucha, 4 March 2022.",
    "b.html": "Here a family died on 4 March, the owner of the house said.",
    "c.html": "The house in Bucha where six died on 4 March 2022.",
}


def shows(case: Case, name: str, picture: Picture) -> None:
    """Add a document that is a picture with words under it that tell of six killed."""
    doc, text = document(name, "2022-03-10"), CAPTIONS[name]
    told = tell(text, "HOS-01", doc=name, where="Bucha", on="2022-03-04", count=6, harm="killed")
    zones = (Zone(ZoneKind.CAPTION, 0, len(text)),)
    with case.unit() as record:
        record.add_document(doc)
        made = Rendition(
            content_id("rendition", name), doc.id, "text/html", text, content_id("sha", text), "t@1", zones
        )
        record.put_rendition(replace(made, pictures=(replace(picture, at=0),)))
        record.put_extraction(doc.id, [], [told], [])


def test_what_stands_under_one_picture_has_one_origin_whatever_came_when(tmp_path: Path) -> None:
    whole, cropped = (look(saved(drawn(1).crop(box))) for box in ((0, 0, 900, 600), (60, 40, 860, 580)))
    other = look(saved(drawn(2)))
    with (
        open_case(tmp_path / "one", create=True, actor="A") as by_and_by,
        open_case(tmp_path / "two", create=True, actor="A") as at_once,
    ):
        for name, picture in (("a.html", whole), ("b.html", cropped), ("c.html", other)):
            shows(by_and_by, name, picture)
            link(by_and_by)
            shows(at_once, name, picture)
        link(at_once)
        groups = sorted(tuple(sorted(o.documents)) for o in at_once.record.origins())
        assert groups == [("a.html", "b.html"), ("c.html",)]
        assert by_and_by.record.origins() == at_once.record.origins()
        assert by_and_by.record.suggestions() == at_once.record.suggestions()
        (edge,) = [e for e in edges_of(at_once.record.suggestions()) if e.taker.startswith("doc")]
        assert (edge.rule, edge.why.split(":")[0]) == ("DEP-COPY", "picture")


def test_an_analyst_who_calls_them_independent_goes_before_the_picture(tmp_path: Path) -> None:
    picture = look(saved(drawn(1)))
    with open_case(tmp_path / "case", create=True, actor="A") as case:
        for name in ("a.html", "b.html"):
            shows(case, name, picture)
        link(case)
        assert len(case.record.origins()) == 1
        left, right = (document(name).id for name in ("a.html", "b.html"))
        no = Judgement("j1", left, right, Verdict.NOT_SAME, "Analyst A", "2024-04-01", "each sent its own photographer")
        with case.unit() as record:
            record.add_judgement(no)
        link(case)
        assert len(case.record.origins()) == 2


def test_an_empty_case_has_nothing_to_link(tmp_path: Path) -> None:
    with open_case(tmp_path / "empty", create=True, actor="Analyst A") as case:
        assert run(case) == [(0, 0), (0, 0), (0, 0)]
