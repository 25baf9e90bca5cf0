"""Is everything still what it was? Originals, custody, renditions, and every quotation against its text."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

from solferino.case import Case
from solferino.errors import Broken
from solferino.model import Allegation, CustodyEvent, CustodyKind, Document, Rendition
from solferino.progress import Complaint, Progress, Silent
from solferino.store import custody, vault
from solferino.store.log import HEAD, LOG, read_head
from solferino.store.originals import BLOCK
from solferino.store.register import expected_vault

STEP = "verify"
BACKUP = "Restore it from a backup of the case"


def verify(case: Case, progress: Progress = Silent()) -> list[Complaint]:  # noqa: B008 - no state
    """Everything that is not as it was written; empty when all is well.

    S20 and S21 an original that is gone or altered, S22 a file among the originals that is none; S40 and S41 an event
    that was altered, removed, added or moved, S42 a log that differs from the record; S43 a document and its custody
    that do not agree; S44, S48 and S49 the vault, without opening it; S50 to S53 the rows of the record; S54 a
    rendition, S55 a quotation that is not in its text, S56 something that hangs on nothing. A case that is open for
    writing gets a custody event with the result (method.md §5.1 -> EV-3).
    """
    complaints: list[Complaint] = []
    documents: list[Document] = []
    try:
        documents = case.record.documents()
        listed = True
    except Broken as error:
        listed = False
        complaints.append(_complaint(error))
    progress.start(STEP, len(documents))
    complaints += _guarded(lambda: _custody(case))
    complaints += _guarded(case.inspect)
    complaints += _guarded(lambda: _vault(case))
    for document in documents:
        complaints += _guarded(lambda d=document: _original(case, d))  # type: ignore[misc]
        complaints += _guarded(lambda d=document: _quotations(case, d))  # type: ignore[misc]
        progress.advance(STEP)
    if listed:
        complaints += _guarded(lambda: _strangers(case, documents))
        complaints += _guarded(lambda: _links(case, documents))
    progress.end(STEP)
    _say(case, len(documents), complaints)
    return complaints


def _guarded(check: Callable[[], Iterable[Complaint]]) -> Iterator[Complaint]:
    """What a check finds; a row that cannot even be read ends it with that complaint."""
    try:
        yield from check()
    except Broken as error:
        yield _complaint(error)


def _complaint(error: Broken) -> Complaint:
    return Complaint(error.code, error.about, error.what, error.remedy)


def _custody(case: Case) -> Iterator[Complaint]:
    """The chain in the record, then the file line by line against it, then the head."""
    yield from custody.faults(case.record.custody(), "the record")
    last: CustodyEvent | None = None
    try:
        with (case.path / LOG).open("rb") as file:
            for number, (raw, event) in enumerate(zip_longest(file, case.record.custody()), 1):
                about = f"{LOG}, line {number}"
                if raw is None:
                    yield Complaint("S42", about, "the line is missing, the record has the event", BACKUP)
                    break
                if event is None:
                    yield Complaint("S42", about, "the record has no such event", BACKUP)
                    break
                if raw != custody.line(event).encode() + b"\n":
                    yield Complaint("S42", about, "is not the event in the record", BACKUP)
                last = event
    except OSError as error:
        yield Complaint("S42", LOG, f"cannot be read ({error.strerror})", BACKUP)
    head = read_head(case.path / HEAD)
    if last is not None and head != (last.seq, last.digest):
        yield Complaint("S42", HEAD, f"does not name the last line of {LOG}", BACKUP)


def _vault(case: Case) -> Iterator[Complaint]:
    """The vault against the record, file by file, without opening it."""
    header = None
    for event in case.record.custody():
        header = dict(event.details).get(vault.HEADER_DETAIL, header)
    yield from vault.inspect(case.path / "vault", expected_vault(case.record.lists()), header)


def _original(case: Case, document: Document) -> Iterator[Complaint]:
    path = case.originals.path(document.sha256)
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size != document.size or _sha256(path) != document.sha256:
            yield Complaint("S21", document.name, f"its original is not what was sealed ({path.name})", BACKUP)
    except FileNotFoundError:
        yield Complaint("S20", document.name, f"its original is gone ({path.name})", BACKUP)
    except OSError as error:
        yield Complaint("S21", document.name, f"its original cannot be read ({error.strerror})", "Check the disk")


def _strangers(case: Case, documents: list[Document]) -> Iterator[Complaint]:
    known = {case.originals.path(d.sha256) for d in documents}
    remedy = "If a run was killed, ingest the same files again; else find out who put it there"
    for path in case.originals.files():
        if path not in known:
            name = path.relative_to(case.path).as_posix()
            yield Complaint("S22", name, "is no original of a document in the record", remedy)


def _quotations(case: Case, document: Document) -> Iterator[Complaint]:
    rendition = case.record.rendition(document.id)
    if rendition is None:
        return
    if hashlib.sha256(rendition.text.encode("utf-8", "surrogatepass")).hexdigest() != rendition.sha256:
        yield Complaint("S54", document.name, "the text is not the one that its digest was made from", "Read it again")
    remedy = "Extract it again"
    for key, what, start, end, words in _quoted(case, document.id):
        if not 0 <= start <= end <= len(rendition.text) or words not in (rendition.text[start:end], ""):
            yield Complaint("S55", key, f"its {what} is not what stands in {document.name} at {start}..{end}", remedy)


def _quoted(case: Case, document_id: str) -> Iterator[tuple[str, str, int, int, str]]:
    """Every stretch that is quoted: whose, which, start, end, words ("" where only offsets are kept)."""
    for s in case.record.statements(document_id):
        if not s.content.parts:
            yield s.id, "content", s.content.start, s.content.end, s.content.text
        for start, end in s.content.parts:
            yield s.id, "content", start, end, ""
        if s.cue is not None:
            yield s.id, "cue", s.cue.start, s.cue.end, s.cue.text
        if s.speaker.start is not None and s.speaker.end is not None:
            yield s.id, "speaker", s.speaker.start, s.speaker.end, s.speaker.text
    for a in case.record.allegations(document_id):
        yield a.id, "passage", a.passage.start, a.passage.end, a.passage.text
        for name, spans in a.spans.items():
            for span in spans:
                yield a.id, f"span of {name}", span.start, span.end, ""
    for p in case.record.places(document_id):
        yield f"place {p.place.text}", "name", p.start, p.end, p.place.text


def _links(case: Case, documents: list[Document]) -> Iterator[Complaint]:
    """Rule 1 of the house: nothing is asserted that does not hang on an allegation, a passage and a document."""
    texts = {d.id for d in documents} | {d.name for d in documents}
    there = {a.id for d in documents for a in _readable(case, d)}
    incidents = {i.id: i for i in case.record.incidents()}
    remedy = "Run `link` and the steps after it again"
    for origin in case.record.origins():
        if not there.issuperset(origin.allegations) or not texts.issuperset(origin.documents):
            yield Complaint("S56", origin.id, "the origin names what is not in the record", remedy)
    for incident in incidents.values():
        if not incident.allegations or not there.issuperset(incident.allegations):
            yield Complaint("S56", incident.id, "the incident names allegations that are not in the record", remedy)
    for assessment in case.record.assessments():
        if assessment.incident not in incidents:
            yield Complaint("S56", assessment.id, "the assessment is of no incident in the record", remedy)
    renditions: dict[str, Rendition | None] = {}
    for figure in case.record.figures():
        key, passage = figure.document.id, figure.passage
        if key not in renditions:
            renditions = {key: case.record.rendition(key)}  # figures come by document: one text at a time is enough
        text = renditions[key]
        if text is None or text.text[passage.start : passage.end] != passage.text:
            yield Complaint("S55", figure.id, "its passage is not what stands in the document", "Run `measure` again")


def _readable(case: Case, document: Document) -> Iterator[Allegation]:
    """The allegations of a document, as far as their rows can be read (what cannot be is told elsewhere)."""
    with suppress(Broken):
        yield from case.record.allegations(document.id)


def _say(case: Case, documents: int, complaints: list[Complaint]) -> None:
    """Record the check, unless the case is open for reading only or its custody is in doubt."""
    if case.readonly:
        return
    details = (("documents", str(documents)), ("complaints", str(len(complaints))))
    with suppress(Broken), case.unit() as unit:
        unit.add_custody(CustodyKind.HASH_CHECK, STEP, details=details)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
