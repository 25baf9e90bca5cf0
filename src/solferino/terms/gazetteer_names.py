"""How a place name is looked up: one key for its spellings, and the official romanisation of Ukrainian.

`key` folds what print varies freely (case, accents, apostrophes, hyphens). `loose_keys` folds what romanisations vary:
Izyum/Izium, Staryi/Stary/Staryy, Zaporizhzhia/Zaporizhzhya/Zaporizhia for Slavic names, al-Fashir/El Fasher,
Khan Younis/Yunis for Arabic ones. Renamed towns (Bakhmut/Artemivsk) no fold can find: they are aliases.
"""

from __future__ import annotations

import hashlib
import re
import struct
from functools import lru_cache
from unicodedata import normalize

_FOLD = {ord(c): None for c in "'’ʼ‘`ʻʹ′\u02bf\u02be\u00ad"} | {ord(c): " " for c in "-–\u2010\u2011.,/_"}
_ALL_CYRILLIC = re.compile("^[\u0400-\u045f\u0490\u0491 '’-]+$")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})

SLAVIC = frozenset({"UA", "RU", "BY"})
ARABIC = frozenset(
    [
        "SY",
        "IQ",
        "YE",
        "SD",
        "SS",
        "LY",
        "PS",
        "LB",
        "JO",
        "EG",
        "SA",
        "AE",
        "OM",
        "KW",
        "BH",
        "QA",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SO",
        "DJ",
        "TD",
        "IR",
        "IL",
    ]  # where Arabic names are romanised
)


def fold(name: str) -> str:
    """The name without case, accents, apostrophes and hyphens: the same for all its ordinary spellings.

    Cyrillic letters with a breve or dots stay themselves (й and и, ї and і are different letters).
    """
    text = name.casefold()
    if text.isascii():
        return text if text.isalpha() else " ".join(text.translate(_FOLD).split())
    text = normalize("NFKC", text).casefold()  # a sign such as ㏆ opens into capitals
    if not _ALL_CYRILLIC.match(text):
        text = text.translate(_LETTERS)
        if _HAS_CYRILLIC.search(text):
            text = "".join(c if "\u0400" <= c <= "\u04ff" else _bare(c) for c in normalize("NFC", text))
        else:
            text = _bare(text)
    return " ".join(text.translate(_FOLD).split())


def _bare(text: str) -> str:
    return _MARKS.sub("", normalize("NFKD", text))


key = lru_cache(maxsize=16384)(fold)


def printed(name: str) -> str:
    """The name as English print has it: without the macrons and dots of scholarly romanisation ("Khān Yūnis"), with the
    letters of living spellings left alone ("Łódź", "São Paulo")."""
    if name.isascii() or not _SCHOLARLY.search(normalize("NFD", name)):
        return name.replace("‘", "'").replace("’", "'")
    return _bare(name).replace("‘", "'").replace("’", "'").replace("ʻ", "'").strip("'")


_SCHOLARLY = re.compile("[\u0304\u0323\u0331\u032e\u0327](?<![cstCST]\u0327)|[ʻ‘ʿʾ]")


def bloom_probes(folded: str, bits: int) -> tuple[int, int, int, int]:
    """The four bits of a filter of `bits` bits that stand for a key."""
    a, b, c, d = _FOUR.unpack(hashlib.blake2b(folded.encode(), digest_size=16).digest())
    return a % bits, b % bits, c % bits, d % bits


_FOUR = struct.Struct("<4I")


_ARTICLE = re.compile(r"\b(?:al|el|ad|ed|ar|er|as|es|ash|esh|at|et|an|en|az|ez|ul|ur|us|ud)\s+(?=\w{3})")


@lru_cache(maxsize=8192)
def loose_slavic(folded: str) -> str:
    """Key of a romanised Slavic name that does not depend on the romanisation used (see the module's text)."""
    text = folded.replace("zhzh", "zh").replace("shch", "sch")
    text = re.sub(r"[yj]", "i", text)
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"(?<=[^aeiou ])i(?=[aeou])", "", text)


@lru_cache(maxsize=8192)
def loose_arabic(folded: str) -> str:
    """The same for a romanised Arabic name: articles dropped, e/i and o/u one letter each, doubled letters single."""
    text = _ARTICLE.sub("", folded + " ").strip()
    text = text.replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("ei", "i").replace("ai", "i")
    text = text.replace("ay", "i").replace("ey", "i").replace("q", "k").replace("y", "i")
    text = text.replace("e", "i").replace("o", "u")
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"(?<=\w{3})a?h\b", "a", text)


def loose_keys(folded: str) -> tuple[str, ...]:
    """The keys under which looser spellings of a Latin name are kept in the gazetteer; none for other scripts."""
    if not folded.isascii() or len(folded) < 4:
        return ()
    return ("~" + loose_slavic(folded), "^" + loose_arabic(folded))


# Resolution of the Cabinet of Ministers of Ukraine of 27 January 2010, no. 55 (first letter of a word, elsewhere).
_KMU = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y", "і": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia",
    "ь": "", "'": "", "’": "", "ʼ": "",
}  # fmt: skip
_KMU_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def romanise(ukrainian: str) -> str:
    """A Ukrainian name in the official romanisation: Старий Биків -> Staryi Bykiv, Згурівка -> Zghurivka."""
    out: list[str] = []
    before = " "
    for at, char in enumerate(ukrainian):
        low = char.lower()
        if low == "г" and before.lower() == "з":
            latin = "gh"
        elif not before.isalpha() and before not in "'’ʼ" and low in _KMU_FIRST:
            latin = _KMU_FIRST[low]
        else:
            latin = _KMU.get(low, char if low not in _KMU else "")
        following = ukrainian[at + 1 : at + 2]
        if char.isupper():
            latin = latin.upper() if following.isupper() else latin.capitalize()
        out.append(latin)
        before = char
    return "".join(out)
