"""The acts that a sentence tells: to whom, by whom, in which stance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.said import Said
from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.codes import HARMED, STRIKES, holds, settle
from solferino.extract.slavic.drafts import Draft, join
from solferino.extract.slavic.entries import AND
from solferino.extract.slavic.hits import Hit, divide, find_hits
from solferino.extract.slavic.line import Here, clause_end, clause_start
from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.tables import pattern
from solferino.extract.slavic.verbs import ACTIVE, PASSIVE, UNDERGO
from solferino.extract.slavic.victims import victims_of
from solferino.extract.slavic.who import cause_of, side_of
from solferino.extract.slavic.whom import ON_A_BODY, amount_of
from solferino.extract.slavic.words import words_of
from solferino.model import Stance

_CARE = ("denied", "negated", "hedged", "alleged", "credible", "asserted", "verified")  # the more careful first
_DEFINES = re.compile(r"[^.;:—–]{0,40}[—–-]\s+(?:це|это)\b")  # "катування — це …": what a word means
_TITLE = 40  # characters before an act word in which "the committee against" makes it a name
_RELATIVE = 3  # words from "які" to the verb
_NAMED_NEAR = 8  # words between a participle for those held and what was done to them


def read_acts(here: Here) -> list[Draft]:
    """The acts that a sentence tells."""
    if here.text[here.line.start : here.line.end].rstrip(' "»”)').endswith("?"):
        return []
    found = find_hits(
        here.line, here.text, here.lx, here.names
    )  # hits of another finder join these, over the whole line
    hits = [h for h in found if _happened(here, h)]
    hits = [h for h in hits if not _only_names(here, h, hits)]
    causes = _causes(here, hits)
    lists = [(a.start, a.end) for a in here.amounts]
    hits = divide(here.line, [h for h in hits if h not in causes], here.lx, lists)
    drafts: list[Draft] = []
    taken: dict[int, Amount] = {}
    for n, h in enumerate(hits):
        said = _told_in(h, here.said)
        d = Draft([h], [h.act.code], h.act.harm, said, _stance(here, h, said))
        d.side = side_of(here, h, hits, said)
        if d.side is None and h.act.kind in HARMED:
            d.side = next((s for c in causes if (s := side_of(here, c, causes, said)) is not None), None)
        d.amount = amount_of(here, hits, n, taken, d.side)
        if _is_part_of(here, d, drafts):
            continue
        if d.amount is not None:
            taken[n] = d.amount
        d.cause = any(c.act.kind in STRIKES for c in causes) or cause_of(here) is not None
        d.tortured = any(c.act.kind == "torture" for c in causes)
        d.part = here.text.count(";", here.line.start, h.start)
        d.victims = victims_of(here, h, d.amount, said)
        if drafts and _goes_on(here, drafts[-1], d):
            d.victims, d.lent = drafts[-1].victims, True
        settle(d, here)
        if holds(d, here):
            drafts.append(d)
    _lend_sides(drafts)
    joined = join(drafts)
    out = list(joined)
    for d in joined:
        other = _with(here, d)
        if other is None or d.side is None or other.code is None or other.code == d.side.code:
            continue
        if d.side.code is None:  # "російські військові та бойовики"
            d.side = other
        else:
            out.append(replace(d, side=other, beside=True))
    return out


def _is_part_of(here: Here, d: Draft, drafts: Sequence[Draft]) -> bool:
    """`поранено 90 осіб, 17 з них у критичному стані`: how some of those are who were counted just before."""
    if d.amount is None or not any(o.harm == d.harm and o.amount is not None for o in drafts) or d.harm is None:
        return False
    return here.lx.of_those.match(here.text[d.amount.end : here.line.end].lstrip()) is not None


def _with(here: Here, d: Draft) -> Side | None:
    """`російські військові та бойовики «ДНР» утримували`: the other of two sides that did it together."""
    one = d.side
    if one is None or one.case != "nom" or d.hits[0].act.voice != ACTIVE:
        return None
    for s in here.sides:
        first, last = (s, one) if s.start < one.start else (one, s)
        between = here.text[first.end : last.start].strip(' «»"')
        jointly = pattern(here.lx.language, "together").fullmatch(between)
        alike = s.acts and s.name != one.name and last.end <= d.hits[0].start
        if alike and ((between in AND and s.case == "nom") or (jointly and last.case == "ins")):
            return s
    return None


def _goes_on(here: Here, before: Draft, d: Draft) -> bool:
    """`мене допитували, били по ребрах`: a verb that names nobody is about the one that the verb before is about."""
    a, b, lx = before.hits[-1], d.hits[0], here.lx
    told = before.victims.low is not None and d.victims.low is None and d.amount is None and before.said == d.said
    verbs = a.act.voice == b.act.voice == ACTIVE and {a.act.kind, b.act.kind} <= ON_A_BODY
    if not told or not verbs or before.amount is not None:
        return False
    number = [here.words[h.first].low.endswith(lx.plural_verbs) for h in (a, b)]
    own = any(b.lo <= o.start < b.hi for o in here.amounts) or any(
        w.low in lx.him or w.low in lx.them for w in here.words if b.lo <= w.start < b.hi
    )
    return number[0] == number[1] and not own and not here.has(lx.goods, b.lo, b.hi)


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
    if here.has(lx.at_home):
        return False
    needed = lx.needs.get(h.act.kind)
    if needed is not None and not here.has(needed):
        return False
    if any(m.start() < h.end and h.start < m.end() for m in lx.none_hurt.finditer(here.text, start, here.line.end)):
        return False
    if h.noun and h.act.kind == "detain" and here.has(lx.sentenced, max(start, h.start - _TITLE), h.start):
        return False  # "до довічного ув'язнення"
    if h.noun and (_DEFINES.match(here.text, h.end, here.line.end) or _is_law(here, h)):
        return False
    if here.has(lx.proceedings) and (h.noun or here.has(lx.titles)):
        return False
    if h.noun and here.has(lx.titles, max(start, h.start - _TITLE), h.end):
        return False
    appeals = [m.end() for m in lx.appeal.finditer(here.text, start, h.start)]
    between = here.text[appeals[-1] : h.start] if appeals else ""
    if not appeals or not h.noun:
        return not appeals or "," in between
    if between.strip() in AND:
        return True  # "зазнали погроз і побиття": threats among what was done
    return any(
        w.low in lx.that or w.low in lx.whom for w in words_of(between, 0, len(between))
    )  # "просимо припинити тортури"


def _is_law(here: Here, h: Hit) -> bool:
    """`вбивство полонених є воєнним злочином`: what the law says of such acts, where no number, side, place or day says
    that one of them happened."""
    ends = clause_end(here.words, h.last)
    until = here.words[ends].start if ends < len(here.words) else here.line.end
    if not here.has(pattern(here.lx.language, "is_crime"), h.end, until) or here.names or here.places:
        return False
    return not here.sides and not any(a.low is not None for a in here.amounts)


def _only_names(here: Here, h: Hit, hits: Sequence[Hit]) -> bool:
    """`шестеро задержанных скончались`, `катував п'ятьох затриманих`: who it was done to, by a participle."""
    if h.act.kind not in ("detain", "abduct", "conscript", "mobilise") or h.noun or h.act.voice == ACTIVE:
        return False
    lx, words = here.lx, here.words
    if h.act.voice == PASSIVE:
        named = words[h.first].low.endswith(lx.oblique)
        if named and h.first and words[h.first - 1].low.startswith(lx.former):
            return True
        return named and any(o is not h and not o.noun and abs(o.first - h.first) <= _NAMED_NEAR for o in hits)
    named = any(w.low.startswith(lx.who) for w in words[max(0, h.first - _RELATIVE) : h.first])
    return named and any(o is not h and o.act.kind in ON_A_BODY for o in hits)  # "осіб, які утримуються в СІЗО"


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


def _others(here: Here, h: Hit) -> int:
    """Where the stretch behind an act goes on to something else: at a semicolon, or at other people counted in another
    clause ("вбили 12 людей, ще п'ятеро можуть померти")."""
    parted = here.text.find(";", h.end, h.hi)
    others = (a for a in here.amounts if not a.part and a.low is not None and h.end <= a.start < h.hi)
    apart = (a.start for a in others if clause_start(here.words, a.first) > h.last)
    first = next((at for at in apart if any(o.low is not None and o.end < at for o in here.amounts)), h.hi)
    return min(first, parted) if parted > 0 else first


def _is_hearsay(here: Here) -> bool:
    """`Кажуть, …`, `говорят люди (…)`: nobody says who."""
    opens = next((w.start for w in here.words if w.is_word), here.line.start)
    told = pattern(here.lx.language, "hearsay").match(here.text, opens, here.line.end)
    return told is not None and here.text[told.end() : here.line.end].lstrip()[:1] in (",", "(")


def _stance(here: Here, h: Hit, said: Said | None) -> Stance:
    """That of the statement, made more careful by the words of the act's own stretch."""
    lx, found = here.lx, {said.stance if said is not None else "asserted"}
    begins = [lo for lo, _ in said.parts if lo <= h.start] if said is not None else []
    lo = max([h.lo, *begins])
    clause = max(lo, here.words[clause_start(here.words, h.first)].start)
    if h.noun and here.has(pattern(lx.language, "no_part"), clause, h.start):
        found.add("denied" if said is not None else "negated")
    not_so = any(m.end() >= h.start - 1 for m in lx.marks["negated"].finditer(here.text, lo, h.start))
    none_found = h.noun and here.has(lx.marks["none"], h.end, h.hi)
    if not_so or none_found or here.has(lx.nobody, lo, h.end):
        found.add("negated")
    parted = _others(here, h)  # "…; газета написала, що ракета могла бути іншою"
    beside = ((lo, h.start), (h.end, parted))  # "не можуть виїхати" is the act itself, no "may"
    if _is_hearsay(here):
        found.add("alleged")
    found |= {n for n in ("hedged", "alleged", "credible") if any(here.has(lx.marks[n], *part) for part in beside)}
    if found == {"asserted"} and here.has(lx.marks["verified"]):
        found = {"verified"}
    return Stance(min(found, key=_CARE.index))
