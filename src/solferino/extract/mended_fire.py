"""Mended trees: words for an attack (shelling, a strike), which the model takes for verbs, remarks or qualities."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS, hang, stand_for
from solferino.extract.tree import Token


def by_fire(tokens: Sequence[Token], cause: Token) -> None:
    """Make a noun of `were wounded by shelling` and `hurt after shelling of a market`, which the model takes for what
    they did."""
    named = any(t.head is cause and t.lower == "of" for t in tokens[cause.i :])
    done = any(t.head is cause and t.dep in ("dobj", "aux") for t in tokens[cause.i :])
    if (cause.head.lower == "by" or named) and not done:
        cause.tag, cause.pos, cause.dep, cause.lemma = "NN", "NOUN", "pobj", cause.lower


def fire_hits(tokens: Sequence[Token], cause: Token, lx: Lexicon) -> None:
    """Make a verb of `shelling damaged 14 flats`, where the model takes both words for what the flats are like."""
    verb = tokens[cause.i + 1] if cause.i + 1 < len(tokens) else cause
    what = verb.head
    if verb.tag not in ("VBN", "VBD") or verb.dep != "amod" or what.i < verb.i or verb.lemma not in lx.acts.verbs:
        return
    if not stand_for(verb, cause if what.head is cause else what):
        return
    for t in tokens:
        if t.head in (cause, what) and t not in (verb, what, cause):
            beside = t.i < cause.i and t.tag in ("JJ", "NNP", "NNPS", "DT", "NN") and t.i + 1 == cause.i
            if beside:
                hang(t, cause, "amod")
            elif t.i < cause.i or t.head is cause or t.dep == "punct":
                hang(t, verb, t.dep)
    verb.tag, verb.pos = "VBD", "VERB"
    hang(what, verb, "dobj")
    hang(cause, verb, "nsubj")
    cause.tag, cause.pos, cause.lemma = "NN", "NOUN", cause.lower


def name_shelling(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a noun of the first word of `Shelling by the army killed nine`: the model takes it for a remark."""
    main = verb.head
    if verb.lower not in lx.causes.words or not main.is_verb or main.i < verb.i:
        return
    named = any(t.head is verb and t.lower in ("by", "on", "of") for t in tokens)
    if named and not any(t.head is main and t.dep in SUBJECTS for t in tokens):
        verb.tag, verb.pos, verb.lemma = "NN", "NOUN", verb.lower
        hang(verb, main, "nsubj")


def strike_by(tokens: Sequence[Token], strike: Token, lx: Lexicon) -> None:
    """Let the strike kill in `A strike by the coalition killed 14 people, the ministry said`: the model lets it say so,
    beside the ministry."""
    cue = strike.head
    if strike.lemma not in lx.causes.words or cue.lemma not in lx.cue_stance:
        return
    by = next((t for t in tokens if t.head is strike and t.lower == "by"), None)
    who = next((t for t in tokens if t.head is by and t.dep == "pobj"), None)
    did = next((t for t in tokens if t.head is who and t.dep == "acl" and t.tag in ("VBN", "VBD")), None)
    if who is None or did is None or not any(t.head is did and t.dep == "dobj" for t in tokens):
        return
    if any(t.head is cue and t.dep == "nsubj" and t.i > did.i for t in tokens) and hang(did, cue, "ccomp"):
        did.tag = "VBD"
        hang(strike, did, "nsubj")
