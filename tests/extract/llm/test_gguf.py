"""A model file is looked at before any engine sees it: whatever is no whole model is one line with a code."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.llm.engine import LLAMA, VOCABULARY, bytes_of, number, string, write_model
from solferino.errors import Missing, Refused
from solferino.extract.llm.gguf import examine

WHOLE = bytes_of(*LLAMA, VOCABULARY)
HEAD = len(WHOLE) - 64 + 33  # to the first byte of the last tensor


def test_a_whole_file_has_its_digest_and_the_context_of_its_model(tmp_path: Path) -> None:
    found = examine(write_model(tmp_path / "m.gguf"))
    assert (found.sha256, found.context) == (hashlib.sha256(WHOLE).hexdigest(), 4096)


def test_a_model_that_does_not_say_its_context_has_none(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(bytes_of())
    assert examine(tmp_path / "m.gguf").context == 0


def refusal(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(Refused) as error:
        examine(path)
    assert error.value.code == "X28" and error.value.about == path.name
    return error.value.what


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is no GGUF file"),
        (b"PK\x03\x04" + b"\0" * 100, "is no GGUF file"),
        (b"FUGG" + b"\0" * 100, "is no GGUF file"),
        (bytes_of(version=1), "is of a version of GGUF that is not read"),
        (bytes_of(number("split.count", 3)), "is one part of several"),
        (bytes_of(number("general.alignment", 0)), "is damaged"),
        (b"GGUF" + b"\x03\0\0\0" + b"\xff" * 16, "is damaged"),
        (b"GGUF" + b"\x03\0\0\0" + b"\0" * 16, "is damaged"),
        (bytes_of(string("a") + b"\x09\0\0\0\x08\0\0\0" + b"\xff" * 8), "is damaged"),
        (bytes_of(string("a") + b"\x08\0\0\0" + b"\xff" * 8), "is damaged"),
        (bytes_of(string("a") + b"\x63\0\0\0"), "is damaged"),
    ],
)
def test_what_is_no_whole_model_is_refused_in_words(tmp_path: Path, data: bytes, what: str) -> None:
    assert refusal(tmp_path / "m.gguf", data) == what


@pytest.mark.parametrize("length", range(4, HEAD, 3))
def test_a_file_that_ends_before_its_last_tensor_is_cut_off(tmp_path: Path, length: int) -> None:
    assert refusal(tmp_path / "m.gguf", WHOLE[: min(length, HEAD - 1)]) == "is cut off"


@given(st.integers(4, len(WHOLE) - 65), st.binary(min_size=1, max_size=8))
def test_a_damaged_header_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.gguf"
    path.write_bytes(WHOLE[:at] + junk + WHOLE[at + len(junk) :])
    try:
        assert examine(path).context >= 0
    except Refused as error:
        assert error.code == "X28"


def test_a_path_that_holds_no_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.gguf"):
        with pytest.raises(Missing, match="X27"):
            examine(path)


def test_a_file_larger_than_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sysconf", lambda name: 8, raising=False)
    monkeypatch.setattr(os, "sysconf_names", {"SC_PHYS_PAGES": 1}, raising=False)
    with pytest.raises(Refused, match="X29"):
        examine(write_model(tmp_path / "m.gguf"))
