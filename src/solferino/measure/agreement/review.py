"""Review sheets: what was extracted, row by row, for a person to say right, wrong, changed, or what was missed.

A sheet is a table that any spreadsheet program opens. What comes back is a decision about each allegation, by somebody,
append-only, for the next run, for labels and for learning. The latest of a person holds; where two differ, both stand,
and neither is used for labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.errors import Refused
from solferino.model import (
    Allegation,
    Decision,
    DecisionKind,
    Perpetrator,
    Place,
    PlaceKind,
    Precision,
    Stance,
    When,
    content_id,
)
from solferino.model.reviewed import ReviewVerdict
from solferino.progress import Complaint
from solferino.terms import acts

EDITABLE = ("act", "harm", "low", "high", "status", "party", "place", "from", "to", "speaker", "stance")
COLUMNS = ("id", "document", "passage", *EDITABLE, "verdict", "note")
_EXTRA = ("BODIES", "CASUALTIES", "VIOLATION")
_STEERS = re.compile(r"^[=+\-@\t\r]")  # what a spreadsheet program would take for a formula
Texts = Mapping[str, tuple[str, str]]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def sheet(allegations: Iterable[Allegation]) -> list[tuple[str, ...]]:
    """The rows of a sheet under COLUMNS; `verdict` and `note` are empty. Cells cannot start a formula."""
    return [
        tuple(_tame(cell) for cell in (a.id, a.document.name, a.passage.text, *cells(a).values(), "", ""))
        for a in allegations
    ]


def cells(a: Allegation) -> dict[str, str]:
    """The fields of an allegation that a person can correct, as text; empty where nothing was read."""
    v, when = a.victims, a.when
    return {
        "act": a.act,
        "harm": a.harm or "",
        "low": "" if v.low is None else str(v.low),
        "high": "" if v.high is None else str(v.high),
        "status": v.status or "",
        "party": (a.alleged_perpetrator.party if a.alleged_perpetrator else None) or "",
        "place": a.place.name if a.place else "",
        "from": (when.earliest if when else None) or "",
        "to": (when.latest if when else None) or "",
        "speaker": (a.speaker.name or a.speaker.text) if a.speaker else "",
        "stance": a.stance.value,
    }


@dataclass(frozen=True, slots=True)
class Read:
    """What a sheet gave: decisions, rows that were not used and why, and how many rows nobody had judged."""

    decisions: tuple[Decision, ...]
    complaints: tuple[Complaint, ...]
    open: int


def read_sheet(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    known: Mapping[str, Allegation],
    texts: Texts,
    by: str,
    at: str,
) -> Read:
    """Decisions of a sheet that came back. `known`: allegations by id; `texts`: document id to text, by the document's
    name. A row is left out with a complaint: M70 an id that is not there, M71 no verdict of ours, M72 a value that
    cannot be, M73 words of a missed fact that do not stand once in their document."""
    if not by.strip():
        raise Refused("M74", "the review", "nobody is named", "Say who reviewed: --by NAME")
    decisions, complaints, left = [], [], 0
    for number, given in rows:
        row = {k: _wild(v) for k, v in given.items()}
        if not row.get("verdict"):
            left += 1
            continue
        try:
            decisions.append(_decision(row, known, texts, by.strip(), at))
        except Refused as refused:
            complaints.append(Complaint(refused.code, f"row {number}", refused.what, refused.remedy))
    return Read(tuple(decisions), tuple(complaints), left)


def _decision(row: Mapping[str, str], known: Mapping[str, Allegation], texts: Texts, by: str, at: str) -> Decision:
    said = row["verdict"].strip().casefold()
    if said not in list(ReviewVerdict):
        raise Refused("M71", row["id"], f"{said[:30]} is no verdict", "Write right, wrong, changed or missed")
    verdict = ReviewVerdict(said)
    about = row.get("id", "")
    if verdict is ReviewVerdict.MISSED:
        return _missed(row, texts, by, at)
    if about not in known:
        raise Refused("M70", about, "no allegation of that id is in the case", "Make the sheet anew")
    values = {"verdict": verdict.value}
    if verdict is not ReviewVerdict.WRONG:
        before = cells(known[about])
        changed = {c: row.get(c, "") for c in EDITABLE if c in row and row[c] != before[c]}
        if changed and verdict is ReviewVerdict.RIGHT:
            what = f"it is called right, and {', '.join(changed)} was changed"
            raise Refused("M71", about, what, "Call it changed, or take the change back")
        values |= changed
        _check(values)
    return _made(about, by, at, row.get("note", ""), values)


def _missed(row: Mapping[str, str], texts: Texts, by: str, at: str) -> Decision:
    name, words = row.get("document", ""), row.get("passage", "")
    if name not in texts:
        raise Refused("M73", name, "no document of that name is in the case", "Give the name as `show documents` does")
    key, text = texts[name]
    if not words or text.count(words) != 1:
        what = "the words of a missed fact do not stand exactly once in the document"
        raise Refused("M73", name, what, "Copy the words that name the act, as many as it takes to be the only ones")
    values = {"verdict": "missed", "anchor": words, **{c: row[c] for c in EDITABLE if row.get(c)}}
    if "act" not in values:
        raise Refused("M72", name, "a missed fact has no act", "Give its code")
    _check(values)
    return _made(key, by, at, row.get("note", ""), values)


def _made(about: str, by: str, at: str, note: str, values: Mapping[str, str]) -> Decision:
    pairs = tuple(values.items())
    key = content_id("dec", "review", about, by, *(x for pair in pairs for x in pair))
    return Decision(key, DecisionKind.REVIEW, about, by, at, note or f"reviewed: {values['verdict']}", pairs)


def _check(values: Mapping[str, str]) -> None:
    """Refused M72 where a value cannot be."""
    for name in ("low", "high"):
        if values.get(name) and not values[name].isdigit():
            raise Refused("M72", name, "is no whole number", "Write digits")
    if values.get("act") and any(c.strip() not in acts() and c.strip() not in _EXTRA for c in values["act"].split(",")):
        raise Refused("M72", "act", f"{values['act'][:30]} is no code", "Use the codes of docs/vocabularies.md")
    if values.get("stance") and values["stance"] not in list(Stance):
        raise Refused("M72", "stance", "is none of the seven", f"Use {', '.join(Stance)}")
    for name in ("from", "to"):
        if values.get(name) and not _DAY.fullmatch(values[name]):
            raise Refused("M72", name, "is no day", "Write YYYY-MM-DD")


def corrected(a: Allegation, told: Sequence[Decision]) -> Allegation | None:
    """The allegation as reviewed: None where it is wrong, or where reviewers differ."""
    said = {d.values for d in told}
    if len(said) != 1:
        return None
    values = dict(told[0].values)
    if values["verdict"] == ReviewVerdict.WRONG:
        return None
    return with_values(a, values)


def with_values(a: Allegation, values: Mapping[str, str]) -> Allegation:
    """The allegation with the fields that `values` give; an empty value takes the field away."""
    v = a.victims
    if "low" in values:
        v = replace(v, low=int(values["low"]) if values["low"] else None)
    if "high" in values:
        v = replace(v, high=int(values["high"]) if values["high"] else None)
    if "status" in values:
        v = replace(v, status=values["status"] or None)
    made = replace(a, victims=v)
    if values.get("act"):
        codes = tuple(c.strip() for c in values["act"].split(","))
        made = replace(made, act=codes[0], acts=codes)
    if "harm" in values:
        made = replace(made, harm=values["harm"] or None)
    if values.get("stance"):
        made = replace(made, stance=Stance(values["stance"]))
    if "party" in values:
        old = made.alleged_perpetrator
        side = Perpetrator(old.name if old else values["party"], values["party"] or None, old.kind if old else "state")
        made = replace(made, alleged_perpetrator=side if values["party"] else None)
    if "place" in values:
        made = replace(made, place=_place(values["place"]))
    if "from" in values or "to" in values:
        first, last = values.get("from", _end(a, 0)), values.get("to", _end(a, 1))
        precision = Precision.DAY if first == last else Precision.RANGE
        made = replace(made, when=When(f"{first}–{last}", first or None, last or None, precision) if first else None)
    return made


def _place(name: str) -> Place | None:
    return Place(name, name, PlaceKind.SETTLEMENT) if name else None


def _end(a: Allegation, which: int) -> str:
    return ((a.when.earliest, a.when.latest)[which] if a.when else None) or ""


def _tame(cell: str) -> str:
    return "'" + cell if _STEERS.match(cell) else cell


def _wild(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _STEERS.match(cell[1:]) else cell
