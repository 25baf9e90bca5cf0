"""What it costs to take two words of names for one: spelling slips, romanisations, pet names, initials.

Costs are log2 odds, set on half of a labelled set (benchmarks.names). None says that they are different words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from solferino.link.people.namewords import Word
from solferino.link.people.skeleton import skeleton

_BLOCKS = re.compile("[\u3400-\u9fff\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff]")
_VOWELLESS = re.compile("[\u0590-\u06ff]")
_SOUNDS = str.maketrans({"p": "b", "S": "s", "Z": "z", "z": "s", "d": "t", "w": "v"})
_DOUBLED = re.compile(r"(.)\1+")
_ENGLISH = {
    "dh": "d", "th": "t", "dj": "k", "gh": "k", "kh": "k", "ph": "f", "ck": "k", "q": "k", "g": "k", "j": "k", "c": "k",
    "z": "s", "v": "f", "sh": "s",
}  # fmt: skip
_FRENCH = {**_ENGLISH, "ch": "S", "sh": "S"}
_HEARD = re.compile("|".join(sorted([*_ENGLISH, "ch"], key=len, reverse=True)))
# Chinese writes foreign names by syllables that have no voiced stops, no r, and few consonants at their end
_SYLLABLES = str.maketrans("ptjqrvwgcz", "bdddlffkks", "n")


def cost(x: Word, y: Word) -> float | None:
    """What taking the two words for one costs (log2); None where they are different words."""
    if x.folded == y.folded or (x.key and x.key == y.key):
        return 0.0
    if x.initial or y.initial:
        return 0.8 if not x.text.isdigit() and (x.text[0] == y.text[0] or x.folded[:1] == y.folded[:1]) else None
    if (({x.key} | x.may) & ({y.key} | y.may)) - {""}:
        return 0.8
    if _BLOCKS.search(x.text + y.text):  # one syllable more or less is another name
        return 1.5 if bool(_HAN.search(x.text)) != bool(_HAN.search(y.text)) and _syllables(x, y) else None
    if _man_and_woman(x, y):
        return None
    size = min(len(x.folded), len(y.folded))
    if size < 3:
        return None
    gap = distance(x.folded, y.folded)
    if gap == 1 and (size >= 4 or x.folded[0] == y.folded[0]) and not (x.text + y.text).isdigit():
        return 0.8 if size >= 5 else 1.6
    if only_vowels(x.folded, y.folded):
        return 0.8 if size >= 4 else 1.5
    if _abjad(x, y) or _heard(x.text, y.text):
        return 1.2
    if gap == 2 and size >= 7 and x.folded[0] == y.folded[0] and _letters(x, y) <= 2:
        return 1.8
    return None


def slips(left: list[Word], right: list[Word]) -> int:
    """Letters to change, add, drop or swap until the words on the left are those on the right, in order; 99 where
    their number differs, or where a slip of a letter is another name."""
    if len(left) != len(right):
        return 99
    return sum(
        99 if _BLOCKS.search(x.text + y.text) or _man_and_woman(x, y) else _letters(x, y)
        for x, y in zip(left, right, strict=True)
    )


def _letters(x: Word, y: Word) -> int:
    """Letters that differ, as written where both are in one script."""
    alike = x.text.isascii() == y.text.isascii()
    return distance(x.text, y.text) if alike else distance(x.latin, y.latin)


def _man_and_woman(x: Word, y: Word) -> bool:
    """Whether the two are a man's and a woman's given name that differ by their ending: Oleksandr, Oleksandra."""
    short, long = sorted((x.folded, y.folded), key=len)
    return long in (short + "a", short.removesuffix("o") + "a") and bool(x.given) and bool(y.given)


def only_vowels(one: str, other: str) -> bool:
    """Whether only vowels differ, as they do between romanisations of Arabic (Usama, Osama; Nuristani, Nooristani)."""
    bare = re.sub("[aeiou]", "", one), re.sub("[aeiou]", "", other)
    # two vowels at most: Hasan is not Husein
    return bare[0] == bare[1] and len(bare[0]) >= 2 and distance(one, other) <= 2


def _heard(one: str, other: str) -> bool:
    """Whether the consonants sound alike as English or French ears write them down: Gaddafi and Qadhafi, Geoffrey and
    Jeffrey, Chafik and Shafiq."""
    if not (one + other).isascii() or distance(skeleton(one), skeleton(other)) > 2:
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
    return one == other or (min(len(one), len(other)) >= 4 and distance(one, other) <= 1)


def _syllables(x: Word, y: Word) -> bool:
    """Whether a word in Chinese characters sounds as the other, which is not in them."""
    one, other = (
        _DOUBLED.sub(r"\1", re.sub("[aeiouyh]", "", re.sub("ck|zh|ch|sh|ng", _simple, w.latin)).translate(_SYLLABLES))
        for w in (x, y)
    )
    return len(one) >= 2 and one == other


def _simple(found: re.Match[str]) -> str:
    return {"ck": "k", "ng": ""}.get(found.group(), "s")


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or swap (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)
