"""The acts that a sentence tells: to whom, by whom, in which stance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from solferino.extract.said import Said
from solferino.extract.slavic.codes import HARMED, STRIKES, holds, is_single, settle, sex_told
from solferino.extract.slavic.drafts import Draft, join
from solferino.extract.slavic.hits import Hit, divide, find_hits
from solferino.extract.slavic.lexicon import ACTIVE, PASSIVE, UNDERGO, Person
from solferino.extract.slavic.line import Here
from solferino.extract.slavic.numbers import Amount
from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.who import cause_of, side_of
from solferino.model import Stance, VictimGroup, Victims

_CARE = ("denied", "negated", "hedged", "alleged", "credible", "asserted", "verified")  # the more careful first
_NUMBERED = HARMED | {
    "detain",
    "abduct",
    "hostage",
    "missing",
    "bodies",
    "adopt",
    "blast",
    "deport",
    "rape",
    "trial",
}  # a bare number can count their victims
_TITLE = 40  # characters before an act word in which "the committee against" makes it a name
_FAR_BEHIND = 130  # the same behind "the number of"
_BEHIND_NOUN = 60  # characters behind a noun in which its victims stand
_GROWN, _OLD = 18, 60  # years: method.md §2.2
_YEARS = re.compile(r"(?<!\d)(\d{1,2})(?:-?(?:річн|летн)|\s(?:рок|рік|літ|лет|год\b|года\b))")
_NAMED_NEAR = 8  # words between a participle for those held and what was done to them
_BARE = 15  # characters from an act word to a number without a noun: "поранено трьох"
_PARTS = 60  # characters behind the stretch of an act in which parts of its victims may still stand


def read_acts(here: Here) -> list[Draft]:
    """The acts that a sentence tells."""
    if here.text[here.line.start : here.line.end].rstrip(' "»”)').endswith("?"):
        return []
    hits = [h for h in find_hits(here.line, here.text, here.lx, here.names) if _happened(here, h)]
    hits = [h for h in hits if not _only_names(here, h, hits)]
    causes = _causes(here, hits)
    hits = divide(here.line, [h for h in hits if h not in causes], here.lx)
    drafts: list[Draft] = []
    taken: dict[int, Amount] = {}
    for n, h in enumerate(hits):
        said = _told_in(h, here.said)
        d = Draft([h], [h.act.code], h.act.harm, said, _stance(here, h, said))
        d.side = side_of(here, h, hits, said)
        if d.side is None and h.act.kind in HARMED:
            d.side = next((s for c in causes if (s := side_of(here, c, causes, said)) is not None), None)
        d.amount = _amount(here, hits, n, taken, d.side)
        if d.amount is not None:
            taken[n] = d.amount
        d.cause = any(c.act.kind in STRIKES for c in causes) or cause_of(here) is not None
        d.tortured = any(c.act.kind == "torture" for c in causes)
        d.part = here.text.count(";", here.line.start, h.start)
        d.victims = _victims(here, h, d.amount)
        settle(d, here)
        if holds(d, here):
            drafts.append(d)
    _lend_sides(drafts)
    return join(drafts)


def _lend_sides(drafts: Sequence[Draft]) -> None:
    """`РФ выпустила … ракет: повреждены …`: what a strike of the sentence did is done by whose strike it is."""
    strike = next((d.side for d in drafts if d.kind in STRIKES and d.side is not None), None)
    for d in drafts:
        if d.side is None and d.hits[0].act.voice in (PASSIVE, UNDERGO) and d.kind in HARMED | STRIKES:
            d.side = strike


def _happened(here: Here, h: Hit) -> bool:
    """Whether the words tell of an act, rather than asking for, threatening, forbidding or prosecuting one."""
    lx, start = here.lx, here.line.start
    if here.has(lx.unreal, *here.paragraph):
        return False  # a film, a match, an exercise
    needed = lx.needs.get(h.act.kind)
    if needed is not None and not here.has(needed):
        return False
    if any(m.start() < h.end and h.start < m.end() for m in lx.none_hurt.finditer(here.text, start, here.line.end)):
        return False
    if here.has(lx.proceedings) and (h.noun or here.has(lx.titles)):
        return False
    if h.noun and here.has(lx.titles, max(start, h.start - _TITLE), h.end):
        return False
    appeals = [m.end() for m in lx.appeal.finditer(here.text, start, h.start)]
    return not appeals or "," in here.text[appeals[-1] : h.start]


def _only_names(here: Here, h: Hit, hits: Sequence[Hit]) -> bool:
    """`шестеро задержанных скончались`, `катував п'ятьох затриманих`: who it was done to, by a participle."""
    if h.act.kind not in ("detain", "abduct") or h.act.voice != PASSIVE:
        return False
    if not here.words[h.first].low.endswith(here.lx.oblique):
        return False
    return any(o is not h and not o.noun and abs(o.first - h.first) <= _NAMED_NEAR for o in hits)


def _causes(here: Here, hits: Sequence[Hit]) -> list[Hit]:
    """Attacks by their noun, and torture that people died of, as the cause of casualties told in the same sentence."""
    harmed = [h for h in hits if h.act.kind in HARMED]
    nouns = [h for h in hits if h.noun and (h.act.kind in STRIKES or (h.act.kind == "torture" and _died_of(here, h)))]
    return [h for h in nouns if any(_told_in(h, here.said) == _told_in(o, here.said) for o in harmed)]


def _died_of(here: Here, h: Hit) -> bool:
    """`помер від побоїв`: a word of cause stands right before."""
    before = here.words[max(0, h.first - 2) : h.first]
    return bool(before) and here.has(here.lx.causes, before[0].start, h.start)


def _told_in(h: Hit, said: Sequence[Said]) -> Said | None:
    """The innermost statement that an act is told in. Words that name a speaker are not his own."""
    for s in sorted((s for s in said if s.covers(h.start, h.end)), key=lambda s: s.rank):
        who = s.speaker
        if who is None or who.start is None or who.end is None or not who.start <= h.start < who.end:
            return s
    return None


def _stance(here: Here, h: Hit, said: Said | None) -> Stance:
    """That of the statement, made more careful by the words of the act's own stretch."""
    lx, found = here.lx, {said.stance if said is not None else "asserted"}
    begins = [lo for lo, _ in said.parts if lo <= h.start] if said is not None else []
    lo = max([h.lo, *begins])
    not_so = any(m.end() >= h.start - 1 for m in lx.marks["negated"].finditer(here.text, lo, h.start))
    none_found = h.noun and here.has(lx.marks["none"], h.end, h.hi)
    if not_so or none_found or here.has(lx.nobody, lo, h.end):
        found.add("negated")
    found |= {name for name in ("hedged", "alleged", "credible") if here.has(lx.marks[name], lo, h.hi)}
    if found == {"asserted"} and here.has(lx.marks["verified"]):
        found = {"verified"}
    return Stance(min(found, key=_CARE.index))


