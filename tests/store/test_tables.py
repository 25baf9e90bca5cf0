"""The tables of the export contract: exactly its keys, its order, and the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contracts import values as v
from solferino.case import Case
from solferino.errors import Missing, Unavailable
from solferino.model import CustodyKind, DecisionKind, Disagreement, DisagreementValue, Outcome, Published
from solferino.store import export as module
from solferino.store.arrow import SCHEMAS
from solferino.store.export import export
from solferino.store.tables import TABLES
from solferino.wiring import open_case

# Written out by hand from the contract, struct by struct, so that a key that is lost or added shows.
KEYS = {
    "documents": "id name sha256 media_type language title publisher published origin_group zones outcome",
    "documents.published": "earliest latest basis",
    "documents.zones": "kind start end",
    "documents.outcome": "status code message",
    "statements": "id document speaker cue content stance via confidence",
    "statements.document": "id name",
    "statements.speaker": "text start end name role organisation kind",
    "statements.cue": "text start end",
    "statements.content": "start end parts text quoted",
    "statements.via": "text start end name role organisation kind",
    "allegations": "id extractor document passage statement speaker via stance act acts harm victims "
    "alleged_perpetrator place when methods weapons targets spans confidence",
    "allegations.document": "id name sha256",
    "allegations.passage": "start end text",
    "allegations.speaker": "text start end name role organisation kind",
    "allegations.via": "text start end name role organisation kind",
    "allegations.victims": "low high breakdown qualifier share of status sex age party names description",
    "allegations.victims.breakdown": "sex age status low high",
    "allegations.alleged_perpetrator": "name party kind",
    "allegations.place": "text name kind admin1 country lat lon id precision candidates",
    "allegations.place.candidates": "id name admin1 country lat lon score",
    "allegations.when": "text earliest latest precision",
    "places": "document start end text name kind country admin1 lat lon id candidates",
    "places.document": "id name",
    "places.candidates": "id name admin1 country lat lon score",
    "incidents": "id title acts place when victims parties allegations documents accounts origins disagreements level",
    "incidents.place": "text name kind admin1 country lat lon id precision candidates",
    "incidents.place.candidates": "id name admin1 country lat lon score",
    "incidents.when": "text earliest latest precision",
    "incidents.victims": "low high best",
    "incidents.disagreements": "field kind note values",
    "incidents.disagreements.values": "value allegations since",
    "incidents.level": "fact legal attribution proposed_by decided_by",
    "origins": "id documents reason known",
    "figures": "id series period territory metric value qualifier edition published document passage",
    "figures.period": "from to",
    "figures.document": "id name",
    "figures.passage": "start end text",
    "estimates": "id outcome lists documented headline lines spreads warnings refused table tables register plan seed "
    "draws draw_seed by at withdrawn_by",
    "estimates.lines": "method title point low high rests_on detail",
    "estimates.spreads": "title point low high share",
    "estimates.warnings": "code about what remedy",
    "estimates.refused": "code about what remedy",
}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case", create=True) as case:
        yield case


@pytest.fixture
def case(empty: Case) -> Case:
    first = v.document("a.txt", title="From the file")
    second = v.document("b.txt", "Another.", published=Published("2020-01-01", "2020-12-31", "metadata"))
    statement = v.statement(first)
    allegation = v.allegation(first, statement_id=statement.id)
    with empty.unit() as unit:
        unit.add_document(second)
        unit.add_document(first)
        unit.put_rendition(v.rendition(first))
        unit.put_outcome("read", first.id, Outcome("read"))
        unit.put_outcome("read", second.id, Outcome("refused", "R01", "is empty"))
        unit.put_extraction(first.id, [statement], [allegation, v.allegation(first, 0, 21)], [v.place(first)])
        unit.put_links(
            [v.origin("origin-1", (first.id, second.id), (allegation.id,)), v.origin("origin-2", (second.id,))],
            [v.incident("inc-1", (first.id,), (allegation.id,)), v.incident("inc-2", ("a.txt",), (allegation.id,))],
            [],
        )
        unit.put_assessments([v.assessment("inc-1"), v.assessment("inc-1", "a person")])
        unit.put_figures([v.figure(first)])
        unit.add_estimate(v.estimate("a", "b"))
        unit.add_decision(v.decision(v.estimate("a", "b").id, kind=DecisionKind.WITHDRAW))
    return empty


def rows(case: Case, table: str) -> list[dict[str, Any]]:
    return list(TABLES[table](case.record))


def test_a_disagreement_says_of_which_kind_it_is_and_since_when_each_value_is_told(empty: Case) -> None:
    values = (DisagreementValue("968", ("a1",), "2022-03-09"), DisagreementValue("986", ("a2",), None))
    differ = Disagreement("victims killed", values, "transposition", "968 and 986 have the same digits")
    with empty.unit() as unit:
        unit.put_links([], [replace(v.incident("inc-1", ("a.txt",), ("a1", "a2")), disagreements=(differ,))], [])
    assert rows(empty, "incidents")[0]["disagreements"] == [
        {
            "field": "victims killed",
            "kind": "transposition",
            "note": "968 and 986 have the same digits",
            "values": [
                {"value": "968", "allegations": ["a1"], "since": "2022-03-09"},
                {"value": "986", "allegations": ["a2"], "since": None},
            ],
        }
    ]


def arrow_keys(kind: Any, name: str) -> Iterator[tuple[str, str]]:
    import pyarrow as pa

    while pa.types.is_list(kind):
        kind = kind.value_type
    if pa.types.is_struct(kind):
        yield name, " ".join(field.name for field in kind)
        for field in kind:
            yield from arrow_keys(field.type, f"{name}.{field.name}")


def row_keys(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for one in value:
            yield from row_keys(one, name)
    elif isinstance(value, dict) and name != "allegations.spans":
        yield name, " ".join(value)
        for key, one in value.items():
            yield from row_keys(one, f"{name}.{key}")


def test_the_keys_are_those_of_the_contract(case: Case) -> None:
    import pyarrow as pa

    found = dict(pair for name in TABLES for pair in arrow_keys(pa.struct(list(SCHEMAS[name])), name))
    assert found == KEYS
    for name in TABLES:
        pairs = list(row_keys(rows(case, name), name))
        assert pairs
        assert [pair for pair in pairs if KEYS[pair[0]] != pair[1]] == []


def test_the_contract_itself_names_these_tables_and_keys(shared: Path) -> None:
    text = (shared / "contract.md").read_text("utf-8")
    for table in ("documents", "statements", "places", "incidents", "origins", "figures"):
        match = re.search(rf"\*\*{table}\*\*.*?`\{{(.*?)\}}`(?!,)", text, re.DOTALL)
        assert match is not None
        top = re.sub(r"\{[^{}]*\}|\[[^][{}]*\]", "", re.sub(r"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", "", match[1]))
        assert [part.split(":")[0].strip() for part in top.split(",") if part.strip()] == KEYS[table].split(), table


def test_what_came_with_the_file_holds_over_what_reading_found(case: Case) -> None:
    a, b = rows(case, "documents")
    assert (a["name"], a["title"], a["language"], a["media_type"]) == ("a.txt", "From the file", "en", "text/plain")
    assert a["published"] == {"earliest": "2021-05-04", "latest": "2021-05-04", "basis": "text"}
    assert a["zones"] == [{"kind": "body", "start": 0, "end": len(v.TEXT)}]
    assert a["outcome"] == {"status": "read", "code": None, "message": None}
    assert b["published"] == {"earliest": "2020-01-01", "latest": "2020-12-31", "basis": "metadata"}
    assert b["outcome"] == {"status": "refused", "code": "R01", "message": "is empty"}
    assert (b["zones"], b["language"]) == ([], None)


def test_a_document_counts_with_the_origin_that_tells_most_of_it(case: Case) -> None:
    assert [row["origin_group"] for row in rows(case, "documents")] == ["origin-1", "origin-1"]


def test_incidents_and_origins_name_documents_and_carry_the_decided_level(case: Case) -> None:
    first, second = rows(case, "incidents")
    assert (first["documents"], first["victims"]) == (["a.txt"], {"low": 2, "high": 3, "best": None})
    assert first["level"] == {
        "fact": "SP2",
        "legal": "SP1",
        "attribution": "SP0",
        "proposed_by": "un@1",
        "decided_by": "a person",
    }
    assert second["level"] is None
    assert [row["documents"] for row in rows(case, "origins")] == [["a.txt", "b.txt"], ["b.txt"]]


def test_an_estimate_goes_out_with_who_withdrew_it_and_apart_from_what_is_documented(case: Case) -> None:
    (row,) = rows(case, "estimates")
    assert (row["documented"], row["lines"][0]["point"], row["withdrawn_by"]) == (7, 12, "a person")
    assert row["lines"][0]["rests_on"] == "hidden classes"


def test_the_arrow_tables_hold_the_same_as_the_rows(case: Case) -> None:
    for name in TABLES:
        table = getattr(case, name)()
        assert table.schema == SCHEMAS[name]
        found = table.to_pylist()
        if name == "allegations":
            for row in found:
                row["spans"] = dict(row["spans"])
        assert found == rows(case, name)


def test_an_empty_case_gives_empty_tables_with_their_columns(empty: Case) -> None:
    for name in TABLES:
        table = getattr(empty, name)()
        assert (table.num_rows, table.schema) == (0, SCHEMAS[name])
        for kind in module.FORMATS:
            export(empty.record, name, kind, empty.path / "reports" / f"{name}.{kind}")
    import pyarrow.parquet as pq

    assert pq.read_table(empty.path / "reports" / "figures.parquet").schema == SCHEMAS["figures"]
    assert (empty.path / "reports" / "origins.csv").read_text() == "id,documents,reason,known\n"
    assert (empty.path / "reports" / "origins.jsonl").read_text() == ""


def test_json_lines_are_the_rows(case: Case, tmp_path: Path) -> None:
    done = export(case.record, "allegations", "jsonl", tmp_path / "new" / "x.jsonl")
    text = (tmp_path / "new" / "x.jsonl").read_text("utf-8")
    assert [json.loads(line) for line in text.splitlines()] == rows(case, "allegations")
    assert done.rows == 2
    assert text.startswith('{"id":"alg-')


def test_csv_is_flat_with_dots(case: Case, tmp_path: Path) -> None:
    export(case.record, "allegations", "csv", tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["victims.low"], first["place.lat"], first["passage.text"]) == ("2", "1.5", v.TEXT[:21])
    assert (first["statement"], second["document.name"]) == ("", "a.txt")
    assert json.loads(first["acts"]) == ["KIL-01", "HOS-01"]
    assert json.loads(first["spans"])["act"] == [{"start": 48, "end": 54}]
    export(case.record, "origins", "csv", tmp_path / "y.csv")
    assert (tmp_path / "y.csv").read_text().splitlines()[1] == 'origin-1,"[""a.txt"",""b.txt""]",DEP-COPY,true'


def test_parquet_is_nested(case: Case, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    export(case.record, "allegations", "parquet", tmp_path / "x.parquet")
    assert pq.read_table(tmp_path / "x.parquet").equals(case.allegations())


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_an_export_is_the_same_each_time_and_stands_in_the_log(case: Case, tmp_path: Path, kind: str) -> None:
    first = export(case.record, "incidents", kind, tmp_path / "x")
    stream = io.BytesIO()
    second = export(case.record, "incidents", kind, stream)
    content = (tmp_path / "x").read_bytes()
    assert content == stream.getvalue()
    assert first == second
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    *_, event = case.record.custody()
    assert (event.kind, event.sha256) == (CustodyKind.EXPORTED, first.sha256)
    assert event.details == (("table", "incidents"), ("format", kind), ("rows", "2"))


def test_what_there_is_not_cannot_be_exported(case: Case, tmp_path: Path) -> None:
    for table, kind, code in [("people", "csv", "S60"), ("places", "xlsx", "S61")]:
        with pytest.raises(Missing) as error:
            export(case.record, table, kind, tmp_path / "x")
        assert error.value.code == code
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable) as refused:
        export(case.record, "places", "csv", tmp_path / "file" / "x")
    assert refused.value.code == "S62"


def test_a_full_disk_leaves_the_earlier_export(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(case.record, "places", "csv", tmp_path / "x.csv")
    before = (tmp_path / "x.csv").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Unavailable) as error:
            export(case.record, "places", "csv", tmp_path / "x.csv")
    assert error.value.code == "S06"
    assert (tmp_path / "x.csv").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
