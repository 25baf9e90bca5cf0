"""Presumed dependence (method.md §1.6): allegations that agree in words or figures as only those of one origin do.

An analyst may override each; the reason and what agrees are kept with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from solferino.link.alike import tells_same
from solferino.link.copies import Copy
from solferino.link.overlap import shared
from solferino.model import Allegation, Passage, Span, Statement

QUOTE_WORDS = 8  # the same eight words of direct speech in a row are no coincidence
SAME_PASSAGE_WORDS = 12  # the same sentence of twelve words in two documents was copied
MARK = "picture known by"  # how the words begin that stand for a picture itself (pictures.py)
CAPTION_WORDS = 6  # words of a caption that two pictures do not share by chance
TOO_COMMON = 50  # a run of words in more documents than this is a formula, not a quotation
_WORD = re.compile(r"\w+")


def by_document(allegations: Iterable[Allegation]) -> dict[str, list[Allegation]]:
    """Allegations by document id, in the order of each text."""
    out: dict[str, list[Allegation]] = defaultdict(list)
    for a in sorted(allegations, key=lambda a: (a.document.id, a.passage.start, a.passage.end, a.id)):
        out[a.document.id].append(a)
    return out


@dataclass(frozen=True, slots=True)
class Presumed:
    """Allegations that a test presumes to share one origin, and in what they agree; `taken_over` where these are two
    that stand in a passage which one document took over from the other."""

    reason: str
    why: str
    allegations: tuple[str, ...]
    taken_over: bool = False


def same_passages(allegations: Sequence[Allegation]) -> list[Presumed]:
    """DEP-COPY below the document: the same sentence of `SAME_PASSAGE_WORDS` words or more in two documents."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for a in allegations:
        if (words := sentence(a)) is not None:
            groups[words][a.document.id].append(a.id)
    why = "the same sentence stands in several documents"
    return [
        Presumed("DEP-COPY", why, tuple(sorted(i for ids in by_doc.values() for i in ids)))
        for _, by_doc in sorted(groups.items())
        if len(by_doc) > 1
    ]


def sentence(a: Allegation) -> str | None:
    """The words of a passage that is long enough to be told again by its words; None of a shorter one."""
    return _words(a.passage.text)


@lru_cache(maxsize=65536)
def _words(text: str) -> str | None:
    words = _WORD.findall(text.casefold())
    return " ".join(words) if len(words) >= SAME_PASSAGE_WORDS else None


def taken_over(
    parts: Sequence[Copy], told: Mapping[str, Sequence[Allegation]], texts: Mapping[str, str]
) -> list[Presumed]:
    """DEP-COPY of a part: allegations that stand in the same passage that one document took over from another.

    `texts` are the whole texts, in which passages are counted. Where the numbers differ it is a form of words that was
    taken over ("… civilians were killed in the region from … to …"), and no account."""
    out = []
    for part in parts:
        mine, theirs = told.get(part.left, []), told.get(part.right, [])
        if not mine or not theirs or part.left not in texts or part.right not in texts:
            continue
        for here, there in shared(texts[part.left], texts[part.right], SAME_PASSAGE_WORDS):
            move = there.start - here.start
            for a in mine:
                if not 2 * _common(a.passage.span, here) >= a.passage.end - a.passage.start:
                    continue
                moved = Span(max(a.passage.start, here.start) + move, min(a.passage.end, here.end) + move)
                for b in theirs:
                    there_too = 2 * _common(b.passage.span, moved) >= b.passage.end - b.passage.start
                    if there_too and _same_number(a, b) and tells_same(a, b):
                        out.append(
                            Presumed(
                                "DEP-COPY",
                                "the passage was taken over word for word",
                                tuple(sorted((a.id, b.id))),
                                True,
                            )
                        )
    return out


