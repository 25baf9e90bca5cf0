"""The file in which people judge pairs: written as CSV, filled in with any spreadsheet, read back as judgements.

One line a pair. The left columns are for the reader, the last three to be filled in: `verdict` (same, not same,
unsure), `by`, `reason`. What a reviewer leaves empty stays open. Cells that a spreadsheet would run as a formula are
disarmed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from solferino.errors import Refused
from solferino.link.people.match import LIKELY, Matched
from solferino.link.people.pair import Pair
from solferino.link.people.person import Person
from solferino.model import Judgement, Verdict
from solferino.model.ids import content_id
from solferino.progress import Complaint

ANSWERS = ("verdict", "by", "reason")
_SIDE = ("name", "romanised", "birth", "death", "place", "sex")
COLUMNS = (
    "left", "right", "probability", "band", "reasons", "against",
    *(f"{side} {name}" for name in _SIDE for side in ("left", "right")), *ANSWERS,
)  # fmt: skip
BLIND = ("left", "right", *(c for c in COLUMNS if c.startswith(("left ", "right "))), *ANSWERS)  # no score to lean on
_VERDICTS = {
    **dict.fromkeys(("same", "yes", "y", "s"), Verdict.SAME),
    **dict.fromkeys(("not same", "not_same", "no", "n", "different"), Verdict.NOT_SAME),
    **dict.fromkeys(("unsure", "?", "u"), Verdict.UNSURE),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def review_rows(
    pairs: Iterable[Pair], persons: Mapping[str, Person], names: Mapping[str, str] | None = None
) -> list[dict[str, str]]:
    """One row a pair, in the order given. With `names` (reference -> pseudonym) who they are stays out: pseudonyms, and
    of dates and places only whether they agree, which the reasons say."""
    return [_row(pair, persons[pair.left], persons[pair.right], names) for pair in pairs]


def _row(pair: Pair, left: Person, right: Person, names: Mapping[str, str] | None) -> dict[str, str]:
    row = {
        "left": pair.left,
        "right": pair.right,
        "probability": f"{int(pair.probability * 10000) / 10000:.4f}",
        "band": "identical" if pair.identical else "likely" if pair.probability >= LIKELY else "possible",
        "reasons": reasons(pair),
        "against": pair.conflict or "",
    }
    for side, one in (("left", left), ("right", right)):
        row |= {f"{side} {name}": value for name, value in _shown(one, names).items()}
    return row | dict.fromkeys(ANSWERS, "")


def _shown(one: Person, names: Mapping[str, str] | None) -> dict[str, str]:
    if names is not None:
        return {**dict.fromkeys(_SIDE, ""), "name": names.get(one.id, one.id)}
    return {
        "name": one.shown,
        "romanised": one.romanised if one.romanised != one.shown else "",
        "birth": ("about " if one.birth.about else "") + one.birth.text,
        "death": one.death.text,
        "place": one.place_shown or one.place.code,
        "sex": one.sex,
    }


def reasons(pair: Pair) -> str:
    """What was compared, the most telling first, in words."""
    told = sorted(pair.features, key=lambda f: (-abs(f.weight), f.name))
    return "; ".join(f"{f.seen} ({f.weight:+.1f})" for f in told)


def write_csv(rows: Sequence[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> str:
    """The rows as the text of a CSV file; the same rows give the same bytes."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: _disarmed(k, v) for k, v in row.items()} for row in rows)
    return out.getvalue()


def _disarmed(column: str, value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) and column not in ("reasons", *ANSWERS) else value


def read_review(
    text: str, about: str, at: str, by: str = "", *, strict: bool = True
) -> tuple[tuple[Judgement, ...], tuple[Complaint, ...]]:
    """The judgements of a review file that was filled in, and what could not be taken (L44: a verdict that is none,
    L45: nobody's, L46: without a reason, if `strict`). `by` is whose judgements they are where a line does not say,
    `at` when. Refused (L43) where the file is no review file."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if _semicolons(text) else ",")
    if not {"left", "right", "verdict"} <= set(reader.fieldnames or ()):
        raise Refused("L43", about, "it is no review file", "Give the file that `people match` wrote, filled in")
    found, complaints = [], []
    for number, row in enumerate(reader, 2):
        told = " ".join((row.get("verdict") or "").lower().split())
        if not told:
            continue
        where, verdict = f"{about} line {number}", _VERDICTS.get(told)
        who, why = (row.get("by") or by).strip(), (row.get("reason") or "").strip()
        if verdict is None:
            complaints.append(Complaint("L44", where, "the verdict is none", "Write same, not same or unsure"))
        elif not who:
            complaints.append(Complaint("L45", where, "nobody stands for the verdict", "Fill in `by`, or give --by"))
        elif not why and strict:
            complaints.append(Complaint("L46", where, "the verdict has no reason", "Fill in `reason`"))
        else:
            found.append(_judgement((_armed(row["left"]), _armed(row["right"])), verdict, who, at, why))
    return tuple(found), tuple(complaints)


def _judgement(pair: tuple[str, str], verdict: Verdict, by: str, at: str, reason: str) -> Judgement:
    """The judgement with its id, the smaller reference left."""
    a, b = sorted(pair)
    return Judgement(content_id("jud", a, b, verdict.value, by, at, reason), a, b, verdict, by, at, reason)


def model_rows(found: Matched) -> dict[str, object]:
    """What the pairs were made with, to be kept beside them: method, thresholds, model, notes."""
    model = found.model
    return {
        "method": found.method,
        "people": found.people,
        "pairs": len(found.pairs),
        "thresholds": {"review": found.review, "likely": found.likely},
        "prior_log2_odds": model.prior if model else None,
        "levels": [list(level) for level in model.levels] if model else [],
        "keys": list(model.keys) if model else [],
        "keys_left_out": list(model.left_out) if model else [],
        "groups": [{"members": list(g.members), "weakest": g.weakest} for g in found.groups],
        "blocked": [list(b) for b in found.blocked],
        "notes": list(found.notes),
    }


def _armed(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


def _semicolons(text: str) -> bool:
    head = text.split("\n", 1)[0]
    return head.count(";") > head.count(",")
