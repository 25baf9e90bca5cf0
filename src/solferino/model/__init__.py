"""The nouns of the house as frozen values; standard library only.

Text is `str`; spans are half-open code points; dates are ISO strings, `null` where unknown; counts are persons,
`low..high`, inclusive; probabilities are 0 to 1. `None` always means "not known", never "none" or zero.
"""

from solferino.model.allegation import Allegation, Perpetrator, VictimGroup, Victims
from solferino.model.assessment import Assessment, Contradiction, Corroboration, Level, Levels
from solferino.model.casualty import (
    AgeGroup,
    Amendment,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    Entry,
    Identity,
    PersonList,
    Sex,
    Tally,
    Transition,
    Verification,
)
from solferino.model.custody import CustodyEvent, CustodyKind
from solferino.model.decision import Decision, DecisionKind
from solferino.model.document import Document, Outcome, Picture, Published, Rendition, Zone, ZoneKind
from solferino.model.estimate import (
    EstimateLine,
    EstimateModel,
    EstimateMove,
    EstimateRemark,
    EstimateSpread,
    KeptEstimate,
)
from solferino.model.figure import Figure
from solferino.model.finding import Finding, Footnote
from solferino.model.ids import content_id
from solferino.model.incident import Disagreement, DisagreementValue, Incident, Origin, Suggestion
from solferino.model.judgement import Judgement, Verdict
from solferino.model.place import Candidate, Place, PlaceKind, PlaceMention
from solferino.model.plain import from_plain, to_plain
from solferino.model.span import DocumentRef, Passage, Span
from solferino.model.statement import Content, Cue, Quoted, Speaker, SpeakerKind, Stance, Statement
from solferino.model.text import Folded, fold
from solferino.model.version import IncidentVersion
from solferino.model.when import Precision, When

__all__ = [
    "AgeGroup",
    "Allegation",
    "Amendment",
    "Assessment",
    "Candidate",
    "Casualty",
    "CasualtyOutcome",
    "CasualtySource",
    "Content",
    "Contradiction",
    "Corroboration",
    "Cue",
    "CustodyEvent",
    "CustodyKind",
    "Decision",
    "DecisionKind",
    "Disagreement",
    "DisagreementValue",
    "Document",
    "DocumentRef",
    "Entry",
    "EstimateLine",
    "EstimateModel",
    "EstimateMove",
    "EstimateRemark",
    "EstimateSpread",
    "Figure",
    "Finding",
    "Folded",
    "Footnote",
    "Identity",
    "Incident",
    "IncidentVersion",
    "Judgement",
    "KeptEstimate",
    "Level",
    "Levels",
    "Origin",
    "Outcome",
    "Passage",
    "Perpetrator",
    "PersonList",
    "Picture",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "Precision",
    "Published",
    "Quoted",
    "Rendition",
    "Sex",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "Suggestion",
    "Tally",
    "Transition",
    "Verdict",
    "Verification",
    "VictimGroup",
    "Victims",
    "When",
    "Zone",
    "ZoneKind",
    "content_id",
    "fold",
    "from_plain",
    "to_plain",
]
