"""Sex as grammar and names tell it: "тракторист", "продавщицу", "Лидия Марковна", "я оглохла".

Of grown people whose sex the text tells by nothing else. Words that any person can be ("людина", "жертва") tell
nothing, whatever their gender; nor do names that both sexes have.
"""

from __future__ import annotations

import re

from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.words import words_of
from solferino.model import Speaker

_ANYBODY = (
    "людин", "дитин", "особ", "немовл", "жертв", "ребен", "челове", "лиц", "підліт", "подрост", "младен", "душ",
    "сирот", "постражд", "пострад", "загибл", "погибш", "поранен", "ранен", "вбит", "убит", "врач", "семь", "сім",
    "родин", "рибал", "рыбал", "труп", "новонарод", "новорожд", "малюк", "малыш", "суд",
)  # fmt: skip
_WOMAN = re.compile(
    r"(?:[^аеиоуыэюяіїєй\W]к(?:а|у|ою|ой|ці)|[ні]?иц(?:я|ю|і|ею|а|у|ей)|ин(?:я|ю|і|ею)|их(?:а|у|ою)|ш(?:у|ею))$"
)
_WOMEN = re.compile(r"(?:[^аеиоуыэюяіїєй\W](?:ок|ки|кам)|ниц(?:ь|і)?|ниц(?:ам|ы)?|инь)$")
_MAN = re.compile(r"(?:[^аеиоуыэюяіїє\W]|[ая]|[ую]|ові|еві|єві|ом|ем|єм|[оеє]го|[оеє]му|им|ым)$")
_HIS = re.compile(r"(?:[оеєй]вич[аеуом]{0,2}|(?:[оеє]в|[иії]н|[сц]ь?кий|ский|цкий|ий)|ськ(?:ого|ому)|ск(?:ого|ому))$")
_HER = re.compile(
    r"(?:[оеєії]вн[аиуоюіый]{1,2}|[оеє]в[аоуюй]{1,2}|ськ[аоуюїій]{1,2}|цьк[аоуюїій]{1,2}|ская|цкая|ской|скую)$"
)
_I = re.compile(
    r"(?<![\w'’])я(?: [\w'-]+){0,2}? [\w'-]{2,}?(ла|лася|лась|ел|ал|ил|ул|ял|лся|ав|ив|ув|їв|шов|вся)(?!\w)", re.I
)


def sex_of_noun(noun: str) -> str | None:
    """M or F of one person named by a noun in any case (lower case), None where its gender tells nothing."""
    if noun.startswith(_ANYBODY):
        return None
    if _WOMAN.search(noun):
        return "F"
    return "M" if _MAN.search(noun) else None


def sex_of_women(noun: str) -> str | None:
    """F where a noun in the plural is of women only ("студенток"); the plural of men is that of mixed groups too."""
    return "F" if _WOMEN.search(noun) and not noun.startswith(_ANYBODY) else None


def sex_of_name(name: str, lx: SlavicLexicon) -> str | None:
    """M or F by a person's name in its first form: patronymic and surname before the first name."""
    words = [w.low for w in words_of(name, 0, len(name)) if w.is_word and len(w.low) > 1]
    if not words:
        return None
    if any(w in lx.his_names for w in words):
        return "M"
    for word in words[1:] if len(words) > 1 else ():
        if _HER.search(word):
            return "F"
        if _HIS.search(word):
            return "M"
    first = words[0]
    if first in lx.both_names:
        return None
    if first.endswith(("а", "я")) or first in lx.her_names:
        return "F"
    return "M" if not first.endswith(("е", "и", "у", "ю", "і", "э")) else None


def sex_of_object(name: str, lx: SlavicLexicon, *, dative: bool = False) -> str | None:
    """M or F by a name that is the object of a verb: `Хасана застрелили`, `Ольгу забрали`; in the dative behind a verb
    of giving (`Хасану не дают лекарств`)."""
    low = name.lower()
    if dative:
        return "M" if low.endswith(("у", "ю", "ові", "еві", "єві")) else None
    if low.endswith(("иной", "овой", "евой", "ской")):
        return "F"  # "Выдумкиной сломали палец"
    if low[:-1] + "а" in lx.his_names or low[:-1] + "я" in lx.his_names:
        return "M"
    if low[:-1] + "а" in lx.both_names or low[:-1] + "я" in lx.both_names:
        return None
    if low.endswith(("ові", "еві", "єві", "ого", "ому", "а", "я")):
        return "M"
    return "F" if low.endswith(("у", "ю", "і", "е", "и", "ы")) else None


def sex_of_speaker(who: Speaker, told: str, lx: SlavicLexicon) -> str | None:
    """M or F of one who speaks of himself: by his name, by what he is called, or by a verb in `told` ("я оглохла")."""
    if who.text and who.name and (found := sex_of_name(_name_in(who), lx)) is not None:
        return found
    for word in words_of(who.text, 0, len(who.text)):
        person = lx.people.get(word.low)
        if person is not None and person.sex is not None:
            return person.sex
        told_by_trade = lx.speakers.get(word.low) == "person" or (word.low,) in lx.forces
        if told_by_trade and (found := sex_of_noun(word.low)) is not None:
            return found
    return sex_of_me(told)


def sex_of_me(told: str) -> str | None:
    """M or F by the first verb in the past that somebody says of himself."""
    found = _I.search(told)
    return None if found is None else "F" if found[1].startswith("ла") else "M"


def _name_in(who: Speaker) -> str:
    """The name in the letters of the text: capitalised words of the speaker's own."""
    run = [w.text for w in words_of(who.text, 0, len(who.text)) if w.capital and w.is_word]
    return " ".join(run[-3:])
