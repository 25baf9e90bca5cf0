"""Cues in one sentence: every word that says that somebody says something, with who that is and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from solferino.extract.claims import according, claim, is_remark, reckoned, remark
from solferino.extract.contents import Stretch, clipped
from solferino.extract.cue_kinds import held_responsible, is_persuaded, minded, owns_up
from solferino.extract.cue_tolls import toll_of
from solferino.extract.cue_verbs import said_at
from solferino.extract.cue_who import Spot, cue_at
from solferino.extract.lexicon import Lexicon
from solferino.extract.people import Cast
from solferino.extract.quotes import Quote
from solferino.extract.said import Said
from solferino.extract.tellers import can_speak, is_evidence, teller, teller_beside, text_named
from solferino.extract.tree import Parsed, Token

_FINITE = ("VBD", "VBZ", "VBP", "VBN", "VBG")


class _Kind(Enum):
    """What makes a verb a cue."""

    LISTED = auto()  # it is on the list
    BESIDE = auto()  # whatever it is, it stands beside a quotation as a verb of saying does
    CLAUSE = auto()  # whatever it is, somebody does it with a clause: "sniped that …", "is sure that …"


def find_cues(n: int, parsed: Parsed, quotes: Sequence[Quote], cast: Cast) -> list[Said]:
    """The statements that the cues of sentence `n` make, in order.

    `quotes` are those that touch the sentence, and one that ends right before it.
    """
    lx = cast.lexicon
    inside = [(max(q.start, parsed.start), min(q.end, parsed.end)) for q in quotes if q.end > parsed.start]
    before = next((q for q in quotes if q.end <= parsed.start), None)
    found: list[Said | None] = []
    for t in parsed.tokens:
        around = next((q for q in inside if q[0] <= t.start < q[1]), None)
        marked = [q for q in inside if around is None or (q != around and around[0] <= q[0] and q[1] <= around[1])]
        made: list[Said | None] = []
        beside = not t.is_verb and is_remark(parsed, t, cast)
        if t.lower == "according":
            made.append(according(n, parsed, t, marked, cast))
        elif t.lower in ("by", "per", "in") and t.dep in ("prep", "agent"):
            made.append(reckoned(n, parsed, t, marked, cast))
        elif (kind := _kind(parsed, t, marked, lx)) is not None:
            spot = Spot(n, parsed, marked, before, cast)
            cue = cue_at(spot, t, listed=kind is _Kind.LISTED, beside=kind is _Kind.BESIDE)
            made.append(said_at(cue, nested=around is not None))
        elif t.pos == "NOUN" and not beside and (t.lemma in lx.claims.nouns or t.lemma in lx.claims.others):
            made.append(claim(n, parsed, t, marked, cast))
        if beside:
            made.append(remark(n, parsed, t, marked, cast))
        found += [clipped(said, around) if said is not None and around is not None else said for said in made]
    return [said for said in found if said is not None]


def _kind(parsed: Parsed, t: Token, marked: Sequence[Stretch], lx: Lexicon) -> _Kind | None:
    """Whether the word is a verb that may be a cue, and why."""
    if not t.is_verb or t.dep in ("aux", "auxpass", "amod"):
        return None
    if t.lemma in lx.cue_stance or owns_up(t, lx) or held_responsible(t, lx) is not None:
        return _Kind.LISTED
    if t.lemma in lx.cues.sets_out and t.tag == "VBN" and t.below("prt") and text_named(t, lx) is not None:
        return _Kind.LISTED
    if minded(t, lx) is not None or is_persuaded(t, lx):
        return _Kind.CLAUSE
    if toll_of(t, lx) is not None:
        return _Kind.LISTED  # "put the dead at 31"
    as_put = t.lemma in lx.cues.puts and any(c.lower == "it" for c in t.below("dobj"))
    if as_put and any(c.lower == "as" for c in t.children):
        return _Kind.BESIDE  # "as one witness put it"
    if t.tag not in _FINITE or t.lemma in lx.cues.does:
        return None
    if any(_right_behind(parsed, t, q) for q in marked):
        return _Kind.BESIDE
    told = any(c.dep == "ccomp" and any(m.lower == "that" for m in c.below("mark")) for c in t.children)
    who = teller(t, lx) if told and not t.below("auxpass") else None
    somebody = who is not None and who.lower != "it" and can_speak(who, lx) and not is_evidence(who, lx)
    return _Kind.CLAUSE if somebody else None


def _right_behind(parsed: Parsed, t: Token, quote: Stretch) -> bool:
    """`“Go home,” Lysenko barked` and `“Go home,” barked Lysenko`: the quotation is cut off by a comma or its like."""
    last = parsed.text(quote[1] - 1, quote[1])
    if last not in (",", "?", "!") or t.start < quote[1] or t.tag not in ("VBD", "VBZ", "VBN"):
        return False
    between = [x for x in parsed.between(quote[1], t.start) if x.pos != "PUNCT"]
    if not between:
        return teller_beside(parsed, t) is not None
    who = t.first("nsubj")
    return who is not None and all(x in who.subtree() or x.pos == "ADV" for x in between)
