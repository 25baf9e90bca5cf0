"""Ingest: seal the files, keep what came with them, write down who received what and when.

A file is known by its name and its bytes. A pair that is recorded already is skipped without a further event, so that
running twice adds nothing; the same bytes under another name are the same document with one more event. Other metadata
for a known pair is added and holds from then on, the earlier stays; a file whose row is gone keeps what came with it.
Files are sealed first and recorded in batches: a run that is killed loses at most the recording of one batch, and the
next run finds the originals there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from solferino.case import Case
from solferino.errors import Refused
from solferino.ingest import metadata, walk
from solferino.ingest.metadata import Row
from solferino.ingest.walk import Findings, Found
from solferino.model import CustodyKind, Document, Outcome, Published, content_id
from solferino.progress import Complaint, Progress, Silent, StepReport
from solferino.store.contract import Writer
from solferino.store.originals import Sealed, digest
from solferino.store.rows import arrival, arrival_digest

STEP = "ingest"
# Two hundred articles are sealed in about a second: that much a killed run records anew.
BATCH = 200
MEGABYTE = 1_000_000
_METADATA_LIMIT = 64 * MEGABYTE  # a table of about a million rows

# Told by the ending of the name only; reading looks at the bytes.
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".eml": "message/rfc822",
    ".mht": "message/rfc822",
    ".mhtml": "message/rfc822",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
}


@dataclass(frozen=True, slots=True)
class _Came:
    """A row of metadata.csv for a file, and the digest of the metadata.csv that it stands in."""

    row: Row
    table: str


@dataclass(slots=True)
class _Run:
    """One run: what was known before by name, digest and description, what comes with files by path, and counts."""

    known: dict[str, dict[str, str]]
    came_with: dict[str, _Came]
    limit: int
    came: int = 0
    made: int = 0
    skipped: int = 0
    refused: list[Complaint] = field(default_factory=list)
    newly_refused: int = 0


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file after it was looked at: a document with the details of its event, or refused; neither where known."""

    name: str
    document: Document | None = None
    purpose: str = ""
    details: tuple[tuple[str, str], ...] = ()
    refused: Complaint | None = None


def ingest(case: Case, paths: Sequence[Path], progress: Progress = Silent()) -> StepReport:  # noqa: B008 - no state
    """Take in files, and folders with all that is below them.

    `came` counts files, and paths that are not there; `made` those that are new or have other metadata; `skipped`
    those that are recorded already. What is refused is a complaint in the report (I01 to I08 for files, I20 to I27 for
    metadata.csv) and the rest goes on. Unavailable S06 where the disk is full: what was sealed before is recorded.
    """
    found = walk.find(paths, leave_out=case.path)
    run = _Run(_known(case), {}, case.settings.max_file_mb * MEGABYTE, came=len(found.files) + len(found.refused))
    _read_tables(found, run)
    _record(case, [_Taken(c.about, refused=c) for c in found.refused], run)
    progress.start(STEP, len(found.files))
    for at in range(0, len(found.files), BATCH):
        taken: list[_Taken] = []
        try:
            for file in found.files[at : at + BATCH]:
                taken.append(_take(case, file, run))
                progress.advance(STEP)
        finally:  # what is sealed is recorded, whatever stopped the run
            _record(case, taken, run)
    progress.end(STEP)
    _sum_up(case, run)
    return StepReport(STEP, run.came, run.made, run.skipped, tuple(run.refused), _notes(found, run))


def document_id(sha256: str) -> str:
    """The id of the document with these bytes."""
    return content_id("doc", sha256)


def _described(document: Document) -> str:
    """The digest by which custody vouches for what came with a document."""
    return arrival_digest(document.id, document.name, arrival(document))


def _known(case: Case) -> dict[str, dict[str, str]]:
    """For each name the digests recorded under it, with the digest of what came with them, from the custody log."""
    known: dict[str, dict[str, str]] = {}
    for event in case.record.custody():
        if event.kind is CustodyKind.RECEIVED and event.sha256:
            details = dict(event.details)
            known.setdefault(details["name"], {})[event.sha256] = details["described"]
    return known


def _read_tables(found: Findings, run: _Run) -> None:
    """The rows of every metadata.csv by the path that they speak of; the one nearest to a file holds."""
    here = {metadata.key(str(file.path)) for file in found.files}
    for folder in sorted(found.folders, key=lambda f: f.prefix.count("/")):
        about = folder.prefix + walk.METADATA
        try:
            raw = _table(folder.path / walk.METADATA)
        except OSError as error:
            why = error.strerror or str(error)
            run.refused.append(Complaint("I20", about, f"cannot be read ({why})", "Check the file and its rights"))
            continue
        table = metadata.parse(raw, about)
        run.refused.extend(table.complaints)
        for name, row in table.rows.items():
            path = metadata.key(str(folder.path / name))
            inside = not name.startswith("/") and ".." not in name.split("/")
            if inside and (path in here or os.path.lexists(folder.path / name)):
                run.came_with[path] = _Came(row, sha256(raw).hexdigest())
            elif not folder.partial:
                what = f"names {metadata.printable(row.name)}, which is not there"
                run.refused.append(Complaint("I27", f"{about}, line {row.line}", what, "Correct the name or the row"))


