"""Words that deny what was told before without telling it again: `denied it`, `called the footage staged`, `not us`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import is_withheld, subject
from solferino.extract.said import Said
from solferino.extract.tellers import can_speak
from solferino.extract.tree import Parsed, Token
from solferino.model import Speaker, SpeakerKind

_SHORT = 3  # letters of words that are too common to tell one side from another


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial at `start..end`: told in `said`, or, where that is None, by `denier`.

    `by_accused`: it only denies what was told before where the accused or a body says so ("had no part in it").
    """

    start: int
    end: int
    said: Said | None
    denier: Token | None
    by_accused: bool


def denial_in(p: Parsed, here: Sequence[Said], lx: Lexicon) -> Denial | None:
    """The first denial of the sentence, in which `here` is said."""
    words, text = lx.echoes, p.sentence.text
    tellers = [s for s in here if s.speaker is not None]
    for pattern, by_accused in ((words.denies, False), (words.denies_more, True)):
        m = pattern.search(text)
        if m is None:
            continue
        start, end = p.start + m.start(), p.start + m.end()
        said = next((s for s in tellers if s.cue is not None and s.cue[0] < end and start < s.cue[1]), None)
        verb = p.at(start)
        if verb is not None and not _of_a_deed(verb, lx):
            continue
        if verb is not None and is_withheld(verb, lx):
            continue  # "were starved and denied medical care"
        who = (subject(verb, lx) or _before(p, verb)) if said is None and verb is not None else None
        if who is not None and tellers and not can_speak(who, lx):
            who = None  # "said the target was a commander and disputed the toll"
        if said is None and (who is None or who.pos == "PRON"):
            denying = [s for s in tellers if s.stance == "denied" or s.covers(start, end)]
            said = next(iter(denying or tellers), None)
        if said is not None or who is not None:
            return Denial(start, end, said, who, by_accused)
    for pattern, by_accused in ((words.untrue, False), (words.disowns, True)):
        m = pattern.search(text)
        if m is None:
            continue
        start, end = p.start + m.start(), p.start + m.end()
        told = sorted((s for s in tellers if s.touches(start, end)), key=lambda s: s.rank)
        judges = [t for t in p.between(p.start, end) if t.lemma in lx.frames.judging and t.is_verb]
        who = subject(judges[-1], lx) if judges else None
        if who is not None and can_speak(who, lx) and all(s.carried for s in told):
            told = []  # "The minister called the findings baseless", behind what a prosecutor said
        if told or (who is not None and not by_accused):
            return Denial(start, end, told[0] if told else None, who, by_accused)
    return None


def _of_a_deed(verb: Token, lx: Lexicon) -> bool:
    """Whether what is denied behind the verb is a deed, or a part in one: not "denied having any bases there"."""
    did = next((c for c in verb.below("xcomp", "dobj", "pcomp") if c.tag in ("VBG", "VBN") and c.is_verb), None)
    did = did if did is not None or not verb.below("xcomp") else verb.first("xcomp")
    if did is None or did.lemma in lx.acts.verbs or did.lemma in lx.roles.light:
        return True
    words = {t.lemma for t in did.subtree()}
    return not words.isdisjoint(lx.claims.part_in | lx.sides.involved | {"behind", "responsible"})


def _before(p: Parsed, verb: Token) -> Token | None:
    """The noun or name right before a verb that the tree gives no subject: `the party denies it`."""
    before = p.tokens[verb.i - 1] if verb.i else None
    return before if before is not None and before.pos in ("NOUN", "PROPN") and before.dep != "pobj" else None


def is_accused(speaker: Speaker, accused: str | None, lx: Lexicon, *, named: bool = False) -> bool:
    """Whether a speaker stands for a body, or shares a name with the side `accused`: who can deny to have done it.

    `named`: only by a name that they share.
    """
    if named:
        own = _words(" ".join(x for x in (speaker.text, speaker.name, speaker.organisation) if x))
        shared = own & _words(accused or "")
        told_of = (speaker.name or speaker.text).islower()  # "the militia": the one told of
        return bool(shared if told_of else shared - lx.sides.forces - lx.sides.groups)
    if speaker.kind is SpeakerKind.BODY or speaker.organisation is not None:
        return True
    words = _words(" ".join(x for x in (speaker.text, speaker.name, speaker.role) if x))
    known = lx.subjects.bodies | lx.subjects.body_names | lx.sides.forces | lx.sides.groups | lx.sides.units
    return bool(words & known) or bool(accused and words & _words(accused))


def _words(text: str) -> set[str]:
    return {w for w in text.lower().replace("'s", "").split() if len(w) > _SHORT}
