"""How sure the one who says it is: the seven values of contract.md, from cue, modals, adverbs, adjectives, claim nouns.

The innermost speaker's stance counts; where two values apply, the more careful one. "Credible" is the exception that
proves the rule: "credible allegations" is credible, since the adjective says how the allegation was assessed.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from solferino.extract.cue_kinds import is_unclaimed
from solferino.extract.happened import charged
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import climb
from solferino.extract.said import Said
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.tree import Parsed, Token
from solferino.extract.triggers import Hit
from solferino.model import Stance

# The more careful first.
_CARE = (
    Stance.DENIED,
    Stance.NEGATED,
    Stance.HEDGED,
    Stance.ALLEGED,
    Stance.CREDIBLE,
    Stance.ASSERTED,
    Stance.VERIFIED,
)
_CLAUSES = ("advcl", "conj", "ccomp")
_CLIMB = 10  # words above an act that can still change its stance
_FINITE = ("VBD", "VBZ", "VBP")
_PEOPLE = ("bodies", "injure", "die", "casualties")  # classes whose nouns stand for people: "the wounded"
_DONE_TO = ("dobj", "attr", "nsubj", "nsubjpass")


def stance_of(p: Parsed, h: Hit, said: Said | None, lx: Lexicon, agents: tuple[Token, ...] = ()) -> Stance:
    """The stance in which the act at `h` is put forward by the innermost speaker `said` (None: the document)."""
    limit = said.parts if said else ((p.start, p.end),)
    chain = list(takewhile(lambda t: not is_unclaimed(t, lx), [h.token, *h.token.up()]))[:_CLIMB]
    apart = (k for k, (x, up) in enumerate(pairwise(chain)) if ";" in p.text(*sorted((x.start, up.start))))
    chain = chain[: next(apart, len(chain)) + 1]  # "nine were killed; the army did not comment"
    asked = next((k for k, t in enumerate(chain) if _asks_for_more(t)), None)
    if asked is not None and (said is None or said.cue is None or chain[asked].head.start != said.cue[0]):
        chain = chain[: asked + 1]
    sharing = _sharing(h.token)
    nouns = [t for t in climb(h.token, lx) if t in chain]
    found = {Stance(said.stance) if said else Stance.ASSERTED}
    if any(_of_cue(c, said, lx) for t in chain for c in t.children):
        found.add(Stance.ALLEGED)  # "have reportedly found": the doubt stands at the cue
    first = p.tokens[0]
    if first.lower in lx.stance.alleged_adverbs and first.head in chain and _inside(first, limit):
        found.add(Stance.ALLEGED)  # "Reportedly, one man was killed and six hurt": both
    open_, reach = False, _deniable(h, chain, lx)
    for k, t in enumerate(chain):
        if t is not h.token and not _inside(t, limit):
            break
        marks = _verb_marks(t, h, chain, sharing, lx, beyond=k >= reach)
        open_ = open_ or (t is not h.token and t.lemma in lx.stance.unconfirmed)
        if open_ and Stance.NEGATED in marks:  # "it was not possible to verify the claim that"
            marks = marks - {Stance.NEGATED} | {Stance.HEDGED}
        found |= marks
        if _called_false(t, h, chain, lx) and not t.below("neg"):
            found.add(Stance.DENIED)
    claims = [t for t in nouns if t is not h.token and t.lemma in lx.claims.nouns]
    above = next((t for t in chain if t.lemma in lx.claims.nouns and t.pos == "NOUN" and t not in nouns), None)
    if above is not None and _inside(above, limit):
        claims.append(above)
        nouns.append(above)
    nouns += [t for t in chain if t.lemma in lx.claims.part_in and t.pos == "NOUN" and t not in nouns]
    for t in nouns:
        found |= _noun_marks(t, h, lx)
        if t.lemma in lx.claims.part_in and t.dep in ("dobj", "pobj") and _looked_into(t, lx):
            found.add(Stance.HEDGED)
    court = charged(p, h, lx)
    if court is not None and not lx.proceedings.found.search(court.group()):
        found.add(Stance.ALLEGED)
    found |= _in_court(chain, lx)
    if _asked(p, h, said):
        found.add(Stance.HEDGED)
    if _ascribed(h, lx) or (said is not None and said.speaker is not None and _laid_on(h, said, lx)):
        found.add(Stance.ALLEGED)
    if claims:
        found.add(Stance.ALLEGED)
    for a in agents:
        found |= _marks_of_doer(p, h, a, lx)
    credible = any(c.lemma in lx.claims.credible for t in nouns for c in t.children)
    if credible or (said is None and lx.stance.reasonable_grounds.search(p.sentence.text)):
        found.discard(Stance.ALLEGED)
        found.add(Stance.CREDIBLE)
    return min(found, key=_CARE.index)


def _deniable(h: Hit, chain: list[Token], lx: Lexicon) -> int:
    """How many words of the chain deny the act where a negation stands at them: the act's own clause and those that
    tell of it, not what it is only told beside."""
    if h.kind in _PEOPLE and h.token.below("det", "poss"):
        above = len(climb(h.token, lx))  # "could not reach the wounded", "did not let them bury the bodies": they are
        if not any(t.lemma in lx.stance.comes_upon for t in chain[above:]):
            return above
    return next((k for k, (x, up) in enumerate(pairwise(chain), 1) if _told_beside(x, up, lx)), len(chain))


def _told_beside(x: Token, up: Token, lx: Lexicon) -> bool:
    """Whether a clause, or "after the attack", stands beside the one above it, which may be denied alone."""
    if x.dep == "prep" and x.lower in lx.stance.beside:
        return up.is_verb or up.pos == "AUX"  # "did not leave after the attack", "were not warned before the raid"
    if x.dep == "conj" and x.is_verb:
        joint = {c.lower for c in up.below("cc")}
        finite = x.tag in _FINITE or bool(x.below("aux", "auxpass", "nsubj", "nsubjpass"))
        return "but" in joint or (finite and joint <= {"and"})  # "were not fed and were beaten", "not freed but beaten"
    if x.dep == "advcl":  # "did not resist when they shot him", "did not leave until they had burnt it"
        return any(c.tag in ("IN", "WRB") and c.lower not in lx.stance.conditions for c in x.below("mark", "advmod"))
    if x.dep == "relcl":  # "never found the man who killed her son", but "saw nobody who was beaten"
        if up.head.lemma == "be" and any(c.lower == "it" for c in up.head.below("nsubj")):
            return False  # "it was not the army that shot him": who did not
        unnamed = lx.stance.any_one | lx.stance.negative_subjects
        return up.lower not in unnamed and not any(c.lower in unnamed for c in up.below("det"))
    return x.dep == "ccomp" and up.lemma in lx.stance.factive  # "did not know that he had been killed"


def _ascribed(h: Hit, lx: Lexicon) -> bool:
    """Whether somebody lays the act at another's door: `attributed the murder to rebels`, `blamed them for it`."""
    top = climb(h.token, lx)[-1]
    lays = lx.roles.ascribes | lx.frames.accusing
    if any(c.lemma in lx.roles.ascribes for c in top.below("acl")):
        return True
    up = top.head.head if top.dep == "pobj" else top.head
    if top.dep == "pobj" and up.dep == "dobj" and top.head.lower in lx.proceedings.blamed_for:
        up = up.head  # "blamed the rebels for the murder", which the tree hangs on the rebels
    return not h.token.is_verb and up.is_verb and up.lemma in lays and top.dep in ("dobj", "pobj", "nsubjpass")


