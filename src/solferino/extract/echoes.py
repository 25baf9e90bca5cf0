"""Sentences that come back to acts told just before: verified, denied, or laid at somebody's door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from solferino.extract.cue_kinds import owns_up
from solferino.extract.denials import Denial, denial_in, is_accused
from solferino.extract.denied_acts import cleared, denied_act, denier_of, key_of
from solferino.extract.families import ABOUT_PLACES, ATTACKS
from solferino.extract.lexicon import Lexicon
from solferino.extract.material import Material
from solferino.extract.record import allegation_id
from solferino.extract.recounts import recount_in
from solferino.extract.roles import subject
from solferino.extract.said import Said
from solferino.extract.scene import Scene
from solferino.extract.sides_blamed import principal
from solferino.extract.sides_named import named_by, side_named
from solferino.extract.stretches import touching
from solferino.extract.tree import Token
from solferino.extract.victims import read_victims
from solferino.model import Allegation, Speaker, SpeakerKind, Stance, Statement, Victims

_BACK = 2  # sentences within which "these killings" are about what was told
_RECENT = 6  # allegations among which a denial looks for one that names a side
# Set by hand, not calibrated: these come from two sentences.
_VERIFIED, _DENIED, _BLAMED, _RECOUNTED = 0.6, 0.6, 0.5, 0.6
_COUNTED = ("killed", "injured", "detained", "missing", "bodies_found", "displaced")


@dataclass(frozen=True, slots=True)
class Echoes:
    """What is needed to find them in a document that is being read."""

    material: Material
    lx: Lexicon
    scene: Scene
    statements: Mapping[Said, Statement]

    def find(
        self, here: Sequence[Said], before: Sequence[Allegation], made: Sequence[Allegation] = ()
    ) -> list[Allegation]:
        """The act `before` told again in the scene's sentence, in which `here` is said: at most one.

        `made` are the acts that the sentence tells itself: beside them only a denial comes back to what was told.
        """
        told = [*before, *made]
        if not told or any(a.stance.against for a in made):
            return []
        found = self._again(here, told[-1]) if not made else None
        found = found or self._denied(here, told)
        if found is None and not made:
            last = next((a for a in reversed(told[-_RECENT:]) if a.harm != "injured"), told[-1])
            found = self._blamed(here, last) or self._owned(here, told)
        elif found is None:
            found = self._owned(here, made, again=True)
        laid = self._laid_at(here, told)
        recast = self._recast(here, told)
        again = self._recounted(here, told, made) if recast is None else None
        return [x for x in (found, again, laid, recast) if x is not None]

    def _recast(self, here: Sequence[Said], told: Sequence[Allegation]) -> Allegation | None:
        """`The army said the dead were militants`: the dead told before, as somebody else describes them."""
        parsed = self.scene.here.parsed
        m = self.lx.echoes.kinds.search(parsed.sentence.text)
        if m is None:
            return None
        start, end = parsed.start + m.start(), parsed.start + m.end()
        where = self.material.original(start, end)
        if any(where.start <= a.spans["act"][0].start < where.end and a.victims.status is not None for a in told):
            return None  # "two of the dead were militants" tells of two by itself
        said = next((s for s in here if s.speaker is not None and s.touches(start, end)), None)
        words = m["who"] or m["only"] or m["hit"]
        status = read_victims(words, context=words).status
        before = [a for a in told[-_RECENT:] if a.harm in ("killed", "injured") and not self._told_after(a, start)]
        last = next((a for a in reversed(before) if a.harm == "killed"), before[-1] if before else None)
        if said is None or said.wished or last is None or status is None or self._too_far(last, _BACK):
            return None
        if said.stance == "denied":
            return None  # "denied that the dead were civilians" does not say who they were
        if last.stance.against or last.victims.status == status:
            return None
        counts = touching(self.material.counts, parsed.start, start)
        of_them = next((c for c in counts if parsed.text(c.number_end, start) == " of " and c.low), None)
        number = of_them or last.victims  # "two of the dead were militants"
        victims = Victims(number.low, number.high, number.qualifier, status=status, description=words)
        return self._echo(last, (start, end), said, victims=victims, stance=Stance(said.stance), confidence=_RECOUNTED)

    def _laid_at(self, here: Sequence[Said], told: Sequence[Allegation]) -> Allegation | None:
        """`The governor says that militiamen did it`: the act told before, with the side that did it by his words."""
        for t in self.scene.here.parsed.tokens:
            if not (t.lemma == "do" and t.is_verb and any(c.lower == "it" for c in t.below("dobj"))):
                continue
            said = next((s for s in here if s.speaker is not None and s.covers(t.start, t.end)), None)
            who = _doer(t, self.lx)
            before = [a for a in told if not a.stance.against and not self._told_after(a, t.start)]
            if said is None or who is None or t.below("neg") or not before or self._too_far(before[-1], _BACK):
                continue
            found = side_named(self.scene, (who.start, who.end), self.lx)
            if found is None:
                continue
            last = next((a for a in reversed(before) if a.harm != "injured"), before[-1])
            stance = Stance.HEDGED if said.stance == "hedged" else Stance.ALLEGED
            made = self._echo(
                last, (t.start, t.end), said, stance=stance, alleged_perpetrator=found[0], confidence=_BLAMED
            )
            where = self.material.original(found[1].start, found[1].end)
            return replace(made, spans={**made.spans, "alleged_perpetrator": (where,)})
        return None

    def _recounted(
        self, here: Sequence[Said], told: Sequence[Allegation], made: Sequence[Allegation]
    ) -> Allegation | None:
        """`A priest spoke of more than twenty`: the act told before, with another number of the same people."""
        parsed = self.scene.here.parsed
        last_told = max((a.spans["act"][-1].end for a in made), default=0)
        words = (t for t in parsed.tokens if self.material.original(t.start, t.end).start >= last_told)
        behind = next((t.start for t in words), parsed.end)
        counts = touching(self.material.counts, parsed.start, parsed.end)
        found = recount_in(parsed, counts, here, behind, self.lx)
        if found is None:
            return None
        harms = (found.harm,) if found.harm is not None else _COUNTED
        counted = [a for a in told[-_RECENT:] if a.harm in harms and not a.stance.against]
        last = next((a for a in reversed(counted) if a.harm == "killed"), counted[-1] if counted else None)
        if last is None and found.is_toll:
            last = self._attack(told)
        if last is None or self._too_far(last, _BACK):
            return None
        same = last.victims.low == found.count.low and last.victims.high == found.count.high
        if same or (last.harm is not None and last.victims.low is None and last.victims.qualifier is None):
            return None  # no other figure, or one for people of whom no number was told
        by: dict[str, Any] = {"stance": Stance(found.said.stance)} if found.said is not None else {"speaker": None}
        if found.said is None and found.teller is not None:
            by = {"speaker": self._named(found.teller)}
        c = found.count
        if last.harm is None:
            by["harm"] = "killed"
        again = self._echo(
            last,
            (found.start, found.end),
            found.said,
            victims=Victims(c.low, c.high, c.qualifier, party=last.victims.party),
            confidence=min(last.confidence, _RECOUNTED),
            **by,
        )
        return replace(again, spans={**again.spans, "victims": (self.material.original(c.start, c.end),)})

    def _attack(self, told: Sequence[Allegation]) -> Allegation | None:
        """The last attack that was told without the people whom it hit, for a toll to be of."""
        attacks = (a for a in reversed(told[-_RECENT:]) if a.act.startswith(ATTACKS) and a.act not in ABOUT_PLACES)
        return next((a for a in attacks if a.harm is None and not a.stance.against), None)

    def denied_here(self, here: Sequence[Said], made: Sequence[Allegation]) -> list[Allegation]:
        """The acts that the sentence tells, those denied that stand in the words called untrue ("reports of a
        massacre are baseless")."""
        found = denial_in(self.scene.here.parsed, here, self.lx) if made else None
        if found is None or found.by_accused:
            return list(made)
        where = self.material.original(found.start, found.end)
        inside = [a.stance is Stance.ALLEGED and where.start <= a.spans["act"][0].start < where.end for a in made]
        return [replace(a, stance=Stance.DENIED) if x else a for a, x in zip(made, inside, strict=True)]

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
        found = denial_in(parsed, here, self.lx)
        before = [a for a in before if found is not None and not self._told_after(a, found.start)]
        if found is None or not before:
            return None
        said, at = found.said, (found.start, found.end)
        if said is not None and said.speaker is not None:
            denier = self.material.speaker(said.speaker)
        elif found.denier is not None:
            denier = self._named(found.denier)
        else:
            return None
        by = denier_of(self.material, denier, parsed.text(found.start, parsed.end), self.scene.state, self.lx)
        last = self._of_a_number(found, before) or self._named_here(before)
        if last is None or (key_of(self.material, last.alleged_perpetrator) or by.key) != by.key:
            last = denied_act(self.material, before, by, self._too_far, self.lx) or last
        if last is None or last.stance.against:
            return None
        if found.by_accused and self._too_far(last, _BACK):
            return None
        if last.act == "CASUALTIES" and last.harm == "injured" and last.alleged_perpetrator is None:
            return None  # people hurt, by nobody that is told: as likely a mishap as an act
        if denier.start is not None and any(x.start <= denier.start < x.end for x in last.spans.get("victims", ())):
            return None  # "he was arrested and denied the charges": nobody denies what was done to himself
        accused = cleared(self.material, last, by, self.lx)
        if found.by_accused and not is_accused(denier, accused.name if accused is not None else None, self.lx):
            return None
        return self._echo(
            last, at, said, speaker=denier, stance=Stance.DENIED, alleged_perpetrator=accused, confidence=_DENIED
        )

    def _of_a_number(self, found: Denial, before: Sequence[Allegation]) -> Allegation | None:
        """`disputed the toll`: the last number of dead that was told."""
        words = (t.lemma for t in self.scene.here.parsed.tokens if t.end > found.start)
        if self.lx.echoes.of_numbers.isdisjoint(words):
            return None
        dead = (a for a in reversed(before[-_RECENT:]) if a.harm == "killed" and not a.stance.against)
        return next((a for a in dead if a.victims.low is not None or a.victims.high is not None), None)

    def _named_here(self, before: Sequence[Allegation]) -> Allegation | None:
        """The act told before whose word the denial takes up: `called the pictures of bodies a provocation`."""
        words = {w for t in self.scene.here.parsed.tokens if t.pos == "NOUN" for w in (t.lower, t.lemma)}
        for a in reversed(before[-_RECENT:]):
            told = (a.passage.text[x.start - a.passage.start : x.end - a.passage.start] for x in a.spans["act"])
            if not a.stance.against and not words.isdisjoint(" ".join(told).lower().split()):
                return a
        return None

    def _named(self, t: Token) -> Speaker:
        """Whoever one word names, as one who speaks."""
        called = next((c.subtree() for c in t.below("appos") if c.pos == "PROPN"), [t])  # "the minister, Milan Jovic,"
        text = self.scene.here.parsed.text
        name, kind = text(called[0].start, called[-1].end), SpeakerKind.BODY if called == [t] else SpeakerKind.PERSON
        return self.material.speaker(Speaker(text(t.start, t.end), t.start, t.end, name, None, None, kind))

    def _told_after(self, a: Allegation, start: int) -> bool:
        """Whether the words of an act stand behind `start`: what is told only then was not denied there."""
        return a.spans["act"][0].start >= self.material.original(start, start + 1).start

    def _blamed(self, here: Sequence[Said], last: Allegation) -> Allegation | None:
        """`Relatives blame Taliban fighters`: the act told before, with a side named for it."""
        blames = self.lx.echoes.blames
        said = next((s for s in here if s.accused is not None and s.speaker is not None and s.lemma in blames), None)
        if said is None or said.accused is None or self._too_far(last, _BACK):
            return None
        if not any(t.pos in ("NOUN", "PROPN") for t in self.scene.here.parsed.between(*said.accused)):
            return None
        doing = (t for lo, hi in said.parts for t in self.scene.here.parsed.between(lo, hi) if t.tag == "VBG")
        if any(t.lemma not in self.lx.echoes.commits for t in doing):
            return None  # "accused the air force of bombing civilians": of something else
        words = (
            t for lo, hi in said.parts for t in self.scene.here.parsed.between(lo, hi) if t.pos in ("NOUN", "PROPN")
        )
        accused, lx = said.accused, self.lx
        other = (t for t in words if not accused[0] <= t.start < accused[1] and t.lemma not in lx.echoes.commits)
        if any(self._new(t) for t in other):
            return None  # "accuses Karsia of an act of war"
        found = side_named(self.scene, said.accused, self.lx)
        if found is None:
            return None
        side, span = found
        made = self._echo(
            last, said.cue or said.accused, said, stance=Stance.ALLEGED, alleged_perpetrator=side, confidence=_BLAMED
        )
        where = self.material.original(span.start, span.end)
        return replace(made, spans={**made.spans, "alleged_perpetrator": (where,)})

    @staticmethod
    def _new(t: Token) -> bool:
        return any(c.lower in ("a", "an") for c in t.below("det"))

    def _owned(self, here: Sequence[Said], told: Sequence[Allegation], *, again: bool = False) -> Allegation | None:
        """`The front claimed responsibility on its channel`: the act told before, by the one who owns up to it.

        `again`: only where the words come back to an act of the same sentence ("as to the raid, … claimed the attack").
        """
        verb = next((t for t in self.scene.here.parsed.tokens if self._owns(t)), None)
        if again and (verb is None or not self._comes_back(verb)):
            return None
        told_by = [s for s in here if verb is not None and s.speaker is not None and s.stance != "denied"]
        at = (verb.start, verb.end) if verb is not None else (0, 0)
        said = next((s for s in told_by if (s.cue is not None and s.cue[0] == at[0]) or s.covers(*at)), None)
        who = said.speaker if said is not None else None
        last = next((a for a in reversed(told[-_RECENT:]) if a.harm != "injured"), told[-1])
        if who is None or who.start is None or who.end is None or verb is None:
            return None
        if last.stance.against or self._too_far(last, _BACK):
            return None
        behind = principal(self.scene.here.parsed, verb.first("nsubj"), self.lx)
        found = named_by(self.scene, behind, None, self.lx) if behind is not None else None
        found = found or side_named(self.scene, (who.start, who.end), self.lx)
        if found is None:
            return None
        made = self._echo(
            last, (verb.start, verb.end), said, stance=Stance.ALLEGED, alleged_perpetrator=found[0], confidence=_BLAMED
        )
        where = self.material.original(found[1].start, found[1].end)
        return replace(made, spans={**made.spans, "alleged_perpetrator": (where,)})

    def _comes_back(self, verb: Token) -> bool:
        """Whether what is owned up to is "the attack", and no act that its own words tell."""
        preps = [c for x in (verb, *verb.below("dobj")) for c in x.below("prep")]
        what = (x for c in preps for x in c.below("pobj") if x.lemma in self.lx.roles.sums_up)
        return any(x.below("det") and not x.below("prep", "amod", "nummod", "relcl", "acl", "compound") for x in what)

    def _owns(self, t: Token) -> bool:
        """`claimed responsibility`, `the attack was claimed by the front`, `said it carried out the attack`, `was
        behind the blast`: that who speaks did what was told."""
        lx, by_itself = self.lx, self.lx.sides.of_speaker
        if owns_up(t, lx):
            return t.lemma in lx.echoes.owns
        if t.lemma == "claim" and t.below("auxpass"):
            return any(c.lemma in lx.roles.sums_up for c in t.below("nsubjpass"))
        if not (t.is_verb or t.pos == "AUX") or t.below("neg"):
            return False
        its_men = (c for c in t.below("nsubj") if c.lemma in lx.sides.forces)
        itself = any(c.lower in by_itself for c in (*t.below("nsubj"), *(o for c in its_men for o in c.below("poss"))))
        behind = [g for c in t.below("prep") if c.lower == "behind" for g in c.below("pobj")]
        what = behind if t.lemma == "be" else t.below("dobj") if t.lemma in lx.roles.light else []
        again = (c for c in what if c.lemma in lx.roles.sums_up and not c.below("prep", "amod", "nummod", "relcl"))
        return itself and any(g.lower in ("the", "this") for c in again for g in c.below("det"))

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


def _doer(verb: Token, lx: Lexicon) -> Token | None:
    """Who did it: the subject, and of a relative clause the noun that it tells of ("it was militiamen who did it")."""
    who = subject(verb, lx)
    return verb.head if who is not None and who.lower in lx.cues.relative and verb.dep == "relcl" else who
