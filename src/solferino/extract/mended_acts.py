"""Mended trees: verbs of an act, whose form, doer or object the model takes for another."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS, hang, stand_for
from solferino.extract.tree import Token

_THEMSELVES = {"him": "he", "her": "she", "them": "they"}  # objects, and the subjects that cannot mean the same
# Classes of acts.toml whose verbs take whom it was done to.
_DONE_TO = ("kill", "shoot", "injure", "detain", "abduct", "torture", "rape", "deport", "mutilate")


def shoot(tokens: Sequence[Token], shot: Token) -> None:
    """Make a verb of `a settler shot and killed a student`: the model takes "shot" for a noun with an act beside it."""
    verb = next((u for u in shot.up() if u.is_verb), None)
    if shot.dep == "conj" and verb is not None and any(t.head is verb and t.dep == "auxpass" for t in tokens):
        hang(shot, verb, "conj")  # "were taken to a quarry and shot"
        shot.tag, shot.pos, shot.lemma = "VBN", "VERB", "shoot"
        return
    before = tokens[shot.i - 1] if shot.i else None
    beside = next((t for t in tokens if t.dep == "conj" and t.head is shot and t.tag == "VBD"), None)
    if before is None or beside is None or before.head is not shot or before.dep != "compound":
        return
    for t in tokens[: before.i]:
        if t.head is shot:
            hang(t, before, t.dep)
    before.dep = "nsubj"
    shot.tag, shot.pos, shot.lemma = "VBD", "VERB", "shoot"


def take_down(tokens: Sequence[Token], down: Token) -> None:
    """Give `burned down the police station` its object: it is no fire on the way down."""
    what = next((t for t in tokens if t.head is down and t.dep == "pobj"), None)
    if what is not None and hang(what, down.head, "dobj"):
        down.dep, down.tag = "prt", "RP"


def posed_as(tokens: Sequence[Token], mark: Token, lx: Lexicon) -> None:
    """Give `two men dressed as policemen shot a judge` back its subject: the model lets the policemen shoot."""
    verb = mark.head
    looks, posed = verb.head, next((t for t in tokens[mark.i : verb.i] if t.head is verb and t.dep in SUBJECTS), None)
    who = looks.head
    if (
        posed is None
        or verb.dep != "advcl"
        or looks.dep != "acl"
        or looks.lemma not in lx.sides.looks
        or who.i > mark.i
    ):
        return
    if not stand_for(verb, who):
        return
    hang(who, verb, posed.dep)
    hang(posed, mark, "pobj")
    hang(mark, looks, "prep")
    for t in tokens:
        if t.head is who and t.dep == "punct" and t.i > verb.i:
            hang(t, verb, "punct")


def was_done(tokens: Sequence[Token], done: Token, lx: Lexicon) -> None:
    """Make a passive of `190 men were machine-gunned`, which the model takes for what they were like."""
    be, naming = done.head, lx.acts.verbs.get(done.lemma)
    if naming is None or naming.name not in _DONE_TO:
        return
    if not stand_for(done, be):
        return
    for t in tokens:
        if t.head is be and t is not done:
            hang(t, done, "nsubjpass" if t.dep == "nsubj" else t.dep)
    hang(be, done, "auxpass")


def so_old(tokens: Sequence[Token], old: Token) -> None:
    """Make a subject of `in prison a 16-year-old was beaten`, whom the model takes for an adjective."""
    after = tokens[old.i + 1] if old.i + 1 < len(tokens) else old
    verb = after if after.is_verb and after.dep not in ("aux", "auxpass") else after.head
    if after.dep not in ("aux", "auxpass") and not after.is_verb:
        return
    if verb.i > old.i and not any(t.head is verb and t.dep in SUBJECTS for t in tokens[: verb.i]):
        passive = any(t.head is verb and t.dep == "auxpass" for t in tokens[: verb.i])
        if hang(old, verb, "nsubjpass" if passive else "nsubj"):
            old.tag, old.pos = "NN", "NOUN"


def same_doer(verb: Token) -> None:
    """Hang the last of `shooting at anyone who ran and setting fire to houses` on the first: who ran set no fires."""
    told = verb.head
    if told.tag not in ("VBD", "VBZ", "VBP") or told.dep != "relcl":
        return
    above = next((u for u in told.up() if u.is_verb), None)
    if above is not None and above.tag == "VBG":
        hang(verb, above, "conj")


def done_by_another(tokens: Sequence[Token], verb: Token) -> None:
    """Hang `killed him` of `gunmen fired on Musa while he was driving and killed him` on who fired, `kidnapped them`
    of `was at home when fighters burst in, kidnapped them` on who burst in: nobody is the object of his own act."""
    whom = next((t.lower for t in tokens if t.head is verb and t.dep == "dobj"), None)
    if whom not in _THEMSELVES or any(t.head is verb and t.dep in SUBJECTS for t in tokens):
        return
    first = verb.head
    who = next((t for t in tokens if t.head is first and t.dep in SUBJECTS), None)
    if who is not None and who.lower == _THEMSELVES[whom] and first.dep in ("advcl", "relcl"):
        above = next((u for u in first.up() if u.is_verb), None)
        if above is not None:
            hang(verb, above, "conj")
        return
    between = (t for t in tokens[first.i : verb.i] if t.head is first and t.dep == "advcl" and t.is_verb)
    nearer = next((t for t in between if any(c.head is t and c.dep == "nsubj" for c in tokens)), None)
    if nearer is not None:
        hang(verb, nearer, "conj")


def shared_passive(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Take `were marched into the forest and shot` for two passives: the form alone does not tell the past tense."""
    naming = lx.acts.verbs.get(verb.lemma)
    first = verb.head
    if naming is None or naming.name not in (*_DONE_TO, "illtreat") or first.tag != "VBN":
        return
    while first.dep == "conj" and first.head.tag == "VBN":
        first = first.head  # "were stripped, blindfolded and shot"
    own = (*SUBJECTS, "dobj", "aux")
    # "was chased and shot at guards": his own shots.
    active = any(t.head is verb and (t.dep in own or t.lower == "at") for t in tokens)
    if not active and any(t.head is first and t.dep == "auxpass" for t in tokens[: first.i]):
        verb.tag = "VBN"