def _table(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(_METADATA_LIMIT + 1)
    if len(raw) > _METADATA_LIMIT:
        raise OSError(f"larger than {_METADATA_LIMIT // MEGABYTE} MB")
    return raw


def _take(case: Case, file: Found, run: _Run) -> _Taken:
    came = run.came_with.get(metadata.key(str(file.path)))
    known = run.known.get(file.name, {})
    try:
        if known:  # most likely nothing has changed: look before copying
            sha = digest(file.path, limit=run.limit, about=file.name)
            if sha in known:
                return _again(case, file, sha, came, known[sha])
        sealed = case.originals.seal(file.path, limit=run.limit, about=file.name)
    except Refused as error:
        return _Taken(file.name, refused=Complaint(error.code, error.about, error.what, error.remedy))
    if sealed.sha256 in known:  # it changed back between the two looks
        return _Taken(file.name)
    document = _document(file.name, sealed.sha256, sealed.size, came)
    return _Taken(file.name, document, "received", _details(document, came, sealed, file.path))


def _again(case: Case, file: Found, sha: str, came: _Came | None, described: str) -> _Taken:
    if came is None:
        return _Taken(file.name)
    document = _document(file.name, sha, case.record.document(document_id(sha)).size, came)
    if _described(document) == described:
        return _Taken(file.name)
    return _Taken(file.name, document, "what came with it changed", _details(document, came))


def _document(name: str, sha: str, size: int, came: _Came | None) -> Document:
    row = None if came is None else came.row
    return Document(
        id=document_id(sha),
        name=name,
        sha256=sha,
        size=size,
        media_type=_MEDIA_TYPES.get(Path(name).suffix.lower()),
        title=row.title if row else None,
        publisher=row.publisher if row else None,
        language=row.language if row else None,
        address=row.address if row else None,
        published=row.published if row else Published(),
    )


def _details(
    document: Document, came: _Came | None, sealed: Sealed | None = None, path: Path | None = None
) -> tuple[tuple[str, str], ...]:
    details = [("name", document.name), ("described", _described(document)), ("size", str(document.size))]
    if sealed is not None:
        details.append(("blake2b", sealed.blake2b))
    if path is not None:
        with suppress(OSError):
            modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            details.append(("modified", modified.strftime("%Y-%m-%dT%H:%M:%SZ")))
    if came is not None:
        details.append(("metadata", came.table))
    return (*details, ("tool", f"solferino {version('solferino')}"))


def _record(case: Case, taken: Sequence[_Taken], run: _Run) -> None:
    """Record a batch in one unit of work, then count it."""
    run.refused.extend(t.refused for t in taken if t.refused is not None)
    run.skipped += sum(t.document is None and t.refused is None for t in taken)
    if all(t.document is None and t.refused is None for t in taken):
        return
    earlier = case.record.outcomes(STEP)
    with case.unit() as unit:
        for t in taken:
            if t.refused is not None:
                run.newly_refused += _record_refusal(unit, t.refused, earlier)
            elif t.document is not None and _record_document(unit, t.document, t, run):
                run.made += 1
            elif t.document is not None:
                run.skipped += 1
            if t.refused is None and f"path:{t.name}" in earlier:
                unit.put_outcome(STEP, f"path:{t.name}", Outcome("read", None, "taken in later"))


def _record_document(unit: Writer, document: Document, taken: _Taken, run: _Run) -> bool:
    """Whether this name and these bytes, so described, are new: the same may have come twice in one run."""
    known = run.known.setdefault(document.name, {})
    described = _described(document)
    if known.get(document.sha256) == described:
        return False
    unit.add_document(document)
    unit.add_custody(
        CustodyKind.RECEIVED, taken.purpose, document=document.id, sha256=document.sha256, details=taken.details
    )
    known[document.sha256] = described
    return True


def _record_refusal(unit: Writer, complaint: Complaint, earlier: dict[str, Outcome]) -> bool:
    """Whether the refusal is new. A path that a person mistyped is told and not recorded: nothing was received."""
    outcome = Outcome("refused", complaint.code, complaint.what)
    if complaint.code == "I01" or earlier.get(f"path:{complaint.about}") == outcome:
        return False
    unit.put_outcome(STEP, f"path:{complaint.about}", outcome)
    details = (("name", complaint.about), ("code", complaint.code))
    unit.add_custody(CustodyKind.REFUSED, complaint.what, details=details)
    return True


def _sum_up(case: Case, run: _Run) -> None:
    """One event for the run, with counts in, out and refused, where it changed anything."""
    if run.made or run.newly_refused:
        counts = {"came": run.came, "made": run.made, "skipped": run.skipped, "refused": len(run.refused)}
        with case.unit() as unit:
            unit.add_custody(CustodyKind.RECEIVED, STEP, details=tuple((k, str(v)) for k, v in counts.items()))


def _notes(found: Findings, run: _Run) -> tuple[str, ...]:
    notes = []
    if found.hidden:
        some = ", ".join(found.hidden[:3]) + (", …" if len(found.hidden) > 3 else "")
        notes.append(f"{len(found.hidden)} hidden left out: {some}")
    if not run.came:
        notes.append("nothing was found to take in")
    elif not run.made and not run.skipped:
        notes.append(f"nothing was taken in: all {run.came} were refused")
    return tuple(notes)
