"""Who says what about one incident, and where the accounts differ: tables, nothing resolved."""

from __future__ import annotations

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
    listed,
    perpetrator_phrase,
    place_name,
    when_short,
    who_phrase,
)
from solferino.terms import acts as act_terms
from solferino.terms import statuses

FIELD_NAMES = {
    "happened": "whether it happened",
    "victims": "number of people",
    "when": "time",
    "alleged_perpetrator": "side blamed",
    "status": "status of the people",
    "contested": "whether it happened",
    "denial": "whether it happened",
}


KIND_NAMES = {
    "conflict": "",
    "update": "later edition",
    "scope": "different scope",
    "rounding": "rounded number",
    "transposition": "perhaps transposed digits",
    "denial": "denied",
}


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


def differences(told: Told, material: Material) -> list[tuple[str, str, str, tuple[str, tuple[str, ...]]]]:
    """(field, kind, note, (value, allegation ids)) of every value in dispute: from linking, then from assessing."""
    i = told.incident
    out = [(d.field, d.kind, d.note, (v.value, v.allegations)) for d in i.disagreements for v in d.values]
    known = {(field, value) for field, _, _, (value, _) in out}
    assessment = material.assessment.get(i.id)
    for c in assessment.contradictions if assessment else ():
        out += [(c.field, c.kind, c.note, v) for v in c.values if (c.field, v[0]) not in known]
    return out


def difference_rows(told: Told, desk: Desk) -> list[tuple[Cell, ...]]:
    """One row a value on which the accounts differ: the field, what is said, by whom."""
    rows: list[tuple[Cell, ...]] = []
    for field, kind, _, (value, ids) in differences(told, desk.material):
        says = [desk.material.allegation[a] for a in ids if a in desk.material.allegation]
        if not says:
            continue
        by = listed(
            list(dict.fromkeys(chain_phrase(a, outlet(desk.material, a.document.id, a.document.name)) for a in says))
        )
        label = capital(FIELD_NAMES.get(field, field.replace("_", " ")))
        extra = "" if kind == "denial" else KIND_NAMES.get(kind, kind)
        mark = Mark(desk.notes.cite([footnote_of(a) for a in says]))
        rows.append(((label + (f" ({extra})" if extra else ""),), (_value(value),), (capital(by), mark)))
    return rows


def _value(value: str) -> str:
    """A value as people read it: codes of countries, statuses and acts by their names."""
    if len(value) == 2 and value.isupper():
        return country(value)
    for table in (statuses(), act_terms()):
        if value in table:
            return str(table[value].label)
    return value
