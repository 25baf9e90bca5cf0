"""Which names are one name: keys that Володимир, Владимир, Volodymyr and Vladimir share, and what pet names stand for.

Equivalences come from the dictionaries of names-translator (MIT; 146,000 Ukrainian names with their Russian forms) and
from names.toml. A key is the skeleton of the Russian form where the dictionary has one, because many Ukrainian forms
lead to one Russian form; it is a name for a class, no statement about a person's language. What is shown is always the
spelling of the list.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from solferino.link.people.skeleton import skeleton


class Role(StrEnum):
    """What a word is in a name; the values are the names of the dictionaries."""

    LAST = "last"
    FIRST = "first"
    PATRONYMIC = "patronymic"


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of names.toml, lower case."""

    titles: frozenset[str]
    call_sign: tuple[str, ...]
    particles: frozenset[str]
    settlements: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`classes`: by role, skeleton of a spelling -> key of its class, where the two differ. `given`: skeletons of all
    known given names. `short`: skeleton of a pet name -> keys of the given names it may stand for."""

    classes: Mapping[Role, Mapping[str, str]]
    given: frozenset[str]
    short: Mapping[str, frozenset[str]]

    def key(self, word: str, role: Role) -> str:
        """The key of a word in its role: the same for all spellings of one name; "" where it has no letters."""
        folded = patronymic_key(word) if role is Role.PATRONYMIC else skeleton(word)
        return self.classes[role].get(folded, folded)

    def stands_for(self, word: str) -> frozenset[str]:
        """Keys of the given names that a pet name may stand for; empty where it is none."""
        return self.short.get(skeleton(word), frozenset())

    def is_given(self, word: str) -> bool:
        """Whether the word is known as a given name or a pet name."""
        folded = skeleton(word)
        return folded in self.given or folded in self.short


_ROLES = frozenset(role.value for role in Role)


@cache
def words() -> Words:
    """The word lists, read once."""
    table = _table()["words"]
    return Words(
        frozenset(table["titles"]),
        tuple(table["call_sign"]),
        frozenset(table["particles"]),
        frozenset(table["settlements"]),
    )


@cache
def lexicon() -> Lexicon:
    """All equivalences, read once a process."""
    classes: dict[Role, dict[str, str]] = {role: {} for role in Role}
    given: set[str] = set()
    for line in equivalents().splitlines():
        role, _, rest = line.partition(",")
        spelling, _, key = rest.partition(",")
        if role == "given":
            given.add(spelling)
        elif role in _ROLES:
            classes[Role(role)][spelling] = key
    first = classes[Role.FIRST]
    given.update(first.values())
    short: dict[str, set[str]] = defaultdict(set)
    for entry in _table()["given"]:
        key = skeleton(entry["full"][0])
        key = first.get(key, key)
        for name in entry["full"]:
            folded = skeleton(name)
            given.add(folded)
            if folded != key:
                first[folded] = key
        for name in entry["short"]:
            short[skeleton(name)].add(key)
    return Lexicon(classes, frozenset(given | first.keys()), {name: frozenset(k) for name, k in sorted(short.items())})


def equivalents() -> str:
    """The text of equivalents.csv; its head names its source and the fingerprint that it was made with."""
    return (files("solferino.link.people") / "equivalents.csv").read_text(encoding="utf-8")


def patronymic_key(word: str) -> str:
    """The skeleton of a patronymic with one ending for a man's and one for a woman's: Serhiivna and Sergeevna differ
    by more than letters, but always in the same way."""
    return _ENDING.sub(lambda m: "vna" if m.group().endswith("na") else "viC", skeleton(word))


_ENDING = re.compile("(?:[ioe]+vna|i[nC]+na|iCna|[oe]viC|iC|[oe]vic|vich)$")


def fingerprint() -> str:
    """Digest of what `skeleton` and `patronymic_key` make of every letter and form: changes when they do."""
    probe = [chr(c) + "а" for c in range(0x430, 0x460)] + [a + b for a in _PROBE for b in _PROBE]
    folded = "|".join(skeleton(w) + ":" + patronymic_key(w + "ович") for w in probe)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]


_PROBE = (
    "shch",
    "zh",
    "kh",
    "ts",
    "ya",
    "yi",
    "ie",
    "iu",
    "c",
    "g",
    "x",
    "йо",
    "ьо",
    "щ",
    "ій",
    "ськ",
    "івськ",
    "тс",
    "sk",
    "івна",
    "ична",
)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((files("solferino.link.people") / "names.toml").read_text(encoding="utf-8"))
    return table
