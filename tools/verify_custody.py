#!/usr/bin/env python3
"""Check the custody of a Solferino case without Solferino: Python 3.9 or later, standard library only.

    verify_custody.py CASE

reads CASE/custody.jsonl, CASE/custody.head and CASE/originals, and prints one line for each thing that is wrong.
Exit code 0: all is as it was written; 1: something is not; 2: there is no custody log to check.

What it checks
  * Each line of custody.jsonl is one event in canonical JSON (keys in order, no blanks, UTF-8). Its `digest` is SHA-256
    over that JSON without the key `digest`, its `previous` the digest of the line before (64 zeros in the first), its
    `seq` its line number. So no line can be edited, removed, added or moved without breaking the chain.
  * custody.head holds number and digest of the last line, so that a cut-off end is found. Who can write to the folder
    can rewrite all of it: compare the head printed here with one that was noted elsewhere.
  * Each document that was received is in originals/ under its SHA-256, with these bytes, its size and its BLAKE2b
    digest as received, and nothing else is there.
"""

import hashlib
import json
import sys
from pathlib import Path


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_log(case, wrong):
    """Events of the log; what is wrong goes to `wrong`."""
    events, previous = [], "0" * 64
    for number, raw in enumerate((case / "custody.jsonl").read_bytes().splitlines(keepends=True), 1):
        where = f"custody.jsonl, line {number}"
        try:
            event = json.loads(raw)
            rest = {key: value for key, value in event.items() if key != "digest"}
            if raw != canonical(event).encode() + b"\n":
                wrong(f"{where}: is not in the form in which events are written")
            if hashlib.sha256(canonical(rest).encode()).hexdigest() != event["digest"]:
                wrong(f"{where}: the event is not what was written")
            if event["previous"] != previous or event["seq"] != number:
                wrong(f"{where}: does not follow from the line before")
            previous = event["digest"]
            events.append(event)
        except (ValueError, KeyError, TypeError, AttributeError):
            wrong(f"{where}: is no custody event")
    return events


def check_head(case, events, wrong):
    try:
        head = json.loads((case / "custody.head").read_bytes())
        last = events[-1]
        if (head["seq"], head["digest"]) != (last["seq"], last["digest"]):
            wrong(f"custody.head: names event {head['seq']}, the log ends at event {last['seq']}")
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        wrong("custody.head: is missing or unreadable")


def check_originals(case, events, wrong):
    """How many originals were checked."""
    received = {}
    for event in events:
        if event.get("kind") == "received" and event.get("sha256"):
            received.setdefault(event["sha256"], {}).update(dict(event.get("details", [])))
    for sha, details in sorted(received.items()):
        path = case / "originals" / sha[:2] / sha
        shown = f"originals/{sha[:2]}/{sha}"
        if path.is_symlink() or not path.is_file():
            wrong(f"{shown}: is gone ({details.get('name')})")
            continue
        digests, size = (hashlib.sha256(), hashlib.blake2b()), 0
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                size += len(block)
                for digest in digests:
                    digest.update(block)
        same = digests[0].hexdigest() == sha and str(size) == details.get("size", str(size))
        if not same or digests[1].hexdigest() != details.get("blake2b", digests[1].hexdigest()):
            wrong(f"{shown}: is not what was received ({details.get('name')})")
    for path in sorted((case / "originals").rglob("*")):
        if (path.is_symlink() or not path.is_dir()) and not (
            path.name in received and path.parent == case / "originals" / path.name[:2]
        ):
            wrong(f"{path.relative_to(case).as_posix()}: was never received")
    return len(received)


def main(argv):
    if len(argv) != 2 or argv[1].startswith("-"):
        print(__doc__.strip())
        return 2
    case, found = Path(argv[1]), []
    if not (case / "custody.jsonl").is_file():
        print(f"{case}: there is no custody.jsonl")
        return 2
    events = check_log(case, found.append)
    check_head(case, events, found.append)
    originals = check_originals(case, events, found.append)
    for line in found:
        print(line)
    head = events[-1]["digest"] if events else "none"
    print(f"{len(events)} events, {originals} originals, {len(found)} things wrong. Head: {head}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
