"""Synthetic corpora with known truth, the same in every run. Nothing in them happened; only the towns are real.

    python -m benchmarks.synthetic claims --count 10000 --out claims.jsonl     allegations as values, streamed
    python -m benchmarks.synthetic papers --count 200 --out FOLDER             texts about 200 events, and truth.jsonl

As a library: `claims(seed, count)` gives allegations one by one with the event and the origin each goes back to;
`papers(seed, events)` gives documents with their texts, zones, statements and allegations; `origins(told)` and
`published(told)` are what linking incidents needs beside the allegations, out of the truth.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.synthetic_claims import Told, about, claims
from benchmarks.synthetic_texts import Paper, papers
from solferino.model import Origin, content_id
from solferino.model.plain import to_plain

__all__ = ["SEED", "Paper", "Told", "about", "claims", "main", "origins", "papers", "published"]

SEED = 20260101


def origins(told: Iterable[Told]) -> list[Origin]:
    """The true origins of these allegations as model values, in a fixed order."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.origin].append(one)
    return [
        Origin(
            content_id("origin", key),
            key,
            tuple(sorted({t.document.name for t in group})),
            tuple(sorted(t.allegation.id for t in group)),
            "DEP-SELF" if key.startswith("text:") else "DEP-CITE",
            "the truth of the generator",
            not key.startswith("text:"),
        )
        for key, group in sorted(groups.items())
    ]


def published(told: Iterable[Told]) -> dict[str, str | None]:
    """The day of publication by document id."""
    return {t.document.id: t.document.published.latest for t in told}


def _write_claims(count: int, seed: int, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        for t in claims(seed, count):
            row: dict[str, Any] = {"event": t.event, "origin": t.origin, "kind": t.kind, "form": t.form}
            row |= {"allegation": to_plain(t.allegation), "published": t.document.published.latest}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_papers(events: int, seed: int, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    rows = ["name,title,publisher,published,language"]
    with (out / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for p in papers(seed, events):
            d = p.document
            (out / d.name).write_text(p.rendition.text, encoding="utf-8")
            rows.append(f"{d.name},,{d.publisher},{d.published.earliest},{d.language}")
            row: dict[str, Any] = {"name": d.name, "event": p.event, "release": p.release, "origin": p.origin}
            row |= {"form": p.form, "edited": p.edited, "allegations": to_plain(p.allegations)}
            truth.write(json.dumps(row, ensure_ascii=False) + "\n")
    (out / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def main(given: Sequence[str] | None = None) -> None:
    """Write a corpus to look at, or for programs in other languages."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.synthetic",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("claims", "papers"))
    parser.add_argument("--count", type=int, default=1000, help="allegations, or events that documents tell of")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(given)
    write = _write_claims if options.what == "claims" else _write_papers
    write(options.count, options.seed, options.out)


if __name__ == "__main__":
    main()
