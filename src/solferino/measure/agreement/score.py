"""Allegations held against hand-labelled facts: how good the extraction is, for a team's own labels as for benchmarks.

A label is a fact, a sentence that may be taken or left (`skip`), or a stretch that holds nothing (`none`); it stands in
the sentence of its anchor. A fact is answered by at most one allegation whose passage overlaps that sentence and whose
main act is of an accepted family, and an allegation answers at most one fact; the best answers are given out first. An
allegation that answers nothing is wrong, unless it tells one more of the acts that a fact of its sentence accepts, or
stands in a sentence that may be taken or left. Fields of a fact without an answer are all wrong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

Allegation = Mapping[str, Any]  # as contract.md writes it down
Span = tuple[int, int]

_WIDER = {  # families that answer a fact of an act that the text leaves open
    "BODIES": {"BODIES", "KIL"},
    "CASUALTIES": {"CASUALTIES", "KIL", "HOS"},
    "VIOLATION": {"VIOLATION", "KIL", "TOR", "HOS", "LIB"},
}
_SPELLINGS = (
    {"izyum", "izium", "изюм", "ізюм"},
    {"kharkiv", "kharkov", "харків"},
    {"kyiv", "kiev"},
    {"odesa", "odessa"},
)
_SAID_ONCE = ("status", "sex", "age", "party", "qualifier")
_STOP = re.compile(r"[.!?][”\"’')\]»]*\s+(?=[\"“‘'(A-Z0-9«А-ЯІЇЄҐЁ])")
_SHORT = re.compile(
    r"(?:\b(?:U\.N|U\.S|U\.K|a\.m|p\.m|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov"
    r"|Dec|вул|ул|обл|см|тис|тыс)|\b[A-Z]|\b[а-яіїєА-Я])\.$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """One label with the stretch of its text that it speaks of."""

    id: str
    at: Span
    says: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All labels of one text."""

    file: str
    facts: tuple[Label, ...]
    skipped: tuple[Span, ...]
    nothing: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one text scored; tallies of several texts are added up by `total`."""

    facts: int = 0
    answered: int = 0
    told: int = 0  # allegations that count
    wrong: int = 0
    whole: int = 0  # facts with every field right
    furniture: int = 0  # allegations out of stretches that hold nothing
    asked: Counter[str] = field(default_factory=Counter)  # by field
    right: Counter[str] = field(default_factory=Counter)
    faults: tuple[str, ...] = ()


def read_labels(path: Path, texts: Path) -> list[Sheet]:
    """The labels of a .jsonl file on the texts of a folder. ValueError where an anchor does not occur just once."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return sheets(lines, lambda file: decoded(texts / file))


def sheets(lines: Iterable[str], text_of: Callable[[str], str]) -> list[Sheet]:
    """The labels of JSON lines on the texts that `text_of` gives by the file's name. ValueError for a line that is no
    label, and where an anchor does not occur just once."""
    by_file: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                item = json.loads(line)
                if not (item.get("none") or item.get("skip")):
                    item["act"][0].split("-")
                by_file.setdefault(item["file"], []).append({**item, "anchor": str(item["anchor"])})
            except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
                raise ValueError(f"line {number} is no label ({type(error).__name__}: {error})") from None
    return [_sheet(file, items, text_of(file)) for file, items in by_file.items()]


def decoded(path: Path) -> str:
    """The text of a file with its line ends as they are, which offsets count."""
    return path.read_bytes().decode("utf-8-sig")


def _sheet(file: str, items: Sequence[dict[str, Any]], text: str) -> Sheet:
    facts, skipped, nothing = [], [], []
    for n, item in enumerate(items):
        name = str(item.get("id", f"{file}:{n}"))
        if text.count(item["anchor"]) != 1:
            raise ValueError(f"{name}: its anchor must occur once in {file}: {item['anchor']!r}")
        start = text.index(item["anchor"])
        at = sentence(text, start, start + len(item["anchor"]))
        if item.get("none"):
            end = text.find(item.get("end", "\n"), start)
            nothing.append((at[0] - 1, (len(text) if end < 0 else end) + 1))
        elif item.get("skip"):
            skipped.append(at)
        else:
            facts.append(Label(name, at, item))
    return Sheet(file, tuple(facts), tuple(skipped), tuple(nothing))


