#!/usr/bin/env python3
"""Read the labelled passages: text with its marks inline, so that a label can never lose its place in the text.

    passages.py [FOLDER ...]              check every file, print counts and variety
    passages.py --jsonl OUT [FOLDER ...]  write one object a passage: text, spans, facts
    passages.py --gold OUT [FOLDER ...]   write the texts and a gold.jsonl for the scorer

The form is described in passages/README.md.  Leaves with status 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import collections
import csv
import hashlib
import json
import pathlib
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from check import CODES, HARMS, STANCES, STATUS  # the same codes as the long texts

HERE = pathlib.Path(__file__).resolve().parent
ROLES = {
    "a": "act",
    "v": "victims",
    "p": "perpetrator",
    "s": "speaker",
    "c": "cue",
    "l": "place",
    "d": "when",
    "w": "weapon",
    "o": "target",
    "m": "method",
}
HEAD_KEYS = {"id", "story", "register", "conflict", "published"}
FACT_KEYS = {
    "act", "harm", "n", "of", "status", "sex", "age", "party", "perp", "place", "when", "speaker", "org", "stance",
    "total", "incidents", "method", "parts", "name",
}  # fmt: skip
REGISTERS = {
    "wire", "local", "ngo", "un", "denial", "prosecutor", "liveblog", "interview", "headline", "caption", "hearsay",
    "translated", "telegram", "court", "statement", "feature", "radio", "letter", "table", "diary", "furniture",
}  # fmt: skip
LONGER_THAN_PRONOUNS = 5
_MARK = re.compile(r"\{([avpscldwom])(\d+(?:,\d+)*)\|")
_NUMBER = re.compile(r"^(?:(?P<about>~)?(?P<low>\d+)(?P<least>\+)?|<(?P<most>\d+)|(?P<a>\d+)-(?P<b>\d+)|vague)$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}(?:\.\.\d{4}-\d{2}-\d{2})?$")


@dataclass(frozen=True)
class Passage:
    """One passage: plain `text`, `spans` of (start, end, role, fact number), `facts` by number, and its head line."""

    head: dict[str, str]
    text: str
    spans: tuple[tuple[int, int, str, int], ...]
    facts: dict[int, dict[str, str]]
    faults: tuple[str, ...] = field(default=())

    @property
    def part(self) -> str:
        """`test` for a fifth of the stories, `dev` for the others: by the story's name, so that no story is in both."""
        return "test" if hashlib.sha256(self.head.get("story", "").encode()).digest()[0] % 5 == 0 else "dev"


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str, int]], list[str]]:
    """Plain text, its spans, and what is wrong with the marks."""
    text: list[str] = []
    length = 0
    open_marks: list[tuple[int, str, list[int]]] = []
    spans: list[tuple[int, int, str, int]] = []
    faults = []
    at = 0
    while at < len(marked):
        mark = _MARK.match(marked, at)
        if mark:
            open_marks.append((length, ROLES[mark[1]], [int(n) for n in mark[2].split(",")]))
            at = mark.end()
        elif marked[at] == "}" and open_marks:
            start, role, numbers = open_marks.pop()
            spans += [(start, length, role, n) for n in numbers]
            at += 1
        else:
            if marked[at] in "{}":
                faults.append(f"a stray {marked[at]!r}")
            text.append(marked[at])
            length += 1
            at += 1
    if open_marks:
        faults.append("a mark that is not closed")
    return "".join(text), sorted(spans), faults


def read_block(block: str) -> Passage:
    """The passage that one block of lines holds, with its faults in words."""
    lines = block.strip("\n").split("\n")
    faults = []
    head = dict(pair.split("=", 1) for pair in shlex.split(lines[0].lstrip("@ ")) if "=" in pair)
    if not lines[0].startswith("@ "):
        faults.append("no head line")
    faults += [f"no {key}" for key in sorted(HEAD_KEYS - head.keys())]
    if head.get("register") not in REGISTERS:
        faults.append(f"unknown register {head.get('register')}")
    text, spans, wrong = unmark("\n".join(line for line in lines[1:] if not line.startswith("= ")))
    faults += wrong
    facts: dict[int, dict[str, str]] = {}
    for line in lines[1:]:
        if line.startswith("= "):
            try:
                number, *pairs = shlex.split(line[2:])
                facts[int(number)] = {k: v for k, _, v in (p.partition("=") for p in pairs)}
            except ValueError as error:
                faults.append(f"a fact line that cannot be read ({error}): {line}")
    for number, fact in facts.items():
        faults += [f"fact {number}: {fault}" for fault in fact_faults(fact)]
        if not any(n == number and role == "act" for _, _, role, n in spans):
            faults.append(f"fact {number} has no act in the text")
    faults += [f"a mark for fact {n}, which has no line" for n in sorted({n for *_, n in spans} - facts.keys())]
    return Passage(head, text, tuple(spans), facts, tuple(faults))


