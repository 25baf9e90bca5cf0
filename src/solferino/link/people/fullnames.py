"""Two names as whole strings: of people or bodies, in any script, without knowing which word is what.

For lists that give one string, and for names that have no family name (Arabic, Pashtun, Korean). Words are laid side by
side; what counts is what is left over. Left over on both sides, the names tell two people apart; left over on one side
only, one is the fuller form. Weights were set on half of a labelled set (benchmarks.names), the other half measures.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any
from unicodedata import normalize

from solferino.link.people.skeleton import script, skeleton
from solferino.link.people.variants import Role, lexicon, words

_CAMEL = re.compile(r"(?<=[a-zа-яіїє])(?=[A-ZА-ЯІЇЄ])")
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?")
_WORD = re.compile(r"\w+")
_LEET = str.maketrans("0134579", "oieastg")
_BLOCKS = re.compile("[\u3400-\u9fff\uac00-\ud7af]")
_VOWELLESS = re.compile("[\u0590-\u06ff]")
_SOUNDS = str.maketrans({"p": "b", "S": "s", "Z": "z", "z": "s", "d": "t", "w": "v"})
_DOUBLED = re.compile(r"(.)\1+")
_ENGLISH = {
    "dh": "d", "th": "t", "dj": "k", "gh": "k", "kh": "k", "ph": "f", "ck": "k", "q": "k", "g": "k", "j": "k", "c": "k",
    "z": "s", "v": "f", "sh": "s",
}  # fmt: skip
_FRENCH = {**_ENGLISH, "ch": "S", "sh": "S"}
_HEARD = re.compile("|".join(sorted([*_ENGLISH, "ch"], key=len, reverse=True)))
_LOOKALIKE = str.maketrans("аеорсухіАВЕКМНОРСТХІ", "aeopcyxiABEKMHOPCTXI")
_SIGNS = re.compile(r"(?<=[^\W\d])[$@!|](?=\w)")
_SIGN = {"$": "s", "@": "a", "!": "i", "|": "l"}
_MARKS = re.compile("[\u0300-\u036f'’ʼ`´ʻ]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: folded, its keys as given and family name, and how much it tells (0 to 1)."""

    text: str
    folded: str
    key: str
    may: frozenset[str]
    weight: float

    @property
    def initial(self) -> bool:
        """One letter."""
        return len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0 to 1 that the two are one, and why, in words."""

    score: float
    reasons: tuple[str, ...]


def likeness(one: str, other: str, *, body: bool = False) -> Likeness:
    """How likely two names are of one person, or with `body` of one organisation; the same whichever comes first."""
    if other < one:
        one, other = other, one
    a, b = _split(one, body), _split(other, body)
    if not a or not b:
        same = one.casefold() == other.casefold()
        return Likeness(0.9 if same else 0.0, ("nothing to compare but the strings",))
    return _acronym(a, b) or _weigh(a, b, body)


def _weigh(a: tuple[Word, ...], b: tuple[Word, ...], body: bool) -> Likeness:
    pairs, cost, rest_a, rest_b = _aligned(a, b)
    telling = [p for p in pairs if p[0].weight > 0.5]
    left, right = _telling(rest_a), _telling(rest_b)
    odds = 1.0 + 2.0 * min(2, len(telling)) - cost
    reasons = [f"{len(pairs)} words agree"]
    if not telling:
        odds -= 6
        reasons.append("no telling word in common")
    if left and right:
        odds -= 5.0 + 2.0 * min(left, right)
        reasons.append("each has a word that the other lacks")
    elif left or right:
        spare = left + right
        if body:
            odds -= 4.5 * spare
        elif len(telling) < 2:
            odds -= 3.0
        else:
            odds -= 0.5 * spare
        reasons.append("one is the fuller form")
    if cost:
        reasons.append("spellings differ")
    if not body and _reversed(a, b):
        odds -= 5
        reasons.append("father and son the other way round")
    return Likeness(round(1 / (1 + 2.0**-odds), 4), tuple(reasons))


def _telling(rest: Sequence[Word]) -> float:
    return sum(w.weight for w in rest if w.weight > 0.3)


def _reversed(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether "X bin Y" stands against "Y bin X"."""

    def sons(found: Sequence[Word]) -> set[tuple[str, str]]:
        return {
            (found[n - 1].key, found[n + 1].key)
            for n in range(1, len(found) - 1)
            if found[n].text in ("bin", "ibn", "ben", "bint")
        }

    return bool(sons(a) & {(y, x) for x, y in sons(b)})