def same_captions(
    captions: Mapping[str, Sequence[Passage]], told: Mapping[str, Sequence[Allegation]]
) -> tuple[list[tuple[str, str, str]], list[Presumed]]:
    """DEP-COPY of a picture: documents (later ids first, with the words) that have one caption of `CAPTION_WORDS` words
    or more, and the allegations that stand in such captions."""
    where: dict[str, dict[str, Passage]] = defaultdict(dict)
    for doc, found in sorted(captions.items()):
        for caption in found:
            if (words := caption_words(caption)) is not None:
                where[words].setdefault(doc, caption)
    pairs: list[tuple[str, str, str]] = []
    groups: list[Presumed] = []
    for words, by_doc in sorted(where.items()):
        if len(by_doc) < 2:
            continue
        first, *others = sorted(by_doc)
        pairs += [(doc, first, words) for doc in others]
        inside = [
            a.id for doc, caption in by_doc.items() for a in told.get(doc, ()) if caption.span.holds(a.passage.span)
        ]
        if len(inside) > 1:
            how = "what it shows" if words.startswith(MARK) else "its caption"
            groups.append(Presumed("DEP-COPY", f"the same picture, by {how}", tuple(sorted(inside))))
    return pairs, groups


def caption_words(caption: Passage) -> str | None:
    """The words of a caption that is long enough to tell a picture by; None of a shorter one."""
    words = _WORD.findall(caption.text.casefold())
    return " ".join(words) if len(words) >= CAPTION_WORDS else None


def _same_number(a: Allegation, b: Allegation) -> bool:
    return None in (a.victims.low, b.victims.low) or a.victims.low == b.victims.low


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def same_quotes(allegations: Sequence[Allegation], statements: Mapping[str, Statement]) -> list[Presumed]:
    """DEP-QUOTE: `QUOTE_WORDS` words of direct speech in a row that stand in two documents."""
    where: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for a in allegations:
        for run in quoted_runs(a, statements):
            where[run][a.document.id].add(a.id)
    found: dict[tuple[str, ...], str] = {}
    for run, by_doc in sorted(where.items()):
        if 1 < len(by_doc) <= TOO_COMMON:
            found.setdefault(tuple(sorted(i for ids in by_doc.values() for i in ids)), run)
    return [Presumed("DEP-QUOTE", f"the same words are quoted: “{run} …”", ids) for ids, run in sorted(found.items())]


def quoted_runs(a: Allegation, statements: Mapping[str, Statement]) -> Iterator[str]:
    """Every `QUOTE_WORDS` words in a row of the direct speech that an allegation stands in."""
    said = statements.get(a.statement or "")
    if said is None or said.content.quoted.value == "indirect":
        return
    words = _WORD.findall(said.content.text.casefold())
    for i in range(len(words) - QUOTE_WORDS + 1):
        yield " ".join(words[i : i + QUOTE_WORDS])


def same_figures(told: Mapping[str, Sequence[Allegation]]) -> list[Presumed]:
    """DEP-FIG: the same two distinctive numbers for the same period and area in two documents.

    One number alone is no sign (TR-4: 429 is three different things); a number under 10 or a round one is not
    distinctive. Both numbers must stand in one document for one period and one area.
    """
    pairs: dict[tuple[object, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for doc, here in told.items():
        for key, first, second in figure_pairs(here):
            pairs[key][doc].update((first, second))
    return [
        Presumed(
            "DEP-FIG",
            f"the same pair of figures {key[0]} for one period and area",
            tuple(sorted(set().union(*d.values()))),
        )
        for key, d in sorted(pairs.items(), key=repr)
        if len(d) > 1
    ]


def figure_pairs(told: Sequence[Allegation]) -> Iterator[tuple[tuple[object, ...], str, str]]:
    """Each two distinctive numbers that one document tells for one period and area, with the ids of who tells them."""
    scoped: dict[tuple[object, ...], list[Allegation]] = defaultdict(list)
    for a in told:
        if a.victims.low is not None and a.victims.low == a.victims.high and distinctive(a.victims.low):
            when = (a.when.earliest, a.when.latest) if a.when else (None, None)
            area = (a.place.id or a.place.name) if a.place else None
            if None not in when:
                scoped[when, area, a.victims.status].append(a)
    for scope, group in scoped.items():
        for i, first in enumerate(group):
            for second in group[i + 1 :]:
                numbers = tuple(sorted({first.victims.low or 0, second.victims.low or 0}))
                if len(numbers) == 2:
                    yield (numbers, scope), first.id, second.id


def distinctive(number: int) -> bool:
    """Whether two sources are unlikely to hit the number by chance: 10 or more, and not round."""
    return number >= 10 and number % 10 != 0
