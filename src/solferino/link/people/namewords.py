"""A name as words that can be compared: titles off, legal forms and particles weighed down, every script romanised.

For names that come as one string, of people or bodies, when nobody knows which word is what. What a word tells is its
weight; the words of organisations that tell none apart stand in forms.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import category, normalize

from solferino.link.people.skeleton import script, skeleton
from solferino.link.people.variants import Role, lexicon, words

_CAMEL = re.compile(r"(?<=[a-zа-яіїє])(?=[A-ZА-ЯІЇЄ])")
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?")
_LEET = str.maketrans("0134579", "oieastg")
_LOOKALIKE = str.maketrans("аеорсухіАВЕКМНОРСТХІ", "aeopcyxiABEKMHOPCTXI")
_SIGNS = re.compile(r"(?<=[^\W\d])[$@!|](?=\w)")
_SIGN = {"$": "s", "@": "a", "!": "i", "|": "l"}
_MARKS = re.compile("[\u0300-\u036f'’ʼ`´ʻ]")
_OTHERS = re.compile(r"\s*/\s*|\s+\(?(?:a\.?k\.?a\.?|alias|formerly|née|nee)[\s:]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: as it stands in lower case, in Latin letters, folded; its class as a given name and those that
    it may stand for; and how much it tells (0 to 1). `again`: the name has it already."""

    text: str
    latin: str
    folded: str
    key: str
    may: frozenset[str]
    weight: float
    again: bool = False

    @property
    def initial(self) -> bool:
        """One letter."""
        return len(self.text) == 1

    @property
    def given(self) -> frozenset[str]:
        """Classes of given names that the word is known to be of; empty where it is not known as one."""
        return self.may or (frozenset((self.key,)) if lexicon().is_given(self.latin) else frozenset())


def alternatives(name: str) -> tuple[str, ...]:
    """The names that one string gives: "Al-Noor/Light of the North" is two, and so is "A formerly B"."""
    return tuple(part for part in _OTHERS.split(name) if any(c.isalpha() for c in part)) or (name,)


def plain(name: str, body: bool) -> tuple[str, ...]:
    """The words as they stand, without case, accents and articles; a family name before a comma is put last."""
    head, comma, tail = name.partition(",")
    text = name if body or not comma or "," in tail else f"{tail} {head}"
    return tuple(w for w in _found(text, body) if not body or w not in forms()["legal"]["articles"])


@lru_cache(maxsize=65_536)
def split(name: str, body: bool) -> tuple[Word, ...]:
    """The words of a name of a person, or with `body` of an organisation; () where it has no letters or digits."""
    found = _found(name, body)
    kept = [w for w in found if body or w not in words().titles] or found
    out: list[Word] = []
    for text in kept:
        if (word := _word(text, body)).folded:
            again = any(word.folded == w.folded for w in out[-1:])
            out.append(replace(word, again=True) if again else word)
    return tuple(out)


def _found(name: str, body: bool) -> list[str]:
    text = _SIGNS.sub(lambda m: _SIGN[m.group()], name).replace("&", " and ")
    if body:
        text = re.sub(r"(\d+)(?:st|nd|rd|th)\b", r"\1", text)
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text) if body else re.sub(r"\.", ". ", text)
    if not text.isupper():
        text = _CAMEL.sub(" ", text)
    low = normalize("NFC", _MARKS.sub("", normalize("NFKD", text).replace("и\u0306", "й").lower()))
    table = forms()
    if not body:
        return _letters(low)
    low = " ".join(_letters(low))
    for phrase in table["legal"]["phrases"]:
        low = re.sub(rf"\b{phrase}\b", phrase.replace(" ", ""), low)
    return [table["numbers"].get(w, w) for w in low.split()]


def _letters(text: str) -> list[str]:
    """Stretches of letters, marks (vowel signs of Khmer and Hindi are marks) and digits; joiners are no gaps."""
    kinds = ((c, category(c)) for c in text)
    return "".join(c if k[0] in "LMN" else "" if k == "Cf" else " " for c, k in kinds).split()


@lru_cache(maxsize=65_536)
def _word(text: str, body: bool) -> Word:
    latin = _latin(text)
    folded = skeleton(latin) or latin
    names = lexicon()
    if body:
        return Word(text, latin, folded, "", frozenset(), 0.1 if text in _weak() else 1.0)
    weight = 0.2 if text in words().particles else 0.4 if len(text) == 1 else 1.0
    if text in forms()["legal"]["words"]:
        weight = 0.1
    return Word(text, latin, folded, names.key(latin, Role.FIRST), names.stands_for(latin), weight)


def _latin(text: str) -> str:
    if text.isdigit():
        return text
    if any(c.isdigit() for c in text):
        text = text.translate(_LEET)
    kind = script(text)
    if kind == "mixed":  # a Latin word with letters that only look Latin
        return text.translate(_LOOKALIKE)
    if kind != "other":
        return text
    from anyascii import anyascii

    return anyascii(text).lower()


@cache
def _weak() -> frozenset[str]:
    table = forms()["legal"]
    return frozenset((*table["words"], *table["articles"], *(p.replace(" ", "") for p in table["phrases"])))


@cache
def forms() -> dict[str, Any]:
    """Legal forms and numbers in words, of forms.toml."""
    table: dict[str, Any] = tomllib.loads((files("solferino.link.people") / "forms.toml").read_text(encoding="utf-8"))
    return table
