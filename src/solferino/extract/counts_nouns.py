"""What is counted: the head noun after a number, and which class of things it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from solferino.extract.letters import Guess, Lexicon, Row

_REACH = 7  # words from a number to its noun: "six recently released Ukrainian prisoners"
_SKIPPED = frozenset(
    (
        "word",
        "name",
        "more",
        "only",
        "another",
        "single",
        "size",
        "aged",
        "the",
        "fewer",
        "figure",
        "quote",
        "dash",
        "high",
        "numbered",
    )
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the data files. `unit`: persons, groups, incidents, reports, sites, places, time, objects or other."""

    unit: str
    plural: bool
    adjective: bool = False  # also stands before another noun: "a civilian hospital", "six Rohingya families"
    status: str | None = None
    sex: str | None = None
    age: str | None = None
    size: int = 1  # persons meant by the singular: a couple are two


def nouns_of(numbers: Mapping[str, Any], victims: Mapping[str, Any]) -> dict[str, Noun]:
    """All nouns of both files, in lower case. What can be a person is one, where a word stands in both."""
    found: dict[str, Noun] = {}
    for unit, words in numbers["nouns"].items():
        found.update((w.lower(), Noun(unit, w.endswith("s"))) for w in words)
    for entry in victims["nouns"]:
        marks = entry.get("status"), entry.get("sex"), entry.get("age")
        for key, plural in (("one", False), ("many", True)):
            adjective = entry.get("adjective", False)
            noun = Noun(entry.get("unit", "persons"), plural, adjective, *marks, entry.get("size", 1))
            found.update((w.lower(), noun) for w in entry[key])
    found.update((w.lower(), Noun("persons", plural=True, adjective=True)) for w in victims["peoples"]["words"])
    return found


def people_guess(endings: tuple[str, ...]) -> Guess:
    """A guess for words with a capital: a people where its ending says so ("Guatemalans")."""

    def guess(token: str) -> tuple[str, Noun] | None:
        return ("noun", Noun("persons", plural=True, adjective=True)) if is_people(token, endings) else None

    return guess


def is_people(token: str, endings: tuple[str, ...]) -> bool:
    """Whether a capital and its ending make the word the name of a people."""
    return len(token) > 5 and token[0].isupper() and token.lower().endswith(endings)


def _noun_soon(row: Row, at: int, name: Mapping[str, str]) -> bool:
    """Whether token `at` is a noun, or a name before one."""
    if at + 1 < len(row.letters) and name[row.letters[at]] in _SKIPPED and row.text[row.starts[at]].isupper():
        at += 1
    return at < len(row.letters) and isinstance(row.values[at], Noun)


def noun_after(row: Row, at: int, lexicon: Lexicon) -> int | None:
    """The token of the head noun that a number just before token `at` counts, None where it counts nothing named.

    The last noun of a compound is its head ("six police stations", "two village residents"); a plural ends it.
    """
    name = lexicon.name
    found: int | None = None
    for i in range(at, min(at + _REACH, len(row.letters))):
        kind = name[row.letters[i]]
        if isinstance(row.values[i], Noun):
            noun: Noun = row.values[i]
            if found is not None and noun.unit != "persons" and row.values[found].unit == "persons":
                previous: Noun = row.values[found]
                if (
                    previous.plural
                    and not previous.adjective
                    and row.text[row.starts[found] : row.ends[found]].lower() != "police"
                ):
                    return found
            found = i
            following = name[row.letters[i + 1]] if i + 1 < len(row.letters) else ""
            # "an elderly Kurdish woman", "a civilian hospital"; but "six Kurds fled"
            before = noun.adjective and following == "word" and row.text[row.starts[i]].islower()
            if following not in ("noun", "numbered") and not before:
                return found
        elif kind == "hurt" and _noun_soon(row, i + 1, name):
            continue  # "six wounded soldiers", "six wounded Ukrainian soldiers", but not "six wounded"
        elif kind not in _SKIPPED or (found is not None and kind != "word"):
            return found
    return found
