"""Which of many patterns a text may hold at all, by the letters that their matches begin with.

Hundreds of turns of phrase are looked for in every sentence, and a sentence holds none or one. One alternation of them
all tries each at every word: a tenth of the time of the whole extractor. Looking up the first letters of each word in a
table leaves two or three patterns to try, and the others need not even be compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

LETTERS = 6  # of an opening that are looked at: leaves 15 of 240 phrases to a sentence (4: 36, 8: 14)
_MANY = 400  # openings of one pattern; one that has more is always tried
_STARTS = re.compile(r"(?<![\w-])\S")


class Openings:
    """The patterns (regular expressions in text form, matched from the start of a word, letter case aside)."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._by: dict[str, list[int]] = {}
        self._always: list[int] = []
        for n, pattern in enumerate(patterns):
            found = openings(pattern)
            if "" in found or len(found) > _MANY:
                self._always.append(n)
            else:
                for opening in found:
                    self._by.setdefault(opening, []).append(n)
        self._lengths = sorted({len(opening) for opening in self._by})

    def within(self, text: str) -> list[int]:
        """The numbers, rising, of the patterns that may match in `text`; no other does."""
        lower = text.lower()
        if len(lower) != len(text):  # a letter that is two in lower case moves the places
            lower = text
        found = set(self._always)
        for m in _STARTS.finditer(lower):
            for length in self._lengths:
                found.update(self._by.get(lower[m.start() : m.start() + length], ()))
        return sorted(found)


def openings(pattern: str) -> frozenset[str]:
    """LETTERS letters or fewer, with one of which every match begins; "" is among them where any letter may."""
    found, at = _alternatives(pattern, 0)
    if at != len(pattern):
        return frozenset([""])
    return frozenset(words[:LETTERS].lower() for words, _ in found)


# A beginning, and whether what follows in the pattern goes on from it (else it has ended in something unknown).
_Beginnings = frozenset[tuple[str, bool]]
_NOTHING: _Beginnings = frozenset([("", True)])
_ANYTHING: _Beginnings = frozenset([("", False)])
_MARKS = {"b": _NOTHING, "B": _NOTHING, "d": frozenset((digit, True) for digit in "0123456789")}


def _alternatives(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """The beginnings of `a|b|c` from `at` to the end of its group, and where that is."""
    out: set[tuple[str, bool]] = set()
    so_far = _NOTHING
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            out |= so_far
            so_far, at = _NOTHING, at + 1
            continue
        piece, at = _piece(pattern, at)
        so_far = _joined(so_far, piece)
    return frozenset(out | so_far), at


def _piece(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """The beginnings of one letter, class or group with what says how often, and where it ends."""
    here = pattern[at]
    if here == "(":
        group = re.compile(r"\((?:\?(?:[:=!]|<[=!]|P<\w+>|[a-z]+:))?").match(pattern, at)
        assert group is not None  # noqa: S101 - it begins with a bracket
        piece, at = _alternatives(pattern, group.end())
        at += 1
        if group[0][2:] in ("=", "!", "<=", "<!"):
            piece = _NOTHING  # looks and takes nothing
    elif here == "[":
        end = re.compile(r"\[([^\]\\^-]*)\]|\[\^?\]?(?:\\.|[^\]\\])*\]").match(pattern, at)
        assert end is not None  # noqa: S101 - it is a pattern that compiles
        piece, at = frozenset((x, True) for x in end[1]) if end[1] else _ANYTHING, end.end()
    elif here == "\\":
        mark = pattern[at + 1]
        piece = _MARKS.get(mark, _ANYTHING) if mark.isalnum() else frozenset([(mark, True)])
        at += 2
    elif here in ".^$":
        piece, at = _ANYTHING if here == "." else _NOTHING, at + 1
    else:
        piece, at = frozenset([(here, True)]), at + 1
    often = re.compile(r"([?*+]|\{(\d*)(?:,\d*)?\})[?+]?").match(pattern, at)
    if often is not None:
        may_be_none = often[1] in "?*" or often[2] in ("", "0")
        if often[1] != "?":
            piece = frozenset((words, False) for words, _ in piece)
        piece = piece | _NOTHING if may_be_none else piece
        at = often.end()
    return piece, at


def _joined(first: _Beginnings, then: _Beginnings) -> _Beginnings:
    out = {(words, goes_on) for words, goes_on in first if not goes_on or len(words) >= LETTERS}
    for (words, _), (more, goes_on) in product(first - out, then):
        out.add((words + more, goes_on))
    return frozenset(out)
