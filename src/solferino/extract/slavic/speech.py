"""Who says what in a Ukrainian or Russian text: by cues and sources in each sentence, and over several.

What stands in quotation marks without a cue is the last speaker's, and what goes on in the same paragraph is told by
the same one: losing an attribution is the worst error of the product (design.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from solferino.extract.quotes import Quote
from solferino.extract.said import Said
from solferino.extract.slavic.cues import Cues
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.pieces import Pieces
from solferino.extract.slavic.sources import Sources
from solferino.extract.slavic.speakers import Cast
from solferino.extract.slavic.statements import SAY
from solferino.extract.slavic.tables import listed
from solferino.extract.slavic.words import words_of
from solferino.model import Quoted, Speaker, SpeakerKind, ZoneKind

_NAME = r"[А-ЯІЇЄҐЁ][\w'’-]+(?: (?:[А-ЯІЇЄҐЁ][\w'’-]+|[А-ЯІЇЄҐЁ]\.?)){0,2}"
_SIGNATURE = re.compile(
    rf"(?:\((?P<bracketed>{_NAME}|[а-яіїєґё][\w'’ -]+)(?:,[^()]*)?\)"
    rf"|[.!?…»”]\s*[—–]\s*(?P<dashed>{_NAME})(?:,[^—–.]*)?)\W*$"
)
_NAMED = re.compile(_NAME)
_PARTED = re.compile(r"\s*[/|]\s*|\s[—–]\s|, ")
_BYLINE, _BODY = 10, 5  # words of a first line that only says who writes, and of a body alone in it
_BELOW = re.compile(rf"(?P<name>{_NAME}),[^.!?\n]{{2,60}}")
_MYSELF = re.compile(rf"(?<!\w)Я, (?P<name>{_NAME}),")


def find_speech(
    lines: Sequence[Line], quotes: Sequence[Quote], text: str, lx: SlavicLexicon, places: Sequence[tuple[int, int]] = ()
) -> list[Said]:
    """All statements of a document, in text order. `places`: where places are named, which are no people."""
    cast = Cast(text, lx, places)
    parts = lines, quotes, text, lx, cast, Pieces(lx, cast)
    return _Speech(lines, quotes, text, lx, cast, Cues(*parts), Sources(*parts)).run()


@dataclass(slots=True)
class _Speech:
    lines: Sequence[Line]
    quotes: Sequence[Quote]
    text: str
    lx: SlavicLexicon
    cast: Cast
    cues: Cues
    sources: Sources
    last: Said | None = None
    before: list[Said] = field(default_factory=list)

    def run(self) -> list[Said]:
        """All statements; what stands in the same quotation as words with a cue is said by the same one."""
        found = list(self._each())
        for q in self.quotes:
            cued = [s for s in found if s.cue is not None and s.touches(q.start, q.end)]
            source = next((s for s in cued if s.cue is not None and not q.start <= s.cue[0] < q.end), None)
            source = source or next(iter(cued), None)  # a cue inside is another's: "«Сусід бачив …», — каже вона"
            if source is None:
                continue
            for line in self.lines:
                lo, hi = max(q.start, line.start), min(q.end, line.end)
                if lo < hi and not any(s.touches(lo, hi) and not s.carried and s.cue is not None for s in found):
                    found = [s for s in found if not (s.cue is None and s.sentence == line.n and s.touches(lo, hi))]
                    found.append(_quotation(source, line, lo, hi))
        found += list(self._told_by_the_author(found))
        found += list(self._told_by_the_last(found))
        found += list(self._signed(found))
        return sorted(found, key=lambda s: (s.sentence, s.parts))

    def _told_by_the_author(self, found: Sequence[Said]) -> Iterator[Said]:
        """`ДСНС Чернігівщини: …`, or a line of its own, `Іван Лютий / Херсонська ОВА`: whoever opens a text so tells
        all of it that nobody else tells."""
        if not self.lines:
            return
        author = self._byline(self.lines[0]) or self._witness(self.lines[0])
        opens = next((s for s in found if s.sentence == 0 and s.cue is not None), None)
        if author is None and opens is not None and opens.cue is not None and opens.speaker is not None:
            colon = self.text[opens.cue[0] : opens.cue[1]] == ":"
            author = opens.speaker if colon and opens.speaker.kind is SpeakerKind.BODY else None
        told = {s.sentence for s in found if not s.carried}
        over = [part for s in found if s.cue is not None for part in s.parts]
        story = author is not None and self._byline(self.lines[0]) is None and opens is None
        for line in self.lines[1:] if author is not None else ():
            apart = story or line.sentence.paragraph != self.lines[0].sentence.paragraph
            covered = any(lo < line.end and line.start < hi for lo, hi in over)
            if apart and line.n not in told and not covered and not any(s.sentence == line.n for s in found):
                yield Said(
                    line.n, author, None, ((line.start, line.end),), "asserted", Quoted.INDIRECT, SAY, carried=True
                )

    def _witness(self, line: Line) -> Speaker | None:
        """`Свідчення Олени, 52 роки`, `Рассказ жительницы Выдумки`: whose story the rest is, in the first person."""
        first = line.words[0].low if line.words else ""
        own = any(w.low in self.lx.self_words for o in self.lines[1:] for w in o.words)
        if not own or not any(first.startswith(w) for w in listed(self.lx.language, "story")):
            return None
        ends = next((i for i, w in enumerate(line.words) if w.text in ",.:("), len(line.words))
        words = [w for w in line.words[1:ends] if not w.text[0].isdigit() and w.text != "-"]
        named = any(w.capital for w in words) and not self.cues.pieces.tells(words)
        return self.cast.speaker(words, oblique=True) if named else None

    def _byline(self, line: Line) -> Speaker | None:
        """An official or a body by itself in the first line: `Іван Лютий / Херсонська ОВА`, `Прокуратура Сумщини`."""
        alone = len(self.lines) > 1 and self.lines[1].sentence.paragraph != line.sentence.paragraph
        words = [w for w in line.words if w.is_word]
        if not alone or not 0 < len(words) <= _BYLINE or self.text[line.start : line.end].rstrip()[-1:] in ".!?…»":
            return None
        if self.cues.pieces.tells(words) or not words[0].capital:
            return None
        parts = [p for p in _PARTED.split(self.text[line.start : line.end]) if p.strip()]
        office = any(self.lx.speakers.get(w.low) == "body" or self.lx.speakers.get(w.low) == "person" for w in words)
        name = _NAMED.fullmatch(parts[0].strip())
        if len(parts) == 1 and (name is not None or self.lx.speakers.get(words[0].low) != "body" or len(words) > _BODY):
            return None
        if not office or any(w.low.startswith(tuple(listed(self.lx.language, "reporters"))) for w in words):
            return None
        first = len(words_of(parts[0], 0, len(parts[0])))
        return self.cast.speaker([w for w in line.words[:first] if w.is_word])

    def _told_by_the_last(self, found: Sequence[Said]) -> Iterator[Said]:
        """`Нас били. Мы теряли сознание, — говорит Олег Мороз`: what a paragraph tells in the first person before the
        words that say whose it is."""
        for s in found:
            if s.cue is None or s.speaker is None or s.lemma != SAY or s.parts[0][0] > s.cue[0]:
                continue
            paragraph = self.lines[s.sentence].sentence.paragraph
            earlier = [o for o in self.lines[: s.sentence] if o.sentence.paragraph == paragraph]
            if any(not x.carried and x.sentence == o.n for x in found for o in earlier):
                continue
            if any(w.low in self.lx.self_words for o in earlier for w in o.words):
                yield from (_quotation(s, o, o.start, o.end) for o in earlier)

    def _signed(self, found: Sequence[Said]) -> Iterator[Said]:
        """A paragraph in the first person that ends with a name in brackets or behind a dash ("(Людмила, 61 год)",
        "— Людмила, 61 год"), or in which somebody names himself ("Я, Людмила Панас, …")."""
        said = {x.sentence for x in found if not x.carried and x.speaker is not None}
        yield from self._signed_below(said)
        for line in self.lines:
            m, name = self._signature(line)
            if m is None:
                continue
            own = [o for o in self.lines if o.sentence.paragraph == line.sentence.paragraph]
            if not any(w.low in self.lx.self_words for o in own for w in o.words):
                continue
            words = [w for w in line.words if m.start(name) <= w.start < m.end(name)]
            unnamed = not words or self.lx.speakers.get(words[0].low) != "person"
            who = None if unnamed and not words[0].capital else self.cast.speaker(words)
            for o in own if who is not None else ():
                end = o.end if name == "name" or o.n != line.n else m.start()
                if o.n not in said and end > o.start:
                    yield Said(o.n, who, None, ((o.start, end),), "asserted", Quoted.DIRECT, SAY)

    def _signed_below(self, said: Collection[int]) -> Iterator[Said]:
        """A text in the first person with a line of its own at the end: `Антон, слюсар, Вигадка`."""
        last = self.lines[-1] if len(self.lines) > 1 else None
        if last is None or last.sentence.paragraph == self.lines[-2].sentence.paragraph:
            return
        m = _BELOW.fullmatch(self.text[last.start : last.end].strip())
        told = any(w.low in self.lx.self_words for o in self.lines[:-1] for w in o.words)
        if m is None or not told or self.cues.pieces.tells(last.words):
            return
        words = [w for w in last.words if w.is_word][: len(m["name"].split())]
        who = self.cast.speaker(words)
        for o in self.lines[:-1] if who is not None else ():
            if o.n not in said:
                yield Said(o.n, who, None, ((o.start, o.end),), "asserted", Quoted.DIRECT, SAY)

    def _signature(self, line: Line) -> tuple[re.Match[str] | None, str]:
        m = _SIGNATURE.search(self.text, line.start, line.end)
        if m is None and line.n and line.words and line.words[0].text in "—–":
            m = _SIGNATURE.search(self.text, self.lines[line.n - 1].end - 1, line.end)  # a sentence of its own
        if m is None:
            return _MYSELF.search(self.text, line.start, line.end), "name"
        name = "bracketed" if m["bracketed"] is not None else "dashed"
        last = max(o.n for o in self.lines if o.sentence.paragraph == line.sentence.paragraph)
        return (m if last == line.n else None), name

    def _each(self) -> Iterator[Said]:
        listing = sum(line.words[0].text in "—–-•" for line in self.lines if line.words) >= 3
        for line in self.lines:
            here = [*self.sources.by_source(line), *self.cues.find(line)]
            here = here or self.sources.by_tail(line) or self.sources.by_colon(line)
            here += self._quoted(line, here)
            if not here and not listing:
                here = list(self._dialogue(line)) or list(self._going_on(line))
            told = [s for s in here if s.speaker is not None]
            if told and not told[-1].carried:
                self.last = told[-1]
            self.before = here
            yield from here

    # ---- what has no cue ---------------------------------------------------------------------------------------------
    def _quoted(self, line: Line, here: Sequence[Said]) -> Iterator[Said]:
        for q in self.quotes:
            lo, hi = max(q.start, line.start), min(q.end, line.end)
            if (
                lo >= hi
                or any(s.touches(lo, hi) for s in here)
                or (hi - lo) * 2 <= line.end - line.start
                or hi - lo <= 25
            ):
                continue
            if self.last is not None:
                yield _quotation(self.last, line, lo, hi)
            elif (who := self._named_before(line, q)) is not None:
                yield Said(line.n, who, None, ((lo, hi),), "asserted", Quoted.DIRECT, SAY)

    def _named_before(self, line: Line, quote: Quote) -> Speaker | None:
        """`Тетяна, 43 роки, провела в Оленівці місяць. «Нас було сорок у камері»`: whoever opens the paragraph says
        what somebody says there of himself."""
        inside = (w for o in self.lines for w in o.words if quote.start <= w.start < quote.end)
        if not any(w.low in self.lx.self_words for w in inside):
            return None
        first = next(o for o in self.lines if o.sentence.paragraph == line.sentence.paragraph)
        name = [w for w in first.words[:2] if w.capital and w.is_word]
        return self.cast.named(name) if name and first.start < quote.start else None

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


def _quotation(source: Said, line: Line, lo: int, hi: int) -> Said:
    """Words in marks that have no cue of their own, said by the speaker of `source`."""
    return replace(
        source, sentence=line.n, parts=((lo, hi),), quoted=Quoted.DIRECT, stance="asserted", lemma=SAY, accused=None,
        cue=None, carried=False,
    )  # fmt: skip