def _asks_for_more(t: Token) -> bool:
    """`it is not known who killed him`, `could not say how many died`: that it happened is taken for granted; `does
    not know whether they did` leaves it open and negates nothing either."""
    first = t.subtree()[0]
    return t.dep == "ccomp" and (first.tag in ("WP", "WRB", "WDT") or first.lower == "whether")


def _marks_of_doer(p: Parsed, h: Hit, a: Token, lx: Lexicon) -> set[Stance]:
    """`apparently by soldiers`, `by gunmen believed to be rebels`, `suspected rebels`: doubt at the words for who did
    it is doubt about who did it, and the act is told with its doer."""
    words, out = lx.stance, set[Stance]()
    for up in a.up():
        if up is h.token or up.pos in ("NOUN", "PROPN"):
            break
        if up.lemma in words.hedged_verbs | words.guessed_verbs:
            out.add(Stance.HEDGED)  # "by what appeared to be a patrol", "a bomb believed to have been laid by rebels"
    above = a.head if a.dep == "pobj" else None
    beside = [*a.children, *(above.children if above is not None else ())]
    if above is not None and above.i:
        beside.append(p.tokens[above.i - 1])
    for c in beside:
        adverb = c.pos == "ADV" and c.i < a.i
        if c.lower in words.alleged_adjectives or (adverb and c.lower in words.alleged_adverbs):
            out.add(Stance.ALLEGED)
        elif c.lower in words.hedged_adjectives or (adverb and c.lower in words.hedged_adverbs):
            out.add(Stance.HEDGED)
    laid = above.head if above is not None else a
    if laid.dep in ("acl", "relcl") and laid.lemma in lx.roles.ascribes | lx.sides.admits:
        out.add(Stance.ALLEGED)  # "an action attributed to rebels", "an attack claimed by them"
    ends = (noun_phrase(a, lx)[1], a.end)
    m = next((m for end in ends if (m := words.doubted_doer.match(p.sentence.text, end - p.start))), None)
    if m is not None:
        out.add(Stance.ALLEGED if m["alleged"] else Stance.HEDGED)
    return out


