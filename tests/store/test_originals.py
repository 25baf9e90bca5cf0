"""Originals: there whole or not at all, once, and as they were received."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from solferino.errors import Broken, Missing, Refused, SolferinoError, Unavailable
from solferino.store import originals as module
from solferino.store.originals import Originals, digest


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"some words\n" * 300_000)  # three blocks and a bit
    return path


def left(originals: Originals) -> list[str]:
    return [p.name for p in originals.files()]


def refused(call: Callable[[], object], kind: type[SolferinoError] = Refused) -> str:
    with pytest.raises(kind) as error:
        call()
    return error.value.code


def test_bytes_are_kept_under_both_digests_read_only(originals: Originals, source: Path) -> None:
    sealed = originals.seal(source)
    content = source.read_bytes()
    assert (sealed.sha256, sealed.blake2b) == (
        hashlib.sha256(content).hexdigest(),
        hashlib.blake2b(content).hexdigest(),
    )
    assert (sealed.size, sealed.new) == (len(content), True)
    path = originals.folder / sealed.sha256[:2] / sealed.sha256
    assert originals.path(sealed.sha256) == path
    assert originals.read(sealed.sha256) == path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert left(originals) == [sealed.sha256]


def test_the_same_bytes_are_kept_once(originals: Originals, source: Path) -> None:
    first = originals.seal(source)
    again = originals.seal(io.BytesIO(source.read_bytes()))
    assert (again.sha256, again.new) == (first.sha256, False)
    assert left(originals) == [first.sha256]


def test_an_empty_file_is_kept_too(originals: Originals, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    sealed = originals.seal(tmp_path / "empty")
    assert (sealed.size, originals.read(sealed.sha256)) == (0, b"")


def test_a_digest_is_that_of_the_file(originals: Originals, source: Path) -> None:
    assert digest(source) == originals.seal(source).sha256


def test_an_altered_original_is_broken_and_a_lost_one_missing(originals: Originals, source: Path) -> None:
    sealed = originals.seal(source)
    path = originals.path(sealed.sha256)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert refused(lambda: originals.read(sealed.sha256), Broken) == "S21"
    path.write_bytes(b"short")
    assert refused(lambda: originals.seal(source), Broken) == "S21"
    path.unlink()
    assert refused(lambda: originals.read(sealed.sha256), Missing) == "S20"


def test_a_file_over_the_limit_is_refused_without_reading_it(
    originals: Originals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(100_000_000)

    def never(*_: object) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(module, "_read", never)
    assert refused(lambda: originals.seal(big, limit=64_000_000)) == "I05"
    assert refused(lambda: digest(big, limit=64_000_000)) == "I05"
    assert left(originals) == []


def test_a_large_file_takes_the_memory_of_some_blocks(originals: Originals, tmp_path: Path) -> None:
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        file.truncate(40_000_000)
    tracemalloc.start()
    originals.seal(big)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * module.BLOCK


def test_a_stream_over_the_limit_is_refused_and_leaves_nothing(originals: Originals) -> None:
    assert refused(lambda: originals.seal(io.BytesIO(b"x" * 11), limit=10)) == "I05"
    assert left(originals) == []


def test_what_is_no_file_is_refused_at_once(originals: Originals, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(lambda: originals.seal(tmp_path / "pipe")) == "I07"
    assert refused(lambda: originals.seal(tmp_path)) == "I07"
    assert refused(lambda: originals.seal(tmp_path / "none")) == "I02"


def during_reading(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Do something after the first block was read."""
    real = module._read
    done: list[object] = []

    def read(source: Any, about: str) -> bytes:
        block = real(source, about)
        if not done:
            done.append(act())
        return block

    monkeypatch.setattr(module, "_read", read)


def test_a_file_that_vanishes_during_the_reading_is_refused(
    originals: Originals, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during_reading(monkeypatch, source.unlink)
    assert refused(lambda: originals.seal(source)) == "I02"
    assert left(originals) == []


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written over", "is replaced"])
def test_a_file_that_changes_during_the_reading_is_refused(
    originals: Originals, source: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    size = source.stat().st_size

    def act() -> None:
        if change == "grows":
            with source.open("ab") as file:
                file.write(b"more")
        elif change == "shrinks":
            os.truncate(source, size - 1)
        elif change == "is written over":
            source.write_bytes(b"x" * size)
            os.utime(source, ns=(1, 1))
        else:
            other = source.with_suffix(".new")
            other.write_bytes(source.read_bytes())
            other.replace(source)

    during_reading(monkeypatch, act)
    assert refused(lambda: originals.seal(source)) == "I03"
    assert left(originals) == []


def test_a_file_that_cannot_be_read_is_refused(
    originals: Originals, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def denied(path: Any, *given: Any, **more: Any) -> int:
        if path == source:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *given, **more)

    monkeypatch.setattr(os, "open", denied)
    assert refused(lambda: originals.seal(source)) == "I04"


@pytest.mark.parametrize("call", ["write", "fsync", "mkstemp"])
def test_a_full_disk_is_unavailable_and_leaves_nothing(
    originals: Originals, source: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "write":

        class Full(io.FileIO):
            write = full

        monkeypatch.setattr(os, "fdopen", lambda fd, mode="rb", **_: (Full if "w" in mode else io.FileIO)(fd, mode))
    else:
        monkeypatch.setattr(os if call == "fsync" else tempfile, call, full)
    assert refused(lambda: originals.seal(source), Unavailable) == "S06"
    monkeypatch.undo()
    assert left(originals) == []
    assert originals.seal(source).new


def test_remains_of_a_killed_run_are_cleared_and_nothing_else(originals: Originals, source: Path) -> None:
    sealed = originals.seal(source)
    (originals.folder / ".seal-abc").write_bytes(b"half")
    originals.clear_remains()
    assert left(originals) == [sealed.sha256]
