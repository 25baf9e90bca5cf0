"""Which of the acts told before a denial is about, and whom it clears.

Who denies "the accusations" or "any involvement" denies what his own side was accused of, the gravest of it, however
far back in the article it stands; who denies "it" or "the report" denies what was told last. Nobody is taken to deny
what another side did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from solferino.extract.denials import is_accused
from solferino.extract.lexicon import Lexicon
from solferino.extract.material import Material
from solferino.model import Allegation, Perpetrator, Speaker
from solferino.terms import acts
from solferino.terms.parties import PartyFound

_BACK, _ACCUSED_BACK = 4, 14  # sentences within which a denial, and one by the side accused, is about what was told
_RECENT = 6  # allegations among which a denial looks for one that names a side


@dataclass(frozen=True, slots=True)
class Denier:
    """Who denies, in which `words`; the side that the name tells ("Karsia's army spokesman"), and its `key_of`."""

    speaker: Speaker
    words: str
    side: Perpetrator | None
    key: str | None


def denier_of(m: Material, speaker: Speaker, denial: str, state: str | None, lx: Lexicon) -> Denier:
    """The denier with its side: a party in its words, else the state whose army or government it is, else itself where
    it is armed."""
    words = " ".join(w for w in (speaker.name, speaker.role, speaker.organisation, speaker.text) if w)
    found = party_in(m, words)
    if found is not None:
        kind = "state" if found.kind == "people" else found.kind
        return Denier(speaker, denial, Perpetrator(found.name, found.code, kind), found.id or found.code)
    name = speaker.name or speaker.text
    if lx.sides.of_state_words.search(words.lower()):
        return Denier(speaker, denial, Perpetrator(name, state, "force"), state)
    if lx.sides.armed_speaker.search(name):
        return Denier(speaker, denial, Perpetrator(speaker.text if name.islower() else name, None, "group"), None)
    return Denier(speaker, denial, None, None)


def party_in(m: Material, words: str) -> PartyFound | None:
    """The side that the words name, by the longest of the names that the text has for it: `Karsian Democratic Forces`
    before Karsia."""
    named = ((m.speaking[x.start : x.end], x) for x in m.parties if x.code or x.kind == "group")
    inside = [(len(name), x) for name, x in named if re.search(rf"\b{re.escape(name)}\b", words)]
    return max(inside, key=lambda found: found[0])[1] if inside else None


def key_of(m: Material, side: Perpetrator | None) -> str | None:
    """What tells sides apart: an armed group by itself, else the state."""
    if side is None:
        return None
    found = party_in(m, side.name)
    return found.id or found.code if found is not None else side.party


def denied_act(
    m: Material, told: Sequence[Allegation], by: Denier, far: Callable[[Allegation, int], bool], lx: Lexicon
) -> Allegation | None:
    """The act told before that is denied; `far`: whether an act was told more than so many sentences ago."""
    open_ones = [a for a in reversed(told) if a.act != "BODIES" and not a.stance.against and not _own_word(a, by)]
    words = by.words
    if lx.echoes.at_court.search(by.speaker.text):
        sides = ((a, a.alleged_perpetrator) for a in open_ones)
        open_ones = [a for a, side in sides if side is not None and side.kind == "person"]
    if lx.echoes.of_harm.search(words):
        open_ones = [a for a in open_ones if a.harm in ("killed", "injured")]
    theirs = [a for a in open_ones if _is_by(m, a, by, lx) and not far(a, _ACCUSED_BACK)]
    of_all = lx.echoes.of_all.search(words) is not None
    if theirs and (of_all or not far(theirs[0], _BACK)):
        return max(theirs, key=_weight) if of_all else _attack_behind(theirs[0], theirs)
    near = [a for a in open_ones[:_RECENT] if not far(a, _BACK)]
    if of_all and by.key is None and is_accused(by.speaker, None, lx):
        near = [a for a in open_ones if not far(a, _ACCUSED_BACK)]  # "the minister called the findings baseless"
    if of_all or lx.echoes.of_self.search(words):
        near = [a for a in near if not _of_others(m, a, by)] or ([] if lx.echoes.of_self.search(words) else near)
    if of_all:
        return max(near, key=_weight, default=None)
    return _last([a for a in near if not far(a, 1)]) or _last(near)


def cleared(m: Material, a: Allegation, by: Denier, lx: Lexicon) -> Perpetrator | None:
    """Who is cleared: whom the act was laid on, and the denier where that was nobody known."""
    told = a.alleged_perpetrator
    if by.side is None or (told is None and by.side.kind == "state"):
        return told  # a state may speak for others
    if told is not None and by.side.kind == "force" and lx.sides.of_state_words.search(told.name.lower()):
        return told  # "the police", for whom the ministry speaks
    if told is not None and (told.party or key_of(m, told) or told.kind != "unknown"):
        return told
    return by.side


def _weight(a: Allegation) -> tuple[bool, bool, int, int]:
    known, dead = acts(), a.victims.low or a.victims.high or 0
    gravity = known[a.act].gravity if a.act in known else 0
    return "alleged_perpetrator" in a.spans, a.harm == "killed", gravity, dead


def _is_by(m: Material, a: Allegation, by: Denier, lx: Lexicon) -> bool:
    """Whether the act was laid on the denier's side."""
    side = a.alleged_perpetrator
    if side is None:
        return False
    key = key_of(m, side)
    if by.key is None and by.side is not None and by.side.kind == "force":
        return lx.sides.of_state_words.search(side.name.lower()) is not None  # an army, where no state is told
    if key is not None or by.key is not None:
        return key is not None and key == by.key
    return is_accused(by.speaker, side.name, lx, named=True)


def _of_others(m: Material, a: Allegation, by: Denier) -> bool:
    """Whether the act was laid on a side that is not the denier's."""
    told, key = a.alleged_perpetrator, key_of(m, a.alleged_perpetrator)
    if told is not None and by.side is not None and {told.kind, by.side.kind} == {"group", "force"}:
        return True  # "the insurgents", as an army spokesman denies something
    return key is not None and by.side is not None and key != by.key


def _own_word(a: Allegation, by: Denier) -> bool:
    """Whether the denier told it himself: that he does not deny."""
    who = a.speaker
    return who is not None and by.speaker.name is not None and who.name == by.speaker.name


def _last(near: Sequence[Allegation]) -> Allegation | None:
    """The last act told that names a side, else the last one that tells of more than wounded."""
    named = next((a for a in near if a.alleged_perpetrator is not None), None)
    if named is not None:
        return _attack_behind(named, near)
    return next((a for a in near if a.harm != "injured"), None)


def _attack_behind(a: Allegation, among: Sequence[Allegation]) -> Allegation:
    """`accused it of shelling the town, wounding two`: the shelling."""
    if a.act != "CASUALTIES" and a.harm != "injured":
        return a
    beside: Iterator[Allegation] = (x for x in among if x.passage == a.passage and x.act != "CASUALTIES")
    same = (x for x in beside if x.alleged_perpetrator == a.alleged_perpetrator)
    return max(same, key=lambda x: x.harm == "killed", default=a)
