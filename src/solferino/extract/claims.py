"""Cues that are no verbs: "according to", nouns that carry what somebody claims, and verbs taken for nouns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from solferino.extract.contents import Stretch, phrase_of, round_about, without
from solferino.extract.lexicon import Lexicon
from solferino.extract.people import Cast
from solferino.extract.said import Said
from solferino.extract.tellers import can_speak, somebody, teller
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Quoted

_REACH = 7  # words back to the comma that opens an aside such as ", the report documents,"


def is_remark(parsed: Parsed, t: Token, cast: Cast) -> bool:
    """`…, the report documents, …`: a cue between commas that the tagger took for a noun."""
    tokens, lx = parsed.tokens, cast.lexicon
    if t.lower not in lx.cues.like_nouns or t.i < 3:
        return False
    after = tokens[t.i + 1].text if t.i + 1 < len(tokens) else "."
    before = tokens[t.i - 1]
    return (
        after in (",", ".")
        and (before.lemma in lx.subjects.bodies or before.pos == "PROPN")
        and t.lower != before.lower
        and any(x.text == "," for x in tokens[max(0, t.i - _REACH + 1) : t.i])
    )


def remark(n: int, parsed: Parsed, t: Token, inside: Sequence[Stretch], cast: Cast) -> Said | None:
    """What such an aside says: the sentence round it."""
    speaker = cast.resolve(parsed, parsed.tokens[t.i - 1])
    comma = next(x for x in reversed(parsed.tokens[: t.i]) if x.text == ",")
    parts = without((parsed.start, parsed.end), [(comma.start, t.end)])
    quoted = Quoted.MIXED if inside else Quoted.INDIRECT
    if not parts:
        return None
    return Said(n, speaker, (t.start, t.end), parts, "asserted", quoted, t.lower.rstrip("s"))


def according(n: int, parsed: Parsed, t: Token, inside: Sequence[Stretch], cast: Cast) -> Said | None:
    """`according to police`: the sentence less these words."""
    to = next((c for c in t.below("prep") if c.lower == "to"), None)
    if to is None and t.i + 1 < len(parsed.tokens) and parsed.tokens[t.i + 1].lower == "to":
        to = parsed.tokens[t.i + 1]
    if to is None:
        return None
    who = to.first("pobj")
    first, last = t.subtree()[0].start, t.subtree()[-1].end
    if who is None:  # "according to the rights monitor Burma Tally, …", where the parser takes a noun for a verb
        named = list(takewhile(lambda x: x.pos != "PUNCT", parsed.tokens[to.i + 1 :]))
        who = next((x for x in reversed(named) if x.pos in ("NOUN", "PROPN")), None)
        first, last = min(first, t.start), max(last, named[-1].end if named else to.end)
    if who is None:
        return None
    speaker = cast.resolve(parsed, who)
    parts = round_about((parsed.start, parsed.end), (first, last), parsed.tokens)
    if not parts:
        return None
    quoted = Quoted.MIXED if inside else Quoted.INDIRECT
    return Said(n, speaker, (t.start, to.end), parts, "asserted", quoted, "according")


def reckoned(n: int, parsed: Parsed, t: Token, inside: Sequence[Stretch], cast: Cast) -> Said | None:
    """`by the ministry's count`, `in the opinion of the police`, `per a missionary`: the sentence less these words.

    "Per" only before somebody with an article or a name, or several: "per resident" is a rate.
    """
    lx = cast.lexicon
    what = t.first("pobj")
    if what is None:
        return None
    who: Token | None = what
    stance = "asserted"
    if t.lower in ("by", "in"):
        if what.lemma not in (lx.claims.reckonings if t.lower == "by" else lx.claims.views):
            return None
        of = next((c.first("pobj") for c in what.below("prep") if c.lower == "of"), None)
        who = what.first("poss") or of
        if what.lemma in lx.claims.opinions:
            stance = "hedged"
    elif t.lower != "per" or not (what.below("det", "poss") or what.tag in ("NNP", "NNS") or what.lemma == "police"):
        return None
    if who is None or who.lower in lx.claims.owners or not (can_speak(who, lx) or is_person_noun(who.lower)):
        return None
    own = t.subtree()
    parts = round_about((parsed.start, parsed.end), (own[0].start, own[-1].end), parsed.tokens)
    if not parts:
        return None
    quoted = Quoted.MIXED if inside else Quoted.INDIRECT
    return Said(n, cast.resolve(parsed, who), (t.start, what.end), parts, stance, quoted, "according")


def claim(n: int, parsed: Parsed, t: Token, inside: Sequence[Stretch], cast: Cast) -> Said | None:
    """`Russia's claims that …`, `made the threat to …`, `allegations by residents of …`: a noun that carries it."""
    lx = cast.lexicon
    alleged, own = t.lemma in lx.claims.nouns, t.first("poss")
    if own is not None and not (alleged and own.lower in lx.claims.owners):
        owner: Token | None = own
    else:
        by = next((c for c in t.below("prep") if c.lower in ("by", "from")), None)
        owner = by.first("pobj") if by is not None else None
        accused = (
            by is not None and t.below("prep")[0] is not by and owner is not None and owner.lemma in lx.sides.forces
        )
        from_thing = by is not None and by.lower == "from" and owner is not None and not somebody(owner, lx)
        if accused or from_thing:
            return None  # "allegations of torture by soldiers": they are accused, and claim nothing
        if owner is None and t.dep == "dobj" and t.head.lemma in lx.claims.made:
            owner = teller(t.head, lx)
        if owner is None and t.dep == "nsubjpass" and t.head.lemma in lx.claims.made:
            agent = t.head.first("agent")  # "the claim that … was repeated by the mayor"
            owner = agent.first("pobj") if agent is not None else None
    charged = _charged(t, lx)
    if owner is None and charged is not None:
        owner = teller(charged, lx)
    if owner is None or not (alleged or can_speak(owner, lx)):
        return None
    about = lx.claims.about if alleged else lx.claims.about_others
    parts = [
        phrase_of(c)
        for c in t.children
        if (c.dep in ("acl", "relcl") and (alleged or _carries(c))) or (c.dep == "prep" and c.lower in about)
    ]
    if charged is not None:  # "served a notice of suspicion on a man who shot two"
        whom = [
            x
            for c in (charged, *charged.subtree())
            if c.dep in ("prep", "dobj", "dative")
            for x in (c, *c.below("pobj"))
        ]
        parts += [phrase_of(c) for x in whom if x is not t for c in x.below("relcl")]
    if not parts:
        return None
    speaker = cast.resolve(parsed, owner)
    marked = any(lo < q[1] and q[0] < hi for q in inside for lo, hi in parts)
    return Said(
        n,
        speaker,
        (t.start, t.end),
        tuple(sorted(parts)),
        "alleged" if alleged else "asserted",
        Quoted.MIXED if marked else Quoted.INDIRECT,
        t.lemma,
        wished=not alleged and t.lemma not in lx.claims.told,
    )


def _charged(t: Token, lx: Lexicon) -> Token | None:
    """The verb by which a charge is brought: `served a notice of suspicion on`, `notified him of suspicion`, `filed
    charges against`."""
    if t.lemma not in lx.claims.charges:
        return None
    up = t.head.head if t.dep == "pobj" and t.head.lower == "of" else t.head
    up = up.head if up.lemma in lx.claims.notices and up.dep == "dobj" else up
    return up if up.is_verb and up.lemma in lx.claims.brings and not up.below("auxpass") else None


def _carries(c: Token) -> bool:
    """Whether the clause says what the noun carries: `that …`, `to …`."""
    return any(x.lower == "that" for x in c.below("mark")) or any(x.lower == "to" for x in c.below("aux"))
