"""acts.toml and the files read with it as values: words, phrases and turns that name an act, and what it is done to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from solferino.extract.lexicon_section import Pattern, Words, load
from solferino.extract.openings import Openings

# Read as one: of phrases that overlap, and of turns on one verb, the first that fits names the act.
FILES = ("acts", "acts_phrases", "acts_people", "acts_war", "acts_held", "acts_setting")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a word says was done: the class of acts.toml, the code, and the harm it names."""

    name: str
    code: str
    harm: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of an act in several words; with a `setting`, only in a text that speaks of such things round about."""

    naming: Naming
    words: str
    of_people: bool
    setting: Pattern | None

    @property
    def pattern(self) -> Pattern:
        """Its words as whole words; made when first looked for: most never are, and together they take a second."""
        return _whole_words(self.words)


@dataclass(frozen=True, slots=True)
class Toll:
    """What a word behind a number of people says happened to them.

    `after_harm`: only where harm was told before; `named`: only where a noun says that people are counted.
    """

    naming: Naming
    after_harm: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Tolls:
    """All words behind a number of people as one pattern, each kind a group of it; group `who` ends those counted."""

    pattern: Pattern
    kinds: dict[str, Toll]
    labels: dict[str, Naming]


@dataclass(frozen=True, slots=True)
class Turn:
    """A verb that names an act only beside certain words, done by certain people or in a certain setting.

    An empty set asks for nothing.
    """

    naming: Naming
    tags: Words
    passive: bool
    follows: Pattern | None
    relations: tuple[str, ...]
    forms: Words
    lemmas: Words
    kinds: Words
    doers: Words
    setting: Pattern | None


@dataclass(frozen=True, slots=True)
class Forced:
    """`forced to …`: what was done, by the verb that they were forced to."""

    verbs: Words
    passive_verbs: Words
    no_act: Words
    institutions: Words
    to: dict[str, Naming]
    otherwise: Naming


@dataclass(frozen=True, slots=True)
class Doubts:
    """[doubts] of acts.toml: when a word of a class names no act of it."""

    often_else: Words
    of_peace: Words
    in_earnest: Words
    needs_object: Words
    abstract: Words
    strikers: Words
    breached: Words
    harmless: Words
    needs_thing: Words
    in_words: Words
    contraband: Words
    not_people: Words
    lifeless: Words
    levelled: Words
    not_living: Words
    may_be_people: Words
    person_endings: Words
    takes_captive: Words
    of_people: Words
    causes_injury: Words
    institution: Words
    dead_body: Words
    body_verbs: Words
    dead_after: Words
    toll: Words
    dead_people: Words
    dead_beside: Words
    mortals: Words
    dates: Words
    dated_from: Words
    counts_dead: Words
    numbers: Words


@dataclass(frozen=True, slots=True)
class Acts:
    """All of it, but for the doubts: what acts are called, and what they are done to."""

    verbs: dict[str, Naming]
    nouns: dict[str, Naming]
    phrases: tuple[Phrase, ...]
    openings: Openings  # of the phrases, by their numbers
    turns: dict[str, tuple[Turn, ...]]
    tolls: Tolls
    forced: Forced
    weapon: Words
    military: Words
    civilian: Words
    objects: dict[str, str]
    targets: dict[str, str]
    structures: dict[str, str]
    things: Words
    any_kind: Words
    captured: Words
    at_things: Words
    targetable: Words
    beside: Words
    distances: Words
    of_arms: Words
    instruments: Words
    of_weapons: Words
    half_weapons: Words
    explosive: Words
    seizes: Words
    methods: dict[str, Pattern]
    weapons: dict[str, Pattern]


def load_acts(language: str) -> dict[str, Any]:
    """The tables of a language's acts, those of one name from several files made one."""
    tables: dict[str, Any] = {}
    for name in FILES:
        for key, value in load(language, name).items():
            if isinstance(value, list):
                tables[key] = [*tables.get(key, ()), *value]
            else:
                tables[key] = {**tables.get(key, {}), **value}
    return tables


