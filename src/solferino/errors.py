"""Everything that can go wrong, drawn as one tree.

    SolferinoError            code, what happened to what, what to do
    ├── Refused               the input cannot be taken; the rest goes on
    ├── Missing               something asked for is not there
    ├── Broken                the integrity of the record is in doubt: stop
    └── Unavailable           try later: locked, full, out of time

Codes are stable: a letter for the room (I ingest, R read, X extract, L link, A assess, M measure, P report, S store,
C command line, T terms), two digits, never reused. A message never carries the content of a protected statement.
"""

from __future__ import annotations


class SolferinoError(Exception):
    """One failure: `code` (stable), `about` (the file or id concerned), `what` happened, `remedy` to try."""

    def __init__(self, code: str, about: str, what: str, remedy: str) -> None:
        super().__init__(code, about, what, remedy)
        self.code, self.about, self.what, self.remedy = code, about, what, remedy

    def __str__(self) -> str:
        return f"{self.code} {self.about}: {self.what}. {self.remedy}"

    def __reduce__(self) -> tuple[type[SolferinoError], tuple[str, str, str, str]]:
        return type(self), (self.code, self.about, self.what, self.remedy)


class Refused(SolferinoError):
    """The input cannot be taken. Skip it, say so, go on."""


class Missing(SolferinoError):
    """Something that was asked for is not there."""


class Broken(SolferinoError):
    """The record or an original is not what it was. Stop and look."""


class Unavailable(SolferinoError):
    """Not now: locked, disk full, out of time or memory. Try again later."""