def verb_at_last(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Give `Strikes on a camp and during a funeral killed 12 farmers` its verb: no participle behind a noun has an
    object, and the model leaves the sentence without one."""
    naming = lx.acts.verbs.get(verb.lemma)
    root = next((t for t in tokens if t.head is t), verb)
    below = [t for t in tokens if t.head is root and t is not root]
    hits = root.tag == "VBZ" and root.lemma in lx.causes.words and not any(t.dep == "dobj" for t in below)
    if naming is None or naming.name not in _DONE_TO or root.i > verb.i or not (hits or root.pos in ("NOUN", "PROPN")):
        return
    if not any(t.head is verb and t.dep == "dobj" for t in tokens[verb.i :]) or not stand_for(verb, root):
        return
    hang(root, verb, "nsubj")
    verb.tag = "VBD"
    if hits:  # "drone strikes on a camp": the model takes them for a verb
        root.tag, root.pos = "NNS", "NOUN"
        for t in below:
            t.dep = "compound" if t.dep == "nsubj" else t.dep


def made_to_suffer(tokens: Sequence[Token], to: Token, lx: Lexicon) -> None:
    """Make a noun of `subjected the women to rape`, which the model takes for what they are to do."""
    act = to.head
    verb = act.head
    if act.tag != "VB" or act.dep != "xcomp" or verb.lemma not in lx.roles.imposes or not verb.is_verb:
        return
    if any(t.head is act and t is not to and t.dep in (*SUBJECTS, "dobj", "aux", "auxpass") for t in tokens):
        return
    act.tag, act.pos = "NN", "NOUN"
    hang(act, verb, "dep")  # first out of the way, so that the preposition can stand above it
    hang(to, verb, "prep")
    hang(act, to, "pobj")
    to.tag, to.pos = "IN", "ADP"
