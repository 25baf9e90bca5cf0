#!/usr/bin/env python3
"""Check the labelled texts of the corpus, because one wrong anchor makes a whole set worthless.

    check.py [FOLDER ...]        every folder below this file that holds a gold.jsonl, if none is named

Each anchor must occur exactly once in its file, each code must exist, each date parse, each file have labels and a row
in metadata.csv, and each `end` stand after its anchor.  Prints facts, skipped and empty stretches, and facts per family
of acts.  Leaves with status 1 where something is wrong.
"""

import collections
import csv
import datetime
import json
import pathlib
import sys
from typing import Any

FAMILIES = {
    "KIL": 9,
    "TOR": 10,
    "SXV": 9,
    "LIB": 8,
    "DEP": 7,
    "HOS": 19,
    "SPO": 10,
    "POW": 13,
    "CON": 6,
    "OCC": 3,
    "PRO": 3,
    "FTR": 7,
    "FRE": 5,
    "PER": 1,
    "GEN": 1,
    "MIS": 1,
}
CODES = {f"{family}-{n:02d}" for family, last in FAMILIES.items() for n in range(1, last + 1)}
CODES |= {"BODIES", "CASUALTIES", "VIOLATION"}
STANCES = {"verified", "asserted", "credible", "alleged", "hedged", "denied", "negated"}
QUALIFIERS = {"exact", "at_least", "up_to", "about", "between", "vague"}
STATUS = {f"CST-{s}" for s in ("CIV", "HDC-POW", "HDC-SUR", "HDC-WND", "MEDREL", "COMB", "DPH", "LE", "UNK")}
HARMS = {"killed", "injured", "detained", "missing", "displaced", "bodies_found", "other"}
# fmt: off
KNOWN = {
    "id", "file", "anchor", "act", "victims", "perpetrator", "perpetrator_any", "perpetrator_name", "place",
    "place_any", "when", "speaker", "speaker_any", "speaker_org", "methods", "stance", "skip", "none", "end",
    "why", "note", "incidents", "sites",
}
# fmt: on


def faults(label: dict[str, Any], text: str) -> list[str]:
    """What is wrong with one label, in words; an empty list where nothing is."""
    out = []
    found = text.count(label["anchor"])
    if found != 1:
        out.append(f"the anchor occurs {found} times")
    if "end" in label and text.find(label["end"], text.find(label["anchor"])) < 0:
        out.append("the end does not stand after the anchor")
    out += [f"unknown key {k}" for k in label.keys() - KNOWN]
    if label.get("skip") or label.get("none"):
        return out
    victims = label.get("victims", {})
    out += [f"unknown code {c}" for c in label.get("act", [None]) if c not in CODES]
    out += [f"unknown stance {s}" for s in label.get("stance", []) if s not in STANCES]
    for row in [victims, *victims.get("breakdown", [])]:
        if row.get("status", "CST-CIV") not in STATUS:
            out.append(f"unknown status {row['status']}")
        if row.get("sex", "U") not in set("MFU") or row.get("age", "U") not in {"CHILD", "ADULT", "OLDER", "U"}:
            out.append(f"unknown sex or age in {row}")
    if victims.get("qualifier", "exact") not in QUALIFIERS or victims.get("harm", "other") not in HARMS:
        out.append("unknown qualifier or harm")
    try:
        first, last = (datetime.date.fromisoformat(d) for d in label.get("when", ["2000-01-01", "2000-01-01"]))
        if first > last:
            out.append("the dates run backwards")
    except ValueError as error:
        out.append(f"a date does not parse: {error}")
    return out


def check(folder: pathlib.Path) -> int:
    """Print the faults and the counts of one folder; the number of faults comes back."""
    labels = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
    wrong = 0
    for label in labels:
        for fault in faults(label, texts[label["file"]]):
            wrong += 1
            print(f"{folder.name} {label['id']}: {fault}: {label['anchor']!r}")
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as handle:
        described = {row["name"] for row in csv.DictReader(handle)}
    ids = collections.Counter(label["id"] for label in labels)
    problems = [f"the id {i} occurs {n} times" for i, n in ids.items() if n > 1]
    problems += [f"{n} has no label" for n in texts.keys() - {label["file"] for label in labels}]
    problems += [f"{n} stands on one side only" for n in texts.keys() ^ described]
    for problem in problems:
        print(f"{folder.name}: {problem}")
    facts = [label for label in labels if "act" in label]
    families = collections.Counter(label["act"][0].split("-")[0] for label in facts)
    words = sum(len(t.split()) for t in texts.values())
    print(
        f"{folder.name}: {len(texts)} texts, {words} words, {len(facts)} facts, "
        f"{sum('skip' in x for x in labels)} skipped, {sum('none' in x for x in labels)} empty"
    )
    print("  " + ", ".join(f"{k} {n}" for k, n in families.most_common()))
    return wrong + len(problems)


def main() -> None:
    """Check every folder named, or all of them."""
    here = pathlib.Path(__file__).resolve().parent
    folders = [pathlib.Path(a) for a in sys.argv[1:]] or sorted(p.parent for p in here.rglob("gold.jsonl"))
    sys.exit(1 if sum([check(folder) for folder in folders]) else 0)


if __name__ == "__main__":
    main()
