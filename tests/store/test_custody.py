"""The chain of custody: any change breaks it, and whatever moment a run is killed at, nothing of it is lost."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.values import blank_record
from solferino.errors import Broken, Unavailable
from solferino.model import CustodyEvent, CustodyKind, from_plain
from solferino.store import custody, files, sqlite
from solferino.store.log import HEAD, LOG, CustodyLog, read_head
from solferino.store.record import SqlRecord

TOOL = Path(__file__).parents[2] / "tools" / "verify_custody.py"


def chain(count: int) -> list[CustodyEvent]:
    events: list[CustodyEvent] = []
    for n in range(count):
        draft = CustodyEvent(0, CustodyKind.RECEIVED, f"at {n}", "a", f"purpose {n}", None, None, (("n", "ї"),), "", "")
        events.append(custody.chain(events[-1] if events else None, draft))
    return events


def parse(text: str) -> CustodyEvent:
    event = from_plain(CustodyEvent, json.loads(text))
    if custody.line(event) != text:
        raise ValueError("not in the form in which events are written")
    return event


def codes(lines: list[str]) -> list[str]:
    """What a reader of the file finds: its own check of form, then of the chain."""
    try:
        return [c.code for c in custody.faults([parse(text) for text in lines], "test")]
    except (ValueError, TypeError, KeyError, AttributeError):
        return ["form"]


LINES = [custody.line(event) for event in chain(6)]


def test_an_untouched_chain_has_no_fault() -> None:
    assert codes(LINES) == []
    assert [parse(text) for text in LINES] == chain(6)


def test_the_digest_is_that_of_the_documented_text() -> None:
    draft = CustodyEvent(0, CustodyKind.OPENED, "2021-05-03T10:00:00Z", "a person", "looked at", None, None, (), "", "")
    assert custody.line(custody.chain(None, draft)) == (
        '{"actor":"a person","at":"2021-05-03T10:00:00Z","details":[],'
        '"digest":"0a2ed2c1d3982dad0c872c4ffbff28bde02d5ab333d3a5b05167a528dcf91196",'
        '"document":null,"kind":"opened",'
        '"previous":"0000000000000000000000000000000000000000000000000000000000000000",'
        '"purpose":"looked at","seq":1,"sha256":null}'
    )


@settings(deadline=None)
@given(st.data())
def test_any_edit_breaks_the_chain(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(LINES) - 1))
    where = data.draw(st.integers(0, len(LINES[at]) - 1))
    put = data.draw(st.characters(blacklist_characters=LINES[at][where]))
    edited = [*LINES]
    edited[at] = LINES[at][:where] + put + LINES[at][where + 1 :]
    assert codes(edited)


@settings(deadline=None)
@given(st.integers(0, len(LINES) - 2))
def test_any_deletion_but_of_the_end_breaks_the_chain(at: int) -> None:
    assert codes(LINES[:at] + LINES[at + 1 :])


@settings(deadline=None)
@given(st.permutations(range(len(LINES))))
def test_any_other_order_breaks_the_chain(order: list[int]) -> None:
    assert bool(codes([LINES[n] for n in order])) == (order != sorted(order))


@settings(deadline=None)
@given(st.integers(0, len(LINES)), st.integers(0, len(LINES) - 1))
def test_any_line_put_in_twice_breaks_the_chain(at: int, which: int) -> None:
    assert codes([*LINES[:at], LINES[which], *LINES[at:]])


# The file beside the record.


def opened(folder: Path) -> SqlRecord:
    return sqlite.open_record(folder, log=CustodyLog(folder))


def put(record: SqlRecord, count: int = 3) -> None:
    with record.unit() as unit:
        for n in range(count):
            unit.add_custody(CustodyKind.OPENED, f"purpose {n}")


def lines(folder: Path) -> list[str]:
    return (folder / LOG).read_text("utf-8").splitlines()


def purposes(folder: Path) -> list[str]:
    return [json.loads(text)["purpose"] for text in lines(folder)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with six events in two units of work."""
    (tmp_path / sqlite.FILE).write_bytes(blank_record())
    record = opened(tmp_path)
    put(record)
    put(record)
    record.close()
    return tmp_path


def test_the_file_is_the_record_and_the_head_names_its_end(folder: Path) -> None:
    record = opened(folder)
    assert lines(folder) == [custody.line(event) for event in record.custody()]
    last = record.last_custody()
    assert last is not None
    assert read_head(folder / HEAD) == (6, last.digest)
    record.close()


