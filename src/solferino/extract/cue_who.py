"""Who says it at one verb that may be a cue, and who is accused: its subject, its agent, or who stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.contents import Stretch
from solferino.extract.cue_kinds import held_responsible, is_persuaded, is_sworn, minded, owns_up
from solferino.extract.lexicon import Lexicon
from solferino.extract.people import Cast
from solferino.extract.quotes import Quote
from solferino.extract.roles import is_withheld
from solferino.extract.tellers import can_speak, is_evidence, teller, teller_beside, text_named
from solferino.extract.tree import Parsed, Token


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cue stands: the sentence, the quotations in it, the one that ends right before it, and the cast."""

    number: int
    parsed: Parsed
    inside: Sequence[Stretch]
    before: Quote | None
    cast: Cast


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb that may be a cue, with who says it.

    `minded`, `held`: the adjective of "is sure that", "hold the army responsible". `plain`: a verb of saying;
    `animate`: nobody but people and bodies says it; `accusing`, `wishes`: it accuses, wishes rather than tells.
    """

    spot: Spot
    verb: Token
    minded: Token | None
    held: Token | None
    plain: bool
    animate: bool
    accusing: bool
    wishes: bool
    passive: bool
    accused: Token | None
    subject: Token | None

    @property
    def parsed(self) -> Parsed:
        """The sentence."""
        return self.spot.parsed

    @property
    def lx(self) -> Lexicon:
        """The words of the language."""
        return self.spot.cast.lexicon


def cue_at(spot: Spot, verb: Token, *, listed: bool, beside: bool) -> Cue:
    """The cue at a verb.

    `beside`: it stands beside a quotation as a verb of saying does; `listed`: it is on the list of cues.
    """
    lx, lemma = spot.cast.lexicon, verb.lemma
    plain = lemma in lx.cues.plain or beside
    told = any(c.dep == "ccomp" and any(m.lower == "that" for m in c.below("mark")) for c in verb.children)
    animate = not listed or plain or lemma in lx.cues.animate or (told and lemma not in lx.cues.needs_speaker)
    held = held_responsible(verb, lx)
    # "charged that" says, and accuses nobody
    accusing = (lemma in lx.frames.accusing or held is not None) and not told
    passive = _is_passive(verb, lx)
    if accusing and verb.first("dobj") is None and verb.first("prep") is not None:
        passive = True  # a headline: "general accused of shelling hospital"
    accused = _accused(verb, held, lx, passive=passive) if accusing else None
    subject = _by_whom(spot, verb) if passive else teller(verb, lx)
    if is_persuaded(verb, lx):
        passive, subject = False, verb.first("nsubjpass")
    elif subject is None and not passive and plain:
        subject = teller_beside(spot.parsed, verb) or _behind_marks(spot, verb)
    elif plain and subject is not None and _is_quoted(spot, subject) and not _is_quoted(spot, verb):
        subject = teller_beside(spot.parsed, verb) or _behind_marks(spot, verb) or subject
    if lemma in lx.cues.heard and subject is not None and subject.lemma in lx.cues.hears:
        passive, subject = True, None  # "the court heard that": what somebody told it
    wishes = _wishes(verb, lx)
    return Cue(spot, verb, minded(verb, lx), held, plain, animate, accusing, wishes, passive, accused, subject)


def may_speak(cue: Cue) -> bool:
    """Whether the subject is somebody, or something, that can say it."""
    subject, verb, lx = cue.subject, cue.verb, cue.lx
    if subject is None:
        return not cue.wishes
    if subject.lower in lx.stance.negative_subjects or any(c.lower == "no" for c in subject.below("det")):
        return False  # "no group has claimed responsibility"
    if cue.minded is not None and subject.lower == "it" and cue.minded.lower in lx.cues.impersonal:
        return False  # "it is not clear who killed him"
    if verb.below("neg") and (owns_up(verb, lx) or verb.lemma in lx.cues.tallies):
        return False  # "did not claim responsibility", "what we do not count: …"
    return not is_evidence(subject, lx) and (cue.animate or can_speak(subject, lx))


def _wishes(verb: Token, lx: Lexicon) -> bool:
    """Whether it wishes rather than tells; `told us to leave` does."""
    if verb.lemma == "tell" and any(a.lower == "to" for c in verb.below("xcomp") for a in c.below("aux")):
        return True
    return verb.lemma in lx.cues.wishes and not is_sworn(verb, lx)


def _is_passive(verb: Token, lx: Lexicon) -> bool:
    clipped = verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not verb.below("aux")
    return bool(verb.below("auxpass", "nsubjpass")) or is_withheld(verb, lx) or clipped


def _accused(verb: Token, held: Token | None, lx: Lexicon, *, passive: bool) -> Token | None:
    if not passive:
        of_held = held.first("nsubj") if held is not None else None
        return of_held or verb.first("dobj")
    own = verb.first("nsubjpass", "nsubj") or (verb.head if verb.dep == "acl" else None)
    before = verb.dep == "advcl" and verb.head.i > verb.i
    return own or (teller(verb.head, lx) if before else None)  # "accused of it, the army said"


def _by_whom(spot: Spot, verb: Token) -> Token | None:
    tokens, behind = spot.parsed.tokens, verb.i + 1
    agent = next((c for c in verb.below("agent", "prep") if c.lower == "by"), None)
    if agent is not None and agent.i == behind + 1 and tokens[behind].text == ",":
        return None  # "was killed, it is believed, by the police": an aside, and they killed
    return agent.first("pobj") if agent is not None else text_named(verb, spot.cast.lexicon)


def _behind_marks(spot: Spot, verb: Token) -> Token | None:
    """The first word for somebody between the quotation and the cue: `“…,” one of them, a nurse, said`."""
    end = max((hi for _, hi in spot.inside if hi <= verb.start), default=None)
    between = spot.parsed.between(end, verb.start) if end is not None else []
    return next((t for t in between if t.pos in ("NOUN", "PROPN", "PRON", "NUM")), None)


def _is_quoted(spot: Spot, t: Token) -> bool:
    return any(lo <= t.start < hi for lo, hi in spot.inside)