def _in_court(chain: list[Token], lx: Lexicon) -> set[Stance]:
    """`arrested over the murder`, `named as suspects in it`: that they did it is what others say; `acquitted of it`,
    that they did not."""
    out = set[Stance]()
    for k, (below, t) in enumerate(pairwise(chain)):
        path = {x.lower for x in chain[: k + 1]}
        if t.lemma in lx.stance.clears and "of" in path:
            out.add(Stance.NEGATED)
        held = t.lemma in lx.sides.charges and t.lemma not in lx.stance.sentences
        of_it = k == 1 and chain[0].pos == "NOUN"  # "arrested in the shooting of two men"
        case = below.lower == "in" and (of_it or not lx.stance.in_case.isdisjoint(path))
        if held and (below.lower in lx.stance.held_over or case):
            out.add(Stance.ALLEGED)
    if any(t.lemma == "suspect" and t.pos == "NOUN" for t in chain[1:]):
        out.add(Stance.ALLEGED)
    return out


def _laid_on(h: Hit, said: Said, lx: Lexicon) -> bool:
    """`the bishop said the army was behind the killing`, `responsible for it`: who says so accuses; an inquiry that
    finds so has found it."""
    if said.lemma in lx.cues.finds or h.token.dep != "pobj":
        return False
    prep = h.token.head
    laid = prep.head.lower in lx.proceedings.responsible and prep.lower == "for"
    return laid or (prep.lower == "behind" and prep.head.lemma == "be")


def _of_cue(c: Token, said: Said | None, lx: Lexicon) -> bool:
    """Whether the word is an adverb of doubt at the verb that says it."""
    at_cue = said is not None and said.cue is not None and said.cue[0] <= c.head.start < said.cue[1]
    return at_cue and c.dep == "advmod" and c.lower in lx.stance.alleged_adverbs


def _looked_into(t: Token, lx: Lexicon) -> bool:
    """`investigating the involvement of soldiers in the murder`: that is not known yet."""
    up = t.head.head if t.dep == "pobj" else t.head
    return up.lemma in lx.claims.looks_into


