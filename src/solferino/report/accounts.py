"""Who says what about one incident, and where the accounts differ: tables, nothing resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from solferino.model import Allegation
from solferino.report.material import Material
from solferino.report.notes import Desk, footnote_of
from solferino.report.parts import Cell, Mark, Table
from solferino.report.sentences import outlet, stance_label
from solferino.report.told import Told
from solferino.report.wording import (
    capital,
    chain_phrase,
    country,
    day,
    listed,
    perpetrator_phrase,
    place_name,
    when_short,
    who_phrase,
)
from solferino.terms import acts as act_terms
from solferino.terms import statuses, weapons

FIELD_NAMES = {
    "happened": "whether it happened",
    "victims": "number of people",
    "when": "time",
    "alleged_perpetrator": "side blamed",
    "status": "status of the people",
    "contested": "whether it happened",
    "denial": "whether it happened",
    "act": "how people died",
    "weapon": "weapon",
}


KIND_NAMES = {
    "conflict": "",
    "update": "later edition",
    "scope": "different scope",
    "rounding": "rounded number",
    "transposition": "perhaps transposed digits",
    "variant": "all but the same",
    "composition": "civilians or members of armed forces",
    "attribution": "different sides",
    "staged": "called staged",
    "denial": "denied",
}

NOTED = frozenset({"update", "scope", "rounding", "transposition", "variant"})  # the note says more than the kind


def accounts(told: Told, desk: Desk) -> Table:
    """Who says what: one row an allegation, in the order of the record."""
    rows: list[tuple[Cell, ...]] = []
    for a in desk.material.of(told.incident):
        place = outlet(desk.material, a.document.id, a.document.name)
        blames = perpetrator_phrase(a.alleged_perpetrator) if a.alleged_perpetrator else "not stated"
        rows.append(
            (
                (capital(chain_phrase(a, place)), Mark(desk.notes.cite([footnote_of(a)]))),
                (stance_label(a.stance),),
                (_whom(a),),
                (f"{place_name(a.place)}; {when_short(a.when)}",),
                (blames,),
            )
        )
    return Table(
        f"Accounts of {told.ref}",
        ("Who says it", "How", "Whom it concerns", "Where and when", "Side blamed"),
        tuple(rows),
        (0.31, 0.12, 0.2, 0.22, 0.15),
    )


def _whom(a: Allegation) -> str:
    """The act and, where the words say it, how many of whom, with the harm."""
    term = act_terms().get(a.act)
    act = capital(term.noun) if term else a.act
    v = a.victims
    if v.low is None and v.high is None and v.share is None and v.qualifier != "vague":
        return act
    harm = f" {a.harm.replace('_', ' ')}" if a.harm and a.harm not in ("other", "bodies_found") else ""
    return f"{act}: {who_phrase(v, a.act).text}{harm}"


def disagreements(told: Told, desk: Desk) -> Table | None:
    """Where accounts differ, field by field, each value with who says so; None where they agree."""
    rows = difference_rows(told, desk)
    if not rows:
        return None
    return Table(f"Where the accounts of {told.ref} differ", ("On", "It is said", "By"), tuple(rows), (0.2, 0.4, 0.4))


@dataclass(frozen=True, slots=True)
class Difference:
    """One value in dispute: of which field and kind, what is known of the dispute, who gives it, since which day."""

    field: str
    kind: str
    note: str
    value: str
    ids: tuple[str, ...]
    since: str | None = None


def differences(told: Told, material: Material) -> list[Difference]:
    """Every value in dispute: from linking, then from assessing. What a side blamed says of more than the incident
    (`contested`) stands with its answers, not here."""
    i = told.incident
    out = [
        Difference(d.field, d.kind, d.note, v.value, v.allegations, v.since) for d in i.disagreements for v in d.values
    ]
    known = {(d.field, d.value) for d in out}
    assessment = material.assessment.get(i.id)
    for c in assessment.contradictions if assessment else ():
        out += [
            Difference(c.field, c.kind, c.note, v, ids)
            for v, ids in c.values
            if (c.field, v) not in known and c.field != "contested"
        ]
    return out


def difference_rows(told: Told, desk: Desk) -> list[tuple[Cell, ...]]:
    """One row a value on which the accounts differ: the field, what is said, by whom."""
    rows: list[tuple[Cell, ...]] = []
    noted: set[tuple[str, str]] = set()
    for d in differences(told, desk.material):
        says = [desk.material.allegation[a] for a in d.ids if a in desk.material.allegation]
        if not says:
            continue
        by = listed(
            list(dict.fromkeys(chain_phrase(a, outlet(desk.material, a.document.id, a.document.name)) for a in says))
        )
        label = capital(field_name(d.field))
        extra = "" if d.kind == "denial" else KIND_NAMES.get(d.kind, d.kind)
        note = f": {_days(d.note)}" if d.note and d.kind in NOTED and (d.field, d.kind) not in noted else ""
        noted.add((d.field, d.kind))
        mark = Mark(desk.notes.cite([footnote_of(a) for a in says]))
        since = f" (since {day(d.since)})" if d.since else " (day not known)"
        what = _value(d.value) + since
        rows.append(((label + (f" ({extra}{note})" if extra else ""),), (what,), (capital(by), mark)))
    return rows


def field_name(field: str) -> str:
    """A field as people call it; a number with its harm."""
    name, _, harm = field.partition(" ")
    return " ".join(p for p in (FIELD_NAMES.get(name, name), harm) if p).replace("_", " ")


def _days(note: str) -> str:
    """A note with its days written as people write them."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda m: day(m[0]), note)


def _value(value: str) -> str:
    """A value as people read it: codes of countries, statuses and acts by their names."""
    if value == "mixed":
        return "civilians and members of armed forces together"
    if re.fullmatch(r"\d+\+", value):
        return f"at least {value[:-1]}"
    if value.startswith("mostly "):
        return f"mostly {_value(value.removeprefix('mostly '))}"
    if ", " in value and all(v in weapons() for v in value.split(", ")):
        return listed([weapons()[v].label for v in value.split(", ")])
    if len(value) == 2 and value.isupper():
        return country(value)
    for table in (statuses(), act_terms(), weapons()):
        if value in table:
            return str(table[value].label)
    return value
