"""Places that are named and are not where the act was: whose forces they are, whence somebody came, where the wounded
were brought, where one lives who tells."""

from __future__ import annotations

from itertools import takewhile

from solferino.extract.lexicon import Lexicon
from solferino.extract.scene_phrases import top_of
from solferino.extract.stretches import Stands
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun


def of_forces(p: Parsed, f: Stands, lx: Lexicon) -> bool:
    """`Amhara special forces`: whose they are, not where."""
    words = p.between(f.start, f.end)
    top = top_of(words)
    if top is None or words[-1].lemma in lx.places.grounds:
        return False  # "at the Hutovo checkpoint soldiers arrested", where the parser joins them
    return top.dep in ("compound", "nmod", "amod", "poss") and top.head.lemma in lx.places.armed


def whence_or_met(top: Token, lx: Lexicon) -> bool:
    """`a man from Ortela`, `who fled to Ortela`, `interviewed men in Ortela`: where somebody comes from, got away to or
    was met is not where the next sentence goes on."""
    while top.dep == "conj":
        top = top.head  # "fled from Ortela and Karma"
    above = top.head.head
    above_it = list(takewhile(lambda t: not t.is_verb, top.up()))
    verb = (above_it[-1] if above_it else top).head
    if got_away(top, lx) or any(t.lemma in lx.places.asks for t in (*above_it, verb)):
        return True
    if verb.lemma in lx.places.sends and any(t.lower == "from" for t in above_it):
        return True  # "fire from the other bank, near Ortela"
    return top.dep == "pobj" and top.head.lower == "from" and above.pos in ("NOUN", "PROPN", "PRON")


def got_away(top: Token, lx: Lexicon) -> bool:
    """`fled from Karma to Ortela`: whence or whereto somebody fled, be a name taken for a verb by the parser."""
    verb = next((t for t in top.up() if t.is_verb and not t.text[:1].isupper()), None)
    return top.dep == "pobj" and verb is not None and verb.lemma in lx.places.gets_away


def on_the_way(top: Token, lx: Lexicon) -> bool:
    """`a bus travelling from Karma to Ortela`, `en route to Ortela`: where somebody set out or was not yet."""
    above = top.head
    if top.dep != "pobj" or above.lower not in lx.places.way_prepositions or top.below("relcl"):
        return False
    while above.dep == "prep":
        above = above.head
    return above.lemma in lx.places.travels and (above.pos == "NOUN" or above.tag == "VBG")


def only_a_direction(top: Token, lx: Lexicon) -> bool:
    """Whether a place is named only to say where another lies: `Ortela, north-west of Kyiv`."""
    prep = top.head
    if top.dep != "pobj" or prep.lower != "of":
        return False
    return prep.head.lower.rpartition("-")[2] in lx.places.directions


def brought_for_care(p: Parsed, f: Stands, lx: Lexicon) -> bool:
    """`the wounded were flown to Karma`, `his son was taken to a hospital in Karma`: not where it was done to them."""
    top = top_of(p.between(f.start, f.end))
    above = list(takewhile(lambda t: not t.is_verb, top.up())) if top is not None else []
    verb = above[-1].head if above else None
    if verb is None or verb.lemma not in lx.places.brought or all(t.lower not in ("to", "into") for t in above):
        return False
    words = verb.subtree()
    return lx.places.care.search(p.text(words[0].start, words[-1].end)) is not None


def said_of_a_teller(p: Parsed, f: Stands, lx: Lexicon) -> bool:
    """Whether a place stands in a clause about somebody who only tells: `a nurse who treated the wounded in Ortela
    said`. But where he was held is where he saw it."""
    return any(is_tellers(t, lx) for t in _clauses_over(p, f, lx))


def said_of_somebody(p: Parsed, f: Stands, lx: Lexicon, act: Token | None = None) -> bool:
    """Whether a place stands in a clause about somebody that tells no act: `Ada, who had moved here from Ortela,`;
    beside an `act` only where it tells where he belongs."""
    beside = (t for t in _clauses_over(p, f, lx) if act is None or t.lemma in lx.places.belongs)
    beside = (t for t in beside if act is None or t not in (act, *act.up()))
    return any((t.head.pos == "PROPN" or is_person_noun(t.head.lower)) and t.lemma not in lx.acts.verbs for t in beside)


def _clauses_over(p: Parsed, f: Stands, lx: Lexicon) -> list[Token]:
    top = top_of(p.between(f.start, f.end))
    above = top.up() if top is not None else ()
    return [t for t in above if t.is_verb and t.dep in ("relcl", "acl") and t.lemma not in lx.places.stays]


def is_tellers(t: Token, lx: Lexicon) -> bool:
    """Whether a verb is that of a clause about one who tells: `a marine taken in Ortela said`, `according to a teacher
    who fled`."""
    noun = next((x for x in t.up() if x.dep not in ("relcl", "acl", "conj", "appos") and not x.is_verb), t)
    noun = t.head if t.dep in ("relcl", "acl") else noun
    while noun.dep in ("appos", "conj") and noun.head is not noun:
        noun = noun.head
    while noun.dep == "pobj" and noun.head.lower == "of":
        noun = noun.head.head  # "the head of the district, whom we met"
    if noun.dep == "nsubj":
        return noun.head.lemma in lx.cue_stance
    return noun.dep == "pobj" and noun.head.lower == "to" and noun.head.head.lower == "according"
