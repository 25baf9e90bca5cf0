"""Allegations as they go into the record, with every field led back to its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from re import Pattern

from solferino.extract.said import Said
from solferino.extract.slavic.blame import Blame
from solferino.extract.slavic.confidence import confidence
from solferino.extract.slavic.custody import state_of
from solferino.extract.slavic.drafts import Draft
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.page import Page
from solferino.extract.slavic.scene import Scene
from solferino.extract.slavic.statements import ACCUSE, DENY, SAY
from solferino.extract.version import SLAVIC_VERSION
from solferino.model import (
    Allegation,
    Precision,
    Span,
    Stance,
    Statement,
    When,
    content_id,
)

_DAYS = 10  # a count over more days than this sums up incidents (as in record.py of English)
_BODILY = ("TOR", "SXV", "POW", "KIL", "LIB", "BODIES", "DEP")
_ARMED = ("HOS", "SPO", "KIL", "CASUALTIES", "PRO")
_ECHO_SENTENCES = 4  # how far back a denial without an act of its own looks for what it denies


@dataclass(frozen=True, slots=True)
class Recorder:
    """Makes the allegations of one document."""

    page: Page
    scene: Scene
    statements: Mapping[Said, Statement]
    blame: Blame

    def allegation(self, line: Line, d: Draft, blocked: Sequence[tuple[int, int]]) -> Allegation:
        """The act with all its fields."""
        m, said = self.page.material, d.said
        place, place_span = self.scene.place_of(line, d, blocked)
        side, side_span = self.blame.side(line, d, place)
        when, when_span = self.scene.when_of(line, d)
        side = side or self.blame.police_of(line, d, place)
        side = side or state_of(self.page, line, d, place, when)
        spans = {"act": tuple(m.original(h.start, h.end) for h in d.hits)}
        also = (side.party if side is not None else None,)
        victims = Span(d.amount.start, d.amount.end) if d.amount is not None else None
        for name, span in (
            ("alleged_perpetrator", side_span), ("place", place_span), ("when", when_span), ("victims", victims),
        ):  # fmt: skip
            if span is not None:
                spans[name] = (m.original(span.start, span.end),)
        statement = self.statements.get(said) if said is not None else None
        speaker = m.speaker(said.speaker) if said is not None and said.speaker is not None else None
        passage = m.passage(line.start, line.end)
        around = self.page.text[line.start : line.end]
        return Allegation(
            id=self._id(passage.span, d.main, d.harm, spans["act"][0], *(also if d.beside else ())),
            extractor=SLAVIC_VERSION,
            document=m.document.ref,
            passage=passage,
            statement=statement.id if statement is not None else None,
            speaker=speaker,
            via=m.outlet if speaker is not None else (),
            stance=Stance.DENIED if self.blame.denies(d, side) else d.stance,
            act=d.main,
            acts=tuple(dict.fromkeys(d.codes)),
            harm=d.harm,
            victims=d.victims,
            alleged_perpetrator=side,
            place=place,
            when=when,
            methods=_named(self.page.lx.methods, around) if d.main.startswith(_BODILY) else (),
            weapons=_named(self.page.lx.weapons, around) if d.main.startswith(_ARMED) else (),
            targets=tuple(d.targets),
            total=self._sums_up(line, d, when),
            spans=spans,
            confidence=confidence(d, has_side=side is not None, has_place=place is not None),
        )

    def echo(self, line: Line, here: Sequence[Said], before: Sequence[Allegation]) -> list[Allegation]:
        """A denial or accusation that names no act is about what was told last: `Москва це заперечує`."""
        answers = [s for s in here if s.lemma != SAY and s.sentence == line.n and s.speaker is not None]
        answer = next((s for s in answers if self.statements[s].id not in {a.statement for a in before}), None)
        near = [a for a in before if not a.stance.against]
        near = [a for a in near if self._sentences_since(a, line) <= _ECHO_SENTENCES]
        if answer is None or answer.cue is None or answer.speaker is None or not near:
            return []
        last = max(near, key=lambda a: (a.alleged_perpetrator is not None, a.passage.start))
        m = self.page.material
        passage, act = m.passage(line.start, line.end), m.original(*answer.cue)
        side = self.blame.own(answer.speaker) if answer.lemma == DENY else self.blame.accused(line, answer)
        return [
            Allegation(
                id=self._id(passage.span, last.act, last.harm, act),
                extractor=SLAVIC_VERSION,
                document=last.document,
                passage=passage,
                statement=self.statements[answer].id,
                speaker=m.speaker(answer.speaker),
                via=m.outlet,
                stance=Stance(answer.stance),
                act=last.act,
                acts=last.acts,
                harm=last.harm,
                victims=last.victims,
                alleged_perpetrator=side or last.alleged_perpetrator,
                place=last.place,
                when=last.when,
                weapons=last.weapons,
                targets=last.targets,
                spans={"act": (act,)},
                confidence=last.confidence,
            )
        ]

    def answers(self, line: Line, here: Sequence[Said], made: Sequence[Allegation]) -> bool:
        """`Ереван обвинил Баку в пытках, в Баку это отрицают`: the last clause answers what the one before tells."""
        m, told = self.page.material, {a.statement for a in made}
        ends = max(a.spans["act"][-1].end for a in made)
        for s in here:
            who = s.speaker
            if who is None or s.cue is None or s.sentence != line.n or s.lemma == SAY or self.statements[s].id in told:
                continue
            first = who.start if s.lemma == ACCUSE and who.start is not None else s.cue[0]  # "…, винят «Азов»"
            if first <= s.cue[0] and m.original(first, s.cue[1]).start >= ends:
                return True
        return False

    def _id(self, passage: Span, act: str, harm: str | None, words: Span, *also_blamed: str | None) -> str:
        """`also_blamed`: the second side that the act is told of, as in record.py of English."""
        sha = self.page.material.document.sha256
        made_of = (sha, passage.start, passage.end, act, harm, words.start, *also_blamed, SLAVIC_VERSION)
        return content_id("alg", *made_of)

    # ---- sums --------------------------------------------------------------------------------------------------------
    def _sums_up(self, line: Line, d: Draft, when: When | None) -> bool:
        if not d.victims.low or d.harm is None:
            return False
        if self.page.lx.marks["total"].search(self.page.text, line.start, line.end):
            return True
        if when is None or when.precision is not Precision.RANGE or not when.earliest or not when.latest:
            return False
        return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days > _DAYS

    def _sentences_since(self, a: Allegation, line: Line) -> int:
        original = self.page.material.original
        return sum(original(o.start, o.end).start >= a.passage.start for o in self.page.lines[: line.n])


def _named(patterns: Mapping[str, Pattern[str]], text: str) -> tuple[str, ...]:
    return tuple(code for code, words in patterns.items() if words.search(text))
