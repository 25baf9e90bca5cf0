"""From the record to a report: the same values give the same sections, sentences and notes, byte for byte.

The order is that of a mission's report (method.md §6.1): title page, summary, what was read, findings by theme and
side, figures, contradictions, the other side's position, method and limits, annexes.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.report.casualties import annex, casualties, glance
from solferino.report.chartdata import chart_data
from solferino.report.incidents import findings
from solferino.report.material import Material, Options, cut
from solferino.report.method import limits, standards_table
from solferino.report.notes import Desk, Notes, Numbers
from solferino.report.parts import Front, Heading, ReportModel, Section
from solferino.report.record import counts_annex, documents_section, origins_annex, passages_annex
from solferino.report.sections import contradictions, other_side
from solferino.report.summary import summary, tiles
from solferino.report.told import tell
from solferino.report.wording import day

STATUS = "Machine draft – to be checked by a person before any use"


def compose(material: Material, options: Options) -> ReportModel:
    """The whole report as values. Refused P01 where a sentence would stand without its passage."""
    digest = material.digest()
    kept, late = cut(material, options.cut_off)
    told, denied, leads = tell(kept, options.in_full)
    desk = Desk(kept, options, Notes(kept), Numbers())
    events = [t for t in told if t.incident.kind == "event"]
    charts = chart_data(told, kept)
    last = options.cut_off or _latest(kept, late)

    at_a_glance = (*tiles(events, desk), *glance(told, desk))  # first on the page, so first to be given note numbers
    sections = [
        summary(told, events, charts, desk),
        documents_section(late, desk),
        *findings(told, desk),
        *casualties(told, charts, desk),
        contradictions(told, desk),
        other_side(told, denied, desk),
        Section(
            Heading(1, "7", "Method and limits", "method"),
            (*limits(options, estimated=bool(kept.chapter.estimated)), standards_table()),
        ),
        counts_annex(events, desk),
        origins_annex(desk),
    ]
    crossed = annex(told, desk)
    sections += [passages_annex(desk.notes.all(), desk), *crossed]
    front = _front(options, digest, last, bool(leads), kept)
    return ReportModel(front, at_a_glance, tuple(sections), desk.notes.all(), charts, digest, options.as_of)


def _latest(material: Material, late: Sequence[str]) -> str | None:
    days = [p for d in material.documents if d.id not in late and (p := material.published(d.id).latest)]
    return max(days, default=None)


def _front(options: Options, digest: str, last: str | None, leads: bool, material: Material) -> Front:
    policies = sorted({material.levels(i).proposed_by for i in material.incidents})
    facts = [
        ("Prepared for", options.org),
        ("State of the record (as of)", day(options.as_of)),
        ("Cut-off date", f"{day(last)}" if last else "none: no document has a known date of publication"),
        ("Levels proposed by", ", ".join(policies) or "nobody yet"),
        ("Digest of the record (SHA-256)", digest),
    ]
    decided = sum(material.levels(i).decided_by is not None for i in material.incidents)
    levels = (
        f"proposed the levels, {decided} of which persons decided by signature" if decided else "proposed every level"
    )
    notices = [
        f"A machine read the documents, joined the accounts and {levels}. No person has checked the "
        "sentences below; every one carries the passage to check it against.",
        "It is about what documents say. Nothing in it is a verdict, a determination of individual criminal "
        "responsibility, or the probability of anybody’s guilt.",
        "The cut-off date is the latest date of publication among the documents used. Later material is left out; "
        "documents without a known date are used and marked.",
        "The passages are quoted as they stand and are not redacted: they may name victims, witnesses and others. "
        "Not for publication before protection and consent were reviewed.",
    ]
    if leads:
        notices.append("Leads that are not assessed stay in the record and are not printed here.")
    return Front(
        options.title,
        "What the record says, by whom, and how far it is supported",
        STATUS,
        tuple(facts),
        tuple(notices),
    )


# Section 1
