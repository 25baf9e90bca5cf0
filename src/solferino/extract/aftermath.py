"""Casualties told behind what they come from: `A drone hit the ferry queue. Two women died.`

Behind an attack the act is the attack, as where one sentence tells both (refine.py), and the allegation is read from
both sentences. Behind a detention it is a death in custody: `They were held in a tannery. One, a teacher, died there.`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.drafts import Draft
from solferino.extract.families import ATTACKS
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Here
from solferino.extract.tree import Token
from solferino.model import Stance

_BACK = 2  # sentences behind an attack in which its paragraph still tells what it did
_OPEN = ("CASUALTIES", "KIL-06")  # codes that leave open what people died of
_KINDS = ("kill", "die", "injure", "casualties", "treated")
_HARMED = ("killed", "injured")
_HELD = ("LIB-01", "LIB-02", "LIB-04", "TOR", "POW", "KIL-04")
_HOLDS = ("detain", "torture", "illtreat", "phrase")  # classes of what is done to people in somebody's power
# Who is meant is one of those told before: `one of them`, `three`, `he`.
_BACK_AT = ("NUM", "PRON", "DET")


@dataclass(slots=True)
class Aftermath:
    """The attack told last, as long as what comes behind it can be what it did to people; and those held."""

    attack: Draft | None = None
    sentence: int = 0
    killing: tuple[str, int, int] = ("", -1, 0)  # the code of the killing told last, its paragraph and sentence
    held: tuple[int, int] = (-1, 0)  # paragraph and sentence that told last of people in somebody's power
    harmed: tuple[int, int] = (-1, 0)  # paragraph and sentence that told last of people harmed, or of an attack

    def settle(self, found: Sequence[Draft], here: Here, lx: Lexicon) -> list[Draft]:
        """The acts of the sentence `here`: casualties led back to the attack before it, those treated only where they
        can be casualties. What harms people is kept for the next sentence."""
        drafts = self._without_patients(found, here)
        self._settle_custody(drafts, here)
        self._settle_killing(drafts, here, lx)
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

    def _settle_custody(self, drafts: Sequence[Draft], here: Here) -> None:
        """Call those who died among people held before, or in the same sentence, dead in custody."""
        paragraph, number = self.held
        near = paragraph == here.parsed.sentence.paragraph and here.number - number <= _BACK
        attacked = any(_is_attack(d) or d.cause is not None for d in drafts)
        for d in drafts if not attacked else ():
            if d.hits[0].kind != "die" or not _is_open(d) or not _one_of_them(d):
                continue
            beside = any(_holds(o) and o.head.start < d.head.start for o in drafts)
            dated = any(w.role == "event" for w in here.dates)  # "arrested in 2014. He died in 2020."
            if (beside or near) and (_there(d.head) or not (beside or dated)):
                d.codes[0] = "KIL-04"
        if attacked:
            self.held = (-1, 0)  # what they died of is open
        elif any(_holds(d) for d in drafts):
            self.held = here.parsed.sentence.paragraph, here.number

    def _settle_killing(self, drafts: Sequence[Draft], here: Here, lx: Lexicon) -> None:
        """Call the dead of a killing told before what those are: `Gunmen shot eight men. A priest counted 14 dead.`"""
        code, paragraph, number = self.killing
        near = paragraph == here.parsed.sentence.paragraph and here.number - number <= _BACK
        for d in drafts:
            before = [o.main for o in drafts if _kills(o) and o.head.start < d.head.start]
            if d.main != "CASUALTIES" or d.harm != "killed" or not _is_open(d) or _fought(d, lx):
                continue
            if before:
                d.codes[0] = before[-1]
            elif near and not here.places and not any(w.role == "event" for w in here.dates):
                d.codes[0] = code
        last = next((d for d in reversed(drafts) if _kills(d)), None)
        if last is not None:
            self.killing = last.main, here.parsed.sentence.paragraph, here.number
        elif any(_is_attack(d) or d.cause is not None for d in drafts):
            self.killing = ("", -1, 0)

    def _without_patients(self, drafts: Sequence[Draft], here: Here) -> list[Draft]:
        """Without people who are only said to be in hospital: counted, and beside or behind what harmed people."""
        paragraph, number = self.harmed
        near = paragraph == here.parsed.sentence.paragraph and here.number - number <= _BACK
        near = near or any(d.hits[0].kind != "treated" and (d.harm in _HARMED or _is_attack(d)) for d in drafts)
        return [d for d in drafts if d.hits[0].kind != "treated" or (near and d.victims.low is not None)]


def _is_open(d: Draft) -> bool:
    """Whether it tells of casualties and of nothing that they come from."""
    return d.harm in _HARMED and d.main in _OPEN and d.hits[0].kind in _KINDS and not d.agents and d.cause is None


def _holds(d: Draft) -> bool:
    return d.main.startswith(_HELD) and d.hits[0].kind in _HOLDS and not d.stance.against


def _fought(d: Draft, lx: Lexicon) -> bool:
    """Whether the dead bore arms: they may have died in the fighting."""
    who = d.patient
    known = who is not None and (who.lemma in lx.acts.military or who.lemma in lx.lawful.in_uniform)
    return known or d.victims.status == "CST-COMB"


def _kills(d: Draft) -> bool:
    return d.main in ("KIL-01", "KIL-02", "KIL-06") and not d.stance.against


def _one_of_them(d: Draft) -> bool:
    """Whether the dead are told by a number or a pronoun, as some of those told before."""
    return d.patient is not None and d.patient.pos in _BACK_AT and not d.patient.below("nmod")


def _there(verb: Token) -> bool:
    """`died there`, `where two died`, `one of them died`: where the others were held."""
    who = verb.first("nsubj")
    of_them = who is not None and any(c.lower == "of" for c in who.below("prep"))
    return of_them or any(c.lower in ("there", "where") for c in verb.below("advmod"))


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