# ---- to whom ---------------------------------------------------------------------------------------------------------
def _amount(here: Here, hits: Sequence[Hit], n: int, taken: dict[int, Amount], side: Side | None) -> Amount | None:
    """Who it was done to: the count of the act word's own stretch, the nearest; shared with what it is linked to."""
    h = hits[n]
    free = [a for a in here.amounts if not a.part and a not in taken.values()]
    own = [a for a in free if h.lo <= a.start < h.hi and not (side is not None and a.start < side.end <= a.end)]
    if h.noun:
        own = [a for a in own if a.low is not None or not (a.start < h.end and h.start < a.end)]
        by_number = h.act.kind in ("bodies", "missing", "die", "injure", "detain")
        inside = [a for a in own if by_number and a.low is not None and a.start < h.end and h.start <= a.end + 1]
        if inside:
            return inside[-1]  # "двоє загиблих"
        told = h.first > 0 and here.words[h.first - 1].low in here.lx.numbers_of
        reach = _FAR_BEHIND if told else _BEHIND_NOUN
        behind = [a for a in own if a.start >= h.start - 1 and a.start - h.end < reach]
        own = behind or [a for a in own if a.low is not None and by_number]
    if h.act.kind not in _NUMBERED:
        own = [a for a in own if a.person is not None]
    if h.act.kind in STRIKES:
        own = [a for a in own if a.person is not None and a.start >= h.end and a.low is not None]
    elif h.act.voice == ACTIVE or (h.act.harm is None and h.noun):
        own = [a for a in own if a.start >= h.end or (a.low or 0) > 1 or _is_object(here, a, h)]
    counted = [a for a in own if a.low is not None or a.high is not None or a.qualifier == "vague"]
    best = min(counted or own, key=lambda a: _far(a, h), default=None)
    if best is None and h.linked and n - 1 in taken:
        return taken[n - 1]
    following = hits[n + 1] if n + 1 < len(hits) else None
    if best is None and following is not None and following.linked and h.act.voice in (ACTIVE, PASSIVE):
        after = [a for a in free if following.end <= a.start < following.hi]
        return after[0] if after else None
    return best


def _far(a: Amount, h: Hit) -> tuple[bool, int]:
    """How far a count stands from the act word; a bare number only counts people right beside it."""
    gap = min(abs(a.start - h.end), abs(h.start - a.end))
    return a.person is None and gap > _BARE, gap


def _is_object(here: Here, a: Amount, h: Hit) -> bool:
    """`його брата забрали`, `жінок тримали`: people before a verb in the plural, in a case that no subject has."""
    word, verb = here.words[a.last - 1].low, here.words[h.first].low
    endings = here.lx.accusative if a.low == 1 else here.lx.accusative_many
    return a.low in (None, 1) and verb.endswith(here.lx.plural_verbs) and word.endswith(endings)


