"""Which code an act has: settled by victim, place, cause, object (method.md §3.4, R-TAX-3), as in refine.py."""

from __future__ import annotations

from solferino.extract.slavic.drafts import Draft
from solferino.extract.slavic.hits import Hit
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Here
from solferino.extract.slavic.statements import DENY
from solferino.extract.slavic.tables import beginnings_of, pattern
from solferino.extract.slavic.verbs import ACTIVE, NOUN, PASSIVE, UNDERGO
from solferino.extract.slavic.words import IN, SEVERAL_PLACES, Word, words_of
from solferino.model import Stance, Victims

HARMED = frozenset({"kill", "execute", "die", "injure"})
STRIKES = frozenset({"attack", "destroy"})
_TAKEN = {"kill": "PRO-02", "execute": "PRO-02"}  # what the same is when done to beasts
_BESIDE = 2  # words between an act and the beasts that it was done to
_WHERE = ("і", "ї", "е", *SEVERAL_PLACES)  # endings of where something is, and not whereto
_OPENS, _CLOSES = ("«", "“", '"', "„"), ("»", "”", '"')
_OBJECT_WORDS = 12  # words behind a verb that are looked through for what was hit
_HOMES = "SPO-10"
_DOES_AWAY = ("ліквід", "ликвид")
_DELAYED = ("ються", "ється", "ются", "ется")
_SHORT = 4  # letters of what is called by its first ones: "ЖК", "НПЗ"
_IN_HANDS = frozenset({"torture", "illtreat", "nocare"})


def settle(d: Draft, here: Here) -> None:
    """Set code and harm of a draft, and what was hit."""
    kind, lx = d.kind, here.lx
    if kind in _TAKEN and _of_animals(d, here):
        d.codes, d.harm = [_TAKEN[kind]], None
        return
    of_pow = d.victims.status == "CST-HDC-POW"
    clause = (
        here.text.rfind(";", here.line.start, d.hits[0].start) + 1,
        here.text.find(";", d.hits[0].end, here.line.end),
    )
    near = max(clause[0], here.line.start), clause[1] if clause[1] > 0 else here.line.end
    sheltered = here.has(pattern(lx.language, "shelter"), *here.paragraph)
    held = here.has(lx.held, *near) or (kind == "die" and not d.cause and here.has(lx.held, *here.paragraph))
    held = held and not sheltered  # "прятались в подвале" is no custody
    if d.tortured and kind in ("die", "kill"):
        d.codes = ["KIL-04", "TOR-01"]
    elif kind in HARMED and d.cause:
        d.codes[0] = "HOS-01"
    elif kind in ("kill", "execute") and of_pow:
        d.codes[0] = "KIL-02"
    elif (held and (kind == "die" or (kind == "kill" and d.side is None))) or (
        kind == "die" and not d.cause and _tortured_there(here)
    ):
        d.codes[0] = "KIL-04"
    if kind == "deport":
        if here.has(lx.marks["nowhere"]):
            d.codes[0], d.harm = "LIB-03", "detained"
        elif d.victims.age == "CHILD" or any((p := lx.people.get(w.low)) and p.age == "CHILD" for w in here.words):
            d.codes[0] = "DEP-03"
    if kind == "starve" and (
        of_pow or here.has(lx.captives, *here.paragraph) or here.has(lx.held, *here.paragraph)
    ):  # those who hold people let them go hungry
        d.codes[0], d.harm = "TOR-06", "other"
    if of_pow and kind in ("torture", "detain"):
        d.codes.append("POW-01" if kind == "torture" else "POW-04")
    if (
        kind in STRIKES
        or (kind == "unhurt" and d.amount is None)
        or (kind == "execute" and d.amount is None and d.victims.low is None)
    ):
        _objects(d, here)
    if kind in ("abduct", "deport") and d.amount is None and d.victims.low is None:
        h = d.hits[0]
        if _carried(here, h):
            d.codes[0], d.harm = "PRO-01", None


def _carried(here: Here, h: Hit) -> bool:
    """Whether goods were carried off and nobody led off; a car behind "into" is where somebody was put."""
    into = (*IN, "до")
    found = (m.start() for m in here.lx.goods.finditer(here.text, h.lo, h.hi))
    return any(not any(w.end + 1 == at and w.low in into for w in here.words) for at in found)


