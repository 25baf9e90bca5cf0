"""Other figures for the act told before: `the bishop spoke of more than twenty`, `the UN puts the toll at 31`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.counts import CountFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import subject
from solferino.extract.said import Said
from solferino.extract.tellers import can_speak
from solferino.extract.tolls import says_age
from solferino.extract.tree import Parsed, Token

_BEFORE = 70  # characters in which the words stand that make a bare number a figure
_OPEN = ("PUNCT", "CONJ", "ADP", "AUX", "VERB", "ADV")  # what follows a number that counts nothing named behind it


@dataclass(frozen=True, slots=True)
class Recount:
    """A figure at `start..end`, its words included; told in `said`, or by `teller`, or by the text itself.

    `harm` is what the words say that it counts, None where they leave it open; `is_toll`: they are for a toll.
    """

    start: int
    end: int
    count: CountFound
    harm: str | None
    said: Said | None
    teller: Token | None
    is_toll: bool = False


def recount_in(
    p: Parsed, counts: Sequence[CountFound], here: Sequence[Said], after: int, lx: Lexicon
) -> Recount | None:
    """The first figure of the sentence behind `after` that counts people and names no act of its own."""
    words, text = lx.echoes, p.sentence.text
    for c in [*counts, *_told_at(p, counts)]:
        if c.start < after or not p.holds(c.start, c.end) or c.low is None or c.unit not in (None, "persons"):
            continue
        first = p.at(c.start)
        if not _is_bare(p, c) or says_age(p, c) or (first is not None and first.tag == "DT"):  # "said a nurse"
            continue
        at = c.start - p.start
        m = words.figure_before.search(text[max(0, at - _BEFORE) : at])
        if m is None:
            continue
        start = p.start + max(0, at - _BEFORE) + m.start()
        told = sorted((s for s in here if s.speaker is not None and _tells(s, c, start)), key=lambda s: s.rank)
        verb = next((t for t in reversed(p.between(p.start, c.start)) if t.is_verb), None)
        who = subject(verb, lx) if not told and verb is not None else None
        if who is not None and not can_speak(who, lx):
            who = None  # "the toll rose to 14"
        if not told and who is None:
            told = [s for s in here if s.speaker is not None and s.covers(c.start, c.number_end)]
        given = words.given_by.match(text, c.end - p.start)
        if given is not None:
            who, told = next((t for t in p.tokens if t.start == p.start + given.start("who")), None), []
        if m["claimed"] and not told and who is None:
            continue  # "counted seventeen" by nobody
        harm = _harm(m.group(), lx)
        is_toll = harm != "injured" and not words.of_numbers.isdisjoint(m.group().lower().split())
        return Recount(start, c.end, c, harm, told[0] if told else None, who, is_toll)
    return None


def _harm(words: str, lx: Lexicon) -> str | None:
    if lx.echoes.of_wounded.search(words):
        return "injured"
    return "killed" if lx.echoes.of_dead.search(words) else None


def _told_at(p: Parsed, counts: Sequence[CountFound]) -> list[CountFound]:
    """Numbers behind "at" that are no hours since only what counts people is put so: `put the toll at 14`."""
    out = []
    for t in p.tokens[1:]:
        if t.text.isdigit() and p.tokens[t.i - 1].lower == "at" and not any(c.start <= t.start < c.end for c in counts):
            out.append(CountFound(t.start, t.end, t.end, int(t.text), int(t.text), "exact"))
    return out


def _tells(s: Said, c: CountFound, start: int) -> bool:
    """Whether it is said in the sentence itself, the figure with it; what only goes on from another comes later."""
    covers = s.covers(c.start, c.number_end) and not s.carried
    return covers or (s.cue is not None and start <= s.cue[0] < c.start)


def _is_bare(p: Parsed, c: CountFound) -> bool:
    """Whether nothing but people, or nothing at all, stands behind the number."""
    counted = p.at(c.noun_start) if c.noun_start is not None else None
    if counted is not None and counted.dep == "nsubj" and counted.head.below("dobj"):
        return False  # "about 90 rebels entered the town": who did something
    behind = next((t for t in p.tokens if t.start >= c.end), None)
    return behind is None or behind.pos in _OPEN or behind.is_verb or c.noun is not None
