"""Which sides a text names: countries, their people, their governments, and armed groups, all by the same measure.

Longest match over words, from countries.toml and groups.toml (and the terms of a context, where one is given). Case
counts: "Polish" is a nation, "polish" is not. Sources and the rule for a group's side stand in the data files.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class Form(StrEnum):
    """How a party is named: Russia, Russian (forces), Russians, RSF, the Kremlin, or a context's own term."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    GROUP = "group"
    METONYM = "metonym"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Party:
    """One side or part of a side. `code` is an ISO country code, or None for groups of no state's side.

    `kind`: state, force, unit, group, or people (an adjective or a nationality). `id` is the group's, None for states.
    """

    code: str | None
    name: str
    kind: str
    form: Form
    id: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party named at `start..end` (code points of the text given)."""

    start: int
    end: int
    code: str | None
    name: str
    kind: str
    form: Form
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PartyTerm:
    """A context's own words for a side: "the occupiers" -> RU while the context of Ukraine is in use.

    `unless`: sides in whose mouth the words mean somebody else ("the enemy" said by a Russian official).
    """

    words: str
    code: str
    kind: str = "force"
    name: str = ""
    unless: tuple[str, ...] = ()


_WORD = re.compile(r"[^\W_]+(?:[.'’/&+-]+[^\W_]+)*\.?")
_PIECED = re.compile(r"['.-]")  # may be a name with a possessive, a full stop or an ending
_BEHIND = 30  # characters behind an abbreviation that are looked at; two words
_ABBREVIATION = re.compile(r"^[A-Z]{2,4}s?$")


@dataclass(frozen=True, slots=True)
class _Words:
    """parties.toml: see there for what each list is."""

    acts: frozenset[str]
    of_state: frozenset[str]
    no_noun: frozenset[str]
    seats: frozenset[str]
    blamed: frozenset[str]
    of_force: frozenset[str]
    endings: dict[str, list[str]]


@cache
def _words() -> _Words:
    table = _toml("parties.toml")
    lists = {name: frozenset(table[name]) for name in ("acts", "of_state", "no_noun", "seats", "blamed", "of_force")}
    return _Words(**lists, endings=table["endings"])


class Matcher:
    """Finds parties in running text. Build once per context; pure afterwards."""

    def __init__(
        self, parties: Iterable[tuple[str, Party]], terms: Iterable[PartyTerm] = (), active: Iterable[str] = ()
    ) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[Party, ...]]]] = {}
        self._names: dict[str, tuple[Party, ...]] = {}
        self._active = frozenset(active)
        self._terms: dict[tuple[str, ...], Party] = {}
        names: dict[tuple[str, ...], list[Party]] = defaultdict(list)
        for name, party in parties:
            words = tuple(_WORD.findall(name))
            if words and party not in names[words]:
                names[words].append(party)
        for term in terms:
            words = tuple(w.casefold() for w in _WORD.findall(term.words.replace("’", "'")))
            self._terms[words] = Party(term.code, term.name or term.words, term.kind, Form.TERM)
        by_first: dict[str, list[tuple[tuple[str, ...], tuple[Party, ...]]]] = defaultdict(list)
        for words, found in names.items():
            by_first[words[0]].append((words, tuple(found)))
            self._names[" ".join(words)] = tuple(found)
        self._by_first = {w: sorted(rows, key=lambda r: -len(r[0])) for w, rows in by_first.items()}
        starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in self._terms:
            starts[words[0]].append(words)
        self._first = frozenset(w.lower() for w in (*self._by_first, *starts))
        self._term_starts = {w: sorted(rows, key=len, reverse=True) for w, rows in starts.items()}

    def party(self, words: str) -> Party | None:
        """The party that the words name exactly ("Russian", "the Kremlin", "RSF"), or None."""
        text = " ".join(_WORD.findall(words.strip().replace("’", "'")))
        for name in (text, text.removeprefix("the ").removeprefix("The ")):
            if name in self._names:
                return self._names[name][0]
        return self._terms.get(tuple(text.casefold().split()))

    def find(self, text: str) -> list[PartyFound]:
        """All parties named in the text, in order, longest match first, never overlapping."""
        plain = text.replace("’", "'")
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(plain)]
        found: list[tuple[PartyFound, Party, str]] = []
        at = 0
        while at < len(words):
            word = words[at][2]
            if word.lower() not in self._first and not _PIECED.search(word):
                at += 1
                continue
            step, hit = self._at(plain, words, at)
            if hit is not None:
                found.append(hit)
            at += step
        return _settle(found, self._active, plain)

    def _at(
        self, text: str, words: list[tuple[int, int, str]], at: int
    ) -> tuple[int, tuple[PartyFound, Party, str] | None]:
        start, _, word = words[at]
        term = self._term(words, at)
        if term is not None:
            size, party = term
            stop = words[at + size - 1][0] + len(words[at + size - 1][2].rstrip("."))
            return size, (
                PartyFound(start, stop, party.code, party.name, party.kind, party.form),
                party,
                text[start:stop],
            )
        if word[0].islower() and word not in self._by_first:
            return 1, None
        for first, cut in _forms(word):
            for name, parties in self._by_first.get(first, ()):
                size = len(name)
                if size == 1:
                    stop = start + len(word) - cut
                else:
                    end = self._rest(text, words, at, name)
                    if end is None:
                        continue
                    stop = end
                following = words[at + size] if at + size < len(words) else (stop, stop, "")
                before = words[at - 1][2] if at else ""
                choice = _choose(name, parties, following[2], text[stop : following[0]], before)
                if choice is not None:
                    found = PartyFound(start, stop, choice.code, choice.name, choice.kind, choice.form, choice.id)
                    return size, (found, choice, " ".join(name))
        return 1, None

    @staticmethod
    def _rest(text: str, words: list[tuple[int, int, str]], at: int, name: tuple[str, ...]) -> int | None:
        """Where a name of several words that begins at `at` ends, or None where the text goes on otherwise."""
        size = len(name)
        if at + size > len(words) or any(words[at + i][2] != name[i] for i in range(1, size - 1)):
            return None
        last = words[at + size - 1]
        if last[2] != name[-1] and not (last[2].startswith(name[-1]) and last[2][len(name[-1]) :] in ("'s", ".")):
            return None
        return None if "\n" in text[words[at][0] : last[0]] else last[0] + len(name[-1])

    def _term(self, words: list[tuple[int, int, str]], at: int) -> tuple[int, Party] | None:
        for term in self._term_starts.get(words[at][2].casefold().rstrip("."), ()):
            if len(term) <= len(words) - at and all(
                words[at + i][2].casefold().rstrip(".") == term[i] for i in range(len(term))
            ):
                return len(term), self._terms[term]
        return None


def _forms(word: str) -> list[tuple[str, int]]:
    """The word and how it may stand in the lists, with the number of characters cut off its end."""
    forms = [(word, 0)]
    if word.endswith("'s"):
        forms.append((word[:-2], 2))
    if word.endswith("."):
        forms.append((word[:-1], 1))
    if word.isupper() and len(word) > 4:
        forms.append((word.capitalize(), 0))
    for cut in ("-led", "-backed", "-occupied", "-controlled", "-held", "-run", "-installed", "-made", "-affiliated"):
        if word.endswith(cut):
            forms.append((word[: -len(cut)], len(cut)))
    return forms


def _choose(name: tuple[str, ...], parties: tuple[Party, ...], after: str, gap: str, before: str) -> Party | None:
    """Which reading of the name the words beside it make it: adjective before a noun, people, government."""
    forms = {p.form: p for p in parties}
    words, joined = _words(), gap in (" ", "-", "\u00a0")
    metonym = forms.get(Form.METONYM)
    if metonym is not None and len(forms) == 1:
        if " ".join(name) in words.seats:
            return metonym
        acts = (joined and after in words.acts) or (gap == "'s " and after in words.of_state) or gap == ", in turn, "
        acts = acts or (before in words.blamed and gap != "'s ")
        return metonym if acts else None
    if Form.ADJECTIVE in forms:
        modifies = after[:1].islower() and after not in words.no_noun
        if joined and (modifies or (after[:1].isupper() and Form.COUNTRY not in forms)):
            return forms[Form.ADJECTIVE]
        return forms.get(Form.COUNTRY) or forms.get(Form.NOUN) or forms[Form.ADJECTIVE]
    return parties[0]


def _settle(found: list[tuple[PartyFound, Party, str]], active: frozenset[str], text: str) -> list[PartyFound]:
    """Drop abbreviations for which neither the words behind them nor anything else in the text speaks."""
    codes = {p.country for _, p, name in found if not _ABBREVIATION.match(name)} | active
    full = {p.id for _, p, name in found if p.id and not _ABBREVIATION.match(name)}
    return [
        place
        for place, party, name in found
        if party.form is not Form.GROUP
        or not _ABBREVIATION.match(name)
        or party.country is None
        or party.country in codes
        or party.id in full
        or _armed(text, place.end)
    ]


def _armed(text: str, end: int) -> bool:
    """Whether troops or weapons stand behind: `AFU kamikaze drone`."""
    return any(word.lower() in _words().of_force for word in _WORD.findall(text[end : end + _BEHIND])[:2])


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("solferino.terms") / name).read_text(encoding="utf-8"))


@cache
def all_parties(languages: tuple[str, ...] = ("en", "uk", "ru")) -> tuple[tuple[str, Party], ...]:
    """Every name of the two lists with the party it means."""
    out: list[tuple[str, Party]] = []
    for code, table in _toml("countries.toml").items():
        printed = table["en"]["names"][0]
        for language, columns in table.items():
            if language in languages:
                out.extend(_country(code, printed, columns, plain=language == "en"))
    for group in _toml("groups.toml")["group"]:
        party, country = group.get("party"), group.get("country")
        for name in (group["name"], *group.get("others", [])):
            out.append((name, Party(party, group["name"], group["kind"], Form.GROUP, group["id"], country)))
    return tuple(out)


def _inflected(adjective: str) -> list[str]:
    """A Ukrainian or Russian adjective in its cases, small and capital."""
    forms = [adjective]
    for ending, cases in _words().endings.items():
        if adjective.endswith(ending):
            forms = [adjective.removesuffix(ending) + case for case in cases]
            break
    return forms + [form.capitalize() for form in forms]


def _country(code: str, printed: str, columns: Mapping[str, list[str]], *, plain: bool) -> Iterable[tuple[str, Party]]:
    for name in columns["names"]:
        yield name.removeprefix("the "), Party(code, printed, "state", Form.COUNTRY, None, code)
    for name in columns.get("adjectives", []):
        party = Party(code, printed, "people", Form.ADJECTIVE, None, code)
        for form in (name,) if plain else _inflected(name):
            yield form, party
    for name in columns.get("nouns", []):
        party = Party(code, printed, "people", Form.NOUN, None, code)
        yield name, party
        if not plain:
            yield name.capitalize(), party
    for name in columns.get("metonyms", []):
        bare = name.removeprefix("the ")
        yield bare, Party(code, printed, "state", Form.METONYM, None, code)


@cache
def matcher(terms: tuple[PartyTerm, ...] = (), active: tuple[str, ...] = ()) -> Matcher:
    """The matcher over all lists, with a context's own terms (`Context.terms`) and countries where given."""
    return Matcher(all_parties(), terms, active)


def find_party(words: str, terms: tuple[PartyTerm, ...] = ()) -> Party | None:
    """The party that the words name exactly, or None."""
    return matcher(terms).party(words)


def find_parties(text: str, terms: tuple[PartyTerm, ...] = (), active: tuple[str, ...] = ()) -> list[PartyFound]:
    """All parties named in the text, in order."""
    return matcher(terms, active).find(text)


@cache
def country_name(code: str) -> str | None:
    """The English name that is printed for a country code, or None for an unknown code."""
    table = _toml("countries.toml").get(code)
    return str(table["en"]["names"][0]) if table else None


@cache
def country_adjective(code: str) -> str:
    """The English adjective of a country ("Russian"), its name where it has none, the code where it is unknown."""
    table = _toml("countries.toml").get(code)
    return str((table["en"].get("adjectives") or table["en"]["names"])[0]) if table else code
