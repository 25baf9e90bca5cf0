"""Front door: sheets out, reviews in, labels out, and the case scored against labels that people made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from solferino.case import Case
from solferino.errors import Missing, Refused
from solferino.measure.agreement.interval import bootstrap
from solferino.measure.agreement.labels import complete, labels, passages
from solferino.measure.agreement.review import Read, read_sheet, sheet
from solferino.measure.agreement.score import METRICS, Tally, judge_all, sheets
from solferino.model import Allegation, CustodyKind, to_plain
from solferino.store.custody import now


@dataclass(frozen=True, slots=True)
class Scored:
    """One metric with its 95 % interval over documents."""

    metric: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The case against labels: `documents` and `facts` that were labelled, the scores, and every fault in words."""

    documents: int
    facts: int
    scores: tuple[Scored, ...]
    faults: tuple[str, ...]
    unlabelled: int


def review_sheet(case: Case, documents: Iterable[str] = ()) -> list[tuple[str, ...]]:
    """A row for each allegation of the case, or of the documents with these names. Missing M75 for an unknown name."""
    wanted = set(documents)
    known = {d.name for d in case.record.documents()}
    if missing := sorted(wanted - known):
        raise Missing("M75", missing[0], "no document of that name is in the case", "`show documents` lists them")
    return sheet(a for a in case.record.allegations() if not wanted or a.document.name in wanted)


def take_reviews(case: Case, rows: Iterable[tuple[int, Mapping[str, str]]], by: str) -> Read:
    """Record what a sheet says. The same sheet again adds nothing."""
    found = read_sheet(rows, {a.id: a for a in case.record.allegations()}, _texts(case), by, now())
    with case.unit() as unit:
        for decision in found.decisions:
            unit.add_decision(decision)
        details = (("by", by), ("reviewed", str(len(found.decisions))), ("left out", str(len(found.complaints))))
        unit.add_custody(CustodyKind.ANALYSED, "review of what was extracted", details=details)
    return found


def export_labels(case: Case, out: Path) -> tuple[int, int]:
    """Write the texts and `gold.jsonl` of every document that was reviewed whole; how many documents and labels."""
    decisions, by_document = case.record.decisions(), _by_document(case)
    texts = {key: (name, text) for name, (key, text) in _texts(case).items()}
    done = [d for d in complete([a for found in by_document.values() for a in found], decisions) if d in texts]
    out.mkdir(parents=True, exist_ok=True)
    lines = []
    for key in done:
        name, text = texts[key]
        flat = name.replace("/", "_") if name.endswith(".txt") else name.replace("/", "_") + ".txt"
        (out / flat).write_bytes(text.encode())
        lines += [
            json.dumps(x, ensure_ascii=False) for x in labels(flat, key, text, by_document.get(key, ()), decisions)
        ]
    (out / "gold.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    with case.unit() as unit:
        details = (("documents", str(len(done))), ("labels", str(len(lines))))
        unit.add_custody(CustodyKind.EXPORTED, "labels from reviews", details=details)
    return len(done), len(lines)


def reviewed_passages(case: Case) -> dict[str, list[dict[str, Any]]]:
    """The marked passages of every document that was reviewed whole, by the document's id."""
    decisions, by_document = case.record.decisions(), _by_document(case)
    texts = dict(_texts(case).values())
    done = complete([a for found in by_document.values() for a in found], decisions)
    return {key: passages(texts[key], by_document.get(key, ()), decisions) for key in done if key in texts}


def evaluate(case: Case, gold: Path) -> Evaluation:
    """Score what the case extracted against a labels file, or a folder with `gold.jsonl`, over documents of the same
    names. Missing M76 where a labelled document is not in the case, Refused M77 where the labels cannot be read."""
    path = gold / "gold.jsonl" if gold.is_dir() else gold
    texts = {PurePath(name).name: text for name, (_, text) in _texts(case).items()}

    def text_of(file: str) -> str:
        if file not in texts:
            what = "is labelled and not in the case"
            raise Missing("M76", file, what, "Ingest the labelled texts under their names, and run read and extract")
        return texts[file]

    try:
        found = sheets(path.read_text(encoding="utf-8").split("\n"), text_of)
    except OSError as error:
        raise Missing("M77", str(path), f"cannot be read ({error.strerror})", "Check the path") from None
    except ValueError as error:
        raise Refused("M77", path.name, f"{error}", "Each line is a label as corpus/README.md describes") from None
    named = {s.file for s in found}
    told = [to_plain(a) for a in case.record.allegations() if PurePath(a.document.name).name in named]
    tallies = judge_all(found, told)
    scores = tuple(_scored(metric, tallies) for metric in METRICS)
    faults = tuple(fault for t in tallies for fault in t.faults)
    return Evaluation(len(found), sum(t.facts for t in tallies), scores, faults, len(texts) - len(named))


def _scored(metric: str, tallies: Sequence[Tally]) -> Scored:
    score = METRICS[metric]
    return Scored(metric, score(tallies), *bootstrap(tallies, score))


def _texts(case: Case) -> dict[str, tuple[str, str]]:
    out = {}
    for document in case.record.documents():
        rendition = case.record.rendition(document.id)
        if rendition is not None:
            out[document.name] = (document.id, rendition.text)
    return out


def _by_document(case: Case) -> dict[str, list[Allegation]]:
    out: dict[str, list[Allegation]] = {}
    for a in case.record.allegations():
        out.setdefault(a.document.id, []).append(a)
    return out
