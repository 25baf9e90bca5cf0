"""Ingest end to end: what is received is sealed, named and vouched for; nothing is done twice; nothing is lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from solferino.case import Case
from solferino.errors import Unavailable
from solferino.ingest import step
from solferino.ingest.step import document_id, ingest
from solferino.model import CustodyEvent, CustodyKind, Outcome, Published
from solferino.store import originals as originals_module
from solferino.verify import verify
from solferino.wiring import open_case


@pytest.fixture
def case(tmp_path: Path, made: Path) -> Iterator[Case]:
    shutil.copytree(made, tmp_path / "case")
    with open_case(tmp_path / "case", actor="a person") as opened:
        yield opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "case"
    open_case(path, create=True).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (path / name).write_text(f"the text of {name}")
    return path


def received(case: Case) -> list[CustodyEvent]:
    return [e for e in case.record.custody() if e.kind is CustodyKind.RECEIVED and e.document]


def codes(report: Any) -> list[str]:
    return [f"{c.code} {c.about}" for c in report.refused]


def state(case: Case) -> tuple[object, ...]:
    """All that ingest leaves behind."""
    view = case.record
    return (view.documents(), list(view.custody()), view.outcomes("ingest"), list(case.originals.files()))


class Counting:
    def __init__(self) -> None:
        self.total, self.done, self.ended = 0, 0, False

    def start(self, step: str, total: int) -> None:
        self.total = total

    def advance(self, step: str, by: int = 1) -> None:
        self.done += by

    def end(self, step: str) -> None:
        self.ended = True


def test_what_is_received_is_sealed_named_and_vouched_for(case: Case, folder: Path) -> None:
    progress = Counting()
    report = ingest(case, [folder], progress)
    assert (report.step, report.came, report.made, report.skipped, report.refused) == ("ingest", 3, 3, 0, ())
    assert (progress.total, progress.done, progress.ended) == (3, 3, True)
    document = case.record.documents()[0]
    content = b"the text of a.txt"
    assert (document.name, document.size, document.media_type) == ("a.txt", 17, "text/plain")
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.id == document_id(document.sha256)
    assert case.originals.read(document.sha256) == content
    event = received(case)[0]
    assert (event.actor, event.document, event.sha256) == ("a person", document.id, document.sha256)
    details = dict(event.details)
    assert (details["name"], details["size"]) == ("a.txt", "17")
    assert details["blake2b"] == hashlib.blake2b(content).hexdigest()
    assert verify(case) == []


def test_the_last_event_counts_what_came(case: Case, folder: Path) -> None:
    ingest(case, [folder, folder / "none"])
    *_, last = case.record.custody()
    assert (last.document, last.purpose) == (None, "ingest")
    assert last.details == (("came", "4"), ("made", "3"), ("skipped", "0"), ("refused", "1"))


def test_running_twice_adds_nothing(case: Case, folder: Path) -> None:
    (folder / "metadata.csv").write_text("name,title\na.txt,A\nnone.txt,?\n")
    (folder / "link").symlink_to("/nowhere")
    ingest(case, [folder])
    before = state(case)
    report = ingest(case, [folder])
    assert (report.came, report.made, report.skipped) == (4, 0, 3)
    assert codes(report) == ["I27 metadata.csv, line 3", "I06 link"]
    assert state(case) == before


def test_the_same_bytes_under_two_names_are_one_document_with_two_events(case: Case, folder: Path) -> None:
    (folder / "copy.txt").write_text("the text of a.txt")
    report = ingest(case, [folder])
    assert report.made == 4
    assert len(case.record.documents()) == 3
    key = document_id(hashlib.sha256(b"the text of a.txt").hexdigest())
    assert case.record.names(key) == ["a.txt", "copy.txt"]
    assert [dict(e.details)["name"] for e in received(case) if e.document == key] == ["a.txt", "copy.txt"]
    before = state(case)
    ingest(case, [folder])
    assert state(case) == before


def test_the_same_name_and_bytes_from_two_folders_are_one(case: Case, tmp_path: Path, folder: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("the text of a.txt")
    report = ingest(case, [folder, other])
    assert (report.came, report.made, report.skipped) == (4, 3, 1)
    assert len(received(case)) == 3


def test_other_bytes_under_a_known_name_are_another_document(case: Case, folder: Path) -> None:
    ingest(case, [folder])
    (folder / "a.txt").write_text("corrected")
    report = ingest(case, [folder])
    assert (report.made, report.skipped) == (1, 2)
    assert [d.name for d in case.record.documents()] == ["a.txt", "a.txt", "b.txt", "c.txt"]
    assert verify(case) == []


def test_what_stands_in_metadata_comes_with_the_file(case: Case, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "d.html").write_text("d")
    (folder / "metadata.csv").write_text(
        "name;title;publisher;published;language;address\n"
        "a.txt;A title;The Example;2021-05;en;https://example.org/a\n"
        "sub/d.html;From above;;;;\n",
        "utf-8-sig",
    )
    (folder / "sub" / "metadata.csv").write_text("name,title\nd.html,From beside\n")
    report = ingest(case, [folder])
    assert report.refused == ()
    a, _, _, d = case.record.documents()
    assert (a.title, a.publisher, a.language, a.address) == ("A title", "The Example", "en", "https://example.org/a")
    assert a.published == Published("2021-05-01", "2021-05-31", "metadata")
    assert (d.name, d.title, d.media_type) == ("sub/d.html", "From beside", "text/html")
    details = dict(received(case)[0].details)
    assert details["metadata"] == hashlib.sha256((folder / "metadata.csv").read_bytes()).hexdigest()


def test_metadata_beside_a_single_file_holds_too(case: Case, folder: Path) -> None:
    (folder / "metadata.csv").write_text("name,title\na.txt,A title\nb.txt,B title\nnone.txt,?\n")
    report = ingest(case, [folder / "a.txt", folder / "metadata.csv"])
    assert (report.came, report.made, report.refused) == (1, 1, ())
    assert case.record.documents()[0].title == "A title"


def test_a_later_change_of_metadata_holds_and_the_earlier_stays_in_the_log(case: Case, folder: Path) -> None:
    table = folder / "metadata.csv"
    table.write_text("name,title,published\na.txt,Wrong,2021\n")
    ingest(case, [folder])
    table.write_text("name,title,published\na.txt,Right,\n")
    report = ingest(case, [folder])
    assert (report.made, report.skipped) == (1, 2)
    document = case.record.documents()[0]
    assert (document.title, document.published) == ("Right", Published())
    assert [e.purpose for e in received(case) if e.document == document.id] == ["received", "what came with it changed"]
    before = state(case)
    ingest(case, [folder])
    assert state(case) == before
    table.unlink()  # saying nothing takes nothing back
    ingest(case, [folder])
    assert state(case) == before
    assert verify(case) == []


def test_every_fault_of_a_table_is_one_line_and_the_files_go_on(case: Case, folder: Path) -> None:
    (folder / "metadata.csv").write_text(
        "name,colour,published,language\n"
        "a.txt,red,2023-02-31,en\n"
        "a.txt,red,2023,en\n"
        "b.txt,red,yesterday,English language\n"
        "none.txt,,,\n"
        "../c.txt,,,\n"
        "/etc/passwd,,,\n"
    )
    report = ingest(case, [folder])
    assert report.made == 3
    assert codes(report) == [
        "I22 metadata.csv",
        "I23 metadata.csv, line 2",
        "I24 metadata.csv, line 3",
        "I23 metadata.csv, line 4",
        "I25 metadata.csv, line 4",
        "I27 metadata.csv, line 5",
        "I27 metadata.csv, line 6",
        "I27 metadata.csv, line 7",
    ]


def test_a_table_that_cannot_be_opened_is_told(case: Case, folder: Path) -> None:
    (folder / "metadata.csv").symlink_to(folder / "none")
    report = ingest(case, [folder])
    assert report.made == 3
    assert codes(report) == ["I20 metadata.csv"]


def test_an_empty_file_is_kept(case: Case, folder: Path) -> None:
    (folder / "empty.txt").touch()
    assert ingest(case, [folder]).made == 4
    assert case.originals.read(hashlib.sha256().hexdigest()) == b""


def test_a_file_over_the_limit_is_refused_and_the_rest_goes_on(case: Case, folder: Path) -> None:
    with (folder / "big.txt").open("wb") as file:
        file.truncate(100_000_000)
    report = ingest(case, [folder])
    assert (report.came, report.made) == (4, 3)
    assert [c.line() for c in report.refused] == [
        "I05 big.txt: is larger than 64 MB. Split it, or set max_file_mb in case.toml and run ingest again"
    ]
    assert case.record.outcomes("ingest") == {"path:big.txt": Outcome("refused", "I05", "is larger than 64 MB")}
    assert [e.details for e in case.record.custody() if e.kind is CustodyKind.REFUSED] == [
        (("name", "big.txt"), ("code", "I05"))
    ]
    (folder / "big.txt").write_text("small now")
    assert ingest(case, [folder]).made == 1
    assert case.record.outcomes("ingest")["path:big.txt"].status == "read"


def test_where_all_is_refused_the_report_says_so(case: Case, tmp_path: Path) -> None:
    report = ingest(case, [tmp_path / "none", tmp_path / "neither"])
    assert (report.came, report.made, report.skipped, len(report.refused)) == (2, 0, 0, 2)
    assert report.notes == ("nothing was taken in: all 2 were refused",)
    (tmp_path / "empty").mkdir()
    assert ingest(case, [tmp_path / "empty"]).notes == ("nothing was found to take in",)


def test_hidden_files_are_named_in_the_notes(case: Case, folder: Path) -> None:
    (folder / ".DS_Store").touch()
    assert ingest(case, [folder]).notes == ("1 hidden left out: .DS_Store",)


def test_a_case_inside_the_folder_is_not_taken_in(tmp_path: Path, folder: Path) -> None:
    with open_case(folder / "case", create=True) as case:
        assert ingest(case, [folder]).came == 3
        assert ingest(case, [folder]).came == 3


def test_one_file_that_cannot_be_read_does_not_stop_the_others(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def fails(path: Any, *given: Any, **more: Any) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        if Path(path).name == "b.txt":
            raise FileNotFoundError(2, "No such file or directory")
        return real(path, *given, **more)

    monkeypatch.setattr(os, "open", fails)
    report = ingest(case, [folder])
    assert (report.made, codes(report)) == (1, ["I04 a.txt", "I02 b.txt"])


def test_a_file_that_changes_during_the_run_is_refused_and_taken_next_time(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = originals_module._read

    def read(source: Any, about: str) -> bytes:
        block = real(source, about)
        if about == "b.txt" and block:
            with (folder / "b.txt").open("a") as file:
                file.write("more")
        return block

    with monkeypatch.context() as patch:
        patch.setattr(originals_module, "_read", read)
        report = ingest(case, [folder])
    assert (report.made, codes(report)) == (2, ["I03 b.txt"])
    assert ingest(case, [folder]).made == 1


def test_a_full_disk_stops_the_run_and_keeps_what_was_sealed(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, count = os.fsync, []

    def fsync(fd: int) -> None:
        if "originals" in str(Path(f"/proc/self/fd/{fd}").readlink()):
            count.append(fd)
            if len(count) > 4:  # file, folder, folder: in the second file
                raise OSError(28, "No space left on device")
        real(fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(Unavailable) as error:
            ingest(case, [folder])
    assert error.value.code == "S06"
    assert [d.name for d in case.record.documents()] == ["a.txt"]
    assert [p.name for p in case.originals.files() if p.name.startswith(".")] == []
    report = ingest(case, [folder])
    assert (report.made, report.skipped) == (2, 1)
    assert verify(case) == []


def test_an_interrupted_run_goes_on_where_it_stopped(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "BATCH", 2)

    class Impatient(Counting):
        def advance(self, step: str, by: int = 1) -> None:
            super().advance(step, by)
            if self.done == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(case, [folder], Impatient())
    assert len(case.record.documents()) == 3  # all that was sealed is recorded
    report = ingest(case, [folder])
    assert (report.made, report.skipped) == (0, 3)
    assert verify(case) == []


RUN = """
import sys
from pathlib import Path
from solferino.ingest import step
from solferino.wiring import open_case
step.BATCH = 5
print("ready", flush=True)
with open_case(Path(sys.argv[1]), create=True) as case:
    step.ingest(case, [Path(sys.argv[2])])
"""


@pytest.mark.slow
def test_a_run_killed_at_any_moment_loses_nothing_and_the_next_goes_on(tmp_path: Path) -> None:
    folder, where = tmp_path / "in", tmp_path / "case"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:02}.txt").write_text(f"text {n}")
    seen = 0
    for delay in (0.05, 0.2, 0.35, 0.5, 0.65):
        run = subprocess.Popen([sys.executable, "-c", RUN, where, folder], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(delay)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        with open_case(where, create=True) as case:
            documents = case.record.documents()
            assert len(documents) >= seen  # what was recorded stays
            seen = len(documents)
            for document in documents:
                assert case.originals.read(document.sha256)
            # At most one batch was sealed and not recorded; all else is as it should be.
            assert [c for c in verify(case) if c.code != "S22"] == []
            assert len([c for c in verify(case) if c.code == "S22"]) <= 5
    with open_case(where) as case:
        report = ingest(case, [folder])
        assert (report.came, report.made + seen) == (60, 60)
        assert verify(case) == []
        assert len(received(case)) == 60
