"""Names of people in their first form: "за словами Віталія Кіма" is Віталій Кім.

One person must be one origin (english.py), whatever case a source stands in. A first name is known by the list of given
names (where.toml); the ending of the surname is led back by the rules of regular names, for the sex that the first name
tells. Only behind words for a source, where a name stands in the genitive or, behind "посилаючись на", the accusative.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from solferino.extract.slavic.tables import table

_IRREGULAR = {"павел": "павла", "лев": "льва", "петр": "петра", "ігор": "ігоря"}
_OF_WOMEN = re.compile(r"(?:[оеєії]во[йї]|[иі]но[йї]|с?ь?[кц]?ко[йї]|[оеєії]ву|[иі]ну|ську|цьку|скую|цкую)$")
_HIS = re.compile(r"(?:[оеєё]ва|[иії]на|яна|с?ь?[сц]кого)$")
# Endings of surnames in the genitive (of women also the accusative) -> that of the first form, the first that fits.
_SURNAMES = {
    ("uk", "M"): (
        (r"(?<=[сц]ь)кого$", "кий"), (r"ого$", "ий"), (r"([оеєії]в|[иії]н)а$", r"\1"),
        (r"([^\Wаеиоуюяіїє])ка$", r"\1ко"), (r"([^\Wаеиоуюяіїє])ця$", r"\1ець"), (r"([аеиоуюяіїє])я$", r"\1й"),
        (r"я$", "ь"), (r"и$", "а"), (r"а$", ""),
    ),
    ("uk", "F"): ((r"ої$", "а"), (r"([оеєії]в|[иії]н|[сц]ьк)у$", r"\1а"), (r"и$", "а"), (r"ії$", "ія")),
    ("ru", "M"): (
        (r"(?<=[сц])кого$", "кий"), (r"ного$", "ный"), (r"ого$", "ой"), (r"([оеё]в|[иы]н)а$", r"\1"),
        (r"([^\Wаеиоуыэюя])ца$", r"\1ец"), (r"([аеиоуыэюя])я$", r"\1й"), (r"я$", "ь"), (r"ы$", "а"), (r"а$", ""),
    ),
    ("ru", "F"): ((r"(?<=[сц]к)(?:ой|ую)$", "ая"), (r"([оеё]в|[иы]н)(?:ой|у)$", r"\1а"), (r"ы$", "а")),
}  # fmt: skip
_BY = {"M": ("ом", "ем", "єм"), "F": ("ою", "ею", "єю", "ой", "ей")}  # endings of given names in the instrumental
# The same for surnames, of both languages.
_INSTRUMENTAL = {
    "M": (
        (r"(?<=[сц])(ь?к)им$", r"\1ий"), (r"енком$", "енко"), (r"([оеєёії]в|[иіы]н)[иы]м$", r"\1"), (r"єм$", "й"),
        (r"[ое]м$", ""),
    ),
    "F": (
        (r"(?<=[сц]ьк)ою$", "а"), (r"(?<=[сц]к)ой$", "ая"), (r"([оеєёії]в|[иіы]н)о[юй]$", r"\1а"),
        (r"о[юй]$", "а"),
    ),
}  # fmt: skip


def first_form(name: str, language: str) -> str:
    """The name as it stands by itself; as it is where its first name is in no list and its ending tells nothing."""
    words = name.split()
    known = _given(language).get(words[0].lower())
    if known is not None:
        given, sex = known
        return " ".join((given.capitalize(), *(_surname(w, language, sex) for w in words[1:])))
    if len(words) > 1:
        his = _HIS.search(words[-1]) and words[0].endswith(("а", "я"))  # of a woman these two would end otherwise
        return " ".join(_surname(w, language, "M") for w in words) if his else name
    return _surname(name, language, "F" if _OF_WOMEN.search(name) else "M")


def as_told_of(full: str, given: str, language: str) -> str:
    """The full name that a text has in another case ("з Віктором Лобачем", "ее зовут Ольгой Петровой") in its first
    form, where the given name alone is told in that form: Віктор Лобач."""
    first, *rest = full.split()
    words = table(language, "where")["given"]
    if first == given or given.lower() not in words or first.lower() in words:
        return full
    sex = "F" if given.endswith(("а", "я")) and given.lower() not in table(language, "people")["names"]["his"] else "M"
    by = next((by for by in _BY[sex] if first.lower().endswith(by)), None)
    if by is None:
        return f"{given} {' '.join(_surname(w, language, sex) for w in rest)}"
    return f"{given} {' '.join(_by_whom(w, sex) for w in rest)}"


def _by_whom(word: str, sex: str) -> str:
    """The first form of a surname in the instrumental."""
    for ending, first in _INSTRUMENTAL[sex]:
        made, changed = re.subn(ending, first, word)
        if changed:
            return made
    return word


def _surname(word: str, language: str, sex: str) -> str:
    for ending, first in _SURNAMES[language, sex]:
        made, changed = re.subn(ending, first, word)
        if changed:
            return made
    return word


@cache
def _given(language: str) -> Mapping[str, tuple[str, str]]:
    """Genitives of given names, and accusatives of women's, -> the name and its sex."""
    out: dict[str, tuple[str, str]] = {}
    for name in table(language, "where")["given"]:
        sex = "F" if name.endswith(("а", "я")) and name not in table(language, "people")["names"]["his"] else "M"
        for form in _oblique(name, sex, language):
            out[form] = name, sex
    return out


def _oblique(name: str, sex: str, language: str) -> tuple[str, ...]:
    stem, last = name[:-1], name[-1]
    if name in _IRREGULAR:
        return (_IRREGULAR[name],)
    if last == "а":
        soft = "и" if language == "uk" or stem[-1] in "гкхжчшщ" else "ы"
        return stem + soft, *((stem + "у",) if sex == "F" else ())
    if last == "я":
        soft = ("ї" if stem[-1] in "аеиоуіїюя" else "і") if language == "uk" else "и"
        return stem + soft, *((stem + "ю",) if sex == "F" else ())
    if last in "йь":
        return (stem + "я",)
    return (stem + "а",) if last == "о" else (name + "а",)
