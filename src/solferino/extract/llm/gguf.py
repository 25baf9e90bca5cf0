"""What a model file says of itself, read before any engine opens it: that it is one, whole, and not too large.

The header of a GGUF file is counts, named values and a table of tensors, then the tensors (the format's specification,
github.com/ggml-org/ggml, docs/gguf.md). Only the header is read here, each count bounded: the file may be anything.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from solferino.errors import Missing, Refused

_BYTES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}  # of a value, by its type
_WHOLE = {0: "<B", 2: "<H", 4: "<I", 10: "<Q"}  # unsigned whole numbers
_STRING, _ARRAY = 8, 9
_VALUES, _TENSORS, _ITEMS, _NAME = 100_000, 1_000_000, 10_000_000, 1_000_000  # more are in no honest file
_DIMENSIONS = 8  # GGUF has four today


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file that looks whole: its digest, how many tokens the model can hold (0 where it does not say), and
    the time it was last changed, in nanoseconds."""

    path: Path
    sha256: str
    context: int
    changed: int


def examine(path: Path) -> ModelFile:
    """The file's digest and context. Missing X27 where it is not there, Refused X28 where it is no whole GGUF model,
    X29 where the machine's memory cannot hold it."""
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            context = _header(file, state.st_size)
            _fits(path.name, state.st_size)
            file.seek(0)
            return ModelFile(path, hashlib.file_digest(file, "sha256").hexdigest(), context, state.st_mtime_ns)
    except OSError as error:
        what = f"cannot be read ({type(error).__name__})"
        raise Missing("X27", path.name, what, "Set llm_file in case.toml to the path of a GGUF file") from None
    except _Odd as error:
        raise refused(path.name, str(error)) from None


def refused(name: str, what: str) -> Refused:
    """The refusal of a file that is no model that can be used."""
    return Refused("X28", name, what, "Fetch the model again, as one GGUF file, and compare its digest")


def _fits(name: str, size: int) -> None:
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return
    there = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if size > there:
        what = f"has {size / 1e9:.0f} GB and this machine {there / 1e9:.0f} GB of memory"
        raise Refused("X29", name, what, "Use a smaller model, or a machine with more memory")


class _Odd(Exception):
    """What is wrong with a header, in words."""


def _header(file: IO[bytes], size: int) -> int:
    """The model's context in tokens; _Odd where the file is none, or ends before its last tensor begins."""
    if file.read(4) != b"GGUF":
        raise _Odd("is no GGUF file")
    version, tensors, values = struct.unpack("<IQQ", _read(file, 20))
    if version not in (2, 3):
        raise _Odd("is of a version of GGUF that is not read")
    if tensors > _TENSORS or values > _VALUES:
        raise _Odd("is damaged")
    said = {key: value for key, value in (_value(file) for _ in range(values)) if value is not None}
    if isinstance(parts := said.get("split.count"), int) and parts > 1:
        raise _Odd("is one part of several")
    last = max((_tensor(file) for _ in range(tensors)), default=None)
    pad = said.get("general.alignment", 32)
    if last is None or not isinstance(pad, int) or not 0 < pad <= 65536:
        raise _Odd("is damaged")
    if -(-file.tell() // pad) * pad + last >= size:
        raise _Odd("is cut off")
    context = said.get(f"{said.get('general.architecture')}.context_length", 0)
    return context if isinstance(context, int) else 0


def _read(file: IO[bytes], count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise _Odd("is cut off")
    return data


def _number(file: IO[bytes], form: str) -> int:
    (value,) = struct.unpack(form, _read(file, struct.calcsize(form)))
    return int(value)


def _string(file: IO[bytes]) -> str:
    length = _number(file, "<Q")
    if length > _NAME:
        raise _Odd("is damaged")
    return _read(file, length).decode("utf-8", "replace")


def _value(file: IO[bytes]) -> tuple[str, Any]:
    """One named value of the header; None in place of one that nobody asks for."""
    key, kind = _string(file), _number(file, "<I")
    if kind == _STRING:
        return key, _string(file)
    if kind == _ARRAY:
        inner, count = _number(file, "<I"), _number(file, "<Q")
        if count > _ITEMS or (inner != _STRING and inner not in _BYTES):
            raise _Odd("is damaged")
        if inner == _STRING:
            for _ in range(count):
                _string(file)
        else:
            _read(file, count * _BYTES[inner])
        return key, None
    if kind not in _BYTES:
        raise _Odd("is damaged")
    raw = _read(file, _BYTES[kind])
    return key, struct.unpack(_WHOLE[kind], raw)[0] if kind in _WHOLE else None


def _tensor(file: IO[bytes]) -> int:
    """Where a tensor begins, in bytes from the first."""
    _string(file)
    dimensions = _number(file, "<I")
    if dimensions > _DIMENSIONS:
        raise _Odd("is damaged")
    _read(file, 8 * dimensions + 4)
    return _number(file, "<Q")
