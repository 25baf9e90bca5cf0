"""What of an answer is kept: only words that stand in the passage, codes and stances of ours. The rest is counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from solferino.extract.llm.prompt import WORDS, codes
from solferino.model import Stance

_MOST = 20


@dataclass(frozen=True, slots=True)
class Claim:
    """One act of an answer: its code and stance, and where in the passage each of its words stand."""

    act: str
    stance: Stance
    at: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """The claims that hold, and how many values and whole claims were dropped because the passage has no such words."""

    claims: tuple[Claim, ...]
    dropped: int


def checked(passage: str, answer: str) -> Checked:
    """The claims of an answer about a passage. An answer that is no JSON of the form gives none and counts as one drop.

    A claim without words for its act is dropped whole. Words that occur several times are taken nearest to the act.
    """
    try:
        entries = json.loads(answer)["acts"]
        if not isinstance(entries, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        return Checked((), 1)
    claims, dropped = [], max(0, len(entries) - _MOST)
    known = frozenset(codes())
    for entry in entries[:_MOST]:
        claim, lost = _claim(passage, entry, known)
        dropped += lost
        if claim is not None and claim not in claims:
            claims.append(claim)
    return Checked(tuple(claims), dropped)


def _claim(passage: str, entry: Any, known: frozenset[str]) -> tuple[Claim | None, int]:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(k), str) for k in ("act", "stance", "act_words")):
        return None, 1
    if entry["act"] not in known or entry["stance"] not in list(Stance):
        return None, 1
    act = entry["act_words"]
    if not act.strip() or (start := passage.find(act)) < 0:
        return None, 1
    at = {"act_words": (start, start + len(act))}
    lost = 0
    for name in WORDS[1:]:
        words = entry.get(name)
        if not isinstance(words, str) or not words.strip():
            continue
        found = _nearest(passage, words, start)
        if found is None:
            lost += 1
        else:
            at[name] = found
    return Claim(entry["act"], Stance(entry["stance"]), at), lost


def _nearest(passage: str, words: str, to: int) -> tuple[int, int] | None:
    """Where the words stand whole, nearest to an offset."""
    found = []
    at = passage.find(words)
    while at >= 0:
        end = at + len(words)
        cut_before = at > 0 and passage[at - 1].isalnum() and words[0].isalnum()
        cut_after = end < len(passage) and passage[end].isalnum() and words[-1].isalnum()
        if not cut_before and not cut_after:
            found.append((at, end))
        at = passage.find(words, at + 1)
    return min(found, key=lambda span: (abs(span[0] - to), span), default=None)
