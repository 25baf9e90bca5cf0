"""The custody log as a file, `custody.jsonl`, beside the record: the same events, readable without Solferino.

The record decides: an event is there once the unit of work that wrote it has committed. After each commit the new
events are appended here and synced, then `custody.head` is replaced, which tells how far the file goes. So whatever
moment a run is killed at, the file holds a beginning of the record's events and at least as many as the head says; the
next opening appends the rest. A file that is shorter than its head says, or whose last line is not the record's, was
changed by another hand: nothing is written to the case any more until somebody has looked.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from solferino.errors import Broken, Unavailable
from solferino.model import CustodyEvent
from solferino.store.custody import canonical, line
from solferino.store.files import explain, replace_file

LOG, HEAD = "custody.jsonl", "custody.head"
REMEDY = (
    "Run `solferino verify` and compare with a backup. To go on, move custody.jsonl and custody.head aside: they are "
    "written anew from the record, and the log will say so"
)


class CustodyLog:
    """The file and how far it goes. `caught_up(...)` is called on opening and after each commit."""

    def __init__(self, folder: Path) -> None:
        self._path, self._head = folder / LOG, folder / HEAD
        self._seq = 0

    def open(self, event: Callable[[int], CustodyEvent | None]) -> None:
        """Find how far the file goes; `event(seq)` is the record's, None past its end. Broken S42 where the file was
        changed."""
        head = read_head(self._head)
        raw, offset = self._tail()
        whole, _, torn = raw.rpartition(b"\n")
        text = whole.rsplit(b"\n", 1)[-1]
        seq = _seq(text)
        if head is not None and seq < head[0]:
            raise Broken("S42", LOG, f"ends at event {seq}, {HEAD} says {head[0]}: its end is missing", REMEDY)
        mine = event(seq) if seq else None
        if seq:
            if mine is None or line(mine).encode() != text:
                raise Broken("S42", LOG, f"its last line is not event {seq} of the record", REMEDY)
        elif whole:
            raise Broken("S42", LOG, "its last line is not a custody event", REMEDY)
        if torn:
            following = event(seq + 1)
            if following is None or not line(following).encode().startswith(torn):
                raise Broken("S42", LOG, "its last line is not one of the record", REMEDY)
            os.truncate(self._path, offset + len(raw) - len(torn))
        self._seq = seq
        behind = head[0] < seq if head is not None else seq == 1
        if mine is not None and behind:  # killed after the lines were written and before the head was
            self._name_last(mine)

    @property
    def seq(self) -> int:
        """The number of the last event in the file, 0 where there is none."""
        return self._seq

    def append(self, events: Iterable[CustodyEvent]) -> int:
        """Append `events`, which must follow; how many. Unavailable where the disk is full: the file is then as
        before, and the record keeps the events until the next try."""
        lines: list[str] = []
        last: CustodyEvent | None = None
        for event in events:
            if event.seq != self._seq + len(lines) + 1:
                raise Broken("S42", LOG, f"event {event.seq} does not follow event {self._seq + len(lines)}", REMEDY)
            lines.append(line(event) + "\n")
            last = event
        if last is None:
            return 0
        try:
            with self._path.open("ab") as file:
                size = file.tell()
                try:
                    file.write("".join(lines).encode())
                    file.flush()
                    os.fsync(file.fileno())
                except OSError:
                    os.truncate(self._path, size)
                    raise
            self._seq = last.seq
            self._name_last(last)
        except OSError as error:
            raise explain(error, LOG) or Unavailable(
                "S13", LOG, f"cannot be written ({error.strerror})", "Try again"
            ) from error
        return len(lines)

    def _name_last(self, last: CustodyEvent) -> None:
        replace_file(self._head, (canonical({"digest": last.digest, "seq": last.seq}) + "\n").encode())

    def _tail(self) -> tuple[bytes, int]:
        """The last lines of the file and the offset at which they start."""
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                block = 65536
                while True:
                    offset = max(0, size - block)
                    file.seek(offset)
                    raw = file.read()
                    if offset == 0 or raw.count(b"\n") >= 2:
                        return raw, offset
                    block *= 4
        except FileNotFoundError:
            return b"", 0


def read_head(path: Path) -> tuple[int, str] | None:
    """How far the log goes: number and digest of its last event. None where there is no head or it is unreadable."""
    try:
        data = json.loads(path.read_bytes())
        return int(data["seq"]), str(data["digest"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _seq(text: bytes) -> int:
    try:
        return int(json.loads(text)["seq"])
    except (ValueError, KeyError, TypeError):
        return 0
