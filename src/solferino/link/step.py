"""Step link: the record's allegations to origins, incidents and suggestions.

What new documents bring is joined to what is linked (tracing.py, standing.py); of the rest only what that can change is
read. How things stood after the last time is kept in a file of the case that is named by its digest; the record names
the one that belongs to its links. Where that is gone, damaged or of other code, or more than new documents came, all is
linked anew.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from solferino.case import Case
from solferino.link import derivation
from solferino.link.columns import digest
from solferino.link.compare import METHOD
from solferino.link.copies import Copy, near, retold
from solferino.link.judged import Judged, concerns_incidents, judged
from solferino.link.origins import Given, concerns_origins
from solferino.link.pictures import alike
from solferino.link.saved import pack, unpack
from solferino.link.sketch import merged, sketch
from solferino.link.standing import Seen, Standing, Texts, linked, same_people
from solferino.link.tracing import Source, Traced, joined, traced
from solferino.model import Allegation, CustodyKind, Document, Judgement, Passage, Rendition, Statement, ZoneKind
from solferino.model.reviewed import called_wrong
from solferino.progress import Complaint, Progress, Silent, StepReport
from solferino.store.contract import View
from solferino.store.files import explain, replace_file

STEP = "link"
KEPT = "links"  # the folder of the case that holds how things stood, and the mark that names the file
COUNT = "allegations"  # the mark that says how many were linked
_ENDING = ".kept"
VERSION = f"{METHOD} {derivation.VERSION}"
_NOTHING = Silent()


@contextmanager
def _unswept() -> Iterator[None]:
    """Without the collector of cycles, which would go through millions of values that hold none again and again: with
    101,373 allegations, none of them new, linking took 41 s of the processor with it and 26 s without, in 3 % more
    memory. Around a whole function, so that these values are gone when the collector is back."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_unswept()
def link(case: Case, progress: Progress = _NOTHING) -> StepReport:
    """Link all allegations of the case, unless nothing that the links depend on has changed since."""
    with case.unit() as record:
        stamps, arrived, judgements = record.stamps(), record.arrived(), record.judgements()
        wrong = called_wrong(record.decisions())
        documents = {key for _, key in arrived}
        on_origins = [j for j in judgements if concerns_origins(j, documents)]
        now = [f"{key} {stamp}" for key, stamp in stamps.items()]
        inputs = inputs_digest(now, [str(seq) for seq, _ in arrived], [j.id for j in judgements], [*wrong])
        if record.done(STEP, "all") == inputs:
            count = int(record.done(STEP, COUNT) or 0)
            return StepReport(STEP, count, 0, count)
        progress.start(STEP, 4)
        said = judged(on_origins, lambda i: i in documents or i.startswith("origin-"))
        shown = alike(record.renditions(record.showing()))
        settled = inputs_digest(
            [repr(one) for some in (said.same.items(), said.refused, said.unsure.items()) for one in some],
            [*wrong],
            [f"{d} {p}" for d, ps in shown.items() for p in ps],
        )
        before = standing(case.path / KEPT, record.done(KEPT, "all"))
        read = read_as(() if before is None else before.traces.papers.ids, stamps)
        if before is not None and not (fits(before, read, arrived, settled) and joinable(said, stamps)):
            before = None
        shelf = Shelf(record, wrong, shown)
        new = shelf.given(None if before is None else sorted(stamps.keys() - {*before.traces.papers.ids}))
        known = {*(before.traces.accounts.ids if before is not None else ()), *(a.id for a in new.allegations)}
        people = judged((j for j in judgements if concerns_incidents(j)), known.__contains__)
        if before is not None and not same_people(before.index.judged, people):
            before, new = None, shelf.given(None)
        read = read_as(new.texts, stamps, read if before is not None else None)
        seen = Seen(arrived[-1][0] if arrived else 0, settled, read.hexdigest())
        texts = compared(shelf, sorted(new.texts), before, seen)
        days = shelf.days(new.texts)
        progress.advance(STEP)
        if before is None:
            found = traced(new, texts.copied, said, days)
        else:
            source = Source(shelf.given, record.origins, cache(record.titles))
            found = joined(
                before.traces,
                new,
                was=before.texts.copied,
                copied=texts.copied,
                said=said,
                days=days,
                source=source,
            )
        allegations = new.allegations
        del new
        shelf.shed()
        progress.advance(STEP)
        changes = linked(allegations, found, texts, people, read=told(shelf, found), before=before)
        del allegations, shelf
        progress.advance(STEP)
        if before is None:
            record.put_links(changes.origins, changes.incidents, changes.suggestions)
        else:
            record.change_links(changes.origins, changes.incidents, changes.suggestions, changes.gone)
        count = len(found.traces.accounts.ids)
        record.mark_done(STEP, "all", inputs)
        record.mark_done(STEP, COUNT, str(count))
        record.mark_done(KEPT, "all", keep(case.path / KEPT, changes.standing))
        record.add_custody(
            CustodyKind.ANALYSED,
            "link",
            details=(
                ("allegations", str(count)),
                ("origins", str(len({*found.traces.accounts.origin.tolist()}))),
                ("incidents", str(changes.count)),
                ("changed", str(len(changes.incidents))),
                ("method", VERSION),
            ),
        )
        progress.advance(STEP)
        progress.end(STEP)
    clear(case.path / KEPT, case.record.done(KEPT, "all"))
    return StepReport(STEP, count, changes.count, 0, vanished(people.gone))


