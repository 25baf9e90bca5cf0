"""Text all in capitals, as wires and old archives send it, with small letters given back; no offset moves.

The tree, names, places and sides are read by their capitals, and in a text that is nothing but capitals every word is
a name. A word of the list of common words becomes small, any other keeps its first letter. Only blocks that are in
capitals are touched, so that a headline or a quoted telegram can stand in an ordinary text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from solferino.terms.parties import find_parties

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OPENS = re.compile(r"(?:^|[.!?]['\")\]]*|:\s|\")\s*[\"(\[]*$")
_LEAST = 20  # letters; fewer in capitals are an acronym or a heading's number
_SHARE = 0.9  # of a block's letters
_NUMBER_BESIDE = re.compile(r"^\d\s|\s\d\d?$")
_MONTHS = frozenset(
    ("march", "mar", "may", "august", "jun", "sept", "dec")
)  # words that are months too: beside a number
_LONGEST_ACRONYM = 6
_ACRONYM = re.compile(r"[(\[]([A-Z]{3,8})[)\]]")
# `FENASTRAS [SALVADORAN WORKERS NATIONAL UNION FEDERATION]`: what it stands for behind it, perhaps in another language.
_EXPLAINED = re.compile(r"\b([A-Z]{3,10})[ ]?[(\[]((?:[A-Z-]+[ ]){2,}[A-Z-]+)[)\]]")
_INITIALS = re.compile(r"(?<![^\W\d_])[A-Z](?:\.[A-Z])+(?![^\W\d_])")  # "U.S."
# Given names that are words too: a name beside another, and those of the second line between two ("Todd Ray Wilson").
_GIVEN = frozenset((
    "billy", "bob", "bobby", "brad", "chad", "chuck", "curt", "dirk", "don", "ed", "eve", "frank", "glen",
    "hank", "harry", "hector", "jack", "jay", "jimmy", "john", "josh", "lee", "maria", "martin", "mike",
    "nick", "pat", "peter", "phoebe", "randy", "roger", "sally", "sherry", "sue", "terry", "tom", "tony",
    "troy", "victor", "viola", "wade",
))  # fmt: skip
_MIDDLE = frozenset((
    "cliff", "dale", "dean", "duke", "earl", "faith", "gene", "grace", "grant", "guy", "hope", "lance",
    "mark", "miles", "ray", "reed", "rose", "ward",
))  # fmt: skip
_BESIDE = re.compile(r"[^\W\d_]+")
# Ranks and offices stand big before a name: `Senator Luis Sanchez`.
_TITLE = re.compile(
    r"\b(?:president|senator|general|colonel|major|captain|lieutenant|sergeant|minister|deputy|father|archbishop|bishop"
    r"|monsignor|mayor|ambassador|judge|professor|governor|commander)(?=(?: general| colonel)? [A-Z][a-z])"
)


def small_letters(text: str, language: str = "en") -> str:
    """The text with its blocks of capitals as they would be written otherwise; itself where there is none."""
    out, at, changed = [], 0, False
    short: frozenset[str] | None = None
    for m in _BLOCK.finditer(text):
        block = m.group()
        if _is_shouted(block):
            short = _acronyms(text) if short is None else short
            out += [text[at : m.start()], _restored(block, language, short)]
            at, changed = m.end(), True
    return "".join([*out, text[at:]]) if changed else text


def _is_shouted(block: str) -> bool:
    letters = [c for c in block if c.isalpha()]
    if len(letters) < _LEAST or " " not in block.strip():
        return False
    return sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def _restored(block: str, language: str, short: frozenset[str]) -> str:
    words = written_small(language)
    titled = _WORD.sub(lambda m: m.group().capitalize() if len(m.group()) > 3 else m.group().title(), block)
    names = [(x.start, x.end) for x in find_parties(titled) if " " in titled[x.start : x.end].strip()]
    names += _spelled_out(block)
    found = list(_INITIALS.finditer(block))
    initials = {at for m in found for at in range(m.start(), m.end(), 2)}
    ends = {m.end() for m in found}
    out, at = [], 0
    for m in _WORD.finditer(block):
        word = m.group() if m.start() in initials else _word(block, m, words, names, short)
        if m.start() - 2 in ends and m.group().lower() in words and m.group().lower() not in _GIVEN:
            word = word.lower()  # "U.S. citizens": no sentence opens there
        out += [block[at : m.start()], word]
        at = m.end()
    return _TITLE.sub(lambda m: m.group().capitalize(), "".join([*out, block[at:]]))


def _acronyms(text: str) -> frozenset[str]:
    """The acronyms that a text explains, or gives in brackets, once: they are such wherever they stand."""
    told = {m[1] for m in _ACRONYM.finditer(text) if len(m[1]) <= _LONGEST_ACRONYM}
    for m in _EXPLAINED.finditer(text):
        initials = [w[0] for w in re.split(r"[ -]", m[2]) if len(w) > 3]
        if initials and sum(c in m[1] for c in initials) * 2 >= len(initials):
            told.add(m[1])
    return frozenset(told)


def _spelled_out(block: str) -> list[tuple[int, int]]:
    """`FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN]`: the words before an acronym that begin with its letters."""
    found = []
    for m in _ACRONYM.finditer(block):
        before = [w for w in _WORD.finditer(block, max(0, m.start() - 100), m.start()) if len(w.group()) > 3]
        last = before[-len(m[1]) :]
        if sorted(w.group()[0] for w in last) == sorted(m[1]):  # FMLN is a Spanish order
            found.append((last[0].start(), m.start()))
    return found


def _word(
    block: str, m: re.Match[str], words: frozenset[str], names: list[tuple[int, int]], short: frozenset[str]
) -> str:
    word, low = m.group(), m.group().lower()
    head = low.partition("'")[0]
    known = head in words and low != "i"
    if low in _GIVEN | _MIDDLE and known:
        known = not _is_given(block, m, words)
    if low in _MONTHS and _NUMBER_BESIDE.search(block[max(0, m.start() - 2) : m.end() + 3]):
        known = False
    if known and _OPENS.search(block[max(0, m.start() - 6) : m.start()]):
        return low.capitalize()
    if known:
        named = len(head) > 3 and any(lo <= m.start() < hi for lo, hi in names)
        return low.capitalize() if named else low
    return word if word in short or _is_acronym(block, m) else head.capitalize() + word[len(head) :].lower()


def _is_given(block: str, m: re.Match[str], words: frozenset[str]) -> bool:
    """Whether a given name that is a word too stands beside another name."""
    after = _BESIDE.match(block, m.end() + 1) if block[m.end() : m.end() + 1] == " " else None
    before = re.search(r"([^\W\d_]+) $", block[max(0, m.start() - 25) : m.start()])
    beside = [x is not None and x.group().strip().lower() not in words for x in (before, after)]
    return beside[1] or beside[0] if m.group().lower() in _GIVEN else all(beside)


def _is_acronym(block: str, m: re.Match[str]) -> bool:
    """`[FMLN]`, `(AFP)`, `MRTA`: alone in brackets, or not to be spoken as a word."""
    word = m.group()
    if len(word) > _LONGEST_ACRONYM or "'" in word:
        return False
    alone = block[m.start() - 1 : m.start()] in ("(", "[") and block[m.end() : m.end() + 1] in (")", "]")
    return alone or not re.search(r"[AEIOUY]", word)


@cache
def written_small(language: str) -> frozenset[str]:
    """The words of a language that are written small."""
    return frozenset(files("solferino.extract").joinpath(f"lang/{language}/words.txt").read_text("utf-8").split())
