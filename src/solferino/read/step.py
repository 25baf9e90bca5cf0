"""The step: every document that has no rendition under this version gets one, or the reason why not."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice

from solferino.case import Case
from solferino.errors import Broken, Refused, SolferinoError
from solferino.model import CustodyKind, Document, Outcome, Rendition
from solferino.pool import each
from solferino.progress import Complaint, Progress, Silent, StepReport
from solferino.read.confine import Wall
from solferino.read.faults import may_change
from solferino.read.limits import Limits
from solferino.read.rendition import VERSION, render
from solferino.settings import Settings
from solferino.store.contract import Writer

STEP = "read"
_UNIT = 50  # documents a unit of work: what an interruption can cost, against one commit each


@dataclass(frozen=True, slots=True)
class _Item:
    """One document with its bytes, or why there are none."""

    document: Document
    data: bytes | SolferinoError


class Reader:
    """What a worker does with one document; it holds the confined process that parses for it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.wall = Wall(limits)

    def __call__(self, item: _Item) -> Rendition:
        """The rendition of one document; a SolferinoError with its code where there is none."""
        if isinstance(item.data, SolferinoError):
            raise item.data
        return render(item.document, item.data, self.wall.read, self.limits)

    def close(self) -> None:
        """End the confined process."""
        self.wall.close()


def limits_of(settings: Settings) -> Limits:
    """The limits for one document as the case sets them."""
    return Limits(
        file_bytes=settings.max_file_mb * 1_000_000,
        characters=settings.read_max_chars,
        pages=settings.max_pages,
        seconds=float(settings.read_timeout_s),
        memory_bytes=settings.read_memory_mb * 1_000_000,
    )


def read(case: Case, progress: Progress | None = None, *, workers: int = 1) -> StepReport:
    """Read every document of the case that this version has not read yet; how many came, were made, were refused.

    Each refused document is one complaint and one outcome, and the others go on. Interrupted, the step keeps what was
    committed (every 50 documents) and goes on from there when run again. Broken where an original is not what was
    sealed: then the step stops.
    """
    told = progress or Silent()
    documents = case.record.documents()
    waiting = [d for d in documents if case.record.done(STEP, d.id) != VERSION]
    told.start(STEP, len(waiting))
    made, refused = 0, list[Complaint]()
    try:
        with closing(_results(case, waiting, workers)) as results:
            while batch := list(islice(results, _UNIT)):
                with case.unit() as unit:
                    for document, result in batch:
                        _put(unit, document, result)
                complaints = [
                    Complaint(r.code, d.name, r.what, r.remedy) for d, r in batch if not isinstance(r, Rendition)
                ]
                refused += complaints
                made += len(batch) - len(complaints)
                told.advance(STEP, len(batch))
    finally:
        told.end(STEP)
    if waiting:
        with case.unit() as unit:
            counts = (
                ("version", VERSION),
                ("in", str(len(waiting))),
                ("out", str(made)),
                ("refused", str(len(refused))),
            )
            unit.add_custody(CustodyKind.ANALYSED, "read: text and zones made from the originals", details=counts)
    return StepReport(STEP, len(documents), made, len(documents) - len(waiting), tuple(refused))


def _results(
    case: Case, documents: list[Document], workers: int
) -> Generator[tuple[Document, Rendition | SolferinoError], None, None]:
    results = each(
        partial(Reader, limits_of(case.settings)),
        _items(case, documents),
        workers=min(workers, max(1, len(documents) // 4)),  # a worker for three documents starts longer than it reads
        code="R20",
        about=lambda item: item.document.name,
    )
    with closing(results):
        for item, result in results:
            yield item.document, result


def _put(unit: Writer, document: Document, result: Rendition | SolferinoError) -> None:
    if isinstance(result, Rendition):
        unit.put_rendition(result)
        unit.put_outcome(STEP, document.id, Outcome("read", message="; ".join(result.notes) or None))
    else:
        status = "refused" if isinstance(result, Refused) else "failed"
        unit.put_outcome(STEP, document.id, Outcome(status, result.code, f"{result.what}. {result.remedy}"))
        if may_change(result):
            return
    unit.mark_done(STEP, document.id, VERSION)


def _items(case: Case, documents: list[Document]) -> Iterator[_Item]:
    """Documents with their bytes, read only as far ahead as the pool asks for."""
    for document in documents:
        try:
            yield _Item(document, case.originals.read(document.sha256))
        except Broken:
            raise
        except SolferinoError as error:
            yield _Item(document, error)
