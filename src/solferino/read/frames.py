"""How the two sides of the wall talk: a length in eight bytes, then that many bytes. Nothing is ever unpickled."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write each part as one frame."""
    for part in parts:
        stream.write(_LENGTH.pack(len(part)))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes], longest: int) -> bytes | None:
    """The next frame, or None where the other side has gone. ValueError where it says to be longer than `longest`."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > longest:
        raise ValueError("frame too long")
    body = stream.read(length)
    return body if len(body) == length else None
