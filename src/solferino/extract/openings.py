"""Which of many patterns a text may hold at all, by the letters that their matches begin with.

Hundreds of turns of phrase are looked for in every sentence, and a sentence holds none or one. One alternation of them
all tries each at every word: a tenth of the time of the whole extractor. Looking up the first letters of each word in a
table leaves two or three patterns to try, and the others need not even be compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

LETTERS = 6  # of an opening that are looked at: leaves 20 of 271 phrases to a sentence (4: 45, 8: 18)
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
        if len(lower) != len(text):  # a letter that is two in lower case would move the places of the others
            lower = "".join(x if len(x.lower()) > 1 else x.lower() for x in text)
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
_GROUP = re.compile(r"\(\?:|\(\?[a-z]+:|(?P<looks>\(\?<?[=!])|\((?!\?)")
_CLASS = re.compile(r"\[(?P<letters>[^\]\\^-]*)\]|\[\^?\]?(?:\\.|[^\]\\])*\]")
_OFTEN = re.compile(r"(?:(?P<mark>[?*+])|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")


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
    here, group, letters = pattern[at], _GROUP.match(pattern, at), _CLASS.match(pattern, at)
    if group is not None:
        piece, at = _alternatives(pattern, group.end())
        at += 1
        if group["looks"]:
            piece = _NOTHING  # it takes no letter
    elif letters is not None:
        piece = frozenset((x, True) for x in letters["letters"]) if letters["letters"] else _ANYTHING
        at = letters.end()
    elif here == "\\":
        mark, at = pattern[at + 1], at + 2
        known = _ANYTHING if mark.isalnum() else frozenset([(mark, True)])
        piece = _NOTHING if mark in "bB" else known
    elif here in "([.":  # any letter, or a form that is not known here: what follows is not looked at
        return _ANYTHING, len(pattern)
    else:
        piece, at = _NOTHING if here in "^$" else frozenset([(here, True)]), at + 1
    often = _OFTEN.match(pattern, at)
    if often is not None:
        if often["mark"] != "?":
            piece = frozenset((words, False) for words, _ in piece)
        at = often.end()
        if often["mark"] in ("?", "*") or often["least"] in ("", "0"):
            piece |= _NOTHING
    return piece, at


def _joined(first: _Beginnings, then: _Beginnings) -> _Beginnings:
    out = {(words, goes_on) for words, goes_on in first if not goes_on or len(words) >= LETTERS}
    for (words, _), (more, goes_on) in product(first - out, then):
        out.add((words + more, goes_on))
    return frozenset(out)