def _asked(p: Parsed, h: Hit, said: Said | None) -> bool:
    """Whether the act stands in a question: nobody tells that it happened."""
    end = next((hi for lo, hi in said.parts if lo <= h.start < hi), p.end) if said is not None else p.end
    marks = [t for t in p.tokens if t.start >= h.end and t.text in ("?", ".", "!", ";")]
    return bool(marks) and marks[0].text == "?" and marks[0].start <= end


def _inside(t: Token, limit: tuple[tuple[int, int], ...]) -> bool:
    return any(lo <= t.start < hi for lo, hi in limit)


def _sharing(t: Token) -> list[Token]:
    """The verbs whose subject is that of `t` too: `no women were hurt or detained`."""
    out: list[Token] = []
    while t.is_verb and t.dep == "conj" and t.head.is_verb and not t.below("nsubj", "nsubjpass"):
        if any(c.lower == "but" for c in t.head.below("cc")):
            break
        t = t.head
        out.append(t)
    return out


def _verb_marks(
    t: Token, h: Hit, chain: list[Token], sharing: list[Token], lx: Lexicon, *, beyond: bool
) -> set[Stance]:
    """What hangs on a word above (or at) the act: negations, modals, adverbs.

    A word of the act's own name ("never came home") denies nothing, nor does another object above it ("held since May,
    he has seen no lawyer"); a subject above does where it is the act's own as well. `beyond`: whether the word stands
    in a clause that the act is only told beside: what it denies or leaves open is not the act.
    """
    words = lx.stance
    if t.dep == "pcomp" and t.head.lower in words.negative_prepositions and t.head.start < h.start:
        return {Stance.NEGATED}
    beside = [c for c in t.children if not h.start <= c.start < h.end]
    if _presupposes(t, h, chain, lx):
        beside = [c for c in beside if c.dep != "neg"]
    if t is not h.token:
        shared = ("nsubj", "nsubjpass") if t in sharing else ()
        beside = [c for c in beside if c in chain or c.dep not in _DONE_TO or c.pos == "PRON" or c.dep in shared]
    if beyond:
        shared = ("nsubj", "nsubjpass") if t in sharing else ()
        both = words.alleged_adverbs if t in sharing else ()  # "reportedly killed nine men and burned their homes"
        beside = [
            c
            for c in beside
            if c.dep in shared
            or (c.dep not in ("neg", "aux", *_DONE_TO) and c.pos != "ADV")
            or (c.lower in both and c.i < t.i)
        ]
    out = {mark for c in beside if (mark := _mark_of_verb(t, c, lx)) is not None}
    if (t.is_verb and t.lemma in words.hedged_verbs) or (t.pos == "ADJ" and t.lower in words.hedged_predicates):
        out.add(Stance.HEDGED)
    return out


def _presupposes(t: Token, h: Hit, chain: list[Token], lx: Lexicon) -> bool:
    """Whether what is said of the act takes for granted that it happened: `the raids were not accidental`, `were not
    punished`, `did not stop`. To deny that denies no act; `was not true`, `did not occur` do."""
    told_of = next((c for c in t.below("nsubj", "nsubjpass") if c in chain), None)
    if told_of is None and not h.token.is_verb and t.is_verb and t.lemma in lx.stance.replies:
        return not any(c.lower == "any" for c in h.token.below("det"))  # "did not comment on the killing"
    if told_of is None or h.token.is_verb:
        return False
    if _called_false(t, h, chain, lx):
        return True
    if t.lemma != "be":
        does_not = bool(t.below("dobj")) and t.lemma not in lx.stance.takes_place  # "the blast did not damage it"
        return t.is_verb and (does_not or t.lemma in lx.stance.afterwards)
    said = t.below("acomp", "attr")
    return bool(said) and not any(c.lower in lx.stance.real for c in said)


