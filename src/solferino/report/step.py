"""Step report: the record to report.html, report.docx and the pictures beside them.

The only file of this room that knows a case. Everything is composed and set in memory first; the files are replaced
whole, so that a reader never opens half a report.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from solferino.engine.changes import Change, changes
from solferino.engine.chapter import Chapter
from solferino.model import CustodyKind
from solferino.progress import Complaint, Progress, Silent, StepReport
from solferino.report.compose import compose
from solferino.report.lint import lint_report
from solferino.report.material import STEPS, Material, Options
from solferino.report.parts import ReportModel
from solferino.store.contract import View
from solferino.store.files import explain, replace_file

if TYPE_CHECKING:
    from solferino.case import Case

STEP = "report"
VERSION = "report@1"
WRITTEN = "report written"
_NOTHING = Silent()
_PICTURES = ("map", "timeline", "acts", "figures", "casualties", "casualties-months", "periods", "editions",
             *(f"estimate-{n}" for n in range(1, 9)))  # fmt: skip
_SHOWN = 20  # wording faults printed one by one; the rest is counted


def report(case: Case, progress: Progress = _NOTHING, *, casualties: Chapter | None = None) -> StepReport:
    """Write the report of the case into its folder `reports`; the notes hold the paths.

    `casualties` is the chapter that measuring makes of the register (`measure.counting.step.chapter`); without it
    nothing of the register is printed, and a note says so.

    The same record gives the same bytes, and writing them again adds no custody event. A sentence that breaks a wording
    rule is printed nevertheless, in a draft, and named as P03. Unavailable S06 or S13 where the disk does not take it.
    """
    from solferino.report.charts import Drawn, draw
    from solferino.report.docx import to_docx
    from solferino.report.html import to_html

    progress.start(STEP, 4)
    chapter = casualties or Chapter()
    model = compose(replace(gather(case.record), chapter=chapter), options(case))
    progress.advance(STEP)
    pictures = draw(model.charts) | {d.name: Drawn(d.svg, d.png) for d in chapter.drawings}
    progress.advance(STEP)
    files = {f"{name}.svg": drawn.svg for name, drawn in pictures.items()}
    files |= {f"{name}.png": drawn.png for name, drawn in pictures.items()}
    files["report.html"] = to_html(model, {n: d.svg for n, d in pictures.items()}).encode()
    progress.advance(STEP)
    files["report.docx"] = to_docx(model, {n: d.png for n, d in pictures.items()})
    progress.advance(STEP)

    folder = case.path / "reports"
    digest = hashlib.sha256(b"".join(hashlib.sha256(files[n]).digest() for n in sorted(files))).hexdigest()
    written = _write(folder, files)
    with case.unit() as unit:
        known = unit.done(STEP, "all") == digest
        if not known:
            unit.mark_done(STEP, "all", digest)
            unit.add_custody(
                CustodyKind.EXPORTED,
                WRITTEN,
                sha256=hashlib.sha256(files["report.html"]).hexdigest(),
                details=(
                    ("record", model.digest),
                    ("report.docx", hashlib.sha256(files["report.docx"]).hexdigest()),
                    ("sentences", str(len(model.sentences()))),
                    ("notes", str(len(model.notes))),
                    ("method", VERSION),
                ),
            )
    progress.end(STEP)
    notes = tuple(str(folder / name) for name in ("report.html", "report.docx"))
    notes += ("the casualty register is not in it",) if casualties is None and case.record.lists() else ()
    return StepReport(
        STEP, len(model.sentences()), 0 if known else written, written if known else 0, _faults(model), notes
    )


def gather(record: View) -> Material:
    """What the report is composed from. Statements only where an assessment cites them as the other side's answer."""
    documents = record.documents()
    assessments = record.assessments()
    cited = {key for a in assessments for key in a.other_side}
    changed, since = last_report(record)
    renditions = {d.id: r for d in documents if (r := record.rendition(d.id)) is not None}
    return Material(
        documents=documents,
        renditions=renditions,
        outcomes={step: record.outcomes(step) for step in STEPS},
        statements=[s for s in record.statements() if s.id in cited],
        allegations=list(record.allegations()),
        incidents=record.incidents(),
        assessments=assessments,
        origins=record.origins(),
        figures=record.figures(),
        judgements=record.judgements(),
        changes=changed,
        since=since,
    )


def last_report(record: View) -> tuple[list[Change], str | None]:
    """What changed since the report before the newest state of the incidents, and when that was written; nothing and
    None where there was none. Writing the same report again has the same report before it, so it says the same."""
    newest = record.last_run()
    if newest is None:
        return [], None
    before = [e for e in record.custody() if e.purpose == WRITTEN and e.seq < newest]
    if not before or not (then := record.versions(before[-1].seq)):
        return [], None
    return changes(then, record.versions()), before[-1].at


def options(case: Case) -> Options:
    """What a person set, and the day of the record: that of the last event that changed it, never the clock's."""
    days = [e.at[:10] for e in case.record.custody() if e.kind is not CustodyKind.EXPORTED]
    as_of = max(days, default=date.min.isoformat())
    return Options(org=case.settings.org_name, as_of=as_of, title=f"Draft findings: {case.path.name}")


def _write(folder: Path, files: dict[str, bytes]) -> int:
    """Put the files in place, each whole; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        try:
            replace_file(folder / name, content)
        except OSError as error:
            told = explain(error, f"reports/{name}")
            if told is None:
                raise
            raise told from error
    for name in _PICTURES:
        for ending in ("svg", "png"):
            if f"{name}.{ending}" not in files:  # of an earlier report: it would show what is no longer said
                (folder / f"{name}.{ending}").unlink(missing_ok=True)
    return len(files)


def _faults(model: ReportModel) -> tuple[Complaint, ...]:
    """Sentences that break a wording rule, by the rule and never by their content."""
    found = lint_report(model)
    lines = [
        Complaint("P03", f"rule {fault.code}", f"a sentence of the draft breaks it: {fault.says}", "Correct it by hand")
        for fault in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        more = f"{len(found) - _SHOWN} further sentences break a wording rule"
        lines.append(Complaint("P03", "wording", more, "Look through the draft"))
    return tuple(lines)
