"""Whose count belongs to an act: that of its own stretch, of a relative clause's noun, of people told of before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.codes import HARMED, STRIKES
from solferino.extract.slavic.entries import AND, Person
from solferino.extract.slavic.genders import sex_of_noun
from solferino.extract.slavic.hits import Hit
from solferino.extract.slavic.line import Here, clause_start
from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.tables import beginnings_of, listed, table
from solferino.extract.slavic.verbs import ACTIVE, PASSIVE, UNDERGO
from solferino.extract.slavic.words import IN, SEVERAL_PLACES, any_of

_NUMBERED = HARMED | {
    "detain", "abduct", "hostage", "missing", "bodies", "adopt", "blast", "deport", "rape", "trial", "death_penalty",
}  # fmt: skip
"""Classes of acts whose victims a bare number can count."""
ON_A_BODY = frozenset(
    {"kill", "execute", "torture", "detain", "abduct", "rape", "illtreat", "nocare", "mutilate", "strip", "flog",
     "humiliate", "hostage", "deport", "missing", "sextorture", "sexslave", "conscript", "mobilise", "labour", "trial",
     "injure", "rapethreat", "contact", "keepback", "death_penalty", "confess", "adopt"}
)  # fmt: skip
_BY_NUMBER = ("bodies", "missing", "die", "injure", "detain", "abduct", "kill", "execute", "rape")
_FAR_BEHIND = 130  # characters behind "the number of" in which its victims stand
_BEHIND_NOUN = 60  # the same behind another noun
_BARE = 15  # characters from an act word to a number without a noun: "поранено трьох"
_BESIDE = 40  # characters from those who tell to the verb that says so
_AFTER = 4  # words from a verb of suffering to what was suffered
_BESIDE_IT = 3  # words around an act in which "them" is its object
_TOLD = 4  # words from the verb that says so to the act
_FIRST_OF_MANY = ("и", "ы", "і", "ие", "ые")  # endings of many in the first case
_HE = tuple("бвгджзйклмнпрстфхцчшщ")  # no man who is an object ends so
_GROUP = ("ну", "м'ю", "мью")  # endings of a family as an object
_TO = frozenset(("до", "від", "з", "із", "зі", "от", "из", "с", "со", "к", "при", "перед", "без", "о", "об", "про"))
_WHOM = 4  # words from "яку" back to the noun that it stands for


def amount_of(here: Here, hits: Sequence[Hit], n: int, taken: Mapping[int, Amount], side: Side | None) -> Amount | None:
    """Who the act at `hits[n]` was done to, None where no words count or name them. `taken`: counts of other acts."""
    found = _tellers(here, hits[n]) or _own(here, hits, n, taken, side)
    antecedent = _antecedent(here, hits[n])
    if antecedent is not None and (found is None or found.low is None or found.start < antecedent[1]):
        return antecedent[0]
    if found is None or (found.low is None and found.high is None and found.qualifier is None):
        found = _told_before(here, hits[n], side) or found
    return _of_those(here, found) if found is not None else None


def _own(here: Here, hits: Sequence[Hit], n: int, taken: Mapping[int, Amount], side: Side | None) -> Amount | None:
    """The count of the act word's own stretch, the nearest; shared with what it is linked to."""
    h = hits[n]
    of_noun = next((a for a in here.amounts if h.act.kind == "bodies" and a.end + 1 == h.start and a.low), None)
    if of_noun is not None:
        return of_noun  # "вывезены 410 тел": the number is that of its noun
    free = [a for a in here.amounts if not a.part and a not in taken.values()]
    own = [a for a in free if h.lo <= a.start < h.hi and not (side is not None and a.start < side.end <= a.end)]
    if h.noun:
        own = [
            a for a in own if a.low is not None or not ((a.start < h.end and h.start < a.end) or _does_it(here, a, h))
        ]
        own = [a for a in own if not _is_said_of(here, h, a)]
        by_number = h.act.kind in _BY_NUMBER
        inside = [a for a in own if by_number and a.low is not None and a.start < h.end and h.start <= a.end + 1]
        if inside:
            return inside[-1]  # "двоє загиблих"
        told = h.first > 0 and here.words[h.first - 1].low in here.lx.numbers_of
        reach = _FAR_BEHIND if told else _BEHIND_NOUN
        behind = [a for a in own if a.start >= h.start - 1 and a.start - h.end < reach]
        own = behind or [a for a in own if (a.low is not None and by_number) or _came_after(here, h, a)]
    if h.act.kind not in _NUMBERED:
        own = [a for a in own if a.person is not None or (a.low == 1 and here.words[a.first].is_word)]
    if h.act.kind in STRIKES:
        own = [a for a in own if a.person is not None and a.start >= h.end and a.low is not None]
        own = [a for a in own if not _were_there(here, a, h)]
    elif h.act.voice == ACTIVE or (h.act.harm is None and h.noun):
        own = [
            a for a in own if h.noun or not (_is_subject(here, a, h) or _fights(here, a) or _right_behind(here, a, h))
        ]
        own = [a for a in own if h.noun or not _beside(here, a, h)]
        many = [a for a in own if (a.low or 0) > 1]
        own = [a for a in own if a.start > h.start or a in many or _is_object(here, a, h)]  # also "били мужа прикладом"
    counted = [a for a in own if a.low is not None or a.high is not None or a.qualifier == "vague"]
    counted = [a for a in counted if not _is_measure(here, a)] or counted
    best = min(counted or own, key=lambda a: _far(a, h), default=None)
    if best is None and h.linked and n - 1 in taken:
        return taken[n - 1]
    if best is None and n - 1 in taken and _goes_on(here, hits[n - 1], h):
        return taken[n - 1]
    following = hits[n + 1] if n + 1 < len(hits) else None
    if best is None and following is not None and following.linked and h.act.voice in (ACTIVE, PASSIVE):
        after = [a for a in free if following.end <= a.start < following.hi]
        return after[0] if after else None
    return best


