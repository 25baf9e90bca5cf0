"""Forms of a verb, made from a pair of infinitives: `катувати/закатувати`, `удерживать/удержать`.

One entry of the lists then covers both aspects, tenses, participles, what is done ("задержали"), what was done
("задержан", "затримано", "удерживались") and the noun for it ("задержание"). The first of the pair is the imperfective,
whose present tells what happens; of the perfective there is no present, and its future tells what has not happened.
Verbs that change otherwise stand in the lists with all their forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from solferino.extract.slavic.words import alternatives, plain

# What a verb or noun tells of its subject: it does the act, has it done to it, undergoes it; or it names the act.
ACTIVE, PASSIVE, UNDERGO, NOUN = "active", "passive", "undergo", "noun"
INFINITIVE = "infinitive"  # tells an act only behind a verb such as "began"
Form = tuple[str, str]  # a word or stem as the lists write it, and its voice

# What the end of a stem turns into before "-ен", the longest first.
_SOFTENED = {
    "uk": (("ст", "щ"), ("зд", "ждж"), ("сл", "шл"), ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"),
           ("д", "дж"), ("т", "ч"), ("з", "ж"), ("с", "ш")),
    "ru": (("ст", "щ"), ("сл", "шл"), ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"), ("д", "жд"),
           ("д", "ж"), ("т", "щ"), ("т", "ч"), ("з", "ж"), ("с", "ш")),
}  # fmt: skip
_SHORT = {"uk": "бити", "ru": "бить"}  # this verb has a participle in -т: "убит"
_PREFIXES = frozenset(
    ("", "в", "у", "по", "за", "до", "пере", "роз", "ви", "під", "на", "з", "від", "раз", "вы", "под", "из",
     "от", "пре", "при")
)  # fmt: skip
_PAST = {"uk": ("в", "ла", "ло", "ли"), "ru": ("л", "ла", "ло", "ли")}


@cache
def forms_of_pair(pair: str, language: str) -> tuple[Form, ...]:
    """Every form of the pair; one infinitive alone is a perfective, one before a stroke an imperfective."""
    first, mark, second = pair.partition("/")
    made = _uk if language == "uk" else _ru
    bare = [(verb, INFINITIVE) for verb in (first, second) if verb]
    found = dict.fromkeys(made(second, lasting=False)) if second else {}
    if mark:
        found |= dict.fromkeys(made(first, lasting=True))
    else:
        found = dict.fromkeys(made(first, lasting=False))
    found |= dict.fromkeys(bare)
    return tuple((plain(word), voice) for word, voice in found)


def phrases_of(phrase: str, voice: str, language: str) -> Iterator[str]:
    """`~ламати/зламати ... рук*|ребр*` with every form of the verb of that voice, in both orders: word order is free.

    `~a/b+c/d` stands for either verb. Nothing where the verb has no such form, or a phrase told without a verb."""
    words = phrase.split(" ")
    at = next((i for i, w in enumerate(words) if w.startswith("~")), None)
    if at is None:
        return
    pairs = words[at][1:].split("+")
    forms = [w for pair in pairs for w, v in forms_of_pair(pair, language) if v == voice]
    if not forms:
        return
    words[at] = "|".join(dict.fromkeys(forms))
    behind: list[str] = []
    for told in alternatives(" ".join(words)):
        head, gap, tail = told.partition(" ... ")
        if gap:
            behind.append(tail + gap + head)
    if voice == ACTIVE:
        words[at] += "".join(f"|{w}" for pair in pairs for w, v in forms_of_pair(pair, language) if v == INFINITIVE)
    yield from (*alternatives(" ".join(words)), *behind)


def _uk(verb: str, *, lasting: bool) -> Iterator[Form]:
    if _is_short(verb, "uk"):
        yield from _past(verb[:-2], "uk")
        yield from ((verb[:-3] + "'" + end, ACTIVE) for end in (("є", "ють") if lasting else ()))
        yield verb[:-2] + "т*", PASSIVE
        yield verb[:-2] + "тт*", NOUN
        return
    yield from _past(verb[:-2], "uk")
    if verb.endswith("увати"):
        stem = verb[:-5]
        yield from ((stem + end, ACTIVE) for end in (("ує", "уємо", "ують", "уючи") if lasting else ()))
        yield stem + "ован*", PASSIVE
        yield stem + "уван*", PASSIVE if lasting else NOUN
        yield stem + "уванн*", NOUN
        yield stem + "увань", NOUN
    elif verb.endswith(("ати", "яти")):
        stem, vowel = verb[:-3], verb[-3]
        yield from ((stem + vowel + end, ACTIVE) for end in (("є", "ємо", "ють", "ючи") if lasting else ()))
        yield stem + vowel + "н*", PASSIVE
        yield stem + vowel + "нн*", NOUN
        yield stem + vowel + "нь", NOUN
    elif verb.endswith("нути"):
        yield verb[:-4] + "нут*", PASSIVE
        yield verb[:-4] + "нен*", PASSIVE
        yield verb[:-4] + "ненн*", NOUN
    elif verb.endswith("ити"):
        stem = verb[:-3]
        yield from ((stem + end, ACTIVE) for end in (("ить", "имо", "ять", "ать") if lasting else ()))
        for soft in _softened(stem, "uk"):
            yield soft + "ен*", PASSIVE
            yield soft + "енн*", NOUN
            yield soft + "ень", NOUN


def _ru(verb: str, *, lasting: bool) -> Iterator[Form]:
    stem = verb[:-2]
    yield from _past(stem, "ru")
    yield stem + "вш*", ACTIVE
    if _is_short(verb, "ru"):
        yield from ((verb[:-3] + end, ACTIVE) for end in (("ьет", "ьем", "ьют") if lasting else ()))
        yield stem + "т*", PASSIVE
        yield stem + "ти*", NOUN
        return
    if verb.endswith("овать"):
        base = verb[:-5]
        yield from ((base + end, ACTIVE) for end in (("ует", "уем", "уют", "уя", "ующ*") if lasting else ()))
        yield base + "уем*", PASSIVE
        yield from _done(base + "ова")
        yield from ((stem + end, PASSIVE) for end in (("лся", "лась", "лось", "лись") if lasting else ()))
    elif verb.endswith(("ать", "ять")):
        yield from ((stem + end, ACTIVE) for end in (("ет", "ем", "ют", "я", "ющ*") if lasting else ()))
        if verb.endswith(("ывать", "ивать")):
            yield stem + "ем*", PASSIVE
            yield from ((stem + end, PASSIVE) for end in ("лся", "лась", "лось", "лись", "ется", "ются"))
        yield from _done(stem)
    elif verb.endswith("нуть"):
        yield stem + "т*", PASSIVE
    elif verb.endswith("ить"):
        base = verb[:-3]
        yield from ((base + end, ACTIVE) for end in (("ит", "им", "ят", "ат", "ящ*", "ащ*") if lasting else ()))
        for soft in _softened(base, "ru"):
            yield from _done(soft + "е")


def _done(stem: str) -> Iterator[Form]:
    """Participles, long and short, and the noun: "-н", "-на", "-нный", "-ние"."""
    yield from ((stem + end, PASSIVE) for end in ("н", "на", "но", "ны", "нн*"))
    yield stem + "ни*", NOUN


def _past(stem: str, language: str) -> Iterator[Form]:
    yield from ((stem + end, ACTIVE) for end in _PAST[language])


def _is_short(verb: str, language: str) -> bool:
    return verb.endswith(_SHORT[language]) and verb.removesuffix(_SHORT[language]) in _PREFIXES


def _softened(stem: str, language: str) -> Iterator[str]:
    """The stem as it stands before "-ен": "травити" has травлен, "искалечить" искалечен."""
    ends = [end for end, _ in _SOFTENED[language] if stem.endswith(end)]
    if not ends:
        yield stem
        return
    last = max(ends, key=len)
    yield from (stem.removesuffix(last) + soft for end, soft in _SOFTENED[language] if end == last)
