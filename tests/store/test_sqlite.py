"""The record in SQLite passes the contract of every record, and what only SQLite must do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contracts import values as v
from contracts.record import RecordContract, put_one
from solferino.errors import Broken, Refused, Unavailable
from solferino.model import CustodyKind
from solferino.store import migrate, rows, schema, sqlite
from solferino.store.integrity import inspect
from solferino.store.log import CustodyLog
from solferino.store.record import SqlRecord


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqlRecord]:
    (tmp_path / sqlite.FILE).write_bytes(v.blank_record())
    opened = sqlite.open_record(tmp_path, log=CustodyLog(tmp_path))
    yield opened
    opened.close()


class TestSqliteRecord(RecordContract):
    @pytest.fixture
    def record(self, tmp_path: Path) -> Iterator[SqlRecord]:
        (tmp_path / sqlite.FILE).write_bytes(v.blank_record())
        opened = sqlite.open_record(tmp_path, log=CustodyLog(tmp_path))
        yield opened
        opened.close()


def test_the_revisions_give_the_tables_of_the_schema(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    record = sqlite.open_record(tmp_path, log=CustodyLog(tmp_path))
    with record.connection() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        assert migrate.revision(connection) == migrate.HEAD
    record.close()
    config = Config()
    config.set_main_option("script_location", migrate.PACKAGE)
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    sqlite.open_record(tmp_path, log=CustodyLog(tmp_path)).close()
    with sqlite3.connect(tmp_path / sqlite.FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for log in (CustodyLog(tmp_path), None):
        with pytest.raises(Refused) as error:
            sqlite.open_record(tmp_path, log=log)
        assert error.value.code == "S03"


def test_a_file_that_is_no_record_is_broken(tmp_path: Path) -> None:
    (tmp_path / sqlite.FILE).write_bytes(b"not a database at all, but long enough to be taken for one" * 40)
    with pytest.raises(Broken) as error:
        sqlite.open_record(tmp_path, log=CustodyLog(tmp_path))
    assert error.value.code == "S08"


def test_a_case_that_is_read_only_is_not_written(record: SqlRecord, tmp_path: Path) -> None:
    with record.unit() as unit:
        put_one(unit)
    reader = sqlite.open_record(tmp_path, log=None)
    assert len(reader.documents()) == 1
    with pytest.raises(Unavailable) as error, reader.unit():
        pass
    assert error.value.code == "S12"
    with record.unit() as unit:  # while one reads, the other writes, and the reader sees it afterwards
        unit.add_document(v.document("b.txt", "b"))
        assert len(reader.documents()) == 1
    assert len(reader.documents()) == 2
    reader.close()


def test_another_writer_makes_the_unit_unavailable(
    record: SqlRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_S", 0.1)
    other = sqlite.open_record(tmp_path, log=CustodyLog(tmp_path))
    with record.unit(), pytest.raises(Unavailable) as error, other.unit():
        pass
    assert error.value.code == "S07"
    other.close()


def test_a_full_disk_loses_nothing_that_was_recorded(record: SqlRecord) -> None:
    with record.unit() as unit:
        put_one(unit)
    with record.connection() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    with pytest.raises(Unavailable) as error, record.unit() as unit:
        unit._c.exec_driver_sql(f"PRAGMA max_page_count={pages}")  # SQLite then says what it says of a full disk
        document = v.document("big.txt", "big")
        unit.add_document(document)
        unit.put_rendition(v.rendition(document, "x" * 1_000_000))
    assert error.value.code == "S06"
    assert [d.name for d in record.documents()] == ["a.txt"]


def test_a_row_that_cannot_be_read_is_broken_and_names_itself(record: SqlRecord) -> None:
    with record.unit() as unit:
        put_one(unit)
        unit._c.exec_driver_sql("""UPDATE allegations SET payload = '{"id": 1}'""")
    with pytest.raises(Broken) as error:
        list(record.allegations())
    assert error.value.code == "S08"
    assert error.value.about.startswith("alg-")


def test_streams_hold_only_some_documents(record: SqlRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    with record.unit() as unit:
        for n in range(120):
            put_one(unit, f"{n:03}.txt", f"text {n}")
    asked = []
    from sqlalchemy import event

    event.listen(record._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    stream = record.allegations()
    next(stream)
    assert len([q for q in asked if "FROM allegations" in q]) == 1
    assert len(list(stream)) == 119
    assert len([q for q in asked if "FROM allegations" in q]) == 3  # 120 documents, 50 at a time


def test_an_event_is_kept_with_its_time_and_actor(tmp_path: Path) -> None:
    opened = sqlite.open_record(
        tmp_path, log=CustodyLog(tmp_path), actor="a person", clock=lambda: "2021-05-03T10:00:00Z"
    )
    with opened.unit() as unit:
        unit.add_custody(CustodyKind.OPENED, "looked at")
    (event,) = opened.custody()
    assert (event.at, event.actor) == ("2021-05-03T10:00:00Z", "a person")
    opened.close()


def test_links_that_an_older_program_digested_whole_are_right_and_stay_so_when_they_change(
    record: SqlRecord, tmp_path: Path
) -> None:
    with record.unit() as unit:
        key = put_one(unit)
        unit.put_links([v.origin("origin-1", (key,)), v.origin("origin-2", (key,))], [], [])
    with closing(sqlite3.connect(tmp_path / sqlite.FILE)) as file, file:
        for table in ("origins", "incidents", "suggestions"):
            whole = rows.rows_digest(file.execute(f"SELECT id, payload FROM {table}").fetchall())  # noqa: S608
            file.execute("UPDATE digests SET scope = ?, sha256 = ? WHERE scope = ?", (table, whole, f"sum:{table}"))

    def wrong() -> list[str]:
        return [c.about for c in inspect(record, sqlite.check_file) if c.code == "S53"]

    assert wrong() == []
    for origin in ("origin-3", "origin-4"):
        with record.unit() as unit:
            unit.change_links([v.origin(origin, (key,))], [], [], ["origin-1"])
        assert wrong() == []
    with closing(sqlite3.connect(tmp_path / sqlite.FILE)) as file, file:
        file.execute("DELETE FROM origins WHERE id = 'origin-2'")
    assert wrong() == ["all origins"]
