"""By whom: which of the sides in a sentence did the act, told by case, voice and what stands between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from solferino.extract.said import Said
from solferino.extract.slavic.hits import Hit
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Here
from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.statements import ACCUSE
from solferino.extract.slavic.tables import listed, pattern
from solferino.extract.slavic.verbs import ACTIVE, NOUN
from solferino.extract.slavic.whom import ON_A_BODY
from solferino.extract.slavic.words import Word
from solferino.terms.parties import country_name

_STRIKES = frozenset({"attack", "destroy"})
_FROM = 14  # characters that this takes
_WITHIN = frozenset(("в", "у", "во", "з", "із", "зі", "из", "після", "после", "під", "за"))
_ADJECTIVES = 2  # words between such a preposition and the place
_DOERS_GENITIVE = frozenset({"loot", "violation", "terror"})  # the genitive behind these nouns is who did it
_BY_RULE = frozenset(
    {"filter", "passport", "passports", "curriculum", "schooling", "regime", "rulers", "vote", "mobilise"}
)
_BEHIND = 60  # characters behind a noun in which its doer stands: "удар реактивной артиллерией российских войск"
_HOLDS = 18  # characters before a side in which "captured" is about it
_CLAUSE = 7  # words from a relative pronoun to the verb of its clause
_ONE_OF_A_PEOPLE = ("ець", "янин", "анин", "ец")  # "Українець …: його били": many did it, and not he
_TARGET = 3  # words from "по" to those whose the target is
_CAUSE_WORDS = 6  # words from "внаслідок" to the strike that it is about


def side_of(here: Here, h: Hit, hits: Sequence[Hit], said: Said | None) -> Side | None:
    """The side that is said to have done the act at `h`, None where the words name none."""
    free = [s for s in here.sides if not _names_speaker(s, said) and not _only_holds(here, s)]
    free = [s for s in free if said is None or not _speaks_later(here, s, h)]
    own = [s for s in free if h.lo <= s.start < h.hi]
    return _from_side(here, own) or _doer(here, h, hits, said, free) or _captor(here, h, own)


def _speaks_later(here: Here, s: Side, h: Hit) -> bool:
    """`ООН підтвердила загибель 12 людей; українська влада говорить про 31`: who only tells of it behind the act."""
    return s.start >= h.end and any(_names_speaker(s, x) for x in here.said)


def _from_side(here: Here, sides: Sequence[Side]) -> Side | None:
    """`побиття з боку поліції Того`, `насилие со стороны военных РФ`."""
    said = (
        (s, pattern(here.lx.language, "from_side").finditer(here.text, max(s.start - _FROM, here.line.start), s.end))
        for s in sides
        if s.acts
    )
    return next((s for s, found in said if any(m.end() + 1 >= s.start for m in found)), None)


def _captor(here: Here, h: Hit, sides: Sequence[Side]) -> Side | None:
    """`катували в російському полоні`, `били в катівнях ФСБ`: who holds people does what is done to them there."""
    if h.act.kind not in ON_A_BODY and h.act.kind != "die":
        return None
    for s in sides:
        beside = [w for w in here.words if w.start >= s.end][:1] if not s.acts else _before(here, s.start)
        where = beside[0] if beside and (not s.acts or s.case in ("gen", "")) else None
        if where is None or where.low in here.lx.people or not here.has(here.lx.held, where.start, where.end):
            continue
        if any(w.low in _WITHIN for w in _before(here, min(s.start, where.start), _ADJECTIVES)):
            return s
    return None


def _before(here: Here, start: int, many: int = 1) -> list[Word]:
    """The last words that end before `start`."""
    return [w for w in here.words if w.end <= start][-many:]


def _doer(here: Here, h: Hit, hits: Sequence[Hit], said: Said | None, free: Sequence[Side]) -> Side | None:
    if said is not None and said.lemma == ACCUSE and said.accused is not None:
        lo, hi = said.accused
        named = (s for s in here.sides if lo <= s.start and s.end <= hi)
        accused = next(named, None) or _capital(here, lo, hi)
        if accused is not None and said.covers(h.start, h.end):
            return accused
    if here.has(here.lx.guilty):
        accused = next((s for s in free if s.acts), None)
        if accused is not None:
            return accused
    if h.act.voice == ACTIVE:
        found = _subject(here, h, hits, free) or _by(here, h, free)
    elif h.act.voice == NOUN:
        found = _of_noun(here, h, free)
    elif h.act.kind in _STRIKES:  # "під ударами ЗСУ опинилися"
        found = next((s for s in free if s.acts and h.lo <= s.start < h.hi and s.case in ("ins", "gen", "")), None)
    else:
        found = _by(here, h, free) or _of_cause(here, free)
    return found


def _names_speaker(s: Side, said: Said | None) -> bool:
    who = said.speaker if said is not None else None
    return who is not None and who.start is not None and who.end is not None and who.start <= s.start < who.end


def _capital(here: Here, lo: int, hi: int) -> Side | None:
    """`обвинил Киев в …`: a capital that stands for its state."""
    words = (w for w in here.words if lo <= w.start < hi and w.capital and w.low in here.lx.metonyms)
    found = next(words, None)
    if found is None:
        return None
    code = here.lx.metonyms[found.low]
    return Side(found.start, found.end, code, country_name(code) or code, "state", "acc", state=True)


def _only_holds(here: Here, s: Side) -> bool:
    """`у захопленому росіянами місті`: who holds a place, told beside what happened there."""
    return here.has(here.lx.held_by, max(here.line.start, s.start - _HOLDS), s.start)


def _subject(here: Here, h: Hit, hits: Sequence[Hit], sides: Sequence[Side]) -> Side | None:
    """The subject of a verb: before it or behind it in its stretch, else that of the verb that it goes on from."""
    own = [s for s in sides if s.acts and h.lo <= s.start < h.hi and (s.case in ("nom", "") or _counted(here, s))]
    own = [s for s in own if s.case == "nom" or not _is_aim(here, s)]
    many = here.words[h.first].low.endswith(here.lx.plural_verbs)
    own = [s for s in own if not (many and is_one(s, here.text))]
    before = [s for s in own if s.end <= h.start and not _parted(here, s, h)]
    if before:
        return before[-1]
    behind = [s for s in own if s.start >= h.end and (s.case in ("nom", "gen") or s.start - h.end < 2)]
    if behind:
        return behind[0]
    antecedent = _antecedent(here, h, sides) or _capital_does(here, h)
    if antecedent is not None:
        return antecedent
    at = hits.index(h)
    if at and hits[at - 1].act.voice == ACTIVE and not in_relative(here.words, h, here.lx):
        return _subject(here, hits[at - 1], hits, sides)
    return None


def _parted(here: Here, s: Side, h: Hit) -> bool:
    """`СБУ затримала агентів, які навели ракету`: a relative clause is about the words right before it."""
    words = here.words
    opens = [
        i
        for i in range(1, h.first)
        if words[i].start >= s.end
        and words[i - 1].text == ","
        and words[i].low.startswith((*here.lx.who, *listed(here.lx.language, "whose")))
    ]
    return bool(opens) and words[opens[0] - 1].start - s.end > 1


def in_relative(words: Sequence[Word], h: Hit, lx: SlavicLexicon) -> bool:
    """Whether the verb stands in a relative clause, whose subject is no other than that clause or its noun tells."""
    for i in range(h.first - 1, max(0, h.first - _CLAUSE), -1):
        if words[i].text in ",;:—–":
            return False
        if words[i - 1].text == "," and words[i].low.startswith((*lx.who, *listed(lx.language, "whose"))):
            return words[i].low not in lx.whom  # "яких били": by others
    return False


def is_one(s: Side, text: str) -> bool:
    """Whether the side is told by one man of its people, who does nothing that many did."""
    return text[s.start : s.end].lower().endswith(_ONE_OF_A_PEOPLE)


def _antecedent(here: Here, h: Hit, sides: Sequence[Side]) -> Side | None:
    """`двом офіцерам ФСБ, які викрали`: the noun of a relative clause does what the clause tells, in whatever case."""
    words, lx = here.words, here.lx
    for i in range(h.first - 1, max(0, h.first - _CLAUSE), -1):
        if words[i].text in ",;:—–":
            return None
        if words[i].low.startswith(lx.who) and words[i].low not in lx.whom and words[i - 1].text == ",":
            return next((s for s in sides if s.acts and s.end == words[i - 1].start), None)
    return None


def _capital_does(here: Here, h: Hit) -> Side | None:
    """`Москва депортувала`, `Баку не возвращает`: a capital right before the verb stands for its state. Not before a
    strike, of which it may be the target ("Київ атакував дрон"), nor before a verb in the plural."""
    words, lx = here.words, here.lx
    if h.act.kind in _STRIKES or h.act.harm in ("killed", "injured") or words[h.last - 1].low.endswith(lx.plural_verbs):
        return None
    at = h.first - 1
    if at < 0 or words[at].low not in lx.capitals or not words[at].capital:
        return None
    if at and words[at - 1].is_word and words[at - 1].low not in lx.openers:
        return None  # "у Баку утримує"
    code = lx.metonyms[words[at].low]
    return Side(words[at].start, words[at].end, code, country_name(code) or code, "state", "nom", state=True)


def _counted(here: Here, s: Side) -> bool:
    """`двоє російських солдатів`, `група солдатів ЗСУ`: a genitive behind a collective number or a group, which has no
    other nominative ("200 солдатів" may be held as well as hold)."""
    before = next((w for w in reversed(here.words) if w.end <= s.start), None)
    lx = here.lx
    if before is None:
        return False
    nominative = before.low.endswith(lx.collective) and not before.low.endswith(lx.oblique)  # not "взяли троих солдат"
    return before.low in lx.groups or (before.low in lx.numbers and nominative)


def _by(here: Here, h: Hit, sides: Sequence[Side]) -> Side | None:
    """`поранено російськими військовими`: the doer in the instrumental."""
    return next((s for s in sides if _is_means(here, s) and h.lo <= s.start < h.hi), None)


def _is_means(here: Here, s: Side) -> bool:
    """Whether a side in the instrumental may have done it: none behind a preposition ("знущання над росіянами",
    "поводження з українськими полоненими", "разом із військовими") does."""
    before = _before(here, s.start)
    return s.acts and s.case == "ins" and not (before and before[0].low in listed(here.lx.language, "with"))


def _of_noun(here: Here, h: Hit, sides: Sequence[Side]) -> Side | None:
    found = next((s for s in sides if _is_means(here, s) and h.lo <= s.start < h.end + 2 * _BEHIND), None)
    if found is not None:
        return found
    doing = [s for s in sides if s.acts and s.case == "nom" and s.code]  # "удар … нанесли российские войска"
    if h.act.kind in _BY_RULE:
        return next((s for s in doing if h.lo <= s.start < h.start), None)
    if h.act.kind not in _STRIKES:
        behind = next((s for s in sides if s.acts and s.case in ("gen", "") and 0 <= s.start - h.end <= 1), None)
        led = behind is not None and _led_on(here, behind)
        return behind if led or h.act.kind in _DOERS_GENITIVE else None
    return _beside(here, h.start, h.end, sides) or (doing[0] if len({s.code for s in doing}) == 1 else None)


def _led_on(here: Here, s: Side) -> bool:
    """`катування росіян над полоненими`, `поводження військових з цивільними`: behind those who do it stand those whom
    it is done to, behind a preposition."""
    behind = [w.low for w in here.words if w.start >= s.end]
    upon = not listed(here.lx.language, "upon").isdisjoint(behind)
    return upon or bool(behind and behind[0] in listed(here.lx.language, "with"))


def _beside(here: Here, start: int, end: int, sides: Sequence[Side]) -> Side | None:
    """`ізраїльський авіаудар`, `удар російських військ`, `обстріл ЗСУ`."""
    for s in sides:
        gap = here.text[s.end : start] if s.end <= start else here.text[end : s.start]
        if set(gap) & set(".,;") or (s.start >= end and s.case != "ins" and _is_aim(here, s)):
            continue
        if (s.case == "gen" or not s.acts) and set(gap) & set(":—–"):
            continue  # "удар по аеродрому: знищені літаки окупантів"
        if s.end <= start and not s.acts and s.case and len(gap.split()) <= 2:
            return s
        if s.start >= end and s.acts and s.case in ("gen", "ins", "") and len(gap) < _BEHIND:
            return s
    return None


def _is_aim(here: Here, s: Side) -> bool:
    """`удар по складах окупантів`, `по скупченню російських військ`: whose the thing is that was struck."""
    near = takewhile(lambda w: w.is_word, reversed(_before(here, s.start, _TARGET)))
    return any(w.low in listed(here.lx.language, "aims") for w in near)


def _of_cause(here: Here, sides: Sequence[Side]) -> Side | None:
    """Who is behind the strike that people died of: `внаслідок російського обстрілу загинули …`."""
    cause = cause_of(here)
    if cause is None:
        return None
    return _beside(here, *cause, sides) or next((s for s in sides if s.acts and s.case == "ins"), None)


def cause_of(here: Here) -> tuple[int, int] | None:
    """The strike or thing that the sentence names as the cause: `внаслідок … обстрілу`, `від уламка`, `на мине`."""
    for i, w in enumerate(here.words):
        if w.low not in here.lx.strike_things:
            continue
        left = here.words[max(0, i - _CAUSE_WORDS)].start
        causes = list(here.lx.causes.finditer(here.text, left, w.start))
        if causes and "," not in here.text[causes[-1].end() : w.start]:
            return w.start, w.end
    return None
