"""Who says what by a verb of saying: "Мер сказав, що …", "…, сказав мер", "Про це сказав мер", "X обвинил Y в …".

The speaker stands on the side of the cue that the content does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from solferino.extract.said import Said
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.pieces import LONGEST, STOPS
from solferino.extract.slavic.statements import ACCUSE, DENY, SAY, Finder
from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import Word
from solferino.model import Quoted, Speaker

_PASSIVE = ("ены", "аны", "ено", "ано", "ены", "ані", "ені")  # endings of a participle that tells what was said
_BY = ("ом", "ем", "єм", "ой", "ей", "ою", "ею", "ами", "ями", "ью", "ими", "ыми")  # and of whoever said it
_WITH = ("ами", "ями", "ими", "ыми")  # endings that no subject has
_MARKED = 6  # words of a name in marks
_ASIDE = 3  # words that name whoever speaks between two commas, known or not


@dataclass(slots=True)
class Cues(Finder):
    """Finds the statements of a sentence by its cues."""

    here: list[Said] = field(default_factory=list)

    def find(self, line: Line) -> Iterator[Said]:
        """The statements of the sentence that have a cue."""
        words = line.words
        self.here = []
        for i in range(len(words)):
            kind, stance = self._cue(line, i)
            if kind is None or words[i].low.endswith(self.lx.infinitives) or (i and words[i - 1].low in self.lx.no_cue):
                continue
            made = self._at_cue(line, i, kind, stance)
            if made is not None:
                self.here.append(made)
                yield made

    def _cue(self, line: Line, i: int) -> tuple[str | None, str]:
        low = line.words[i].low
        if low in self.lx.deny:
            return DENY, "denied"
        if low in self.lx.calls_it:
            if self.lx.false.search(self.text, line.words[i].end, line.end):
                return DENY, "denied"
            if self.pieces.tells(line.words[i + 1 :]):
                return SAY, "asserted"  # "назвала підрив мосту терактом"
        m = self.lx.accuse.match(self.text, line.words[i].start)
        if m is not None and m.end() <= line.end:
            return ACCUSE, "alleged"
        stance = self.lx.cues.get(low)
        return (SAY, stance) if stance is not None else (None, "")

    def _at_cue(self, line: Line, i: int, kind: str, stance: str) -> Said | None:
        words = line.words
        left = i
        while left > 0 and (words[left - 1].text not in STOPS or _initial(words, left - 1)):
            left -= 1
        if left == i and left > 2 and words[left - 1].text == ")" and words[left - 3].text == "(":
            left -= 3  # "Армія Вигадки (АВ) повідомила"
            while left > 0 and words[left - 1].text not in STOPS:
                left -= 1
        if left and left == i and words[left - 1].text in "»”":
            left = self._named_in_marks(words, left)
        pre = list(words[left:i])
        located = len(pre) > 1 and pre[1].low in table(self.lx.language, "where")["before"]
        if located and self.lx.marks["total"].match(self.text, pre[0].start, pre[0].end):
            return None  # "Усього на Київщині виявили": where it was, and nobody's words
        cue = words[i].start, words[i].end
        after_mark = left > 0 and (words[left - 1].text in ',—–»”"')
        if kind == ACCUSE and len(pre) == 1 and pre[0].low in self.lx.whom:
            return self._by_nobody(line, left, cue, stance)
        if kind == ACCUSE and len(pre) == 1 and pre[0].low in self.lx.own_words:
            return self._of_nobody(line, pre[0], cue, stance)
        if self.lx.about_this.search(self.text, pre[0].start if pre else cue[0], cue[0] + 1):
            return self._about_this(line, i, cue, stance)
        if kind == SAY and any((act := self.lx.acts.get(w.low)) and act.kind == "bodies" for w in pre):
            return None  # "тіла двох чоловіків виявили": they are no speakers
        behind = self.pieces.behind(words, i + 1)
        if words[i].low.endswith(_PASSIVE) and not any(w.low.endswith(_BY) for w in words[i + 1 : min(i + 2, behind)]):
            return None  # "зафиксированы сто казней": only "зафиксированы миссией" says by whom
        told_before = bool(pre) and not self.pieces.nominal(pre)  # "обстріл підтвердив мер"
        if kind != SAY and told_before and not self.pieces.speaks(pre):  # "…, і авіаудар заперечили": who spoke before
            known = [s.speaker for s in self.here if s.speaker is not None]
            who = known[-1] if known else self._opens(line, left) or self.cast.last_one(line.start)
            begin = pre[0].start
            return replace(self.said(line, who, cue, ((begin, line.end),), stance), lemma=kind) if who else None
        if (
            kind == SAY
            and (after_mark or told_before)
            and (told_before or not self.pieces.speaks(pre))
            and behind > i + 1
        ):
            told = self._postposed(line, i, left, behind)
            if told is not None:
                return self.said(line, told[0], cue, told[1], stance) if told[1] else None
        if pre and pre[0].low in self.lx.prepositions and not self.pieces.is_body(pre):
            role = next((k for k, w in enumerate(pre) if self.lx.speakers.get(w.low) == "person"), None)
            inner = self.cast.speaker(pre[role:]) if role is not None and role > 1 else None
            who = inner or self._goes_on(line, i, pre) or self.cast.last_one(line.start)
        elif pre and (self.pieces.speaks(pre) or (kind != SAY and self.pieces.speaks(pre, names=True))):
            who = self.cast.speaker(self.pieces.subject(pre), preposition=True)
        elif pre and kind == SAY and not self.pieces.speaks(pre, names=True):
            he = next((w for w in pre if w.low in self.lx.pronouns), None)
            who = self.cast.last_one(line.start, self.cast.sex_of(he)) if he is not None else None
            that = behind + 1 < len(words) and words[behind].text == "," and words[behind + 1].low == self.lx.that_word
            tellers = behind > i + 1 and that and any(w.low in self.lx.people for w in pre)
            after = pre if tellers else words[i + 1 : behind]  # "трое задержанных рассказали адвокату, что …"
            named = tellers or self.pieces.speaks(after)
            who = who or self._goes_on(line, i, pre) or (self.cast.speaker(after) if named else None)
        elif pre:
            who = self._goes_on(line, i, pre) or self.cast.speaker(self.pieces.subject(pre), preposition=True)
        else:
            who = self._opens(line, left)
            whom = behind + 1 < len(words) and words[behind].text == "," and words[behind + 1].low in self.lx.that
            if who is None and not whom and self.pieces.speaks(words[i + 1 : behind], names=True):
                who = self.cast.speaker(words[i + 1 : behind], preposition=True)
            who = who or self.cast.last_one(line.start)
        if who is None:
            return None
        start = words[i].end
        if kind != SAY and not self.pieces.tells(words[i + 1 :]):
            start = line.start if self.pieces.tells(pre) else start
        accused = None
        if kind == ACCUSE:
            accused = self._accused(line, i)
        begin = line.start if start >= line.end - 2 else start
        return replace(self.said(line, who, cue, ((begin, line.end),), stance), lemma=kind, accused=accused)

    def _named_in_marks(self, words: Sequence[Word], at: int) -> int:
        """`Организация «Дорога» рассказала`: where the words begin that name a body in marks, else `at`."""
        opens = next((k for k in range(at - 2, max(-1, at - 2 - _MARKED), -1) if words[k].text in "«“"), None)
        if opens == 0 and words[1].capital and not any(w.text in STOPS for w in words[1 : at - 1]):
            return at if self.pieces.tells(words[1 : at - 1]) else 0  # "«Дорога» рассказала"
        if opens is None or opens == 0:
            return at
        first = opens - 1
        while first and words[first - 1].text not in STOPS:
            first -= 1
        low = words[first].low
        person = self.lx.speakers.get(low) or self.lx.people.get(low) or self.lx.forces.get((low,))
        if self.lx.speakers.get(words[opens - 1].low) is None and person is None:
            return at  # "Задержанный по делу «Хизб ут-Тахрир» рассказал"
        if any(words[k].text in STOPS for k in range(opens + 1, at - 1)) or not words[opens + 1].capital:
            return at
        return first

    def _postposed(
        self, line: Line, i: int, left: int, behind: int
    ) -> tuple[Speaker, tuple[tuple[int, int], ...]] | None:
        """`…, повідомив мер`; `…, каже мер, …`: the speaker behind the cue, and the content on one side or both."""
        words = line.words
        behind_cue = words[i + 1 : behind]
        told_after = behind + 1 < len(words) and words[behind].text == "," and words[behind + 1].low in self.lx.that
        if told_after or (behind < len(words) and words[behind].low in self.lx.that):
            return None  # "X, очевидець, розповів журналістам, що …"
        aside = len(behind_cue) <= _ASIDE and self.pieces.nominal(behind_cue) and words[left].start == words[i].start
        ends = behind >= len(words) or words[behind].text in ",."
        speaks = self.pieces.speaks(behind_cue, names=True) or (aside and ends)  # "…, утверждает инспекция, …"
        if behind_cue[0].low.endswith(_WITH):
            return None  # "которых назвали боевиками"
        who = self.cast.speaker(behind_cue, preposition=True) if speaks else None
        if who is None:
            return None
        first = words[left - 1].start if words[left].start == words[i].start else words[i].start
        rest = words[behind].end if behind < len(words) else line.end
        if first <= line.start:
            return who, ()
        if rest < line.end - 2 and words[behind].text == ",":
            return who, ((line.start, first), (rest, line.end))
        return who, ((line.start, first),)

    def _goes_on(self, line: Line, i: int, pre: Sequence[Word]) -> Speaker | None:
        """`X стверджує, що …, і відкидає …`: the speaker of the cue before, where only "and" stands between."""
        if not all(w.low in self.lx.openers for w in pre):
            return None
        known = [s for s in self.here if s.cue is not None and s.cue[1] <= line.words[i].start]
        return known[-1].speaker if known else None

    def _opens(self, line: Line, left: int) -> Speaker | None:
        """`В администрации, назначенной Москвой, назвали …`: who opens the sentence before a clause between commas."""
        if not left or line.words[left - 1].text != ",":
            return None
        words = [w for w in line.words[: left - 1] if w.text not in "—–"]
        comma = next((k for k, w in enumerate(words) if w.text == ","), 0)
        relative = bool(comma) and any(
            w.low.startswith(self.lx.who) or w.low in self.lx.whom for w in words[comma:][:3]
        )
        if len(words) > LONGEST or relative:  # "Максим П., якого відпустили з табору, каже"
            words = words[:comma]
        return (
            self.cast.speaker(words, preposition=True)
            if words and self.pieces.speaks(words, names=relative) and self.pieces.nominal(words)
            else None
        )

    def _accused(self, line: Line, i: int) -> tuple[int, int] | None:
        words = line.words
        first = i + 1
        cue = self.lx.accuse.match(self.text, words[i].start)
        while first < len(words) and cue is not None and words[first].start < cue.end():
            first += 1
        if first < len(words) and words[first].low in self.lx.accused_ends:  # "обвинило в атаке украинские силы"
            return words[first].start, line.end
        last = first
        while last < len(words) and words[last].low not in self.lx.accused_ends and words[last].text not in STOPS:
            last += 1
        return (words[first].start, words[last - 1].end) if last > first else None

    def _of_nobody(self, line: Line, whom: Word, cue: tuple[int, int], stance: str) -> Said:
        """`Их обвинили в …`: an accusation of which nobody says whose it is."""
        parts = ((cue[1], line.end),)
        return Said(line.n, None, cue, parts, stance, Quoted.INDIRECT, ACCUSE, accused=(whom.start, whom.end))

    def _by_nobody(self, line: Line, left: int, cue: tuple[int, int], stance: str) -> Said | None:
        """`командира російського взводу, якого звинувачують у вбивстві`: nobody says who accuses; the accused stands
        before the pronoun."""
        first = left - 1
        while first > 0 and line.words[first - 1].text not in STOPS:
            first -= 1
        if left < 1 or first == left - 1:
            return None
        accused = line.words[first].start, line.words[left - 2].end
        parts = ((cue[1], line.end),)
        return Said(line.n, None, cue, parts, stance, Quoted.INDIRECT, ACCUSE, accused=accused)

    def _about_this(self, line: Line, i: int, cue: tuple[int, int], stance: str) -> Said | None:
        """`Про це повідомив мер`: what was told before in the paragraph."""
        behind = self.pieces.behind(line.words, i + 1)
        who = self.cast.speaker(line.words[i + 1 : behind])
        earlier = [o for o in self.lines[: line.n] if o.sentence.paragraph == line.sentence.paragraph]
        if who is None or not earlier:
            return None
        return self.said(line, who, cue, ((earlier[0].start, earlier[-1].end),), stance)


def _initial(words: Sequence[Word], at: int) -> bool:
    """Whether the mark at `at` is the point behind an initial: "Тетяна О. показала"."""
    before = words[at - 1] if at else None
    return words[at].text == "." and before is not None and len(before.text) == 1 and before.capital