def _victims(here: Here, h: Hit, amount: Amount | None) -> Victims:
    parts = [a for a in here.amounts if a.part and a.person is not None and h.lo <= a.start < h.hi + _PARTS]
    breakdown = tuple(
        VictimGroup(a.person.sex, a.person.age, a.person.status, a.low, a.high)
        for a in parts
        if a.person is not None and h.act.harm is not None
    )
    one = is_single(h.act.voice, h.act.harm, here.words[h.first].low)
    word = here.words[h.first].low
    by_verb = sex_told(word) if one else None
    if amount is None:
        him = None if one and h.act.harm is None else _pronoun(here, h) or _by_name(here, h)
        if him is not None:
            return Victims(1, 1, "exact", breakdown, status=_captive(here, h), sex=him.sex)
        return Victims(1, 1, "exact", breakdown, sex=by_verb) if one else Victims(breakdown=breakdown)
    low, high, qualifier = amount.low, amount.high, amount.qualifier
    if one and low is None and high is None and qualifier is None:
        low, high, qualifier = 1, 1, "exact"
    person = amount.person
    noun = here.words[amount.last - 1].low
    sex = person.sex if person is not None else None
    if sex is None and (low, high) == (1, 1):
        sex = (by_verb if not noun.startswith(_ANYBODY) else None) or ("F" if noun.endswith(_WOMAN) else None)
    return Victims(
        low,
        high,
        qualifier,
        breakdown,
        status=(person.status if person is not None else None) or _captive(here, h),
        sex=sex,
        age=(person.age if person is not None else None) or (_age(here, amount) if (low, high) == (1, 1) else None),
        description=" ".join(w.text for w in here.words[amount.first : amount.last]),
    )


_ON_A_BODY = frozenset(
    {"kill", "execute", "torture", "detain", "abduct", "rape", "illtreat", "nocare", "mutilate", "strip", "flog",
     "humiliate", "hostage", "deport", "missing", "sextorture", "sexslave", "conscript", "mobilise", "labour", "trial",
     "injure"}
)  # fmt: skip
_HELD = frozenset({"torture", "illtreat", "nocare", "mutilate", "strip", "flog", "humiliate", "rape", "sextorture"})
_BESIDE = 3  # words between a pronoun and the act word that it is the object of
_ANYBODY = ("людин", "дитин", "особ", "немовл", "жертв", "ребен", "челове", "лицо")  # their gender is that of the noun
_WOMAN = ("ниця", "ницю", "ниці", "рка", "рку", "ница", "ницу", "иня", "иню", "истка", "истку")


def _pronoun(here: Here, h: Hit) -> Person | None:
    """`його били`, `сломали ей руку`, `меня держали`: one person, told by a pronoun near the act word.

    A pronoun right before a noun is its owner's ("його тіло")."""
    if h.act.kind not in _ON_A_BODY or h.act.voice == UNDERGO:
        return None
    words, lx = here.words, here.lx
    near = range(max(0, h.first - _BESIDE), min(len(words), h.last + _BESIDE))
    for i in sorted(near, key=lambda i: min(abs(i - h.first), abs(i - h.last + 1))):
        him = lx.him.get(words[i].low)
        if him is None or not h.lo <= words[i].start < h.hi:
            continue
        following = words[i + 1] if i + 1 < len(words) else None
        if following is None or not following.is_word or i + 1 >= h.first:
            return him
        if following.low in lx.beside or following.low.endswith("о"):
            return him
    return None


def _age(here: Here, amount: Amount) -> str | None:
    """`62-річний водій`, `женщина, 71 год`: by the years that stand beside one person (method.md §2.2)."""
    found = _YEARS.search(here.text, max(here.line.start, amount.start - 14), min(here.line.end, amount.end + 14))
    years = int(found[1]) if found is not None else None
    return None if years is None else "CHILD" if years < _GROWN else "OLDER" if years >= _OLD else "ADULT"


def _by_name(here: Here, h: Hit) -> Person | None:
    """`Олексу вбила міна`, `Хасана застрелили`: somebody named before a verb whose subject it cannot be."""
    words, low = here.words, here.words[h.first].low
    before = words[h.first - 1] if h.first else None
    if (
        before is None
        or not before.capital
        or not before.is_word
        or h.act.voice != ACTIVE
        or h.act.kind not in _ON_A_BODY
    ):
        return None
    named = not any(lo <= before.start < hi for lo, hi in here.names) and not before.text.isupper()
    object_only = low.endswith((*here.lx.plural_verbs, "ло")) or before.low.endswith(("у", "ю"))
    known = here.lx.speakers.get(before.low) is not None or any(s.start <= before.start < s.end for s in here.sides)
    return Person() if named and object_only and not known and before.low.endswith(("а", "я", "у", "ю")) else None


def _captive(here: Here, h: Hit) -> str | None:
    """Prisoners of war, where the paragraph speaks of them and what was done is done to those held."""
    return "CST-HDC-POW" if h.act.kind in _HELD and here.has(here.lx.captives, *here.paragraph) else None
