"""A folder of labelled texts: read and extracted as the product does it, and scored, with the floor of keywords."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.common import Score, measured
from benchmarks.keywords import read_with_keywords
from solferino.extract.llm.chosen import model_at
from solferino.extract.readers import Readers
from solferino.measure.agreement.score import METRICS, Sheet, Tally, decoded, judge_all, total
from solferino.model import Document, Published
from solferino.model.ids import content_id
from solferino.model.plain import to_plain
from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.reading import Reading
from solferino.read.rendition import render

FLOOR = ("f1", "fields", "whole", "furniture")


@cache
def reader(llm: str | None = None) -> Readers:
    """The readers that ship, or the language model at the address or in the file `llm`, loaded once."""
    return Readers(llm=model_at(llm, 600.0, threads=2) if llm else None)


def allegations(folder: Path, *, metadata: bool = True, llm: str | None = None) -> list[dict[str, Any]]:
    """What the product reads out of the .txt files of a folder; without `metadata`, as if nothing came with them."""
    came = {row["name"]: row for row in _rows(folder / "metadata.csv")} if metadata else {}
    out: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.txt")):
        row = came.get(path.name, {})
        data = path.read_bytes()
        sha = content_id("bytes", path.name, data.hex())
        document = Document(sha, path.name, sha, len(data), "text/plain")
        if row:
            day = row.get("published") or None
            document = replace(
                document,
                title=row.get("title") or None,
                publisher=row.get("publisher") or None,
                language=row.get("language") or None,
                address=row.get("address") or None,
                published=Published(day, day, "metadata") if day else Published(),
            )
        rendition = render(document, data, _no_wall, Limits())
        out += [to_plain(a) for a in reader(llm).extract(document, rendition).allegations]
    return out


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _no_wall(name: str, _: bytes, form: Format) -> Reading:
    raise ValueError(f"{name}: a labelled text is plain text, not {form.name}")


def floor_of(folder: Path, sheets: Sequence[Sheet]) -> list[Tally]:
    """What keywords alone score."""
    return judge_all(sheets, (a for s in sheets for a in read_with_keywords(s.file, decoded(folder / s.file))))


def scores(name: str, tallies: Sequence[Tally], floor: Sequence[Tally]) -> list[Score]:
    """All metrics, with intervals over the texts and the floor beside them."""
    sums = total(tallies)
    items = {"precision": sums.told, "fields": sums.asked.total(), "furniture": len(tallies)}
    return [
        measured(name, metric, tallies, score, floor=score(floor), count=items.get(metric, sums.facts))
        for metric, score in METRICS.items()
    ]


def by_field(tallies: Sequence[Tally]) -> str:
    """How many of each field are right, a line each."""
    sums = total(tallies)
    return "\n".join(f"{key:12} {sums.right[key]}/{sums.asked[key]}" for key in sorted(sums.asked))
