"""Act words that tell another act by what stands beside them, before any stretch of the sentence is theirs.

The verbs for leading people off are those for bringing them to a hospital: the wounded are not detained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.slavic.entries import Act
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import clause_end, clause_start
from solferino.extract.slavic.tables import beginnings_of
from solferino.extract.slavic.verbs import NOUN, UNDERGO
from solferino.extract.slavic.words import Word

_LED_OFF = frozenset({"detain", "abduct", "deport"})
_TO = frozenset(("до", "в", "у", "к"))
_REACH = 7  # words on either side of a verb in which it is said whereto
_NAMED = 3  # words from "to" to the hospital: "в Вигадану районну лікарню"


@dataclass(frozen=True, slots=True)
class Found:
    """An act word as it was found: the words `first..last` (half-open), `start..end` of the text."""

    act: Act
    start: int
    end: int
    first: int
    last: int


def reread(found: Sequence[Found], words: Sequence[Word], lx: SlavicLexicon) -> list[Found]:
    """The act words, of those who were brought to a hospital only that they were wounded, where the clause says so."""
    out: list[Found] = []
    for f in found:
        if not _to_hospital(f, words, lx):
            out.append(f)
        elif _wounded(f, words, lx) and not any(o.act.harm == "injured" for o in found):
            out.append(replace(f, act=Act("injure", "CASUALTIES", "injured", UNDERGO)))
    return out


def _to_hospital(f: Found, words: Sequence[Word], lx: SlavicLexicon) -> bool:
    """`доправили до лікарні`, `в ЦРБ был доставлен`: a verb of bringing, and behind "to" the hospital."""
    if f.act.kind not in _LED_OFF or f.act.voice == NOUN:
        return False
    if not any(w.low.startswith(beginnings_of(lx.language, "brings")) for w in words[f.first : f.last]):
        return False
    near = range(max(0, f.first - _REACH), min(len(words), f.last + _REACH))
    return any(_is_hospital(words, i, lx) for i in near)


def _is_hospital(words: Sequence[Word], at: int, lx: SlavicLexicon) -> bool:
    """Whether a hospital stands at a word, behind "to": not one of a prison, where people are held."""
    if not words[at].low.startswith(beginnings_of(lx.language, "care")):
        return False
    to = next((i for i in range(at - 1, max(-1, at - _NAMED - 1), -1) if words[i].low in _TO), None)
    return to is not None and not any(lx.prisons.match(w.low) for w in words[to + 1 : at + 2])


def _wounded(f: Found, words: Sequence[Word], lx: SlavicLexicon) -> bool:
    """Whether the clause names a wound: `з переломом`, `с ожогами`."""
    clause = words[clause_start(words, f.first) : clause_end(words, f.last)]
    return any(w.low.startswith(beginnings_of(lx.language, "wounds")) for w in clause)