def _were_there(here: Here, a: Amount, h: Hit) -> bool:
    """`ракета влучила в школу, де ховалися сто людей`: who was in what was struck, by a clause about the place."""
    opens = clause_start(here.words, a.first)
    return opens >= h.last and here.words[opens].low in listed(here.lx.language, "goes_on")


def _is_measure(here: Here, a: Amount) -> bool:
    """`в камере на восемь человек держали 32 пленных`: for how many something is made."""
    return a.first > 0 and here.words[a.first - 1].low == "на"


def _goes_on(here: Here, before: Hit, h: Hit) -> bool:
    """`викрали їх із теплиці та не дозволяли дзвонити`: a verb joined by "and" that names no object of its own."""
    lx = here.lx
    if not (before.act.voice == h.act.voice == ACTIVE and {before.act.kind, h.act.kind} <= ON_A_BODY):
        return False
    joint = next((w for w in here.words if w.start >= h.lo), None)
    own = any(w.low in lx.him or w.low in lx.them for w in here.words if h.lo <= w.start < h.hi)
    following = next((w for w in here.words if joint is not None and w.start >= joint.end), None)
    where = joint is not None and joint.text == "," and following is not None
    goes_on = where and following is not None and following.low in listed(lx.language, "goes_on")
    return joint is not None and (joint.low in AND or goes_on) and not own and not here.has(lx.goods, h.lo, h.hi)


def _came_after(here: Here, h: Hit, a: Amount) -> bool:
    """`фельдшерку відпустили після побоїв`, `двоє зазнали тортур`: what a clause says came after or of ill-treatment,
    or was suffered, came to its people."""
    if h.act.kind not in ON_A_BODY or h.act.harm == "killed" or a.person is None or a.end > h.start:
        return False
    before = here.words[max(0, h.first - _AFTER) : h.first]
    if not before:
        return False
    return here.has(here.lx.causes, before[-2:][0].start, h.start) or here.has(
        suffering(here.lx.language), before[0].start, h.start
    )


def _is_said_of(here: Here, h: Hit, a: Amount) -> bool:
    """`свідками вбивства були ще шестеро`: a verb of being between the noun and those who are something else."""
    between = [w.low for w in here.words if h.end <= w.start < a.start]
    return not listed(here.lx.language, "copula").isdisjoint(between)


@cache
def suffering(language: str) -> re.Pattern[str]:
    """Verbs whose subject had the act done to him that the noun behind them names: "зазнали побиття"."""
    return any_of(table(language, "speech")["suffering"]["verbs"])