def sentence(text: str, start: int, end: int) -> Span:
    """The sentence, within its line, that holds `text[start:end]`."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    line = text[low : len(text) if high < 0 else high]
    cuts = [low, *(low + m.end() for m in _STOP.finditer(line) if not _SHORT.search(line[: m.start() + 1]))]
    cuts.append(low + len(line))
    return max(c for c in cuts if c <= start), min(c for c in cuts if c >= end)


# ---- the fields of one fact ----------------------------------------------------------------------------------------
def fields_of(fact: Mapping[str, Any], told: Allegation) -> dict[str, bool]:
    """Field -> whether it is right, for each field that the fact gives."""
    out: dict[str, bool] = {}
    want, got = fact.get("victims") or {}, told.get("victims") or {}
    if "low" in want:
        out["count"] = got.get("low") == want["low"] and ("high" not in want or got.get("high") == want["high"])
    out |= {key: _is_one_of(want[key], got.get(key)) for key in _SAID_ONCE if key in want}
    if "breakdown" in want:
        groups = got.get("breakdown") or []
        out["breakdown"] = _half(any(w.items() <= g.items() for g in groups) for w in want["breakdown"])
    if "harm" in want:
        out["harm"] = (told.get("harm") or got.get("harm")) == want["harm"]
    if parties := _either(fact, "perpetrator"):
        out["perpetrator"] = (told.get("alleged_perpetrator") or {}).get("party") in parties
    if places := _either(fact, "place"):
        out["place"] = any(_same_place(p, (told.get("place") or {}).get("name")) for p in places)
    if "when" in fact:
        out["when"] = _within_months(fact["when"], told.get("when") or {})
    if speakers := [s for s in [fact.get("speaker")] if s] + fact.get("speaker_any", []) + fact.get("speaker_org", []):
        out["speaker"] = any(_names(s, _chain(told)) for s in speakers)
    if "methods" in fact:
        methods = " ".join(_plain(m) for m in told.get("methods") or ())
        out["methods"] = _half(_plain(m) in methods for m in fact["methods"])
    if "stance" in fact:
        out["stance"] = told.get("stance") in fact["stance"]
    return out


def _either(fact: Mapping[str, Any], key: str) -> list[Any]:
    if f"{key}_any" in fact:
        return list(fact[f"{key}_any"])
    return [fact[key]] if key in fact else []


def _is_one_of(want: Any, got: Any) -> bool:
    return bool(want == got or (isinstance(got, list) and want in got))


def _half(rights: Iterable[bool]) -> bool:
    found = list(rights)
    return sum(found) * 2 >= len(found)


def _within_months(want: Sequence[str], got: Mapping[str, Any]) -> bool:
    first, last = (str(got.get(key) or "")[:7] for key in ("earliest", "latest"))
    return bool(first and last) and want[0][:7] <= first <= last <= want[1][:7]


def _plain(words: Any) -> str:
    apart = unicodedata.normalize("NFKD", str(words or "")).casefold()
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _same_place(want: str, got: Any) -> bool:
    name = _plain(want)
    known = next((s for s in _SPELLINGS if min(s & {name}, default=None)), {name})
    return any(spelling in _plain(got) for spelling in map(_plain, known))


def _chain(told: Allegation) -> str:
    links = [told.get("speaker") or {}, *(told.get("via") or ())]
    return _plain(" | ".join(str(v) for link in links for v in link.values() if v))


def _names(want: str, chain: str) -> bool:
    """Whether the name starts a word of the chain (and ends it too, where it is as short as UN)."""
    return re.search(rf"\b{re.escape(_plain(want))}" + (r"\b" if len(want) <= 4 else ""), chain) is not None


# ---- one text ------------------------------------------------------------------------------------------------------
def _family(code: Any) -> str:
    return str(code or "").split("-")[0]


def _accepts(fact: Label) -> set[str]:
    return {wider for code in fact.says["act"] for wider in _WIDER.get(_family(code), {_family(code)})}


def _span(told: Allegation) -> Span:
    return told["passage"]["start"], told["passage"]["end"]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def judge(sheet: Sheet, told: Sequence[Allegation]) -> Tally:
    """What the allegations of one text are worth against its labels."""
    pairs = []
    for f, fact in enumerate(sheet.facts):
        families = _accepts(fact)
        for a, one in enumerate(told):
            if _overlap(_span(one), fact.at) and _family(one.get("act")) in families:
                pairs.append((-sum(fields_of(fact.says, one).values()), f, a))
    pairs.sort()
    answer: dict[int, int] = {}
    for _, f, a in pairs:
        if f not in answer and a not in answer.values():
            answer[f] = a
    fine = set(answer.values())
    room = Counter[Span]()  # a fact of several acts may be told as several allegations
    for fact in sheet.facts:
        room[fact.at] += len(set(fact.says["act"])) - 1
    for _, f, a in pairs:
        if a not in fine and room[sheet.facts[f].at] > 0:
            fine.add(a)
            room[sheet.facts[f].at] -= 1
    return _tally(sheet, told, answer, fine)


def _tally(sheet: Sheet, told: Sequence[Allegation], answer: Mapping[int, int], fine: set[int]) -> Tally:
    asked, right, whole = Counter[str](), Counter[str](), 0
    faults: list[str] = []
    for f, fact in enumerate(sheet.facts):
        found = fields_of(fact.says, told[answer[f]] if f in answer else {})
        asked.update(found.keys())  # the names, not their truth
        if f in answer:
            right.update(key for key, good in found.items() if good)
            whole += all(found.values())
            faults += [f"{fact.id}: {key}" for key, good in found.items() if not good]
        else:
            faults.append(f"{fact.id}: missed, {fact.says['anchor']!r}")
    left = {a for a, one in enumerate(told) if any(_overlap(_span(one), s) for s in sheet.skipped)}
    wrong = [a for a in range(len(told)) if a not in fine and a not in left]
    faults += [f"{sheet.file}: wrong {told[a].get('act')}, {told[a]['passage'].get('text', '')!r}" for a in wrong]
    furniture = sum(any(lo <= _span(one)[0] and _span(one)[1] <= hi for lo, hi in sheet.nothing) for one in told)
    counted = len(told) - len(left - fine)
    return Tally(
        len(sheet.facts), len(answer), counted, len(wrong), whole, furniture, asked, right, tuple(faults)
    )  # fmt: skip


def judge_all(sheets: Sequence[Sheet], told: Iterable[Allegation]) -> list[Tally]:
    """A tally for each labelled text; allegations of a text without labels count as wrong in a tally of their own."""
    by_file: dict[str, list[Allegation]] = {s.file: [] for s in sheets}
    for one in told:
        by_file.setdefault(PurePath(one["document"]["name"]).name, []).append(one)
    known = {s.file: s for s in sheets}
    return [judge(known.get(file, Sheet(file, (), (), ())), found) for file, found in by_file.items()]


# ---- the numbers ---------------------------------------------------------------------------------------------------
def total(tallies: Sequence[Tally]) -> Tally:
    """All tallies added up."""
    asked, right = Counter[str](), Counter[str]()
    for t in tallies:
        asked.update(t.asked)
        right.update(t.right)
    return Tally(
        facts=sum(t.facts for t in tallies),
        answered=sum(t.answered for t in tallies),
        told=sum(t.told for t in tallies),
        wrong=sum(t.wrong for t in tallies),
        whole=sum(t.whole for t in tallies),
        furniture=sum(t.furniture for t in tallies),
        asked=asked,
        right=right,
        faults=tuple(fault for t in tallies for fault in t.faults),
    )


def recall(tallies: Sequence[Tally]) -> float:
    """Facts answered, of all facts."""
    return sum(t.answered for t in tallies) / max(1, sum(t.facts for t in tallies))


def precision(tallies: Sequence[Tally]) -> float:
    """Allegations that are not wrong, of all that count; 0 of none."""
    told = sum(t.told for t in tallies)
    return 1 - sum(t.wrong for t in tallies) / told if told else 0.0


def f_score(tallies: Sequence[Tally]) -> float:
    """Harmonic mean of recall and precision."""
    r, p = recall(tallies), precision(tallies)
    return 2 * r * p / (r + p) if r + p else 0.0


def fields(tallies: Sequence[Tally]) -> float:
    """Fields right, of all fields of all facts."""
    return sum(t.right.total() for t in tallies) / max(1, sum(t.asked.total() for t in tallies))


def whole(tallies: Sequence[Tally]) -> float:
    """Facts with every field right, of all facts."""
    return sum(t.whole for t in tallies) / max(1, sum(t.facts for t in tallies))


def furniture(tallies: Sequence[Tally]) -> float:
    """How many allegations come out of stretches that hold nothing."""
    return float(sum(t.furniture for t in tallies))


METRICS = {
    "recall": recall,
    "precision": precision,
    "f1": f_score,
    "fields": fields,
    "whole": whole,
    "furniture": furniture,
}
