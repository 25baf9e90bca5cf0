"""The step: statements, allegations and places out of every rendition that this version has not read yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from solferino.case import Case
from solferino.errors import Refused, SolferinoError
from solferino.extract.extraction import Extraction
from solferino.extract.llm.ask import Model
from solferino.extract.llm.chosen import NONE, model_of
from solferino.extract.readers import Readers
from solferino.extract.tagger.local import chosen
from solferino.extract.tagger.shipped import shipped_version
from solferino.extract.version import LLM, RULES, VERSION, version_of
from solferino.model import CustodyKind, Document, Outcome, Rendition
from solferino.pool import each
from solferino.progress import Complaint, Progress, Silent, StepReport
from solferino.store.contract import Writer

STEP = "extract"
MODELS = "models"  # the folder of the case with what `learn` made
_WORTH_A_WORKER = 20  # documents; loading the pipeline takes a worker as long as these
_UNIT = 50  # documents a unit of work: what an interruption can cost, against one commit each

_Result = Extraction | SolferinoError


@dataclass(frozen=True, slots=True)
class _Item:
    document: Document
    rendition: Rendition


class _Work:
    """What a worker does with one document; it holds the readers, each loaded with its first document."""

    def __init__(self, context: str, llm: Model | None, tagger: Path | None) -> None:
        self.readers = Readers(context, llm, tagger)
        self.readers.start()

    def __call__(self, item: _Item) -> Extraction:
        return self.readers.extract(item.document, item.rendition)

    def close(self) -> None:
        self.readers.close()


def extract(
    case: Case, progress: Progress | None = None, *, workers: int = 1, extractor: str | None = None
) -> StepReport:
    """Extract from every document that was read; how many came, how many allegations were made, what was refused.

    `extractor`: rules or llm, else as the case sets it. A document in a language without extractor is one complaint
    (X02) and stays read. Interrupted, the step keeps what was committed (every 50 documents) and goes on from there
    when run again.
    """
    told = progress or Silent()
    llm = _llm(case, extractor, workers)
    waiting, skipped = [], 0
    for document in case.record.documents():
        key = _key(case, document, llm)
        if key is None:
            continue
        if case.record.done(STEP, document.id) == key:
            skipped += 1
        else:
            waiting.append((document, key))
    if not waiting:
        return StepReport(STEP, skipped, 0, skipped)  # without loading the language model for nothing
    told.start(STEP, len(waiting))
    made, refused, counts = 0, list[Complaint](), Counter[str]()
    keys = {d.id: key for d, key in waiting}
    try:
        with closing(_results(case, [d for d, _ in waiting], workers, llm)) as results:
            while batch := list(islice(results, _UNIT)):
                with case.unit() as unit:
                    for document, result in batch:
                        _put(unit, document, keys[document.id], result)
                for document, result in batch:
                    if isinstance(result, SolferinoError):
                        refused.append(Complaint(result.code, document.name, result.what, result.remedy))
                    else:
                        made += len(result.allegations)
                        counts.update(statements=len(result.statements), allegations=len(result.allegations))
                        counts.update(dropped=result.dropped, unread=result.unread)
                        refused += [Complaint(*line)] if (line := _unread(document, result)) else []
                told.advance(STEP, len(batch))
    finally:
        told.end(STEP)
    versions = ", ".join(sorted({key.split(" ", 1)[0] for key in keys.values()}))
    details = (
        ("version", versions), ("in", str(len(waiting))), ("statements", str(counts["statements"])),
        ("allegations", str(counts["allegations"])), ("refused", str(len(refused))),
        *([(name, str(counts[name])) for name in ("dropped", "unread")] if llm is not None else []),
    )  # fmt: skip
    with case.unit() as unit:
        unit.add_custody(CustodyKind.ANALYSED, "extract: statements and allegations from the text", details=details)
    return StepReport(STEP, len(waiting) + skipped, made, skipped, tuple(refused))


def _key(case: Case, document: Document, llm: Model | None) -> str | None:
    """Under what a document counts as done: this version, its text, its context and what came with it."""
    rendition = case.record.rendition(document.id)
    if rendition is None or not rendition.text:  # a picture says nothing by itself
        return None
    came = "|".join(
        str(v) for v in (document.publisher, document.language, document.published.earliest, document.published.latest)
    )
    made_by = version_of(document.language or rendition.language)
    if made_by == VERSION and llm is None:
        own = chosen(case.path / MODELS)
        made_by = f"{VERSION}+{own.name if own is not None else shipped_version()}"
    elif made_by == VERSION and llm is not None:
        made_by = f"{LLM}:{llm.key}"
    return f"{made_by} {case.settings.context} {rendition.id} {came}"


def _llm(case: Case, extractor: str | None, threads: int) -> Model | None:
    """The language model, where one is asked for. Refused X22 for an extractor that there is not; as `model_of`."""
    s = case.settings
    chosen = extractor or s.extractor
    if chosen not in (RULES, LLM):
        raise Refused("X22", chosen, "is no extractor", f"Use {RULES} or {LLM}")
    if chosen == RULES:
        return None
    file = case.path / s.llm_file if s.llm_file != NONE else None
    return model_of(s.llm_address, s.llm_model, file, seconds=float(s.llm_timeout_s), threads=threads)


def _unread(document: Document, result: Extraction) -> tuple[str, str, str, str] | None:
    """The complaint about passages of which nothing was read, None where there are none."""
    if not result.unread:
        return None
    what = f"{result.unread} of its passages are longer than the language model can hold, and were not read"
    return "X30", document.name, what, "Read them by hand, or use a model with a longer context"


def _results(
    case: Case, documents: list[Document], workers: int, llm: Model | None
) -> Generator[tuple[Document, _Result], None, None]:
    """Each document with what was read out of it, or why nothing was."""
    results = each(
        partial(_Work, case.settings.context, llm, chosen(case.path / MODELS)),
        _items(case, documents),
        workers=1 if llm is not None else min(workers, max(1, len(documents) // _WORTH_A_WORKER)),
        code="X03",
        about=lambda item: item.document.name,
    )
    with closing(results):
        for item, result in results:
            yield item.document, result


def _items(case: Case, documents: list[Document]) -> Iterator[_Item]:
    for document in documents:
        rendition = case.record.rendition(document.id)
        if rendition is not None:
            yield _Item(document, rendition)


def _put(unit: Writer, document: Document, key: str, result: _Result) -> None:
    if isinstance(result, SolferinoError):
        status = "refused" if isinstance(result, Refused) else "failed"
        unit.put_extraction(document.id, (), (), ())
        unit.put_outcome(STEP, document.id, Outcome(status, result.code, f"{result.what}. {result.remedy}"))
        if status == "failed":
            return
    else:
        unit.put_extraction(document.id, result.statements, result.allegations, result.places)
        line = _unread(document, result)
        unit.put_outcome(
            STEP, document.id, Outcome("read", line[0], f"{line[2]}. {line[3]}") if line else Outcome("read")
        )
    unit.mark_done(STEP, document.id, key)
