"""Counts that belong together: those that add up to one, and those that are a part of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.entries import Person
from solferino.extract.slavic.genders import sex_of_noun
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.tables import beginnings_of, listed, pattern
from solferino.extract.slavic.words import FROM, Word

_AND = (["і"], ["та"], ["й"], ["и"])
_FEW_OF = ("ох", "ьох", "ех", "ух", "ів", "их", "ти")  # of small numbers in the genitive: "двох", "пятерых", "пяти"
_OF_HER = ("и", "ы", "і", "ї", "ої", "ой")  # of one person in the genitive
_OF_HIM = ("а", "я", "ого")
_WHOSE = frozenset(("її", "його", "їхня", "їхній", "їхню", "їхнього", "їхні", "їхніх", "ее", "его", "их"))


def without_owners(amounts: Sequence[Amount], words: Sequence[Word], lx: SlavicLexicon) -> list[Amount]:
    """`сина вчителя вбили`, `мати двох дітей загинула`: of somebody's kin and those whose kin they are, in the genitive
    right behind, the kin alone are told of."""
    out: list[Amount] = []
    for a in amounts:
        last = out[-1] if out else None
        if last is None or not (_owns(a, last, words, lx) or _is_their_family(a, last, words, lx)):
            out.append(a)
    return out


def _is_their_family(a: Amount, people: Amount, words: Sequence[Word], lx: SlavicLexicon) -> bool:
    """`32 людини з однієї родини`: the family that those who are counted are of is not counted besides."""
    family = words[a.last - 1].low.startswith(beginnings_of(lx.language, "families"))
    return family and [w.low in FROM for w in words[people.last : a.first]] == [True]


def _owns(a: Amount, kin: Amount, words: Sequence[Word], lx: SlavicLexicon) -> bool:
    if not pattern(lx.language, "kin").fullmatch(words[kin.last - 1].low):
        return False
    between = [w for w in words[kin.last : a.first] if w.low not in lx.self_words | _WHOSE]
    if any(lx.case_of(w.low, "adjective") != "gen" for w in between):
        return False
    number, noun = words[a.first].low, words[a.last - 1].low
    if a.low is not None and a.low > 1:
        return number.endswith(_FEW_OF)
    if a.low is None:
        return noun.endswith(lx.accusative_many)
    return noun.endswith(_OF_HER if sex_of_noun(noun) == "F" else _OF_HIM)


def _harmed(a: Amount, words: Sequence[Word], lx: SlavicLexicon) -> bool:
    """`232 загиблих та 1343 поранених`: what was done to them stands in the count itself."""
    return any(lx.acts.get(w.low) is not None for w in words[a.first : a.last])


def joined(amounts: Sequence[Amount], words: Sequence[Word], lx: SlavicLexicon) -> list[Amount]:
    """ "Мати і двоє дітей" are three: counts joined by "and" with nothing else between, and lists that end so."""
    out: list[Amount] = []
    for n, a in enumerate(amounts):
        last = out[-1] if out else None
        if last is not None and (last.part or _spells_out(last, amounts[n:], words)):
            own = last.part and (_gap(last, a, words) in _AND or _gap(last, a, words) == [","])
            if own or not last.part:
                out.append(replace(a, part=True))  # "двое пострадавших, мужчина и женщина"
                continue
        plain = _gap(last, a, words) if last is not None else []
        if (
            last is not None
            and last.qualifier == a.qualifier == "exact"
            and not a.part
            and not last.part
            and (plain in _AND or (plain == [","] and n + 1 < len(amounts) and _gap(a, amounts[n + 1], words) in _AND))
            and last.person is not None
            and a.person is not None
            and not (_harmed(last, words, lx) and _harmed(a, words, lx))
            and None not in (last.low, a.low)
        ):
            total = (last.low or 0) + (a.low or 0)
            person = Person(
                last.person.status if last.person.status == a.person.status else None,
                last.person.sex if last.person.sex == a.person.sex else None,
                last.person.age if last.person.age == a.person.age else None,
            )
            out[-1] = replace(last, end=a.end, last=a.last, low=total, high=total, person=person)
        else:
            out.append(a)
    return out


def _spells_out(whole: Amount, behind: Sequence[Amount], words: Sequence[Word]) -> bool:
    """Whether what stands behind says who those of `whole` are: people of any kind, then as many of two kinds."""
    plain = whole.person is not None and not (whole.person.sex or whole.person.age)
    if not plain or len(behind) < 2 or None in (whole.low, whole.high):
        return False
    one, other = behind[0], behind[1]
    linked = _gap(whole, one, words) == [","] and _gap(one, other, words) in _AND
    told = all(a.person is not None and (a.person.sex or a.person.age) for a in (one, other))
    return linked and told and (one.low or 0) + (other.low or 0) == whole.low


def _are_of_them(a: Amount, whole: Amount, words: Sequence[Word], lx: SlavicLexicon) -> bool:
    """`32 людини — 19 з них діти — загинули`: fewer people of one kind, between marks, who say who some of them are."""
    behind = " ".join(w.low for w in words[a.first + 1 : a.first + 3])
    opens = a.first > 0 and words[a.first - 1].text in ",(—–-"
    kind = a.person is not None and a.person != Person()
    return kind and opens and behind in listed(lx.language, "of_them") and (a.low or 0) < (whole.low or 0)


def parts(amounts: Sequence[Amount], words: Sequence[Word], lx: SlavicLexicon) -> list[Amount]:
    """`60 постраждалих, троє дітей`: fewer people of one kind right behind people of any kind are a part of them."""
    out = list(amounts[:1])
    for told in amounts[1:]:
        whole = out[-1]
        wholes = [o for o in out if not o.part and o.low is not None]
        more = bool(wholes) and (told.low or 0) > (wholes[-1].low or 0)
        a = replace(told, part=told.part and not more)  # "50 загиблих, п'ятеро з них — діти, 98 поранених"
        ends = a.last >= len(words) or not words[a.last].is_word
        kind = a.person is not None and a.person != Person() and whole.person == Person()
        fewer = None not in (whole.low, a.low) and (a.low or 0) < (whole.low or 0) and a.qualifier == "exact"
        apart = [w.low for w in words[whole.last : a.first]] in ([","], ["("])
        of_them = bool(wholes) and ends and _are_of_them(a, wholes[-1], words, lx)
        out.append(replace(a, part=True) if (apart and ends and kind and fewer) or of_them else a)
    return out


def _gap(a: Amount, b: Amount, words: Sequence[Word]) -> list[str]:
    """What stands between two counts, without ages, possessives and the name of the first ("старосту Ольгу Сухенко, її
    чоловіка")."""
    named = next((i for i in range(a.last, b.first) if not words[i].capital), b.first)
    between = [w.low for w in words[named : b.first]]
    if "«" in between and "»" in between:  # "водія «швидкої» та медсестру"
        between = between[: between.index("«")] + between[between.index("»") + 1 :]
    return [w for w in between if not (w[0].isdigit() or w == "-" or ("річн" in w or "летн" in w) or w in _WHOSE)]
