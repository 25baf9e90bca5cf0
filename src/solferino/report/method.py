"""Section 7: how this draft was made and what it cannot show (R-CAS-13, R-BAL-3), in words about the report only."""

from __future__ import annotations

from solferino.report.material import Options
from solferino.report.parts import Remark, Table
from solferino.report.wording import capital
from solferino.terms import standards

PRINTED = {
    "no": "not printed",
    "attributed": "only as somebody’s words",
    "allegation": "as an allegation, verification pending",
    "credible": "as a credible allegation",
    "finding": "as a finding",
    "court": "only by quoting a court",
}


def limits(options: Options, *, estimated: bool = False) -> tuple[Remark, ...]:
    """What a reader must know before relying on a sentence; `estimated` where section 4 holds an estimate."""
    apart = "estimates stand apart in section 4 and are added to nothing" if estimated else "nothing is estimated here"
    return (
        Remark(
            "Documents were sealed by their digest, turned into text, and read by a machine, sentence by sentence: who "
            "says that what was done to whom, by whom, where and when. Page furniture and readers’ comments were set "
            "aside. Accounts of one event were joined, and texts that go back to one origin count as one.",
            "How it was made",
        ),
        Remark(
            "The machine can misread, miss an allegation, join what is apart or part what belongs together. It reads "
            "the words of documents; it does not know whether they are true. The note of each sentence gives the exact "
            "words to check.",
            "Machine extraction",
        ),
        Remark(
            "Every incident has three levels: whether it happened as told, whether that meets the elements of a "
            "violation, and who is responsible. The last two are never above the first. The levels follow a published "
            "table of conditions; reasonable grounds to believe is the highest that is ever proposed, and "
            f"{options.org} decides. It is a standard for facts and violations, and no determination of individual "
            "criminal responsibility.",
            "How levels are proposed",
        ),
        Remark(
            "An origin is the person, sensor or record that first perceived the event. Reprints, translations, "
            "quotations and press coverage of a report keep their origin. Where no root is named, texts that share "
            "one count as one.",
            "Independence",
        ),
        Remark(
            "Only single events are counted. Totals, general allegations, denials, and human remains whose death is "
            "not explained are told apart and never turned into killings. An incident with several acts is one "
            f"incident. Enumeration is not estimation, and {apart}. Minimum numbers leave out what was not recorded.",
            "Counting",
        ),
        Remark(
            "Unknown stays unknown: a person of unknown status is neither civilian nor combatant, and a day without a "
            "year stays without one.",
            "Unknowns",
        ),
        Remark(
            "Documents in languages or formats that could not be read are listed with what was received. What they say "
            "is not in this draft.",
            "Not read",
        ),
        Remark(
            "Sources do not have the same access to every side, and documents were not drawn at random. The number of "
            "allegations against a party shows what was published and collected, not the scale of what happened.",
            "Access and balance",
        ),
        Remark(
            "References to treaties go with the code of an act, assume an international armed conflict, and were not "
            "checked against the facts by a lawyer. No crime is named unless its elements were assessed.",
            "Law",
        ),
    )


def standards_table() -> Table:
    """The ladder, with how each level may be printed (method.md §1.2)."""
    rows = tuple(
        ((s.code,), (capital(s.name),), (capital(s.definition),), (PRINTED.get(s.publishable, s.publishable),))
        for s in standards().values()
    )
    return Table("Standards of proof", ("Level", "Name", "Meaning", "How it is printed"), rows, (0.08, 0.2, 0.47, 0.25))
