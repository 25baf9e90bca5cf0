"""Who says what without a verb of saying: "За словами мера, …", "… — голова ОВА", "Прокурор: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from solferino.extract.said import Said
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.pieces import LONGEST
from solferino.extract.slavic.statements import Finder
from solferino.extract.slavic.tables import listed
from solferino.extract.slavic.words import Word

_SURELY_FIRST = ("ые", "кие", "ый", "ські", "цькі", "ний", "ні")  # endings that no noun has in the genitive
_AS = ("як ", "как ")
_AGED = re.compile(r", \d{1,2}(?: (?:год|года|лет|рік|роки|років|р\.|л\.))?[,:]")
_NAME = 2  # words of a name before a colon
_SURNAME = re.compile(r"\w{2,}(?:енко|[чщ]ук|[нлсд]юк|дзе|швил[иі]|ський|цький|ский|цкий|[оеє]вич)$|\w{3,}[оеє]в$")
_ANY_SURNAME = re.compile(rf"{_SURNAME.pattern}|\w{{2,}}(?:[иі]н|[оеє]ва|[иі]на|ська|цька|ская|цкая|[ая]к|ко|ий)$")


@dataclass(slots=True)
class Sources(Finder):
    """Finds the statements of a sentence by the words for their source."""

    def by_source(self, line: Line) -> Iterator[Said]:
        """`За словами мера, …`; `…, по словам волонтёра Анны, …`; `за його словами`."""
        own = self.lx.own_sources.search(self.text, line.start, line.end)
        if own is not None:
            his = next((w for w in line.words if own.start() <= w.start < own.end() and w.low in self.lx.him), None)
            speaker = self.cast.last_one(own.start(), self.cast.sex_of(his) if his is not None else None)
            if speaker is not None:
                him = replace(speaker, start=own.start(), end=own.end(), text=own.group())
                content = self.around(line, own.start(), own.end())
                if content:
                    yield self.said(line, him, own.span(), content, "asserted")
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
                    word = line.words[last]
                    if last > first and not word.capital and self._is_first(word, line.words[last + 1 : last + 2]):
                        break  # "по словам жителей российские солдаты": a source is in the genitive
                    last += 1
                if last == first or not self.pieces.nominal(line.words[first:last]):
                    continue
                if line.words[first].low in listed(self.lx.language, "theirs") and not self.pieces.speaks(
                    line.words[first + 1 : last], names=True
                ):
                    continue  # "посилаючись на їхні розповіді"
                named = m.group().lower().startswith(_AS)  # "як повідомив мер": the only sources in the first case
                who = self.cast.speaker(line.words[first:last], oblique=not named)
                if who is None:
                    continue
                content = self.around(line, m.start(), line.words[last - 1].end)
                if not content:
                    return
                yield self.said(line, who, m.span(), content, stance)
                return

    def _is_first(self, word: Word, following: Sequence[Word]) -> bool:
        """Whether those who fight are named here in the nominative, in which no source stands."""
        force = self.lx.forces.get((word.low,))
        if force is not None:
            return force.case == "nom"
        nom = self.lx.case_of(word.low, "adjective") == "nom"
        behind = next((self.lx.forces.get((w.low,)) for w in following), None)
        return nom and (behind is not None or word.low.endswith(_SURELY_FIRST))

    def by_tail(self, line: Line) -> list[Said]:
        """`… загинули четверо — голова ОВА`: the source at the end of an item."""
        words = line.words
        at = next((i for i in range(len(words) - 1, 0, -1) if words[i].text in "—–"), None)
        if at is None or at < 3 or not 0 < len(words) - at - 1 <= LONGEST:
            return []
        end = at - 1 if words[at - 1].text == "," else at  # "…, — «Профсоюз»"
        clause = max((i for i in range(end) if words[i].text in ",;:"), default=-1)
        if words[clause + 1].low in listed(self.lx.language, "among"):
            return []  # "среди тел — женщины"
        if not self.pieces.tells(words[clause + 1 : at]) and at - clause <= 3:
            return []  # "…, бо підсудні — військовополонені"
        tail = [w for w in words[at + 1 :] if w.text != "."]
        first = tail[0] if tail else None
        named = first is not None and (self.lx.speakers.get(first.low) or first.text.isupper() or first.text in "«“")
        if not named or not self.pieces.nominal(tail):
            return []
        who = self.cast.speaker(tail)
        return (
            [self.said(line, who, (words[at].start, words[at].end), ((line.start, words[at].start),), "asserted")]
            if who
            else []
        )

    def by_colon(self, line: Line) -> list[Said]:
        """`Прокурор: …` in a headline, `Губернатор: «…»`."""
        words = line.words
        colons = (i for i, w in enumerate(words[:LONGEST]) if w.text == ":" and not words[i - 1].text.isdigit())
        at = next(colons, None)
        if at is None or at == 0 or self.pieces.tells(words[:at]):
            return []
        first = next((i for i, w in enumerate(words[:at]) if w.is_word and len(w.text) > 1), 0)  # behind "07:10."
        aged = next((i for i in range(first, at) if words[i].text == ","), at)
        if _AGED.search(self.text, words[aged].start, words[at].start + 1) and words[first].capital:
            at, colon = aged, at  # "Марина К., 43 года, учительница: …"
            who = self.cast.speaker(words[first:at]) if aged - first <= _NAME + 1 else None
            content = ((words[colon].end, line.end),)
            return [self.said(line, who, (words[colon].start, words[colon].end), content, "asserted")] if who else []
        comma = next((i for i in range(first, at) if words[i].text == ","), at)
        name = words[first:comma]
        if comma < at and len(name) == _NAME and all(w.capital and w.is_word for w in name):
            office = any(self.lx.speakers.get(w.low) is not None for w in words[comma:at])
            if office and not self.cast.is_place(name[-1]):  # "Іван Лютий, мер Вигадки, у телеграмі: …"
                who = self.cast.speaker(name)
                cue = words[at].start, words[at].end
                return [self.said(line, who, cue, ((cue[1], line.end),), "asserted")] if who else []
        marked = words[0].text in "«“" and words[at - 1].text in "»”" and words[1].capital  # "«Новая газета»: …"
        marked = marked and not any(w.low in self.lx.self_words for w in words[:at])  # "«Нас били»: рассказ …"
        if (
            not marked
            and not self._surname(words[first:at])
            and not (self.pieces.speaks(words[:at]) and self.pieces.opens(words[first:at]))
        ):
            return []
        who = self.cast.speaker(words[0 if marked else first : at])
        content = ((words[at].end, line.end),)
        return [self.said(line, who, (words[at].start, words[at].end), content, "asserted")] if who else []

    def _surname(self, words: Sequence[Word]) -> bool:
        """`Рудаков: …`, `Олена Коваленко: …`: a name alone, whose ending is that of a surname and which is no place."""
        names = all(w.capital and w.is_word and not w.text.isupper() for w in words)
        if not names or not 0 < len(words) <= _NAME or self.cast.is_place(words[-1]):
            return False
        ends = _SURNAME if len(words) == 1 else _ANY_SURNAME  # behind a first name it needs to be less sure
        last = words[-1].low
        return (
            last not in self.lx.metonyms
            and last not in listed(self.lx.language, "no_surnames")
            and ends.search(last) is not None
        )
