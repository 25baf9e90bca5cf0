"""Sentences that come back to acts told just before: verified, denied, or laid at somebody's door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from solferino.extract.lexicon import Lexicon
from solferino.extract.material import Material
from solferino.extract.record import allegation_id
from solferino.extract.roles import subject
from solferino.extract.said import Said
from solferino.extract.scene import Scene
from solferino.extract.scene_sides import side_named
from solferino.extract.stretches import touching
from solferino.model import Allegation, Speaker, SpeakerKind, Stance, Statement

_BACK, _DENIED_BACK = 2, 4  # sentences within which "these killings", and a denial, are about what was told
_RECENT = 6  # allegations among which a denial looks for one that names a side
_VERIFIED, _DENIED, _BLAMED = 0.6, 0.6, 0.5  # set by hand, not calibrated: these come from two sentences
_NOT_SO = (Stance.DENIED, Stance.NEGATED)


@dataclass(frozen=True, slots=True)
class Echoes:
    """What is needed to find them in a document that is being read."""

    material: Material
    lx: Lexicon
    scene: Scene
    statements: Mapping[Said, Statement]

    def find(self, here: Sequence[Said], before: Sequence[Allegation]) -> list[Allegation]:
        """The act `before` told again in the scene's sentence, in which `here` is said: at most one."""
        if not before:
            return []
        found = self._again(here, before[-1]) or self._denied(here, before) or self._blamed(here, before[-1])
        return [found] if found is not None else []

    def _again(self, here: Sequence[Said], last: Allegation) -> Allegation | None:
        """`has verified three of these incidents`: the acts told before, in a new stance."""
        words = self.lx.echoes
        said = next((s for s in here if s.speaker is not None and s.lemma in words.assesses), None)
        if said is None or self._too_far(last, _BACK):
            return None
        lo, hi = said.parts[0][0], said.parts[-1][1]
        m = words.these.search(self.material.folded.text, lo, hi)
        if m is None or not words.told_before.search(m.group()):
            return None
        counts = touching(self.material.counts, lo, hi)
        count = next((c.low for c in counts if lo <= c.start and c.end <= hi), None)
        return self._echo(
            last,
            m.span(),
            said,
            stance=last.stance if said.lemma in words.only_tells else Stance(said.stance),
            victims=replace(last.victims, low=None, high=None, qualifier=None, breakdown=(), share=None, of=None),
            incidents=count,
            total=(count or 0) > 1,
            confidence=min(last.confidence, _VERIFIED),
        )

    def _denied(self, here: Sequence[Said], before: Sequence[Allegation]) -> Allegation | None:
        """`rejected the reports as fabrications`, `has denied it`: the act told before, denied by somebody."""
        parsed = self.scene.here.parsed
        m = self.lx.echoes.denies.search(parsed.sentence.text)
        last = _deniable(before)
        if m is None or last.stance in _NOT_SO or self._too_far(last, _DENIED_BACK):
            return None
        start, end = parsed.start + m.start(), parsed.start + m.end()
        tellers = [s for s in here if s.speaker is not None]
        denying = [s for s in tellers if s.cue is not None and s.stance == "denied"]
        said = next(iter(denying or tellers), None)
        if said is not None:
            return self._echo(last, (start, end), said, stance=Stance.DENIED, confidence=_DENIED)
        verb = parsed.at(start)
        who = subject(verb, self.lx) if verb is not None else None
        if who is None:
            return None
        name = parsed.text(who.start, who.end)
        denier = self.material.speaker(Speaker(name, who.start, who.end, name, None, None, SpeakerKind.BODY))
        return self._echo(last, (start, end), None, speaker=denier, stance=Stance.DENIED, confidence=_DENIED)

    def _blamed(self, here: Sequence[Said], last: Allegation) -> Allegation | None:
        """`Relatives blame Taliban fighters`: the act told before, with a side named for it."""
        blames = self.lx.echoes.blames
        said = next((s for s in here if s.accused is not None and s.speaker is not None and s.lemma in blames), None)
        if said is None or said.accused is None or self._too_far(last, _BACK):
            return None
        if not any(t.pos in ("NOUN", "PROPN") for t in self.scene.here.parsed.between(*said.accused)):
            return None
        found = side_named(self.scene, said.accused, self.lx)
        if found is None:
            return None
        side, span = found
        made = self._echo(
            last, said.cue or said.accused, said, stance=Stance.ALLEGED, alleged_perpetrator=side, confidence=_BLAMED
        )
        where = self.material.original(span.start, span.end)
        return replace(made, spans={**made.spans, "alleged_perpetrator": (where,)})

    def _too_far(self, last: Allegation, sentences: int) -> bool:
        """Whether the act was told more than so many sentences ago."""
        first = max(0, self.scene.here.number - sentences)
        floor = self.material.sentences[first].start
        return last.passage.end < self.material.original(floor, self.scene.here.parsed.end).start

    def _echo(self, last: Allegation, act: tuple[int, int], said: Said | None, **changed: Any) -> Allegation:
        """`last` told again by the words at `act`, without what is true only of where it was told first."""
        m, parsed = self.material, self.scene.here.parsed
        passage, words = m.passage(parsed.start, parsed.end), m.original(*act)
        told: dict[str, Any] = {"statement": None, "incidents": None, "total": False}
        if said is not None and said.speaker is not None:
            told |= {"statement": self.statements[said].id, "speaker": m.speaker(said.speaker)}
        return replace(
            last,
            id=allegation_id(m, passage, last.act, last.harm, words),
            passage=passage,
            via=m.outlet,
            spans={"act": (words,)},
            methods=(),
            weapons=(),
            **{**told, **changed},
        )


def _deniable(before: Sequence[Allegation]) -> Allegation:
    """The last act told that names a side and was not denied yet, else the last."""
    for a in reversed(before[-_RECENT:]):
        if a.alleged_perpetrator is not None and a.act != "BODIES" and a.stance not in _NOT_SO:
            return a
    return before[-1]