def _objects(d: Draft, here: Here) -> None:
    """What was hit: the codes that it adds and the kinds of object."""
    h, lx = d.hits[0], here.lx
    behind = h.act.voice in (ACTIVE, NOUN) and d.kind != "unhurt"  # "больниц не трогаем"
    reach = here.words[h.first + 1 : h.last + _OBJECT_WORDS] if behind else here.words  # a phrase may hold its object
    of_arms = [m.span() for m in lx.military.finditer(here.text, h.lo, h.hi)]  # "склад боєприпасів" is no store
    reach = tuple(w for w in reach if not any(lo <= w.start < hi for lo, hi in of_arms))
    found = [entry for w in reach if h.lo <= w.start < h.hi and (entry := _object(w, lx)) is not None]
    found += [entry for pattern, entry in lx.object_phrases if here.has(pattern, h.start, h.hi)]
    found = found or (_struck_before(here, h) if h.act.voice == ACTIVE else [])
    codes = list(dict.fromkeys(e.split()[0] for e in found))
    d.targets = list(dict.fromkeys(e.split()[1] for e in found))
    if d.kind == "execute":  # "розстріляли колону"
        d.codes, d.harm = (["HOS-01", *codes], None) if codes else (d.codes, d.harm)
    elif d.kind == "attack" and (not codes or d.amount is not None or here.has(lx.people_hit, h.start, h.hi)):
        d.codes += [c for c in codes if c not in d.codes]
    elif d.kind == "unhurt":
        d.codes, d.harm = (["HOS-02", *codes], None) if codes else (d.codes, d.harm)
        d.codes = d.codes[1:] + d.codes[:1] if codes and codes[0] != _HOMES else d.codes
    elif codes:  # an attack on a hospital is told as that
        own = ["HOS-02", *codes] if codes[0] == _HOMES else [codes[0], "HOS-02", *codes[1:]]
        d.codes = own if d.kind == "attack" else [*own, "PRO-02"]


def _object(word: Word, lx: SlavicLexicon) -> str | None:
    """The kind of thing that a word is for; of words for people only trades that are protected: "школьников" is no
    school."""
    people = lx.people.get(word.low)
    return None if people is not None and people.age is not None else lx.objects.get(word.low)


def _struck_before(here: Here, h: Hit) -> list[str]:
    """`В дом прилетел дрон`, `по школі вдарили`: what was hit stands before the verb, behind its preposition."""
    words = here.words
    return [
        entry
        for i in range(1, h.first)
        if words[i].start >= h.lo and (entry := _object(words[i], here.lx)) is not None
        if any(w.low == "по" for w in words[max(0, i - 2) : i])
        or (any(w.low in IN for w in words[max(0, i - 2) : i]) and not words[i].low.endswith(_WHERE))
    ]


