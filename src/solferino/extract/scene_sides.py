"""By which side: who is said to have done an act, and the front door to all that finds it.

Asked in this order: whom the speaker accuses of it, whom the tree tells as doer (sides_acting.py), who answers for it
or is blamed beside it (sides_blamed.py), what words near it tell (sides_words.py), and last the side told just before
(sides_kept.py).
"""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.drafts import Draft
from solferino.extract.families import ABOUT_PLACES, ATTACKS
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Scene
from solferino.extract.sides_acting import by_agents
from solferino.extract.sides_blamed import by_accusation, by_admission, by_answer, by_blame
from solferino.extract.sides_kept import is_lent, remember
from solferino.extract.sides_named import Side, as_side, name_at
from solferino.extract.sides_words import by_whole, by_words
from solferino.extract.tree import Parsed
from solferino.model import Perpetrator, Span
from solferino.terms.parties import PartyFound

_DEADLY = (*ATTACKS, "KIL", "PRO", "CASUALTIES", "VIOLATION")  # acts that the next sentence's dead may come from


def side_of(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Perpetrator | None, Span | None]:
    """Who is said to have done it, with the words it was read from (None where it is only inferred).

    Who is said not to have done it is lent to nothing told behind.
    """
    kept = scene.last_side, scene.about, scene.struck, scene.sides_told
    found = _side_of(scene, d, lx)
    if d.stance.against:
        scene.last_side, scene.about, scene.struck, scene.sides_told = kept
    return found


def _side_of(scene: Scene, d: Draft, lx: Lexicon) -> tuple[Perpetrator | None, Span | None]:
    up = d.head.head
    if d.head.dep == "dobj" and up.lemma in lx.stance.falsifies and d.head.lemma not in lx.causes.words:
        return None, None  # "staged the killings": made them up
    of = up.head if d.head.dep == "pobj" else up
    if d.head.dep == "pobj" and of.dep == "nsubjpass" and of.head.lemma in lx.stance.falsifies:
        return None, None  # "videos of killings were staged by the army"
    whom = d.said.accused if d.said is not None else None
    if whom is not None and d.parsed.text(*whom).lower() in lx.sides.each_other:
        return None, None  # "the army and the rebels blamed each other": no one side is told
    found = by_accusation(scene, d, lx) or by_agents(scene, d, lx) or by_answer(scene, d, lx)
    found = found or by_admission(scene, d, lx) or by_blame(scene, d, lx)
    if found is None:
        found = by_words(scene, d, lx)
        remember(scene, found)
    found = found or by_whole(scene, d, lx)
    if found is not None:
        scene.struck = d.codes[0].startswith(_DEADLY) and d.codes[0] not in ABOUT_PLACES
        return _short_of_act(d, *found)
    if scene.last_side is not None and is_lent(scene, d, *scene.last_side, lx):
        return scene.last_side[1], None
    return None, None


def sides_beside(scene: Scene, d: Draft, side: Side, lx: Lexicon) -> list[Side]:
    """The other sides that the same words blame as well: `by Karsian and Veldan forces`, `on the Karsian as well as on
    the Veldan side`. What two are told to have done is told of each."""
    p, (found, span) = d.parsed, side
    out: list[Side] = []
    own = {x.id for x in scene.here.parties if span.start <= x.start < span.end}
    for x in scene.here.parties:
        if x.code is None or x.code == d.victims.party or span.start <= x.start < span.end:
            continue
        if x.code == found.party and (x.id is None or own <= {x.id, None}):
            continue  # but "M23 rebels and Congolese army soldiers" are two of one country
        lo, hi = (x.end, span.start) if x.end <= span.start else (span.end, x.start)
        if lo < hi and lx.sides.as_well.fullmatch(p.text(lo, hi)) is not None:
            out.append(_of_one_noun(p, scene, x, side) or as_side(p, x, lx))
    return out


def _of_one_noun(p: Parsed, scene: Scene, x: PartyFound, side: Side) -> Side | None:
    """The Karsian troops of `Karsian and Veldan troops`: the noun is said once."""
    found, span = side
    own = next((y for y in scene.here.parties if y.code == found.party and y.start == span.start), None)
    if own is None or x.end > span.start or x.kind != own.kind or x.id is not None or own.end >= span.end:
        return None
    name = p.text(x.start, x.end) + p.text(own.end, span.end)
    return replace(found, name=name, party=x.code), Span(x.start, span.end)


def _short_of_act(d: Draft, side: Perpetrator, span: Span) -> Side:
    """The side without the act, where the tree let it hang on the name: `blamed the rebels for the murder`."""
    hung = [t.start for t in d.head.up() if t.pos == "ADP" and span.start < t.start < span.end]
    if not hung or d.head.start >= span.end:
        return side, span
    return replace(side, name=name_at(d.parsed, span.start, hung[-1])), Span(span.start, hung[-1] - 1)
