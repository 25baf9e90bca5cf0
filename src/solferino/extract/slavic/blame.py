"""By whom an act is said to have been done: the side in its sentence, else the speaker's own or the one told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from solferino.extract.said import Said
from solferino.extract.slavic.codes import HARMED
from solferino.extract.slavic.drafts import Draft
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.page import Page
from solferino.extract.slavic.scene import Scene
from solferino.extract.slavic.sides import OF_STATE, Side
from solferino.extract.slavic.statements import SAY
from solferino.extract.slavic.tables import listed, pattern, table
from solferino.extract.slavic.verbs import ACTIVE, NOUN, PASSIVE, UNDERGO
from solferino.extract.slavic.who import in_relative, is_one
from solferino.extract.slavic.words import words_of
from solferino.model import Perpetrator, Place, Span, Speaker, Stance
from solferino.terms.parties import country_adjective, country_name

_OWNED = 12  # characters from "confessed" to what was confessed
_BEFORE = 20  # characters that hold the word before a side
_ONE_DID = ("в", "л", "ла")  # endings of what one man or woman did


@dataclass(frozen=True, slots=True)
class Blame:
    """Finds who is blamed for the acts of one document."""

    page: Page
    scene: Scene

    def side(self, line: Line, d: Draft, place: Place | None) -> tuple[Perpetrator | None, Span | None]:
        """Who is said to have done it: the side found, the speaker's own where he denies or says "we", else the one
        told before. `place`: that of the act."""
        found, paragraph, last = d.side, line.sentence.paragraph, self.scene.last_side
        if found is not None:
            if d.stance is not Stance.DENIED:
                self.scene.last_side = (paragraph, found)
                self.scene.blamed.add(found.code or found.name)
                self.scene.side_in = (place.country if place is not None else None) or self.scene.side_in
            return _perpetrator(found), Span(found.start, found.end)
        speaker = d.said.speaker if d.said is not None else None
        if speaker is not None and (d.stance is Stance.DENIED or self._by_us(line, d) or self._not_by_us(d)):
            own = self.own(speaker)
            if own is None and d.stance is Stance.DENIED and last is not None and len(self.scene.blamed) == 1:
                own = _perpetrator(last[1])  # whoever denies it speaks for the only one who is blamed
            if own is not None or d.stance is Stance.DENIED:
                return own, None
        if speaker is not None and self._of_himself(line, d):
            own = self.own(speaker)
            if own is not None:
                return own, None
        if self._ours(line, d) and (code := self.page.lx.own_side) is not None:
            return Perpetrator(country_name(code) or code, code, "state"), None
        goes_on = self._goes_on(line, d) or self._same_ones(line, d)
        near = last is not None and (
            last[0] == paragraph or (last[1].code and len(self.scene.blamed) == 1 and not self._elsewhere(line, place))
        )
        if goes_on and last is not None and near and self._no_other(line, d, last[1]):
            return _perpetrator(last[1]), None
        told_later = d.hits[0].act.voice != ACTIVE and d.kind in HARMED and goes_on
        they = (
            last is None and goes_on and any(w.low in self.page.lx.they for w in line.words if w.end <= d.hits[0].start)
        )
        only = self._only_side(line, d.said, cases=("dat", "gen") if they else ()) if told_later or they else None
        return (only or (self._only_side(line, d.said) if self._same_ones(line, d) else None)), None

    def _elsewhere(self, line: Line, place: Place | None) -> bool:
        """Whether a paragraph tells of another matter than the one before, whose side did not do this: of another
        country, or of a blast that it lays on nobody."""
        country = place.country if place is not None else None
        moved = country is not None and self.scene.side_in is not None and country != self.scene.side_in
        begins = next(o.start for o in self.page.lines if o.sentence.paragraph == line.sentence.paragraph)
        blast = pattern(self.page.lx.language, "of_nobody").search(self.page.text, begins, line.end)
        armed = any(words.search(self.page.text, begins, line.end) for words in self.page.lx.weapons.values())
        return moved or (blast is not None and not armed)

    def _by_us(self, line: Line, d: Draft) -> bool:
        """`ми нікого не викрадали`, `наши снимали пленных`: the speaker's own side is the subject."""
        h = d.hits[0]
        return h.act.voice == ACTIVE and any(w.low in self.page.lx.we for w in line.words if h.lo <= w.start < h.hi)

    def _not_by_us(self, d: Draft) -> bool:
        """`ЦАХАЛ заявив, що лікарню не атакував`: what a side says was not done by anybody named, it did not do."""
        return d.stance is Stance.NEGATED and d.hits[0].act.voice == ACTIVE

    def denies(self, d: Draft, side: Perpetrator | None) -> bool:
        """A side that says that it did not do it denies it, also without a word for that."""
        speaker = d.said.speaker if d.said is not None else None
        if d.stance is not Stance.NEGATED or speaker is None or side is None or side.party is None:
            return False
        return d.hits[0].act.voice == ACTIVE and self.page.side_of(speaker.text) == side.party

    def _of_himself(self, line: Line, d: Draft) -> bool:
        """`Пленный рассказал, что по приказу застрелил мужчину`: a verb of one behind "that" whose subject is left out
        tells what the speaker himself did, where he is one of those who fight."""
        h, said, lx = d.hits[0], d.said, self.page.lx
        if said is None or said.speaker is None or said.lemma != SAY or not d.harm:
            return False
        who = words_of(said.speaker.text, 0, len(said.speaker.text))
        fights = any((w.low,) in lx.forces for w in who)
        if h.noun and said.cue is not None:  # "зізнався у вбивстві"
            owns = self.page.text[said.cue[0] : said.cue[1]].lower().startswith(lx.confess)
            return fights and owns and h.start - said.cue[1] < _OWNED
        if h.act.voice != ACTIVE:
            return False
        verb = line.words[h.first].low
        lo = max(said.parts[0][0], h.lo)
        begins = max((w.end for w in line.words if w.low == lx.that_word and lo <= w.end <= h.start), default=lo)
        between = [w for w in line.words if begins <= w.start < h.start]
        doers = any(
            w.low in lx.they or w.low in lx.people or ((w.low,) in lx.forces and lx.forces[w.low,].case == "nom")
            for w in between
        )
        return fights and verb.endswith(_ONE_DID) and not doers and not any(w.capital for w in between[1:])

    def _ours(self, line: Line, d: Draft) -> bool:
        """`наші розвідники розстріляли`: fighters of the side whose language it is, where nobody else speaks."""
        h, lx = d.hits[0], self.page.lx
        near = [w for w in line.words if h.lo <= w.start < h.hi]
        fighters = any(a.low in lx.we and (b.low,) in lx.forces for a, b in pairwise(near))
        before = [w.low for w in near if w.end <= h.start][-2:]  # "наші теж чавили": they alone
        alone = not listed(lx.language, "ours").isdisjoint(before) and not any(low in lx.people for low in before)
        return h.act.voice == ACTIVE and (fighters or alone)

    def _no_other(self, line: Line, d: Draft, told: Side) -> bool:
        """Whether the sentence names no other side that does something: in the first case beside "погибли" it is theirs
        who died."""
        died = d.hits[0].act.voice in (UNDERGO, PASSIVE)
        other = [s for s in self.page.sides[line.n] if s.acts and s.code not in (None, told.code)]
        return not any(not (died and s.case == "nom") for s in other)

    def _goes_on(self, line: Line, d: Draft) -> bool:
        """Whether an act without a doer goes on from the one told before: it is told by a passive, by what happened to
        people, by "they", or by a verb of one whose subject the sentence leaves out."""
        h, lx = d.hits[0], self.page.lx
        if h.act.voice == PASSIVE:
            return True
        if h.act.voice in (UNDERGO, NOUN):  # "двоє загинули", "двоє загиблих"
            return d.kind in ("die", "injure", "blast")
        words = [w for w in line.words if h.lo <= w.start < h.start]
        if any(w.low in lx.they for w in words):
            return True
        if in_relative(line.words, h, lx):
            return False  # "СБУ затримала двох агентів, які катували"
        return h.act.voice == ACTIVE and not any(w.capital or w.low in lx.people for w in words[1:])

    def _same_ones(self, line: Line, d: Draft) -> bool:
        """`Били щодня`, `тримали в підвалі`: a verb in the plural whose subject the sentence leaves out; and `солдати
        били`, soldiers of no side, who are those that the text speaks of."""
        h, lx = d.hits[0], self.page.lx
        if h.act.voice != ACTIVE or in_relative(line.words, h, lx):
            return False
        stretch = [lx.forces.get((w.low,)) for w in line.words if h.lo <= w.start < h.hi]
        return line.words[h.first].low.endswith(lx.plural_verbs) or any(f and f.case == "nom" for f in stretch)

    def police_of(self, line: Line, d: Draft, place: Place | None) -> Perpetrator | None:
        """`В Вигадці силовики забрали двох`: the police of a place are its state's, where the text names no other side
        and nobody else holds a part of the country."""
        h, lx = d.hits[0], self.page.lx
        country = place.country if place is not None else None
        told: set[str | None] = {s.code for sides in self.page.sides for s in sides}
        told |= {f.place.country for f in self.page.places}
        if country is None or not told <= {country, None} or country in table(lx.language, "where")["parted"]:
            return None
        case = "nom" if h.act.voice == ACTIVE else "ins"
        near = (lx.forces.get((w.low,)) for w in line.words if h.lo <= w.start < h.hi)
        police = next((f for f in near if f is not None and f.name == OF_STATE and f.case == case), None)
        return Perpetrator(f"{country_adjective(country)} {OF_STATE}", country, "force") if police is not None else None

    def _only_side(self, line: Line, said: Said | None, cases: Sequence[str] = ()) -> Perpetrator | None:
        """The one side that the paragraph says does anything, where it is only one, and where no other speaker says so
        ("Росія заявила, що ракету випустили українці"). `cases`: others in which "they" may have been told of."""
        near = [o.n for o in self.page.lines if o.sentence.paragraph == line.sentence.paragraph]
        who = [x.speaker for x in self.page.speech if x.sentence in near and x.speaker is not None]
        spoke = [(w.start, w.end) for w in who if w.start is not None and w.end is not None]
        named = [
            s for n in near for s in self.page.sides[n] if s.acts and s.code and s.case in ("nom", "ins", "", *cases)
        ]
        who_says = said.speaker.name if said is not None and said.speaker is not None else None
        others = [x for x in self.page.speech if x.speaker is not None and x.speaker.name != who_says]
        others = [x for x in others if not cases or x.sentence > line.n]  # "they" are those told of before, by anybody
        named = [s for s in named if not (any(x.covers(s.start, s.end) for x in others) or self._is_counted(s))]
        doing = [s for s in named if not any(lo <= s.start < hi for lo, hi in spoke) and not is_one(s, self.page.text)]
        doing = [s for s in doing if (s.case and not s.state) or s.case == "ins" or self._opens_clause(s)]
        return _perpetrator(doing[0]) if len({s.code for s in doing}) == 1 else None

    def _is_counted(self, s: Side) -> bool:
        """`160 грузин содержались`: people of a country right behind a number are those whom the text counts."""
        before = words_of(self.page.text, max(0, s.start - _BEFORE), s.start)[-1:]
        return s.kind == "people" and any(w.text[0].isdigit() or w.low in self.page.lx.numbers for w in before)

    def _opens_clause(self, s: Side) -> bool:
        """`…, ЗСУ обстріляли`, but `про позиції ЗСУ`, `бежали в Чад`: a name without cases is a subject where no noun
        or preposition stands before it. Of an authority also where it is: `в управлении СБУ`."""
        before = self.page.text[max(0, s.start - _BEFORE) : s.start].split("\n")[-1].strip().lower().split(" ")[-1]
        lx = self.page.lx
        where = s.kind == "state" and self.page.text[s.start : s.end].isupper() and before not in lx.prepositions
        return where or not before or not before[-1].isalpha() or before in lx.openers | lx.that

    def own(self, speaker: Speaker) -> Perpetrator | None:
        """A side that denies an act denies that it did it."""
        group = self.page.group_of(speaker.text)
        if group is not None:
            return _perpetrator(group)  # a group is no country
        code = self.page.side_of(speaker.text)
        return Perpetrator(country_name(code) or code, code, "state") if code is not None else None

    def accused(self, line: Line, said: Said) -> Perpetrator | None:
        lo, hi = said.accused or (0, 0)
        found = next((s for s in self.page.sides[line.n] if lo <= s.start < hi and s.code), None)
        return _perpetrator(found) if found is not None else None


def _perpetrator(s: Side) -> Perpetrator:
    kind = "state" if s.state or s.kind == "people" else s.kind
    return Perpetrator(s.name, s.code, kind)
