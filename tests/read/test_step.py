"""The step: each document once, each refusal one line, interruption harmless."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from read.files import PAGE, SENTENCE, docx, pdf
from solferino.case import Case
from solferino.errors import Broken
from solferino.model import CustodyKind, Document, Published, content_id
from solferino.read import rendition, step
from solferino.read.limits import Limits
from solferino.read.step import read
from solferino.wiring import open_case

FILES: dict[str, bytes] = {
    "a.txt": (SENTENCE * 3).encode(),
    "b.html": PAGE.encode(),
    "c.pdf": pdf([[SENTENCE.strip()]]),
    "d.docx": docx(SENTENCE),
    "e.pdf": b"no pdf at all",
    "f.txt": b"",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case", create=True, actor="tester") as opened:
        yield opened


def put(case: Case, files: dict[str, bytes], tmp_path: Path, **more: object) -> None:
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        sealed = case.originals.seal(path)
        with case.unit() as unit:
            unit.add_document(
                Document(content_id("doc", sealed.sha256), name, sealed.sha256, sealed.size, **more)  # type: ignore[arg-type]
            )


def texts(case: Case) -> dict[str, str]:
    found = {d.name: case.record.rendition(d.id) for d in case.record.documents()}
    return {name: made.text for name, made in found.items() if made is not None}


def analysed(case: Case) -> list[tuple[tuple[str, str], ...]]:
    return [e.details for e in case.record.custody() if e.kind is CustodyKind.ANALYSED]


def test_each_document_is_read_once_and_each_refusal_is_one_line(case: Case, tmp_path: Path) -> None:
    put(case, FILES, tmp_path)
    first = read(case)
    assert (first.came, first.made, first.skipped) == (6, 4, 0)
    assert [(c.code, c.about) for c in first.refused] == [("R06", "e.pdf"), ("R01", "f.txt")]
    assert sorted(texts(case)) == ["a.txt", "b.html", "c.pdf", "d.docx"]
    outcomes = {d.name: case.record.outcomes("read")[d.id].status for d in case.record.documents()}
    assert list(outcomes.values()) == ["read"] * 4 + ["refused"] * 2
    again = read(case)
    assert (again.came, again.made, again.skipped, again.refused) == (6, 0, 6, ())
    assert analysed(case) == [(("version", "read@2"), ("in", "6"), ("out", "4"), ("refused", "2"))]


def test_two_workers_read_the_same_as_one(case: Case, tmp_path: Path) -> None:
    files = {f"{n}.txt": f"{SENTENCE} In all, {n} were named.".encode() for n in range(20)} | FILES
    put(case, files, tmp_path)
    assert read(case, workers=2).made == 24
    two = {d.name: case.record.rendition(d.id) for d in case.record.documents()}
    with open_case(tmp_path / "other", create=True, actor="tester") as other:
        put(other, files, tmp_path)
        read(other, workers=1)
        assert {d.name: other.record.rendition(d.id) for d in other.record.documents()} == two


def test_what_came_with_the_document_wins(case: Case, tmp_path: Path) -> None:
    put(
        case,
        {"b.html": PAGE.encode()},
        tmp_path,
        published=Published("2020-01-01", "2020-01-01", "metadata"),
        title="T",
    )
    read(case)
    found = case.record.rendition(case.record.documents()[0].id)
    assert found is not None
    assert (found.title, found.published.earliest, found.language) == ("T", "2020-01-01", "en")


def test_what_failed_for_lack_of_time_or_by_a_limit_is_tried_again(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(case, {"a.txt": (SENTENCE * 30).encode()}, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(step, "limits_of", lambda _: Limits(characters=1_000))
        assert [c.code for c in read(case).refused] == ["R12"]
    assert read(case).made == 1


def test_an_interrupted_run_keeps_what_it_had_and_goes_on(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(case, {f"{n:03}.txt": f"{SENTENCE} {n}".encode() for n in range(30)}, tmp_path)
    monkeypatch.setattr(step, "_UNIT", 10)
    seen = 0
    real = rendition.render

    def interrupted(*args: object) -> object:
        nonlocal seen
        seen += 1
        if seen == 15:
            raise KeyboardInterrupt
        return real(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(step, "render", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read(case)
    assert len(texts(case)) == 10
    after = read(case)
    assert (after.made, after.skipped) == (20, 10)
    assert analysed(case) == [(("version", "read@2"), ("in", "20"), ("out", "20"), ("refused", "0"))]


def test_a_tampered_original_stops_the_step(case: Case, tmp_path: Path) -> None:
    put(case, {"a.txt": b"Six people were killed."}, tmp_path)
    path = case.originals.path(case.record.documents()[0].sha256)
    path.chmod(0o644)
    path.write_bytes(b"Nobody was killed at all.")
    with pytest.raises(Broken):
        read(case)


def test_a_missing_original_is_one_complaint_and_the_others_go_on(case: Case, tmp_path: Path) -> None:
    put(case, {"a.txt": b"Six people were killed.", "b.txt": b"Nine people were killed."}, tmp_path)
    case.originals.path(case.record.documents()[0].sha256).unlink()
    report = read(case)
    assert report.made == 1 and [c.code for c in report.refused] == ["S20"]