def fact_faults(fact: dict[str, str]) -> Iterator[str]:
    """What is wrong with one fact line."""
    yield from (f"unknown key {k}" for k in fact.keys() - FACT_KEYS)
    yield from (f"unknown code {c}" for c in fact.get("act", "none given").split(",") if c not in CODES)
    yield from (f"unknown stance {s}" for s in fact.get("stance", "none given").split(",") if s not in STANCES)
    if "n" in fact and not _NUMBER.match(fact["n"]):
        yield f"a number in no known form: {fact['n']}"
    if "when" in fact and not _DAY.match(fact["when"]):
        yield f"a date in no known form: {fact['when']}"
    if fact.get("harm", "other") not in HARMS:
        yield f"unknown harm {fact['harm']}"
    if "status" in fact and "CST-" + fact["status"] not in STATUS:
        yield f"unknown status {fact['status']}"
    if fact.get("sex", "U") not in set("MFU") or fact.get("age", "U") not in {"CHILD", "ADULT", "OLDER", "U"}:
        yield "unknown sex or age"


def read_file(path: pathlib.Path) -> list[Passage]:
    """Every passage of a file; blocks are parted by lines that hold `---` alone."""
    blocks = re.split(r"^---\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [read_block(b) for b in blocks if b.strip()]


def plain(passage: Passage, language: str) -> dict[str, Any]:
    """The passage as one object of the JSON lines that a trainer reads."""
    facts = [{"n": n, **fact} for n, fact in sorted(passage.facts.items())]
    spans = [{"start": s, "end": e, "role": role, "fact": n} for s, e, role, n in passage.spans]
    return {
        "language": language,
        "part": passage.part,
        **passage.head,
        "text": passage.text,
        "spans": spans,
        "facts": facts,
    }


def victims(fact: dict[str, str]) -> dict[str, Any]:
    """The scorer's victims of one fact line."""
    out: dict[str, Any] = {}
    if (found := _NUMBER.match(fact.get("n", ""))) is not None:
        if found["low"]:
            out["low"] = int(found["low"])
            if not found["least"]:
                out["high"] = out["low"]
            if found["least"] or found["about"]:
                out["qualifier"] = "at_least" if found["least"] else "about"
        elif found["most"]:
            out |= {"high": int(found["most"]), "qualifier": "up_to"}
        elif found["a"]:
            out |= {"low": int(found["a"]), "high": int(found["b"]), "qualifier": "between"}
        else:
            out["qualifier"] = "vague"
    if "status" in fact:
        out["status"] = "CST-" + fact["status"]
    out |= {k: fact[k] for k in ("sex", "age", "harm") if k in fact}
    return out


def anchor(text: str, start: int, end: int) -> str:
    """The shortest words around the act that occur once in the text."""
    while text.count(text[start:end]) > 1 and (start > 0 or end < len(text)):
        start, end = max(0, start - 1), min(len(text), end + 1)
    return text[start:end]


def spoken_by(passage: Passage, number: int) -> list[str]:
    """The words of the passage that name the speaker of a fact, pronouns left out: where a language has cases, the
    label's first form is not in the text ("слідство" and "за даними слідства")."""
    words = [passage.text[s:e] for s, e, role, n in passage.spans if n == number and role == "speaker"]
    return [w for w in words if len(w) >= LONGER_THAN_PRONOUNS]


def gold(passage: Passage, name: str, language: str) -> list[dict[str, Any]]:
    """The labels of one passage in the form of the scorer; an empty passage is one stretch that holds nothing."""
    if not passage.facts:
        return [{"id": passage.head["id"], "file": name, "anchor": passage.text.split("\n")[0][:60], "none": True,
                 "end": passage.text.rstrip()[-20:]}]  # fmt: skip
    rows = []
    for number, fact in sorted(passage.facts.items()):
        start, end = next((s, e) for s, e, role, n in passage.spans if n == number and role == "act")
        row: dict[str, Any] = {
            "id": f"{passage.head['id']}-{number}",
            "file": name,
            "anchor": anchor(passage.text, start, end),
            "act": fact["act"].split(","),
            "stance": fact["stance"].split(","),
        }
        if people := victims(fact):
            row["victims"] = people
        if "perp" in fact:
            row["perpetrator"] = fact["perp"]
        spoken = [passage.text[s:e] for s, e, role, n in passage.spans if n == number and role == "place"]
        places = [p for p in (fact.get("place", "").split("/") + spoken) if p]
        if places:
            row["place_any"] = places
        if "when" in fact:
            first, _, last = fact["when"].partition("..")
            row["when"] = [first, last or first]
        if "speaker" in fact:
            row["speaker"] = fact["speaker"]
        if "org" in fact:
            inflected = spoken_by(passage, number) if language in ("uk", "ru") else []
            row["speaker_org"] = fact["org"].split("/") + inflected
        rows.append(row)
    return rows


def skeleton(text: str) -> str:
    """The text without names and numbers: what two passages of one template share."""
    return re.sub(r"\b(?:[A-ZА-ЯЄІЇҐ][\w'’-]*|\d[\d.,]*)", "_", text)


def variety(passages: list[Passage]) -> dict[str, float]:
    """Shares that show whether a template wrote it: of the commonest opening, closing and skeleton sentence, and the
    share of skeleton five-word runs that occur in one passage only."""
    openings = collections.Counter(" ".join(skeleton(p.text).split()[:4]) for p in passages)
    sentences = collections.Counter(
        s for p in passages for s in set(re.split(r"(?<=[.!?])\s+", skeleton(p.text))) if len(s.split()) > 3
    )
    runs: collections.Counter[str] = collections.Counter()
    for p in passages:
        words = skeleton(p.text).split()
        runs.update({" ".join(words[i : i + 5]) for i in range(len(words) - 4)})
    n = max(len(passages), 1)
    return {
        "commonest opening": openings.most_common(1)[0][1] / n if openings else 0.0,
        "commonest sentence": sentences.most_common(1)[0][1] / n if sentences else 0.0,
        "five-word runs seen once": sum(c == 1 for c in runs.values()) / max(len(runs), 1),
    }


def report(language: str, passages: list[Passage], files: dict[str, str]) -> int:
    """Print the faults, the counts and the variety of one language; the number of faults comes back."""
    wrong = [f"{files[p.head.get('id', '')]} {p.head.get('id')}: {fault}" for p in passages for fault in p.faults]
    ids = collections.Counter(p.head.get("id") for p in passages)
    wrong += [f"the id {i} occurs {n} times" for i, n in ids.items() if n > 1]
    print(*wrong, sep="\n")
    facts = [f for p in passages for f in p.facts.values()]
    families = collections.Counter(f.get("act", "?").split("-")[0].split(",")[0] for f in facts)
    codes = {c for f in facts for c in f.get("act", "").split(",")}
    print(
        f"{language}: {len(passages)} passages ({sum(not p.facts for p in passages)} empty, "
        f"{sum(p.part == 'test' for p in passages)} in test), {len({p.head.get('story') for p in passages})} stories, "
        f"{len(facts)} facts, {len(codes)} of {len(CODES)} codes, {sum(len(p.text.split()) for p in passages)} words"
    )
    print("  acts: " + ", ".join(f"{k} {n}" for k, n in families.most_common()))
    print(
        "  registers: "
        + ", ".join(f"{k} {n}" for k, n in collections.Counter(p.head.get("register") for p in passages).most_common())
    )
    print("  variety: " + ", ".join(f"{k} {v:.3f}" for k, v in variety(passages).items()))
    return len(wrong)


def write_gold(passages: list[Passage], language: str, out: pathlib.Path) -> None:
    """Texts, metadata.csv and gold.jsonl in `out/PART`."""
    for part in ("dev", "test"):
        chosen = [p for p in passages if p.part == part and not p.faults]
        folder = out / part
        folder.mkdir(parents=True, exist_ok=True)
        rows = []
        with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as handle:
            table = csv.writer(handle)
            table.writerow(["name", "published", "language"])
            for p in chosen:
                name = p.head["id"] + ".txt"
                (folder / name).write_text(p.text, encoding="utf-8")
                table.writerow([name, p.head["published"], language])
                rows += gold(p, name, language)
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / "gold.jsonl").write_text(text, encoding="utf-8")


def main() -> None:
    """Check, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--jsonl", type=pathlib.Path)
    parser.add_argument("--gold", type=pathlib.Path)
    options = parser.parse_args()
    folders = options.folders or [HERE / "passages" / language for language in ("en", "uk", "ru")]
    wrong = 0
    lines = []
    for folder in folders:
        passages, files = [], {}
        for path in sorted(folder.glob("*.txt")):
            found = read_file(path)
            passages += found
            files |= {p.head.get("id", ""): path.name for p in found}
        wrong += report(folder.name, passages, files)
        lines += [json.dumps(plain(p, folder.name), ensure_ascii=False) + "\n" for p in passages if not p.faults]
        if options.gold:
            write_gold(passages, folder.name, options.gold / folder.name)
    if options.jsonl:
        options.jsonl.write_text("".join(lines), encoding="utf-8")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
