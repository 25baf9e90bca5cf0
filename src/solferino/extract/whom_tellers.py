"""Those who tell what they suffered themselves: `they put me in a garage`, `prisoners described beatings`."""

from __future__ import annotations

from solferino.extract.contents import Stretch
from solferino.extract.roles import subject
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.whom_lent import lent
from solferino.extract.whom_phrase import Sought, victims_at, victims_of
from solferino.model import Victims

_ON_TELLERS = ("TOR", "SXV", "POW")  # what captives who tell of it have suffered themselves
_GIVES = ("give", "provide", "offer", "make")  # verbs over "accounts of"
BARE = ("NUM", "PRON", "DET", "ADJ", "ADV")  # classes of words that do not say who is meant


def teller_of(s: Sought) -> Victims | None:
    """The speakers as victims, where they are named in the sentence and somebody is said of them."""
    p, said = s.draft.parsed, s.draft.said
    who = said.speaker if said else None
    if who is None or who.start is None or who.end is None or not p.start <= who.start < p.end:
        return None
    v = victims_at(s, who.start, who.end)
    return v if v.low is not None or v.status or v.party or v.share else None


def oneself(s: Sought) -> Victims:
    """`they put me in a garage`: the one who tells it."""
    speaker = s.draft.said.speaker if s.draft.said is not None else None
    words = (speaker.text or "").lower() if speaker is not None else ""
    told = teller_of(s) or Victims()
    sex = told.sex or ("M" if words in s.lx.whom.single_men else "F" if words in s.lx.whom.single_women else None)
    return Victims(low=1, high=1, qualifier="exact", sex=sex, age=told.age, status=told.status, party=told.party)


def of_tellers(s: Sought) -> tuple[Victims, Stretch] | None:
    """Those who tell, where they suffered it: `prisoners described beatings`, `several gave accounts of torture`."""
    d, lx, words = s.draft, s.lx, s.lx.whom
    if not d.codes[0].startswith(_ON_TELLERS):
        return None
    verbs = (u for u in d.head.up() if u.is_verb and (u.lemma in lx.cue_stance or u.lemma in _GIVES))
    who = next((x for x in (subject(u, lx) for u in verbs) if x is not None), None)
    if who is None:
        return None
    told = who
    if who.pos in BARE or who.lower in words.plural:
        before = d.parsed.tokens[: who.i]
        told = next((x for x in reversed(before) if x.lemma.lower() in words.sufferers), who)
    if told.lemma.lower() not in words.sufferers:
        return None
    victims = victims_of(s, who)
    if told is not who:
        victims = lent(victims, victims_of(s, told))
    first = next((x for x in d.parsed.tokens[: told.i] if x.lemma == told.lemma), None)
    if first is not None:  # "30 Karsian prisoners … the prisoners": who they are was said at first
        victims = lent(victims, victims_of(s, first))
    return victims, noun_phrase(who, lx)
