"""A name as one string taken apart: family name, given name, patronymic, call sign; ranks and forms of address off.

What cannot be told stays where it stands: of two words neither of which is known as a given name, the first is taken
for the family name in Cyrillic and the last in Latin script, as the two print names; the comparison looks at both
orders anyway.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from solferino.link.people.skeleton import script, skeleton
from solferino.link.people.variants import lexicon, words

_QUOTED = re.compile('[«"“„](?P<sign>[^«»"“”„]{1,40})[»"”“]')
_BRACKETED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ`\u0300-\u036f-])*\.?")
_PATRONYMIC = re.compile("(?:[oe]viC|il+iC|[kmt]iC|[ioe]vna|iCna)$")
_TELLING = re.compile("(?:[oe]viC|[ioe]vna|iCna|(?:il|kuzm|luk|fom|nikit|sav)iC)$")  # few family names end so


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts as they stand, "" where there is none. `others` are words that found no place."""

    last: str = ""
    first: str = ""
    patronymic: str = ""
    call_sign: str = ""
    others: tuple[str, ...] = ()


def parse_name(text: str) -> Parsed:
    """The parts of a name written as one string."""
    quoted = _QUOTED.search(text)
    sign = quoted["sign"].strip() if quoted else ""
    bare = _BRACKETED.sub(" ", _QUOTED.sub(" ", text))
    head, comma, tail = bare.partition(",")
    found = _words(head)
    if comma and found and (given := _words(tail)):
        first, patronymic, others = _given(given)
        return Parsed(" ".join(found), first, patronymic, sign, others)
    last, first, patronymic, others = _ordered(found, script(bare))
    return Parsed(last, first, patronymic, sign, others)


def is_initial(word: str) -> bool:
    """Whether the word is one letter, with or without its dot."""
    return len(word.strip(".")) == 1


def is_patronymic(word: str) -> bool:
    """Whether the word may be a patronymic, by its ending. Some family names end alike (Mickiewicz)."""
    return bool(_PATRONYMIC.search(skeleton(word))) and len(word) > 4


def _words(text: str) -> list[str]:
    spaced = re.sub(r"(?<=\w)\.(?=\w)", ". ", text)  # "І.П." is two initials
    known = words()
    low = spaced.lower()
    for phrase in known.call_sign:
        if (at := low.find(phrase)) >= 0:
            spaced = spaced[:at]
            break
    found = [m.group() for m in _WORD.finditer(spaced)]
    kept = [w for w in found if w.lower().strip(".") not in known.titles]
    return [w if is_initial(w) else w.strip(".") for w in kept or found]


def _given(found: list[str]) -> tuple[str, str, tuple[str, ...]]:
    first = found[0]
    if len(found) > 1 and (is_patronymic(found[1]) or is_initial(found[1])):
        return first, found[1], tuple(found[2:])
    return first, "", tuple(found[1:])


def _ordered(found: list[str], letters: str) -> tuple[str, str, str, tuple[str, ...]]:
    initials = [w for w in found if is_initial(w)]
    whole = [w for w in found if not is_initial(w)]
    if len(whole) == 1 and initials:
        return whole[0], initials[0], initials[1] if len(initials) > 1 else "", tuple(initials[2:])
    if len(found) < 2:
        return (found[0] if found else ""), "", "", ()
    for at in range(len(found) - 1, 0, -1):  # "Last First Patronymic" and "First Patronymic Last"
        if _TELLING.search(skeleton(found[at])) and len(found) > 2:
            first, rest = found[at - 1], [*found[: at - 1], *found[at + 1 :]]
            return rest[0] if rest else "", first, found[at], tuple(rest[1:])
    names = lexicon()
    known = [names.is_given(w) for w in found]
    if len(found) == 2:
        ahead = known[0] > known[1] or (known[0] == known[1] and letters != "cyrillic")
        first, last = (found[0], found[1]) if ahead else (found[1], found[0])
        return last, first, "", ()
    if known[0] or letters != "cyrillic":
        return found[-1], found[0], "", tuple(found[1:-1])
    return found[0], found[1], "", tuple(found[2:])
