"""Entries of the lists of one language, and how they are made: each word with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from solferino.extract.slavic.declension import forms_of
from solferino.extract.slavic.verbs import ACTIVE, INFINITIVE, NOUN, PASSIVE, UNDERGO, forms_of_pair, phrases_of
from solferino.extract.slavic.words import any_of, beginnings, plain
from solferino.terms.parties import Form, all_parties

AND = frozenset(("і", "й", "та", "и", "а"))  # in both languages
BEGINNING = 3  # letters by which phrases are found
_VOWELS = "аеиоуыэюяіїє"
_LEAST_WOMEN = 4  # letters of a stem that such a noun has at least


@dataclass(frozen=True, slots=True)
class Act:
    """A class of act words with the voice of one of them."""

    kind: str
    code: str
    harm: str | None
    voice: str


@dataclass(frozen=True, slots=True)
class Person:
    """What a word for people says of them."""

    status: str | None = None
    sex: str | None = None
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Force:
    """A noun for those who act: the case of its form, what an English reader is told, what kind of side it makes."""

    case: str
    name: str
    kind: str


def _past(word: str) -> tuple[str, ...]:
    """An entry, with the past tense of one man beside it where a Ukrainian verb has another letter there than for the
    rest: "побил*" is побила and побили, but "побив". Russian has no such word, so that it does no harm."""
    if word.startswith("!") or not re.search(r"л\*(?: |$)", word):
        return (word,)
    return word, re.sub(r"л\*(?= |$)", "в", word), re.sub(r"л\*(?= |$)", "вся", word)


def act_entries(classes: Mapping[str, Mapping[str, Any]], language: str) -> Iterable[tuple[str, Act]]:
    """The entries of all classes: those made from verbs first, since what the lists spell out goes before them."""
    for kind, entry in classes.items():
        for pair in entry.get("verbs", ()):
            for word, voice in forms_of_pair(pair, language):
                yield word, Act(kind, entry["code"], entry.get("harm"), ACTIVE if voice == INFINITIVE else voice)
        for phrase in entry.get("phrases", ()):
            for voice in (ACTIVE, PASSIVE):
                for words in phrases_of(phrase, voice, language):
                    yield words, Act(kind, entry["code"], entry.get("harm"), voice)
    for kind, entry in classes.items():
        for key, voice in (("active", ACTIVE), ("passive", PASSIVE), ("undergo", UNDERGO), ("nouns", NOUN)):
            for word in (form for listed in entry.get(key, ()) for form in _past(listed)):
                yield word, Act(kind, entry["code"], entry.get("harm"), voice)


def cue_entries(
    listed: Mapping[str, Iterable[str]], pairs: Mapping[str, Iterable[str]], language: str
) -> Iterable[tuple[str, str]]:
    """Cues with their stance: what is listed goes before the forms of the verbs."""
    for stance, verbs in pairs.items():
        for pair in verbs:
            yield from ((w, stance) for w, voice in forms_of_pair(pair, language) if voice == ACTIVE and "*" not in w)
    for stance, words in listed.items():
        yield from ((word, stance) for word in words)


def parted(entries: Iterable[tuple[str, Any]]) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """Single words, and phrases with the longest first."""
    known = list(entries)
    phrases = sorted((e for e in known if " " in e[0]), key=lambda e: (e[0].count("|") > 0, -len(e[0])))
    return [e for e in known if " " not in e[0]], phrases


def by_beginning(phrases: Sequence[tuple[str, Act]]) -> dict[str, tuple[tuple[int, re.Pattern[str], Act], ...]]:
    """The phrases under the first letters of their first word, each with its rank: the longest first."""
    out: dict[str, list[tuple[int, re.Pattern[str], Act]]] = {}
    for rank, (words, act) in enumerate(phrases):
        for beginning in beginnings(words, BEGINNING):
            out.setdefault(beginning, []).append((rank, any_of([words]), act))
    return {beginning: tuple(found) for beginning, found in out.items()}


def person_entries(rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Person]]:
    """What each word says of people; a word of several rows ("бабус*": a woman, and old) says all of it."""
    told: dict[str, dict[str, str]] = {}
    for row in rows:
        said = {key: str(row[key]) for key in ("status", "sex", "age") if key in row}
        for word in (form for stem in row["stems"] for form in (stem, *_of_many_women(stem))):
            if " " not in word:
                told.setdefault(word, {}).update(said)
    return ((word, Person(**said)) for word, said in told.items())


def _of_many_women(stem: str) -> Iterable[str]:
    """`девушк*` has "девушек" and `студентк*` "студенток": a vowel comes between where many are counted."""
    if stem.endswith("к*") and len(stem) > _LEAST_WOMEN and stem[-3] not in _VOWELS:
        yield from (stem[:-2] + ending for ending in ("ок", "ек"))


def force_entries(rows: Iterable[Mapping[str, Any]], language: str) -> dict[tuple[str, ...], Force]:
    """Every form of the words for those who act, with its case."""
    out: dict[tuple[str, ...], Force] = {}
    for row in rows:
        kind = "state" if row.get("state") else "group" if row.get("group") else "force"
        for noun in row.get("nouns", ()):
            for form, case in forms_of(noun, language):
                out.setdefault((plain(form),), Force(case, row["name"], kind))
        for paradigm in row["forms"]:
            for case, form in zip(("nom", "gen", "dat", "ins", "loc"), paradigm.split(","), strict=True):
                out.setdefault(tuple(form.split()), Force(case, row["name"], kind))
    return out


def nationals(language: str) -> frozenset[str]:
    """Forms of words for one and for many of a people: "британець", "сирийцами"."""
    many = (name for name, party in all_parties((language,)) if party.form is Form.NOUN and " " not in name)
    out: set[str] = set()
    for name in map(plain, map(str.lower, many)):
        for ends, one in _ONE_OF_MANY[language].items():
            if name.endswith(ends):
                out |= {form for form, _ in forms_of(name.removesuffix(ends) + one, language)}
    return frozenset(map(plain, out))


_ONE_OF_MANY = {
    "uk": {"ці": "ець", "яни": "янин", "ани": "анин", "и": ""},
    "ru": {"цы": "ец", "яне": "янин", "ане": "анин", "ы": "", "и": ""},
}  # endings of the name of a people -> that of one of them


def right_before(phrases: Sequence[str]) -> re.Pattern[str]:
    """Matches where one of the phrases ends right before a number."""
    body = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{body})\s+$", re.IGNORECASE)


def weapon(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for a weapon, without the words that are taken back (!)."""
    taken = [w[1:] for w in words if w.startswith("!")]
    plain = any_of(w for w in words if not w.startswith("!"))
    if not taken:
        return plain
    return re.compile(rf"(?!{any_of(taken).pattern}){plain.pattern}", re.IGNORECASE)