@pytest.mark.parametrize("cut", [0, 1, 40])
def test_what_a_killed_run_did_not_append_is_appended_and_told(folder: Path, cut: int) -> None:
    """Killed after the commit of the second unit: some of its lines, perhaps half of one, and the head of the first."""
    whole = (folder / LOG).read_bytes()
    three = len(b"".join(whole.splitlines(keepends=True)[:3]))
    (folder / LOG).write_bytes(whole[: three + cut])
    third = json.loads(whole.splitlines()[2])
    (folder / HEAD).write_text(custody.canonical({"digest": third["digest"], "seq": 3}) + "\n")
    record = opened(folder)
    assert purposes(folder)[-1] == "custody log extended from the record after an interruption"
    assert (folder / LOG).read_bytes().startswith(whole)
    assert lines(folder) == [custody.line(event) for event in record.custody()]
    put(record)
    record.close()
    assert codes(lines(folder)) == []


def test_killed_between_the_file_and_its_head_nothing_is_missing(folder: Path) -> None:
    third = json.loads(lines(folder)[2])
    (folder / HEAD).write_text(custody.canonical({"digest": third["digest"], "seq": 3}) + "\n")
    record = opened(folder)
    put(record, 1)
    record.close()
    assert len(lines(folder)) == 7
    head = read_head(folder / HEAD)
    assert head is not None
    assert head[0] == 7


def edit(folder: Path, change: str) -> None:
    text = lines(folder)
    if change == "end cut off":
        text = text[:-1]
    elif change == "half a line cut off":
        text[-1] = text[-1][:-9]
    elif change == "last line edited":
        text[-1] = text[-1].replace("purpose 2", "purpose 9")
    elif change == "line added":
        text.append(text[-1].replace('"seq":6', '"seq":7'))
    elif change == "words added":
        text.append("not an event")
    elif change == "emptied":
        text = []
    (folder / LOG).write_text("".join(f"{t}\n" for t in text).removesuffix("\n" if change.startswith("half") else ""))


@pytest.mark.parametrize(
    "change", ["end cut off", "half a line cut off", "last line edited", "line added", "words added", "emptied"]
)
def test_a_log_changed_by_another_hand_is_left_alone_and_nothing_is_written(folder: Path, change: str) -> None:
    edit(folder, change)
    found = (folder / LOG).read_bytes()
    record = opened(folder)
    with pytest.raises(Broken) as error, record.unit():
        pass
    assert error.value.code == "S42"
    assert (folder / LOG).read_bytes() == found
    assert len(list(record.custody())) == 6  # reading goes on
    record.close()


def test_a_log_put_aside_with_its_head_is_written_anew_and_says_so(folder: Path) -> None:
    whole = (folder / LOG).read_bytes()
    (folder / LOG).unlink()
    (folder / HEAD).unlink()
    opened(folder).close()
    assert (folder / LOG).read_bytes().startswith(whole)
    assert purposes(folder)[6:] == ["custody log extended from the record after an interruption"]


def test_a_full_disk_under_the_log_keeps_the_events_for_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = opened(folder)
    before = (folder / LOG).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Unavailable) as error:
            put(record)
    assert error.value.code == "S06"
    assert (folder / LOG).read_bytes() == before
    assert len(list(record.custody())) == 9  # recorded: it is only the copy that waits
    put(record, 1)
    assert lines(folder) == [custody.line(event) for event in record.custody()]
    record.close()


def test_replacing_a_file_on_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x"
    files.replace_file(target, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.replace_file(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("x", b"old")]


# The stand-alone script.


def tool(folder: Path) -> tuple[int, str]:
    # -I -S: no packages, no paths of ours. It must run on any machine.
    run = subprocess.run([sys.executable, "-I", "-S", TOOL, folder], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def test_the_script_finds_nothing_in_an_untouched_case(folder: Path) -> None:
    code, out = tool(folder)
    head = read_head(folder / HEAD)
    assert head is not None
    assert (code, out) == (0, f"6 events, 0 originals, 0 things wrong. Head: {head[1]}\n")


@pytest.mark.parametrize(
    "change", ["end cut off", "half a line cut off", "last line edited", "line added", "words added", "emptied"]
)
def test_the_script_finds_every_change_of_the_end(folder: Path, change: str) -> None:
    edit(folder, change)
    assert tool(folder)[0] == 1


def test_the_script_finds_a_change_in_the_middle(folder: Path) -> None:
    text = lines(folder)
    event = json.loads(text[2])
    event["actor"] = "another"
    del event["digest"]
    event["digest"] = hashlib.sha256(custody.canonical(event).encode()).hexdigest()
    text[2] = custody.canonical(event)  # in good form, with its right digest
    (folder / LOG).write_text("".join(f"{t}\n" for t in text))
    code, out = tool(folder)
    assert code == 1
    assert "line 4: does not follow" in out


def test_the_script_says_where_there_is_no_log(tmp_path: Path) -> None:
    assert tool(tmp_path)[0] == 2
    assert tool(tmp_path / "none")[0] == 2


def test_the_script_imports_the_standard_library_only() -> None:
    imports = [t.split()[1] for t in TOOL.read_text().splitlines() if t.startswith(("import ", "from "))]
    assert set(imports) <= set(sys.stdlib_module_names)
    assert os.access(TOOL, os.X_OK)
