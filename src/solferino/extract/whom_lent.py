"""Those meant by a word that does not say who they are: `them`, `injuring 1,374`, `2 boys killed and 8 hurt`.

Who is meant is borrowed from the people named before, in the sentence or just before it; how many they are only by
"them" and "they" of the same sentence.
"""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.contents import Stretch
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun
from solferino.extract.whom_near import words_counted
from solferino.extract.whom_phrase import Sought, victims_at, victims_of
from solferino.model import Victims

_MANY = ("NNS", "NNPS")


def lent(victims: Victims, before: Victims | None) -> Victims:
    """Victims whose words do not say who they are, with who was meant before; a share is one of those."""
    if before is None:
        return victims
    return replace(
        victims,
        status=victims.status or before.status,
        sex=victims.sex or before.sex,
        age=victims.age or before.age,
        party=victims.party or before.party,
        of=victims.of or (before.low if victims.share and before.low == before.high else None),
    )


def as_many(victims: Victims, told: Victims) -> Victims:
    """Victims without a number of their own, with that of those who tell."""
    return replace(
        victims,
        low=told.low if victims.low is None else victims.low,
        high=told.high if victims.low is None and victims.high is None else victims.high,
        qualifier=victims.qualifier or told.qualifier,
    )


def recent(s: Sought) -> Victims | None:
    """The last victims told in this paragraph or the one before; of those before it is open whether they fought."""
    last, here = s.scene.last_victims, s.draft.parsed.sentence.paragraph
    if last is None or last[0] < here - 1:
        return None
    return last[1] if last[0] == here else replace(last[1], status=None)


def single(s: Sought, t: Token) -> Victims:
    """`his detention`, `he and two others`: one man or woman, with those beside."""
    sex = "M" if t.lower in s.lx.whom.single_men else "F"
    before = recent(s) or Victims()
    one = Victims(low=1, high=1, qualifier="exact", sex=sex, status=before.status, party=before.party)
    with_others = t.below("conj")
    others = victims_at(s, with_others[0].subtree()[0].start, noun_phrase(t, s.lx)[1]) if with_others else Victims()
    if others.low is None or others.high is None:
        return one
    return Victims(1 + others.low, 1 + others.high, "exact", sex=sex if others.sex == sex else None)


def meant_by(s: Sought, t: Token) -> Victims | None:
    """The people meant by "them": the nearest named before in the sentence, else the last victims told."""
    first = t.head.head.first("dobj") if t.dep == "dobj" and t.head.dep == "conj" else None
    named = [first] if first is not None and first.i < t.i else []  # "parted the men from the women and led them off"
    named += [x for x in _before(s, t) if not _acts(s, x)]
    found = (victims_of(s, x) for x in named)
    return next((v for v in found if v.status or v.party or v.age or v.sex), None) or recent(s)


def counted_before(s: Sought, t: Token) -> Victims | None:
    """Those whom "them" means: the one group of people that the sentence counts before it, beside the agents."""
    found = [victims_of(s, x) for x in _before(s, t) if is_person_noun(x.lower)]
    counted = [v for v in found if v.low is not None]
    numbers = {(v.low, v.high) for v in counted}  # "the bodies of six hostages": the same six
    return counted[0] if len(numbers) == 1 and found[:1] == counted[:1] else None


def toll_before(s: Sought, start: int) -> Stretch | None:
    """The words for the last people counted before `start`, where a word behind them says what happened to them."""
    p = s.draft.parsed
    before = [c for c in s.counts if c.start < start and c.unit == "persons"]
    while before and s.lx.whom.part_of.search(p.text(p.start, before[-1].start)):
        before.pop()  # "six people, including two children, were killed and nine wounded": not nine children
    if not before or before[-1].high == 1:
        return None
    lo, hi = words_counted(before[-1])
    return (lo, hi) if s.lx.acts.tolls.pattern.match(p.sentence.text, hi - p.start) is not None else None


def _before(s: Sought, t: Token) -> list[Token]:
    """The plurals before a word, nearest first, but for those who do the act and those who are a part of others."""
    of_agents = {x.i for a in s.draft.agents for x in a.subtree()}
    before = (x for x in reversed(s.draft.parsed.tokens[: t.i]) if x.tag in _MANY and x.i not in of_agents)
    return [x for x in before if x.head.lower != "including"]  # "12, including four children, and wounding 60 others"


def _acts(s: Sought, x: Token) -> bool:
    """Whether the words are for those who did something of the kind in the sentence: nobody who suffered it."""
    does = x.dep == "nsubj" and x.head.lemma in s.lx.acts.verbs
    return does or (x.dep == "pobj" and x.head.lower == "by")
