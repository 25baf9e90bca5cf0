"""`run` and the seven steps one by one: open the case, call the step's front door, say what came of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.bars import watched
from solferino.cli.places import known_case, new_case
from solferino.cli.terminal import one_line

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.progress import Progress, StepReport

Paths = Annotated[list[Path], typer.Argument(help="Folders or files to take in.", metavar="PATHS")]
CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, max=256, help="Processes side by side; else as the case sets it.")
]

Extractor = Annotated[
    str | None, typer.Option("--extractor", metavar="NAME", help="rules, or llm: a language model of yours; see docs.")
]

# After sealing: what each step does, in the order in which they run.
AFTER_INGEST = {
    "read": "Make text and zones of every sealed document.",
    "extract": "Draw statements and allegations from what was read.",
    "link": "Join allegations to incidents and texts to origins.",
    "assess": "Propose the standard of proof of each incident, with its reasons.",
    "measure": "Count by act, party, place, month and harm.",
    "report": "Write the draft report, every sentence with its footnotes.",
}
_PARALLEL = ("read", "extract")
PER_DOCUMENT = ("ingest", *_PARALLEL)  # for the others nothing to do is a result: a case may have no figures
# Said each time, but nothing was refused: a document in a language without extractor is sealed and read, and a sentence
# of the draft that breaks a rule of wording is in the draft.
NO_REFUSAL = {"X02", "P03"}


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(run)
    app.command()(ingest)
    for name, sentence in AFTER_INGEST.items():
        app.command(name, help=sentence)(_command(name))


def run(paths: Paths, case: CaseDir = None, workers: Workers = None, extractor: Extractor = None) -> None:
    """Do the main job: from a folder of reports to a draft finding with footnotes.

    Takes .txt, .md, .html, .pdf, .docx, .eml, .mhtml and pictures; reads metadata.csv beside them. Stopped, the same
    command goes on where it stopped. Ends with 0 when all was read, 1 when some was refused, 2 when nothing was done.
    """
    from solferino.cli.summary import conclude
    from solferino.wiring import open_case

    folder = new_case(paths, case)
    with open_case(folder, create=True) as opened:
        refused = 0
        with watched() as progress:
            refused += told(_ingest(opened, paths, progress))
            for name in AFTER_INGEST:
                refused += told(_step(name, opened, progress, workers, extractor))
        raise typer.Exit(conclude(opened, refused, case or folder))


def ingest(paths: Paths, case: CaseDir = None) -> None:
    """Seal files as they are: by digest, write-once, with the first custody event."""
    from solferino.wiring import open_case

    with open_case(new_case(paths, case), create=True) as opened, watched() as progress:
        report = _ingest(opened, paths, progress)
    raise typer.Exit(_code(report))


def _command(name: str) -> Callable[..., None]:
    def step(case: CaseDir = None) -> None:
        _alone(name, case, None)

    def parallel_step(case: CaseDir = None, workers: Workers = None) -> None:
        _alone(name, case, workers)

    def extract_step(case: CaseDir = None, workers: Workers = None, extractor: Extractor = None) -> None:
        _alone(name, case, workers, extractor)

    if name == "extract":
        return extract_step
    return parallel_step if name in _PARALLEL else step


def _alone(name: str, case: Path | None, workers: int | None, extractor: str | None = None) -> None:
    from solferino.wiring import open_case

    with open_case(known_case(case)) as opened, watched() as progress:
        report = _step(name, opened, progress, workers, extractor)
    raise typer.Exit(_code(report))


def _ingest(case: Case, paths: list[Path], progress: Progress) -> StepReport:
    from solferino.ingest.step import ingest as seal

    return seal(case, paths, progress)


def _step(name: str, case: Case, progress: Progress, workers: int | None, extractor: str | None = None) -> StepReport:
    """Call the front door of the step. They are imported one by one: each brings its own heavy libraries."""
    many = workers or case.settings.workers
    if name == "read":
        from solferino.read.step import read

        return read(case, progress, workers=many)
    if name == "extract":
        from solferino.extract.step import extract

        return extract(case, progress, workers=many, extractor=extractor)
    if name == "link":
        from solferino.link.step import link

        return link(case, progress)
    if name == "assess":
        from solferino.assess.step import assess

        return assess(case, progress)
    if name == "measure":
        from solferino.measure.step import measure

        return measure(case, progress)
    from solferino.measure.counting.step import chapter
    from solferino.report.step import report

    return report(case, progress, casualties=chapter(case))


def told(report: StepReport) -> int:
    """Print the complaints and notes of a step, one a line; how many refusals there are among them."""
    for complaint in report.refused:
        sys.stderr.write(one_line(complaint.line()) + "\n")
    for note in report.notes:
        sys.stderr.write(one_line(f"{report.step}: {note}") + "\n")
    return sum(c.code not in NO_REFUSAL for c in report.refused)


def _code(report: StepReport) -> int:
    """The exit code of one step by itself, after one line that says what it did."""
    refused = told(report)
    parts = [f"{report.came} in", f"{report.made} made", f"{report.skipped} done before", f"{refused} refused"]
    sys.stdout.write(f"{report.step}: {', '.join(parts)}\n")
    if not report.made and not report.skipped and (refused or (not report.came and report.step in PER_DOCUMENT)):
        return 2
    return 1 if refused else 0
