"""One spelling for the spellings of a name: Ukrainian, Russian and every usual romanisation of either.

Correct transliteration makes matching worse, because the national tables drift apart (statistics.md §2.2). A skeleton
folds what the tables disagree about: г/ґ/х and g/h/kh, и/і/ы/й/ї and y/i/j, soft signs, doubled letters, the glide of
я/ю/є/ё. It does not know that Володимир is Владимир: that is the dictionary's job (variants.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "e", "э": "e", "ё": "e", "ж": "Z",
    "з": "z", "и": "i", "і": "i", "ї": "i", "ы": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f", "х": "h", "ц": "c", "ч": "C", "ш": "S",
    "щ": "S", "ю": "u", "я": "a", "ь": "", "ъ": "", "ј": "i",
}  # fmt: skip
_CYRILLIC_TABLE = str.maketrans(_CYRILLIC)
_LATIN = (
    ("schtsch", "S"), ("shch", "S"), ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("cz", "C"),
    ("zh", "Z"), ("kh", "h"), ("gh", "h"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ye", "e"), ("ie", "e"),
    ("je", "e"), ("yo", "e"), ("io", "e"), ("jo", "e"), ("x", "ks"), ("q", "k"), ("w", "v"), ("g", "h"), ("y", "i"),
    ("j", "i"),
)  # fmt: skip
_LATIN_OF = dict(_LATIN)
_LATIN_FORMS = re.compile("|".join([*(form for form, _ in _LATIN), "c"]))  # the longer forms stand first
_SCHOLARLY = str.maketrans(
    {"š": "sh", "č": "ch", "ž": "zh", "ŝ": "shch", "ć": "ch", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "ı": "i"}
)
_MARKS = re.compile("[\u0300-\u036f]")
_NOT_LETTERS = re.compile(r"[^a-zSCZ]+")
_DOUBLED = re.compile(r"(.)\1+")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_HAS_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def script(text: str) -> str:
    """`cyrillic`, `latin`, `mixed`, or `other` where the text has letters of neither."""
    cyrillic, latin = bool(_HAS_CYRILLIC.search(text)), bool(_HAS_LATIN.search(text))
    if cyrillic and latin:
        return "mixed"
    return "cyrillic" if cyrillic else "latin" if latin else "other"


def language(text: str) -> str | None:
    """`uk` or `ru` where a letter that only one of the two has tells, else None: Иван and Оксана may be either."""
    low = text.lower()
    if re.search("[іїєґ]", low):
        return "uk"
    return "ru" if re.search("[ыэёъ]", low) else None


@lru_cache(maxsize=262_144)
def skeleton(word: str) -> str:
    """The word without what spellings disagree about; other scripts are romanised letter by letter first. "" where the
    word has no letters."""
    if script(word) == "other":
        from anyascii import anyascii

        word = anyascii(word)
    text = normalize("NFC", word).lower()
    if _HAS_CYRILLIC.search(text):
        text = text.replace("йо", "ё").replace("ьо", "ё").translate(_CYRILLIC_TABLE)
    text = _MARKS.sub("", normalize("NFKD", text.translate(_SCHOLARLY)))
    if script(word) != "cyrillic":
        text = _LATIN_FORMS.sub(_latin, re.sub("[^a-z]", "", text))
    text = _NOT_LETTERS.sub("", text)
    text = re.sub("i+(?=[aeou])", "", text).replace("ts", "c")
    return re.sub("[ie]v(?=sk)", "ov", _DOUBLED.sub(r"\1", text))  # -івський, -евський and -овский are one ending


def _latin(found: re.Match[str]) -> str:
    form = found.group()
    if form != "c":
        return _LATIN_OF[form]
    following = found.string[found.end() : found.end() + 1]
    if not following and found.string[found.start() - 1 : found.start()] in "eiy":
        return "c"  # Kravec, the scholarly form of Kravets
    return "s" if following and following in "eiy" else "k"


def stem(folded: str) -> str:
    """The skeleton of a family name without the ending that tells a woman's from a man's: Ivanova and Ivanov alike."""
    if folded.endswith(("ska", "cka", "ski", "cki")):
        return folded[:-1]
    if folded.endswith(("ova", "eva", "ina", "ena")):
        return folded[:-1]
    return folded


def coarse(folded: str) -> str:
    """First letter and the consonants after it: what a slip of a vowel leaves alone. For blocking only."""
    return folded[:1] + re.sub("[aeiou]", "", folded[1:])
