"""What pieces of a sentence around a cue are: somebody who can speak, an act, the words behind the cue."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.speakers import Cast
from solferino.extract.slavic.words import Word

LONGEST = 14  # words of a speaker: "начальник полиции Харьковской области Сергей …"
_PREPOSITION = 5  # letters of the longest preposition of place
STOPS = frozenset(',;:()—–«»"“”.!?…')


class Pieces:
    """Tells pieces of a sentence apart, by the words of the language and the names of the text."""

    def __init__(self, lx: SlavicLexicon, cast: Cast) -> None:
        self._lx, self._cast = lx, cast

    def nominal(self, words: Sequence[Word]) -> bool:
        """Whether the words neither tell an act nor speak."""
        return not any(self._lx.acts.get(w.low) or self._lx.cues.get(w.low) for w in words)

    def is_body(self, words: Sequence[Word]) -> bool:
        """Whether words behind a preposition are those of a body or seat ("у МЗС", "в Кремле"), not of a place."""
        known = any(self._lx.speakers.get(w.low) == "body" or w.low in self._lx.metonyms for w in words)
        return known or any(
            len(w.text) > 1 and w.text.isupper() and not self._cast.is_place(w) for w in words
        )  # "в РСФ"

    def tells(self, words: Sequence[Word]) -> bool:
        """Whether an act word is among the words."""
        return any(self._lx.acts.get(w.low) is not None for w in words)

    def subject(self, pre: Sequence[Word]) -> Sequence[Word]:
        """The words before a cue without what opens the clause and without what is denied ("обвинения отверг")."""
        out = list(pre)
        while out and (out[0].low in self._lx.that or out[0].low in self._lx.openers):
            out.pop(0)
        again = next((k for k in range(1, len(out)) if out[k].low in self._lx.again), len(out))
        out = out[:again]
        while len(out) > 1 and out[-1].low in self._lx.openers:
            out.pop()
        return out

    def speaks(self, words: Sequence[Word], *, names: bool = False) -> bool:
        """Whether the words name somebody who can say something; `names`: a bare name will do."""
        if any(self._lx.speakers.get(w.low) is not None or w.low in self._lx.pronouns for w in words):
            return True
        if any((w.low in self._lx.metonyms and w.capital) or (w.low,) in self._lx.forces for w in words):
            return True
        if len(words) == 1 and words[0].low in self._lx.nationals:
            return True  # "росіяни говорять про двох"
        if names and len(words) > 1 and words[0].capital and len(words[1].text) == 1 and words[1].capital:
            return True  # "Николай В."
        capitals = [
            w
            for n, w in enumerate(words)
            if w.capital and w.is_word and len(w.text) > 1 and not (n and self._is_where(words[n - 1], w))
            if not self._is_told(w)
        ]
        return (
            names
            and bool(capitals)
            and (len(words) == 1 or any(w is not words[0] or self._cast.is_named(w) for w in capitals))
        )

    def _is_where(self, before: Word, word: Word) -> bool:
        """`показал их уже под Грозным`: a place behind a preposition."""
        return len(before.low) <= _PREPOSITION and not before.capital and self._cast.is_place(word)

    def _is_told(self, word: Word) -> bool:
        """`Мені сказали`, `Их предупредили`: a pronoun of those who are told, and do not tell."""
        return word.low in self._lx.self_words or word.low in self._lx.him or word.low in self._lx.them

    def opens(self, words: Sequence[Word]) -> bool:
        """Whether the words before a colon name who speaks: they begin with an office, a body or a full name."""
        if not words or any(w.text in STOPS for w in words):
            return False
        first = words[0]
        known = self._lx.speakers.get(first.low) is not None or self._lx.speaker_adjectives.get(first.low) is not None
        return known or first.text.isupper() or any(self._lx.speakers.get(w.low) == "body" for w in words[:3])

    def behind(self, words: Sequence[Word], at: int) -> int:
        """Where the words right behind a cue end."""
        last = at
        inside = False
        while last < len(words) and last - at < LONGEST:
            mark = words[last].text
            if mark in '«“„"':
                inside = True
            elif mark in "»”" or (mark == '"' and inside):
                inside = False
            elif mark == "." and last > at and len(words[last - 1].text) == 1 and words[last - 1].capital:
                pass  # "сержант Артур К., кормили раз в день"
            elif (mark in STOPS and not inside) or (words[last].low in self._lx.that and not inside):
                break
            last += 1
        return last
