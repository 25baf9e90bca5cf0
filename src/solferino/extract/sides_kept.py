"""The sides that were told before, kept in the scene for pronouns to come back to, and lent to acts that name none."""

from __future__ import annotations

from solferino.extract.drafts import Draft
from solferino.extract.families import ATTACKS
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import passive
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.sides_named import Side, comes_after, named_by
from solferino.model import Perpetrator


def remember(scene: Scene, found: Side | None) -> None:
    """Keep a side that the words name, for pronouns to come back to; one found by a pronoun is kept already."""
    if found is not None:
        scene.last_side, scene.about = (scene.here.parsed.sentence.paragraph, found[0]), None


def keep_forces(scene: Scene, lx: Lexicon) -> None:
    """Keep the forces that a sentence without a doer of its own is about, for "they" in the next: `Soldiers came to our
    street. They shot my uncle.`"""
    p = scene.here.parsed
    for t in p.tokens:
        about = t.dep == "nsubj" and t.tag == "NNS" and t.lemma in lx.sides.forces and t.head.dep in ("ROOT", "ccomp")
        if about and t.head.is_verb and t.head.lemma not in lx.cue_stance and not comes_after(t, lx):
            found = named_by(scene, t, None, lx)
            scene.about = (p.sentence.paragraph, found[0]) if found is not None else scene.about
            return


def is_lent(scene: Scene, d: Draft, paragraph: int, side: Perpetrator, lx: Lexicon) -> bool:
    """Casualties of the strike just told, and attacks on the other side's things after who attacks was named."""
    at = d.parsed.sentence.paragraph
    casualties = d.harm in ("killed", "injured") and not d.agents and scene.struck
    struck_things = d.hits[0].kind in ("destroy", "attack") and d.head.is_verb and not d.agents and passive(d.head, lx)
    not_theirs = side.party is None or side.party != d.victims.party
    if (casualties or struck_things) and paragraph == at and not_theirs:
        return True
    if casualties and paragraph >= at - 1 and side.party != d.victims.party and side.party is not None:
        # in a wire each sentence is a paragraph: "Another 24 people were wounded"
        return any(m["another"] for m in lx.places.anaphor.finditer(d.parsed.sentence.text))
    if not d.codes[0].startswith(ATTACKS) or d.patient is None or paragraph < at - 2:
        return False
    lo, hi = noun_phrase(d.patient, lx)
    struck = [x for x in scene.here.parties if lo <= x.start and x.end <= hi and x.form in ("adjective", "country")]
    other = struck[0].code if struck else None
    return other is not None and side.party is not None and other != side.party
