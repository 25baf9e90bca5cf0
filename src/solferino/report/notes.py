"""Numbered notes: from a sentence back to the document, the exact words and the digest (design.md, "what may never
break" 1).

Every sentence has one number; a note names one or more sources, lettered. A passage is printed in full where it is
first cited and referred to afterwards, so that the numbers are the same in HTML and in Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solferino.errors import Refused
from solferino.model import Allegation, Document, Finding, Footnote, Level, Passage, Statement, content_id
from solferino.report.material import Material, Options
from solferino.report.parts import Link, Note, Sentence, Source
from solferino.report.wording import day

AROUND = 220  # code points of context on each side: about two lines of a page, enough to see who speaks

COUNTED = "Counted, with their passages:"
RECEIVED = "All documents received, with their digests:"
LOOKED = "Looked for in all documents read:"
LISTED = "Listed with their outcome:"
TABLE = Link("table in section 2", "documents")
ANNEX_C = Link("Annex C", "annex-c")
FIGURES = Link("table in section 4", "figures")
PUBLISHED = "Published figures, each with its passage:"

FIELDS = (
    ("act", "act"),
    ("victims", "people"),
    ("place", "place"),
    ("when", "time"),
    ("alleged_perpetrator", "side blamed"),
    ("stance", "stance"),
)


def letter(index: int) -> str:
    """a, b, … z, aa, ab, …"""
    out = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(97 + rest) + out
    return out


class Notes:
    """Gives out note numbers in the order of the text."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._notes: list[Note] = []
        self._seen: dict[tuple[str, int, int], tuple[int, str]] = {}
        self._sets: dict[tuple[tuple[str, int, int], ...], int] = {}
        self._counts: dict[tuple[str | Link, ...], int] = {}

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes)

    def cite(self, footnotes: Iterable[Footnote], lead: str = "") -> int:
        """The number of a note with these sources (each passage once, in order): the earlier one where there is one."""
        unique = list({(f.document_id, f.start, f.end): f for f in footnotes}.values())
        if not unique:
            raise Refused("P01", lead or "note", "a note without a source is not printed", "Give its passage")
        number = len(self._notes) + 1
        same = self._sets.setdefault(tuple((f.document_id, f.start, f.end) for f in unique), number)
        if same != number and lead in ("", self._notes[same - 1].lead):
            return same
        if same != number:
            self._notes.append(Note(number, lead, (), same))
            return number
        sources = []
        for index, footnote in enumerate(unique):
            key = (footnote.document_id, footnote.start, footnote.end)
            sources.append(self.source(footnote, self._seen.get(key)))
            if footnote.end > footnote.start:
                self._seen.setdefault(key, (number, letter(index) if len(unique) > 1 else ""))
        self._notes.append(Note(number, lead, tuple(sources)))
        return number

    def count(self, links: Sequence[Link], lead: str = COUNTED) -> int:
        """The number of a note that lists what was counted, each with the place where its passages are."""
        key: tuple[str | Link, ...] = (lead, *links)
        if not links:
            raise Refused("P01", "count", "a number without anything counted is not printed", "Say that there is none")
        if key not in self._counts:
            self._counts[key] = len(self._notes) + 1
            self._notes.append(Note(self._counts[key], lead, (), None, shortened(links)))
        return self._counts[key]

    def sentence(
        self,
        text: str,
        footnotes: Sequence[Footnote],
        *,
        level: Level | None = None,
        incidents: Sequence[str] = (),
        names: Sequence[str] = (),
        lead: str = "",
        counted: Sequence[Link] = (),
    ) -> Sentence:
        """A finding that is ready to be printed; Refused P01 without a footnote. Where incidents are `counted`, the
        note leads to them, and the footnotes stay with the finding."""
        key = content_id("finding", text, *(f"{f.document_id}:{f.start}:{f.end}" for f in footnotes))
        finding = Finding(key, text, level, tuple(incidents), tuple(footnotes))
        note = self.count(counted, lead or COUNTED) if counted else self.cite(footnotes, lead)
        return Sentence(finding, note, tuple(dict.fromkeys(n for n in names if n)))

    def source(self, footnote: Footnote, seen: tuple[int, str] | None = None) -> Source:
        """The footnote with the words around its passage and what is known of its document."""
        m, doc = self._material, footnote.document_id
        published = m.published(doc)
        rendition = m.renditions.get(doc)
        before = after = ""
        words: tuple[tuple[str, str], ...] = ()
        if rendition and footnote.end > footnote.start and seen is None:
            zone = next((z for z in rendition.zones if z.start <= footnote.start < z.end), None)
            first, last = (zone.start, max(zone.end, footnote.end)) if zone else (0, len(rendition.text))
            before = _tail(rendition.text[max(first, footnote.start - AROUND) : footnote.start], footnote.start > first)
            after = _head(rendition.text[footnote.end : min(last, footnote.end + AROUND)], footnote.end < last)
            words = self._words(footnote)
        name = m.publisher(doc) or ""
        title = m.title(doc)
        document = ", ".join(p for p in (name, f"“{title}”" if title else "") if p) or footnote.document_name
        when = f"published {day(published.latest)}" if published.latest else "date of publication not known"
        return Source(footnote, document, when, m.language(doc), before, after, words, seen)

    def _words(self, footnote: Footnote) -> tuple[tuple[str, str], ...]:
        """Which words inside the passage each field was read from, for a person to check."""
        rendition = self._material.renditions[footnote.document_id]
        found: dict[str, list[str]] = {}
        for allegation in self._material.allegations_at(footnote.document_id, footnote.start, footnote.end):
            for field, label in FIELDS:
                for span in allegation.spans.get(field, ()):
                    text = " ".join(rendition.text[span.start : span.end].split())
                    if text and text not in found.setdefault(label, []):
                        found[label].append(text)
        return tuple((label, " … ".join(texts)) for label, texts in found.items())


