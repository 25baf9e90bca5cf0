"""To whom it was done: from the word that the tree gives to numbers, status, sex, age, side and the words themselves.

The phrase is read where it stands; pronouns and bare numbers ("them", "injuring 1,374") borrow who is meant from the
victims named before, never their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.counts import CountFound
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Token
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.victims import read_victims
from solferino.model import Victims
from solferino.terms.parties import PartyFound

_ON_PEOPLE = ("KIL", "LIB", "DEP", "SXV", "CASUALTIES", "MIS", "CON", "TOR")
_OF_ACT_WORD = ("bodies", "casualties", "die")  # classes whose word carries the people: "440 bodies"
_PARTY_FORMS = ("adjective", "noun", "group", "term")
_BARE = ("NUM", "PRON", "DET", "ADJ", "ADV")
_REACH = 60  # characters between a number and the act it may count; beyond, it is another clause's more often than not

Stretch = tuple[int, int]


def read_whom(d: Draft, counts: Sequence[CountFound], scene: Scene, lx: Lexicon) -> None:
    """Fill the draft's victims, and the stretches they were read from; `counts` are those of its sentence."""
    _Whom(d, counts, scene.here.parties, scene, lx).read()


@dataclass(frozen=True, slots=True)
class _Whom:
    """One draft, with the numbers and parties of its sentence."""

    draft: Draft
    counts: Sequence[CountFound]
    parties: Sequence[PartyFound]
    scene: Scene
    lx: Lexicon

    def read(self) -> None:
        d, t = self.draft, self.draft.patient
        if t is None or t.lemma in self.lx.causes.words:
            if d.hits[0].kind in _OF_ACT_WORD or d.codes[0] == "BODIES":
                self._from_act_word()
            else:
                self._from_sentence()
            return
        beside = d.codes[0] == "BODIES" or t.dep in ("compound", "amod")
        if beside and d.head.pos == "NOUN" and t.head is d.head:
            self._from_act_word()
            return
        t = d.patient = self._counted(t)
        if t.lower in self.lx.whom.single_men or t.lower in self.lx.whom.single_women:
            d.victims, d.victim_spans = self._single(t), [(t.start, t.end)]
        elif t.pos == "PRON" and t.lower in self.lx.whom.open:
            self._from_sentence()
        else:
            self._from_phrase(t)

    def _counted(self, t: Token) -> Token:
        """`six of those killed`, `a third of the detainees`: the number stands above."""
        if t.dep == "pobj" and t.head.lower == "of":
            above = t.head.head
            if above.pos == "NUM" or above.lower in self.lx.whom.shares:
                return above
        return t

    def _single(self, t: Token) -> Victims:
        sex = "M" if t.lower in self.lx.whom.single_men else "F"
        before = self._recent() or Victims()
        return Victims(low=1, high=1, qualifier="exact", sex=sex, status=before.status, party=before.party)

    def _from_phrase(self, t: Token) -> None:
        """From the words of the patient itself."""
        d = self.draft
        lo, hi = self._phrase(t)
        victims = self._read(lo, hi)
        bare = t.pos in _BARE or t.lower in self.lx.whom.plural
        if bare:
            told = self._teller() if t.pos == "PRON" else None
            before = told or self._before(t)
            if before is not None:
                victims = _lent(victims, before)
            if told is not None:  # "thirty-one said that they were beaten": the number is theirs
                victims = _counted_as(victims, told)
        if self._is_people(t, victims, bare=bare):
            d.victims, d.victim_spans = victims, [(lo, hi)]
            self.scene.last_victims = (d.parsed.sentence.paragraph, victims)
        else:
            self._from_sentence()

    def _is_people(self, t: Token, v: Victims, *, bare: bool) -> bool:
        acts = self.lx.acts
        if v.status or v.sex or v.age or v.party or bare:
            return t.lemma not in acts.objects or t.lemma in acts.civilian
        return (
            t.pos == "PROPN"
            or t.lemma in acts.civilian
            or t.lemma in acts.military
            or t.lemma in self.lx.subjects.people
            or t.lemma in self.lx.whom.also_people
        )

    def _phrase(self, t: Token) -> Stretch:
        """The noun phrase with what counts or describes its people: "of them", "including …", "mostly civilians"."""
        p, words = self.draft.parsed, self.lx.whom
        lo, hi = noun_phrase(t)
        for c in t.children:
            part = c.dep == "prep" and c.lower in words.part_prepositions
            if part or (c.dep == "appos" and words.adds.match(p.sentence.text, c.subtree()[0].start - p.start)):
                hi = max(hi, c.subtree()[-1].end)
        text, at = p.sentence.text, hi - p.start
        more = words.more_about.match(text, at)
        if more is not None:
            ends = words.more_ends.search(text, more.end())
            hi = p.start + (ends.start() if ends is not None else len(text))
        return lo, hi

    def _read(self, lo: int, hi: int) -> Victims:
        p = self.draft.parsed
        cut = self.lx.whom.ages.search(p.sentence.text, lo - p.start, hi - p.start)
        if cut is not None:
            hi = p.start + cut.start()
        for c in self.counts:
            if c.start < lo <= c.number_end:
                lo = c.start  # the qualifier stands left of what the tree calls the phrase: "at least 32"
        party = next(
            (x.code for x in self.parties if lo <= x.start and x.end <= hi and x.form in _PARTY_FORMS and x.code), None
        )
        return read_victims(p.text(lo, hi), context=p.sentence.text, party=party)

    def _from_act_word(self) -> None:
        """`440 bodies, mostly civilians`, `the deaths of …`, `civilian casualties`: the act word carries the people."""
        d, t = self.draft, self.draft.head
        lo, hi = self._phrase(t)
        victims = self._read(lo, hi)
        own = next((c for c in self.counts if _counts_word(c, t)), None)
        if own is not None and victims.low is None and own.low is not None:
            victims = replace(victims, low=own.low, high=own.high, qualifier=own.qualifier, share=own.share, of=own.of)
        if d.codes[0] == "BODIES" and "grave" in t.lemma and victims.low is not None:
            victims = replace(victims, low=None, high=None, qualifier=None)  # graves are counted, not people
        if victims != Victims(description=victims.description):
            d.victims, d.victim_spans = victims, [(lo, hi)]
            self.scene.last_victims = (d.parsed.sentence.paragraph, victims)

    def _from_sentence(self) -> None:
        """The nearest number of persons, where the tree leads to nobody ("Fourteen men had vanished")."""
        d = self.draft
        if not d.codes[0].startswith(_ON_PEOPLE):
            return
        best = min(filter(self._may_count, self.counts), key=self._gap, default=None)
        if best is None or self._gap(best) > _REACH:
            return
        hi = max(best.end, best.noun_end or best.end)
        d.victims, d.victim_spans = self._read(best.start, hi), [(best.start, hi)]

    def _gap(self, c: CountFound) -> int:
        h = self.draft.hits[0]
        return max(c.start - h.end, h.start - c.end)

    def _may_count(self, c: CountFound) -> bool:
        """Whether a number is of persons, in the same words of the same speaker, and in the same clause."""
        d, h = self.draft, self.draft.hits[0]
        if c.unit != "persons" or not (c.low or c.high) or c.end > d.parsed.end:
            return False
        if d.said is not None and d.said.covers(c.start, c.end) != d.said.covers(h.start, h.end):
            return False
        return "," not in d.parsed.text(min(c.end, h.end), max(c.start, h.start))

    def _recent(self) -> Victims | None:
        """The last victims told in this paragraph or the one before."""
        last = self.scene.last_victims
        return last[1] if last is not None and last[0] >= self.draft.parsed.sentence.paragraph - 1 else None

    def _teller(self) -> Victims | None:
        """The speakers themselves, where they tell what was done to them."""
        d = self.draft
        s = d.said.speaker if d.said else None
        if s is None or s.start is None or s.end is None or not d.parsed.start <= s.start < d.parsed.end:
            return None
        v = self._read(s.start, s.end)
        return v if v.low is not None or v.status or v.party or v.share else None

    def _before(self, t: Token) -> Victims | None:
        """The people meant by "them": the nearest named before in the sentence, else the last victims told."""
        p = self.draft.parsed
        of_agents = {x.i for a in self.draft.agents for x in a.subtree()}
        for x in reversed(p.tokens[: t.i]):
            if x.tag in ("NNS", "NNPS") and x.i not in of_agents:
                v = self._read(*noun_phrase(x))
                if v.status or v.party or v.age or v.sex:
                    return v
        return self._recent()


def _counts_word(c: CountFound, t: Token) -> bool:
    """Whether the number counts the word, or the word is its noun."""
    if c.start <= t.start < max(c.end, c.noun_end or 0):
        return True
    return c.noun_start is not None and c.noun_start <= t.start < (c.noun_end or 0)


def _lent(victims: Victims, before: Victims) -> Victims:
    """Victims whose words do not say who they are, with who was meant before; a share is one of those."""
    return replace(
        victims,
        status=victims.status or before.status,
        sex=victims.sex or before.sex,
        age=victims.age or before.age,
        party=victims.party or before.party,
        of=victims.of or (before.low if victims.share and before.low == before.high else None),
    )


def _counted_as(victims: Victims, told: Victims) -> Victims:
    """Victims without a number of their own, with that of those who tell."""
    return replace(
        victims,
        low=told.low if victims.low is None else victims.low,
        high=told.high if victims.low is None and victims.high is None else victims.high,
        qualifier=victims.qualifier or told.qualifier,
    )
