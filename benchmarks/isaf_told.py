"""How the mentions of people killed or taken in a release become one number: the convention of isaf.py."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from solferino.model.allegation import Victims

_FOUR = re.compile(r"\b(?:numerous|number of|many)\b", re.I)
_VAGUE = re.compile(r"\b(?:several|multiple|numerous|number of|many)\b", re.I)
_OVER = re.compile(r"\b(?:more than|over)\b", re.I)
_LEAST = re.compile(r"\b(?:at least|minimum|including)\b", re.I)
_AGAIN = re.compile(r"(?:the|those|these|both|him|her|them|he|she|they|his|this|that)\b", re.I)
_MORE = re.compile(r"\b(?:additional|another|other|others|also|second|more(?! than)|remaining)\b", re.I)
_NEXT = re.compile(r",| and | along with | together with |including", re.I)
# Not those fought against: the releases tell of their own losses, of bystanders and of people freed too.
_BYSTANDERS = re.compile(
    r"\b(?:civilians?|citizens?|child(?:ren)?|wom[ae]n|boys?|girls?|villagers?|residents?|hostages?|soldiers?"
    r"|service ?members?|policem[ae]n|police|guards?|elders?|nationals|members? of the (?:force|patrol)|partner)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of people killed or taken: how many by the convention, and the words.

    `more`: its sentence says that they come on top; `again`: it points back; `bare`: a plural and nothing else.
    """

    many: int
    words: str
    sentence: int = 0
    more: bool = False
    again: bool = False
    bare: bool = False


def are_bystanders(words: str) -> bool:
    """Whether those are not counted, as they were not fought against."""
    return _BYSTANDERS.search(words) is not None


def by_convention(victims: Victims) -> int:
    """How many persons the labels would say that these are."""
    known = victims.low if victims.low is not None else victims.high
    words = victims.description or ""
    vague = 4 if _FOUR.search(words) else 3
    if known is None:
        return vague
    if _OVER.search(words):
        return known + 1
    return known + vague if victims.qualifier == "at_least" and not _LEAST.search(words) else known  # "one and others"


def is_repeat(victims: Victims) -> bool:
    """Whether the words have no number of their own and point back: "the insurgents", "those", "his arrest"."""
    words = victims.description or ""
    return _AGAIN.match(words) is not None and ((victims.low or 1) == 1 or words.lower().startswith("both"))


def total(told: Sequence[Told], beside: Collection[int] = ()) -> int:
    """All of a release: the most that one sentence tells, and what others tell as coming on top of it.

    `beside`: the sentences that tell of other people first, whom "others" is said beside ("killed one and held two
    others").
    """
    several = any(t.many > 1 for t in told if not t.again)  # else "the leader and several others" are news
    news = [t for n, t in enumerate(told) if not t.again or (n == 0 and t.many == 1) or not (several or t.bare)] or told
    plain, extra = dict[int, dict[str, int]](), dict[str, int]()
    for t in news:
        group = any(_VAGUE.search(words) for s in plain.values() for words in s)  # they may be among the "several"
        if t.more or (not group and _comes_on_top(t, news, beside)):
            extra[t.words.lower()] = t.many
        else:
            plain.setdefault(t.sentence, {})[t.words.lower()] = t.many
    once = {words for sentence in plain.values() for words in sentence if words}
    more = max((many for words, many in extra.items() if not any(words in o or o in words for o in once)), default=0)
    return max((sum(s.values()) for s in plain.values()), default=0) + more


def _comes_on_top(t: Told, news: Sequence[Told], beside: Collection[int]) -> bool:
    alone = not any(o.sentence == t.sentence and o is not t for o in news) and t.sentence not in beside
    return alone and _MORE.search(_NEXT.split(t.words)[0]) is not None
