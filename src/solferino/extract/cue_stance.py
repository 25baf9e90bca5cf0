"""How sure a cue is of what it says: said, denied, doubted, or left open by one who keeps silent."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.contents import Stretch
from solferino.extract.cue_kinds import is_credible, is_persuaded, is_rumour, is_sworn
from solferino.extract.cue_who import Cue


def stance_of_cue(cue: Cue, parts: Sequence[Stretch]) -> str:
    """How what is said at `parts` stands."""
    t, lx = cue.verb, cue.lx
    stance = "alleged" if cue.held is not None else lx.cue_stance.get(t.lemma, "asserted")
    if (
        t.below("neg")
        and t.lemma in lx.cues.mentions
        and any(x.lower == "any" for c in t.below("dobj") for x in c.children)
    ):
        return "negated"  # "did not report any casualties"
    if t.lemma in lx.cues.plain and t.below("neg") and stance == "asserted":
        return "hedged"  # "did not say who shot them"
    if t.lemma in lx.frames.judging and any(lx.echoes.false.search(cue.parsed.text(*x)) for x in parts):
        return "denied"  # "called the report a fabrication"
    if (cue.minded is not None and t.lemma == "be") or is_persuaded(t, lx):
        return "hedged"  # "is sure that": what somebody is convinced of
    if stance == "verified" and _unsaid(cue):
        return "hedged"  # "have yet to confirm the deaths"
    if t.below("neg"):
        if t.lemma in lx.cues.finds:
            return _left_open(cue) or "negated"
        if stance == "verified":
            return "hedged"  # "could not verify this number"
    if any(x.lemma in lx.cues.grounds for x in cue.parsed.tokens[max(0, t.i - 2) : t.i]):
        return "credible"  # "has reasonable grounds to believe"
    if cue.subject is not None and stance == "asserted" and is_credible(cue.subject, lx):
        return "credible"  # "credible reports spoke of nine dead"
    if cue.subject is not None and stance == "asserted" and is_rumour(cue.subject, lx):
        return "alleged"  # "unconfirmed reports say"
    if cue.passive and cue.subject is None and stance == "asserted":
        return "alleged"  # "it was reported that", "is said to have": nobody stands behind it
    return "asserted" if t.lemma in lx.cues.firm or is_sworn(t, lx) else stance


def withheld(cue: Cue, parts: Sequence[Stretch]) -> str | None:
    """How what nobody says stands: `has never admitted that it killed them` leaves the charge, `did not deny that`
    an open question; neither is a statement of whoever kept silent."""
    lx = cue.lx
    if not keeps_silent(cue):
        return None
    if cue.verb.lemma == "comment" and not any(
        x.lemma in lx.claims.nouns for part in parts for x in cue.parsed.between(*part)
    ):
        return "asserted"  # "on the killing", where "on the reports of it" leaves it to them
    return "hedged" if lx.cue_stance.get(cue.verb.lemma) == "denied" else "alleged"


def keeps_silent(cue: Cue) -> bool:
    """Whether it is not denied or not admitted: `did not comment`, `nor did it deny`, `refused to admit`."""
    t, lx = cue.verb, cue.lx
    if lx.cue_stance.get(t.lemma) != "denied" and t.lemma not in lx.cues.admits:
        return False
    never = any(c.dep == "neg" or c.lower in ("never", "neither") for c in t.children)
    nor = t.dep == "conj" and any(c.lower == "nor" for c in t.head.below("cc"))
    return never or nor or _unsaid(cue)


def _unsaid(cue: Cue) -> bool:
    """`refused to`, `has yet to`: what comes behind was not said."""
    t, up = cue.verb, cue.verb.head
    return t.dep == "xcomp" and (up.lemma in cue.lx.cues.keeps_silent or any(c.lower == "yet" for c in up.children))


def _left_open(cue: Cue) -> str | None:
    """`could not establish who shelled it`: it was shelled; `whether they did`: perhaps."""
    first = next((c.subtree()[0] for c in cue.verb.below("ccomp")), None)
    if first is None or first.lower == "that":
        return None
    return "hedged" if first.lower == "whether" else "asserted" if first.tag in ("WP", "WRB", "WDT") else None
