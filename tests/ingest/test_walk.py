"""Which files are meant."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from solferino.ingest.walk import Found, find, readable


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def names(*paths: Path, leave_out: Path | None = None) -> list[str]:
    return [f.name for f in find(paths, leave_out).files]


def refusals(*paths: Path) -> list[str]:
    return [f"{c.code} {c.about}" for c in find(paths).refused]


def test_a_file_is_named_by_its_path_below_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "in/b.txt", "in/a/c/d.txt", "in/a/b.txt", "in/Звіт.pdf")
    assert names(tmp_path / "in") == ["a/b.txt", "a/c/d.txt", "b.txt", "Звіт.pdf"]
    assert names(tmp_path / "in" / "a" / "b.txt") == ["b.txt"]


def test_the_same_path_twice_is_one_file(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert names(tmp_path, tmp_path) == ["a.txt"]


def test_a_path_that_is_not_there_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    found = find([tmp_path / "none", tmp_path / "a.txt"])
    assert [c.code for c in found.refused] == ["I01"]
    assert [f.name for f in found.files] == ["a.txt"]


def test_hidden_files_and_litter_are_left_out_and_named(tmp_path: Path) -> None:
    make(tmp_path, ".hidden", ".git/config", "~$a.docx", "Thumbs.db", "a.docx", "sub/.DS_Store", "__MACOSX/x")
    found = find([tmp_path])
    assert [f.name for f in found.files] == ["a.docx"]
    assert sorted(found.hidden) == [".git", ".hidden", "Thumbs.db", "__MACOSX", "sub/.DS_Store", "~$a.docx"]
    assert names(tmp_path / ".hidden") == [".hidden"]  # who names it means it


def test_metadata_is_not_a_document(tmp_path: Path) -> None:
    make(tmp_path, "metadata.csv", "a.txt", "sub/metadata.csv", "sub/b.txt")
    found = find([tmp_path])
    assert [f.name for f in found.files] == ["a.txt", "sub/b.txt"]
    assert [(f.prefix, f.partial) for f in found.folders] == [("", False), ("sub/", False)]
    some = find([tmp_path / "a.txt", tmp_path / "metadata.csv"])
    assert [f.name for f in some.files] == ["a.txt"]
    assert [(f.prefix, f.partial) for f in some.folders] == [("", True)]


def test_the_case_itself_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "case/case.toml", "case/originals/aa/x")
    assert names(tmp_path, leave_out=tmp_path / "case") == ["a.txt"]


def test_a_link_below_the_folder_is_followed_once_and_one_that_leaves_it_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "in/sub/b.txt", "out/secret.txt")
    root = tmp_path / "in"
    (root / "inside").symlink_to(root / "a.txt")
    (root / "folder").symlink_to(root / "sub")
    (root / "circle").symlink_to(root / "circle")
    (root / "up").symlink_to(root)
    (root / "leaves").symlink_to(tmp_path / "out" / "secret.txt")
    (root / "leaves too").symlink_to(tmp_path / "out")
    (root / "nowhere").symlink_to(tmp_path / "none")
    assert names(root) == ["a.txt", "inside", "sub/b.txt"]
    assert refusals(root) == ["I06 circle", "I06 leaves", "I06 leaves too", "I06 nowhere"]


def test_pipes_and_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # a socket's path may be short only
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("socket")
    assert refusals(tmp_path) == ["I07 pipe", "I07 socket"]


def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt", "locked/b.txt", "z.txt")
    real = os.scandir

    def denied(path: Any) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", denied)
    found = find([tmp_path])
    assert [f.name for f in found.files] == ["a.txt", "z.txt"]
    assert [c.line() for c in found.refused] == [
        "I08 locked: the folder cannot be read (Permission denied). Check the rights on it"
    ]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"a\nb\x1b[2J.txt", "a\\nb\\x1b[2J.txt"),
        ("a\u202etxt.exe".encode(), "a\\u202etxt.exe"),
        ("تقرير\u200c.txt".encode(), "تقرير\u200c.txt"),
    ],
)
def test_a_name_is_text_that_can_be_written_and_printed(tmp_path: Path, raw: bytes, shown: str) -> None:
    assert readable(os.fsdecode(raw)) == shown
    (tmp_path / os.fsdecode(raw)).write_text("x")
    (found,) = find([tmp_path]).files
    assert found == Found(tmp_path / os.fsdecode(raw), shown)