def holds(d: Draft, here: Here) -> bool:
    """Whether there is enough to call it an act: somebody or something that it was done to, or somebody who did it."""
    h, lx = d.hits[0], here.lx
    told = d.said is not None and (d.said.lemma == DENY or (d.stance is Stance.NEGATED and h.act.voice == ACTIVE))
    if not told and (_of_animals(d, here) or _everyday(d, here)):
        return False
    if d.kind == "unhurt":  # "мы пленных не трогаем": who says so of his own
        own = any(w.low in lx.self_words for w in here.words if h.lo <= w.start < h.hi)
        somebody = bool(d.targets) or d.amount is not None or d.victims != Victims()
        return d.said is not None and (d.said.lemma == DENY or (own and somebody))
    if d.kind == "destroy":
        return told or bool(d.targets) or d.victims.low is not None
    if d.kind == "attack" and h.noun and _repelled(here, h):
        return told  # "відбили атаки окупантів"
    delayed = here.words[h.last - 1].low.endswith(_DELAYED) and not h.noun  # "поїзди затримуються"
    if d.kind == "detain" and d.amount is None and (delayed or here.has(lx.military, h.end, h.hi)):
        return told  # "тримали там техніку"
    if d.kind == "attack":
        placed = any((h.start if h.noun else h.lo) <= lo < h.hi for lo, _ in here.places)
        hit = bool(d.targets) or d.amount is not None or placed or here.has(lx.people_hit, h.lo, h.hi)
        by = d.side is not None and (d.said is not None or not h.noun)
        armed = not h.noun and any(here.has(words, h.end, h.hi) for words in lx.weapons.values())  # "из миномётов"
        return not _is_fight(d, here) and (hit or told or by or armed)
    if d.kind == "detain" and h.act.voice == UNDERGO and here.words[h.first].low in lx.prepositions:
        pronoun = any(w.low in lx.own_words or w.low in lx.they for w in here.words if h.lo <= w.start < h.hi)
        return told or d.amount is not None or pronoun  # "в СИЗО": somebody must be there
    if d.kind in HARMED and d.amount is None and not told and (_put_out(d, here) or _of_a_thing(d, here)):
        return False
    if d.kind in HARMED:
        return not _is_fight(d, here) and (d.kind != "die" or not h.noun or d.amount is not None or told)
    if d.kind == "deport" and not (h.noun or told or d.side is not None or here.has(lx.marks["forced"])):
        return d.main == "LIB-03"  # who is only taken away may be evacuated
    brought = any(w.low.startswith(beginnings_of(lx.language, "brings")) for w in here.words[h.first : h.last])
    if d.kind == "abduct" and brought and here.has(lx.rescued, h.lo, h.hi):
        return False  # taken to hospital, but "викрали двох медиків" is told
    if d.main == "PRO-01":
        return True
    if d.kind in ("abduct", "deport"):
        pronoun = any(w.low in lx.own_words for w in here.words if h.lo <= w.start < h.hi)
        named = d.victims.low is not None and d.kind == "abduct"  # "Сергія викрали"
        return d.amount is not None or told or h.noun or pronoun or named or d.main == "DEP-03"
    if d.kind == "illtreat" and h.act.voice in (NOUN, UNDERGO):  # a town without water is no prison
        return held(here)
    if d.kind == "missing" and h.act.voice == UNDERGO and here.has(lx.goods, h.lo, h.hi):
        return d.amount is not None  # "зникли обручки"
    if d.kind == "blast":
        return d.amount is not None  # a tractor on a mine is no casualty
    if d.kind == "loot" and any((a := lx.acts.get(w.low)) and a.kind == "bodies" for w in here.words):
        return False  # "тіло винесли"
    if d.kind == "violation":
        return d.side is not None and d.said is not None
    return True


def _put_out(d: Draft, here: Here) -> bool:
    """`пожежу ліквідовано`, `ликвидация последствий`: what is done away with is no person."""
    h = d.hits[0]
    done = here.words[h.first].low.startswith(_DOES_AWAY)
    return d.kind == "kill" and done and here.has(pattern(here.lx.language, "put_out"), h.lo, h.hi)


def _of_a_thing(d: Draft, here: Here) -> bool:
    """`пострадал жилой дом`, `пострадал ЖК`: what was damaged is right beside, and nobody."""
    h = d.hits[0]
    if d.kind != "injure" or h.act.voice != UNDERGO or d.victims.names:
        return False
    behind = [w for w in here.words[h.last : h.last + _BESIDE] if w.is_word]
    before = [w for w in here.words[max(0, h.first - _BESIDE) : h.first] if w.is_word]
    return any(_object(w, here.lx) is not None and w.low not in here.lx.people for w in behind or before) or any(
        w.text.isupper() and 1 < len(w.text) <= _SHORT for w in behind[:1]
    )


def _repelled(here: Here, h: Hit) -> bool:
    """`відбили атаки окупантів`, `отбита атака диверсантов`: those who were attacked bore arms."""
    beside = here.words[max(0, h.first - _BESIDE) : h.first] + here.words[h.last : h.last + _BESIDE]
    return any(w.low.startswith(beginnings_of(here.lx.language, "repels")) for w in beside)


def _of_animals(d: Draft, here: Here) -> bool:
    """`загинуло 40 корів`, `коней розстріляли`: what happens to beasts is no casualty and nobody is led off."""
    h = d.hits[0]
    if d.harm is None or d.kind not in HARMED:
        return False
    beside = here.words[max(0, h.first - _BESIDE) : h.last + _BESIDE]
    found = here.lx.animals.search(here.text, max(h.lo, beside[0].start), min(h.hi, beside[-1].end))
    if found is None or d.amount is None or d.amount.person is None:
        named = h.act.voice == ACTIVE and d.victims.low is not None and d.amount is None
        return found is not None and not named
    return d.amount.start > found.end() > h.end  # "загинули корови, ветеринари шукають причину"