def shortened(links: Sequence[Link]) -> tuple[Link, ...]:
    """References in order, where three or more in a row become "I-4 to I-9"."""
    out: list[list[Link]] = []
    for link in links:
        if out and _number(link) == _number(out[-1][-1]) + 1 > 1:
            out[-1].append(link)
        else:
            out.append([link])
    short: list[Link] = []
    for run in out:
        short += run if len(run) < 3 else [Link(f"{run[0].text} to {run[-1].text}", run[0].anchor)]
    return tuple(short)


def _number(link: Link) -> int:
    tail = link.text.rpartition("-")[2]
    return int(tail) if tail.isdigit() else -1


class Numbers:
    """Paragraph numbers that run through the whole report."""

    def __init__(self) -> None:
        self._n = 0

    def __call__(self) -> int:
        self._n += 1
        return self._n


@dataclass(frozen=True, slots=True)
class Desk:
    """What writing needs at hand: the material, what a person set, the notes and the paragraph numbers."""

    material: Material
    options: Options
    notes: Notes
    number: Numbers


def _tail(text: str, more: bool) -> str:
    """The end of `text` from a word's beginning on."""
    cut = text.split(" ", 1)[1] if more and " " in text else text
    return ("… " if more and cut.strip() else "") + cut


def _head(text: str, more: bool) -> str:
    cut = text.rsplit(" ", 1)[0] if more and " " in text else text
    return cut + (" …" if more and cut.strip() else "")


def footnote_of(allegation: Allegation, kind: str = "FN-OSI", note: str = "") -> Footnote:
    """The passage that an allegation was read from."""
    d, p = allegation.document, allegation.passage
    return Footnote(kind, d.id, d.name, d.sha256, p.start, p.end, p.text, note)


def footnote_of_statement(statement: Statement) -> Footnote:
    """The words of a statement, as the other side's version."""
    d, c = statement.document, statement.content
    return Footnote("FN-SIDE", d.id, d.name, d.sha256, c.start, c.end, c.text)


def footnote_of_passage(document: Document, passage: Passage, kind: str) -> Footnote:
    """A passage by its offsets."""
    return Footnote(kind, document.id, document.name, document.sha256, passage.start, passage.end, passage.text)


def whole(document: Document, kind: str = "FN-DOC", note: str = "whole document") -> Footnote:
    """A document as such: no passage, its digest."""
    return Footnote(kind, document.id, document.name, document.sha256, 0, 0, "", note)
