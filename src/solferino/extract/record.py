"""Statements and allegations as they go into the record: with their ids, and every field led back to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from solferino.extract.confidence import confidence
from solferino.extract.denied_acts import party_in
from solferino.extract.drafts import Draft, is_of
from solferino.extract.lexicon import Lexicon
from solferino.extract.lexicon_section import Pattern
from solferino.extract.material import Material
from solferino.extract.said import Said
from solferino.extract.scene import Scene
from solferino.extract.scene_places import place_of
from solferino.extract.scene_sides import side_of, sides_beside
from solferino.extract.scene_times import time_of
from solferino.extract.stretches import touching
from solferino.extract.things import instruments, objects, told_once
from solferino.extract.version import VERSION
from solferino.model import (
    Allegation,
    Content,
    Cue,
    Passage,
    Perpetrator,
    Precision,
    Span,
    Speaker,
    Stance,
    Statement,
    When,
    content_id,
)

_BODILY = ("TOR", "SXV", "POW", "KIL", "LIB", "BODIES")
_ARMED = ("HOS", "SPO", "KIL", "CASUALTIES", "PRO")
_DAYS = 10  # a count over more days than this sums up incidents; a battle or a discovery of graves may take as many
_WITH_CUE, _WITHOUT_CUE = 0.85, 0.6  # how sure that it is a statement; set by hand, not calibrated


def make_statement(m: Material, said: Said, beside: Sequence[Said]) -> Statement:
    """The statement `said`; those of its sentence that it stands inside are its chain. Its speaker must be known."""
    if said.speaker is None:
        raise ValueError("a statement needs a speaker")
    first, last = said.parts[0][0], said.parts[-1][1]
    parts = [m.original(lo, hi) for lo, hi in said.parts]
    content = m.passage(first, last)
    cue = m.passage(*said.cue) if said.cue is not None else None
    outer = [o for o in beside if o is not said and o.rank > said.rank and all(o.covers(*x) for x in said.parts)]
    outer.sort(key=lambda o: o.rank, reverse=True)
    speaker = m.speaker(said.speaker)
    at = cue.start if cue is not None else None
    return Statement(
        id=content_id("stm", m.document.sha256, content.start, content.end, at, speaker.text, VERSION),
        document=m.document.ref,
        speaker=speaker,
        cue=Cue(cue.text, cue.start, cue.end) if cue is not None else None,
        content=Content(content.start, content.end, content.text, said.quoted, tuple((p.start, p.end) for p in parts)),
        stance=Stance(said.stance),
        via=(*m.outlet, *_speakers(m, outer, speaker)),
        confidence=_WITH_CUE if said.cue is not None else _WITHOUT_CUE,
        extractor=VERSION,
    )


def make_allegations(
    m: Material, d: Draft, scene: Scene, statements: Mapping[Said, Statement], lx: Lexicon
) -> Iterator[Allegation]:
    """The act as an allegation for each side that its words blame; at most one where they blame none."""
    d.blamed = side, span = side_of(scene, d, lx)
    made = _make(m, d, scene, statements, lx)
    if made is None:
        return
    yield made
    if made.stance is not Stance.NEGATED:
        yield from _told_against(m, made, d, statements)
    if side is not None and span is not None:
        for other, at in sides_beside(scene, d, (side, span), lx):
            words = made.spans["act"][0]
            number = allegation_id(m, made.passage, d.main, d.harm, words, other.party)
            spans = {**made.spans, **_span(m, "alleged_perpetrator", at)}
            yield replace(made, id=number, alleged_perpetrator=other, spans=spans)


def _told_against(
    m: Material, told: Allegation, d: Draft, statements: Mapping[Said, Statement]
) -> Iterator[Allegation]:
    """`rejected Karsia's claims that the massacre was staged`, `that Veldany had shelled the market`: who rejects a
    denial stands by the act, and who rejects an accusation denies it."""
    rejects = next(((x, x.speaker) for x in d.via if x.stance == "denied" and x.speaker is not None), None)
    if rejects is None:
        return
    by, who = rejects
    denies, speaker = told.stance is not Stance.DENIED, m.speaker(who)
    # Whoever denies it is not blamed for it by those who only do not believe him.
    named = denies or "alleged_perpetrator" in told.spans
    yield replace(
        told,
        id=allegation_id(m, told.passage, d.main, d.harm, told.spans["act"][0], "rejected"),
        statement=statements[by].id,
        speaker=speaker,
        via=(*m.outlet, *_speakers(m, reversed([x for x in d.via if x is not by]), speaker)),
        stance=Stance.DENIED if denies else Stance.ASSERTED,
        alleged_perpetrator=told.alleged_perpetrator if named else None,
    )


def _make(m: Material, d: Draft, scene: Scene, statements: Mapping[Said, Statement], lx: Lexicon) -> Allegation | None:
    """The act with all its fields; None for general words that name no side, no place and nobody accused."""
    side, side_span = d.blamed
    place, place_span = place_of(scene, d, lx)
    when, when_span = time_of(scene, d, lx)
    if d.main == "VIOLATION" and side is None and _is_vague(d, place_span, lx):
        return None
    told = (d.said, *d.via) if d.said is not None else ()  # "the NGO said that six were reported killed": it tells
    said = next((s for s in told if s.speaker is not None), None)
    speaker = m.speaker(said.speaker) if said is not None and said.speaker is not None else None
    via = tuple(_speakers(m, reversed([s for s in d.via if s is not said]), speaker))
    if d.stance is Stance.DENIED and side is None and speaker is not None:
        side = _own_side(m, speaker)
    passage = m.passage((d.before or d).parsed.start, d.parsed.end)
    spans = {
        "act": tuple(m.original(h.start, h.end) for h in (*d.hits, *(d.before.hits if d.before is not None else ()))),
        **_span(m, "alleged_perpetrator", side_span),
        **_span(m, "place", place_span),
        **_span(m, "when", when_span),
    }
    for name, found in (("weapons", instruments(d, lx)), ("targets", objects(d, lx))):
        if words := found or d.marked.get(name):
            spans[name] = tuple(m.original(lo, hi) for lo, hi in told_once(words))
    if d.victim_spans:
        spans["victims"] = tuple(m.original(lo, hi) for lo, hi in d.victim_spans)
    incidents = _incidents(m, d)
    return Allegation(
        id=allegation_id(m, passage, d.main, d.harm, spans["act"][0]),
        extractor=d.made_by,
        document=m.document.ref,
        passage=passage,
        statement=statements[said].id if said is not None else None,
        speaker=speaker,
        via=(*m.outlet, *via) if speaker is not None else via,
        stance=d.stance,
        act=d.main,
        acts=tuple(dict.fromkeys((d.main, *d.codes, *d.extra))),
        harm=d.harm,
        victims=d.victims,
        alleged_perpetrator=side,
        place=place,
        when=when,
        methods=_methods(d, lx),
        weapons=_weapons(d, lx),
        targets=tuple(dict.fromkeys(d.targets)),
        incidents=incidents,
        total=(incidents or 0) > 1 or _sums_up(d, when, lx),
        spans=spans,
        confidence=confidence(d, has_side=side is not None, has_place=place is not None),
    )


def allegation_id(
    m: Material, passage: Passage, act: str, harm: str | None, words: Span, *also_blamed: str | None
) -> str:
    """The id of the act that `words` name in a passage; `also_blamed`: the second side that it is told of."""
    made_of = (m.document.sha256, passage.start, passage.end, act, harm, words.start, *also_blamed, VERSION)
    return content_id("alg", *made_of)


def _speakers(m: Material, said: Iterable[Said], but: Speaker | None) -> Iterable[Speaker]:
    """Who says the statements, without the one who speaks already, nor, where nobody knows who that is, another whom
    nobody knows: nobody is a link of his own chain."""
    return (m.speaker(s.speaker) for s in said if s.speaker is not None and (but is None or s.speaker.name != but.name))


def _span(m: Material, field: str, span: Span | None) -> dict[str, tuple[Span, ...]]:
    return {} if span is None else {field: (m.original(span.start, span.end),)}


def _is_vague(d: Draft, place: Span | None, lx: Lexicon) -> bool:
    """Whether nothing in the sentence says where, and nobody is accused."""
    here = place is not None and d.parsed.start <= place.start < d.parsed.end
    accused = d.said is not None and d.said.lemma in lx.frames.accusing
    return not here and not accused


def _own_side(m: Material, speaker: Speaker) -> Perpetrator | None:
    """A side that denies an act denies that it did it."""
    words = " ".join(w for w in (speaker.name, speaker.role, speaker.organisation, speaker.text) if w)
    x = party_in(m, words)
    return Perpetrator(x.name, x.code, "state" if x.kind == "people" else x.kind) if x is not None and x.code else None


def _methods(d: Draft, lx: Lexicon) -> tuple[str, ...]:
    if not any(c.startswith(_BODILY) for c in d.codes):
        return ()
    return tuple(code for code, words in lx.acts.methods.items() if _told_of(d, words))


def _weapons(d: Draft, lx: Lexicon) -> tuple[str, ...]:
    """Weapons named. An attack drone whose kind is not told is a loitering munition, told last."""
    if d.harm not in ("killed", "injured") and not any(c.startswith(_ARMED) for c in d.codes):
        return ()
    found = [code for code, words in lx.acts.weapons.items() if _told_of(d, words)]
    if "WPN-UAV" in found:
        found.remove("WPN-UAV")
        if "WPN-LM" not in found and "WPN-SRD" not in found:
            found.append("WPN-LM")
    return tuple(found)


def _told_of(d: Draft, words: Pattern) -> bool:
    """Whether the sentence has such words for this act rather than for another of its acts."""
    at = d.parsed.start
    return any(is_of(d, at + x.start(), at + x.end()) for x in words.finditer(d.parsed.sentence.text))


def _incidents(m: Material, d: Draft) -> int | None:
    """The first number of incidents in the sentence that counts this act; killings count people."""
    if d.main.startswith("KIL") and d.head.tag == "NNS" and d.victims.low is not None:
        return None
    for c in touching(m.counts, d.parsed.start, d.parsed.end):
        if d.parsed.holds(c.start, c.end) and c.unit == "incidents" and c.low is not None and is_of(d, c.start, c.end):
            return c.low
    return None


def _sums_up(d: Draft, when: When | None, lx: Lexicon) -> bool:
    """Whether a number of victims is told as a sum: by its words, or over a longer time."""
    if not (d.victims.low or d.victims.qualifier == "vague") or d.victims.high == 1:
        return False  # one person is no sum
    if lx.total.search(d.parsed.sentence.text):
        return True
    if when is not None and lx.one_day.search(when.text):
        return False  # "yesterday" of an unknown day
    if when is None or when.precision is not Precision.RANGE or not when.earliest or not when.latest:
        return False
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days > _DAYS
