"""An edition of a list held against what is there: which rows are new, changed, the same, refused, gone.

Ids are made with a key of the vault (`Keyed`), so that nobody without it can find out whether somebody is on a list by
trying names. Rows pass through in batches: of a list of a million people only the ids stay in memory.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from itertools import islice
from operator import attrgetter
from typing import Protocol

from solferino.measure.register.names import alike
from solferino.measure.register.rows import Draft, Issue, named
from solferino.model import Entry, Identity, content_id

BATCH = 500
_NOT_SAID = ("id", "list", "row", "sheet", "pseudonym", "digest", "withdrawn", "date")
_SAID = attrgetter(*(f.name for f in fields(Entry) if f.name not in _NOT_SAID))
_WHO = attrgetter(*(f.name for f in fields(Identity) if f.name != "id"))
Latest = Callable[[list[str]], dict[str, Entry]]


class Keyed(Protocol):
    """HMAC over parts with a key that stays in the vault."""

    def __call__(self, purpose: str, *parts: str | int | None) -> bytes: ...


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowReport:
    """One line of the report: where the row stands, what becomes of it, and why."""

    sheet: str | None
    row: int
    verdict: Verdict
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A row with its report; `entry` and `identity` where it is new or changed."""

    report: RowReport
    entry: Entry | None = None
    identity: Identity | None = None


@dataclass(slots=True)
class Counts:
    """How many rows became what, and how many had which issue."""

    rows: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)


class Edition:
    """One edition on its way in. `seen` holds the id of each row that it has, refused ones too."""

    def __init__(self, series: str, edition_id: str, keyed: Keyed, latest: Latest) -> None:
        self._series, self._id, self._keyed, self._latest = series, edition_id, keyed, latest
        self.seen: dict[int, int] = {}  # id to digest, as numbers: a third of the memory of texts
        self.counts = Counts()

    def take(self, drafts: Iterable[Draft]) -> Iterator[list[Taken]]:
        """The rows in batches, each compared with the entry that holds now."""
        stream = iter(drafts)
        while batch := list(islice(stream, BATCH)):
            prepared = [self._identify(draft) for draft in batch]
            there = self._latest([ident for ident, _ in prepared])
            taken = [self._judge(d, *pair, there.get(pair[0])) for d, pair in zip(batch, prepared, strict=True)]
            for one in taken:
                self.counts.rows += 1
                self.counts.verdicts[one.report.verdict] += 1
                self.counts.issues.update(i.code for i in one.report.issues)
            yield taken

    def has(self, ident: str) -> bool:
        """Whether the edition has a row with this id."""
        return _number(ident) in self.seen

    def _identify(self, draft: Draft) -> tuple[str, str]:
        """Id and digest of the row; what is wrong with the pair is added to the draft."""
        digest = self._digest(draft)
        who = draft.identity
        if who.number is not None:
            ident = self._ident("number", who.number)
            self._twice(draft, ident, digest)
        else:
            about, nth = self._about(draft), 1
            ident = self._ident(*about)
            while (before := self.seen.get(_number(ident))) is not None and before != int(digest, 16):
                nth += 1
                ident = self._ident(*about, nth)
            if before is not None:
                draft.refused.append(Issue("M14", None, "the same row stands in the list twice; it was taken once"))
            elif nth > 1:
                what = "another row is about somebody alike in name and birth; only their order tells the two apart"
                draft.issues.append(Issue("M26", None, what))
        self.seen.setdefault(_number(ident), int(digest, 16))
        return ident, digest

    def _about(self, draft: Draft) -> tuple[str | None, ...]:
        """Who a row without a number is about: name and birth; where there is no birth, name, place and day."""
        who, entry = draft.identity, draft.entry
        if who.birth:
            return "who", alike(who.name), who.birth
        day = entry.death or (entry.date.text if entry.date else None)
        return "who", alike(who.name), None, alike(who.place), day

    def _twice(self, draft: Draft, ident: str, digest: str) -> None:
        before = self.seen.get(_number(ident))
        if before == int(digest, 16):
            draft.refused.append(Issue("M14", None, "the same row stands in the list twice; it was taken once"))
        elif before is not None:
            draft.refused.append(Issue("M11", None, "its number stands in the list twice; the first row was taken"))

    def _judge(self, draft: Draft, ident: str, digest: str, there: Entry | None) -> Taken:
        where = (draft.sheet, draft.number)
        if draft.refused:
            return Taken(RowReport(*where, Verdict.REFUSED, (*draft.refused, *draft.issues)))
        issues = tuple(draft.issues)
        if there is not None and there.digest == digest and not there.withdrawn:
            return Taken(RowReport(*where, Verdict.SAME, issues))
        verdict = Verdict.NEW if there is None else Verdict.CHANGED
        pseudonym = there.pseudonym if there else "P-" + letters(self._keyed("pseudonym", ident))
        entry, identity = named(draft, ident, self._id, pseudonym, digest)
        return Taken(RowReport(*where, verdict, issues), entry, identity)

    def _ident(self, *parts: str | int | None) -> str:
        return "ent-" + self._keyed("entry", self._series, *parts).hex()[:24]

    def _digest(self, draft: Draft) -> str:
        """Over all that the row says, but not where it stands: a row that only moved is the same."""
        entry, who = draft.entry, draft.identity
        day = entry.date and (entry.date.text, entry.date.earliest, entry.date.latest)
        text = json.dumps([day, *_SAID(entry), *_WHO(who)], ensure_ascii=False)
        return self._keyed("row", text).hex()[:16]


def edition_id(series: str, sha256: str, mapping: str) -> str:
    """The id of an edition: the same file read with the same mapping is the same edition."""
    return content_id("lst", series, sha256, mapping)


def _number(ident: str) -> int:
    return int(ident[-24:], 16)


def letters(raw: bytes) -> str:
    """Ten letters and digits that cannot be mistaken for one another: a million people share none of 10^15."""
    table = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    return base64.b32encode(raw[:7]).decode()[:10].translate(table)