def _everyday(d: Draft, here: Here) -> bool:
    """`суд вынес приговор`, `министр прилетел`, `цены «убивают»`: words that tell an act only beside goods, weapons or
    people; and a verb alone in quotation marks, which says that it is no such act."""
    h, lx = d.hits[0], here.lx
    if d.amount is not None or d.victims.low is not None or len(d.hits) > 1 or h.noun:
        return False
    marked = here.text[h.start - 1 : h.start] in _OPENS and here.text[h.end : h.end + 1] in _CLOSES
    if marked and h.last - h.first == 1 and d.side is None and d.said is None:
        return True
    if lx.loose.get(here.words[h.first].low) != d.kind:
        return False
    if d.kind == "attack":
        armed = any(here.has(weapon, h.lo, h.hi) for weapon in lx.weapons.values())
        return not armed and not any(w.low in lx.strike_things for w in here.words if h.lo <= w.start < h.hi)
    return d.kind != "loot" or not here.has(lx.goods, h.lo, h.hi)


def held(here: Here) -> bool:
    """Whether the paragraph speaks of people held."""
    return here.has(here.lx.held, *here.paragraph) or here.has(here.lx.captives, *here.paragraph)


def _is_fight(d: Draft, here: Here) -> bool:
    """Whether what is hit are armed people or military objects only: a fight, no violation in itself."""
    h = d.hits[0]
    lo = h.end if h.act.voice == ACTIVE else h.lo
    who = d.said.speaker.start if d.said is not None and d.said.speaker is not None else None
    hi = who if who is not None and lo < who < h.hi else h.hi  # "сообщили в оперативном штабе"
    armed = [m.start() for m in here.lx.military.finditer(here.text, lo, hi)]
    hit = any(not _attacks(here, at) for at in armed) and not here.has(here.lx.people_hit, lo, hi)
    return hit and not d.targets and d.victims.status is None and not _of_a_trade(d, here)


def _attacks(here: Here, at: int) -> bool:
    """`убиты в результате нападения боевиков`: who fights, right behind the noun for his own strike."""
    before = next((w for w in reversed(here.words) if w.end <= at), None)
    act = here.lx.acts.get(before.low) if before is not None else None
    return act is not None and act.kind == "attack" and act.voice == NOUN


def _of_a_trade(d: Draft, here: Here) -> bool:
    """`дев'ятеро медиків`: people told by what they do, and not as fighters. Their status stays open (R-CAS-1)."""
    nouns = words_of(here.text, d.amount.start, d.amount.end) if d.amount is not None else ()
    return any(here.lx.people.get(w.low) is not None and not w.low.startswith(here.lx.generic) for w in nouns)


def is_single(d_voice: str, harm: str | None, word: str) -> bool:
    """Whether the form of an act word speaks of one person: "загинув", "ранена", not "загинуло" or "поранено"."""
    if d_voice not in (UNDERGO, PASSIVE) or harm is None:
        return False
    return not word.removesuffix("ся").removesuffix("сь").endswith(_MANY)


def _tortured_there(here: Here) -> bool:
    """Whether the paragraph tells of people ill-treated by those who held them: who died was one of them."""
    kinds = {act.kind for w in words_of(here.text, *here.paragraph) if (act := here.lx.acts.get(w.low)) is not None}
    return bool(kinds & _IN_HANDS) and not kinds & STRIKES


def sex_told(word: str) -> str | None:
    """F or M where the form of a verb or participle about one person tells: "загинула", "убит"."""
    if word.endswith(("ла", "лася", "лась", "на", "та")):
        return "F"
    return (
        "M"
        if word.endswith(("в", "вся", "вшийся", "л", "лся", "ний", "тий", "лий", "ен", "ан", "ит")) or word in _HE
        else None
    )


_HE = frozenset(("погиб", "умер", "помер", "зник", "исчез", "осліп", "осип", "утонул", "оглух", "ослеп"))
_MANY = ("ли", "ло", "но", "то", "и", "і", "ы", "уть", "ють", "ут", "ют", "их", "ых", "ие")