def _aligned(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[list[tuple[Word, Word]], float, list[Word], list[Word]]:
    """Pairs of words that agree, what their differences cost (log2), and what is left over on each side."""
    options = [(_cost(x, y), i, k, 1, 1) for (i, x), (k, y) in product(enumerate(a), enumerate(b))]
    options += [(c, i, k, n, 1) for i, k, n, c in _joined(a, b)]
    options += [(c, i, k, 1, n) for k, i, n, c in _joined(b, a)]
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs, total = [], 0.0
    for cost, i, k, n, m in sorted(
        (o for o in options if o[0] is not None), key=lambda o: (o[0], -o[3] - o[4], o[1], o[2])
    ):
        ours, theirs = set(range(i, i + n)), set(range(k, k + m))
        if ours & used_a or theirs & used_b:
            continue
        used_a |= ours
        used_b |= theirs
        pairs.append((a[i], b[k]))
        total += cost or 0.0
    rest_a = [w for n, w in enumerate(a) if n not in used_a]
    rest_b = [w for n, w in enumerate(b) if n not in used_b]
    return pairs, total, rest_a, rest_b


def _joined(many: Sequence[Word], few: Sequence[Word]) -> Iterator[tuple[int, int, int, float]]:
    """Words of one side that make one word of the other when written together."""
    for n in range(2, 5):
        for i in range(len(many) - n + 1):
            whole = "".join(w.folded for w in many[i : i + n])
            for k, word in enumerate(few):
                if word.text == "".join(w.text[0] for w in many[i : i + n]) and n < 4:
                    yield i, k, n, 1.0
                elif len(word.folded) > 4 and whole == word.folded:
                    yield i, k, n, 0.3
                elif len(word.folded) > 4 and (
                    _vowels(whole, word.folded)
                    or (_distance(whole, word.folded) <= (len(whole) > 7) + (len(whole) > 9))
                ):
                    yield i, k, n, 0.9


def _cost(x: Word, y: Word) -> float | None:
    """What taking the two words for one costs (log2); None where they are different words."""
    if x.folded == y.folded or (x.key and x.key == y.key):
        return 0.0
    if x.initial or y.initial:
        return 0.8 if x.text[0] == y.text[0] or x.folded[:1] == y.folded[:1] else None
    if (({x.key} | x.may) & ({y.key} | y.may)) - {""}:
        return 0.8
    if _BLOCKS.search(x.text + y.text):
        return None  # one syllable more or less is another name
    size = min(len(x.folded), len(y.folded))
    if size < 3:
        return None
    gap = _distance(x.folded, y.folded)
    if gap == 1 and (size >= 4 or x.folded[0] == y.folded[0]) and not (x.text + y.text).isdigit():
        return 0.8 if size >= 5 else 1.6
    if _vowels(x.folded, y.folded):
        return 0.8 if size >= 4 else 1.5
    if _abjad(x, y) or _heard(x.text, y.text):
        return 1.2
    if gap == 2 and size >= 7 and x.folded[0] == y.folded[0]:
        return 1.8
    return None


def _vowels(one: str, other: str) -> bool:
    """Whether only vowels differ, as they do between romanisations of Arabic (Usama, Osama; Nuristani, Nooristani)."""
    bare = re.sub("[aeiou]", "", one), re.sub("[aeiou]", "", other)
    # two vowels at most: Hasan is not Husein
    return bare[0] == bare[1] and len(bare[0]) >= 2 and _distance(one, other) <= 2


def _heard(one: str, other: str) -> bool:
    """Whether the consonants sound alike as English or French ears write them down: Gaddafi and Qadhafi, Geoffrey and
    Jeffrey, Chafik and Shafiq."""
    if not (one + other).isascii() or _distance(skeleton(one), skeleton(other)) > 2:
        return False
    return any(
        len(bare) >= 3 and bare == _bare(other, sounds)
        for sounds in (_ENGLISH, _FRENCH)
        for bare in (_bare(one, sounds),)
    )


def _bare(word: str, sounds: Mapping[str, str]) -> str:
    """The consonants of a word as they sound, none twice in a row."""
    heard = _HEARD.sub(lambda m: sounds.get(m.group(), "k"), word)
    return _DOUBLED.sub(r"\1", re.sub("[aeiouwyh]", "", heard))


def _abjad(x: Word, y: Word) -> bool:
    """Whether the consonants agree where one of the two is written in a script that leaves vowels out."""
    if not _VOWELLESS.search(x.text + y.text):
        return False
    one, other = (re.sub("[aeiouvj]", "", w.folded.translate(_SOUNDS)) for w in (x, y))
    return one == other or (min(len(one), len(other)) >= 4 and _distance(one, other) <= 1)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


def _acronym(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness | None:
    for short, full in ((a, b), (b, a)):
        letters = {"".join(w.text[0] for w in found) for found in (full, [w for w in full if w.weight > 0.3])}
        if len(full) >= 3 and len(short) <= 2 and short[0].text in letters and len(short[0].text) > 2:
            return Likeness(0.85, ("one is made of the other's first letters",))
    return None


@lru_cache(maxsize=65_536)
def _split(name: str, body: bool) -> tuple[Word, ...]:
    text = _SIGNS.sub(lambda m: _SIGN[m.group()], name).replace("&", " and ")
    if body:
        text = re.sub(r"(\d+)(?:st|nd|rd|th)\b", r"\1", text)
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text) if body else re.sub(r"\.", ". ", text)
    if not text.isupper():
        text = _CAMEL.sub(" ", text)
    low = normalize("NFC", _MARKS.sub("", normalize("NFKD", text).replace("и\u0306", "й").lower()))
    table = _forms()
    if body:
        low = " ".join(_WORD.findall(low))
        for phrase in table["legal"]["phrases"]:
            low = re.sub(rf"\b{phrase}\b", " ltd ", low)
    found = [table["numbers"].get(w, w) if body else w for w in _WORD.findall(low)]
    kept = [w for w in found if body or w not in words().titles] or found
    out = tuple(_word(w, body) for w in kept)
    return tuple(w for n, w in enumerate(out) if w.folded and (n == 0 or w.folded != out[n - 1].folded))


@lru_cache(maxsize=65_536)
def _word(text: str, body: bool) -> Word:
    latin = _latin(text)
    folded = skeleton(latin) or latin
    names = lexicon()
    if body:
        table = _forms()["legal"]
        weak = text in table["words"] or text in table["articles"]
        return Word(text, folded if not text.isdigit() else text, "", frozenset(), 0.1 if weak else 1.0)
    weight = 0.2 if text in words().particles or len(text) == 1 else 1.0
    if text in _forms()["legal"]["words"]:
        weight = 0.1
    key = names.key(latin, Role.FIRST)
    return Word(text, folded, key, names.stands_for(latin), 0.4 if len(text) == 1 else weight)


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
def _forms() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((files("solferino.link.people") / "forms.toml").read_text(encoding="utf-8"))
    return table
