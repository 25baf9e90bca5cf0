"""One document's text -> its statements, allegations and places: the whole reading, as a pure function.

Order: sentences, trees, places, dates, sides, quotations (material.py), speech, then sentence by sentence act words,
acts and their fields. The result says which version made it; running it again on the same text gives the same values
with the same ids.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.aftermath import Aftermath
from solferino.extract.appeals import is_appeal
from solferino.extract.drafts import Draft, draft, is_empty, is_fighting, takes_the_dead
from solferino.extract.echoes import Echoes
from solferino.extract.ellipses import with_elided
from solferino.extract.extraction import Extraction
from solferino.extract.happened import happened
from solferino.extract.join import join
from solferino.extract.last_acts import LastActs
from solferino.extract.lexicon import Lexicon, lexicon
from solferino.extract.material import Material, Tools, prepare
from solferino.extract.matters import Matters
from solferino.extract.outline import outline
from solferino.extract.parse import load_parser
from solferino.extract.people import Cast
from solferino.extract.record import make_allegations, make_statement
from solferino.extract.refine import refine, share_causes
from solferino.extract.said import Said
from solferino.extract.scene_asides import back_to_the_story
from solferino.extract.scene_sides import side_of
from solferino.extract.scene_times import keep_time
from solferino.extract.sides_kept import keep_forces, keep_topic
from solferino.extract.speech import find_speech
from solferino.extract.stance import stance_of
from solferino.extract.stretches import touching
from solferino.extract.tagged import Tagged, fill, more_hits
from solferino.extract.tagger.shipped import shipped
from solferino.extract.tagger.tagger import Tagger
from solferino.extract.tolls import with_tolls
from solferino.extract.triggers import Hit, find_hits
from solferino.extract.version import VERSION
from solferino.extract.whom import read_whom
from solferino.model import Allegation, Document, Rendition, Statement
from solferino.terms.gazetteer import open_gazetteer

_AROUND = 400  # characters before and behind a sentence that are still about the same thing: a paragraph or so


class Reader:
    """Reads English documents; holds the language pipeline and the gazetteer. One for each process."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def extract(self, document: Document, rendition: Rendition) -> Extraction:
        """Statements, allegations and places of one document. Its language must be in LANGUAGES."""
        return _Reading(prepare(document, rendition, self._tools), self._tools.lexicon).run()


def load_reader(context: str = "auto", tagger: Tagger | None = None) -> Reader:
    """A reader with everything it needs loaded: about two seconds. `context`: auto, none, or a context's name;
    `tagger`: a team's own in place of the shipped one."""
    return Reader(Tools(load_parser(), lexicon("en"), open_gazetteer(), context, tagger or shipped()))


class _Reading:
    """One document being read, sentence by sentence."""

    def __init__(self, material: Material, lx: Lexicon) -> None:
        self.material, self.lx = material, lx
        cast = Cast.of(material.speaking, lx, material.states)
        speech = [s for s in find_speech(material.sentences, material.quotes, cast) if s.parts]
        self.said: dict[int, list[Said]] = {}
        for said in speech:
            if not said.claims:
                continue
            self.said.setdefault(said.sentence, []).append(said)
        self.statements = {said: self._statement(said) for said in speech if said.speaker is not None}
        self.scene = outline(material, lx)
        self.echoes = Echoes(material, lx, self.scene, self.statements)
        self.aftermath = Aftermath()
        self.matters = Matters(material.sentences, lx)

    def run(self) -> Extraction:
        """Everything that the document says."""
        out: list[Allegation] = []
        appeal, last = False, LastActs()
        for n, parsed in enumerate(self.material.sentences):
            here = self.said.get(n, [])
            before, lent = self.scene.last_place, self.scene.lent_in
            self.scene.enter(parsed, n, here, self.lx)
            first = len(out)
            last.fill(out, self.scene, self.material, self.lx)
            appeal = is_appeal(parsed, self.lx, listed=appeal)
            drafts = self.aftermath.settle([] if appeal else self._drafts(here), self.scene.here, self.lx)
            of = (self.scene, self.statements, self.lx)
            told = self.echoes.denied_here(here, [a for d in drafts for a in make_allegations(self.material, d, *of)])
            out += [*told, *self.echoes.find(here, out, told)]
            if not told:
                keep_forces(self.scene, self.lx)
            keep_topic(self.scene, self.lx)
            last.keep(out, first, self.scene)
            acted = self.scene.last_place
            self.scene.leave(self.lx)
            if acted is not before:
                back_to_the_story(self.scene, before, lent, self.lx)
            keep_time(self.scene, self.lx)
        used = {a.statement for a in out}
        kept = (s for said, s in self.statements.items() if not said.carried or s.id in used)
        statements, allegations = {s.id: s for s in kept}, {a.id: a for a in out}
        return Extraction(tuple(statements.values()), tuple(allegations.values()), tuple(self.material.mentions()))

    def _statement(self, said: Said) -> Statement:
        return make_statement(self.material, said, self.said.get(said.sentence, ()))

    def _drafts(self, here: Sequence[Said]) -> list[Draft]:
        """The acts that the sentence tells, with victims, code and stance."""
        parsed, lx = self.scene.here.parsed, self.lx
        counts = touching(self.material.counts, parsed.start, parsed.end)
        drafts = []
        tagged = Tagged.within(self.material.tags, parsed.start, parsed.end)
        around = self.material.speaking[max(0, parsed.start - _AROUND) : parsed.end + _AROUND]
        hits = with_tolls(parsed, counts, find_hits(parsed, lx, around), lx, harm_told=self.scene.victims_lately)
        hits = with_elided(parsed, counts, hits, lx)
        more = more_hits(parsed, hits, tagged)
        for h in sorted([*hits, *more], key=lambda h: h.start):
            if self.matters.explain(self.scene.here.number, h) or not happened(parsed, h, lx):
                continue
            said, via = _told_in(h, here)
            d = draft(parsed, h, said, via, lx)
            if fill(d, len(hits) + len(more), tagged, lx):
                d.made_by = f"{VERSION}+{self.material.tagger}"
            if h in more:
                d.made_by = f"{self.material.tagger}+{VERSION}"
            if is_fighting(d, lx):
                side_of(self.scene, d, lx)  # who struck, for casualties told behind
                continue
            if is_empty(d, lx) or takes_the_dead(d, lx):
                continue
            read_whom(d, counts, self.scene, lx)
            refine(d, lx)
            d.stance = stance_of(parsed, h, said, lx, d.agents)
            drafts.append(d)
        share_causes(drafts)
        return join(drafts)


def _told_in(h: Hit, here: Sequence[Said]) -> tuple[Said | None, tuple[Said, ...]]:
    """The innermost statement that an act is told in, and the outer ones. Words that name a speaker are not his own."""
    inside = sorted((s for s in here if s.covers(_behind_cue(h, s), h.end)), key=lambda s: s.rank)
    if not inside:
        return None, ()
    who = inside[0].speaker
    if who is not None and who.start is not None and who.end is not None and who.start <= h.start < who.end:
        return (inside[1] if len(inside) > 1 else None), tuple(inside[2:])
    return inside[0], tuple(inside[1:])


def _behind_cue(h: Hit, s: Said) -> int:
    """Where the words of an act begin, without the cue among them: `admitted holding` is told by whoever admits it."""
    cue = s.cue
    return cue[1] + 1 if cue is not None and h.start <= cue[0] and cue[1] < h.end else h.start