class Shelf:
    """What was read of the record in this run, so that no document is read twice. Allegations that are called `wrong`
    are left out; `shown` are pictures that several documents show, as captions."""

    def __init__(self, record: View, wrong: Container[str], shown: Mapping[str, Sequence[Passage]]) -> None:
        self._record, self._wrong, self._shown = record, wrong, shown
        self._documents: dict[str, Document] = {}
        self._renditions: dict[str, Rendition] = {}
        self._allegations: dict[str, list[Allegation]] = {}
        self._statements: dict[str, list[Statement]] = {}

    def given(self, ids: Sequence[str] | None) -> Given:
        """What origins of these documents, or of all, are told by."""
        self._texts(ids)
        held = list(self._documents) if ids is None else ids
        self._told(held)
        missing = [i for i in held if i not in self._statements]
        self._statements |= {i: [] for i in missing}
        for s in self._record.statements(missing):
            self._statements[s.document.id].append(s)
        read = {i: r for i in held if (r := self._renditions.get(i)) is not None}
        documents = [self._documents[i] for i in held]
        return Given(
            [a for i in held for a in self._allegations[i]],
            [known_day(d, read.get(d.id)) for d in documents],
            {s.id: s for i in held for s in self._statements[i]},
            {d.id: publisher(d, read.get(d.id)) for d in documents},
            {i: r.text for i, r in read.items()},
            {i: [*under_pictures(r), *self._shown.get(i, ())] for i, r in read.items()},
        )

    def by_id(self, documents: Sequence[str]) -> dict[str, Allegation]:
        """The allegations of these documents by their ids; no text is read for it."""
        self._told(documents)
        return {a.id: a for i in documents for a in self._allegations[i]}

    def days(self, ids: Iterable[str]) -> dict[str, str | None]:
        """The latest day of publication of documents that were read, where known."""
        return {i: publication(self._documents[i], self._renditions.get(i)) for i in ids}

    def spoken(self, ids: Sequence[str]) -> dict[str, str]:
        """The texts of these documents without furniture and comments, where they have one."""
        self._texts(ids)
        return {i: speaking_text(r) for i in ids if (r := self._renditions.get(i)) is not None}

    def languages(self, ids: Sequence[str]) -> dict[str, str | None]:
        """The languages of these documents, where they have a text."""
        self._texts(ids)
        return {i: self._documents[i].language or r.language for i in ids if (r := self._renditions.get(i)) is not None}

    def shed(self) -> None:
        """Let go of the texts once origins are traced: at a million allegations they are a quarter of the memory."""
        self._documents.clear()
        self._renditions.clear()
        self._statements.clear()

    def _told(self, ids: Sequence[str]) -> None:
        missing = [i for i in ids if i not in self._allegations]
        self._allegations |= {i: [] for i in missing}
        for a in self._record.allegations(missing):
            if a.id not in self._wrong:
                self._allegations[a.document.id].append(a)

    def _texts(self, ids: Sequence[str] | None) -> None:
        missing = None if ids is None else [i for i in ids if i not in self._documents]
        if missing != []:
            self._documents |= {d.id: d for d in self._record.documents(missing)}
            self._renditions |= {r.document_id: r for r in self._record.renditions(missing)}


def compared(shelf: Shelf, new: Sequence[str], before: Standing | None, seen: Seen) -> Texts:
    """The copies among all texts, of which only the new ones are read, and those that new ones meet in figures."""
    sketches = sketch(shelf.spoken(new).items())
    if before is not None:
        sketches = merged(before.texts.sketches, sketches)
    looked = dict(before.texts.looked) if before is not None else {}

    def look(left: str, right: str) -> Copy | None:
        key = digest(f"{left} {right}")
        if key not in looked:
            both = left, right
            found = retold(left, right, shelf.spoken(both), shelf.languages(both))
            looked[key] = None if found is None else (found.contained, found.how)
        kept = looked[key]
        return None if kept is None else Copy(left, right, *kept)

    return Texts(seen, sketches, near(sketches, look), looked)


