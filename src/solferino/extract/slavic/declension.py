"""Forms of a noun with their cases, made from its first form: lists then hold one word instead of ten.

Only regular nouns: whatever else there is stands in the lists with all its forms. A form that two cases share has the
first of nominative, genitive, dative, instrumental, locative.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

CASES = ("nom", "gen", "dat", "ins", "loc")
_HUSHING = "гкхжчшщ"

# First form's ending -> endings of one, then of many, in the order of CASES; `|` parts those of one case.
_UK = {
    "ець": ("ець ця цю|цеві цем ці", "ці ців цям цями цях"),
    "ок": ("ок ка ку|кові ком ку", "ки ків кам ками ках"),
    "ий": ("ий ого ому им ому", "і их им ими их"),
    "ій": ("ій ія ію|ієві ієм ії", "ії їв іям іями іях"),
    "й": ("й я ю|єві єм ї", "ї їв ям ями ях"),
    "ь": ("ь я ю|еві ем і", "і ів ям ями ях"),
    "ія": ("ія ії ії ією ії", "ії ій іям іями іях"),
    "ка": ("ка ки ці кою ці", "ки ок кам ками ках"),
    "га": ("га ги зі гою зі", "ги г гам гами гах"),
    "а": ("а и|і і ою|ею і", "и|і  ам ами ах"),
    "ння": ("ння ння нню нням нні", "ння нь нням ннями ннях"),
    "о": ("о а у ом і", "а  ам ами ах"),
    "": (" а|у у|ові ом і", "и ів ам ами ах"),
}
_RU = {
    "ец": ("ец ца цу цем це", "цы цев цам цами цах"),
    "ок": ("ок ка ку ком ке", "ки ков кам ками ках"),
    "ый": ("ый ого ому ым ом", "ые ых ым ыми ых"),
    "ий": ("ий его ему им ем", "ие их им ими их"),
    "й": ("й я ю ем е", "и ев ям ями ях"),
    "ь": ("ь я ю ем е", "и ей ям ями ях"),
    "ия": ("ия ии ии ией ии", "ии ий иям иями иях"),
    "ка": ("ка ки ке кой ке", "ки ок кам ками ках"),
    "а": ("а ы е ой|ей е", "ы  ам ами ах"),
    "ние": ("ние ния нию нием нии", "ния ний ниям ниями ниях"),
    "о": ("о а у ом е", "а  ам ами ах"),
    "": (" а|у у ом|ем е", "ы ов|ей ам ами ах"),
}
_TABLES = {"uk": _UK, "ru": _RU}


@cache
def forms_of(noun: str, language: str) -> tuple[tuple[str, str], ...]:
    """Every form of a noun in lower case with its case, the likelier case of a form alone. KeyError for a language
    other than `uk` and `ru`."""
    endings = _TABLES[language]
    ending = next(e for e in sorted(endings, key=len, reverse=True) if noun.endswith(e))
    stem = noun.removesuffix(ending)
    found: dict[str, str] = {}
    for form, case in _each(stem, endings[ending]):
        found.setdefault(form, case)
    return tuple(found.items())


def _each(stem: str, rows: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for case, ends in zip(CASES, row.split(" "), strict=True):
            for end in ends.split("|"):
                yield stem + ("и" + end[1:] if end[:1] == "ы" and stem[-1:] in _HUSHING else end), case
