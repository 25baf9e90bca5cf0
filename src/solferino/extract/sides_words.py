"""The side that words near an act tell, where the tree gives it no doer: beside it, in the clause above it, or of the
whole that it is a part of."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import holds_ground, noun_agent, passive, stands_beside
from solferino.extract.scene import Scene
from solferino.extract.sides_kept import remember
from solferino.extract.sides_named import Side, as_side, comes_after, name_at, named_by
from solferino.model import Span
from solferino.terms.parties import PartyFound

_NEAR = 70  # characters after the act in which "by … forces" is about it
_IN = 3  # characters of "in "
_BEFORE, _AFTER = 34, 40  # characters beside a party's name in which "as a result of", "side" belong to it
_HELD = ("TOR", "SXV", "POW", "LIB", "KIL-04")


def by_words(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """Where the tree does not tell.

    `… violations by Russian forces`, `as a result of Russian aggression`, `on the Ukrainian side`, the force that acts
    in the clause above, or the only force that a sentence about violations names.
    """
    p = d.parsed
    here = [x for x in scene.here.parties if x.code]
    found = next((x for x in here if _told_beside(d, x, lx) or _holds(d, x, lx)), None)
    found = found or next((x for x in here if _acts_above(d, x, lx)), None)
    if found is not None:
        return as_side(p, found, lx)
    if d.codes[0] == "VIOLATION":
        forces = [x for x in here if lx.sides.force_after.match(p.sentence.text, x.end - p.start)]
        if len({x.code for x in forces}) == 1:
            return as_side(p, forces[0], lx)
    return None


def _told_beside(d: Draft, x: PartyFound, lx: Lexicon) -> bool:
    p, words, act_end = d.parsed, lx.sides, d.hits[-1].end
    before = p.text(x.start - _BEFORE, x.start).lower()
    near = 0 <= x.start - act_end < _NEAR and "," not in p.text(act_end, x.start)
    near = near and not any(comes_after(u, lx) for t in p.between(x.start, x.end) for u in (t, t.head))
    near = near and not any(holds_ground(t.head, lx) for t in p.between(x.start, x.end))
    suffered = not d.head.is_verb or (not d.agents and passive(d.head, lx))
    if near and suffered and words.by_before.search(before):
        return True
    if words.because_before.search(before):
        return True
    hurt = near and d.harm in ("killed", "injured") and not d.agents and x.form == "adjective"
    if hurt and words.fire_before.search(before) and words.fire_after.match(p.sentence.text, x.end - p.start):
        return True  # "dead in Karsian fire"
    side = words.on_the_before.search(before) and words.side_after.match(p.text(x.end, x.end + _AFTER))
    return side is not None


def _holds(d: Draft, x: PartyFound, lx: Lexicon) -> bool:
    """`accounts of torture in Karsian captivity`: the side in whose hands they were."""
    p = d.parsed
    behind = lx.sides.held_by_side.match(p.sentence.text, x.end - p.start)
    if behind is None or x.form != "adjective" or not d.codes[0].startswith(_HELD) or x.start < d.hits[0].start:
        return False
    return p.text(x.start - _IN, x.start).lower() == "in "


def _acts_above(d: Draft, x: PartyFound, lx: Lexicon) -> bool:
    """`Armenian forces fired missiles at the town, where 26 died`: who acts in the clause that this one hangs on."""
    for t in d.parsed.between(x.end, d.parsed.end):
        if t.start > x.end + 2:
            return False
        if t.lemma in lx.sides.forces and t.dep == "nsubj":
            active = t.head.lemma in lx.sides.active or t.head.lemma in lx.roles.light
            beside = stands_beside(d.head, t.head, lx)
            return active and t.i < d.head.i and x.code != d.victims.party and not beside
    return False


def by_whole(scene: Scene, d: Draft, lx: Lexicon) -> Side | None:
    """`abuses by rebel groups, including the execution of …`: who did the whole did the part."""
    prep = d.head.head
    if d.head.dep != "pobj" or prep.lower != "including":
        return None
    whole = prep.head
    doers = [whole] if whole.dep == "pobj" and whole.head.lower == "by" else noun_agent(whole, lx)
    found = next((x for a in doers if (x := named_by(scene, a, None, lx)) is not None), None)
    if found is not None and found[1].end > prep.start:
        found = replace(found[0], name=name_at(d.parsed, found[1].start, prep.start).rstrip(" ,")), found[1]
        found = found[0], Span(found[1].start, found[1].start + len(found[0].name))
    remember(scene, found)
    return found
