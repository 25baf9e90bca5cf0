"""Quotation marks, paired as people really set them: unclosed, reopened in the next paragraph, mixed styles.

Stacked by hand because texts break every convention that a parser relies on: a quotation of several paragraphs opens
each of them and closes only the last, captured pages lose marks, and a closing mark may be of another style.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DOUBLE_OPEN = "“«„"
_DOUBLE_CLOSE = "”»"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between marks at `start..end` (marks not included); `chain` numbers the quotation that it is a piece of.

    Pieces with one chain number are one quotation that goes on in the next paragraph.
    """

    start: int
    end: int
    chain: int


def find_quotes(text: str, blocks: Sequence[tuple[int, int]]) -> list[Quote]:
    """Quotations in the paragraphs `blocks` (spans of `text`, in order), by position."""
    text = _TWO_SINGLE.sub(_as_double, text)
    out: list[Quote] = []
    chain = -1
    left_open = False
    for start, end in blocks:
        first = _first_mark(text, start, end)
        if left_open and first is None:
            left_open = False
        at = start
        open_at: int | None = None
        continued = left_open and first is not None
        left_open = False
        while at < end:
            mark = text[at]
            if mark in _DOUBLE_OPEN or (mark == '"' and open_at is None and _may_open(text, at, start, end)):
                if open_at is None:
                    open_at = at + 1
                    if not (continued and not text[start:at].strip()):
                        chain += 1
            elif open_at is not None and (mark in _DOUBLE_CLOSE or mark == '"' or _stray_close(text, at, end)):
                if text[open_at:at].strip():
                    out.append(Quote(open_at, at, chain))
                open_at = None
            at += 1
        if open_at is not None and text[open_at:end].strip():
            out.append(Quote(open_at, end, chain))
            left_open = True
        out.extend(_single(text, start, end, out))
    out.sort(key=lambda q: (q.start, q.end))
    return out


# Two single marks for a double one, as old wire systems set them: ''No,'' he said.
_TWO_SINGLE = re.compile(r"(?P<opens>(?<![\w.,!?'])''(?=[\w$…\[(]))|''|``")


def _as_double(m: re.Match[str]) -> str:
    """One double mark and a blank on its outer side, so that no offset moves."""
    return ' "' if m["opens"] or m.group() == "``" else '" '


def _first_mark(text: str, start: int, end: int) -> int | None:
    head = text[start:end].lstrip()
    return start if head[:1] in set(_DOUBLE_OPEN + '"') and head else None


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([—–-:‘'") and not after.isspace()


def _stray_close(text: str, at: int, end: int) -> bool:
    """A lone single mark that ends a paragraph stands for the closing double one: `women. ‘`."""
    return text[at] in "‘’'" and not text[at + 1 : end].strip() and text[at - 1 : at] in {" ", ".", "!", "?"}


_SINGLE = re.compile(r"(?<![^\s(\[—–])[‘'](?=\w)(.{2,}?)(?<=[\w.,!?…])['’](?![\w])")


def single_marks(text: str) -> frozenset[int]:
    """Where the marks of quotations in single marks stand; an apostrophe is none."""
    return frozenset(at for m in _SINGLE.finditer(text) for at in (m.start(1) - 1, m.end(1)))


def _single(text: str, start: int, end: int, double: Sequence[Quote]) -> list[Quote]:
    """Quotations in single marks that stand in no double ones. Their chain is -1: they never run on."""
    return [
        Quote(m.start(1), m.end(1), -1)
        for m in _SINGLE.finditer(text, start, end)
        if not any(q.start < m.end(1) and m.start(1) < q.end for q in double)
    ]