def read_acts(table: Mapping[str, Any], people: Words) -> Acts:
    """The acts of a language.

    `people`: all nouns for persons. The living are "@person" in a turn, those of them who are held by nobody but
    a captor "@held_by_captors".
    """
    table = {**table, **{key: _spelt(table[key], table["spelt"]) for key in ("phrase", "turn")}}
    told = {**table["settings"], "peril": "|".join(table["settings"][x] for x in ("killing", "captivity"))}
    settings = {name: re.compile(rf"(?is)\b(?:{words})\b") for name, words in told.items()}
    classes = {name: Naming(name, c["code"], c.get("harm")) for name, c in table["class"].items()}
    ridden = frozenset(w for words in table["structures"].values() for w in words)  # a car is no one who is led away
    lists = {**table["lists"], "civilian": [w for w in table["civilian"]["words"] if w not in ridden]}
    lists["person"] = sorted(people.difference(lists["lifeless"]))
    lists["held_by_captors"] = sorted(people.difference(*(lists[x] for x in ("lifeless", "kin", "minor", "embraced"))))
    named = [{**p, "words": _spelled(p["words"], lists)} for p in table["phrase"]]
    phrases = tuple(_phrase(p, table["phrase_harms"], settings) for p in named)
    turns: dict[str, tuple[Turn, ...]] = {}
    for entry in table["turn"]:
        for verb in entry["verbs"]:
            turns[verb] = (*turns.get(verb, ()), _turn(entry, lists, settings))
    forced = table["forced"]
    return Acts(
        verbs={w: classes[name] for name, c in table["class"].items() for w in c["verbs"]},
        nouns={w: classes[name] for name, c in table["class"].items() for w in c["nouns"]},
        phrases=phrases,
        openings=Openings(p.words for p in phrases),
        turns=turns,
        tolls=_tolls(table["tolls"], table["toll"]),
        forced=Forced(
            frozenset(forced["verbs"]),
            frozenset(forced["passive_verbs"]),
            frozenset(forced["no_act"]),
            frozenset(forced["institutions"]),
            {lemma: _naming(entry) for entry in forced["to"] for lemma in entry["lemmas"]},
            _naming(forced["otherwise"]),
        ),
        weapon=frozenset(table["lists"]["weapon"]),
        military=frozenset(table["military"]["words"]),
        civilian=frozenset(table["civilian"]["words"]),
        objects={w: code for code, words in reversed(table["objects"].items()) for w in words},
        targets=dict(table["codes_of_objects"]),
        structures={w: code for code, words in table["structures"].items() for w in words},
        things=frozenset(w for words in table["structures"].values() for w in words)
        | frozenset(table["things"]["words"]),
        any_kind=frozenset(table["things"]["any_kind"]),
        captured=frozenset((*table["lists"]["captured"], *table["lists"]["held"])),
        at_things=frozenset(table["things"]["before"]),
        targetable=frozenset(
            (
                *table["lists"]["protected"],
                *table["lists"]["premises"],
                *table["things"]["words"],
                *(w for words in table["structures"].values() for w in words),
            )
        ).difference(table["things"]["idle"]),
        beside=frozenset(table["things"]["beside"]),
        distances=frozenset(table["things"]["distances"]),
        of_arms=frozenset(table["things"]["of_arms"]),
        instruments=frozenset(table["instruments"]["words"]),
        of_weapons=frozenset(table["instruments"]["of_weapons"]),
        half_weapons=frozenset(table["instruments"]["half_weapons"]),
        explosive=frozenset(table["instruments"]["explosive"]),
        seizes=frozenset(table["instruments"]["seizes"]),
        methods={code: re.compile(words) for code, words in table["methods"].items()},
        weapons={code: re.compile(words) for code, words in table["weapons"].items()},
    )


def _naming(entry: Mapping[str, Any]) -> Naming:
    return Naming(entry["class"], entry["code"], entry.get("harm"))


def _phrase(entry: Mapping[str, Any], harms: Mapping[str, str], settings: Mapping[str, Pattern]) -> Phrase:
    code = entry["code"]
    harm = entry.get("harm", harms.get(code.split("-")[0])) or None  # "" where the family's harm is not told
    naming = Naming(entry.get("class", "phrase"), code, harm)
    setting = settings[entry["setting"]] if "setting" in entry else None
    return Phrase(naming, entry["words"], entry.get("of_people", False), setting)


def _tolls(frame: Mapping[str, str], entries: Sequence[Mapping[str, Any]]) -> Tolls:
    tolls = [Toll(_naming(e), e.get("after_harm", False), e.get("named", False)) for e in entries]
    kinds = {f"t{n}": toll for n, toll in enumerate(tolls)}
    words = "|".join(f"(?P<{name}>{e['words']})" for name, e in zip(kinds, entries, strict=True))
    pattern = rf"(?P<who>{frame['unnamed']}){frame['between']}[ ](?i:{words}){frame['ends']}"
    labels = {w: _naming(e) for e in entries for w in e.get("labels", ())}
    return Tolls(re.compile(pattern), kinds, labels)


def _spelt(entries: list[dict[str, Any]], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """The entries with the words of the table written out where their patterns say %name%."""

    def out(value: Any) -> Any:
        return re.sub(r"%(\w+)%", lambda m: words[m[1]], value) if isinstance(value, str) else value

    return [{key: out(value) for key, value in entry.items()} for entry in entries]


@cache
def _whole_words(words: str) -> Pattern:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def _spelled(pattern: str, lists: Mapping[str, list[str]]) -> str:
    """A pattern with the words of a list, one or many of them, where it names the list as `@name`."""
    return re.sub(r"@(\w+)", lambda m: "(?:" + "|".join(_numbers(w) for w in lists[m[1]]) + ")", pattern)


def _numbers(word: str) -> str:
    """A noun in the singular and the plural, as a pattern."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}(?:y|ies)"
    return f"{word}(?:e?s)?"


def _turn(entry: Mapping[str, Any], lists: Mapping[str, list[str]], settings: Mapping[str, Pattern]) -> Turn:
    lemmas, doers, forms = (
        frozenset(x for w in entry.get(key, ()) for x in (lists[w[1:]] if w.startswith("@") else [w]))
        for key in ("lemmas", "doers", "forms")
    )
    return Turn(
        _naming(entry),
        frozenset(entry.get("tags", ())),
        entry.get("passive", False),
        re.compile(_spelled(entry["follows"], lists)) if "follows" in entry else None,
        tuple(entry.get("relations", ())),
        forms,
        lemmas,
        frozenset((*entry.get("kinds", ()), *(["TRADE"] if "@person" in entry.get("lemmas", ()) else []))),
        doers,
        settings[entry["setting"]] if "setting" in entry else None,
    )
