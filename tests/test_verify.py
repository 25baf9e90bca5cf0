"""Verification finds every tampering, and nothing where there is none."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contracts import values as v
from solferino.case import Case
from solferino.ingest.step import ingest
from solferino.model import CustodyKind
from solferino.verify import verify
from solferino.wiring import open_case


@pytest.fixture
def folder(tmp_path: Path, made: Path) -> Path:
    """A closed case with two documents, one of them read, extracted, linked, assessed and measured."""
    return shutil.copytree(made, tmp_path / "case")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("made")
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(v.TEXT)
    (source / "b.txt").write_text("Another text.")
    (source / "metadata.csv").write_text("name,title,published\na.txt,A title,2021-05-04\n")
    with open_case(tmp_path / "case", create=True, actor="a person") as case:
        ingest(case, [source])
        document = case.record.documents()[0]
        statement = v.statement(document)
        allegation = v.allegation(document, statement_id=statement.id)
        with case.unit() as unit:
            unit.put_rendition(v.rendition(document))
            unit.put_extraction(document.id, [statement], [allegation], [v.place(document)])
            unit.put_links(
                [v.origin("origin-1", (document.id,), (allegation.id,))],
                [v.incident("inc-1", ("a.txt",), (allegation.id,))],
                [],
            )
            unit.put_assessments([v.assessment("inc-1")])
            unit.put_figures([v.figure(document)])
            unit.add_judgement(v.judgement("alg-1", "alg-2"))
            unit.add_decision(v.decision("inc-1"))
            unit.add_versions([v.version("inc-1", 2, 1)])
            unit.add_estimate(v.estimate("a", "b"))
    return tmp_path / "case"


def found(folder: Path) -> list[str]:
    with open_case(folder, readonly=True) as case:
        return sorted({c.code for c in verify(case)})


def sql(*statements: str) -> Callable[[Path], None]:
    """Edit the record as another program would."""

    def act(folder: Path) -> None:
        connection = sqlite3.connect(folder / "record.sqlite")
        for statement in statements:
            connection.execute(statement)
        assert connection.total_changes
        connection.commit()
        connection.close()

    return act


def original(folder: Path) -> Path:
    with open_case(folder, readonly=True) as case:
        return case.originals.path(case.record.documents()[0].sha256)


def alter(folder: Path) -> None:
    path = original(folder)
    path.chmod(0o644)
    path.write_text(v.TEXT.replace("two", "ten"))


def remove(folder: Path) -> None:
    original(folder).unlink()


def add(folder: Path) -> None:
    (folder / "originals" / "extra").write_text("put there")


def link(folder: Path) -> None:
    path = original(folder)
    other = folder / "snapshots" / "elsewhere"
    path.rename(other)
    path.symlink_to(other)


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        path = folder / "custody.jsonl"
        path.write_text("".join(change(path.read_text().splitlines(keepends=True))))

    return act


def lose_log(folder: Path) -> None:
    (folder / "custody.jsonl").unlink()


def lose_head(folder: Path) -> None:
    (folder / "custody.head").unlink()


def edit_head(folder: Path) -> None:
    path = folder / "custody.head"
    path.write_text(path.read_text().replace('"seq":', '"seq":1'))


def swap(table: str, old: str, new: str) -> str:
    return f"UPDATE {table} SET payload = replace(payload, '{old}', '{new}')"  # noqa: S608 - our own words


def test_an_untouched_case_has_nothing_wrong(folder: Path) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("tamper", "codes"),
    [
        (alter, ["S21"]),
        (remove, ["S20"]),
        (add, ["S22"]),
        (link, ["S21"]),
        (lines(lambda t: [t[0], t[1].replace("a person", "another"), *t[2:]]), ["S42"]),
        (lines(lambda t: [*t[:1], *t[2:]]), ["S42"]),
        (lines(lambda t: [t[1], t[0], *t[2:]]), ["S42"]),
        (lines(lambda t: t[:-1]), ["S42"]),
        (lines(lambda t: [*t, t[-1]]), ["S42"]),
        (lines(lambda _: []), ["S42"]),
        (lose_log, ["S42"]),
        (lose_head, ["S42"]),
        (edit_head, ["S42"]),
        (sql("UPDATE custody SET payload = replace(payload, 'a person', 'another') WHERE seq = 2"), ["S40", "S42"]),
        (sql("DELETE FROM custody WHERE seq = (SELECT max(seq) FROM custody)"), ["S42"]),
        (sql("DELETE FROM custody WHERE seq = 2"), ["S41", "S42", "S43"]),
        (sql("UPDATE custody SET payload = 'x' WHERE seq = 2"), ["S08"]),
        (sql(swap("arrivals", "2021-05-04", "2022-05-04")), ["S43"]),
        (sql(swap("arrivals", "A title", "B title")), ["S43"]),
        (sql("UPDATE arrivals SET name = 'z.txt' WHERE name = 'a.txt'"), ["S43"]),
        (sql("UPDATE arrivals SET payload = '{'"), ["S08", "S43"]),
        (sql("UPDATE documents SET size = size + 1"), ["S21"]),
        (sql("UPDATE documents SET sha256 = replace(sha256, '0', '1')"), ["S20", "S22", "S43"]),
        (
            sql("DELETE FROM arrivals WHERE name = 'b.txt'", "DELETE FROM documents WHERE size = 13"),
            ["S22", "S43", "S50"],
        ),
        (sql("UPDATE renditions SET text = CAST(replace(text, 'two', 'ten') AS BLOB)"), ["S51", "S54", "S55"]),
        (sql(swap("renditions", "body", "comment")), ["S51"]),
        (sql("DELETE FROM renditions"), ["S50", "S51", "S55"]),
        (sql("INSERT INTO shown SELECT document_id FROM renditions LIMIT 1"), ["S51"]),
        (sql(swap("statements", "two people", "ten people")), ["S52", "S55"]),
        (sql(swap("allegations", "two people", "ten people")), ["S52", "S55"]),
        (sql(swap("allegations", '"low":2', '"low":9')), ["S52"]),
        (sql(swap("allegations", "asserted", "verified")), ["S52"]),
        (sql(swap("allegations", '"start":0,"end":64', '"start":1,"end":65')), ["S52", "S55"]),
        (sql("DELETE FROM allegations"), ["S52", "S56"]),
        (sql("UPDATE allegations SET payload = ''"), ["S08", "S52", "S56"]),
        (sql(swap("places", "XX", "YY")), ["S52"]),
        (sql(swap("incidents", "[2,3,null]", "[9,9,9]")), ["S53"]),
        (sql("DELETE FROM incidents"), ["S53", "S56"]),
        (sql("DELETE FROM origins"), ["S53"]),
        (sql(swap("assessments", "SP2", "SP7")), ["S53"]),
        (sql(swap("figures", '"value":2', '"value":9')), ["S53"]),
        (sql(swap("judgements", "same", "not_same")), ["S53"]),
        (sql("DELETE FROM judgements"), ["S53"]),
        (sql(swap("decisions", "SP4", "SP7")), ["S53"]),
        (sql("DELETE FROM decisions"), ["S53"]),
        (sql(swap("versions", '"origins":1', '"origins":9')), ["S53"]),
        (sql("DELETE FROM versions"), ["S53"]),
        (sql(swap("estimates", '"point":12', '"point":99')), ["S53"]),
        (sql("DELETE FROM estimates"), ["S53"]),
        (sql("DELETE FROM digests"), ["S51", "S52", "S53"]),
    ],
)
def test_every_tampering_is_found(folder: Path, tamper: Callable[[Path], None], codes: list[str]) -> None:
    tamper(folder)
    assert found(folder) == codes


@pytest.mark.parametrize("lines_too", [True, False])
def test_the_log_of_a_killed_run_is_not_a_tampering(folder: Path, *, lines_too: bool) -> None:
    path, head = folder / "custody.jsonl", folder / "custody.head"
    text, first = path.read_text().splitlines(keepends=True), head.read_text()
    with open_case(folder) as case, case.unit() as unit:
        unit.add_custody(CustodyKind.OPENED, "looked at")
    if lines_too:  # killed before the lines were written; else between them and the head
        path.write_text("".join(text))
    head.write_text(first)
    with open_case(folder) as case:
        assert verify(case) == []


def test_a_damaged_page_is_found_and_the_check_goes_on(folder: Path) -> None:
    path = folder / "record.sqlite"
    raw = bytearray(path.read_bytes())
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'figures'").fetchone()
    connection.close()
    raw[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(raw)
    alter(folder)
    assert {"S08", "S21"} <= set(found(folder))


def test_each_complaint_names_the_file_and_says_what_to_do(folder: Path) -> None:
    alter(folder)
    with open_case(folder, readonly=True) as case:
        (complaint,) = verify(case)
    assert complaint.line().startswith("S21 a.txt: its original is not what was sealed (")
    assert complaint.remedy == "Restore it from a backup of the case"


def test_a_check_is_recorded_with_its_result(folder: Path) -> None:
    with open_case(folder) as case:
        verify(case)
        *_, event = case.record.custody()
        assert (event.kind, event.purpose) == (CustodyKind.HASH_CHECK, "verify")
        assert event.details == (("documents", "2"), ("complaints", "0"))
        assert verify(case) == []


def test_a_case_in_doubt_can_be_verified_but_not_written(folder: Path) -> None:
    lines(lambda t: t[:-1])(folder)
    with open_case(folder) as case:
        assert [c.code for c in verify(case)] == ["S42", "S42"]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case", create=True) as case:
        yield case


def test_an_empty_case_has_nothing_wrong(empty: Case) -> None:
    assert verify(empty) == []