def told(shelf: Shelf, found: Traced) -> Callable[[list[str]], dict[str, Allegation]]:
    """Gives allegations by their ids."""
    accounts, papers = found.traces.accounts, found.traces.papers

    def give(ids: list[str]) -> dict[str, Allegation]:
        wanted = set(ids)
        rows = [n for n, i in enumerate(accounts.ids) if i in wanted]
        return shelf.by_id(sorted({papers.ids[n] for n in accounts.paper[rows].tolist()}))

    return give


def fits(before: Standing, read: hashlib._Hash, arrived: Sequence[tuple[int, str]], settled: str) -> bool:
    """Whether nothing but new documents came since: else all is linked anew. `read`: how the old ones were read."""
    seen = before.texts.seen
    again = {key for n, key in arrived if n > seen.arrivals}
    return seen.settled == settled and again.isdisjoint(before.traces.papers.ids) and seen.read == read.hexdigest()


def read_as(papers: Iterable[str], stamps: Mapping[str, str], before: hashlib._Hash | None = None) -> hashlib._Hash:
    """A digest of what the record says of the state of these documents, behind those `before`."""
    summed = hashlib.sha256() if before is None else before.copy()
    summed.update("".join([f"{key} {stamps.get(key)}\n" for key in papers]).encode())
    return summed


def joinable(said: Judged, stamps: Container[str]) -> bool:
    """Whether all that people said of origins is of documents that were read: what they say of an origin, or of a
    document without a text, touches more than can be told from what is kept."""
    return all(i in stamps for pair in (*said.same, *said.refused, *said.unsure) for i in pair)


def standing(folder: Path, name: str | None) -> Standing | None:
    """How things stood when the record's links were made; None where that is not known."""
    path = folder / f"{name}{_ENDING}"
    if name is None or not path.is_file():
        return None
    content = path.read_bytes()
    return unpack(content) if hashlib.sha256(content).hexdigest() == name else None


def keep(folder: Path, now: Standing) -> str:
    """Keep it in a file beside the one of before, which belongs to the record until the new one is committed; its
    name."""
    content = pack(now)
    summed = hashlib.sha256()
    for piece in content:
        summed.update(piece)
    name = summed.hexdigest()
    try:
        folder.mkdir(exist_ok=True)
        replace_file(folder / f"{name}{_ENDING}", content)
    except OSError as error:
        raise explain(error, folder.name) or error from error
    return name


def clear(folder: Path, name: str | None) -> None:
    """Take away what belongs to no links any more."""
    for path in folder.glob("*"):
        if path.name != f"{name}{_ENDING}":
            path.unlink(missing_ok=True)


def vanished(judgements: Iterable[Judgement]) -> tuple[Complaint, ...]:
    """What a person is told of judgements on allegations that are no longer in the record: they are kept, and hold
    nothing together or apart."""
    what = "an allegation that it judges is not in the record; it is kept and changes nothing"
    remedy = "Judge the pair again where the allegation was read anew"
    return tuple(Complaint("L70", j.id, what, remedy) for j in judgements)


def inputs_digest(*ids: list[str]) -> str:
    """Digest of what the links are computed from, whatever its order, with the method's version."""
    told = "".join(f"|{len(group)}:" + "\n".join(sorted(group)) for group in ids)
    return hashlib.sha256((VERSION + told).encode("utf-8", "surrogatepass")).hexdigest()


def publisher(document: Document, rendition: Rendition | None) -> str | None:
    """Who published the document, if known."""
    return document.publisher or (rendition.publisher if rendition is not None else None)


def publication(document: Document, rendition: Rendition | None) -> str | None:
    """Latest day on which the document can have been published, if known."""
    return document.published.latest or (rendition.published.latest if rendition is not None else None)


def known_day(document: Document, rendition: Rendition | None) -> Document:
    """The document with the day of publication that reading found, where none came with it."""
    if document.published.basis is not None or rendition is None:
        return document
    return replace(document, published=rendition.published)


def under_pictures(rendition: Rendition) -> list[Passage]:
    """The captions of a text."""
    spans = [z.span for z in rendition.zones if z.kind is ZoneKind.CAPTION]
    return [Passage(s.start, s.end, rendition.text[s.start : s.end]) for s in spans]


def speaking_text(rendition: Rendition) -> str:
    """The text without furniture and comments: what a copy is told by."""
    return "\n".join(rendition.text[z.start : z.end] for z in rendition.zones if z.kind.speaks) or rendition.text
