"""Solferino: from scattered accounts of war crimes to findings that stand up.

A notebook starts with `open_case`, which gives a `Case` with its tables; the nouns and the errors are here too. Each
step has one function, e.g. `solferino.ingest.step.ingest(case, paths)`. Everything else is internal.
"""

from solferino.case import Case
from solferino.errors import Broken, Missing, Refused, SolferinoError, Unavailable
from solferino.model import (
    Allegation,
    Assessment,
    CustodyEvent,
    Document,
    Figure,
    Finding,
    Footnote,
    Incident,
    Judgement,
    Level,
    Origin,
    Outcome,
    Passage,
    PlaceMention,
    Rendition,
    Span,
    Stance,
    Statement,
    Suggestion,
    Verdict,
    Zone,
    ZoneKind,
)
from solferino.progress import Complaint, Progress, Silent, StepReport
from solferino.settings import Settings
from solferino.wiring import open_case

__all__ = [
    "Allegation",
    "Assessment",
    "Broken",
    "Case",
    "Complaint",
    "CustodyEvent",
    "Document",
    "Figure",
    "Finding",
    "Footnote",
    "Incident",
    "Judgement",
    "Level",
    "Missing",
    "Origin",
    "Outcome",
    "Passage",
    "PlaceMention",
    "Progress",
    "Refused",
    "Rendition",
    "Settings",
    "Silent",
    "SolferinoError",
    "Span",
    "Stance",
    "Statement",
    "StepReport",
    "Suggestion",
    "Unavailable",
    "Verdict",
    "Zone",
    "ZoneKind",
    "open_case",
]
