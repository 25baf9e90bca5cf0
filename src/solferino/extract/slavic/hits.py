"""Act words of a sentence, and which stretch of it belongs to each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from solferino.extract.slavic.entries import AND, BEGINNING, Act
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.reread import Found, reread
from solferino.extract.slavic.tables import listed, table
from solferino.extract.slavic.verbs import NOUN, PASSIVE
from solferino.extract.slavic.words import Stems, Word, stems, words_of

_JOINTS = (frozenset(",;:"), frozenset("()—–"))  # the stronger first
_BEFORE_COUNT = ("—", "–", "-", ":", ".")  # "загиблих — 12", and the point of "заг. 5"
_NEAR = 5  # words around a word for bodies in which a count or a finding makes it news
_BEGUN = 4  # words from "began" to what was begun
_REFUSED = 8  # words from "refused" to what was ordered
_BEHIND = 3  # words from people told by what happened to them to their number
_STOPS = ",;:—–()"
_INTO = frozenset(("в", "у"))  # in both languages
_OUT_OF = frozenset(("з", "із", "зі", "из"))
_SHORT = 6  # words between two act words that share their subject and object: "утримували та катували"


@cache
def begun(language: str) -> Stems[str]:
    """Words behind which an infinitive tells what was done or ordered: "начали", "продолжают", "приказал"."""
    return stems(table(language, "speech")["marks"].get("begun", ()))


@cache
def refused(language: str) -> Stems[str]:
    """Words that say that an order was not carried out: "отказался"."""
    return stems(table(language, "speech")["marks"]["refused"])


@dataclass(frozen=True, slots=True)
class Hit:
    """An act word, the words `first..last` (half-open) of its sentence, and its stretch `lo..hi` of the text.

    `linked`: it shares subject and object with the act word before it.
    """

    act: Act
    first: int
    last: int
    start: int
    end: int
    lo: int
    hi: int
    linked: bool = False

    @property
    def noun(self) -> bool:
        """Whether it names the act rather than telling it."""
        return self.act.voice == NOUN


def find_hits(line: Line, text: str, lx: SlavicLexicon, taken: Sequence[tuple[int, int]]) -> list[Hit]:
    """The act words of a sentence, in order. `taken`: stretches that name speakers and places, which are no acts."""
    found = [h for h in _words(line, text, lx) if not any(lo <= h[1] < hi for lo, hi in taken)]
    found = [h for h in found if _is_news(line, text, h[0], h[3], lx)]
    told = reread([Found(*raw) for raw in found], line.words, lx)
    hits = [Hit(f.act, f.first, f.last, f.start, f.end, line.start, line.end) for f in told]
    return divide(line, hits, lx)


def divide(line: Line, hits: Sequence[Hit], lx: SlavicLexicon, lists: Sequence[tuple[int, int]] = ()) -> list[Hit]:
    """The act words, each with its stretch of the sentence: they meet at the last joint between one and the next, not
    inside one of the `lists` of people ("старосту, її чоловіка та сина")."""
    out: list[Hit] = []
    low = line.start
    for n, h in enumerate(hits):
        high = line.end if n + 1 == len(hits) else _cut(line, h.last, hits[n + 1].first, lx, lists)
        linked = bool(out) and _linked(line, out[-1], h.act, h.first, lx)
        out.append(replace(h, lo=low, hi=high, linked=linked))
        low = high
    return out


_Raw = tuple[Act, int, int, int, int]


def _words(line: Line, text: str, lx: SlavicLexicon) -> list[_Raw]:
    out: list[_Raw] = []
    for _, m, act in sorted(_phrases(line, text, lx), key=lambda f: f[0]):
        if not any(s < m.end() and m.start() < e for _, s, e, _, _ in out):
            inside = [i for i, w in enumerate(line.words) if m.start() <= w.start < m.end()]
            if line.words[inside[0]].low.endswith(lx.infinitives) and not _is_news(line, text, act, inside[0], lx):
                continue  # "копати окопи" is no act by itself, but "змушували копати" is one
            out.append(_begun(line, (act, m.start(), m.end(), inside[0], inside[-1] + 1), lx))
    for i, w in enumerate(line.words):
        single = lx.acts.get(w.low)
        if single is not None and not any(s <= w.start < e for _, s, e, _, _ in out):
            out.append(_begun(line, (single, w.start, w.end, i, i + 1), lx))
    return sorted(out, key=lambda h: h[1])


def _begun(line: Line, raw: _Raw, lx: SlavicLexicon) -> _Raw:
    """`стали избивать`: an infinitive with the verb right before it that says that it was done."""
    act, _, end, first, last = raw
    before = line.words[first - 1] if first else None
    if before is None or not line.words[first].low.endswith(lx.infinitives) or before.low not in begun(lx.language):
        return raw
    if _is_refused(line.words, first, lx):
        return raw
    return act, before.start, end, first - 1, last


def _is_refused(words: Sequence[Word], at: int, lx: SlavicLexicon) -> bool:
    """`отказался выполнить приказ стрелять`: somebody did not do what he was told to."""
    return any(w.low in refused(lx.language) for w in words[max(0, at - _REFUSED) : at])


def _phrases(line: Line, text: str, lx: SlavicLexicon) -> Iterator[tuple[int, re.Match[str], Act]]:
    """The phrases of more than one word that begin at a word of the sentence, each with its rank."""
    for w in line.words:
        for size in range(1, BEGINNING + 1):
            for rank, pattern, act in lx.act_phrases.get(w.low[:size], ()) if size <= len(w.low) else ():
                m = pattern.match(text, w.start, line.end)
                if m is not None:
                    yield rank, m, act


def _is_news(line: Line, text: str, act: Act, at: int, lx: SlavicLexicon) -> bool:
    words = line.words
    if act.kind == "bodies":
        near = words[max(0, at - _NEAR) : at + _NEAR]
        counted = any(w.text[0].isdigit() or w.low in lx.numbers for w in near)
        return counted or lx.marks["found"].search(text, line.start, line.end) is not None
    low = words[at].low
    if act.voice == NOUN and at > 0 and words[at - 1].low in lx.same_again:
        return False  # "ці удари": told before
    if act.kind == "attack" and act.voice == NOUN and at > 0 and low.endswith("у") and words[at - 1].low in _INTO:
        return False  # "за отказ идти в атаку"
    before = words[max(0, at - 2) : at]
    counted = any(w.text[0].isdigit() or w.low in lx.numbers or w.low in lx.vague for w in before)
    counted = counted or _counted_behind(words, at + 1, lx)
    following = words[at + 1].low if at + 1 < len(words) else ""
    further = words[at + 2].low if at + 2 < len(words) else ""
    dashed = following in _BEFORE_COUNT and at + 2 < len(words) and words[at + 2].text[0].isdigit()
    if act.kind in ("die", "injure") and at and words[at - 1].low in listed(lx.language, "among_them"):
        earlier = (lx.acts.get(w.low) for w in words_of(text, 0, line.start))
        if any(a is not None and a.harm == act.harm for a in earlier):
            return False  # "среди погибших — трое детей": a part of those told before
    if act.kind == "die" and act.voice == NOUN:
        return counted or dashed or any(w.low in lx.numbers_of for w in before[-1:]) or low.startswith(lx.deaths)
    if act.voice == PASSIVE and low.endswith(lx.attributive) and following in lx.people:
        return False  # "помер поранений хлопчик"
    number_of = any(w.low in lx.numbers_of for w in before)
    counted = counted or number_of or dashed  # "кількість убитих сягнула 40, а поранених — 90"
    if act.kind == "injure" and at > 1 and words[at - 1].low in _OUT_OF and low.endswith(lx.oblique):
        ends = (lx.acts.get(w.low) for w in words[at + 1 : at + _NEAR])
        if any(a is not None and a.kind in ("die", "kill") for a in ends):
            return False  # "один із поранених помер"
    if act.voice == PASSIVE and low.endswith(lx.oblique):  # "рідні вбитих": people, told of elsewhere
        if following not in lx.people and further in lx.people and lx.case_of(following, "adjective"):
            return False  # "страт поранених російських солдатів"
        told = at > 1 and words[at - 1].text == ","  # "дітей, вивезених до Криму": a clause of its own
        return counted or told
    if act.voice == NOUN or not low.endswith(lx.infinitives):
        return True
    told_of = [w.low for w in words[max(0, at - _BEGUN) : at]]  # "начали нас по очереди избивать"
    if _is_refused(words, at, lx):
        return False
    return not set(told_of) & set(_STOPS) and any(low in begun(lx.language) for low in told_of)


def _counted_behind(words: Sequence[Word], at: int, lx: SlavicLexicon) -> bool:
    """`погибших уже 14`, `раненых: 41`, `раненых десяток`: a number behind that nothing follows ("поранених 5 травня"),
    with only a mark or "already" between."""
    for n, word in enumerate(words[at : at + _BEHIND], at):
        if word.text[0].isdigit() or word.low in lx.numbers:
            return n + 1 == len(words) or words[n + 1].text in _STOPS + "."
        if word.text not in ":—–-" and not any(pattern.search(word.low + " ") for _, pattern in lx.qualifiers):
            return False
    return False


def _cut(line: Line, last: int, following: int, lx: SlavicLexicon, lists: Sequence[tuple[int, int]]) -> int:
    """Where the stretch of one act word ends and that of the next begins: the last joint between them, not one of an
    aside in it ("около двадцати, в том числе дети, увезены")."""
    asides = {n for i in range(last, following) if line.words[i].text == "," for n in _aside(line, i, following, lx)}
    apart = [i for i in range(last, following) if not any(lo <= line.words[i].start < hi for lo, hi in lists)]
    between = [line.words[i] for i in apart if i not in asides]
    if not any(w.text in _JOINTS[0] for w in between):  # "погибли четверо, в их числе ребенок, восемь ранены"
        between = [line.words[i] for i in apart]
    for marks in _JOINTS:
        joints = [w for w in between if w.text in marks]
        if joints:
            return joints[-1].start
    joints = [w for w in between if w.low in AND]
    if joints:
        return joints[-1].start
    doubt = following  # "засудив за нібито вбивство": the doubt is about what stands behind it
    while doubt - 1 > last and lx.marks["alleged"].fullmatch(line.words[doubt - 1].low):
        doubt -= 1
    return line.words[doubt].start


def _aside(line: Line, at: int, following: int, lx: SlavicLexicon) -> tuple[int, ...]:
    """The commas round words that name a part of those before, where the one at `at` opens such words."""
    words = line.words
    opens = " ".join(w.low for w in words[at + 1 : at + 4])
    if lx.among.match(opens) is None:
        return ()
    closes = next((i for i in range(at + 1, following) if words[i].text == ","), None)
    return (at, closes) if closes is not None else ()


def _linked(line: Line, before: Hit, act: Act, first: int, lx: SlavicLexicon) -> bool:
    if before.noun != (act.voice == NOUN) or (before.act.harm is None) != (act.harm is None):
        return False
    between = line.words[before.last : first]
    return (
        len(between) <= _SHORT
        and not any(w.text[0].isdigit() or w.low in lx.people for w in between)
        and _plain(between)
    )


def _plain(between: Sequence[Word]) -> bool:
    return any(w.text == "," or w.low in AND for w in between)
