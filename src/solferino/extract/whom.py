"""To whom it was done: from the word that the tree gives to numbers, status, sex, age, side and the words themselves.

The phrase is read where it stands; pronouns and bare numbers ("them", "injuring 1,374") borrow who is meant from the
victims named before; their number only "them" and "they" of the same sentence do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.counts import CountFound
from solferino.extract.cue_tolls import toll_of
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import subject
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import last_word, noun_phrase
from solferino.extract.stretches import overlaps, stretches
from solferino.extract.tree import Token
from solferino.extract.triggers import fronted
from solferino.extract.victims import read_victims
from solferino.extract.victims_words import is_person_noun
from solferino.extract.whom_lent import counted_as, counts_word, lent, people_at, toll_before
from solferino.extract.whom_names import name_them
from solferino.extract.whom_one import age_behind, more_in_list, owner_of, sex_of_one
from solferino.model import VictimGroup, Victims
from solferino.terms.parties import PartyFound

_ON_PEOPLE = ("KIL", "LIB", "DEP", "SXV", "CASUALTIES", "MIS", "CON", "TOR", "HOS", "BODIES", "PER")
_ON_ONE = ("LIB", "KIL", "SXV", "TOR")
_ON_TELLERS = ("TOR", "SXV", "POW")  # what captives who tell of it have suffered themselves
_OF_ACT_WORD = ("bodies", "casualties", "die")  # classes whose word carries the people: "440 bodies"
_PART_OF = 24  # characters before a number in which words that make it a part stand
_ONE_EACH = ("KIL", "CASUALTIES")  # whose nouns count people: "16 killings", "nine deaths"
_PARTY_FORMS = ("adjective", "noun", "group", "term")
_BARE = ("NUM", "PRON", "DET", "ADJ", "ADV")
_MODIFIERS = ("nummod", "compound", "nmod", "amod", "poss", "quantmod")
_REACH = 60  # characters between a number and the act it may count; beyond, it is another clause's more often than not

_STATES = re.compile(
    r"(?: (?:from|in|of|after|since) [^,;:.]{1,60}?)?"  # "the toll from the strike has risen to 21"
    r"[\s:]*(?:(?:has|had|have|now|is|was|stands?|stood|rose|rises|risen|climbed|reached|at|to|of)\s+){1,4}"
)
_GIVES = ("give", "provide", "offer", "make")  # verbs over "accounts of"

# Between the dead and their number, and the other way round, under a verb that gives a toll.
_AT = re.compile(r"(?: [^,;:.\d]{0,60}?)? (?:at|as) ")
_THE = re.compile(r" the (?:number (?:of (?:the )?)?|people |persons )?")

_JOINED = re.compile(r"-[^\W\d_]+")

_THEM = ("them", "whom")
_SAME = ("them", "they", "their")
_ONE_BY_ONE = ("kill", "die", "shoot", "injure", "detain", "abduct", "torture", "rape", "captive", "mutilate")


Stretch = tuple[int, int]


def read_whom(d: Draft, counts: Sequence[CountFound], scene: Scene, lx: Lexicon) -> None:
    """Fill the draft's victims, and the stretches they were read from; `counts` are those of its sentence."""
    patient = d.patient
    whom = _Whom(d, counts, scene.here.parties, scene, lx)
    whom.read()
    unread = (d.victims.low, d.victims.high, d.victims.qualifier) == (None, None, None)
    if d.harm is not None and d.head.is_verb and unread:
        whom.right_behind()
    if unread and d.victims.low is None:
        whom.within()
    name_them(d, patient, scene, lx)
    if d.codes[0].startswith("LIB"):
        whom.with_others()
    v = d.victims
    if (v.low, v.high) == (1, 1) and d.victim_spans:
        here, (lo, hi) = scene.here, d.victim_spans[0]
        beside = [*stretches(here.parties), *stretches(here.places), *stretches(here.dates)]
        sex = v.sex or sex_of_one(d.parsed, lo, hi, beside, lx)
        d.victims = replace(v, sex=sex, age=age_behind(d.parsed, hi) or v.age)


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
        if (whom := d.hits[0].whom) is not None:
            told = self._numbered(whom)
            d.victims, d.victim_spans = (self._of_those(t, told) if t is not None else told), [whom]
            self.scene.last_victims = (d.parsed.sentence.paragraph, d.victims)
            return
        if (toll := self._toll()) is not None:
            who = self._read(toll.start, max(toll.end, toll.noun_end or 0))
            d.victims, d.victim_spans = who, [(toll.start, max(toll.end, toll.noun_end or 0))]
            self.scene.last_victims = (d.parsed.sentence.paragraph, who)
            return
        own = d.head.first("poss") if d.head.pos == "NOUN" else None
        if t is None and own is not None and own.lower in self.lx.whom.single_men | self.lx.whom.single_women:
            d.victims, d.victim_spans = self._single(own), [(own.start, own.end)]  # "his detention"
            return
        if t is None or t.lemma in self.lx.causes.words:
            if self._killings():
                return
            if d.hits[0].kind in _OF_ACT_WORD or d.codes[0] == "BODIES" or self._stated() is not None:
                self._from_act_word()
            elif not self._from_tellers():
                self._from_sentence()
            return
        if d.codes[0] == "BODIES" and d.head.tag == "NNS" and any(counts_word(c, d.head) for c in self.counts):
            self._from_act_word()  # "278 bodies were found, most of them civilians": those are counted
            return
        beside = d.codes[0] == "BODIES" or t.dep in ("compound", "amod")
        counted = d.codes[0] == "BODIES" and t.head.head is d.head and any(counts_word(c, d.head) for c in self.counts)
        if beside and d.head.pos == "NOUN" and (t.head is d.head or counted):
            self._from_act_word()  # "440 bodies of soldiers and civilians": the bodies are counted
            return
        if t.pos == "PROPN" and t.dep in ("pobj", "dobj") and overlaps(self.scene.here.places, t.start, t.end):
            self._from_sentence()  # "fired at Ortela": a place and nobody
            return
        t = d.patient = owner_of(self._counted(t), self.lx)
        if t.lower in self.lx.whom.single_men or t.lower in self.lx.whom.single_women:
            d.victims, d.victim_spans = self._single(t), [(t.start, t.end)]
        elif t.lower in self.lx.whom.teller:
            d.victims, d.victim_spans = self._own(), [(t.start, t.end)]
        elif t.pos == "PRON" and t.lower in self.lx.whom.open:
            self._from_sentence()
        else:
            self._from_phrase(t)

    def _counted(self, t: Token) -> Token:
        """`six of those killed`, `a third of the detainees`: the number stands above."""
        if t.dep == "pobj" and t.head.lower == "including" and self.draft.head.dep == "relcl" and self._set_off(t):
            return t.head.head  # "50 civilians, including five children, who were injured"
        if t.dep == "pobj" and t.head.lower == "of":
            above = t.head.head
            if above.pos == "NUM" or above.lower in self.lx.whom.shares:
                return above
        spots = (t, *t.below("nsubj", "nummod"))
        of_them = (c.first("pobj") for x in spots for c in x.below("prep") if c.lower == "of")
        if t.dep == "appos" and t.head.tag == "NNS" and any(x is not None and x.lower in _THEM for x in of_them):
            return t.head  # "eight people, three of them children, killed by …"
        if t.dep == "appos" and t.tag == t.head.tag == "NNS" and t.head.below("nummod") and not t.below("nummod"):
            return t.head  # "two brothers, apple growers, killed by …"
        return t

    def _set_off(self, t: Token) -> bool:
        """Whether a comma parts the clause about the noun from it."""
        tokens = self.draft.parsed.tokens
        return self.draft.head.head is t and t.i + 1 < len(tokens) and tokens[t.i + 1].text == ","

    def _single(self, t: Token) -> Victims:
        sex = "M" if t.lower in self.lx.whom.single_men else "F"
        before = self._recent() or Victims()
        one = Victims(low=1, high=1, qualifier="exact", sex=sex, status=before.status, party=before.party)
        with_others = t.below("conj")
        others = self._read(with_others[0].subtree()[0].start, noun_phrase(t, self.lx)[1]) if with_others else Victims()
        if others.low is None or others.high is None:
            return one
        return Victims(1 + others.low, 1 + others.high, "exact", sex=sex if others.sex == sex else None)

    def _own(self) -> Victims:
        """`they put me in a garage`: the one who tells it."""
        speaker = self.draft.said.speaker if self.draft.said is not None else None
        words = (speaker.text or "").lower() if speaker is not None else ""
        men, women = self.lx.whom.single_men, self.lx.whom.single_women
        told = self._teller() or Victims()
        sex = told.sex or ("M" if words in men else "F" if words in women else None)
        return Victims(low=1, high=1, qualifier="exact", sex=sex, age=told.age, status=told.status, party=told.party)

    def _from_tellers(self) -> bool:
        """Whether those who tell suffered it: `prisoners described beatings`, `several gave accounts of torture`."""
        d, words = self.draft, self.lx.whom
        if not d.codes[0].startswith(_ON_TELLERS):
            return False
        verbs = (u for u in d.head.up() if u.is_verb and (u.lemma in self.lx.cue_stance or u.lemma in _GIVES))
        who = next((s for s in (subject(u, self.lx) for u in verbs) if s is not None), None)
        if who is None:
            return False
        told = who
        if who.pos in _BARE or who.lower in words.plural:
            before = d.parsed.tokens[: who.i]
            told = next((x for x in reversed(before) if x.lemma.lower() in words.sufferers), who)
        if told.lemma.lower() not in words.sufferers:
            return False
        victims = self._read(*noun_phrase(told, self.lx))
        if told is not who:
            victims = lent(self._read(*noun_phrase(who, self.lx)), victims)
        first = next((x for x in d.parsed.tokens[: told.i] if x.lemma == told.lemma), None)
        if first is not None:  # "30 Karsian prisoners … the prisoners": who they are was said at first
            victims = lent(victims, self._read(*noun_phrase(first, self.lx)))
        d.victims, d.victim_spans = victims, [noun_phrase(who, self.lx)]
        return True

    def _from_phrase(self, t: Token) -> None:
        """From the words of the patient itself."""
        d = self.draft
        lo, hi = self._phrase(t)
        victims = self._read(lo, hi)
        clauses = t.below("acl", "relcl") if t.lower == "those" else []
        described = any(c.tag != "VBN" for c in clauses)  # "those trying to flee" says itself who they are
        bare = (t.pos in _BARE or t.lower in self.lx.whom.plural) and not described
        if bare:
            told = self._teller() if t.pos == "PRON" else None
            if told is not None and told.high == 1 and t.lower in self.lx.whom.plural:
                told = None  # "the guard says that they fell": others
            before = told or self._before(t)
            if before is not None:
                victims = lent(victims, before)
            if t.lower in _SAME and told is None and victims.low is None and (same := self._same(t)) is not None:
                victims = replace(victims, low=same.low, high=same.high, qualifier=same.qualifier)
            if told is not None:  # "thirty-one said that they were beaten": the number is theirs
                victims = counted_as(victims, told)
        what = t.head.first("attr") if t.dep == "nsubj" and t.head.lemma == "be" and d.head in t.children else None
        if what is not None:  # "those killed were militants"
            victims = replace(victims, status=self._read(*noun_phrase(what, self.lx)).status or victims.status)
        if t.tag == "NN":  # "the driver, a 38-year-old man"
            also = next((c for c in t.below("appos") if c.tag == "NN" and is_person_noun(c.lower)), None)
            victims = lent(victims, self._read(*noun_phrase(also, self.lx))) if also is not None else victims
        if t.dep == "nsubj" and t.head.lemma == "include" and (of := t.head.first("dobj")) is not None:
            part = self._read(*noun_phrase(of, self.lx))  # "the dead included three children"
            group = VictimGroup(part.sex, part.age, part.status, part.low, part.high)
            victims = replace(victims, low=part.low, high=None, qualifier="at_least", breakdown=(group,))
        victims = self._of_those(t, victims)
        if victims.low is None and victims.high is None and victims.qualifier is None and self._is_one(t):
            victims = replace(victims, low=1, high=1, qualifier="exact")  # "a wedding singer": no noun of the lists
        if d.hits[0].kind in _ONE_BY_ONE and victims.qualifier in (None, "exact") and victims.low == victims.high:
            more = more_in_list(t, self.lx)
            number = (victims.low or 0) + more
            victims = replace(victims, low=number, high=number, qualifier="exact") if more else victims
        if self._is_people(t, victims, bare=bare):
            d.victims, d.victim_spans = victims, [(lo, hi)]
            self.scene.last_victims = (d.parsed.sentence.paragraph, victims)
        elif not self._from_tellers():
            self._from_sentence()

    def _of_those(self, t: Token, victims: Victims) -> Victims:
        """With the part that `of the 30 people killed, 12 were women` tells; `of those killed, 12 …` counts only it."""
        be = fronted(t)
        number = be.first("nsubj") if be is not None else None
        what = be.first("attr") if be is not None else None
        if be is None or what is None or number is None or number.pos != "NUM":
            return victims
        part = self._read(*noun_phrase(what, self.lx))
        of = next((c for c in self.counts if c.start <= number.start < c.end), None)
        if of is None:
            return victims
        if victims.low is not None:
            group = VictimGroup(part.sex, part.age, part.status, of.low, of.high)
            return replace(victims, breakdown=(*victims.breakdown, group))
        return replace(part, low=of.low, high=of.high, qualifier=of.qualifier, status=part.status or victims.status)

    def _same(self, t: Token) -> Victims | None:
        """Those whom "them" means: the one group of people that the sentence counts before it, beside the agents."""
        of_agents = {x.i for a in self.draft.agents for x in a.subtree()}
        before = [x for x in self.draft.parsed.tokens[: t.i] if x.tag in ("NNS", "NNPS") and x.i not in of_agents]
        found = [self._read(*noun_phrase(x, self.lx)) for x in before if is_person_noun(x.lower)]
        counted = [v for v in found if v.low is not None]
        numbers = {(v.low, v.high) for v in counted}  # "the bodies of six hostages": the same six
        return counted[-1] if len(numbers) == 1 and found[-1:] == counted[-1:] else None

    def _is_one(self, t: Token) -> bool:
        """Whether a singular noun with an article stands for one person: `a bomb maker was arrested`."""
        words, acts = self.lx.whom, self.lx.acts
        if t.tag in ("NNP", "JJ") and any(c.lower == "one" for c in t.below("nummod")):
            return True  # "one Afghan"
        known = acts.objects.keys() | acts.things | acts.military | words.collective
        if t.tag != "NN" or t.lemma in known or t.below("conj") or not self.draft.codes[0].startswith(_ON_ONE):
            return False
        of = [x for c in t.below("prep") if c.lower == "of" for x in c.below("pobj")]
        if any(x.tag in ("NNS", "NNPS", "PRP") for x in of):
            return False  # "a third of the prisoners", "a group of them"
        return (
            any(c.lower in words.of_one for c in t.below("det"))
            and t.below("compound", "amod", "relcl", "acl", "prep") != []
        )

    def _is_people(self, t: Token, v: Victims, *, bare: bool) -> bool:
        acts = self.lx.acts
        if t.lemma == "side" or (t.lemma in acts.things and t.lemma not in acts.civilian and self._is_hit()):
            return False  # "violations on the Karsian side": whose they are; "the Academic Theatre was destroyed"
        of_things = self.draft.hits[0].kind in ("destroy", "loot") and not any(c.unit == "persons" for c in self.counts)
        if t.pos == "NUM" and of_things and v.status is None:
            return False  # "80 houses were hit and 60 were destroyed"
        if t.pos == "NOUN" and t.lemma in acts.structures and not is_person_noun(t.lower) and not bare:
            return False  # "a civilian car"
        if v.status or v.sex or v.age or bare:
            return t.lemma not in acts.objects or t.lemma in acts.civilian
        if self._is_hit() and t.pos == "NOUN" and not self._named_people(t):
            return False  # "uprooted 200 olive trees"
        if v.party:  # "the Karsian embassy": of a side, and a thing
            return not (t.lemma in acts.objects or t.lemma in acts.things) or t.lemma in acts.civilian
        return (
            v.low is not None
            or v.share is not None
            or v.qualifier is not None
            or (t.pos == "PROPN" and self.draft.head.lemma not in self.lx.whom.on_towns)
            or self._named_people(t)
        )

    def _named_people(self, t: Token) -> bool:
        """Whether the noun is one for people."""
        acts, lx = self.lx.acts, self.lx
        if t.lemma in acts.civilian and t.lemma not in acts.structures:
            return True  # but "ambushed a bus"
        people = (acts.military, lx.subjects.people, lx.whom.also_people)
        return any(t.lemma in words for words in people) or (is_person_noun(t.lower) and t.lower not in acts.things)

    def _is_hit(self) -> bool:
        d = self.draft
        return d.codes[0].startswith(("PRO", "SPO")) or d.hits[0].kind in ("attack", "destroy", "loot")

    def _phrase(self, t: Token) -> Stretch:
        """The noun phrase with what counts or describes its people: "of them", "including …", "mostly civilians"."""
        p, words = self.draft.parsed, self.lx.whom
        lo, hi = noun_phrase(t, self.lx)
        if p.text(lo, lo + 5) == "dead " and self.draft.hits[0].end == lo + 4:
            lo += 5  # "shot dead three men"
        after = next((x for x in p.tokens if x.start == hi + 1), None)
        if after is not None and t.tag == "NNP" and after.tag in ("NN", "NNS") and is_person_noun(after.lower):
            hi = after.end  # "an Islamic Movement of Uzbekistan leader": hung elsewhere
        if (joined := _JOINED.match(p.sentence.text, hi - p.start)) is not None:
            hi = p.start + joined.end()  # "a Taliban sub" of "sub-commander"
        for c in t.children:
            part = c.dep == "prep" and c.lower in words.part_prepositions
            if part or (c.dep == "appos" and words.adds.match(p.sentence.text, c.subtree()[0].start - p.start)):
                hi = max(hi, last_word(c).end)
        hi = self._together(hi)
        text, at = p.sentence.text, hi - p.start
        more = words.more_about.match(text, at)
        if more is not None:
            ends = words.more_ends.search(text, more.end())
            hi = p.start + (ends.start() if ends is not None else len(text))
        return lo, hi

    def _together(self, hi: int) -> int:
        """Where those end who suffered it too: `the leader along with two others`, `who was held along with …`."""
        d, p = self.draft, self.draft.parsed
        for at in (hi, d.head.end if d.head.is_verb and d.head.start > hi else hi):
            also = self.lx.whom.together.match(p.sentence.text, at - p.start)
            words = p.between(p.start + also.end(), p.end) if also is not None else []
            who = next((x for x in words if x.pos in ("NOUN", "PROPN", "NUM")), None)
            while who is not None and who.dep in _MODIFIERS and who.head.i > who.i:
                who = who.head  # "two suspected insurgents", "one Taliban commander"
            if who is not None:
                return max(hi, noun_phrase(who, self.lx)[1])
        return hi

    def _read(self, lo: int, hi: int) -> Victims:
        p = self.draft.parsed
        cut = self.lx.whom.ages.search(p.sentence.text, lo - p.start, hi - p.start)
        if cut is not None:
            hi = p.start + cut.start()
        by = next((t for t in p.between(lo, hi) if t.lower == "by" and t.head.is_verb and t.head.start >= lo), None)
        if by is not None:
            hi = max(lo, by.start - 1)  # "rapes committed by Karsian soldiers": those who did it
        for c in self.counts:
            if c.start < lo <= c.number_end:
                lo = c.start  # the qualifier stands left of what the tree calls the phrase: "at least 32"
            elif lo < c.start and p.text(lo, c.start).lower() == "over ":
                lo = c.start  # "talks over 200 hostages": no more than 200
        party = next(
            (x.code for x in self.parties if lo <= x.start and x.end <= hi and x.form in _PARTY_FORMS and x.code), None
        )
        return read_victims(p.text(lo, hi), context=p.sentence.text, party=party)

    def _from_act_word(self) -> None:
        """`440 bodies, mostly civilians`, `the deaths of …`, `civilian casualties`: the act word carries the people."""
        d, t = self.draft, self.draft.head
        lo, hi = self._phrase(t)
        victims = self._read(lo, hi)
        own = next((c for c in self.counts if counts_word(c, t)), None) or self._stated()
        if own is not None and victims.low is None and own.low is not None:
            victims = replace(victims, low=own.low, high=own.high, qualifier=own.qualifier, share=own.share, of=own.of)
        if d.codes[0] == "BODIES" and "grave" in t.lemma and victims.low is not None:
            victims = replace(victims, low=None, high=None, qualifier=None)  # graves are counted, not people
        if victims != Victims(description=victims.description):
            d.victims, d.victim_spans = victims, [(lo, hi)]
            self.scene.last_victims = (d.parsed.sentence.paragraph, victims)

    def _killings(self) -> bool:
        """`105 other killings`, `nine executions`: each is of somebody, so that their number is that of the dead."""
        d = self.draft
        own = next((c for c in self.counts if counts_word(c, d.head)), None) if d.head.tag == "NNS" else None
        if own is None or own.low is None or not d.codes[0].startswith(_ONE_EACH):
            return False
        before = d.parsed.text(own.start - _PART_OF, own.start)
        if any(m.end() == len(before) for m in self.lx.whom.more_about.finditer(before)):
            return False  # "16 killings, among them nine executions": nine of the sixteen
        told = self._read(own.start, d.head.end)  # "11 civilian casualties"
        d.victims = replace(told, low=own.low, high=own.high, qualifier=own.qualifier)
        d.victim_spans = [(own.start, d.head.end)]
        self.scene.last_victims = (d.parsed.sentence.paragraph, d.victims)
        return True

    def _stated(self) -> CountFound | None:
        """`the death toll has risen to 31`, `put the dead at 31`: the number right behind a word for the dead."""
        d, end = self.draft, self.draft.hits[-1].end
        if d.codes[0] != "CASUALTIES":
            return None
        behind = (c for c in self.counts if c.start >= end and _STATES.fullmatch(d.parsed.text(end, c.start)))
        return next((c for c in behind if c.unit in (None, "persons")), None)

    def _toll(self) -> CountFound | None:
        """`put the dead at 31 and the wounded at 40`, `puts at 75 the dead among refugees`: their number."""
        d, p, h = self.draft, self.draft.parsed, self.draft.hits[0]
        word = p.text(h.start, h.end).lower()
        if word not in self.lx.cues.tolls or not any(toll_of(u, self.lx) is not None for u in d.head.up()):
            return None
        people = [c for c in self.counts if c.unit in (None, "persons") and (c.low or c.high)]
        behind = (c for c in people if c.start >= h.end and _AT.fullmatch(p.text(h.end, c.start)))
        before = (c for c in people if c.end <= h.start and _THE.fullmatch(p.text(c.end, h.start)))
        return next(behind, None) or next(before, None)

    def _from_sentence(self) -> None:
        """The nearest number of persons, where the tree leads to nobody ("Fourteen men had vanished")."""
        d = self.draft
        if not d.codes[0].startswith(_ON_PEOPLE) or (d.hits[0].kind == "attack" and d.harm is None):
            return
        best = min(filter(self._may_count, self.counts), key=self._gap, default=None)
        if best is None or self._gap(best) > _REACH:
            return
        hi = max(best.end, best.noun_end or best.end)
        d.victims, d.victim_spans, d.near_by = self._read(best.start, hi), [(best.start, hi)], True

    def _gap(self, c: CountFound) -> int:
        h = self.draft.hits[0]
        return max(c.start - h.end, h.start - c.end)

    def right_behind(self) -> None:
        """Read a number of people right behind the act word, where the parser hung it on what follows."""
        found = people_at(self.draft.hits[0].end + 1, self.counts)
        if found is not None:
            self.draft.victims, self.draft.victim_spans = self._read(*found), [found]

    def with_others(self) -> None:
        """Count those with whom one was taken as well: `was arrested with two cousins`."""
        d = self.draft
        along = (x for c in d.head.below("prep") if c.lower == "with" for x in c.below("pobj"))
        others = next((x for x in along if is_person_noun(x.lower)), None)
        one = d.patient is not None and (d.patient.tag == "NNP" or d.patient.pos == "PRON") and d.victims.low is None
        own = 1 if one else d.victims.low
        if others is None or own is None or own != (d.victims.high or own):
            return
        span = noun_phrase(others, self.lx)
        more = self._read(*span)
        if more.low is not None and more.low == more.high:
            both, d.victim_spans = own + more.low, [*d.victim_spans, span]
            sex = d.victims.sex if d.victims.sex == more.sex else None
            d.victims = replace(d.victims, low=both, high=both, qualifier="exact", sex=sex, age=None)

    def within(self) -> None:
        """Read a number that is part of the words for the act: `six missing`."""
        h = self.draft.hits[0]
        found = next((c for c in self.counts if h.start <= c.start and c.end <= h.end and c.low), None)
        if found is not None and self.draft.codes[0].startswith(_ON_PEOPLE):
            self.draft.victims, self.draft.victim_spans = self._read(h.start, h.end), [(h.start, h.end)]

    def _numbered(self, whom: Stretch) -> Victims:
        """Those whom a number counts; a bare one counts the people of the toll before: `2 boys killed and 8 hurt`."""
        d, victims = self.draft, self._read(*whom)
        text, words = d.parsed.sentence.text, self.lx.whom
        if (more := words.more_about.match(text, d.hits[0].end - d.parsed.start)) is not None:
            ends = words.more_ends.search(text, more.end())  # "12 dead, including five children"
            part = text[more.start() : ends.start() if ends is not None else len(text)]
            victims = replace(victims, breakdown=read_victims(d.parsed.text(*whom) + part).breakdown)
        bare = d.patient is not None and d.patient.pos == "NUM"
        told = toll_before(d.parsed, whom[0], self.counts, self.lx) if bare else None
        return lent(victims, self._read(*told)) if told is not None else victims

    def _may_count(self, c: CountFound) -> bool:
        """Whether a number is of persons, in the same words of the same speaker, and in the same clause."""
        d, h = self.draft, self.draft.hits[0]
        if any(a.subtree()[0].start <= c.start <= a.end for a in (*d.agents, *self._linked())):
            return False  # those who did it
        if c.unit != "persons" or not (c.low or c.high) or c.end > d.parsed.end:
            return False
        if "anti-" in d.parsed.text(c.start, c.noun_end or c.end).lower():
            return False  # "ten anti-personnel mines"
        if d.said is not None and d.said.covers(c.start, c.end) != d.said.covers(h.start, h.end):
            return False
        return not set(",;") & set(d.parsed.text(min(c.end, h.end), max(c.start, h.start)))

    def _linked(self) -> list[Token]:
        """Those whom words tie to the act as its doers: `a commander linked to a murder`."""
        ties = [u for u in self.draft.head.up() if u.lemma in self.lx.sides.linked]
        who = [u.head if u.dep in ("acl", "amod", "relcl") else subject(u, self.lx) for u in ties]
        return [w for w in who if w is not None]

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

    def _acts(self, x: Token) -> bool:
        """Whether the words are for those who did something of the kind in the sentence: nobody who suffered it."""
        does = x.dep == "nsubj" and x.head.lemma in self.lx.acts.verbs
        return does or (x.dep == "pobj" and x.head.lower == "by")

    def _before(self, t: Token) -> Victims | None:
        """The people meant by "them": the nearest named before in the sentence, else the last victims told."""
        p = self.draft.parsed
        of_agents = {x.i for a in self.draft.agents for x in a.subtree()}
        first = t.head.head.first("dobj") if t.dep == "dobj" and t.head.dep == "conj" else None
        if first is not None and first.i < t.i:
            v = self._read(*noun_phrase(first, self.lx))  # "separated the men from the women and marched them off"
            if v.status or v.party or v.age or v.sex:
                return v
        for x in reversed(p.tokens[: t.i]):
            if x.tag in ("NNS", "NNPS") and x.i not in of_agents and not self._acts(x):
                v = self._read(*noun_phrase(x, self.lx))
                if v.status or v.party or v.age or v.sex:
                    return v
        return self._recent()
