"""The side of whoever speaks: `we struck a depot, the ministry said`, `Karsia says that its aircraft hit the house`."""

from __future__ import annotations

from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import subject
from solferino.extract.scene import Scene
from solferino.extract.sides_named import Side, as_side, named_by
from solferino.extract.tree import Token
from solferino.model import Perpetrator, Span


def speakers_own(scene: Scene, d: Draft, a: Token, lx: Lexicon) -> Side | None:
    """`Karsia admits that its aircraft struck the house`: the forces and weapons of whoever speaks. Not in a claim
    inside another's words, where they may be either's."""
    own = a.first("poss")
    armed = a.lemma in lx.sides.forces or a.lemma in lx.causes.words or a.lemma in lx.causes.carriers
    return speaker_itself(scene, d, own, a, lx) if own is not None and armed and not d.via else None


def tellers_own(scene: Scene, d: Draft, a: Token, lx: Lexicon) -> Side | None:
    """`Police say they shot two men`: who tells in the plural of what "they" did, where it is somebody under arms. Of
    `residents say they came at night` nobody knows."""
    cue, clause = d.said.cue if d.said is not None else None, a.head
    if a.lower != "they" or a.dep != "nsubj" or cue is None or clause.dep != "ccomp" or clause.head.start != cue[0]:
        return None
    who = subject(clause.head, lx)
    if who is None or who.lower not in lx.sides.tell_together:
        return None
    found = named_by(scene, who, None, lx)
    return (found[0], Span(a.start, a.end)) if found is not None else None


def speaker_itself(scene: Scene, d: Draft, a: Token, named: Token, lx: Lexicon) -> Side | None:
    """`Karsia says it never shells towns`, `we struck a depot, the ministry said`: the side of whoever speaks, by the
    pronoun `a`, in the words at `named`."""
    who = d.said.speaker or d.said.silent if d.said is not None else None
    if a.lower not in lx.sides.of_speaker | lx.sides.owners or who is None or who.start is None or who.end is None:
        return None
    lo, hi = who.start, who.end
    parties = [x for x in scene.here.parties if lo <= x.start and x.end <= hi and x.form != "noun"]
    x = next((x for x in parties if x.code or x.kind == "group"), None)
    name = who.organisation or who.name or who.text
    if x is None and lx.sides.armed_speaker.search(name):
        return _group_itself(scene, name), Span(a.start, named.end)
    if x is None or not lx.sides.armed_body.fullmatch(d.parsed.text(x.end, hi)):
        return None  # "the Karsian health ministry says it …"
    return as_side(d.parsed, x, lx)[0], Span(a.start, named.end)


def _group_itself(scene: Scene, name: str) -> Perpetrator:
    """`We executed them, the column said`: the armed group that speaks, by the name that was told before."""
    last = scene.last_side
    if name.islower() and last is not None and last[1].kind == "group":
        return last[1]  # "the group"
    return Perpetrator(f"the {name}" if name.islower() else name, None, "group")
