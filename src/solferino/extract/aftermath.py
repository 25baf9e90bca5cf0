"""Casualties told behind the attack that they come from: `A drone hit the ferry queue. Two women died.`

The act is the attack, as where one sentence tells both (refine.py), and the allegation is read from both sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.drafts import Draft
from solferino.extract.families import ATTACKS
from solferino.extract.scene import Here
from solferino.model import Stance

_BACK = 2  # sentences behind an attack in which its paragraph still tells what it did
_OPEN = ("CASUALTIES", "KIL-06")  # codes that leave open what people died of
_KINDS = ("kill", "die", "injure", "casualties", "treated")
_HARMED = ("killed", "injured")


@dataclass(slots=True)
class Aftermath:
    """The attack told last, as long as what comes behind it can be what it did to people."""

    attack: Draft | None = None
    sentence: int = 0
    harmed: tuple[int, int] = (-1, 0)  # paragraph and sentence that told last of people harmed, or of an attack

    def settle(self, found: Sequence[Draft], here: Here) -> list[Draft]:
        """The acts of the sentence `here`: casualties led back to the attack before it, those treated only where they
        can be casualties. What harms people is kept for the next sentence."""
        drafts = self._without_patients(found, here)
        told = self.attack
        near = here.number - self.sentence <= _BACK
        if told is None or not near or told.parsed.sentence.paragraph != here.parsed.sentence.paragraph:
            told = None
        open_ones = [d for d in drafts if _is_open(d)]
        if len(open_ones) < len(drafts) or any(w.role == "event" for w in here.dates):
            told = None  # another act or another day: whose casualties they are is not told
        if told is not None:
            for d in open_ones:
                if _by_one(told, d):
                    _come_from(d, told)
        elif drafts:
            self.attack = next((d for d in reversed(drafts) if _is_attack(d)), None)
            self.sentence = here.number
        if any(d.harm in _HARMED or _is_attack(d) for d in drafts):
            self.harmed = here.parsed.sentence.paragraph, here.number
        return drafts

    def _without_patients(self, drafts: Sequence[Draft], here: Here) -> list[Draft]:
        """Without people who are only said to be in hospital: counted, and beside or behind what harmed people."""
        paragraph, number = self.harmed
        near = paragraph == here.parsed.sentence.paragraph and here.number - number <= _BACK
        near = near or any(d.hits[0].kind != "treated" and (d.harm in _HARMED or _is_attack(d)) for d in drafts)
        return [d for d in drafts if d.hits[0].kind != "treated" or (near and d.victims.low is not None)]


def _is_open(d: Draft) -> bool:
    """Whether it tells of casualties and of nothing that they come from."""
    return d.harm in _HARMED and d.main in _OPEN and d.hits[0].kind in _KINDS and not d.agents and d.cause is None


def _is_attack(d: Draft) -> bool:
    """An attack that is told without what it did to people, and as one that was made."""
    return d.main.startswith(ATTACKS) and d.harm is None and d.stance in (Stance.ASSERTED, Stance.VERIFIED)


def _by_one(attack: Draft, d: Draft) -> bool:
    """Whether who tells of the casualties tells of the attack too: what a source claims stays that source's."""
    if attack.said is None or attack.said.speaker is None:
        return True
    return d.said is not None and d.said.speaker is not None and d.said.speaker.name == attack.said.speaker.name


def _come_from(d: Draft, attack: Draft) -> None:
    d.before = attack
    d.codes[0] = "HOS-01"
    d.extra += [c for c in (*attack.codes, *attack.extra) if c not in d.codes and c not in d.extra]
    d.targets += [c for c in attack.targets if c not in d.targets]
