"""To whom it was done: from the word that the tree gives to numbers, status, sex, age, side and the words themselves.

The front door. The words that may say it are tried in order, each by the rules of a file of its own: the number that
counts them (whom_patient), a toll or the word for the act (whom_act), the patient (whom_patient), who tells of it
(whom_tellers), the nearest number (whom_near). Names (whom_names) and what is said of one person (whom_one) come last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.contents import Stretch
from solferino.extract.counts import CountFound
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.stretches import stretches
from solferino.extract.victims_words import is_person_noun
from solferino.extract.whom_act import is_carrier, number_stated, of_act_word, of_killings, toll_given
from solferino.extract.whom_lent import single
from solferino.extract.whom_names import name_them
from solferino.extract.whom_near import nearest, right_behind, within
from solferino.extract.whom_one import age_behind, owner_of, sex_of_one
from solferino.extract.whom_patient import counted_word, of_number, of_patient
from solferino.extract.whom_phrase import Sought, victims_at, victims_of
from solferino.extract.whom_tellers import of_tellers, oneself
from solferino.model import Victims


@dataclass(frozen=True, slots=True)
class _Read:
    """Victims and the words they were read from.

    `lends`: whether "them" may mean them later. `near_by`: whether they are only those counted nearest.
    """

    victims: Victims
    words: Stretch
    lends: bool = False
    near_by: bool = False


def read_whom(d: Draft, counts: Sequence[CountFound], scene: Scene, lx: Lexicon) -> None:
    """Fill the draft's victims, and the stretches they were read from; `counts` are those of its sentence."""
    s, patient = Sought(d, counts, scene, lx), d.patient
    found = _read(s)
    if found is not None:
        d.victims, d.victim_spans, d.near_by = found.victims, [found.words], found.near_by
        if found.lends:
            scene.last_victims = (d.parsed.sentence.paragraph, d.victims)
    if (d.victims.low, d.victims.high, d.victims.qualifier) == (None, None, None):
        words = right_behind(s)
        if words is None and (stated := number_stated(s)) is not None:
            told = victims_at(s, *stated)
            d.victims = replace(d.victims, low=told.low, high=told.high, qualifier=told.qualifier)
            d.victim_spans = [*d.victim_spans, stated]
        if words is not None:
            d.victims, d.victim_spans = victims_at(s, *words), [words]
        if d.victims.low is None and (words := within(s)) is not None:
            d.victims, d.victim_spans = victims_at(s, *words), [words]
    name_them(d, patient, scene, lx)
    if d.codes[0].startswith("LIB"):
        _with_others(s)
    v = d.victims
    if (v.low, v.high) == (1, 1) and d.victim_spans:
        here, (lo, hi) = scene.here, d.victim_spans[0]
        beside = [*stretches(here.parties), *stretches(here.places), *stretches(here.dates)]
        sex = v.sex or sex_of_one(d.parsed, lo, hi, beside, lx)
        d.victims = replace(v, sex=sex, age=age_behind(d.parsed, hi) or v.age)


def _read(s: Sought) -> _Read | None:
    """The first words that say whom. The draft's patient becomes the word that its number or its owner stands at."""
    d, t, lx = s.draft, s.draft.patient, s.lx
    one = lx.whom.single_men | lx.whom.single_women
    if (counted := d.hits[0].whom) is not None:
        return _Read(of_number(s, counted), counted, lends=True)
    if (toll := toll_given(s)) is not None:
        return _Read(victims_at(s, *toll), toll, lends=True)
    own = d.head.first("poss") if d.head.pos == "NOUN" else None
    if t is None and own is not None and own.lower in one:
        return _Read(single(s, own), (own.start, own.end))  # "his detention"
    if t is not None and t.lemma in lx.causes.words:
        t = None
    if t is None and (dead := of_killings(s)) is not None:
        return _Read(*dead, lends=True)
    if is_carrier(s, t):
        carried = of_act_word(s)
        return _Read(*carried, lends=True) if carried is not None else None
    if t is None:
        return _tellers_or_nearest(s)
    if t.pos == "PROPN" and t.dep in ("pobj", "dobj") and s.scene.here.is_ground(t):
        return _nearest(s)  # "fired at Ortela": a place and nobody
    t = d.patient = owner_of(counted_word(s, t), lx)
    if t.lower in one:
        return _Read(single(s, t), (t.start, t.end))
    if t.lower in lx.whom.teller:
        return _Read(oneself(s), (t.start, t.end))
    if t.pos == "PRON" and t.lower in lx.whom.open:
        return _nearest(s)
    people = of_patient(s, t)
    return _Read(*people, lends=True) if people is not None else _tellers_or_nearest(s)


def _tellers_or_nearest(s: Sought) -> _Read | None:
    told = of_tellers(s)
    return _Read(*told) if told is not None else _nearest(s)


def _nearest(s: Sought) -> _Read | None:
    words = nearest(s)
    return _Read(victims_at(s, *words), words, near_by=True) if words is not None else None


def _with_others(s: Sought) -> None:
    """Count those with whom one was taken as well: `was arrested with two cousins`."""
    d = s.draft
    along = (x for c in d.head.below("prep") if c.lower == "with" for x in c.below("pobj"))
    others = next((x for x in along if is_person_noun(x.lower) and x is not d.patient), None)
    many = d.patient is not None and d.patient.lower in s.lx.whom.plural  # "they were taken with ten others"
    alone = d.patient is not None and (d.patient.tag == "NNP" or d.patient.pos == "PRON") and not many
    one = alone and d.victims.low is None
    own = 1 if one else d.victims.low
    if others is None or own is None or own != (d.victims.high or own):
        return
    more = victims_of(s, others)
    if more.low is not None and more.low == more.high:
        both, d.victim_spans = own + more.low, [*d.victim_spans, noun_phrase(others, s.lx)]
        sex = d.victims.sex if d.victims.sex == more.sex else None
        d.victims = replace(d.victims, low=both, high=both, qualifier="exact", sex=sex, age=None)
