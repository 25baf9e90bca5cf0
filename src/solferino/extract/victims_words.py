"""The words of `victims.toml`, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from solferino.extract.counts_nouns import Noun, is_people, nouns_of
from solferino.extract.letters import data

# "women prisoners", "a rebel sub-commander", "a local Taliban leader"
_COMPOUND = re.compile(r" (?:[a-z]+-|(?:[A-Z][\w'-]+ ){1,2})?")
# "a local gang leader": nouns for people that are adjectives before another
_ADJECTIVE = re.compile(r"(?:local|national|criminal|individual|human|minor|suspect)", re.IGNORECASE)
_ONE_BETWEEN = re.compile(r" (?!(?:and|or|from|of|in|with|who|as|to|for|by|at|near|on|named)\b)[a-z'-]+ ")
_THINGS = re.compile(r"\banti-$")  # "anti-personnel mines" are no personnel
_OWNS = re.compile(r"['’] \w")  # "the farmers' leader": whose he is, not who was hurt
_WORD = re.compile(r"[^\W\d_][\w]*")


@dataclass(frozen=True, slots=True)
class NounFound:
    """A noun for persons at `start..end`; of a compound the last word, with what the others say."""

    start: int
    end: int
    unit: str
    plural: bool
    size: int
    sex: str | None
    age: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class _Mark:
    pattern: re.Pattern[str]
    status: str | None
    sex: str | None
    age: str | None
    only: str | None
    around: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Nouns, marks and turning words of one language."""

    nouns: dict[str, Noun]
    people_endings: tuple[str, ...]
    pronouns: dict[str, str]
    parents: frozenset[str]
    of_somebody: frozenset[str]
    each: re.Pattern[str]
    single: frozenset[str]
    _marks: tuple[_Mark, ...]
    _turns: tuple[tuple[str, re.Pattern[str]], ...]

    def nouns_in(self, phrase: str) -> list[NounFound]:
        """The nouns for persons in order. Neighbours make one ("women prisoners", "civilian men").

        A people whose name is an adjective too ("the Sudanese side") is one only where nothing else is named.
        """
        found: list[NounFound] = []
        for match in _WORD.finditer(phrase):
            noun = self._noun(match[0])
            if noun is None or noun.unit not in ("persons", "groups") or _OWNS.match(phrase, match.end()):
                continue
            if _THINGS.search(phrase, max(0, match.start() - 5), match.start()):
                continue
            last = found[-1] if found else None
            if last and noun.unit == "persons" and self._goes_on(phrase, last, match.start()):
                found[-1] = NounFound(
                    last.start,
                    match.end(),
                    noun.unit,
                    noun.plural,
                    noun.size,
                    noun.sex or last.sex,
                    noun.age or last.age,
                    noun.status or last.status,
                )
                continue
            found.append(
                NounFound(
                    match.start(), match.end(), noun.unit, noun.plural, noun.size, noun.sex, noun.age, noun.status
                )
            )
        heads = [n for n in found if not self._also_adjective(phrase[n.start : n.end])]
        return heads or found

    def _goes_on(self, phrase: str, last: NounFound, start: int) -> bool:
        if _COMPOUND.fullmatch(phrase, last.end, start):
            return True
        adjective = _ADJECTIVE.fullmatch(phrase, last.start, last.end)
        return adjective is not None and _ONE_BETWEEN.fullmatch(phrase, last.end, start) is not None

    def _also_adjective(self, word: str) -> bool:
        noun = self._noun(word)
        return noun is not None and noun.adjective and noun.plural and word[0].isupper() and not word.endswith("s")

    def _noun(self, word: str) -> Noun | None:
        noun = self.nouns.get(word.lower())
        if noun is None and is_people(word, self.people_endings):
            return Noun("persons", plural=True, adjective=True)
        return noun

    def marked(
        self, text: str, context: str, status: str | None, sex: str | None, age: str | None
    ) -> tuple[str | None, str | None, str | None]:
        """Status, sex and age after the words round the noun have added to them or taken the status away."""
        taken = False
        for mark in self._marks:
            if not (mark.pattern.search(text) or (mark.around and mark.pattern.search(context))):
                continue
            if mark.status == "":
                taken = True
            elif mark.status and (mark.only is None or mark.only == status):
                status = mark.status
            sex, age = mark.sex or sex, mark.age or age
        return (None if taken else status), sex, age

    def turns(self, text: str) -> str | None:
        """part, mostly or wholly, where the text before a group says that it is one of that kind."""
        return next((kind for kind, pattern in self._turns if pattern.search(text)), None)


@cache
def words_of(language: str) -> Words:
    """The words of a language. FileNotFoundError where it has no data file."""
    file = data(language, "victims")
    marks = tuple(
        _Mark(
            _any(entry["words"]),
            entry.get("status"),
            entry.get("sex"),
            entry.get("age"),
            entry.get("only"),
            entry.get("around", False),
        )
        for entry in file["marks"]
    )
    # "most of them" before "of them"
    kinds = ("mostly", "wholly", "part")
    each = _any(file["each"]["words"])
    turns = tuple((k, _any(e["words"])) for k in kinds for e in file["words"] if e["kind"] == k)
    parents = frozenset(file["parents"]["words"])
    nouns = nouns_of(data(language, "numbers"), file)
    of_somebody = parents | frozenset(file["parents"]["and_others"])
    endings, single = tuple(file["peoples"]["endings"]), frozenset(file["single"]["words"])
    return Words(nouns, endings, file["pronouns"], parents, of_somebody, each, single, marks, turns)


def person_nouns(language: str) -> frozenset[str]:
    """All nouns for a person or persons, living or dead, in lower case."""
    return frozenset(word for word, noun in words_of(language).nouns.items() if noun.unit == "persons")


def is_person_noun(word: str, language: str = "en") -> bool:
    """Whether the word, in lower case, is a noun for a person or for persons."""
    noun = words_of(language).nouns.get(word)
    return noun is not None and noun.unit == "persons"


def _any(words: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])", re.IGNORECASE)