def _far(a: Amount, h: Hit) -> tuple[bool, int]:
    """How far a count stands from the act word; a bare number only counts people right beside it."""
    gap = 0 if a.start < h.end and h.start < a.end else min(abs(a.start - h.end), abs(h.start - a.end))
    return a.person is None and gap > _BARE, gap


def _is_subject(here: Here, a: Amount, h: Hit) -> bool:
    """`двоє поліцейських побили`: a form of the number that living beings have only in the nominative; and `її
    зґвалтував солдат`, one man in the form of the first case."""
    noun = here.words[a.last - 1].low
    he = a.low == 1 and a.last - a.first == 1 and sex_of_noun(noun) == "M" and noun.endswith(_HE)
    he = he and not here.words[h.first].low.endswith(here.lx.plural_verbs)  # "избили солдат": many of them
    he = he and noun not in here.lx.plural and not noun.endswith(here.lx.accusative_many)
    she = a.low == 1 and a.last - a.first == 1 and a.person is not None and a.person.sex == "F"
    she = she and a.start > h.end and noun.endswith(("а", "я"))  # "забрали, і мама плакала"
    counted = any(w.low in here.lx.subject_numbers for w in here.words[a.first : a.last])
    return he or she or counted or _many_did_it(here, a, h)


def _many_did_it(here: Here, a: Amount, h: Hit) -> bool:
    """`учителя п'ятеро чоловіків побили`: a collective number in the form of the first case before the verb, beside
    somebody else whom only its object can be. (Alone it may be the object in Ukrainian: "вбили п'ятеро людей".)"""
    lx, number = here.lx, here.words[a.first].low
    if (
        a.start > h.start
        or number not in lx.numbers
        or number.endswith(lx.oblique)
        or not number.endswith(lx.collective)
    ):
        return False
    pronoun = any(w.low in lx.own_words for w in here.words if h.lo <= w.start < a.start)
    behind = (*lx.accusative, *lx.accusative_many)
    others = (o for o in here.amounts if o is not a and h.lo <= o.start < h.hi)
    return pronoun or any(
        _is_object(here, o, h) if o.start < h.start else here.words[o.last - 1].low.endswith(behind) for o in others
    )


def _fights(here: Here, a: Amount) -> bool:
    """`избили солдаты`: those who fight, in a form that only a subject has."""
    force = here.lx.forces.get((here.words[a.last - 1].low,))
    return a.low is None and force is not None and force.case == "nom"


def _beside(here: Here, a: Amount, h: Hit) -> bool:
    """`приводили до офіцерів`, `утримували в заручниках`: people of no number behind a preposition of place, whom the
    act is not done to."""
    before, word = (here.words[a.first - 1] if a.first else None), here.words[a.last - 1].low
    if before is None or a.low is not None or a.qualifier is not None or h.act.kind in STRIKES:
        return False
    return before.low in _TO or (before.low in IN and word.endswith(SEVERAL_PLACES))


def _right_behind(here: Here, a: Amount, h: Hit) -> bool:
    """`его пытали сотрудники полиции`, `избили местные жители`: people of no number right behind a verb in the plural,
    in the form of the first case, which no living object has in the plural."""
    between = here.words[h.last : a.first]
    verb, noun = here.words[h.first].low, here.words[a.last - 1].low
    plain = all(here.lx.case_of(w.low, "adjective") == "nom" for w in between)
    return (
        a.low is None
        and a.qualifier is None
        and a.start >= h.end
        and plain
        and (verb.endswith(here.lx.plural_verbs) and noun.endswith(_FIRST_OF_MANY))
    )


def _does_it(here: Here, a: Amount, h: Hit) -> bool:
    """`на фільтраційному пункті солдати забрали …`: those who fight, told behind a noun and before a verb that they are
    the subject of."""
    following = here.words[a.last].low if a.last < len(here.words) else ""
    act = here.lx.acts.get(following)
    return a.start > h.end and _fights(here, a) and act is not None and act.voice == ACTIVE


