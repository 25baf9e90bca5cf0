"""Who says what in a Ukrainian or Russian text, by cue words and the marks around them.

The speaker stands on the side of the cue that the content does not: "Мер сказав, що …", "…, сказав мер", "За словами
мера, …", "Про це сказав мер". What stands in quotation marks without a cue is the last speaker's, and what goes on in
the same paragraph is told by the same one: losing an attribution is the worst error of the product (design.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from solferino.extract.quotes import Quote
from solferino.extract.said import Said
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.pieces import LONGEST, STOPS, Pieces
from solferino.extract.slavic.speakers import Cast
from solferino.extract.slavic.words import Word
from solferino.model import Quoted, Speaker, ZoneKind

DENY, ACCUSE, SAY = "deny", "accuse", "say"


def find_speech(
    lines: Sequence[Line], quotes: Sequence[Quote], text: str, lx: SlavicLexicon, places: Sequence[tuple[int, int]] = ()
) -> list[Said]:
    """All statements of a document, in text order. `places`: where places are named, which are no people."""
    cast = Cast(text, lx, places)
    return _Speech(lines, quotes, text, lx, cast, Pieces(lx, cast)).run()


@dataclass(slots=True)
class _Speech:
    lines: Sequence[Line]
    quotes: Sequence[Quote]
    text: str
    lx: SlavicLexicon
    cast: Cast
    pieces: Pieces
    last: Said | None = None
    before: list[Said] = field(default_factory=list)
    here: list[Said] = field(default_factory=list)

    def run(self) -> list[Said]:
        """All statements; what stands in the same quotation as words with a cue is said by the same one."""
        found = list(self._each())
        for q in self.quotes:
            source = next((s for s in found if s.cue is not None and s.touches(q.start, q.end)), None)
            if source is None:
                continue
            for line in self.lines:
                lo, hi = max(q.start, line.start), min(q.end, line.end)
                if lo < hi and not any(s.touches(lo, hi) and not s.carried for s in found):
                    found = [s for s in found if not (s.carried and s.sentence == line.n)]
                    found.append(_quotation(source, line, lo, hi))
        return sorted(found, key=lambda s: (s.sentence, s.parts))

    def _each(self) -> Iterator[Said]:
        listing = sum(line.words[0].text in "—–-•" for line in self.lines if line.words) >= 3
        for line in self.lines:
            here = list(self._of(line))
            here += self._quoted(line, here)
            if not here and not listing:
                here = list(self._dialogue(line)) or list(self._going_on(line))
            told = [s for s in here if s.speaker is not None]
            if told and not told[-1].carried:
                self.last = told[-1]
            self.before = here
            yield from here

    # ---- one sentence ------------------------------------------------------------------------------------------------
    def _of(self, line: Line) -> Iterator[Said]:
        found = [*self._by_source(line), *self._by_cue(line)]
        yield from found or self._by_tail(line) or self._by_colon(line)

    def _by_source(self, line: Line) -> Iterator[Said]:
        """`За словами мера, …`; `…, по словам волонтёра Анны, …`; `за його словами`."""
        own = self.lx.own_sources.search(self.text, line.start, line.end)
        if own is not None:
            speaker = self.cast.last_one(line.start)
            if speaker is not None:
                him = replace(speaker, start=own.start(), end=own.end(), text=own.group())
                content = self._around(line, own.start(), own.end())
                if content:
                    yield self._said(line, him, own.span(), content, "asserted")
            return
        for stance, pattern in self.lx.sources:
            for m in pattern.finditer(self.text, line.start, line.end):
                first = next((i for i, w in enumerate(line.words) if w.start >= m.end()), None)
                if first is None:
                    continue
                last = first
                while last < len(line.words) and line.words[last].text not in ",;:" and last - first < LONGEST:
                    if last > first and not self.pieces.nominal(line.words[last : last + 1]):
                        break  # "по словам комитета погибли …": no mark parts them
                    last += 1
                if last == first or not self.pieces.nominal(line.words[first:last]):
                    continue
                who = self.cast.speaker(line.words[first:last], oblique=True)
                if who is None:
                    continue
                content = self._around(line, m.start(), line.words[last - 1].end)
                if not content:
                    return
                yield self._said(line, who, m.span(), content, stance)
                return

    def _by_cue(self, line: Line) -> Iterator[Said]:
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
        if low in self.lx.calls_it and self.lx.false.search(self.text, line.words[i].end, line.end):
            return DENY, "denied"
        m = self.lx.accuse.match(self.text, line.words[i].start)
        if m is not None and m.end() <= line.end:
            return ACCUSE, "alleged"
        stance = self.lx.cues.get(low)
        return (SAY, stance) if stance is not None else (None, "")

    def _at_cue(self, line: Line, i: int, kind: str, stance: str) -> Said | None:
        words = line.words
        left = i
        while left > 0 and words[left - 1].text not in STOPS:
            left -= 1
        pre = list(words[left:i])
        cue = words[i].start, words[i].end
        after_mark = left > 0 and (words[left - 1].text in ',—–»”"')
        if self.lx.about_this.search(self.text, pre[0].start if pre else cue[0], cue[0] + 1):
            return self._about_this(line, i, cue, stance)
        behind = self.pieces.behind(words, i + 1)
        told_before = bool(pre) and not self.pieces.nominal(pre)  # "обстріл підтвердив мер"
        if kind != SAY and told_before and not self.pieces.speaks(pre):  # "…, і авіаудар заперечили": who spoke before
            known = [s.speaker for s in self.here if s.speaker is not None]
            who = known[-1] if known else self._opens(line, left) or self.cast.last_one(line.start)
            begin = pre[0].start
            return replace(self._said(line, who, cue, ((begin, line.end),), stance), lemma=kind) if who else None
        if (
            kind == SAY
            and (after_mark or told_before)
            and (told_before or not self.pieces.speaks(pre))
            and behind > i + 1
        ):
            told = self._postposed(line, i, left, behind)
            if told is not None:
                return self._said(line, told[0], cue, told[1], stance) if told[1] else None
        if pre and pre[0].low in self.lx.prepositions and not self.pieces.is_body(pre):
            role = next((k for k, w in enumerate(pre) if self.lx.speakers.get(w.low) == "person"), None)
            inner = self.cast.speaker(pre[role:]) if role is not None and role > 1 else None
            who = inner or self._goes_on(line, i, pre) or self.cast.last_one(line.start)
        elif pre and (self.pieces.speaks(pre) or (kind != SAY and self.pieces.speaks(pre, names=True))):
            who = self.cast.speaker(self.pieces.subject(pre), preposition=True)
        elif pre and kind == SAY and not self.pieces.speaks(pre, names=True):
            who = self.cast.last_one(line.start) if any(w.low in self.lx.pronouns for w in pre) else None
            who = (
                who
                or self._goes_on(line, i, pre)
                or (self.cast.speaker(words[i + 1 : behind]) if self.pieces.speaks(words[i + 1 : behind]) else None)
            )
        elif pre:
            who = self._goes_on(line, i, pre) or self.cast.speaker(self.pieces.subject(pre), preposition=True)
        else:
            who = self._opens(line, left)
            if who is None and self.pieces.speaks(words[i + 1 : behind], names=True):
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
        return replace(self._said(line, who, cue, ((begin, line.end),), stance), lemma=kind, accused=accused)

    def _postposed(
        self, line: Line, i: int, left: int, behind: int
    ) -> tuple[Speaker, tuple[tuple[int, int], ...]] | None:
        """`…, повідомив мер`; `…, каже мер, …`: the speaker behind the cue, and the content on one side or both."""
        words = line.words
        behind_cue = words[i + 1 : behind]
        told_after = behind + 1 < len(words) and words[behind].text == "," and words[behind + 1].low in self.lx.that
        if told_after or (behind < len(words) and words[behind].low in self.lx.that):
            return None  # "X, очевидець, розповів журналістам, що …"
        who = self.cast.speaker(behind_cue, preposition=True) if self.pieces.speaks(behind_cue, names=True) else None
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
        if len(words) > LONGEST:
            words = words[: next((k for k, w in enumerate(words) if w.text == ","), 0)]
        return (
            self.cast.speaker(words, preposition=True)
            if words and self.pieces.speaks(words) and self.pieces.nominal(words)
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

    def _about_this(self, line: Line, i: int, cue: tuple[int, int], stance: str) -> Said | None:
        """`Про це повідомив мер`: what was told before in the paragraph."""
        behind = self.pieces.behind(line.words, i + 1)
        who = self.cast.speaker(line.words[i + 1 : behind])
        earlier = [o for o in self.lines[: line.n] if o.sentence.paragraph == line.sentence.paragraph]
        if who is None or not earlier:
            return None
        return self._said(line, who, cue, ((earlier[0].start, earlier[-1].end),), stance)

    def _by_tail(self, line: Line) -> list[Said]:
        """`… загинули четверо — голова ОВА`: the source at the end of an item."""
        words = line.words
        at = next((i for i in range(len(words) - 1, 0, -1) if words[i].text in "—–"), None)
        if at is None or at < 3 or not 0 < len(words) - at - 1 <= LONGEST:
            return []
        tail = [w for w in words[at + 1 :] if w.text != "."]
        first = tail[0] if tail else None
        if first is None or not (self.lx.speakers.get(first.low) or first.text.isupper()) or self.pieces.tells(tail):
            return []
        who = self.cast.speaker(tail)
        return (
            [self._said(line, who, (words[at].start, words[at].end), ((line.start, words[at].start),), "asserted")]
            if who
            else []
        )

    def _by_colon(self, line: Line) -> list[Said]:
        """`Прокурор: …` in a headline, `Губернатор: «…»`."""
        words = line.words
        colons = (i for i, w in enumerate(words[:LONGEST]) if w.text == ":" and not words[i - 1].text.isdigit())
        at = next(colons, None)
        if at is None or at == 0 or not self.pieces.speaks(words[:at]) or self.pieces.tells(words[:at]):
            return []
        first = next((i for i, w in enumerate(words[:at]) if w.is_word and len(w.text) > 1), 0)  # behind "07:10."
        if not self.pieces.opens(words[first:at]):
            return []
        who = self.cast.speaker(words[first:at])
        content = ((words[at].end, line.end),)
        return [self._said(line, who, (words[at].start, words[at].end), content, "asserted")] if who else []

    # ---- what has no cue ---------------------------------------------------------------------------------------------
    def _quoted(self, line: Line, here: Sequence[Said]) -> Iterator[Said]:
        for q in self.quotes:
            lo, hi = max(q.start, line.start), min(q.end, line.end)
            if lo >= hi or any(s.touches(lo, hi) for s in here) or self.last is None:
                continue
            if (hi - lo) * 2 > line.end - line.start and hi - lo > 25:
                yield _quotation(self.last, line, lo, hi)

    def _dialogue(self, line: Line) -> Iterator[Said]:
        """A paragraph that opens with a dash is speech: the last speaker's."""
        first = next((o for o in self.lines if o.sentence.paragraph == line.sentence.paragraph), line)
        if self.last is not None and first.words and first.words[0].text in "—–":
            yield _quotation(self.last, line, line.start, line.end)

    def _going_on(self, line: Line) -> Iterator[Said]:
        if line.n == 0 or line.sentence.zone is not ZoneKind.BODY:
            return
        if self.lines[line.n - 1].sentence.paragraph != line.sentence.paragraph:
            return
        told = [s for s in self.before if s.speaker is not None and s.lemma == SAY and s.quoted is not Quoted.DIRECT]
        if told and told[-1].parts[-1][1] >= self.lines[line.n - 1].start:
            yield replace(
                told[-1], sentence=line.n, parts=((line.start, line.end),), quoted=Quoted.INDIRECT, cue=None,
                stance="asserted", carried=True, accused=None,
            )  # fmt: skip

    # ---- helpers -----------------------------------------------------------------------------------------------------
    def _around(self, line: Line, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The sentence without a stretch of it."""
        parts = ((line.start, start), (end, line.end))
        return tuple((lo, hi) for lo, hi in parts if self.text[lo:hi].strip(" ,.;:—–"))

    def _said(
        self, line: Line, who: Speaker, cue: tuple[int, int], content: tuple[tuple[int, int], ...], stance: str
    ) -> Said:
        parts = tuple(self._trim(lo, hi) for lo, hi in content)
        inside = [q for q in self.quotes if any(lo <= q.start and q.end <= hi for lo, hi in parts)]
        quoted = Quoted.INDIRECT
        if inside and len(parts) == 1:
            q = inside[0]
            whole = q.end - q.start >= 0.8 * (parts[0][1] - parts[0][0])
            quoted = Quoted.DIRECT if whole else Quoted.MIXED
        return Said(line.n, who, cue, parts, stance, quoted, SAY, whole=True)

    def _trim(self, lo: int, hi: int) -> tuple[int, int]:
        piece = self.text[lo:hi]
        opens = piece.lstrip(" ,:—–").split(" ", 1)[0]
        if opens.lower() == self.lx.that_word:  # "заявив, що …": the content is the clause
            lo += piece.index(opens) + len(opens)
            piece = self.text[lo:hi]
        left = len(piece) - len(piece.lstrip(" ,:—–"))
        right = len(piece.rstrip(" ,—–"))
        return (lo + left, lo + right) if right > left else (lo, hi)


def _quotation(source: Said, line: Line, lo: int, hi: int) -> Said:
    """Words in marks that have no cue of their own, said by the speaker of `source`."""
    return replace(
        source, sentence=line.n, parts=((lo, hi),), quoted=Quoted.DIRECT, stance="asserted", lemma=SAY, accused=None,
        cue=None, carried=False,
    )  # fmt: skip
