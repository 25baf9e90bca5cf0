"""Labelled text that the tagger learns from, and the swapping of names that makes it read the context."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from solferino.extract.tagger.sides import hidden
from solferino.extract.tagger.tags import FAMILIES, ROLES


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` fills `role`; an act has its `family`. `swap` names the pool its name can be swapped from."""

    start: int
    end: int
    role: str
    family: str | None = None
    swap: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its marks. `roles`: those that were labelled at all; of the others nothing is known.

    `names`: further stretches (start, end, pool) whose words can be swapped, in no role.
    """

    text: str
    marks: tuple[Mark, ...]
    roles: tuple[str, ...] = ROLES
    names: tuple[tuple[int, int, str], ...] = ()


def read_passages(path: Path, part: str, language: str = "en") -> list[Example]:
    """The passages of one part of the JSON lines that `corpus/passages.py --jsonl` writes."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [example(row) for row in rows if row["part"] == part and row["language"] == language]


def read_ordinary(path: Path) -> list[Example]:
    """The lines of a file as texts without an act; of those that begin with ~ only that they accuse nobody."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [Example(s.removeprefix("~ "), (), ("perpetrator",) if s.startswith("~ ") else ROLES) for s in lines]


def example(row: Mapping[str, Any]) -> Example:
    """One labelled passage: `text`, `spans` of {start, end, role, fact} and `facts` of {n, act}; `roles` where not all
    were labelled."""
    text, spans, facts = str(row["text"]), row["spans"], row["facts"]
    if not isinstance(spans, list) or not isinstance(facts, list):
        raise TypeError("a passage without spans or facts")
    family = {fact["n"]: fact["act"].split(",")[0].split("-")[0] for fact in facts}
    marks, names = [], []
    for span in spans:
        start, end, role = span["start"], span["end"], span["role"]
        if role in ROLES:
            found = family.get(span["fact"]) if role == "act" else None
            marks.append(Mark(start, end, role, found if found in FAMILIES else None))
        pool = {"place": "places", "speaker": "people", "victims": "people"}.get(role)
        if pool is not None:
            found = ((start + m.start(), start + m.end()) for m in _NAME.finditer(text[start:end]))
            names += [(a, b, pool) for a, b in found if " " in text[a:b] or (a > 0 and text[a - 1] not in '"“\n')]
    kept = {(m.start, m.end, m.role): m for m in marks}
    labelled = row.get("roles", ROLES)
    found = tuple(sorted(kept.values(), key=lambda m: (m.start, m.end)))
    return Example(text, found, tuple(r for r in ROLES if r in labelled), tuple(sorted(set(names))))


# Capitalised words; one alone at the start of a text is rather "The" or "Nine" than a name.
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


@cache
def pools() -> dict[str, tuple[str, ...]]:
    """Names to swap in, by pool: people, places, groups, perpetrators, weapons."""
    told = tomllib.loads(files("solferino.extract.tagger").joinpath("names.toml").read_text(encoding="utf-8"))
    people = tuple(f"{first} {last}" for first, last in zip(told["first"], told["last"], strict=False))
    return {"people": people, **{k: tuple(v) for k, v in told.items() if k not in ("first", "last")}}


def swapped(given: Example, rng: random.Random, share: float = 0.5) -> Example:
    """The example with about `share` of its names changed, each name everywhere to the same other one.

    Why: trained without, the tagger found 52 % of perpetrators that it had seen in training and 9 % of the others
    (stack.md §10): it had learned the names of one war.
    """
    wanted: dict[tuple[int, int], str] = {(m.start, m.end): m.swap for m in given.marks if m.swap}
    wanted |= {(s, e): pool for s, e, pool in given.names}
    chosen: dict[str, str] = {}
    changes: list[tuple[int, int, str]] = []
    for (start, end), pool in sorted(wanted.items()):
        if changes and start < changes[-1][1]:
            continue  # stands inside one that is changed already
        name = given.text[start:end]
        if name not in chosen:
            chosen[name] = _fitting(rng.choice(pools()[pool]), name) if rng.random() < share else name
        changes.append((start, end, chosen[name]))
    return _replaced(given, changes)


def as_seen(given: Example) -> Example:
    """The example with the names of all sides hidden, as the tagger will see every text."""
    return _replaced(given, hidden(given.text).changes)


def _fitting(new: str, old: str) -> str:
    """One word for one word; lower case where the text is all lower case."""
    if " " not in old.strip() and " " in new:
        new = new.rsplit(maxsplit=1)[-1]
    return new.lower() if old.islower() else new


def _replaced(given: Example, changes: Sequence[tuple[int, int, str]]) -> Example:
    """The example after the changes (in order, apart from each other), every place moved along."""
    out, at = [], 0
    for start, end, new in changes:
        out += [given.text[at:start], new]
        at = end
    out.append(given.text[at:])

    def moved(place: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, new in changes:
            if place >= end:
                shift += len(new) - (end - start)
            elif start < place:  # inside a changed name: to its border
                return start + shift + (len(new) if is_end else 0)
            else:
                break
        return place + shift

    def span(start: int, end: int) -> tuple[int, int]:
        return moved(start, is_end=False), moved(end, is_end=True)

    marks = tuple(Mark(*span(m.start, m.end), m.role, m.family, m.swap) for m in given.marks)
    names = tuple((*span(s, e), pool) for s, e, pool in given.names)
    return Example("".join(out), marks, given.roles, names)


def shuffled(examples: Iterable[Example], rng: random.Random) -> list[Example]:
    """The examples in a new order."""
    out = list(examples)
    rng.shuffle(out)
    return out