def _is_object(here: Here, a: Amount, h: Hit) -> bool:
    """`його брата забрали`, `жінок тримали`: people before a verb in the plural, in a case that no subject has."""
    word, verb = here.words[a.last - 1].low, here.words[h.first].low
    endings = here.lx.accusative if a.low == 1 else here.lx.accusative_many
    if a.low == 1 and not verb.endswith(here.lx.plural_verbs):  # "мужа заставлял", but "мужчина забрал"
        return word.endswith(("у", "ю", "ові", "еві")) or (word.endswith(("а", "я")) and sex_of_noun(word) == "M")
    woman = a.low == 1 and word.endswith(("а", "я")) and a.person is not None and a.person.sex == "F"  # not "жену"
    many = word.endswith(endings) or (a.low is None and word in here.lx.plural)  # "дівчат змушували"
    families = beginnings_of(here.lx.language, "families")
    many = many or (a.low is None and word.startswith(families) and word.endswith(_GROUP))  # "родину"
    return a.low in (None, 1) and not woman and verb.endswith(here.lx.plural_verbs) and many


def _antecedent(here: Here, h: Hit) -> tuple[Amount, int] | None:
    """`херсонець, якого тримали`, `двое парней, которых били`: people right before a relative pronoun that is the
    object of the act are those to whom it was done, whatever else is counted further off; and where the pronoun
    stands."""
    if h.act.kind not in ON_A_BODY or h.act.voice != ACTIVE:
        return None
    words = here.words
    for i in range(h.first - 1, max(0, h.first - _WHOM - 1), -1):
        if words[i].text in ",;:—–":
            return None
        if words[i].low in here.lx.whom and words[i - 1].text == ",":
            before = words[i - 1].start
            near = (a for a in here.told if a.person is not None and 0 <= before - a.end <= 1)
            found = next(near, None)
            return (found, words[i].start) if found is not None else None
    return None


# ---- told of before --------------------------------------------------------------------------------------------------
def _told_before(here: Here, h: Hit, side: Side | None) -> Amount | None:
    """`жінки, яку тримали`, `дві жінки розповіли, що їх викрали`: whom a pronoun beside the act word stands for."""
    if h.act.kind not in ON_A_BODY or h.act.voice == UNDERGO:
        return None
    lx = here.lx
    doer = (side.start, side.end) if side is not None else (-1, -1)
    known = [a for a in here.told if not (a.start < doer[1] and doer[0] < a.end)]
    for w in (w for w in here.words if h.lo <= w.start < h.start):
        if w.low in lx.whom:
            before = [a for a in known if a.end <= w.start and a.start >= here.line.start]
            near = before[-1] if before else None
            gap = [x for x in here.words if near is not None and near.end <= x.start < w.start]
            return near if near is not None and len([x for x in gap if x.is_word]) <= _WHOM else None
    opens = clause_start(here.words, h.first)
    beside = here.words[min(opens, max(0, h.first - _BESIDE_IT)) : h.last + _BESIDE_IT]
    if any(w.low in lx.them for w in beside if h.lo <= w.start < h.hi):
        clause = max(here.words[opens].start, h.lo)
        many = [a for a in known if a.end <= clause and a.person is not None and a.low != 1]
        counted = [a for a in many if a.low is not None]
        return next(reversed(counted or many), None)
    return None


def _tellers(here: Here, h: Hit) -> Amount | None:
    """`49 опитаних згадували побиття`: those who tell of it are those to whom it was done."""
    if not h.noun or h.act.kind not in ON_A_BODY or h.act.harm == "killed":
        return None
    before = here.words[max(0, h.first - _TOLD) : h.first]
    cues = [w.start for w in before if here.lx.cues.get(w.low) is not None]
    near = [
        a
        for a in here.told
        if a.low is not None and a.start >= here.line.start and any(0 <= cue - a.end <= _BESIDE for cue in cues)
    ]
    if not near and cues and any(w.low in here.lx.they for w in here.words[: h.first]):  # "вони ж скаржилися на …"
        near = [a for a in here.told if a.end <= here.line.start and (a.low or 0) > 1]
    return near[-1] if near else None


def _of_those(here: Here, a: Amount) -> Amount:
    """`двоим из них`, `одну держали`: a bare number says of people what was said of those told of before."""
    word = here.words[a.first] if a.first < len(here.words) and here.words[a.first].start == a.start else None
    if a.person is not None or word is None:
        return a
    sex = "F" if word.low in here.lx.one_woman else "M" if word.low in here.lx.one_man else None
    whole = (o for o in here.told if o.end <= a.start and (o.low or 2) > 1 and not o.part)  # not "94 of them women"
    earlier = [o.person for o in whole if o.person is not None]
    told = earlier[-1] if earlier else Person()
    return replace(a, person=replace(told, sex=told.sex or sex)) if earlier or sex else a
