"""What a text is about where it is not about violence: illness, earth and weather, sport, films, trade.

Everyday news names acts by the words for violence, and tells of deaths that nobody brought about. One sentence seldom
shows it (`He was beaten in the sixth round`, `She died on Thursday`); those around it do. Where arms, war or prisons
are named, the words mean what they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.lexicon_peace import Matter
from solferino.extract.peace import armed
from solferino.extract.tree import Parsed
from solferino.extract.triggers import Hit

_LEAST = 2  # words of a matter, no more of one sentence, that make it one of the text
_SHARE = 3  # as many for each sentence that is in earnest make it what the text is about


class Matters:
    """The matters of one text, sentence by sentence."""

    def __init__(self, sentences: Sequence[Parsed], lx: Lexicon) -> None:
        words = lx.ordinary
        self._always = words.always
        self._earnest = [
            armed(p, lx, words.no_arms) or words.in_earnest.search(p.sentence.text) is not None for p in sentences
        ]
        self._told = [(m, [_words_of(m, p) for p in sentences]) for m in words.matters]

    def explain(self, n: int, h: Hit) -> bool:
        """Whether the act word at `h` in sentence `n` is one of a matter without violence, which the text is about."""
        if self._earnest[n] or h.token.lemma in self._always:
            return False
        kinds = {h.kind, h.code}
        return any(self._is_about(n, told, m.leads) for m, told in self._told if not m.kinds or kinds & m.kinds)

    def _is_about(self, n: int, told: Sequence[int], leads: bool) -> bool:
        often, earnest = sum(told), sum(self._earnest)
        if leads and not earnest:
            return often > 0
        return often >= _LEAST and (often >= _SHARE * earnest or (told[n] > 0 and often > earnest))


def _words_of(matter: Matter, p: Parsed) -> int:
    """How many different words of a matter a sentence has, up to two: `a jab in the title fight`."""
    found = (m.group().lower() for m in matter.words.finditer(p.sentence.text))
    return min(_LEAST, len(set(found)))