def _called_false(t: Token, h: Hit, chain: list[Token], lx: Lexicon) -> bool:
    """`the massacre was staged`, `the shelling was fake news`: whoever says so denies it, with its own words.

    Attacks are staged in earnest too, by somebody or from somewhere.
    """
    made_up = any(c in chain for c in t.below("dobj")) and h.kind != "attack" and t is not h.token
    if made_up and t.lemma in lx.stance.falsifies and not h.token.is_verb:
        return True  # "says that they staged the killings"
    if h.token.is_verb or not any(c in chain for c in t.below("nsubj", "nsubjpass")):
        return False
    if t.lemma == "be":
        said = [x for c in t.below("acomp", "attr") for x in (c, *c.below("amod", "compound", "conj"))]
        doubted = any(g.lower == "no" for x in said for g in x.below("det"))  # "was no provocation"
        return any(x.lower in lx.stance.false for x in said) and not doubted
    in_earnest = t.lemma == "stage" and h.kind == "attack" and bool(t.below("agent", "prep"))
    return t.lemma in lx.stance.falsifies and bool(t.below("auxpass")) and not in_earnest


def _mark_of_verb(t: Token, c: Token, lx: Lexicon) -> Stance | None:
    words = lx.stance
    if c.dep == "neg" and any(x.i == c.i + 1 and x.lower in words.not_only for x in t.below("advmod")):
        return None  # "is not just shelling the town": it does that, and more
    if c.dep == "acomp" and c.lower in words.hedged_predicates and t.below("attr"):
        return Stance.HEDGED  # "was most likely the victim of an execution"
    if c.dep == "neg" or (c.dep in ("det", "preconj", "cc") and c.lower in words.negative_determiners):
        if not (t.pos == "VERB" and c.dep == "neg" and t.lemma in words.negated_cue):
            return Stance.NEGATED
        return Stance.HEDGED if t.lemma in words.unconfirmed else None
    if (c.dep == "aux" and c.lower in words.hedged_modals and t.is_verb) or (c.dep == "mark" and c.lower == "whether"):
        return Stance.HEDGED
    if c.dep in ("advmod", "amod", "npadvmod"):
        if c.lower in words.alleged_adverbs:
            return Stance.ALLEGED
        if c.lower in words.hedged_adverbs:
            return Stance.HEDGED
        return Stance.NEGATED if c.lower in words.negative_adverbs else None
    nobody = c.dep in ("nsubj", "nsubjpass", "dobj") and c.lower in words.negative_subjects
    if nobody or (c.dep in _DONE_TO and (_not_one(c) or any(g.lower in words.negative_beside for g in c.children))):
        return Stance.NEGATED
    return None


def _not_one(t: Token) -> bool:
    """`not a single person`, `not one shot`; `not only soldiers` and `not all` were hit all the same."""
    beside = {t.lower, *(c.lower for c in t.children)}
    first = [x.lower for x in t.subtree()[:3]]
    negated = any(c.dep == "neg" for c in t.children) or first[:1] == ["not"]
    return negated and bool({*beside, *first[1:]} & {"single", "one"}) and "only" not in beside


def _noun_marks(t: Token, h: Hit, lx: Lexicon) -> set[Stance]:
    """What hangs on the act as a noun, or on a noun that one looks through: "no", "alleged", "possible", "verified".

    A word of the act's own name ("no doctor") denies nothing.
    """
    out: set[Stance] = set()
    words = lx.stance
    for c in t.children:
        if (h.kind == "phrase" and h.start <= c.start < h.end) or c.dep in _CLAUSES:
            continue  # "as the mission has reported", "a shell hit it; no damage was reported"
        if (c.dep in ("det", "neg") and c.lower == "no") or (c.dep in ("nummod", "amod") and c.lower == "zero"):
            out.add(Stance.NEGATED)
        elif c.lower in words.alleged_adjectives or c.lower in words.alleged_adverbs:
            out.add(Stance.ALLEGED)
        elif c.lower in words.hedged_adjectives or c.lower in words.hedged_adverbs:
            out.add(Stance.HEDGED)
        elif c.lower in lx.claims.verified:
            out.add(Stance.VERIFIED)
    return out
