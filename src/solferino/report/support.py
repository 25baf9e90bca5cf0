"""What stands behind an incident and what speaks for the side blamed, as bullets with the notes to check them by."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.engine.opinions import opinions
from solferino.model import Assessment
from solferino.report.notes import Desk, footnote_of, footnote_of_statement
from solferino.report.parts import Cell, Inline, Mark
from solferino.report.told import Told
from solferino.report.wording import listed

# Elements of an event and findings for a side, by the names that the assessment gives them.
ELEMENTS = {
    "act": "the act",
    "place": "the place",
    "when": "the time",
    "victims": "the number",
    "status": "the status of the people",
    "alleged_perpetrator": "the side blamed",
    "weapon": "the weapon",
}
FOR_THE_SIDE = {
    "denied": "it is denied, by somebody not known to be of the side blamed",
    "staged": "it is called staged",
    "other_side_blamed": "more than one side is blamed",
    "armed_victims": "those harmed are told to have been armed, or some of them",
    "military_use": "a military use of the place, or a military target, is told of",
    "warned": "a warning or an order to leave is told of",
}
SIDE = "Looked for against the account, or for a side blamed"


def support_bullets(told: Told, everything: Sequence[Told], desk: Desk, note: int) -> list[Cell]:
    """Who judged and signed, which elements several origins share and which only one gives, kinds of evidence, and what
    in the record speaks for the side blamed, with what was looked for and not found."""
    out: list[Cell] = []
    mine = set(told.incident.allegations)
    touching = [j for j in desk.material.judgements if j.left in mine or j.right in mine]
    if touching:
        home = {a: t.ref for t in everything for a in t.incident.allegations}
        out.append((f"Judged by persons: {' '.join(opinions(touching, told.incident.allegations, home))}", Mark(note)))
    assessment = desk.material.assessment.get(told.incident.id)
    if assessment is None:
        return out
    if assessment.signed:
        out.append((f"Signed by persons: {' '.join(assessment.signed)}", Mark(note)))
    if text := _elements(assessment):
        out.append((text, Mark(note)))
    kinds = [f"{label}: {', '.join(found)}" for label, found in assessment.corroboration.matrix if found]
    if kinds:
        out.append((f"Kinds of evidence that the texts name, by origin: {'; '.join(kinds)}.", Mark(note)))
    out.append(_for_the_side(assessment, desk, note))
    return out


def _elements(assessment: Assessment) -> str:
    """Of incidents with two origins or more: what they share, and what only one of them states."""
    if assessment.corroboration.origins < 2:
        return ""
    word = dict(assessment.corroboration.agreement)
    shared = [ELEMENTS[e] for e, by in assessment.corroboration.shared if len(by) > 1 and word.get(e) == "agrees"]
    differ = [ELEMENTS[e] for e in ELEMENTS if word.get(e) == "differs"]
    alone = [
        f"{ELEMENTS[e]} ({by[0]})"
        for e, by in assessment.corroboration.shared
        if len(by) == 1 and word.get(e) != "differs"
    ]
    parts = [
        f"two or more origins state {listed(shared)}" if shared else "",
        f"they differ on {listed(differ)}" if differ else "",
        f"only one gives {listed(alone)}" if alone else "",
    ]
    said = "; ".join(p for p in parts if p)
    return f"Element by element: {said}." if said else ""


def _for_the_side(assessment: Assessment, desk: Desk, note: int) -> Cell:
    """One line for every incident and every side alike, also where nothing was found."""
    pieces: list[Inline] = [f"{SIDE}: "]
    m = desk.material
    answers = [a for key in assessment.other_side for a in [m.allegation.get(key)] if a is not None]
    said = [s for key in assessment.other_side for s in [m.statement.get(key)] if s is not None]
    if answers or said:
        notes = [*(footnote_of(a, "FN-SIDE") for a in answers), *(footnote_of_statement(s) for s in said)]
        pieces += ["its answer or denial", Mark(desk.notes.cite(notes)), "; "]
    for what, ids in assessment.exculpatory:
        found = [m.allegation[a] for a in ids if a in m.allegation]
        if found:
            pieces += [FOR_THE_SIDE[what], Mark(desk.notes.cite([footnote_of(a) for a in found])), "; "]
    if len(pieces) == 1:
        return (f"{SIDE}: nothing was found in the record read. That shows nothing either way.", Mark(note))
    return (*pieces[:-1], ".")
