"""The wall: documents in formats that need a parser are read in a process that can do nothing else.

Only plain data and codes come back, and every value is checked again here. The process lives on for the next document,
because starting it costs more than reading most documents; it is killed and replaced when it crashes, hangs or answers
with something odd.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from solferino.errors import SolferinoError
from solferino.model import Picture, Published, Zone, ZoneKind, from_plain
from solferino.read.confined import Confined
from solferino.read.dates import plausible
from solferino.read.faults import FAULTS, fault
from solferino.read.formats import Format
from solferino.read.limits import MARKS, PICTURES, PIXELS, SMALL, Limits
from solferino.read.reading import Reading

# A text of N characters is at most this many bytes of JSON: an emoji is two escapes of six.
_JSON_BYTES = 12
_HEX = re.compile("[0-9a-f]*")


class Wall:
    """A confined reader, started with the first document. Use as a context manager, or `close()` it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._child: Confined | None = None

    def read(self, name: str, untrusted: bytes, form: Format) -> Reading:
        """The checked reading of one document.

        Refused with the reader's code; Unavailable R14 where it took too long, R15 where the reader broke down;
        Refused R16 where its answer fails a check.
        """
        try:
            untrusted_answer = self._ask(name, untrusted, form)
            return self._checked(name, untrusted_answer)
        except BaseException as error:
            if not (isinstance(error, SolferinoError) and error.code not in ("R14", "R15", "R16")):
                self.close()
            raise

    def close(self) -> None:
        """End the confined process, at once."""
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, name: str, untrusted: bytes, form: Format) -> dict[str, Any]:
        child = self._child = self._child or Confined("solferino.read.child", json.dumps(asdict(self.limits)).encode())
        question = (json.dumps({"format": form.value}).encode(), untrusted)
        try:
            longest = self.limits.characters * _JSON_BYTES + 1_000_000
            frame = child.ask(*question, seconds=self.limits.seconds, longest=longest)
        except ValueError:
            raise fault("R16", name) from None
        if frame is None:
            raise fault("R14", name, limit=self.limits.seconds) if child.late else fault("R15", name)
        try:
            found = json.loads(frame)
        except ValueError:
            raise fault("R16", name) from None
        if not isinstance(found, dict):
            raise fault("R16", name)
        return found

    def _checked(self, name: str, untrusted: dict[str, Any]) -> Reading:
        code = untrusted.get("refused")
        if code is not None:
            limit = {"R12": self.limits.characters, "R13": self.limits.pages}.get(code)
            raise fault(code, name, limit=limit) if code in FAULTS else fault("R16", name)
        try:
            reading: Reading = from_plain(Reading, untrusted["read"])
            check(reading, self.limits)
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            raise fault("R16", name) from None
        return reading


def check(reading: Reading, limits: Limits) -> None:
    """ValueError or TypeError where a reading breaks a limit or its own shape."""
    _is(type(reading.text) is str and len(reading.text) <= limits.characters)
    for word in (reading.title, reading.publisher, reading.language, reading.made_by, reading.media_type):
        _is(word is None or (type(word) is str and len(word) <= 2_000))
    _is(reading.media_type in {f.media_type for f in Format})
    at = 0
    for zone in reading.hints:
        _is(type(zone) is Zone and type(zone.kind) is ZoneKind and type(zone.start) is int and type(zone.end) is int)
        _is(at <= zone.start < zone.end <= len(reading.text))
        at = zone.end
    at = 0
    for page in reading.pages:
        _is(type(page) is int and at <= page <= len(reading.text))
        at = page
    _is(len(reading.pages) <= limits.pages and len(reading.notes) <= 100)
    _is(all(type(note) is str and len(note) <= 500 for note in reading.notes))
    _is(len(reading.pictures) <= PICTURES)
    for shown in reading.pictures:
        _is(type(shown) is Picture and _HEX.fullmatch(shown.sha256 + shown.looks) is not None)
        beside = len(shown.looks) - 2 * SMALL * SMALL
        _is(len(shown.sha256) == 64 and 0 <= beside <= 24 * MARKS and beside % 24 == 0)
        _is(type(shown.width) is int and type(shown.height) is int and 0 < shown.width * shown.height <= PIXELS)
        _is(shown.at is None or (type(shown.at) is int and 0 <= shown.at <= len(reading.text)))
    _is(type(reading.published) is Published and reading.published.basis in (None, "metadata", "text", "address"))
    for day in (reading.published.earliest, reading.published.latest):
        _is(day is None or plausible(day) == day)


def _is(fine: bool) -> None:
    if not fine:
        raise ValueError("an answer of the confined reader fails a check")
