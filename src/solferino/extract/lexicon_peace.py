"""[peace] of happened.toml as values: what people and things do every day, in the words of acts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from solferino.extract.lexicon_section import Pattern, Words


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed of peace, by the act's class and verb, who did it and to whom or what. An empty set asks for nothing.

    `unarmed`: only where the sentence names no weapon and nobody who bears arms.
    """

    kinds: Words
    verbs: Words
    doers: Words
    of: Words
    unarmed: bool


@dataclass(frozen=True, slots=True)
class Peace:
    """All deeds of peace; weapons only `had`, or `shown`, deeds done `with_arms`; what masses of them are called;
    `ranks` of who bears them."""

    deeds: tuple[Deed, ...]
    made_of: Words
    had: Words
    shown: Words
    with_arms: Words
    ranks: Words


@dataclass(frozen=True, slots=True)
class Matter:
    """What news without violence is about: the words that tell it, the `kinds` and codes of acts whose words it uses
    (none: all), and whether it `leads`: one sentence of it is enough where no arms are named."""

    words: Pattern
    kinds: Words
    leads: bool


def read_peace(table: Mapping[str, Any]) -> Peace:
    """[peace] of a language."""
    deeds = tuple(_deed(e) for e in table["deed"])
    return Peace(deeds, *(frozenset(table[k]) for k in ("made_of", "had", "shown", "with_arms", "ranks")))


@dataclass(frozen=True, slots=True)
class Ordinary:
    """ordinary.toml: the matters, words for arms that are `no_arms` as often, what else is said `in_earnest`, and the
    act words that `always` are."""

    matters: tuple[Matter, ...]
    no_arms: Words
    in_earnest: Pattern
    always: Words


def read_ordinary(table: Mapping[str, Any]) -> Ordinary:
    """ordinary.toml of a language."""
    told = ((re.compile(e["words"]), frozenset(e.get("kinds", ())), e.get("leads", False)) for e in table["matter"])
    matters = tuple(Matter(*each) for each in told)
    return Ordinary(matters, frozenset(table["no_arms"]), re.compile(table["in_earnest"]), frozenset(table["always"]))


def _deed(entry: Mapping[str, Any]) -> Deed:
    kinds, verbs, doers, of = (frozenset(entry.get(k, ())) for k in ("kinds", "verbs", "doers", "of"))
    return Deed(kinds, verbs, doers, of, entry.get("unarmed", False))
